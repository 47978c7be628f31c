"""A length of time that a sentence of the papers puts before or after something, or that it says something lasts:
«innen seks uker etter at nabovarselet er sendt», «piloten varer i minst seks uker».

Flows in: a quoted sentence. Flows out: the rule that it states, if it states just one. It neither knows when that
something is nor what was asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Citation, Computation, Input
from assistant.deadlines.grammar import Duration, FoundDuration, find_dates, find_durations
from assistant.deadlines.operand import Operand
from assistant.deadlines.shift import shift
from assistant.deadlines.stated_days import date_of
from assistant.deadlines.workday_count import workdays_from
from corpus.document import Evidence
from corpus.interval import Grain, Interval

_COUNTS = re.compile(
    r"\d|\b(?:en|ei|et|én|ett|eitt|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|\w+ten|\w+tolv|tolv|elleve|halv\w*)\b",
    re.I,
)
"""A length that is counted; «kvartalet» is none."""
_WAY = re.compile(
    r"\W*(?:på seg (?:til (?:å )?|for å )(?:\w+ ){1,4})?(?:regnet |rekna )?(?P<way>etter|fra|frå|før|i forkant av)\b",
    re.IGNORECASE,
)
IT = re.compile(
    r"\b(?:den|det|de|dem|han|hun|ho|dei)\b(?! (?!(?:være|vere|ikke|måtte|kunne|skulle|ville)\b)\w+e\b)", re.IGNORECASE
)
"""A word for what was named before; «den nye» is none."""
_DIGIT = re.compile(r"\d")
_NEXT_CLAUSE = re.compile(r"[;:]|,? (?:og|men|samt) (?=\w+(?:er|es|te|de|ast)\b)|, (?:og|men|som|slik at)\b")
_LASTS = re.compile(r"\b(?:varer|vare|vara|varar|tar|tek|pågår|løper|gjelder|gjeld)\b(?: \w+){0,3}\W*$", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:om lag|omtrent|omkring|cirka|ca\.?|rundt|mellom .*|(?:mer|meir|mindre|fleire|flere|lenger) enn|over|under"
    r"|nesten|nærmere|ikke|ikkje|inntil|høyst|opptil|opp til|maks\w*)(?: (?:i|før))?\W*$",
    re.IGNORECASE,
)
"""What stands before a length that gives no one day: «om lag seks uker», «inntil to år»."""
_CAN = re.compile(r"\b(?:kan|kunne|tidligst|tidlegast|dersom|hvis|viss)\b", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(?P<years>\w+)årsdagen (?:for|etter|til)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """`duration` before (`back`) or after `anchor`, which is in the sentence's own words; `matter` is what it is the
    length of. Without an anchor it is how long the matter lasts."""

    duration: Duration
    back: bool
    anchor: str
    matter: str
    quote: Citation

    def after(self, start: Operand, today: date) -> Computation:
        if self.duration.working_days:
            made = workdays_from(start, -self.duration.days if self.back else self.duration.days, today)
            end = date.fromisoformat(made.result["end"])
        else:
            made = shift(start, -self.duration.amount if self.back else self.duration.amount, today)
            end = date.fromisoformat(made.result["latest"])
        day = start.value.latest
        between = Interval(min(day, end), max(day, end), Grain.SPAN, self.duration.wording)
        evidence = Evidence(self.quote.document.id, self.quote.span)
        return replace(made, inputs=(*made.inputs, Input(self.duration.wording, between, evidence)))


def rule_in(quote: Citation, today: date) -> Rule | None:
    """The one length of the sentence that comes after or before something, if the sentence names no day itself."""
    # «etter utløpet av kvartalet» is what the length comes after, and no day of its own.
    if any(_DIGIT.search(said) for said in _days(quote, today)):
        return None
    text = quote.quote
    if anniversary := _ANNIVERSARY.search(text):
        years = find_durations(f"{anniversary['years']} år")
        if len(years) == 1:
            return Rule(
                years[0].duration, False, _clause(text[anniversary.end() :]), text[: anniversary.start()], quote
            )
    lengths = [one for one in _lengths(text) if not _UNSURE.search(text[: one.span.start])]
    directed = [(one, way) for one in lengths if (way := _WAY.match(text, one.span.end))]
    if len(directed) == 1:
        length, way = directed[0]
        between = text[length.span.end : way.start("way")]
        anchor, matter = _clause(text[way.end() :]), f"{text[: length.span.start]} {between}"
    elif not directed and len(lengths) == 1 and (first := _WAY.match(text)):
        # «Etter åpningen skal det være prøvedrift i to år.»
        length, way = lengths[0], first
        anchor = matter = text[way.end() : length.span.start]
    else:
        return None
    if IT.search(anchor):
        # «Søknaden skal være avgjort innen fire uker etter at den er mottatt»: the application is received.
        anchor = f"{anchor} {matter}"
    return Rule(length.duration, way["way"].casefold() in ("før", "i forkant av"), anchor, matter, quote)


def lasting(quote: Citation, today: date) -> Rule | None:
    """How long the sentence says that its matter lasts, if it says only that and names no day."""
    text = quote.quote
    lengths = _lengths(text)
    if len(lengths) != 1 or _days(quote, today) or _WAY.match(text, lengths[0].span.end):
        return None
    before = text[: lengths[0].span.start]
    says_so = _LASTS.search(before)
    if says_so is None or _UNSURE.search(before):
        return None
    return Rule(lengths[0].duration, False, "", before[: says_so.start()], quote)


def from_its_day(quote: Citation, today: date) -> tuple[Rule, Operand] | None:
    """A length from the one day that the sentence names: «i to år fra 1. august 2029»; None where it names another."""
    text = quote.quote
    lengths = _lengths(text)
    dates = [one for one in find_dates(text, today) if one.reading]
    if len(lengths) != 1 or _UNSURE.search(text[: lengths[0].span.start]) or _CAN.search(text):
        return None
    if len(dates) != 1 or not (way := _WAY.match(text, lengths[0].span.end)):
        return None
    reading = dates[0].reading
    if reading is None or not reading.interval.is_day or way["way"].casefold() not in ("fra", "frå", "etter"):
        return None
    if text[way.end() : dates[0].span.start].strip():
        return None
    start = date_of(quote.document, quote.span, replace(reading.interval, wording=""))
    return Rule(lengths[0].duration, False, "", text[: lengths[0].span.start], quote), start


def _lengths(text: str) -> Sequence[FoundDuration]:
    return [one for one in find_durations(text) if _COUNTS.search(one.span.of(text))]


def _days(quote: Citation, today: date) -> list[str]:
    dates = (one for one in find_dates(quote.quote, today) if one.reading and one.reading.interval.is_day)
    return [one.span.of(quote.quote) for one in dates]


def _clause(text: str) -> str:
    """What is left of the clause: «utløp» of «utløp og koster 185 000 kroner»."""
    ends = _NEXT_CLAUSE.search(text)
    return text[: ends.start()] if ends else text
