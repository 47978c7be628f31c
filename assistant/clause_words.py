"""The words of a clause by what they do: what it speaks of, its bounds («minst»), its rate («per år»), names, negation.

Flows in: the text of a clause. Flows out: sets by which two clauses are held against each other. It knows no question.
"""

import re
from collections.abc import Sequence

import simplemma

from assistant.values import Value
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

NEGATION = re.compile(r"\b(?:ikke|ikkje|ingen|inga|intet|aldri|heller)\b", re.IGNORECASE)
_BOUNDS = re.compile(
    r"\b(?:minst|minimum|høyst|høgst|maks(?:imalt)?|maksimum|opptil|inntil|under|over|mer enn|meir enn|færre enn"
    r"|ytterligere|i tillegg|ekstra|øker|auke[rt]?|reduseres|herav|hvorav|av dette|resten|ut over)\b",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"\b(?:(?:per|pr\.?|i|hvert|kvart|hver|kvar) (?P<unit>år|året|måned\w*|månad\w*|sesong\w*|uk[ea]\w*|vek[ea]\w*"
    r"|dag\w*|døgn\w*|time[nr]?|person|innbygger\w*|elev\w*)|(?P<often>årlig\w*|årleg\w*|månedlig\w*|ukentlig\w*|daglig\w*))\b",
    re.IGNORECASE,
)
_OFTEN = {"årl": "år", "mån": "mån", "uke": "uk", "dag": "dag"}
_NAME = re.compile(r"(?<=[\w,»] )[A-ZÆØÅ][\wæøå-]+")
_FRAME = re.compile(
    r"^.{0,80}?\b(?:viser|syner|anslår|opplyser|opplyste|tilsier|seier|sier|skriver|reknar med|regner med) (?:at )?",
    re.IGNORECASE,
)


def content(text: str, given: Sequence[Value], *, nouns: bool = False) -> set[str]:
    """Stems of the words that carry something, without those of the values and negations; without verbs where only
    `nouns` are wanted."""
    muted = list(text)
    for value in given:
        muted[value.start : value.end] = " " * (value.end - value.start)
    found = set()
    for word in words("".join(muted)):
        if word.form in STOPWORDS or word.form in _LIGHT or word.form[:1].isdigit() or NEGATION.fullmatch(word.form):
            continue
        if nouns and _has_verb_form(word.form):
            continue
        found.add(lemma_stem(word.form))
    return found


def unframed(text: str) -> str:
    """The clause without who reports it: «Beregningen viser at 26 hytter …»."""
    return _FRAME.sub("", text, count=1)


def _has_verb_form(form: str) -> bool:
    lemma = simplemma.lemmatize(form, lang=("nb", "nn"))
    return lemma.endswith(("e", "a")) and form.endswith(("er", "ar", "te", "de", "es", "ast", "et", "t", "dd"))


_LIGHT = frozenset(
    "nå no alt totalt samlet samla cirka ca omtrent om lag rundt dermed derfor også òg bare berre beregnet berekna "
    "anslått anslag anslås reknar regner blir vert ble vart settes sett satt satte fastsatt er var skal vil kan "
    "oppgitt viser utgjør utgjer foreløpig heile hele sammen saman år året årleg årlig kroner "
    "millioner kommunen kommune".split()
)


def bounds(text: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in _BOUNDS.findall(text))


def rates(text: str) -> frozenset[str]:
    found = set()
    for match in _RATES.finditer(text):
        if match["often"]:
            found.add(_OFTEN.get(match["often"][:3].casefold(), match["often"].casefold()))
        else:
            found.add(match["unit"].casefold()[:3] if len(match["unit"]) > 3 else match["unit"].casefold())
    return frozenset(one[:2] for one in found)


def names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))
