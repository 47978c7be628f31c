"""Other ways to say a word in general Norwegian: near-synonyms, nynorsk and dialect forms, English.

Flows in: folded forms or stems of a question. Flows out: bokmål forms, and stems that mean nearly the same. The lists
beside this file were written without sight of any case; they know no document and no question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from index.analyse import STOPWORDS, fold, forms_in, words
from index.lemma import lemma_stem
from index.lexicon.everyday import Everyday, Said, Stems, denies

HERE = Path(__file__).parent

__all__ = ["HERE", "Lexicon", "Related", "Said", "Stems", "content_stems", "lexicon", "shortest_forms"]


@dataclass(frozen=True, slots=True)
class Related:
    """Members of the groups that the words at `start` up to `end` of a question belong to, those words left out."""

    start: int
    end: int
    others: tuple[Stems, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`nynorsk`, `dialect` and `english` map a form (or «word word») to bokmål forms; a key with a hyphen at its end
    stands first in compounds only. `groups` are sets of near-synonyms. `everyday` leads from what people say to what
    papers write."""

    nynorsk: Mapping[str, tuple[str, ...]]
    dialect: Mapping[str, tuple[str, ...]]
    english: Mapping[str, tuple[str, ...]]
    groups: tuple[tuple[Stems, ...], ...]
    members: Mapping[Stems, tuple[int, ...]]
    everyday: Everyday

    def related(self, stems: Sequence[str]) -> tuple[Related, ...]:
        """For every member of a group found in `stems` (content stems in order), the group's other members."""
        found = []
        for start in range(len(stems)):
            for end in range(start + 1, min(start + 3, len(stems)) + 1):
                here = tuple(stems[start:end])
                groups = self.members.get(here, ())
                others = dict.fromkeys(other for group in groups for other in self.groups[group] if other != here)
                if others:
                    found.append(Related(start, end, tuple(others)))
        return tuple(found)


def _lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for raw in text.splitlines() if (line := raw.split("#")[0].strip())]


def _pairs(name: str) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _lines(name):
        left, _, right = line.partition("=")
        meanings = tuple(part.strip() for part in right.split(",") if part.strip())
        key = fold(left.strip())
        table[key] = tuple(dict.fromkeys(table.get(key, ()) + meanings))
    return MappingProxyType(table)


def content_stems(text: str) -> Stems:
    """The stems of the content words of `text`; of all its words when none carries content."""
    found = words(text)
    return tuple(word.stem for word in found if word.form not in STOPWORDS) or tuple(word.stem for word in found)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped lists, read once."""
    groups: list[tuple[Stems, ...]] = []
    members: dict[Stems, list[int]] = {}
    for line in _lines("synonyms.txt"):
        said = (member for member in line.split(",") if member.strip() and not denies(forms_in(member)))
        group = tuple(dict.fromkeys(map(content_stems, said)))
        for member in group:
            members.setdefault(member, []).append(len(groups))
        groups.append(group)
    return Lexicon(
        nynorsk=_pairs("nynorsk.txt"),
        dialect=_pairs("dialect.txt"),
        english=_pairs("english.txt"),
        groups=tuple(groups),
        members=MappingProxyType({member: tuple(where) for member, where in members.items()}),
        everyday=Everyday.of(_lines("everyday.txt")),
    )


@lru_cache(maxsize=1)
def shortest_forms() -> Mapping[str, str]:
    """The shortest form that the lists have of each stem: «sak» of what «saklighet» has the same stem as."""
    found: dict[str, str] = {}
    for name in ("synonyms.txt", "everyday.txt"):
        for line in _lines(name):
            for form in forms_in(line):
                stem = lemma_stem(form)
                if len(form) < len(found.get(stem, form + " ")):
                    found[stem] = form
    return MappingProxyType(found)
