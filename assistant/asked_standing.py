"""What a question asks of the papers: what was decided, proposed, voted or opined; and which paper it names.

Flows in: the question in plain bokmål. Flows out: the stage it asks of, the words that say so, and the papers it names
by kind or date. It does not know what the papers answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.deadlines.vocabulary import MONTH_NAMES
from corpus.document import Document
from corpus.paper_kind import PaperKind, kind_in, paper_date, paper_kind


class Stage(StrEnum):
    """What a question asks of; `ANY` when it does not say."""

    DECISION = "decision"
    PROPOSAL = "proposal"
    VOTE = "vote"
    OPINION = "opinion"
    ANY = "any"


_DECIDE = (
    r"vedt(?:att|atte|ok|a|as|ar)|vedtak(?:et|ene|a)?|bestemt|bestemte|besluttet|beslutning\w*|avgjort|avgjorde"
    r"|godkjent"
)
_PROPOSE = (
    r"innstil\w+|\w*innstilling\w*|foresl\w+|\w*forslag(?:et|ene|a)?|anbefal\w+|tilrå\w*|tilrådd\w*|tilråding\w*"
    r"|fremmet|fremma"
)
_VOTES = (
    r"stemt|stemte|\w*stemme(?:r|ne|tall\w*)?|stemmetall\w*|enstemmig\w*|votering\w*|flertall\w*|falt|nedstemt|avvist"
)
_OPINE = (
    r"mene|mente|mener|ment|mening\w*|synes|syntes|syn|uttaler|uttalte|uttalt|standpunkt\w*|holdning\w*|sa|sier"
    r"|innvending\w*"
)
_STAGE_WORDS = {
    Stage.DECISION: re.compile(_DECIDE),
    Stage.PROPOSAL: re.compile(_PROPOSE),
    Stage.VOTE: re.compile(r"stemt|stemte|stemmer|stemmetall\w*|votering\w*"),
    Stage.OPINION: re.compile(_OPINE),
    Stage.ANY: re.compile(r"(?!)"),
}
_ASKS_VOTE = re.compile(
    rf"\b(?:{_VOTES})\b|\bforslag\w*\b.*\b(?:vedtatt|godkjent|gjennom|fall)\b|\bvedtak\w*\b.*\benstemmig", re.IGNORECASE
)
_OUTCOME = re.compile(
    r"\bhva (?:skjedde|hendte?|ble det|ble utfallet|ble resultatet)\b|\bhvordan gikk (?:det|\w*forslag\w*)\b"
    r"|^(?!\W*(?:og |men )?(?:når|hvor\w*|hvem\w*|hva|hvilke\w*)\b).*"
    r"\bgikk (?:det|den|de|\w*forslag\w*) (?:i ?)?gjennom\b"
    r"|\b(?:utfall|resultat)(?:et)?\b|\bforslag\w*\b.*\b(?:vedtatt|godkjent|gjennom|avvist|falt|oversendt)\b"
)
_OTHER_SIDE = re.compile(
    r"(?:og |men |enn )?(?:hvor mange )?(?:var |stemte )?(?:i?mot|for)(?: da| det)?\W*", re.IGNORECASE
)
_NO_VOTE = re.compile(r"\bstemmer (?:det|dette|ikke|har|hadde)\b|\bha(?:r|dde)? \w+ stemmer?\b")
"""Whether something is true, or how many votes somebody has."""
_PLANNED = re.compile(
    r"^\W*(?:og |men )?(?:når|hvilken dag|hvilken dato|hvilket år|hvilken måned)"
    r"(?: (?!(?:ble|var|er|har|hadde|vedtok|bestemte|at|som)\b)\w+){0,3}"
    r" (?:blir|skal|vil|kommer|vedtas|vedtar|bestemmes|avgjøres|avgjør|godkjennes|godkjenner)\b"
)
"""Asks for the day that something is to be decided, which a plan gives, and of nothing that has been."""
_WHY_NOT = re.compile(r"^\W*(?:og |men )?hvorfor\b.*\bikke\b")
"""Asks for a reason, which no decision gives where none was made."""
_PROPOSED_DECISION = re.compile(r"\b(?:forslag\w*|framlegg\w*|fremlegg\w*) til vedtak\b")
_ASKS = (
    (Stage.DECISION, re.compile(rf"\b(?:{_DECIDE})\b")),
    (Stage.PROPOSAL, re.compile(rf"\b(?:{_PROPOSE})\b")),
    (Stage.OPINION, re.compile(rf"\b(?:{_OPINE})\b")),
)

BODY = re.compile(
    r"\b(?:kommunestyret?|kommunestyre|bystyret?|formannskap(?:et)?|fylkesting(?:et)?|fylkesutvalg(?:et)?"
    r"|(?:hoved|plan|kontroll)?utvalg(?:et)?|nemnd(?:a|en)?|styret?|storting(?:et)?|\w+styret)\b"
)
_AS_DECIDED = re.compile(
    rf"\b(?:enn|før|etter) (?:det )?{BODY.pattern} (?:har |hadde )?(?:vedt\w+|bestem\w+|beslutte\w*)"
)
"""What a question only measures by: «Hvorfor ble det større enn kommunestyret vedtok?»"""
COMMITTEE = re.compile(r"kommunestyre|bystyre|formannskap|fylkesting|utvalg|utval\b|nemnd|styret")
ADMINISTRATION = re.compile(r"\b(?:kommunedirektør\w*|rådmann\w*|administrasjon\w*|byrådsleder\w*)\b")
THE_MATTER = re.compile(r"sak|saken|saka|saker|møte|møtet|punkt|punktet|punktene|vedtaket|gikk|gå|går|ut|lød|lyde")


def stage_of(plain: str) -> Stage:
    """The stage that a question in plain bokmål asks of."""
    text = _NO_VOTE.sub(" ", plain.casefold())
    if _ASKS_VOTE.search(text):
        return Stage.VOTE
    text = _AS_DECIDED.sub(" ", text)
    worded = _PROPOSED_DECISION.sub("forslag", text)
    stage = next((stage for stage, pattern in _ASKS if pattern.search(worded)), Stage.ANY)
    return Stage.ANY if stage is Stage.DECISION and (_PLANNED.search(text) or _WHY_NOT.search(text)) else stage


def asks_outcome(plain: str) -> bool:
    """Whether a question asks what became of something: «Hva skjedde med forslaget?», «Hvordan gikk det med …?»"""
    return bool(_OUTCOME.search(plain.casefold()))


def asks_other_side(plain: str) -> bool:
    """Whether a question asks only how many were against, or for: «Og imot?» of a vote that was asked of before."""
    return _OTHER_SIDE.fullmatch(plain.strip()) is not None


def says_stage(word: str, stage: Stage) -> bool:
    """Whether a word of the question says the stage and nothing of the matter («vedtok», «innstilling»)."""
    return bool(_STAGE_WORDS[stage].fullmatch(word.casefold()))


_WHEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\. ?)?(?P<month>{'|'.join(MONTH_NAMES)})\b(?: (?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<only>(?:19|20)\d\d)\b"
)
_BY_ITS_NAME = re.compile(r"(?:utredning|utgreiing|evaluering)(?:en|a)$")
_NEAR_TOP = 600
_DEFINITE = ("et", "en", "a")
_OLDEST = re.compile(r"\b(?:eldste|første|forrige|gamle|tidligere|opprinnelige)\b(?= \w)")
_NEWEST = re.compile(r"\b(?:nyeste|siste|seneste)\b(?= \w)")
_PAST = re.compile(
    r"\b(?:sa|mente|foreslo|var|ble|skrev|stod|sto|står|sier|innstilte|anbefalte|tilrådde|anslo|beregnet|vedtok|vedtatt"
    r"|hadde|skulle|kostet|la|gikk|regnet|ifølge|etter)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The papers a question names («saksframlegget fra 2022»), and the words that do."""

    documents: tuple[str, ...]
    words: frozenset[str]


NOBODY = Named((), frozenset())


def named_papers(plain: str, documents: Sequence[Document]) -> Named:
    """The papers that `plain` names by kind, date or age; none when it names none that there is, or all there are."""
    text = plain.casefold()
    kind = kind_in(text)
    named = [one for one in documents if kind and kind is not PaperKind.DECISION and paper_kind(one) is kind]
    words: set[str] = set()
    if named and kind:
        said = {word for word in re.findall(r"[\w-]+", text) if kind_in(word) is kind}
        if any(_BY_ITS_NAME.search(word) for word in said):
            # Any report may be called «rapporten», but only one that is called so is «evalueringen».
            named = [one for one in named if any(_is_called(one, word) for word in said)]
        # «saksframlegget» is one; «hvor mange høringssvar» asks of them all.
        named = named if any(word.endswith(_DEFINITE) for word in said) else []
        words |= said if named else set()
    found = list(_WHEN.finditer(text)) if named or _PAST.search(text) else []
    for match in found:
        at = [one for one in named or documents if _is_from(one, match)]
        if at:
            named = at
            words |= set(re.findall(r"\w+", match[0]))
    if named and kind and len(named) > 1:
        for pattern, place in ((_OLDEST, 0), (_NEWEST, -1)):
            if (aged := pattern.search(text)) and (dated := _by_date(named)):
                named = [dated[place]]
                words.add(aged[0])
    if not named or len(named) == len(documents):
        return NOBODY
    return Named(tuple(one.id for one in named), frozenset(words))


def _is_called(document: Document, word: str) -> bool:
    """Whether the title, the kind or the first lines of a paper have the word, in any form."""
    stem = re.sub(r"(?:en|a)$", "", word)
    return stem in " ".join((document.title, document.kind, document.id, document.text[:_NEAR_TOP])).casefold()


def _by_date(documents: Sequence[Document]) -> list[Document]:
    dated = [(found.latest, one.id, one) for one in documents if (found := paper_date(one))]
    return [one for _, _, one in sorted(dated, key=lambda row: row[:2])]


def _is_from(document: Document, match: re.Match[str]) -> bool:
    when = paper_date(document)
    if when is None:
        return False
    if match["only"]:
        return when.earliest.year == when.latest.year == int(match["only"])
    month = MONTH_NAMES.index(match["month"]) + 1
    same = (when.earliest.month, when.latest.month) == (month, month)
    if match["year"]:
        same = same and when.latest.year == int(match["year"])
    if match["day"] and same:
        try:
            return when.earliest == when.latest == date(when.latest.year, month, int(match["day"]))
        except ValueError:
            return False
    return same
