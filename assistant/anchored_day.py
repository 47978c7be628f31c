"""A day that the papers set only by a length after something, where they also say when that was: «Når må naboene ha
meldt fra?», «innen seks uker etter at nabovarselet er sendt», «Nabovarselet ble sendt 16. september 2026».

Flows in: a question for a day, what the papers answer, and a way to ask them more. Flows out: a computation that cites
the rule and the day it starts from, or None where either is missing. It makes up neither.
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.answer import Answer, Answered, Citation, Computation
from assistant.day_answer import when
from assistant.day_rule import Rule, from_its_day, lasting, rule_in
from assistant.deadlines.day_question import BY_THE_NEW_PLAN, TO_ITS_END, DayQuestion
from assistant.deadlines.found_deadlines import NAMED
from assistant.deadlines.grammar import find_dates, find_durations
from assistant.deadlines.intent import Intent
from assistant.deadlines.operand import Operand
from assistant.deadlines.said_above import with_above
from assistant.deadlines.stated_days import share, shared, stated_days, telling, tells
from assistant.decision_day import meeting_day, paper_day
from assistant.ruled_day import ASKS_WHEN, OF_THE_END, STATED_FIRST, states_a_date
from assistant.told import Asking, Told, leads
from corpus.document import Document, Span
from corpus.sentences import sentences
from corpus.standing import stretch_at
from corpus.standing_words import WISHED

_LOOKED_AT, _SAID, _HINTED, _SURE, _BOTH = 2, 0.6, 0.3, 1.0, 2
_THAT = re.compile(r"^\W*(?:at|når|da)\s+", re.IGNORECASE)
_DECISION = re.compile(
    r"^\W*(?:(?:at )?vedtaket|vedtak)(?: (?:er|ble|blei|vart) (?:gjort|fattet|truffet|vedtatt|fatta))?\W*$",
    re.IGNORECASE,
)
_OF_THE_PAPER = re.compile(
    r"^\W*(?:brevdato\w*|dagens dato|dags dato"
    r"|(?:datoen|dato) (?:på|for|i) (?:dette |denne )?(?:brevet|notatet|skrivet)"
    r"|(?:at )?dette (?:brevet|notatet|skrivet|vedtaksbrevet|referatet)"
    r"(?: (?:er|ble|blei|vart) (?:datert|sendt|skrevet|skrive))?)\W*$",
    re.IGNORECASE,
)
"""«innen seks uker etter datoen på dette brevet»"""
_IF = re.compile(
    r"\W(?:hvis|dersom|viss|for at|slik at|om (?:vi|de|dei|det|den|alle|kommunen|\w{3,}(?:en|et|a|ene|ane))\b"
    r"(?= \w+(?:r|er|te|de|et)\b)).*$",
    re.IGNORECASE,
)
"""What begins a condition; «om skjenkebevilling» says of what the application is."""
_EARLIEST = re.compile(r"\b(?:tidligst\w*|tidlegast\w*|først|fyrst|minst|ikke før|ikkje før)\b", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:er|var|ble|blir|blei|vart|har|hadde|går|gikk|tok|tar|trer|trådte)\b|\w(?:et|te|de|er)\b")
_LIMIT = re.compile(r"\b(?:\w*frist\w*|senest|seinest|siste|innen)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:\b(?:for|i|på|av|til|ved|hos|med|fra) )?\b(?P<name>[A-ZÆØÅ][\w-]*)")
_BEGINS = re.compile(r"\b(?:oppstart\w*|start(?:er|et|en|a)?|begynner|begynte|byrjar|settes i gang|igangsett\w*)\b", re.I)
_LONGEST, _LONG, _FURTHER = 8, 8, 8


def anchored_day(asked: str, told: Told, asking: Asking, today: date) -> Computation | None:
    """The day that the rule gives; None where `told`, the ordinary answer, states a date, which is the answer then.

    Raises: SaksvarError when a date lies outside the years whose holidays are known.
    """
    if stated := STATED_FIRST.match(asked):
        # «Piloten skal vare seks uker. Når kan den være ferdig?» asks of the pilot.
        asks = f"{stated['asks'][0].lower()}{stated['asks'][1:]}"
        asked = f"{asks} {_without_lengths(stated['condition'])}"
    if not ASKS_WHEN.search(asked) or not isinstance(told.answer, Answered):
        return None
    if any(one.reading and one.reading.interval.is_day for one in find_dates(asked, today)):
        # «Vi fikk brevet 20. juni. Når må vi ha svart?» gives the day itself.
        return None
    clause = _IF.sub(" ", BY_THE_NEW_PLAN.sub(" ", asked))
    matter = OF_THE_END.sub(" ", ASKS_WHEN.sub(" ", clause))
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
        if rule and _is_of(rule, matter, told) and (earliest or not _EARLIEST.search(rule.matter)):
            start = _start(rule, asking, today, clause, told)
            return rule.after(start, today) if start is not None else None
    if (beside := _beside(clause, matter, led[:1], told, today)) is not None:
        return beside
    rule = lasting(first, today) if first else None
    if rule and _is_of(rule, matter, told) and (earliest or not _EARLIEST.search(rule.quote.quote)):
        begins = _dated(f"starter {rule.matter.strip()}", asking, today)
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
        if rule is None or _EARLIEST.search(rule.matter) and not _EARLIEST.search(clause):
            continue
        names = _names(clause, rule)
        unnamed = _NAMED.sub(lambda one: " " if one.group() in names else one.group(), matter)
        if telling(unnamed) < _BOTH or share(rule.matter, unnamed) < _SAID:
            continue
        if (start := _said_beside(led, _thing(rule), names, rule, today)) is not None:
            return rule.after(start, today)
    return None


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


def _start(rule: Rule, asking: Asking, today: date, clause: str, told: Told) -> Operand | None:
    """The day of what the length is counted from, for whom or what the question names."""
    document = rule.quote.document
    if _DECISION.match(rule.anchor):
        return meeting_day(document, today)
    if _OF_THE_PAPER.match(rule.anchor):
        return paper_day(document, f"datoen i «{document.title}»", today)
    thing = _thing(rule)
    if not thing or len(thing.split()) > _LONGEST:
        return None
    if (near := _just_before(document, rule.quote.span, thing, today)) is not None:
        return near
    names = _names(clause, rule)
    if (dated := _dated(thing if _FINITE.search(thing) else f"er {thing}", asking, today, names)) is not None:
        return dated
    return _said_beside(leads(told.answer)[:1], thing, names, rule, today)


def _thing(rule: Rule) -> str:
    return _THAT.sub("", rule.anchor).strip(" .,;:")


def _said_beside(
    quotes: Sequence[Citation], thing: str, names: Sequence[str], rule: Rule, today: date
) -> Operand | None:
    """The day that one of the quotes, or what stands over it, says wholly that the thing is, for all the names."""
    for quote in quotes:
        if quote.quote == rule.quote.quote or not tells(thing) or not _says_all(quote, names):
            continue
        found = stated_days(quote.document, quote.span, thing, today, above=True)
        if found is not None and found.share == 1.0 and found.at.value.is_day and (found.ends is None or found.moved):
            return found.at
    return None


def _dated(thing: str, asking: Asking, today: date, names: Sequence[str] = ()) -> Operand | None:
    """The day that the papers answer to when the thing is, if they surely do, and for all the `names` («for F3»)."""
    sought = " ".join((thing, *names))
    found = when(sought, asking, today, DayQuestion(Intent.BETWEEN, (sought,)), above=bool(names))
    sure = found is not None and found.at.value.is_day and found.share >= _SAID and (found.ends is None or found.moved)
    return found.at if found is not None and sure else None


def _names(clause: str, rule: Rule) -> list[str]:
    """The names of the question with their prepositions, without those that the rule or what stands over it says."""
    document = rule.quote.document
    said = f"{document.title}\n{with_above(document, rule.quote.span)}"
    return [one.group() for one in _NAMED.finditer(clause) if not shared(one["name"], said)]


def _says_all(quote: Citation, names: Sequence[str]) -> bool:
    return all(shared(one, with_above(quote.document, quote.span)) for one in names)


def _just_before(document: Document, span: Span, thing: str, today: date) -> Operand | None:
    """The day that the sentence right before says the thing is: «Avtalen utløper 30. juni 2027», «før utløp»."""
    block = document.blocks_touching(span)[0]
    places = [document.blocks[near].span for near in (block - 1, block) if near >= 0]
    before = [one for place in places for one in sentences(document.text, place) if one.end <= span.start]
    for one in before[-1:]:
        found = stated_days(document, one, thing, today)
        if found is not None and found.share == 1.0 and found.at.value.is_day and found.ends is None:
            return found.at
    return None
