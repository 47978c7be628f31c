"""A folder of case papers of any size, made up, the same every time: for measuring growth, not answers.

Flows in: how many documents, of how many passages each. Flows out: Markdown files, and questions about them. Words come
as often as in Norwegian: forms drawn by their share of running text, each document with themes of its own, and
compounds, names, dates and amounts that only it has. What the sentences say means nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import wordfreq

from index.stopwords import STOPWORDS

_SEED = 7
_THEMES = 60
_PARAGRAPH = (55, 80)  # words: 350–560 characters, so that nearly every paragraph becomes a passage of its own
_RARE = 3e-6
_SECTION = 6
_HEADINGS = ("Bakgrunn", "Saksopplysninger", "Vurdering", "Økonomi", "Høring", "Forslag til vedtak", "Fremdrift")
_ENDINGS = ("vik", "nes", "dal", "fjord", "bygd", "sund", "mo", "heim", "strand", "øy")
_MATTERS = (
    "skole barnehage helse vei vann avløp renovasjon kultur idrett bibliotek brann beredskap bolig areal sentrum havn "
    "skog jordbruk reindrift næring reiseliv eldre ungdom familie barnevern rus psykiatri tannlege ambulanse legevakt "
    "kollektiv ferge sykkel park kirke museum gravplass klima energi strøm bredbånd data personal lønn pensjon "
    "budsjett avgift gebyr eiendom tomte regulerings konsesjons innkjøps anbuds garanti tilskudds"
).split()
_HEADS = (
    "plan utvalg avgift ordning utbygging tilbud vedtekt strategi utredning prosjekt anlegg bygg senter tjeneste "
    "leder kontor avtale frist gebyr fond budsjett vurdering høring melding tiltak behov kostnad opprusting drift "
    "vedlikehold forskrift nemnd styre nettverk program satsing rapport søknad vedtak klage"
).split()
_BEGINNINGS = (
    "Nord Sør Øst Ytre Indre Stor Lille Gammel Berg Furu Lauv Stein Elve Havn Kråk Ravn Sel Tors Ull Vind".split()
)
_ASKED = ("Hva sier saken om {}?", "Når blir {} ferdig?", "Hvem har ansvaret for {}?", "Hvorfor trengs {}?",
          "Kva kostar {}?", "Hvor mange {} gjelder det?")  # fmt: skip


@dataclass(frozen=True)
class _Words:
    """Forms with their cumulated share of running text; content words stand from `content` on by themselves."""

    forms: np.ndarray
    shares: np.ndarray
    content: np.ndarray


@lru_cache(maxsize=1)
def _words() -> _Words:
    common = [(form, share) for form, share in wordfreq.get_frequency_dict("nb", "large").items() if form.isalpha()]
    forms = np.array([form for form, _ in common])
    shares = np.cumsum([share for _, share in common])
    content = np.array([form for form, share in common if len(form) >= 5 and form not in STOPWORDS and share > _RARE])
    return _Words(forms, shares / shares[-1], content)


def write_folder(folder: Path, documents: int, passages: int) -> None:
    """`documents` Markdown files of about `passages` passages each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        (folder / f"sak-{number:05}.md").write_text("\n\n".join(_document(number, passages)), "utf-8")


def questions(documents: int, count: int) -> Iterator[str]:
    """`count` questions on the themes of drawn documents; every third has a typing error."""
    draw = np.random.default_rng(_SEED)
    for number in range(count):
        themes = _themes(np.random.default_rng([_SEED, int(draw.integers(documents))]))
        about = [str(word) for word in draw.choice(themes, int(draw.integers(1, 4)), replace=False)]
        if number % 3 == 0 and len(about[0]) > 6:
            cut = int(draw.integers(2, len(about[0]) - 2))
            about[0] = about[0][:cut] + about[0][cut + 1 :]
        yield str(_ASKED[number % len(_ASKED)]).format(" og ".join(about))


def _themes(draw: np.random.Generator) -> np.ndarray:
    """A document's own words: matters of a municipality put together of two or three parts, and general words, common
    ones more often."""
    content = _words().content
    general = content[(draw.random(_THEMES // 2) ** 3 * len(content)).astype(int)]
    firsts, heads = draw.choice(_MATTERS, _THEMES // 2), draw.choice(_HEADS, (2, _THEMES // 2))
    made = [
        f"{first}{a}s{b}" if number % 4 == 0 else f"{first}{a}"
        for number, (first, a, b) in enumerate(zip(firsts, *heads, strict=True))
    ]
    return np.array([*made, *general])


def _document(number: int, passages: int) -> Iterator[str]:
    draw = np.random.default_rng([_SEED, number])
    themes = _themes(draw)
    place = f"{_BEGINNINGS[number % len(_BEGINNINGS)]}{_ENDINGS[number // len(_BEGINNINGS) % len(_ENDINGS)]}"
    yield f"# Saksframlegg {number + 1}/{2000 + number % 25}: {themes[0].capitalize()} i {place}"
    for paragraph in range(passages):
        if paragraph % _SECTION == 0:
            yield f"## {_HEADINGS[paragraph // _SECTION % len(_HEADINGS)]}: {draw.choice(themes)}"
        yield _paragraph(draw, themes, place)


def _paragraph(draw: np.random.Generator, themes: np.ndarray, place: str) -> str:
    words = _words()
    length = int(draw.integers(*_PARAGRAPH))
    drawn = words.forms[np.minimum(np.searchsorted(words.shares, draw.random(length)), len(words.forms) - 1)]
    kind = draw.random(length)
    own = draw.choice(themes, length)
    written = [str(theme if one < 0.2 else form) for one, theme, form in zip(kind, own, drawn, strict=True)]
    for at in np.flatnonzero(kind > 0.97):
        written[at] = _special(draw, place)
    return " ".join(_sentences(draw, written))


def _sentences(draw: np.random.Generator, written: Sequence[str]) -> Iterator[str]:
    start = 0
    while start < len(written):
        end = min(start + int(draw.integers(8, 20)), len(written))
        sentence = " ".join(written[start:end])
        yield f"{sentence[:1].upper()}{sentence[1:]}."
        start = end


def _special(draw: np.random.Generator, place: str) -> str:
    number = int(draw.integers(1, 28))
    return (place, f"{number}.{number % 12 + 1}.{2000 + number}", f"{number * 37} kroner", f"§ {number}")[number % 4]
