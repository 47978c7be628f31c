"""Which operation a question asks for, from its words and what it mentions.

Flows in: the question in plain bokmål, its mentions. Flows out: one intent, or None when it asks for no date. It
computes nothing.
"""

import re
from enum import StrEnum

from assistant.deadlines.mentions import Mentions, What


class Intent(StrEnum):
    STATUTORY = "statutory"
    DELAY = "delay"
    CONSISTENCY = "consistency"
    LATEST_START = "latest_start"
    FORWARD_PLAN = "forward_plan"
    FEASIBLE = "feasible"
    WORKDAYS_FROM = "workdays_from"
    LAST_WORKDAY = "last_workday"
    WORKING_DAYS = "working_days"
    WEEKDAY = "weekday"
    SHIFT = "shift"
    BETWEEN = "between"
    DAYS_LEFT = "days_left"
    NEXT = "next"
    LOOK_UP = "look_up"


_DEADLINE = r"(?:\w*frist\w*|siste dag|siste dato|siste sjanse|dødlinje|deadline\w*)"
_WORKDAY = r"(?:virkedag\w*|arbeidsdag\w*|hverdag\w*|yrkedag\w*|verkedag\w*)"
_ANY_WORKDAY = re.compile(rf"\b{_WORKDAY}")
_STATUTE = re.compile(
    r"\b(?:domstollov\w*|domstolsloven|etter loven?s? frist\w*|lovens frist\w*)|§+ ?14[89]", re.IGNORECASE
)
_DELAYED = re.compile(
    r"\b(?:forsink\w*|forseink\w*|utsatt\w*|utsett\w*|forskyv\w*|forskjøv\w*|drøy\w*|flytte\w* seg|flyttes|skyves|skyver)\b"
)
_WHAT_IF = re.compile(r"\b(?:hvis|dersom|om|når|ved|blir|av)\b")
_CONSISTENT = re.compile(
    r"\b(?:nok tid mellom|tid mellom|stemmer|henger \w* ?sammen|går \w+ opp|går opp|motstrid\w*|motsier|selvmotsig\w*|konsisten\w*|kolliderer|passer .* sammen|"
    r"realistisk\w*|lar (?:det|planen|fristene) seg gjennomføre|mulig å overholde)\b"
)
_HOW_FAR = re.compile(
    r"\b(?:hvor mange (?:\w+ )?(?:dag\w*|uke\w*|måned\w*|mnd|år|timer)|hvor lenge|hvor lang tid|hvor langt|antall (?:\w+ )?(?:dag\w*|uke\w*|måned\w*)|dager? igjen|"
    r"hvor (?:god|mye|kort) tid|dager (?:til|siden|fra|mellom)|tid(?:en)? (?:fra|mellom|som er igjen)|nedtelling)\b"
)
_COUNTS_FROM_TODAY = re.compile(
    r"\b(?:igjen|siden|gått|gikk|tilbake|(?:er|var) det (?:nå |da )?(?:til|før)|har (?:vi|dere|kommunen\w*|man) (?:\w+ )*(?:til|på)|"
    r"til (?:vi|det|fristen|\w*frist\w*|neste|siste))\b|^\W*dager? (?:til|før)"
)
_REACH = re.compile(
    r"\b(?:rekk\w*|tidsnok|i tide|nok tid|for seint?|for sent|holder det|klarer|klare|greier|går det an|er det mulig|mulig å|i rett tid|innenfor fristen|forsent|"
    r"(?:ferdig|klar\w*|unna) (?:før|innen|til))\b"
)
_ASKS_DAY = re.compile(
    r"\b(?:hvilken (?:uke)?dag|hvilken ukedag|hva slags dag|ukedag\w*|vekedag\w*|helg\w*|lørdag\w*|søndag\w*|helligdag\w*|rød dag|fridag\w*|høytid\w*)\b"
)
_LAST_WORKDAY = re.compile(rf"\b(?:siste|nærmeste|neste|første) {_WORKDAY}")
_NEXT = re.compile(
    rf"\b(?:neste|første|nærmeste|kommende|førstkommende) (?:\w+ )?{_DEADLINE}|{_DEADLINE} (?:\w+ ){{0,3}}(?:først|igjen|nå)\b|\b(?:flere|noen|hvilken) {_DEADLINE} (?:som )?(?:\w+ )?(?:igjen|først|gjenstår)|"
    rf"\bhva haster\b|\b{_DEADLINE} (?:er )?(?:den )?neste\b|igjen av {_DEADLINE}"
)
_HAS_DEADLINE = re.compile(rf"\b{_DEADLINE}")
_ASKS_WHEN = re.compile(
    r"\b(?:når|hvilke[nt]? (?:dato\w*|tid\w*|måned\w*|år\w*|kvartal\w*)|hvilke (?:datoer|tidspunkt\w*)|hva er (?:tidspunktet|datoen\w*)|senest\w*|seneste|hvor seint|hvor sent|hva tid|siste dag\w*)\b"
)
_ASKS_START = re.compile(
    r"\b(?:start\w*|begynn\w*|sett\w* i gang|komme i gang|utløs\w*|avrop\w*|inngå\w*|avtale\w*|forprosjekt\w*|senest\w*|frist\w*|bestem\w*|vedta\w*)\b"
)
_ASKS_END = re.compile(
    r"\b(?:ferdig\w*|i drift|i bruk|produksjon\w*|driftsstart\w*|tidligst\w*|fullført|avsluttet|i mål|go-live)\b"
)
_SUM = re.compile(
    r"\b(?:pluss|minus|legg\w* til|trekk\w* fra|senere|tidligere|etter|før|om|siden|fra|frem|fram|tilbake)\b|[+−]|(?<=\d) - (?=\d)"
)
_ASKS_OTHERWISE = re.compile(r"\b(?:hvorfor|hvem|hvordan|hvor (?!mange|lenge|lang|sent|seint)|hva skjer|hvor mange)\b")
_BETWEEN = re.compile(r"\b(?:mellom|fra)\b")


def intent_of(plain: str, mentions: Mentions) -> Intent | None:
    """The first intent whose words and operands are all there; the order goes from the narrowest to the widest."""
    text = plain.casefold()
    events = mentions.ids(What.EVENT)
    anchors = len(mentions.dates)
    planned = bool(events or mentions.ids(What.PHASE) or mentions.ids(What.MILESTONE) or _HAS_DEADLINE.search(text))
    if _STATUTE.search(text):
        return Intent.STATUTORY
    if (
        _DELAYED.search(text)
        and _WHAT_IF.search(text)
        and planned
        and (mentions.durations or mentions.ids(What.PHASE) or _HAS_DEADLINE.search(text))
    ):
        return Intent.DELAY
    if anchors and not _ANY_WORKDAY.search(text) and (found := _plan_from_date(text, mentions)):
        return found
    if _LAST_WORKDAY.search(text) and (anchors or planned):
        return Intent.LAST_WORKDAY
    if any(found.duration.working_days for found in mentions.durations) and anchors + planned:
        return Intent.WORKDAYS_FROM
    if _ANY_WORKDAY.search(text) and (anchors or planned):
        return Intent.WORKING_DAYS if re.search(r"\b(?:mange|antall|mellom|regnet i|i) ", text) else Intent.WEEKDAY
    if _REACH.search(text) and anchors and planned:
        return Intent.FEASIBLE
    if _CONSISTENT.search(text) and planned and not anchors:
        return Intent.CONSISTENCY
    if _ASKS_DAY.search(text) and (anchors or planned):
        return Intent.WEEKDAY
    return _distance_or_look_up(text, mentions, anchors, planned)


def _plan_from_date(text: str, mentions: Mentions) -> Intent | None:
    """Counted back from a wished go-live, or forward from an agreement or start."""
    events = mentions.ids(What.EVENT)
    if not events:
        return None
    wishes = re.search(r"\b(?:vil|ønsk\w*|skal|planlegg\w*|sikter|mål\w*|drift\w*|hvis|dersom)\b", text)
    back = re.search(r"\b(?:når|hva|hvilken|senest\w*|frist\w*)\b", text)
    goes_live = re.search(
        r"\b(?:i drift|driftsdato\w*|driftsstart|go-live|go live|i produksjon|produksjonssett\w*|ta\w* i bruk|innfør\w*|i gang med systemet|oppe og gå\w*)\b",
        text,
    )
    if _REACH.search(text) and not re.search(r"\bnår\b", text):
        return None
    if (
        goes_live
        and wishes
        and back
        and _date_belongs_to(goes_live.start(), text, mentions)
        and _ASKS_START.search(text[: goes_live.start()] + " " + text[goes_live.end() :])
    ):
        return Intent.LATEST_START
    asks_end = re.search(r"\b(?:når|hvor tidlig|tidligst)\b", text) and _ASKS_END.search(text)
    if asks_end and wishes or asks_end and re.search(r"\b(?:start\w*|inngå\w*|utløs\w*|signer\w*)\b", text):
        return Intent.FORWARD_PLAN
    return None


def _date_belongs_to(place: int, text: str, mentions: Mentions) -> bool:
    """Whether the first date stands in the same clause as the go-live at `place`."""
    date = mentions.dates[0]
    between = text[min(place, date.start) : max(place, date.start)]
    return not re.search(r"[?;]|,\s*(?:når|hva|hvilken)", between)


def _distance_or_look_up(text: str, mentions: Mentions, anchors: int, planned: bool) -> Intent | None:
    far = _HOW_FAR.search(text)
    if mentions.durations and not far and (anchors or planned) and _SUM.search(text):
        if anchors or re.search(r"\b(?:dato|dag|når|hva blir|hva er)\b", text):
            return Intent.SHIFT
    if anchors and re.search(r"\b(?:hvilken dato|hva slags dato|hvilken dag|hva er datoen)\b", text) and not planned:
        return Intent.SHIFT
    if far and _BETWEEN.search(text) and (anchors >= 2 or planned):
        return Intent.BETWEEN
    if far and (anchors or (planned and _COUNTS_FROM_TODAY.search(text))):
        return Intent.DAYS_LEFT
    if _ASKS_OTHERWISE.search(text):
        return None
    if _NEXT.search(text):
        return Intent.NEXT
    if _HAS_DEADLINE.search(text) or (_ASKS_WHEN.search(text) and planned):
        return Intent.LOOK_UP
    return None
