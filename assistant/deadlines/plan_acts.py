"""Questions of the plan itself: which deadlines, what follows from the rules, what a delay moves, whether it holds.

Flows in: a question with its operands. Flows out: what the operation computed, what is not stated, or None when the
question lacks an operand. The operations do the sums.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Computation
from assistant.deadlines import time_words as said
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.backplan import backplan, backplan_phase
from assistant.deadlines.consistency import consistency
from assistant.deadlines.delay import delay_rule, delayed
from assistant.deadlines.feasible import feasible, feasible_phase
from assistant.deadlines.fitting import latest_fitting
from assistant.deadlines.forward import forward
from assistant.deadlines.intent import events_with
from assistant.deadlines.length import longest_chain
from assistant.deadlines.mentions import Mention, What
from assistant.deadlines.operand import NotStated, Operand, not_stated, of_deadline, of_interval, of_stated, of_today
from assistant.deadlines.plan_operands import pairs_of
from assistant.deadlines.plan_outcome import Asked, Outcome, merged
from assistant.deadlines.shift import shift
from assistant.deadlines.wording import say_day, sentence
from corpus.timeline import Timeline

_DOUBTS = re.compile(
    r"ikke (?:\w+ )?(?:stemme|går opp|henge|passe)|motstrid|motsi|strid|konflikt|kollider|feil|uoverens|inkonsis"
    r"|urealis|for kort|for lite"
)
"""«Er det noe som ikke stemmer?» is answered with ja where «stemmer det?» is answered with nei."""


_TAKES = re.compile(r"\s+(?:tar|varer|er på|er|på|bruker)\s+(?:ca\.? |omtrent |rundt )?")
_OF_IT = re.compile(r"\b(?:hvis|dersom|om|når|at) (?:det|den|dette) (?:da |så |skal |kan |må )?$")


def answer_delay(asked: Asked) -> Outcome | None:
    timeline = asked.timeline
    if timeline is None:
        return None
    causes, phases = asked.mentions.ids(What.CAUSE), asked.mentions.ids(What.PHASE)
    if not causes and not phases and (event := _late_event(asked)):
        moved = f"Kildene sier ikke hva som flyttes hvis {asked.full[event.start : event.end]} blir forsinket."
        rules = [delay_rule(timeline, asked.today)]
        return (
            replace(rules[0], sentences=(moved, *rules[0].sentences)) if isinstance(rules[0], Computation) else rules[0]
        )
    cause = causes[0] if causes else None
    if not asked.mentions.durations:
        return delay_rule(timeline, asked.today, cause, phases, bool(said.DEADLINE.search(asked.text)))
    return delayed(timeline, asked.mentions.durations[0].duration.amount, asked.today, cause, phases)


def _late_event(asked: Asked) -> Mention | None:
    """The event that the question says is late, when it is right before the word: «hvis forprosjektet forsinkes»."""
    late = said.DELAYED.search(asked.text)
    before = [m for m in asked.mentions.named if m.what is What.EVENT and late and m.end <= late.start()]
    near = before and late and late.start() - before[-1].end < 40
    subject = near and not said.DEADLINE.search(asked.full[before[-1].start : before[-1].end])
    return before[-1] if subject else None


def answer_latest_start(asked: Asked) -> Outcome | None:
    timeline = asked.timeline
    if timeline is None:
        return None
    events = _acts(asked)
    if not asked.mentions.dates:
        phases = asked.mentions.ids(What.PHASE)
        return merged([backplan_phase(timeline, phase, asked.today, events) for phase in phases], "latest_start")
    wanted = of_interval(asked.mentions.dates[0].interval, "ønsket driftsdato")
    return backplan(timeline, wanted, asked.today, events)


def answer_fitting(asked: Asked) -> Outcome | None:
    phases, events = asked.mentions.ids(What.PHASE), _acts(asked)
    if asked.timeline is None or not phases or not events:
        return None
    if len(events) > 1 and (length := _own_length(asked, events[0])):
        ends = [of_stated(asked.timeline, asked.timeline.phase(phase), events[-1]) for phase in phases]
        return merged([shift(end, -length, asked.today) for end in ends if end], "shift")
    return merged([latest_fitting(asked.timeline, phase, events[0], asked.today) for phase in phases], "latest_start")


def _own_length(asked: Asked, event: str) -> Amount | None:
    """How long the question says that it takes: «Hvis forprosjektet tar 8 måneder, når må vi starte …»."""
    for named in asked.mentions.named:
        for lasting in asked.mentions.durations:
            if named.id == event and _TAKES.fullmatch(asked.full[named.end : lasting.start]):
                return lasting.duration.amount
    return None


def answer_forward(asked: Asked) -> Outcome | None:
    timeline, events = asked.timeline, _acts(asked)
    if timeline is None or not events:
        return None
    if asked.mentions.dates:
        # What is done on the date comes first, wherever it is said: «Når er det ferdig hvis vi starter 1. mars?»
        beside = events_with(asked.mentions.dates[0], asked.full, asked.mentions)
        there = [mention.id for mention in beside]
        if beside and _OF_IT.search(asked.full[: beside[0].start]):
            # «Når er forprosjektet ferdig hvis det starter 1. mars?» starts the thing asked of.
            events = [event for event in events if event not in there] or events
        events.sort(key=lambda event: (event not in there, there.index(event) if event in there else 0))
    phase = next(iter(asked.mentions.ids(What.PHASE)), None)
    start = _start_of(asked, timeline, phase, events[0])
    if start is None:
        return not_stated(timeline, timeline.phase(phase), events[0]) if phase else None
    live = timeline.go_live_event
    wanted = [event for event in events[1:] if longest_chain(timeline, events[0], event)]
    if live and live.id in asked.mentions.ids(What.EVENT):
        wanted.append(live.id)
    asks_end = re.search(r"\b(?:ferdig|slutt|over)\b", asked.text)
    if asks_end and len(wanted) == 1 and (live is None or wanted[0] != live.id):
        return _finished(forward(timeline, start, events[0], asked.today, phase, wanted), timeline, start)
    if asks_end and not wanted and (ends := _ends_of(timeline, events[0])):
        # «Når er det ferdig?» asks for the end of the thing itself, then for what follows.
        return _finished(forward(timeline, start, events[0], asked.today, phase, ends), timeline, start)
    return forward(timeline, start, events[0], asked.today, phase, wanted)


def _ends_of(timeline: Timeline, event: str) -> list[str]:
    """Where the rules that begin with the event end, nearest first."""
    return [rule.end for rule in sorted(timeline.rules, key=lambda rule: rule.months) if rule.start == event][:1]


def _finished(found: Outcome, timeline: Timeline, start: Operand) -> Outcome:
    """The same with the end of the thing itself first: «Forprosjektet er ferdig 1. august 2021, 6 måneder etter …»"""
    if not isinstance(found, Computation):
        return found
    item = found.result["items"][0]
    rule = next(rule for rule in timeline.rules if rule.id == item["rules"][0])
    ends = [say_day(date.fromisoformat(item[end])) for end in ("earliest", "latest")]
    day = ends[0] if ends[0] == ends[1] else f"{ends[0]} til {ends[1]}"
    lead = f"{sentence(rule.name)} er ferdig {day}, {rule.wording} etter {start.mention}."
    return replace(found, sentences=(lead, *found.sentences))


def _start_of(asked: Asked, timeline: Timeline, phase: str | None, event: str) -> Operand | None:
    if asked.mentions.dates:
        return of_interval(asked.mentions.dates[0].interval)
    return of_stated(timeline, timeline.phase(phase), event) if phase else None


def answer_feasible(asked: Asked) -> Outcome | None:
    found = _feasible(asked)
    if not isinstance(found, Computation) or not said.TOO_LATE.search(asked.text):
        return found
    # «Er det for sent?» is answered with ja where «rekker vi?» is answered with nei.
    turned = {"Ja. ": "Nei, det er ikke for sent. ", "Nei. ": "Ja, det er for sent. "}
    return replace(found, sentences=tuple(_turned(text, turned) for text in found.sentences))


def _turned(text: str, turned: dict[str, str]) -> str:
    return next((new + text.removeprefix(old) for old, new in turned.items() if text.startswith(old)), text)


def _feasible(asked: Asked) -> Outcome | None:
    timeline = asked.timeline
    dates = [of_interval(dated.interval) for dated in asked.mentions.dates]
    start = dates[0] if dates else of_today(asked.today)
    if timeline is None or not (pairs := pairs_of(asked.mentions)):
        deadlines = [operand for operand in asked.found.operands if operand.is_deadline]
        if not deadlines and timeline is not None:
            deadlines = [
                of_deadline(timeline, one) for one in timeline.deadlines_of() if one.when.latest >= asked.today
            ]
        return merged([feasible(start, one, asked.today) for one in deadlines], "feasible") if deadlines else None
    events, phases = asked.mentions.ids(What.EVENT), asked.mentions.ids(What.PHASE)
    if len(dates) == 2 and not phases and len(events) >= 2:
        takes = longest_chain(timeline, events[0], events[1]) or longest_chain(timeline, events[1], events[0])
        return feasible(min(dates, key=_first), max(dates, key=_first), asked.today, takes) if takes else None
    if chained := _through(asked, timeline, start, phases or [phase.id for phase in timeline.phases]):
        return chained
    if not phases:
        return _feasible_anywhere(asked, timeline, start, events)
    done = [feasible_phase(timeline, pair.phase, start, asked.today, pair.event) for pair in pairs if pair.phase]
    return merged(done if len(phases) > 1 else done[:1], "feasible")


def _through(asked: Asked, timeline: Timeline, start: Operand, phases: Sequence[str]) -> Outcome | None:
    """Whether what begins on the start is done by a later date: «blir forprosjektet ferdig før opsjonsfristen?»"""
    if not said.ALL_FITS.search(asked.text):
        return None
    events = asked.mentions.ids(What.EVENT)
    chains = [(b, takes) for a in events for b in events if (takes := longest_chain(timeline, a, b))]
    held = [
        (later, takes)
        for event, takes in chains[:1]
        for phase in phases
        if (later := of_stated(timeline, timeline.phase(phase), event))
    ]
    # Where no phase is named, one that was over before the start is not meant.
    ahead = [(later, takes) for later, takes in held if later.value.latest >= start.value.earliest]
    made = [feasible(start, later, asked.today, takes) for later, takes in ahead or held]
    return merged(made, "feasible") if made else None


def _first(operand: Operand) -> str:
    return operand.value.earliest.isoformat()


def _feasible_anywhere(asked: Asked, timeline: Timeline, start: Operand, events: Sequence[str]) -> Outcome | None:
    """Without a phase: against each phase that has such a deadline, those that have not passed when there are some."""
    found = [deadline for deadline in timeline.deadlines_of() if deadline.event in events[:1]]
    open_ones = [deadline for deadline in found if deadline.when.latest >= asked.today]
    if not found:
        return None
    return merged(
        [feasible_phase(timeline, one.phase, start, asked.today, one.event) for one in open_ones or found if one.phase],
        "feasible",
    )


def answer_consistency(asked: Asked) -> Outcome | None:
    if asked.timeline is None:
        return None
    phases = asked.mentions.ids(What.PHASE)
    found = consistency(asked.timeline, asked.today, phases)
    yes_no = not re.search(r"\b(?:hva|hvilke\w*|hvor)\b", asked.text) and said.YES_NO.search(asked.text)
    if not yes_no or not found.result["findings"]:
        return found
    wrong = bool(_DOUBTS.search(asked.text))
    word = "Ja" if bool(found.result["consistent"]) is not wrong else "Nei"
    return replace(found, sentences=(f"{word}. {sentence(found.sentences[0])}", *found.sentences[1:]))


def _acts(asked: Asked) -> list[str]:
    """The events mentioned that are no go-live, in the order of the question."""
    live = asked.timeline.go_live_event if asked.timeline else None
    return [event for event in asked.mentions.ids(What.EVENT) if live is None or event != live.id]


def counted_or_not(asked: Asked, timeline: Timeline, phase: str, event: str) -> Outcome:
    """The latest day for an event that has no stated date in the phase, counted from its go-live; else not stated."""
    live = timeline.go_live_event
    lacking: NotStated = not_stated(timeline, timeline.phase(phase), event)
    if live is None or timeline.phase(phase).go_live is None or not longest_chain(timeline, event, live.id):
        return lacking
    return backplan_phase(timeline, phase, asked.today, [event])
