"""A day that the papers set only by a length after something, where they also say when that was: «Når må naboene ha
meldt fra?», «innen seks uker etter at nabovarselet er sendt», «Nabovarselet ble sendt 16. september 2026».

Flows in: a question for a day, what the papers answer, and a way to ask them more. Flows out: a computation that cites
the rule and the day it starts from, or None where either is missing. It makes up neither.
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.answer import Answer, Answered, Citation, Computation
from assistant.day_rule import Rule, from_its_day, lasting, rule_in
from assistant.deadlines.day_question import BY_THE_NEW_PLAN, TO_ITS_END
from assistant.deadlines.found_deadlines import NAMED
from assistant.deadlines.grammar import find_dates, find_durations
from assistant.deadlines.stated_days import share, stated_days, telling
from assistant.rule_start import counted_from, dated, is_of_its_paper, names_of, said_beside, start_of, without_names
from assistant.ruled_day import ASKS_WHEN, OF_THE_END, STATED_FIRST, states_a_date
from assistant.told import Asking, Told, leads
from corpus.standing import stretch_at
from corpus.standing_words import WISHED

_LOOKED_AT, _SAID, _HINTED, _SURE, _BOTH = 2, 0.6, 0.3, 1.0, 2
_IF = re.compile(
    r"\W(?:hvis|dersom|viss|for at|slik at|om (?:vi|de|dei|det|den|alle|kommunen|\w{3,}(?:en|et|a|ene|ane))\b"
    r"(?= \w+(?:r|er|te|de|et)\b)).*$",
    re.IGNORECASE,
)
"""What begins a condition; «om skjenkebevilling» says of what the application is."""
_EARLIEST = re.compile(r"\b(?:tidligst\w*|tidlegast\w*|først|fyrst|minst|ikke før|ikkje før)\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:\w*frist\w*|senest|seinest|siste|innen)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:oppstart\w*|start(?:er|et|en|a|e)?|begynn(?:er|e)|begynte|byrj(?:ar|e)|settes i gang|igangsett\w*)\b", re.I
)
_LONG, _FURTHER, _NEAREST = 8, 8, 4


def anchored_day(asked: str, told: Told, asking: Asking, today: date) -> Computation | None:
    """The day that the rule gives; None where `told`, the ordinary answer, states a date, which is the answer then.

    Raises: SaksvarError when a date lies outside the years whose holidays are known.
    """
    if stated := STATED_FIRST.match(asked):
        # «Piloten skal vare seks uker. Når kan den være ferdig?» asks of the pilot.
        asks = f"{stated['asks'][0].lower()}{stated['asks'][1:]}"
        asked = f"{asks} {_without_lengths(stated['condition'])}"
    if not ASKS_WHEN.search(asked):
        return None
    if any(one.reading and one.reading.interval.is_day for one in find_dates(asked, today)):
        # «Vi fikk brevet 20. juni. Når må vi ha svart?» gives the day itself.
        return None
    clause = _IF.sub(" ", BY_THE_NEW_PLAN.sub(" ", asked))
    matter = OF_THE_END.sub(" ", ASKS_WHEN.sub(" ", clause))
    if not isinstance(told.answer, Answered):
        # No sentence has it all where one has the rule and another, of whom the question names, the day.
        bounded = _LIMIT.search(clause) or _EARLIEST.search(clause)
        return _beside(clause, matter, _further(told)[:_NEAREST], told, today) if bounded else None
    led = [quote for quote in leads(told.answer)[:_LOOKED_AT] if not _is_wished(quote)]
    first = led[0] if led and TO_ITS_END.search(clause) else None
    if first and (from_day := from_its_day(first, today)) and _is_of(from_day[0], matter, told):
        return from_day[0].after(from_day[1], today)
    if first and (ended := _begun(first, matter, told, today)):
        return ended
    if _is_answered(clause, told.answer, today):
        return None
    earliest = _EARLIEST.search(clause) is not None
    for rule in (rule_in(quote, today) for quote in led if _says_enough(matter)):
        if rule and _is_of(rule, _own(matter, clause, rule), told) and (earliest or not _EARLIEST.search(rule.matter)):
            start = start_of(rule, asking, today, clause, told)
            return rule.after(start, today) if start is not None else None
    if (beside := _beside(clause, matter, led[:1], told, today)) is not None:
        return beside
    rule = lasting(first, today) if first else None
    if rule and _is_of(rule, matter, told) and (earliest or not _EARLIEST.search(rule.quote.quote)):
        begins = dated(f"starter {rule.matter.strip()}", asking, today)
        return rule.after(begins, today) if begins is not None else None
    return None


def _begun(first: Citation, matter: str, told: Told, today: date) -> Computation | None:
    """The end of what `first` says the start of, and another sentence the length: «Piloten: oppstart 1. mai 2028»."""
    if not _BEGINS.search(first.quote) or TO_ITS_END.search(first.quote):
        return None
    start = stated_days(first.document, first.span, matter, today)
    rules = [rule for quote in _further(told) if (rule := lasting(quote, today)) and _is_of(rule, matter, told)]
    if start is None or not start.at.value.is_day or len({rule.duration for rule in rules}) != 1:
        return None
    return rules[0].after(start.at, today)


def _beside(clause: str, matter: str, led: Sequence[Citation], told: Told, today: date) -> Computation | None:
    """The day by a rule that only stands beside what is led with, which says the whole of what it is counted from."""
    for quote in _further(told):
        rule = None if _is_wished(quote) else rule_in(quote, today)
        if rule is None or (_EARLIEST.search(rule.matter) and not _EARLIEST.search(clause)):
            continue
        own, names = _own(matter, clause, rule), names_of(clause, rule)
        if telling(own) < _BOTH or not _is_of(rule, own, told):
            continue
        if not names and not isinstance(told.answer, Answered):
            continue
        if (start := said_beside(led, counted_from(rule, names), names, rule, today)) is not None:
            return rule.after(start, today)
    return None


def _own(matter: str, clause: str, rule: Rule) -> str:
    """What is asked for, without the names that the day it is counted from must be of, and one word for beginning of
    two."""
    if is_of_its_paper(rule):
        return matter
    unnamed = without_names(matter, names_of(clause, rule))
    return _BEGINS.sub(" ", unnamed) if _BEGINS.search(rule.matter) else unnamed


def _further(told: Told) -> list[Citation]:
    return [Citation(1, one.unit.document, one.unit.span) for one in told.evidence.units[:_FURTHER]]


def _is_answered(clause: str, answer: Answer, today: date) -> bool:
    """Whether the first that it leads with states the day asked for: a deadline where one is asked for."""
    if not states_a_date(answer, today):
        return False
    if not _LIMIT.search(clause):
        return True
    first = leads(answer)[0]
    day = stated_days(first.document, first.span, clause, today)
    return day is None or day.at.is_deadline or NAMED.search(first.quote) is not None


def _says_enough(matter: str) -> bool:
    """Two words, or a long one: «Når får vi svar?» says too little of whose."""
    return telling(matter) >= _BOTH or (telling(matter) == 1 and max(map(len, matter.split())) >= _LONG)


def _without_lengths(text: str) -> str:
    for length in reversed(find_durations(text)):
        text = f"{text[: length.span.start]} {text[length.span.end :]}"
    return _EARLIEST.sub(" ", text)


def _is_wished(quote: Citation) -> bool:
    return stretch_at(quote.document, quote.document.blocks_touching(quote.span)[0]).standing in WISHED


def _is_of(rule: Rule, matter: str, told: Told) -> bool:
    """Whether the rule is of what is asked for, by its words, or by its words and what reading said of the sentence."""
    said = share(rule.matter, matter)
    return said >= _SAID or (said >= _HINTED and said + told.likelihood(rule.quote) >= _SURE)
