"""A question about time, answered by the operation it asks for.

Flows in: the question in plain bokmål (and the topic it leans on), the timeline, today. Flows out: a computation, what
the sources do not state, or None when the question asks for no date. It writes no number: the operations do.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Computation
from assistant.deadlines.backplan import backplan
from assistant.deadlines.between import between, days_left
from assistant.deadlines.consistency import consistency
from assistant.deadlines.delay import delayed
from assistant.deadlines.feasible import feasible, feasible_phase
from assistant.deadlines.forward import forward
from assistant.deadlines.intent import Intent, intent_of
from assistant.deadlines.lookup import deadlines, go_lives, next_deadline
from assistant.deadlines.mentions import Mentions, Names, What, find_mentions
from assistant.deadlines.operand import NotStated, Operand, of_deadline, of_interval, of_today
from assistant.deadlines.plan_operands import Anchors, anchors, pairs_of
from assistant.deadlines.shift import shift
from assistant.deadlines.statutory import statutory_deadline
from assistant.deadlines.weekday import weekday
from assistant.deadlines.workday_count import workdays_between, workdays_from
from corpus.timeline import Timeline
from index.analyse import STOPWORDS, stem_of, words
from index.lemma import lemma_stem


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date in the question that cannot exist; `reasons` say why, a sentence each."""

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """What must be known before anything can be computed, as a question back."""

    sentence: str
    suggestions: tuple[str, ...] = ()


Outcome = Computation | NotStated | Impossible | Unclear


@dataclass(frozen=True, slots=True)
class Planned:
    """What came out. `whole`: the question asks for nothing else; otherwise the sources must agree that it is this date
    that is asked for."""

    intent: Intent
    outcome: Outcome
    whole: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    mentions: Mentions
    found: Anchors
    timeline: Timeline | None
    today: date


_OF_TIME = frozenset(
    stem_of(word)
    for word in (
        "frist fristen dato datoen dag dager siste sist senest seneste tidligst tid tidspunkt når siden igjen uke måned år kvartal virkedag arbeidsdag hverdag "
        "ukedag helg helligdag lørdag søndag pluss minus mellom neste første kommende gå gikk gått ut løpe utløpe utløper ta tas kommer skje "
        "inngå inngått signere signert gjøre gjort gjelde gjelder være satt sette bestemme regne regnes telle telles pågå aktuell planlagt plan "
        "kommune kommunen kommuner kommunestyret namdalen oss endelig egentlig nå dato slutt utgang passert plass klar ferdig tidsfrist overholde haster fall faller "
        "system systemet ta ble bruk politisk vedtak vedta"
    ).split()
)
"""Words that a question about dates may have beside the names of the plan without asking for anything else."""


def answer_from_plan(plain: str, topic: str, names: Names, timeline: Timeline | None, today: date) -> Planned | None:
    """What the plan and the calendar say to the question; dates and phases that it lacks are taken from `topic`."""
    mentions = find_mentions(plain, names, today)
    if topic:
        mentions = _completed(mentions, find_mentions(topic, names, today))
    intent = intent_of(plain, mentions)
    if mentions.refused:
        return (
            Planned(intent or Intent.LOOK_UP, Impossible(mentions.refused), whole=True)
            if intent or not timeline
            else None
        )
    if intent is None:
        return None
    deadlines_only = intent is not Intent.LOOK_UP
    asked = _Asked(plain.casefold(), mentions, anchors(mentions, timeline, deadlines_only), timeline, today)
    outcome = _HANDLERS[intent](asked)
    if outcome is None:
        return None
    return Planned(intent, outcome, _asks_nothing_else(intent, plain, mentions))


def _completed(own: Mentions, earlier: Mentions) -> Mentions:
    """What the question does not name itself, named in the question before it."""
    named = list(own.named)
    for what in What:
        if not own.ids(what):
            # Places before the question's own keep the order of the conversation.
            named = [m for m in earlier.named if m.what is what and not (what is What.MILESTONE and own.named)] + named
    dates = own.dates or (() if own.named else earlier.dates)
    return Mentions(tuple(named), dates, own.durations or (() if own.named else earlier.durations), own.refused)


def _asks_nothing_else(intent: Intent, plain: str, mentions: Mentions) -> bool:
    """Whether no word is left over; a sum with a full date or a named deadline in it may have others («møtet»)."""
    if not _left_over(plain, mentions):
        return True
    full = any(any(c.isdigit() for c in plain[dated.start : dated.end]) for dated in mentions.dates)
    return intent not in (Intent.LOOK_UP, Intent.NEXT) and (full or bool(mentions.named))


def _left_over(plain: str, mentions: Mentions) -> tuple[str, ...]:
    taken = [(m.start, m.end) for m in (*mentions.named, *mentions.dates, *mentions.durations)]
    return tuple(
        word.form
        for word in words(plain)
        if word.form not in STOPWORDS
        and word.form != "å"
        and word.stem not in _OF_TIME
        and lemma_stem(word.form) not in _OF_TIME
        and not any(start <= word.start < end for start, end in taken)
    )


def _look_up(asked: _Asked) -> Outcome | None:
    if asked.timeline is None:
        return None
    pairs = pairs_of(asked.mentions)
    within = asked.mentions.dates[0].interval if asked.mentions.dates else None
    live = asked.timeline.go_live_event
    if not pairs and not re.search(r"frist|deadline|siste dag", asked.text):
        return None
    if within is not None and not pairs:
        return deadlines(asked.timeline, asked.today, within=within)
    if not pairs:
        return deadlines(asked.timeline, asked.today)
    outcomes: list[Outcome] = []
    for event in dict.fromkeys(pair.event for pair in pairs):
        phases = [pair.phase for pair in pairs if pair.event == event and pair.phase]
        if live is not None and event == live.id:
            outcomes.append(go_lives(asked.timeline, asked.today, phases))
        elif event is None:
            outcomes += [_all_of_phase(asked, phase) for phase in phases]
        else:
            outcomes.append(deadlines(asked.timeline, asked.today, phases, [event], within))
    return merged(outcomes, "look_up")


def _all_of_phase(asked: _Asked, phase: str) -> Outcome:
    assert asked.timeline is not None
    wants_live = re.search(r"\b(?:når|hvilke datoer|tidspunkt\w*)\b", asked.text) and "frist" not in asked.text
    found = [deadlines(asked.timeline, asked.today, [phase])]
    if asked.timeline.phase(phase).go_live and (wants_live or isinstance(found[0], NotStated)):
        found.insert(0, go_lives(asked.timeline, asked.today, [phase]))
    return merged([one for one in found if not isinstance(one, NotStated)] or found, "look_up")


def _next(asked: _Asked) -> Outcome | None:
    if asked.timeline is None:
        return None
    return next_deadline(asked.timeline, asked.today, asked.mentions.ids(What.PHASE), asked.mentions.ids(What.EVENT))


def _days_left(asked: _Asked) -> Outcome | None:
    operands = asked.found.operands
    if not operands and asked.timeline is not None and not asked.found.missing:
        return _next(asked)
    return asked.found.missing[0] if asked.found.missing and not operands else days_left(operands, asked.today)


def _between(asked: _Asked) -> Outcome | None:
    operands = asked.found.operands
    if asked.found.missing:
        return asked.found.missing[0]
    if len(operands) == 1:
        return days_left(operands, asked.today)
    if len(operands) < 2:
        return None
    return between(operands[0], operands[1], asked.today)


def _working_days(asked: _Asked) -> Outcome | None:
    operands = asked.found.operands
    if asked.found.missing:
        return asked.found.missing[0]
    said_virkedag = bool(re.search(r"virkedag|verkedag|hverdag", asked.text))
    if len(operands) >= 2 and (asked.mentions.dates or re.search(r"\b(?:mellom|fra)\b", asked.text)):
        return workdays_between(operands[0], operands[1], asked.today, said_virkedag)
    if not operands:
        return None
    return merged(
        [workdays_between(of_today(asked.today), operand, asked.today, said_virkedag) for operand in operands],
        "working_days",
    )


def _workdays_from(asked: _Asked) -> Outcome | None:
    lasting = next((found.duration for found in asked.mentions.durations if found.duration.working_days), None)
    if lasting is None or not asked.found.operands:
        return _working_days(asked)
    back = re.search(r"\b(?:før|minus|tilbake|tidligere)\b", asked.text)
    return workdays_from(asked.found.operands[0], -lasting.days if back else lasting.days, asked.today)


def _weekday(asked: _Asked) -> Outcome | None:
    days = [operand for operand in asked.found.operands if operand.value.is_day]
    if asked.found.missing and not days:
        return asked.found.missing[0]
    return merged([weekday(operand, asked.today) for operand in days], "weekday") if days else None


def _shift(asked: _Asked) -> Outcome | None:
    starts = asked.found.operands or (of_today(asked.today),)
    if asked.found.missing and not asked.found.operands:
        return asked.found.missing[0]
    if not asked.mentions.durations:
        return weekday(starts[0], asked.today) if starts[0].value.is_day else None
    lasting = asked.mentions.durations[0]
    amount = lasting.duration.amount
    around = asked.text[max(0, lasting.start - 12) : lasting.start] + " | " + asked.text[lasting.end : lasting.end + 24]
    back = re.search(r"(?:minus|[−-]|trekk\w* fra)\s*\|", around) or re.search(
        r"\|\s*(?:før|tidligere|tilbake)", around
    )
    return merged([shift(start, -amount if back else amount, asked.today) for start in starts], "shift")


def _statutory(asked: _Asked) -> Outcome | None:
    starts = [operand for operand in asked.found.operands if operand.value.is_day]
    if not starts:
        return None
    if not asked.mentions.durations:
        return weekday(starts[0], asked.today)
    return statutory_deadline(starts[0], asked.mentions.durations[0].duration.amount, asked.today)


def _delay(asked: _Asked) -> Outcome | None:
    if asked.timeline is None or not asked.mentions.durations:
        return None
    amount = asked.mentions.durations[0].duration.amount
    return delayed(asked.timeline, amount, asked.today, phases=asked.mentions.ids(What.PHASE))


def _latest_start(asked: _Asked) -> Outcome | None:
    if asked.timeline is None or not asked.mentions.dates:
        return None
    live = asked.timeline.go_live_event
    events = [event for event in asked.mentions.ids(What.EVENT) if live is None or event != live.id]
    wanted = of_interval(asked.mentions.dates[0].interval, "ønsket driftsdato")
    return backplan(asked.timeline, wanted, asked.today, events)


def _forward_plan(asked: _Asked) -> Outcome | None:
    if asked.timeline is None or not asked.mentions.dates:
        return None
    live = asked.timeline.go_live_event
    events = [event for event in asked.mentions.ids(What.EVENT) if live is None or event != live.id]
    if not events:
        return None
    phase = next(iter(asked.mentions.ids(What.PHASE)), None)
    return forward(asked.timeline, of_interval(asked.mentions.dates[0].interval), events[0], asked.today, phase)


def _feasible(asked: _Asked) -> Outcome | None:
    if asked.timeline is None or not asked.mentions.dates:
        return None
    start = of_interval(asked.mentions.dates[0].interval)
    pairs = [pair for pair in pairs_of(asked.mentions) if pair.phase]
    if not pairs:
        events = asked.mentions.ids(What.EVENT)
        found = [deadline for deadline in asked.timeline.deadlines_of() if not events or deadline.event in events]
        return (
            merged([feasible(start, of_deadline(asked.timeline, one), asked.today) for one in found], "feasible")
            if found
            else None
        )
    return merged(
        [
            feasible_phase(asked.timeline, pair.phase, start, asked.today, pair.event)
            for pair in pairs[:1]
            if pair.phase
        ],
        "feasible",
    )


def _consistency(asked: _Asked) -> Outcome | None:
    if asked.timeline is None:
        return None
    return consistency(asked.timeline, asked.today, asked.mentions.ids(What.PHASE))


def merged(outcomes: Sequence[Outcome], operation: str) -> Outcome:
    """Several computations as one; what is not stated is told only when nothing was computed."""
    made = [outcome for outcome in outcomes if isinstance(outcome, Computation)]
    if len(made) < 2:
        return made[0] if made else outcomes[0]
    return Computation(
        operation,
        tuple(dict.fromkeys(given for one in made for given in one.inputs)),
        tuple(dict.fromkeys(step for one in made for step in one.steps)),
        {"items": [item for one in made for item in one.result.get("items", [dict(one.result)])]},
        tuple(dict.fromkeys(said for one in made for said in one.sentences)),
        tuple(dict.fromkeys(note for one in made for note in one.warnings)),
    )


_HANDLERS: dict[Intent, Callable[[_Asked], Outcome | None]] = {
    Intent.LOOK_UP: _look_up,
    Intent.NEXT: _next,
    Intent.DAYS_LEFT: _days_left,
    Intent.BETWEEN: _between,
    Intent.WORKING_DAYS: _working_days,
    Intent.WORKDAYS_FROM: _workdays_from,
    Intent.WEEKDAY: _weekday,
    Intent.LAST_WORKDAY: _weekday,
    Intent.SHIFT: _shift,
    Intent.STATUTORY: _statutory,
    Intent.DELAY: _delay,
    Intent.LATEST_START: _latest_start,
    Intent.FORWARD_PLAN: _forward_plan,
    Intent.FEASIBLE: _feasible,
    Intent.CONSISTENCY: _consistency,
}
