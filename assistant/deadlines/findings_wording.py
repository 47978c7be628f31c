"""How a comparison of two dates of the plan with a rule is said, in one or two plain sentences.

Flows in: the two dates with their events, the length, how it fits. Flows out: Norwegian. It compares nothing.
"""

from dataclasses import dataclass

from assistant.deadlines.arithmetic import add, apart
from assistant.deadlines.feasible import Fit, Verdict
from assistant.deadlines.length import Length
from assistant.deadlines.wording import days, say_apart, say_day, say_interval
from corpus.interval import Interval
from corpus.timeline import Event, Phase


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events of one phase with their stated dates."""

    phase: Phase
    first: Event
    second: Event
    start: Interval
    end: Interval


def say_comparison(pair: Pair, takes: Length, held: Fit, tied: bool) -> str:
    """What the rule says of the two dates, and what would make them agree."""
    if pair.start.is_day and pair.end.is_day:
        return _say_days(pair, takes, held, tied)
    return _say_stretch(pair, takes, held, tied)


def rule_clause(takes: Length) -> str:
    """The rule and its place inside a sentence: «et forprosjekt er anslått til 6 måneder (lysbilde 10)»."""
    return f"{takes.text[:1].lower()}{takes.text[1:]} ({takes.place})"


def _say_days(pair: Pair, takes: Length, held: Fit, tied: bool) -> str:
    length = say_apart(apart(pair.start.latest, pair.end.latest))
    dates = f"fra {_dated(pair.first, pair.start)} til {_dated(pair.second, pair.end)}"
    between = f"I {pair.phase.name} er det {length} {dates}"
    clause = rule_clause(takes)
    if held.verdict is Verdict.YES:
        room = f"med {days(held.slack_worst)} til gode" if held.slack_worst else "på dagen"
        return f"{between}. {clause[:1].upper()}{clause[1:]}, så det går opp {room}."
    if not tied:
        return f"{between}, mens {clause}. Kildene sier ikke om {takes.rules[0].name} skal ligge mellom disse to."
    early = days((pair.start.latest - held.threshold).days)
    must = f"Skal det gå opp, må dere {pair.first.todo} senest {say_day(held.threshold)}, {early} før fristen"
    return f"{between}, men {clause}. {must}."


def _say_stretch(pair: Pair, takes: Length, held: Fit, tied: bool) -> str:
    done = add(pair.start.latest, takes.amount)
    from_date = f"fristen for å {pair.first.todo} i {pair.phase.name}"
    reached = f"kan dere tidligst {pair.second.todo} {say_day(done)}, {_where(pair, held)}"
    if tied:
        return f"{takes.text} ({takes.place}). Brukes {from_date} helt ut ({say_interval(pair.start)}), {reached}."
    rule = takes.rules[0]
    opening = f"Regnes {rule.name} ({rule.wording}, {takes.place}) fra {from_date} ({say_interval(pair.start)})"
    return f"{opening}, {reached}. Kildene sier ikke at de {rule.months} månedene begynner da."


def _where(pair: Pair, held: Fit) -> str:
    """Where the day reached lies in the stretch that the plan gives."""
    said = say_interval(pair.end)
    match held.verdict:
        case Verdict.YES:
            return f"{days(held.slack_worst)} før {said}" if held.slack_worst else f"første dag i {said}"
        case Verdict.NO:
            return f"{days(-held.slack_best)} etter {said}"
    if held.slack_best == 0:
        return f"som er den aller siste dagen i {said}"
    return f"så bare de siste {held.slack_best + 1} dagene i {said} går opp"


def _dated(event: Event, value: Interval) -> str:
    name = f"planlagt {event.name}" if event.go_live else f"fristen for å {event.todo}"
    return f"{name} ({say_interval(value)})"
