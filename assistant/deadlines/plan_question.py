"""A question about time, answered by the operation it asks for.

Flows in: the question in plain bokmål (and the topic it leans on), the timeline, today. Flows out: a computation, what
the sources do not state, or None when the question asks for no date. It writes no number: the operations do.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.deadlines import plan_acts, plan_days, plan_look_up
from assistant.deadlines.intent import Intent, intent_of
from assistant.deadlines.left_over import asks_nothing_else
from assistant.deadlines.mentions import Dated, Mentions, Names, What, find_mentions
from assistant.deadlines.operand import NotStated, Operand, of_deadline
from assistant.deadlines.plan_operands import Anchors, Stands, anchors
from assistant.deadlines.plan_outcome import Asked, Impossible, Outcome, Unclear, warned
from assistant.deadlines.time_words import DEADLINE, LEFT_OUT, YES_NO
from corpus.errors import SaksvarError
from corpus.timeline import Timeline

__all__ = ["Impossible", "Outcome", "Planned", "Unclear", "answer_from_plan"]

_JOINT = " ; "
_LEFT_OF = re.compile(r"\bigjen av (?=(?:året|måneden|uken|uka|kvartalet|halvåret|(?:19|20)\d\d)\b)", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:i|på) helg(?:a|en|ene)?$", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"\b(?:hv(?!is\b|a (?:med|om|hvis|dersom)\b)\w+|når)\b"
    r"|^\W*(?:og |men |så )?(?:er|var|blir|kan|må|skal|vil|har|rekker|faller)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What came out. `whole`: the question asks for nothing else; otherwise the sources must agree that it is this date
    that is asked for, or may answer what the plan has no date for though nobody asked it for a deadline."""

    intent: Intent
    outcome: Outcome
    whole: bool


def answer_from_plan(
    plain: str,
    topic: str,
    names: Names,
    timeline: Timeline | None,
    today: date,
    found: Callable[[], tuple[Operand, ...]] = tuple,
) -> Planned | None:
    """What the plan and the calendar say to the question; dates and phases that it lacks are taken from `topic`.

    `found`: the deadlines that the sentences best fit for the question state, asked for only when the plan has none.
    """
    plain = _LEFT_OF.sub("igjen til utgangen av ", plain)
    own = find_mentions(plain, names, today)
    if own.refused:
        return Planned(Intent.LOOK_UP, Impossible(own.refused), whole=True)
    left_out = [m for m in own.named if m.what is What.PHASE and LEFT_OUT.search(plain.casefold()[: m.start])]
    own = replace(own, named=tuple(m for m in own.named if m not in left_out))
    if left_out and not own.ids(What.PHASE):
        return None
    mentions = _completed(own, find_mentions(topic, names, today), len(plain) + len(_JOINT)) if topic else own
    spoken, mentions = mentions, _without_own_dates(_without_weekend(plain, mentions), timeline)
    live = timeline.go_live_event if timeline else None
    intent = intent_of(plain, mentions, live.id if live else None)
    said = plain
    if intent is None and topic and not _OWN_QUESTION.search(plain):
        # «Og i virkedager?» asks the earlier question again, of what it names itself.
        said = f"{plain}{_JOINT}{topic}"
        intent = intent_of(said, mentions, live.id if live else None)
    elif topic and intent is Intent.LOOK_UP and not own.dates and not own.ids(What.PHASE) and own.named:
        # «Når må opsjonen utløses da?» after a wished go-live leans on that wish.
        wish = find_mentions(topic, names, today).moved(len(plain) + len(_JOINT))
        both = replace(wish, named=(*own.named, *(m for m in wish.named if live and m.id == live.id)))
        if wish.dates and intent_of(topic, find_mentions(topic, names, today), live.id if live else None) in _WISHES:
            intent, mentions = Intent.LATEST_START, both
    if intent is None:
        return None
    operands = _operands(said, mentions, intent, timeline, found)
    try:
        full = f"{plain}{_JOINT}{topic}".casefold()
        outcome = _HANDLERS[intent](Asked(said.casefold(), full, mentions, operands, timeline, today))
    except SaksvarError as error:
        outcome = Unclear(str(error))
    if outcome is None:
        return None
    notes = [note for dated in mentions.dates for note in dated.notes]
    from_text = bool(operands.operands) and not any(o.confirmed for o in operands.operands)
    alone = asks_nothing_else(intent, plain, spoken, names)
    if not alone and intent in (Intent.LOOK_UP, Intent.NEXT) and not mentions.named and not from_text:
        # «Fristen for selvangivelsen» is not a deadline of the plan, though the plan has deadlines.
        return None
    asks_deadline = DEADLINE.search(said.casefold()) or mentions.ids(What.PHASE)
    elsewhere = isinstance(outcome, NotStated) and bool(mentions.dates) and not asks_deadline
    whole = not from_text and alone and not elsewhere
    return Planned(intent, warned(outcome, notes, timeline), whole)


def _operands(
    said: str, mentions: Mentions, intent: Intent, timeline: Timeline | None, found: Callable[[], tuple[Operand, ...]]
) -> Anchors:
    named = anchors(mentions, timeline, _stands(said, mentions, intent))
    planless = timeline is None or not timeline.deadlines
    if planless and DEADLINE.search(said.casefold()) and not mentions.named:
        return Anchors((*found(), *named.operands), named.missing)
    bare = not (named.operands or named.missing or mentions.dates)
    if timeline is not None and bare and intent in _OF_EACH and DEADLINE.search(said.casefold()):
        return Anchors(tuple(of_deadline(timeline, deadline) for deadline in timeline.deadlines_of()))
    return named


_WISHES = frozenset({Intent.LATEST_START})
_OF_EACH = frozenset({Intent.WEEKDAY, Intent.WORKDAY_BESIDE, Intent.SHIFT, Intent.WORKDAYS_FROM})
"""What is answered for every deadline of the plan when none is named («faller noen av fristene på en helg?»)."""


def _stands(said: str, mentions: Mentions, intent: Intent) -> Stands:
    """A phase alone stands for its deadlines; where it is asked how far it is, only if a deadline is spoken of."""
    if intent not in (Intent.BETWEEN, Intent.DAYS_LEFT) or DEADLINE.search(said.casefold()):
        return Stands.ALL if intent is Intent.LOOK_UP else Stands.DEADLINES
    return Stands.GO_LIVE if len(mentions.ids(What.PHASE)) > 1 else Stands.ALL


def _without_weekend(plain: str, mentions: Mentions) -> Mentions:
    """«Faller noen av fristene i helgen?» is of any weekend, not of the next."""
    if not (DEADLINE.search(plain.casefold()) and YES_NO.search(plain.casefold())):
        return mentions
    kept = tuple(dated for dated in mentions.dates if not _WEEKEND.search(plain[: dated.end]))
    return replace(mentions, dates=kept)


def _without_own_dates(mentions: Mentions, timeline: Timeline | None) -> Mentions:
    """«PD2 i mai 2022» and «styremøtet 24. august 2020» name one thing twice: its own date is no date beside it."""
    if timeline is None or not mentions.dates:
        return mentions
    days = {milestone.id: (milestone.when.earliest, milestone.when.latest) for milestone in timeline.milestones}
    for mention in [m for m in mentions.named if m.what is What.MILESTONE]:
        same = [d for d in mentions.dates if mention.start < d.end and d.start < mention.end]
        if any((d.interval.earliest, d.interval.latest) == days[mention.id] for d in same):
            mentions = replace(mentions, dates=tuple(d for d in mentions.dates if d not in same))
        elif same:
            mentions = replace(mentions, named=tuple(m for m in mentions.named if m is not mention))
    own = [timeline.phase(name).go_live for name in mentions.ids(What.PHASE)]

    def is_own(dated: Dated) -> bool:
        return not dated.interval.is_day and any(
            live and (live.earliest, live.latest) == (dated.interval.earliest, dated.interval.latest) for live in own
        )

    return replace(mentions, dates=tuple(dated for dated in mentions.dates if not is_own(dated)))


def _completed(own: Mentions, earlier: Mentions, shift: int) -> Mentions:
    """What the question does not name itself, named in the question before it, which stands `shift` on."""
    moved = earlier.moved(shift)
    named = list(own.named)
    for what in What:
        if not own.ids(what):
            named += [m for m in moved.named if m.what is what and not (what is What.MILESTONE and own.named)]
    dates = own.dates or (() if own.named else moved.dates)
    return Mentions(tuple(named), dates, own.durations or (() if own.named else moved.durations), own.refused)


_HANDLERS: dict[Intent, Callable[[Asked], Outcome | None]] = {
    Intent.LOOK_UP: plan_look_up.answer_look_up,
    Intent.NEXT: plan_look_up.answer_next,
    Intent.DAYS_LEFT: plan_days.answer_days_left,
    Intent.BETWEEN: plan_days.answer_between,
    Intent.WORKING_DAYS: plan_days.answer_working_days,
    Intent.WORKDAYS_FROM: plan_days.answer_workdays_from,
    Intent.WORKDAY_BESIDE: plan_days.answer_workday_beside,
    Intent.WEEKDAY: plan_days.answer_weekday,
    Intent.SHIFT: plan_days.answer_shift,
    Intent.STATUTORY: plan_days.answer_statutory,
    Intent.DELAY: plan_acts.answer_delay,
    Intent.LATEST_START: plan_acts.answer_latest_start,
    Intent.FITTING: plan_acts.answer_fitting,
    Intent.FORWARD_PLAN: plan_acts.answer_forward,
    Intent.FEASIBLE: plan_acts.answer_feasible,
    Intent.CONSISTENCY: plan_acts.answer_consistency,
}
