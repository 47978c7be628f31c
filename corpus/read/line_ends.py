"""Words that the line ends of a text file have cut in two, made whole in a text that has its blocks.

Flows in: a draft whose text is as the file has it. Flows out: the same draft, where each cut word of a paragraph or an
item stands on the line where it begins. It does not find the paragraphs.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate

from corpus.document import BlockKind, Span
from corpus.read.draft import Draft
from corpus.read.hyphens import LONGEST_WORD, SOFT_HYPHEN, opened, words_in

_END = re.compile(r"(?<=[^\W_])[-‐][^\S\n]*+\n\s*+")
_REST = re.compile(r"\S*+(?P<blank>[ \t])(?=[^\W\d_])")
_CUT_SOFTLY = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\S\n]*\n\s*[^\W\d_])")
_RUNNING = frozenset([BlockKind.PARAGRAPH, BlockKind.ITEM])


def with_seen_hyphens(text: str) -> str:
    """The text with a hyphen for each that is seen only at a line's end and stands there, and without all others."""
    return _CUT_SOFTLY.sub("-", text).replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text


def with_whole_words(draft: Draft) -> Draft:
    """The draft with its cut words whole. A hyphen and a line end are all that is lost; what stood on the lower line
    after the word still does."""
    cuts = _cuts(draft)
    rests = (_REST.match(draft.text, cut.end) for cut in cuts)
    return _without(draft, cuts, {rest.start("blank") for rest in rests if rest}) if cuts else draft


def _cuts(draft: Draft) -> list[Span]:
    """What parts the two pieces of each cut word: the line end, with the hyphen where it is not the word's own."""
    text = draft.text
    found = [
        (block.span, end)
        for block in draft.blocks
        if block.kind in _RUNNING
        for end in _END.finditer(text, block.span.start, block.span.end)
    ]
    known = words_in(text) if found else frozenset[str]()
    cuts: list[Span] = []
    for span, end in found:
        above = text[max(span.start, end.start() - LONGEST_WORD) : end.start() + 1]
        begun = opened(above, text[end.end() : end.end() + LONGEST_WORD], known)
        if begun is not None:
            cuts.append(Span(end.start() + (begun == above), end.end()))
    return cuts


def _without(draft: Draft, lost: list[Span], ends: set[int]) -> Draft:
    """The draft without some stretches of its text, in order, and with a line end for a blank at some offsets."""
    edges = [0, *(edge for span in lost for edge in (span.start, span.end)), len(draft.text)]
    broken = draft.text if not ends else "".join("\n" if n in ends else sign for n, sign in enumerate(draft.text))
    kept = (broken[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    starts = [span.start for span in lost]
    lengths = list(accumulate((span.end - span.start for span in lost), initial=0))

    def moved(span: Span) -> Span:
        return Span(*(offset - lengths[bisect_left(starts, offset)] for offset in (span.start, span.end)))

    return replace(
        draft,
        text="".join(kept),
        blocks=tuple(replace(block, span=moved(block.span)) for block in draft.blocks),
        sections=tuple(replace(section, span=moved(section.span)) for section in draft.sections),
    )
