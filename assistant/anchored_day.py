"""A day that the papers set only by a length after something, where they also say when that was: «Når må naboene ha
meldt fra?», «innen seks uker etter at nabovarselet er sendt», «Nabovarselet ble sendt 16. september 2026».

Flows in: a question for a day, and a way to ask the papers. Flows out: a computation that cites the rule and the day it
starts from, or None where either is missing. It makes up neither.
"""

import re
from datetime import date

from assistant.answer import Answer, Answered, Computation
from assistant.day_answer import when
from assistant.deadlines.day_question import DayQuestion
from assistant.deadlines.intent import Intent
from assistant.deadlines.operand import Operand
from assistant.deadlines.stated_days import share, telling
from assistant.decision_day import meeting_day
from assistant.ruled_day import ASKS_WHEN, OF_THE_END, Rule, rule_in, states_a_date
from assistant.told import Asking, leads
from corpus.standing import stretch_at
from corpus.standing_words import Standing

_LOOKED_AT, _SAID, _BOTH = 2, 0.6, 2
_THAT = re.compile(r"^\W*(?:at|når|da)\s+", re.IGNORECASE)
_DECISION = re.compile(r"^\W*(?:vedtaket|vedtak(?: er gjort| ble gjort)?)\W*$", re.IGNORECASE)
_AT_EARLIEST = re.compile(r"\b(?:tidligst|først|fyrst)\b", re.IGNORECASE)
_WISHED = frozenset({Standing.PROPOSED, Standing.MOVED, Standing.OPINION, Standing.DISSENT, Standing.ASKED})
_FINITE = re.compile(r"\b(?:er|var|ble|blir|blei|vart|har|hadde|går|gikk|tok|tar|trer|trådte)\b|\w(?:et|te|de|er)\b")
_LONGEST = 8


def anchored_day(asked: str, answer: Answer, asking: Asking, today: date) -> Computation | None:
    """The day that the rule gives; None where the ordinary `answer` states a date, since that is then the answer.

    Raises: SaksvarError when a date lies outside the years whose holidays are known.
    """
    if not ASKS_WHEN.search(asked) or not isinstance(answer, Answered) or states_a_date(answer, today):
        return None
    matter = OF_THE_END.sub(" ", ASKS_WHEN.sub(" ", asked))
    if telling(matter) < _BOTH:
        # «Når får vi svar?» says too little of whose.
        return None
    for quote in leads(answer)[:_LOOKED_AT]:
        rule = rule_in(quote, today)
        if rule is None or _AT_EARLIEST.search(rule.matter):
            continue
        block = quote.document.blocks_touching(quote.span)[0]
        if stretch_at(quote.document, block).standing in _WISHED:
            continue
        if share(rule.matter, matter) >= _SAID:
            start = _start(rule, asking, today)
            return rule.after(start, today) if start is not None else None
    return None


def _start(rule: Rule, asking: Asking, today: date) -> Operand | None:
    """The day of what the length is counted from."""
    if _DECISION.match(rule.anchor):
        return meeting_day(rule.quote.document, today)
    thing = _THAT.sub("", rule.anchor).strip(" .,;:")
    if not thing or len(thing.split()) > _LONGEST:
        return None
    found = when(
        thing if _FINITE.search(thing) else f"er {thing}", asking, today, DayQuestion(Intent.BETWEEN, (thing,))
    )
    sure = found is not None and found.at.value.is_day and found.share >= _SAID and found.ends is None
    return found.at if found is not None and sure else None
