"""The operations as LangChain tools, for a language model that may choose among them and never does the sums.

Flows in: a timeline, today, and a model's arguments, checked by a schema. Flows out: what the operation computed as
plain values, or a finished sentence on what was wrong. Days are ISO text; phases and events go by id or any name.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool

from assistant.answer import Computation
from assistant.deadlines import tool_arguments as given
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.backplan import backplan, backplan_phase
from assistant.deadlines.between import between, days_left
from assistant.deadlines.consistency import consistency
from assistant.deadlines.delay import delayed
from assistant.deadlines.feasible import feasible, feasible_phase
from assistant.deadlines.fitting import latest_fitting
from assistant.deadlines.forward import forward
from assistant.deadlines.ical import calendar
from assistant.deadlines.lookup import deadlines, go_lives, next_deadline
from assistant.deadlines.operand import NotStated, Operand, not_stated, of_interval, of_stated
from assistant.deadlines.shift import shift
from assistant.deadlines.statutory import statutory_deadline
from assistant.deadlines.weekday import weekday
from assistant.deadlines.workday_count import workdays_between, workdays_from
from corpus.errors import SaksvarError
from corpus.timeline import Timeline
from corpus.timeline_notation import read_notation

Outcome = Computation | NotStated


def deadline_tools(timeline: Timeline, today: date) -> tuple[BaseTool, ...]:
    """Every operation as a tool on this timeline and this day; each returns what `as_reply` makes, or {`error`}."""
    plan = _Plan(timeline, today)
    made = [_tool(name, *spoken, plan) for name, spoken in _TOOLS.items()]
    return (*made, _calendar_tool(timeline))


def as_reply(outcome: Outcome) -> dict[str, Any]:
    """A computation as {`operation`, `result`, `sentences`, `steps`, `warnings`}, or {`not_stated`, `nearest`}."""
    match outcome:
        case NotStated():
            return {"not_stated": outcome.sentence, "nearest": [operand.mention for operand in outcome.nearest]}
        case Computation():
            return {
                "operation": outcome.operation,
                "result": dict(outcome.result),
                "sentences": list(outcome.sentences),
                "steps": list(outcome.steps),
                "warnings": list(outcome.warnings),
            }


class _Plan:
    """The timeline and today, with names turned into ids and notation into operands."""

    def __init__(self, timeline: Timeline, today: date) -> None:
        self.timeline = timeline
        self.today = today
        self._phases = timeline.names_of_phases()
        self._events = timeline.names_of_events()

    def phase(self, name: str) -> str:
        return self.timeline.phase(self._phases.get(name.casefold(), name)).id

    def event(self, name: str) -> str:
        return self.timeline.event(self._events.get(name.casefold(), name)).id

    def phases(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.phase(name) for name in names)

    def events(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.event(name) for name in names)

    def stated(self, phase: str, event: str) -> Operand | NotStated:
        named = self.timeline.phase(self.phase(phase))
        return of_stated(self.timeline, named, self.event(event)) or not_stated(self.timeline, named, self.event(event))


def _day(text: str) -> Operand:
    return of_interval(read_notation(text))


def _deadlines(p: _Plan, a: given.ChosenWithin) -> Outcome:
    within = read_notation(a.within) if a.within else None
    return deadlines(p.timeline, p.today, p.phases(a.phases), p.events(a.events), within)


def _next(p: _Plan, a: given.Chosen) -> Outcome:
    return next_deadline(p.timeline, p.today, p.phases(a.phases), p.events(a.events))


def _go_lives(p: _Plan, a: given.Phases) -> Outcome:
    return go_lives(p.timeline, p.today, p.phases(a.phases))


def _days_left(p: _Plan, a: given.Stated) -> Outcome:
    stated = p.stated(a.phase, a.event)
    return stated if isinstance(stated, NotStated) else days_left((stated,), p.today)


def _between(p: _Plan, a: given.TwoDays) -> Outcome:
    return between(_day(a.start), _day(a.end), p.today)


def _shift(p: _Plan, a: given.Moved) -> Outcome:
    return shift(_day(a.day), Amount(a.months, a.days), p.today)


def _backplan(p: _Plan, a: given.Wanted) -> Outcome:
    return backplan(p.timeline, _day(a.go_live), p.today, p.events(a.events))


def _backplan_phase(p: _Plan, a: given.WantedPhase) -> Outcome:
    return backplan_phase(p.timeline, p.phase(a.phase), p.today, p.events(a.events))


def _forward(p: _Plan, a: given.Done) -> Outcome:
    return forward(p.timeline, _day(a.day), p.event(a.event), p.today, p.phase(a.phase) if a.phase else None)


def _latest_fitting(p: _Plan, a: given.Stated) -> Outcome:
    return latest_fitting(p.timeline, p.phase(a.phase), p.event(a.event), p.today)


def _delay(p: _Plan, a: given.Late) -> Outcome:
    return delayed(p.timeline, Amount(a.months, a.days), p.today, phases=p.phases(a.phases))


def _feasible_phase(p: _Plan, a: given.Act) -> Outcome:
    return feasible_phase(p.timeline, p.phase(a.phase), _day(a.day), p.today, p.event(a.event) if a.event else None)


def _feasible(p: _Plan, a: given.ActByDay) -> Outcome:
    return feasible(_day(a.day), _day(a.deadline), p.today)


def _workdays(p: _Plan, a: given.TwoDays) -> Outcome:
    return workdays_between(_day(a.start), _day(a.end), p.today, virkedag=True)


def _workdays_from(p: _Plan, a: given.CountedDays) -> Outcome:
    return workdays_from(_day(a.day), a.number, p.today)


def _weekday(p: _Plan, a: given.OneDay) -> Outcome:
    return weekday(_day(a.day), p.today)


def _statutory(p: _Plan, a: given.Limit) -> Outcome:
    return statutory_deadline(_day(a.day), Amount(a.months, a.days), p.today)


def _consistency(p: _Plan, a: given.Phases) -> Outcome:
    return consistency(p.timeline, p.today, p.phases(a.phases))


_Spoken = tuple[str, type[given.Arguments], Callable[[_Plan, Any], Outcome]]
_TOOLS: Mapping[str, _Spoken] = {
    "look_up_deadlines": ("Fristene kildene oppgir, etter fase, hendelse og tidsrom.", given.ChosenWithin, _deadlines),
    "next_deadline": ("Den første fristen som ikke er passert i dag.", given.Chosen, _next),
    "look_up_go_live": ("Når fasene etter planen skal i drift.", given.Phases, _go_lives),
    "days_left": ("Hvor mange dager det er til en oppgitt frist, eller siden den gikk ut.", given.Stated, _days_left),
    "between": ("Hvor langt det er mellom to datoer, i dager og i måneder og dager.", given.TwoDays, _between),
    "shift": ("Datoen så mange måneder og dager etter, eller før, en dato.", given.Moved, _shift),
    "back_plan": ("Når ting senest må gjøres for å være i drift en ønsket dato.", given.Wanted, _backplan),
    "back_plan_phase": ("Når ting senest må gjøres for en fases oppgitte drift.", given.WantedPhase, _backplan_phase),
    "forward_plan": ("Hva som tidligst kan følge når en hendelse skjer en dag.", given.Done, _forward),
    "latest_fitting": ("Siste dag for en hendelse slik at alle senere datoer går opp.", given.Stated, _latest_fitting),
    "delay": ("Hva en forsinkelse flytter, og hva kildene ikke sier at den flytter.", given.Late, _delay),
    "feasible_phase": ("Om en dag er tidsnok for fristene i en fase.", given.Act, _feasible_phase),
    "feasible": ("Om en dag er tidsnok for en frist.", given.ActByDay, _feasible),
    "workdays_between": ("Antall virkedager mellom to datoer, uten helligdager.", given.TwoDays, _workdays),
    "workdays_from": ("Datoen så mange virkedager etter, eller før, en dag.", given.CountedDays, _workdays_from),
    "weekday": ("Ukedag, helg og helligdag for en dato, med virkedagen før og etter.", given.OneDay, _weekday),
    "statutory_deadline": ("Lovbestemt frist etter domstolloven §§ 148–149.", given.Limit, _statutory),
    "consistency": ("Om datoene i planen stemmer med reglene i kildene.", given.Phases, _consistency),
}


def _tool(
    name: str, says: str, schema: type[given.Arguments], operation: Callable[[_Plan, Any], Outcome], plan: _Plan
) -> BaseTool:
    def call(**arguments: Any) -> dict[str, Any]:
        try:
            return as_reply(operation(plan, schema.model_validate(arguments)))
        except SaksvarError as error:
            return {"error": str(error)}

    return StructuredTool.from_function(call, name=name, description=says, args_schema=schema)


def _calendar_tool(timeline: Timeline) -> BaseTool:
    def call(delay_months: int = 0) -> str:
        return calendar(timeline, delay_months).decode()

    says = "Hele planen som kalenderfil (iCalendar)."
    return StructuredTool.from_function(call, name="calendar_file", description=says, args_schema=given.CalendarFile)
