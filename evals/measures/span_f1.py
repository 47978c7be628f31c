"""Span F1: overlap of words between an expected phrase and the cited quote nearest to it, in [0, 1].

Source: SQuAD (arXiv 1606.05250, section 6.1), without its removal of English articles. Only for cases that name
phrases: a whole sentence round a short phrase scores low here, and is not wrong for that.
"""

import re
from collections import Counter

from evals.cases import Case
from evals.responses import Response


def span_f1(case: Case, response: Response) -> float | None:
    """The best pair of phrase and quote; None when the case names no phrase."""
    if not case.expected.quotes:
        return None
    pairs = [_f1(_words(one.quote), _words(quote)) for one in response.citations for quote in case.expected.quotes]
    return max(pairs, default=0.0)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _f1(got: Counter[str], gold: Counter[str]) -> float:
    shared = (got & gold).total()
    return 2 * shared / (got.total() + gold.total()) if shared else 0.0
