"""Words that the line ends of a text file have cut in two, put together on the line where they begin.

Flows in: the lines of a text. Flows out: the same lines, where only the cut words are others. It does not know pages
or paragraphs.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.read.hyphens import HYPHENS, SOFT_HYPHEN, opened, words_in
from corpus.read.lines import is_row, lines_of, may_be_item


def has_cut_words(text: str) -> bool:
    """Whether any line ends in a hyphen, or has one that is seen only where a line ends."""
    return SOFT_HYPHEN in text or any(f"{hyphen}\n" in text or f"{hyphen} \n" in text for hyphen in HYPHENS)


def with_whole_words(lines: Sequence[str], text: str) -> list[str]:
    """The lines, each cut word whole on the upper of its two; a line that held nothing else is gone.

    `text`: all of the document, whose words tell which hyphens are theirs. Rows of cells are left as they are: what
    stands below the last cell is not its next line.
    """
    known = words_in(text)
    joined = "\n".join(lines)
    rows = [is_row(line) for line in lines_of(joined, 0, len(joined))]
    whole: list[str] = []
    for line, (above_is_row, is_a_row) in zip(lines, pairwise([True, *rows]), strict=True):
        words = line.lstrip()
        above = whole[-1].rstrip() if whole else ""
        begun = None
        if above.endswith(HYPHENS) and words and not (above_is_row or is_a_row or may_be_item(words)):
            begun = opened(above, words, known)
        if begun is None:
            whole.append(line)
            continue
        tail, _, rest = words.partition(" ")
        whole[-1] = begun + tail
        if rest.strip():
            whole.append(line[: len(line) - len(words)] + rest.lstrip())
    return [line.replace(SOFT_HYPHEN, "") for line in whole]
