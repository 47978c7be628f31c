"""The day that a rule of the papers counts from, for whom or what the question names: «innen 14 dager etter møtet»,
asked for Åsgard.

Flows in: a rule, a question, and what the papers answer to it. Flows out: the day as an operand that cites where it is
stated, or None where nothing surely states it. It moves no day and chooses no rule.
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.answer import Citation
from assistant.day_answer import when
from assistant.day_rule import Rule
from assistant.deadlines.day_question import TO_ITS_END, DayQuestion
from assistant.deadlines.intent import Intent
from assistant.deadlines.operand import Operand
from assistant.deadlines.said_above import with_above
from assistant.deadlines.stated_days import says_all, shared, stated_days, tells
from assistant.decision_day import meeting_day, paper_day
from assistant.told import Asking, Told, leads
from corpus.document import Document, Span
from corpus.sentences import sentences

_SAID, _LONGEST, _FURTHER = 0.6, 8, 8
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
_FINITE = re.compile(r"\b(?:er|var|ble|blir|blei|vart|har|hadde|går|gikk|tok|tar|trer|trådte)\b|\w(?:et|te|de|er)\b")
_NAMED = re.compile(r"(?:\b(?:for|i|på|av|til|ved|hos|med|fra) )?\b(?P<name>[A-ZÆØÅ][\w-]*)")
_SAYS_ITS_END = re.compile(
    rf"{TO_ITS_END.pattern}|\b(?:gjelder|gjeld|varer|varar|løper)\b.*\btil\b|\b(?:til og med|fr[ae]m til|t\.o\.m)\b"
    r"|\bfrist\w*|\blevert?\w*|\bferdig\w*",
    re.IGNORECASE,
)
_EACH = re.compile(
    r" (?:(?:for|i|på|av|til|ved|hos|med|fra) )?(?:hver|hvert|den enkelte|det enkelte) \w+", re.IGNORECASE
)
"""«oppstart i hver kommune» is that of the one that the question names."""


def start_of(rule: Rule, asking: Asking, today: date, clause: str, told: Told) -> Operand | None:
    """The day of what the length is counted from, for whom or what the question names."""
    document = rule.quote.document
    if is_of_its_paper(rule):
        return _own_day(rule, today)
    names = names_of(clause, rule)
    thing = counted_from(rule)
    if not thing or len(thing.split()) > _LONGEST:
        return None
    if (near := _just_before(document, rule.quote.span, thing, today)) is not None:
        return near
    thing = counted_from(rule, names)
    if (asked := dated(thing if _FINITE.search(thing) else f"er {thing}", asking, today, names)) is not None:
        return asked
    if (beside := said_beside(leads(told.answer)[:1], thing, names, rule, today)) is not None:
        return beside
    units = (one.unit for one in asking(f"Når er {thing}?").evidence.units[:_FURTHER])
    quotes = [Citation(1, one.document, one.span) for one in units if one.document.id == document.id]
    told_there = [day for one in quotes if (day := said_beside([one], thing, names, rule, today)) is not None]
    return told_there[0] if len({day.value for day in told_there}) == 1 else None


def counted_from(rule: Rule, names: Sequence[str] = ()) -> str:
    """What the length is counted from; for the `names` where it is that of each."""
    thing = _THAT.sub("", rule.anchor).strip(" .,;:")
    return _EACH.sub("", thing) if names else thing


def names_of(clause: str, rule: Rule) -> list[str]:
    """The names of the question («for F3»), without those that the rule or what stands over it says."""
    document = rule.quote.document
    said = f"{document.title}\n{with_above(document, rule.quote.span)}"
    return [one.group() for one in _NAMED.finditer(clause) if not shared(one["name"], said)]


def without_names(text: str, names: Sequence[str]) -> str:
    return _NAMED.sub(lambda one: " " if one.group() in names else one.group(), text)


def said_beside(
    quotes: Sequence[Citation], thing: str, names: Sequence[str], rule: Rule, today: date
) -> Operand | None:
    """The day that one of the quotes, or what stands over it, says wholly that the thing is, for all the names."""
    for quote in quotes:
        if quote.quote == rule.quote.quote or not tells(thing) or not says_all(quote.document, quote.span, names):
            continue
        found = stated_days(quote.document, quote.span, thing, today, above=True)
        if found is not None and found.share == 1.0 and found.at.value.is_day and (found.ends is None or found.moved):
            return found.at
    return None


def is_of_its_paper(rule: Rule) -> bool:
    return (_DECISION.match(rule.anchor) or _OF_THE_PAPER.match(rule.anchor)) is not None


def _own_day(rule: Rule, today: date) -> Operand | None:
    """The day of the paper that the rule is in, where it counts from that."""
    document = rule.quote.document
    if _DECISION.match(rule.anchor):
        return meeting_day(document, today)
    if _OF_THE_PAPER.match(rule.anchor):
        return paper_day(document, f"datoen i «{document.title}»", today)
    return None


def dated(thing: str, asking: Asking, today: date, names: Sequence[str] = ()) -> Operand | None:
    """The day that the papers answer to when the thing is, if they surely do, and for all the `names` («for F3»)."""
    sought = " ".join((thing, *names))
    found = when(sought, asking, today, DayQuestion(Intent.BETWEEN, (sought,)), names)
    sure = found is not None and found.at.value.is_day and found.share >= _SAID and (found.ends is None or found.moved)
    if found is None or not sure:
        return None
    # «før avtalen går ut» is not counted from the day it was signed.
    of_end = TO_ITS_END.search(thing) is None or _SAYS_ITS_END.search(found.at.mention)
    return found.at if of_end else None


def _just_before(document: Document, span: Span, thing: str, today: date) -> Operand | None:
    """The day that the sentence right before says the thing is: «Avtalen utløper 30. juni 2027», «før utløp»."""
    block = document.blocks_touching(span)[0]
    places = [document.blocks[near].span for near in (block - 1, block) if near >= 0]
    before = [one for place in places for one in sentences(document.text, place) if one.end <= span.start]
    for one in before[-1:]:
        found = stated_days(document, one, thing, today)
        if found is not None and found.share == 1.0 and found.at.value.is_day and found.ends is None:
            return found.at
    ends = (_its_end(document, one, thing, today) for one in reversed(before))
    return next((end for end in ends if end is not None), None)


def _its_end(document: Document, span: Span, thing: str, today: date) -> Operand | None:
    """The last day of what a sentence says the thing lasts: «Avtalen gjelder fra … til …», «før avtalen utløper»."""
    bare = " ".join(TO_ITS_END.sub(" ", thing).split())
    if bare == thing or not bare:
        return None
    found = stated_days(document, span, bare, today)
    if found is None or found.share < 1.0 or found.ends is None or found.moved or not found.ends[1].value.is_day:
        return None
    return found.ends[1]
