"""The numbers and bullets that Word draws before paragraphs; they stand nowhere in the text of the file.

Flows in: the file's numbering and its paragraphs in order. Flows out: for each listed paragraph its marker and depth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from corpus.read.xml_part import Element

_VALUE = qn("w:val")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list counts: its form («decimal», «bullet»), the pattern («%1.%2») and the first number."""

    form: str
    pattern: str
    first: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document; asked for each listed paragraph once, from the top down, since they count.

    `levels`: what each list draws at each depth. `shared`: lists of the same name there go on counting together.
    """

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def marker(self, list_id: str, depth: int) -> str:
        """The next marker of that list: «-» for any bullet, «2.1» for numbers, empty when it draws nothing."""
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "-"
        counts = self._counts.setdefault(self.shared[list_id], {})
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, level.first - 1) + 1
        text = level.pattern
        for outer in range(depth + 1):
            form = levels.get(outer, level)
            text = text.replace(f"%{outer + 1}", _counted(counts.get(outer, form.first), form.form))
        return text.strip()


def numbering_of(root: Element | None) -> Numbering:
    """The lists that the part `numbering.xml` describes; none without that part."""
    if root is None:
        return Numbering()
    described = {
        abstract.get(qn("w:abstractNumId"), ""): {
            _number(level.get(qn("w:ilvl")), 0): _Level(
                _value(level, "w:numFmt") or "decimal",
                _value(level, "w:lvlText") or "",
                _number(_value(level, "w:start"), 1),
            )
            for level in abstract.findall(qn("w:lvl"))
        }
        for abstract in root.findall(qn("w:abstractNum"))
    }
    levels: dict[str, Mapping[int, _Level]] = {}
    shared: dict[str, str] = {}
    for number in root.findall(qn("w:num")):
        list_id, of = number.get(qn("w:numId"), ""), _value(number, "w:abstractNumId") or ""
        levels[list_id] = described.get(of, {})
        # A list that begins anew counts by itself.
        shared[list_id] = f"{of}/{list_id}" if number.find(qn("w:lvlOverride")) is not None else of
    return Numbering(levels, shared)


def _value(element: Element, name: str) -> str | None:
    found = element.find(qn(name))
    return None if found is None else found.get(_VALUE)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() else otherwise


def _counted(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman = ""
        for value, sign in _ROMAN:
            while number >= value:
                roman, number = roman + sign, number - value
        return roman.upper() if form == "upperRoman" else roman
    return str(number)
