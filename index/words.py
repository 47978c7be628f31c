"""Norwegian text as words with their places, folded forms and stems.

Flows in: any text. Flows out: words in order. It does not know the corpus, so it takes no compound apart.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from index.folding import fold
from index.norwegian import frequency

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>«»"]*[^\s<>«»".,;:!?)\]]      # addresses
  | [^\W\d_]{1,4}\d+(?:[-–‑/]\d+)*(?:[^\W\d_]\b)?           # PD2, SW1-3, Q3/4, PD2s
    (?:[-–‑][^\W\d_]+)*                                     # SW2-opsjonen
  | \d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)                  # 15 844
  | \d+(?:[.,:/–‑-]\d+)*(?:[-–‑][^\W\d_]+)*                 # 1,2  31.10.2020  2019-2021  1990-årene
  | [^\W\d_](?:[^\W_]|[\u0300-\u036f\u00ad])*
    (?:[-–‑/'’&][^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*)*   # e-helse, og/eller, Nord-Trøndelag
    """,
    re.VERBOSE,
)  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+")
_NUMBER_OF_YEAR = re.compile(r"0*(\d+)/(?:20)?(\d\d)")
_CODE_GENITIVE = re.compile(r"([a-zæøå]+\d+)s")
_OWN_HEAD = re.compile(
    r"(?P<first>.{2,}?)(?:(?P<doctor>lege)(?P<alone>|s|n|ns|r|rs|ne|nes)|(?P<law>lov)(?:|s|en|ens|a|as|er|ene|enes|ar|ane))"
)
_HYPHENED_ENDING = re.compile(r"(.+)-(?:en|et|a|ene|er|s|ens|ets|enes|n|ane|ar)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start` up to `end` of its text. `form` is folded, `stem` is what it is found by, `parts` are the
    stems of the words that it is put together from, empty when it is not known as a compound."""

    text: str
    start: int
    end: int
    form: str
    stem: str
    parts: tuple[str, ...] = ()


def words(text: str) -> tuple[Word, ...]:
    """Every word of `text` in order, parts left empty. Codes («SW1-3»), numbers («1,2»), hyphened words («e-helse»)
    and addresses are one word each."""
    found = []
    for match in _TOKEN.finditer(text):
        form, stem = form_and_stem(match.group())
        found.append(Word(match.group(), match.start(), match.end(), form, stem))
    return tuple(found)


def forms_in(text: str) -> list[str]:
    """The forms of `words(text)` alone: building an index needs no more, and gets them in a third of the time."""
    return [form_and_stem(token)[0] for token in _TOKEN.findall(text)]


# Its own cache is off: the ones below are shared by all threads and hold the folding too.
_stemmer = Stemmer.Stemmer("norwegian", 0)


@lru_cache(maxsize=1 << 18)
def form_and_stem(token: str) -> tuple[str, str]:
    """The folded form and the stem of one token."""
    form = fold(token)
    return form, stem_of(form)


@lru_cache(maxsize=1 << 18)
def stem_of(form: str) -> str:
    """What a form is found by: Snowball's Norwegian stem; «15.844» and «15 844» are both «15844»; «033/24» and
    «33/2024» are both «33/24», as minutes number their cases; «PD2s» is «pd2», «EPJ-en» is «epj».

    Source: Snowball norwegian, by PyStemmer 3.1; it also takes off nynorsk endings («kommunar» → «kommun»).
    """
    if form[:1].isdigit():
        if numbered := _NUMBER_OF_YEAR.fullmatch(form):
            return "/".join(numbered.groups())
        return re.sub(r"\D", "", form) if _GROUPED.fullmatch(form) else form
    if code := _CODE_GENITIVE.fullmatch(form):
        return code.group(1)
    if inflected := _HYPHENED_ENDING.fullmatch(form):
        return inflected.group(1)
    if own := _own_head(form):
        return own
    head, hyphen, last = form.rpartition("-")
    if hyphen and last.isalpha():
        # Snowball takes «e-helse» for «e-h» and an ending; the last part is what is inflected.
        return f"{head}-{stem_of(last)}"
    return str(_stemmer.stemWord(form))


def _own_head(form: str) -> str | None:
    """«fastlegen» as «fastlege» and «barnehageloven» as «barnehagelov»: Snowball takes both heads for endings and
    leaves «fast» and «barnehag»."""
    found = _OWN_HEAD.fullmatch(form)
    if found is None:
        return None
    if found["law"]:
        return f"{found['first']}lov" if len(found["first"]) > len("for") else None
    # Nynorsk has adjectives in «-lege»; nobody writes «vanlegen».
    is_doctor = found["alone"] or frequency(f"{found['first']}legen") > 0
    return f"{found['first']}lege" if is_doctor else None
