"""What each deadline tool takes: the arguments of an operation, described in Norwegian for a language model.

Flows in: a model's arguments. Flows out: checked ones. It does not know what the operations do with them.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from corpus.errors import SaksvarError
from corpus.timeline_notation import read_notation


def _checked(text: str) -> str:
    try:
        read_notation(text)
    except SaksvarError as error:
        raise ValueError(str(error)) from error
    return text


_ACCEPTED = "Dato som 2020-10-31; et tidsrom kan skrives 2022-05, 2023-Q3, 2023-H2 eller 2023"
Day = Annotated[str, AfterValidator(_checked), Field(description=_ACCEPTED)]
Phase = Annotated[str, Field(description="Fase i planen, med id eller navn")]
Event = Annotated[str, Field(description="Hendelse i planen, med id eller navn")]
Months = Annotated[int, Field(ge=-1200, le=1200, description="Antall måneder; negativt regner bakover")]
Days = Annotated[int, Field(ge=-36600, le=36600, description="Antall dager; negativt regner bakover")]


class Arguments(BaseModel):
    """What every tool's arguments share: nothing that is not described is let in."""

    model_config = ConfigDict(extra="forbid")


class Chosen(Arguments):
    phases: list[Phase] = Field(default=[], description="Faser det gjelder; tom liste er alle")
    events: list[Event] = Field(default=[], description="Hendelser det gjelder; tom liste er alle")


class ChosenWithin(Chosen):
    within: Day | None = Field(default=None, description="Tidsrom fristene skal ligge i, for eksempel 2022")


class Phases(Arguments):
    phases: list[Phase] = Field(default=[], description="Faser det gjelder; tom liste er alle")


class Stated(Arguments):
    phase: Phase
    event: Event


class OneDay(Arguments):
    day: Day


class TwoDays(Arguments):
    start: Day
    end: Day


class Moved(OneDay):
    months: Months = 0
    days: Days = 0


class CountedDays(OneDay):
    number: int = Field(ge=-5000, le=5000, description="Antall virkedager; negativt regner bakover")


class Wanted(Arguments):
    go_live: Day = Field(description="Ønsket dato for drift")
    events: list[Event] = Field(default=[], description="Hendelser det spørres om; tom liste er alle")


class WantedPhase(Arguments):
    phase: Phase
    events: list[Event] = Field(default=[], description="Hendelser det spørres om; tom liste er alle")


class Done(Arguments):
    day: Day = Field(description="Dagen hendelsen skjer")
    event: Event
    phase: Phase | None = Field(default=None, description="Fase å holde datoene mot")


class Act(Arguments):
    day: Day = Field(description="Dagen det handles, for eksempel kommunestyrets møte")
    phase: Phase
    event: Event | None = Field(default=None, description="Hendelsen fristen gjelder; ellers fasens første frist")


class ActByDay(Arguments):
    day: Day = Field(description="Dagen det handles")
    deadline: Day = Field(description="Fristen")


class Late(Arguments):
    months: int = Field(default=0, ge=0, le=120, description="Hvor mange måneder forsinket")
    days: int = Field(default=0, ge=0, le=3660, description="Hvor mange dager forsinket, i tillegg til månedene")
    phases: list[Phase] = Field(default=[], description="Faser det spørres om; tom liste er alle")


class Limit(OneDay):
    months: int = Field(default=0, ge=0, le=1200, description="Fristens lengde i måneder")
    days: int = Field(default=0, ge=0, le=36600, description="Fristens lengde i dager, i tillegg til månedene")


class CalendarFile(Arguments):
    delay_months: int = Field(default=0, ge=0, le=120, description="Hvor mange måneder forsinket")
