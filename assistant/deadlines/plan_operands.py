"""The dates a question is about: events paired with phases, and dates as they are, in the order of the question.

Flows in: mentions and the timeline. Flows out: operands, or what the sources do not state. It does not know which
operation wants them.
"""

from dataclasses import dataclass
from enum import StrEnum

from assistant.deadlines.mentions import Mention, Mentions, What
from assistant.deadlines.operand import (
    NotStated,
    Operand,
    not_stated,
    of_deadline,
    of_go_live,
    of_interval,
    of_milestone,
    of_stated,
)
from corpus.timeline import Timeline


class Stands(StrEnum):
    """What a phase alone stands for: its deadlines (else its go-live), its go-live (else its deadlines), or both."""

    DEADLINES = "deadlines"
    GO_LIVE = "go-live"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Pair:
    """An event and a phase that the question puts together; either may be missing."""

    event: str | None
    phase: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """Operands in the order of the question; `missing` for each named pair that the sources give no date."""

    operands: tuple[Operand, ...]
    missing: tuple[NotStated, ...] = ()


def pairs_of(mentions: Mentions) -> tuple[Pair, ...]:
    """Each event with the phases said with it: those after it up to the next event, else the nearest."""
    phases = [mention for mention in mentions.named if mention.what is What.PHASE]
    events = _merged([mention for mention in mentions.named if mention.what is What.EVENT], phases)
    if not events:
        return tuple(Pair(None, phase.id, phase.start) for phase in phases)
    found: list[Pair] = []
    # «fra PD2-innføring til SW2-innføring»: what stands right before an event is of it.
    joined = {phase: event for phase in phases for event in events if 0 <= event.start - phase.end <= 1}
    for place, event in enumerate(events):
        until = events[place + 1].start if place + 1 < len(events) else 1 << 30
        free = [phase for phase in phases if joined.get(phase, event) is event]
        inside = [phase for phase in free if event.start <= phase.start < until]
        before = [phase for phase in free if phase.start < event.start]
        after = [phase for phase in free if phase.start >= until]
        own = [phase for phase in free if phase in joined]
        chosen = own or inside or (before if place == 0 else before[-1:]) or after[:1]
        found += [Pair(event.id, phase.id, event.start) for phase in chosen] or [Pair(event.id, None, event.start)]
    return tuple(dict.fromkeys(found))


def anchors(mentions: Mentions, timeline: Timeline | None, stands: Stands = Stands.ALL) -> Anchors:
    """Every date that the question names or means."""
    found: list[tuple[int, Operand]] = [(dated.start, of_interval(dated.interval)) for dated in mentions.dates]
    missing: list[NotStated] = []
    if timeline is not None:
        for pair in pairs_of(mentions):
            operands = _of_pair(pair, timeline, stands)
            if isinstance(operands, NotStated):
                missing.append(operands)
            else:
                found += [(pair.start, operand) for operand in operands]
        by_id = {milestone.id: milestone for milestone in timeline.milestones}
        found += [(m.start, of_milestone(timeline, by_id[m.id])) for m in mentions.named if m.what is What.MILESTONE]
    ordered = [operand for _, operand in sorted(found, key=lambda one: one[0])]
    return Anchors(tuple(dict.fromkeys(ordered)), tuple(missing))


def _of_pair(pair: Pair, timeline: Timeline, stands: Stands) -> tuple[Operand, ...] | NotStated:
    if pair.phase is None:
        assert pair.event is not None
        stated = (of_stated(timeline, phase, pair.event) for phase in timeline.phases)
        return tuple(operand for operand in stated if operand)
    phase = timeline.phase(pair.phase)
    if pair.event is not None:
        return _one(of_stated(timeline, phase, pair.event)) or not_stated(timeline, phase, pair.event)
    own = tuple(of_deadline(timeline, deadline) for deadline in timeline.deadlines_of(phase.id))
    live = _one(of_go_live(timeline, phase))
    if stands is Stands.DEADLINES and own:
        return own
    if stands is Stands.GO_LIVE and live:
        return live
    return (*own, *live) or not_stated(timeline, phase)


def _one(operand: Operand | None) -> tuple[Operand, ...]:
    return (operand,) if operand else ()


def _merged(events: list[Mention], phases: list[Mention]) -> list[Mention]:
    """Neighbouring names of one event as one mention: «inngå avtale om forprosjekt» is one thing; with a phase
    between them they are of one phase each, where there are two."""
    merged: list[Mention] = []
    for mention in events:
        near = bool(merged) and merged[-1].id == mention.id and mention.start - merged[-1].end <= 12
        if near and not (len(phases) > 1 and any(merged[-1].end <= one.start < mention.start for one in phases)):
            merged[-1] = Mention(mention.what, mention.id, merged[-1].start, mention.end)
        else:
            merged.append(mention)
    return merged
