"""Questions for the dates that the plan states: of a phase, of an event, of a year, the next, those left or passed.

Flows in: a question with what it mentions. Flows out: the stated dates, or that there are none.
"""

import re
from dataclasses import replace
from datetime import date

from assistant.answer import Computation
from assistant.deadlines import time_words as said
from assistant.deadlines.arithmetic import add
from assistant.deadlines.between import days_left, remaining
from assistant.deadlines.lookup import deadlines, go_lives, next_deadline
from assistant.deadlines.mentions import What
from assistant.deadlines.operand import NotStated, plan_notes
from assistant.deadlines.plan_acts import counted_or_not
from assistant.deadlines.plan_operands import Pair, pairs_of
from assistant.deadlines.plan_outcome import Asked, Outcome, merged
from assistant.deadlines.wording import count
from corpus.interval import Grain, Interval
from corpus.timeline import Timeline

_SEVERAL = re.compile(r"\b(?:\w*frister|\w*fristene|noen \w*frist\w*|alle|hvilke|flere|mange)\b")
_LATEST = re.compile(r"\b(?:senest\w*|seinest\w*|sist|må|måtte)\b")
_DECIDED = re.compile(r"\b(?:senest\w*|seinest\w*|må|måtte|bestem\w*|beslut\w*)\b")
_LAST_OF_ALL = re.compile(
    r"\b(?:den (?:aller )?siste fristen|aller siste frist\w*|siste frist\w* (?:av alle|i planen|totalt))"
)
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


def answer_look_up(asked: Asked) -> Outcome | None:
    if asked.timeline is None or not asked.timeline.deadlines:
        return _found_in_text(asked)
    found = _look_up(asked, asked.timeline)
    return _counted(asked, found)


def answer_next(asked: Asked) -> Outcome | None:
    if asked.timeline is None:
        return None
    if asked.mentions.dates and (within := _within(asked)):
        return _first_of(asked, asked.timeline, within)
    return next_deadline(asked.timeline, asked.today, asked.mentions.ids(What.PHASE), asked.mentions.ids(What.EVENT))


def _first_of(asked: Asked, timeline: Timeline, within: Interval) -> Outcome:
    """The first deadline in a stretch: «neste frist etter 1. juni 2021»."""
    phases, events = asked.mentions.ids(What.PHASE), asked.mentions.ids(What.EVENT)
    found = deadlines(timeline, asked.today, phases, events, within)
    if isinstance(found, NotStated):
        return found
    first = found.result["items"][0]
    day = date.fromisoformat(first["latest"])
    return deadlines(timeline, asked.today, phases, events, Interval(day, day, Grain.DAY))


def _found_in_text(asked: Asked) -> Outcome | None:
    """A deadline that a sentence states, in a folder without a plan."""
    found = tuple(operand for operand in asked.found.operands if operand.is_deadline)
    if not found:
        return None
    told = (*(remaining(operand, asked.today) for operand in found), *plan_notes(found))
    left = days_left(found, asked.today)
    return replace(left, operation="look_up", result={"form": "found", **left.result}, sentences=told)


def _look_up(asked: Asked, timeline: Timeline) -> Outcome | None:
    pairs = pairs_of(asked.mentions)
    asks_deadlines = bool(said.DEADLINE.search(asked.text))
    if not pairs and not asks_deadlines:
        return None
    if _LATEST.search(asked.text) and any(pair.event != _live(timeline) for pair in pairs):
        # «Når må vi senest starte for å være i drift i SW2?» asks for the start, not for the go-live it names.
        pairs = tuple(pair for pair in pairs if pair.event != _live(timeline))
    within = _within(asked)
    if not asked.mentions.dates and (over := _none_left(asked, timeline)):
        return over
    if not pairs and _LAST_OF_ALL.search(asked.text) and within is None:
        return deadlines(timeline, asked.today, within=timeline.deadlines_of()[-1].when)
    if not pairs:
        # A deadline of something that the plan does not know is the sources' to answer.
        return deadlines(timeline, asked.today, within=within)
    if within is not None and within.is_day and _is_claim(asked):
        return _confirmed(asked, timeline, pairs, within)
    return merged([_of_pair(asked, timeline, pair, within) for pair in pairs], "look_up")


def _live(timeline: Timeline) -> str | None:
    return timeline.go_live_event.id if timeline.go_live_event else None


def _within(asked: Asked) -> Interval | None:
    """The stretch the deadlines should fall in: a date in the question, else what is left, or what is over."""
    if asked.mentions.dates:
        dated = asked.mentions.dates[0]
        if len(asked.mentions.dates) == 2:
            other = asked.mentions.dates[1].interval
            return (
                Interval(dated.interval.earliest, other.latest, Grain.SPAN)
                if other.latest >= dated.interval.earliest
                else None
            )
        reaches_ahead = dated.lasting is not None and dated.interval.latest >= asked.today
        if reaches_ahead and re.search(r"\b(?:innen|de neste|de kommende|neste)\b", asked.text):
            return Interval(asked.today, dated.interval.latest, Grain.SPAN)
        return dated.stretch
    if asked.mentions.durations and (nearby := _counted_stretch(asked)):
        return nearby
    several = _SEVERAL.search(asked.text)
    if several and said.STILL_OPEN.search(asked.text):
        return Interval(asked.today, _LAST, Grain.SPAN, "fra i dag")
    if several and said.GONE.search(asked.text):
        return Interval(_FIRST, date.fromordinal(asked.today.toordinal() - 1), Grain.SPAN, "før i dag")
    return None


def _counted_stretch(asked: Asked) -> Interval | None:
    """«De neste seks månedene», «siste halvåret»: from or up to today."""
    lasting = asked.mentions.durations[0]
    before = asked.full[: lasting.start]
    if re.search(r"\b(?:neste|kommende|nærmeste|første)\W*$", before):
        return Interval(asked.today, add(asked.today, lasting.duration.amount), Grain.SPAN)
    if re.search(r"\b(?:siste|forrige|foregående)\W*$", before):
        return Interval(add(asked.today, -lasting.duration.amount), asked.today, Grain.SPAN)
    return None


def _none_left(asked: Asked, timeline: Timeline) -> Outcome | None:
    """That every deadline has passed, or that none has, where those that are left or over were asked for."""
    chosen = [deadlines(timeline, asked.today, asked.mentions.ids(What.PHASE), asked.mentions.ids(What.EVENT))]
    if not _SEVERAL.search(asked.text) or not isinstance(chosen[0], Computation):
        return None
    passed = [item["passed"] for item in chosen[0].result["items"]]
    if said.STILL_OPEN.search(asked.text) and all(passed):
        return answer_next(asked)
    if said.GONE.search(asked.text) and not any(passed):
        none = "Nei, ingen" if _is_claim(asked) else "Ingen"
        return replace(chosen[0], sentences=(f"{none} av disse fristene er passert.", *chosen[0].sentences))
    return None


def _is_claim(asked: Asked) -> bool:
    return bool(said.YES_NO.search(asked.text)) and not re.search(r"\b(?:hva|hvilke\w*|når)\b", asked.text)


def _confirmed(asked: Asked, timeline: Timeline, pairs: tuple[Pair, ...], claimed: Interval) -> Outcome:
    """«Er fristen for PD2 31. oktober 2020?»: ja or nei, then the date that is stated."""
    found = merged([_of_pair(asked, timeline, pair, None) for pair in pairs], "look_up")
    if not isinstance(found, Computation):
        return found
    holds = any(given.value.earliest <= claimed.earliest <= given.value.latest for given in found.inputs)
    first, *rest = found.sentences
    return replace(found, sentences=(f"{'Ja' if holds else 'Nei'}. {first}", *rest))


def _of_pair(asked: Asked, timeline: Timeline, pair: Pair, within: Interval | None) -> Outcome:
    live = timeline.go_live_event
    if live is not None and pair.event == live.id:
        return go_lives(timeline, asked.today, [pair.phase] if pair.phase else [])
    if pair.event is None:
        assert pair.phase is not None
        return _all_of_phase(asked, timeline, pair.phase, within)
    if pair.phase and not timeline.deadlines_of(pair.phase, pair.event):
        return counted_or_not(asked, timeline, pair.phase, pair.event)
    phases = [pair.phase] if pair.phase else []
    return deadlines(timeline, asked.today, phases, [pair.event], within)


def _all_of_phase(asked: Asked, timeline: Timeline, phase: str, within: Interval | None) -> Outcome:
    only_deadlines = bool(said.DEADLINE.search(asked.text) or _DECIDED.search(asked.text))
    found: list[Outcome] = [deadlines(timeline, asked.today, [phase], within=within)]
    if timeline.phase(phase).go_live and (not only_deadlines or isinstance(found[0], NotStated)):
        found.insert(0, go_lives(timeline, asked.today, [phase]))
    return merged([one for one in found if not isinstance(one, NotStated)] or found, "look_up")


def _counted(asked: Asked, found: Outcome | None) -> Outcome | None:
    """The same with how many there are first, where that is what was asked."""
    if not isinstance(found, Computation) or not said.HOW_MANY_DEADLINES.search(asked.text):
        return found
    number = len(found.result["items"])
    lead = f"Kildene oppgir {count(number, 'slik frist', 'slike frister')}."
    return replace(found, sentences=(lead, *found.sentences), result={**found.result, "number": number})
