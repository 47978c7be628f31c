"""What kind of line each line of a plain text is: a list item, a heading, a rule, or words.

Flows in: one line, or the lines around it. Flows out: its marker and whether the next line carries it on. It does not
build blocks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.date_line import is_date_line
from corpus.sentences import dangles


@dataclass(frozen=True, slots=True)
class Line:
    """One line: offsets of its words (without surrounding blanks) in the text, its indent in columns and its marker.

    `marker` is what stands before the words of a list item («o», «•», «1.»), else empty; then `start` is after it.
    `in_columns`: some of its words stand under or over words of a neighbour, with wide gaps before them.
    """

    start: int
    end: int
    indent: int
    words: str
    marker: str = ""
    in_columns: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.words


_BULLET = re.compile(r"(?P<marker>[•·▪●○◦■□➢➤✓*+o]|[-–—])[ \t]+(?=\S)")
_NUMBER = re.compile(r"(?P<marker>\(?(?:\d{1,2}|[a-zæøå])[.)])[ \t]+(?P<next>[^\W\d_]+)?")
_ORDINAL_NOUN = re.compile(
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|halvår|kvartal|tertial|del"
    r"|juledag|påskedag|pinsedag|nyttårsdag|plass|klasse|trinn|gang|utgave|august|verdenskrig|etasje)\w{0,2}",
    re.IGNORECASE,
)
_DIALOGUE = re.compile(
    r"\b(?:sier|sa|seier|svarer|svarte|spør|spurte|forteller|fortalte|mener|forklarer|skriver|understreker|påpeker|legger)\b"
)
_KEY_VALUE = re.compile(r"[^\W\d_][\w /.-]{1,30}:[ \t]+\S")
_DASHES = {"–": "-", "—": "-"}
_STOP = re.compile(r"[.!?…][»”\"')\]]*\Z")
_RULE = re.compile(r"(?P<sign>[=\-_*~])(?P=sign){2,}\Z")
_HEADING_NUMBER = re.compile(r"(?:§+\s*)?(?P<number>\d{1,2}(?:[.-]\d{1,2})*)\.?\s+(?=[A-ZÆØÅÉ«])")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE = 3
_HEADING_LENGTH = 80
_LABEL_WORDS = 4
_TITLE_LENGTH = 150


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines between two offsets, bullets recognised; numbers are left to `numbered`, which knows the neighbours."""
    lines: list[Line] = []
    here = start
    written = text[start:end].replace("\f", "\n").split("\n")
    in_columns = _in_columns(written)
    for place, raw in enumerate(written):
        words = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        indent = len(raw[:lead].expandtabs(4))
        begin = here + lead
        if found := _BULLET.match(words):
            lines.append(Line(begin + found.end(), begin + len(words), indent, words[found.end() :], found["marker"]))
        else:
            lines.append(Line(begin, begin + len(words), indent, words, in_columns=place in in_columns))
        here += len(raw) + 1
    return lines


def _in_columns(written: Sequence[str]) -> set[int]:
    """The places of lines whose cells are set under each other by blanks."""
    gaps = [{gap.end(): len(gap[0]) for gap in _GAP.finditer(line.rstrip())} for line in written]
    found: set[int] = set()
    for place, (above, below) in enumerate(pairwise(gaps)):
        if any(max(above[column], below[column]) >= _WIDE for column in above.keys() & below.keys()):
            found |= {place, place + 1}
    return found


def numbered(line: Line, last: Mapping[str, int]) -> Line:
    """`line` as a numbered item when it opens a list or follows the `last` number of its form; else as it was.

    «31. oktober er fristen» and «2. halvår» open a line without being the thirty-first item of anything.
    """
    found = None if line.marker else _NUMBER.match(line.words)
    if found is None or is_ordinal_noun(found["next"] or ""):
        return line
    begin = len(found[0]) - len(found["next"] or "")
    form, number = ordinal(found["marker"])
    if number not in (1, last.get(form, 0) + 1):
        return line
    return Line(line.start + begin, line.end, line.indent, line.words[begin:], found["marker"])


def may_be_item(words: str) -> bool:
    """Whether the words open with a bullet or a number that may be a list's, whatever stands around them."""
    return _BULLET.match(words) is not None or _NUMBER.match(words) is not None


def is_ordinal_noun(word: str) -> bool:
    """Whether a number with a full stop before the word counts it («10. desember», «2. halvår»), not an item."""
    return _ORDINAL_NOUN.fullmatch(word) is not None


def ordinal(marker: str) -> tuple[str, int]:
    """The form of a number marker and its number: («1)», 3) for «3)», («a)», 2) for «b)»; a bullet counts nothing."""
    number = re.sub(r"\W", "", marker)
    if number.isdecimal():
        return marker.replace(number, "1"), int(number)
    if len(number) == 1 and len(marker) > 1:
        return marker.replace(number, "a"), "abcdefghijklmnopqrstuvwxyzæøå".find(number) + 1
    return _DASHES.get(marker, marker), 0


def ends_sentence(words: str) -> bool:
    """Whether the line closes with a full stop or its like."""
    return _STOP.search(words) is not None


def is_dialogue(words: str) -> bool:
    """Whether a line with a leading dash reads as speech («– Vi venter, sier ordføreren»)."""
    return _DIALOGUE.search(words) is not None


def is_rule(words: str) -> bool:
    """Whether the line is drawn («=====», «-----») under or between others."""
    return _RULE.match(words) is not None


def carries_on(first: Line, second: Line, width: int | None) -> bool:
    """Whether `second`, right below `first`, is the rest of its sentence.

    `width` is the measure the text is broken at; None when its lines are whole paragraphs.
    """
    if second.marker or second.is_blank or first.is_blank or is_rule(first.words) or is_rule(second.words):
        return False
    if is_row(first) or is_row(second):
        return False
    if second.words.lstrip('(«"')[:1].islower():
        broken_off = not ends_sentence(first.words) and (len(first.words) >= 30 or dangles(first.words))
        return broken_off or width is not None
    if dangles(first.words):
        return True
    if width is None:
        return False
    return first.end - first.start + 1 + len(second.words.split()[0]) > width - 8


def carries_on_below_a_gap(first: Line, second: Line) -> bool:
    """Whether `second`, a blank line below `first`, still is the rest of its sentence, as in text from slides."""
    if second.marker or ends_sentence(first.words) or first.words.endswith((":", ";")) or len(first.words) < 50:
        return False
    return second.words[0].islower() or dangles(first.words)


def _is_row(words: str) -> bool:
    return "\t" in words or words.count("|") >= 2


def is_row(line: Line) -> bool:
    """Whether the line is a row of cells, parted by tabs, upright strokes or the blanks that align them."""
    return not line.marker and (line.in_columns or _is_row(line.words))


def heading_level(line: Line, below: Line | None) -> int:
    """2 or deeper for a heading that its own form shows (underlined, numbered, capitals); 0 for any other line."""
    words = line.words
    if line.marker or not _could_head(words):
        return 0
    if below is not None and below.words[:1] in ("=", "-") and is_rule(below.words):
        return 2 if below.words[0] == "=" else 3
    if found := _HEADING_NUMBER.match(words):
        return 2 + len(re.findall(r"\d+", found["number"])) - 1
    # One whole word in capitals, so that «PD1 PD2 SW1» and «HMP (TK, HMR)» are not headings.
    return 2 if words.isupper() and re.search(r"[^\W\d_]{5}", words) else 0


def could_head(line: Line) -> bool:
    """Whether the line is short enough and open-ended enough to be a heading where it stands alone."""
    speech = line.words[:1] in "-–—" and line.words.endswith("?")
    return (
        not line.marker
        and _could_head(line.words)
        and _opens(line.words)
        and not speech
        and not is_key_value(line.words)
    )


def could_label(line: Line) -> bool:
    """Whether the line is a few words with a colon, as «Behandling:» in minutes: a heading where its letters say so."""
    words = line.words.removesuffix(":")
    return words != line.words and len(words.split()) <= _LABEL_WORDS and could_head(replace(line, words=words))


def could_open(line: Line, below: Line | None) -> bool:
    """Whether the line, first in its section, can be its heading; a lone labelled fact can («Sak 3: Budsjett»)."""
    if line.marker or len(line.words) > _TITLE_LENGTH or not _opens(line.words) or not _open_ended(line.words):
        return False
    return not is_key_value(line.words) or not (
        is_date_line(line.words) or (below is not None and is_key_value(below.words))
    )


def is_key_value(words: str) -> bool:
    """Whether the line is a labelled fact («Møtested: Rådhuset»)."""
    return _KEY_VALUE.match(words) is not None


def _could_head(words: str) -> bool:
    return len(words) <= _HEADING_LENGTH and _open_ended(words)


def _open_ended(words: str) -> bool:
    # What stands in quotation marks is said to its end: «Ola Lie (V) foreslo: "Saken utsettes."» heads nothing.
    said = words.rstrip("»”\"'’")
    return not said.endswith((".", ",", ";", ":", "!", "…")) and not _is_row(words) and not dangles(words)


def _opens(words: str) -> bool:
    """Whether the first letter is no small one, and there are at least two letters."""
    letters = [character for character in words if character.isalpha()]
    return len(letters) >= 2 and not letters[0].islower()
