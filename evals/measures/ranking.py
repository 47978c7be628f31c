"""Success@k, R@k, RR and nDCG@k of a ranking of places (slides, or sections of documents), each place once.

Sources: R@k and RR as in Manning, Raghavan and Schütze 2008, ch. 8; nDCG as in Järvelin and Kekäläinen 2002 with gain 1
and discount log2(rank + 1), trec_eval's form. Many papers call Success@k "recall@k"; here R@k is the share of the
relevant places. A question without hits scores 0 and stays in the mean.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import log2


def success(ranking: Sequence[str], relevant: AbstractSet[str], k: int) -> float:
    """1 when one of the first `k` is relevant, else 0."""
    return float(any(place in relevant for place in ranking[:k]))


def recall(ranking: Sequence[str], relevant: AbstractSet[str], k: int) -> float:
    """Share of the relevant places among the first `k`."""
    return len(relevant & set(ranking[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], relevant: AbstractSet[str]) -> float:
    """1 / rank of the first relevant place, 0 without one."""
    return next((1 / rank for rank, place in enumerate(ranking, start=1) if place in relevant), 0.0)


def ndcg(ranking: Sequence[str], relevant: AbstractSet[str], k: int) -> float:
    """Discounted gain of the first `k` over that of the best order."""
    gained = sum(1 / log2(rank + 1) for rank, place in enumerate(ranking[:k], start=1) if place in relevant)
    best = sum(1 / log2(rank + 1) for rank in range(1, min(k, len(relevant)) + 1))
    return gained / best if best else 0.0
