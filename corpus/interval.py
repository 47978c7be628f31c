"""Dates as the sources give them: a day, or a stretch of days with the grain of its wording.

Flows in: two days and a grain. Flows out: an interval that can be compared and shown. It does not know what a
deadline is, nor how Norwegian dates are read.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.errors import SaksvarError


class Grain(StrEnum):
    """How coarse the wording is; `span` is any stretch that is none of the others."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Interval:
    """Every day from `earliest` to `latest`, both counted in; `wording` is how the source put it («Q3/4 2023»)."""

    earliest: date
    latest: date
    grain: Grain
    wording: str = ""

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise SaksvarError(
                f"Tidsrommet «{self.wording}» begynner ({self.earliest}) etter at det slutter ({self.latest})."
            )

    @property
    def is_day(self) -> bool:
        return self.earliest == self.latest
