"""A day of the question moved by a length that the papers set: «Når må brua være revet hvis den nye åpner 1. juni
2028?», where they say «innen to år etter at den nye er åpnet».

Flows in: a question with one day in it, and a way to ask the papers. Flows out: a computation that cites the rule, or
None where they set no such length. It makes up no rule.
"""

import re
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Answered, Citation, Computation
from assistant.day_rule import IT, Rule, rule_in
from assistant.deadlines.grammar import find_dates, find_durations
from assistant.deadlines.operand import of_interval
from assistant.deadlines.stated_days import share, shared, tells
from assistant.told import Asking, leads
from corpus.standing import standing_at
from corpus.standing_words import WISHED, Standing

ASKS_WHEN = re.compile(
    r"^\W*(?:(?:og|men|så) )?"
    r"(?:når\b|hvilken da(?:to|g)\b|senest når\b|hvor lenge\b"
    r"|(?:hva (?:er|blir|var) )?(?:den )?(?:siste |seneste )?(?:frist|dato|dag)\w* (?=for\b|til\b|å\b)"
    r"|hva (?:er|blir) (?:siste |seneste )?(?:frist|dato|dag)\w*)",
    re.IGNORECASE,
)
_CONDITION_FIRST = re.compile(
    r"^\W*(?P<condition>(?:hvis|dersom|viss|om) .+?),? (?:så |da )?"
    r"(?P<asks>(?:når|senest når|hvilken da(?:to|g)) .+?)\W*$",
    re.IGNORECASE,
)
STATED_FIRST = re.compile(
    r"^\W*(?P<condition>[^?]+?)[.,] (?P<asks>(?:når|senest når|hvilken da(?:to|g)"
    r"|hva (?:er|blir|var) (?:den )?(?:siste |seneste )?(?:frist|dato|dag)\w*) [^?]+?)\W*$",
    re.IGNORECASE,
)
"""«Rådet fikk brevet 4. mai. Når må det ha svart?»"""
_CONDITIONS = tuple(
    re.compile(rf"[, ](?:{word})\b(?!.*[, ](?:{word})\b)", re.IGNORECASE) for word in ("hvis|dersom", "når", "om")
)
"""The last word that begins a condition, «hvis» before «om», which may mean «about»."""
OF_THE_END = re.compile(
    r"\b(?:ferdig|over|ute|slutt|avsluttet|forbi|senest|seinest|tidligst|siste|frist\w*|dato\w*|gikk|går|gått|gå)\b",
    re.IGNORECASE,
)
"""Words that say that the end is asked for, and nothing of what ends."""
_DECIDES = re.compile(
    r"\b(?:vedta\w*|vedtok|bestemm\w*|bestemt\w*|avgjør\w*|avgjorde|godkjenn\w*|seier (?:ja|nei)|sier (?:ja|nei))\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\W*(?:(?:kommunestyre|styre|års)?møtet|vedtaket(?: (?:er|ble) (?:gjort|fattet|truffet))?)\W*", re.I
)
_LOOKED_AT, _SAID, _HALF = 5, 0.6, 0.5
_CLAUSE = re.compile(r"\b(?:hvis|dersom|om|når|etter|siden|fra|før|og)\b|[,;]", re.IGNORECASE)


def ruled_day(asked: str, answer: Answer, asking: Asking, today: date) -> Computation | None:
    """The day that the rule gives; None where the ordinary `answer` states a date, since that is then the answer.

    Raises: SaksvarError when a date lies outside the years whose holidays are known.
    """
    if first := _CONDITION_FIRST.match(asked):
        asked = f"{first['asks']} {first['condition']}?"
    elif first := STATED_FIRST.match(asked):
        asked = f"{first['asks']} hvis {first['condition']}?"
    if not ASKS_WHEN.search(asked):
        return None
    dated = [one for one in find_dates(asked, today) if one.reading]
    if len(dated) != 1 or not (reading := dated[0].reading):
        return None
    span = dated[0].span
    if not reading.interval.is_day or find_durations(span.of(asked)):
        return None
    given = of_interval(replace(reading.interval, wording=""))
    told = asking(f"{asked[: span.start].rstrip()} {asked[span.end :].lstrip()}")
    condition = next(filter(None, (one.search(asked[: span.start]) for one in _CONDITIONS)), None)
    clause = asked[condition.end() : span.start] if condition else _clause_of(asked, span.start)
    found: list[Rule] = []
    if told.is_of_the_thing and not states_a_date(answer, today):
        rules = (rule_in(quote, today) for quote in leads(told.answer)[:1])
        found += [rule for rule in rules if rule and shared(clause, rule.anchor)]
    # Who gives the day of one thing asks for that of another, whatever day the papers have for the first.
    matter = OF_THE_END.sub(" ", asked[: condition.start()]) if condition else ""
    # «Hvis søknaden kom 6. mars, når må den være avgjort?» asks of the application.
    of_it = clause if IT.search(matter) else ""
    for unit in (one.unit for one in told.evidence.units[:_LOOKED_AT] if matter):
        rule = rule_in(Citation(1, unit.document, unit.span), today)
        if rule and (_follows(rule, matter, of_it, clause) or _of_a_decision(rule, matter, clause)):
            found.append(rule)
    return min(found, key=_binding).after(given, today) if found else None


def _is_of(rule: Rule, matter: str, it: str) -> bool:
    """Whether the rule is of what is asked for; `it`: what a pronoun in that stands for, "" without one."""
    said = share(rule.matter, f"{matter} {it}" if it else matter)
    return said >= _SAID or (bool(it) and shared(rule.matter, it) and share(rule.matter, matter) >= _HALF)


def _follows(rule: Rule, matter: str, it: str, clause: str) -> bool:
    """Whether the rule is of what is asked for and counts from what the clause gives the day of."""
    return _is_of(rule, matter, it) and (shared(clause, rule.anchor) or not tells(clause))


def _of_a_decision(rule: Rule, matter: str, clause: str) -> bool:
    """Whether the day is that of a decision, which a rule of what is decided counts from the meeting of."""
    if not (_DECIDES.search(clause) and _MEETING.fullmatch(rule.anchor)):
        return False
    return shared(clause, rule.matter) and share(rule.matter, matter) >= _HALF


def _binding(rule: Rule) -> int:
    """What was decided goes before what stands as a fact, and that before what somebody wishes."""
    how = standing_at(rule.quote.document, rule.quote.span)
    return 0 if how is Standing.DECIDED else 2 if how in WISHED - {Standing.PROPOSED} else 1


def states_a_date(answer: Answer, today: date) -> bool:
    days = (
        one.reading for quote in leads(answer)[:1] for one in find_dates(quote.quote, today) if one.reading is not None
    )
    return isinstance(answer, Answered) and any(one.interval.is_day for one in days)


def _clause_of(asked: str, place: int) -> str:
    """What the question says of its day: «den nye åpner» of «hvis den nye åpner 1. juni 2028»."""
    starts = [found.end() for found in _CLAUSE.finditer(asked, 0, place) if asked[found.end() : place].strip(" ,")]
    return asked[max(starts, default=0) : place]
