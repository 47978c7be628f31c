"""How many Norwegian date expressions are read exactly, refused or read wrong, by our grammar and by dateparser.

Flows in: a JSONL file of expressions with their intended days. Flows out: one line per reader, and each miss.

    python -m evals.dates FILE.jsonl

A row has text, reference (today), start and end (null: no such day, refusing is right), op (`<=` for a deadline, of
which the last day counts), alt (other days that are as right) and cls (`ingen`: a sentence without a date).
"""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import dateparser
from dateparser.date import DateDataParser
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.deadlines.grammar import DateReading, find_dates, read_date
from corpus.errors import SaksvarError

Days = tuple[date, date]
Reader = Callable[[str, date], Days | None]
NO_DATE = "ingen"


class Expression(BaseModel):
    """One row of the file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    reference: date
    start: date | None
    end: date | None
    lang: str = "nb"
    cls: str = ""
    op: str | None = None
    alt: tuple[date | tuple[date, date], ...] = ()

    @property
    def accepted(self) -> tuple[Days, ...]:
        """Every right answer; none for an expression that must be refused."""
        if self.start is None or self.end is None:
            return ()
        others = tuple((days, days) if isinstance(days, date) else days for days in self.alt)
        return ((self.start, self.end), *others)


class Outcome(StrEnum):
    EXACT = "exact"
    REFUSED = "refused"
    WRONG = "wrong"


def read_expressions(path: Path) -> tuple[Expression, ...]:
    """The rows of the file, in order. Raises SaksvarError with the line that cannot be read."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            rows.append(Expression.model_validate_json(line))
        except ValidationError as error:
            problem = error.errors()[0]
            seen = f"{path}, linje {number}: {problem['loc']}: {problem['msg']}."
            raise SaksvarError(f"{seen} Hver linje skal ha text, reference, start og end.") from error
    return tuple(rows)


def ours(text: str, today: date) -> Days | None:
    """What our grammar reads the whole text as."""
    reading = read_date(text, today)
    return (reading.interval.earliest, reading.interval.latest) if isinstance(reading, DateReading) else None


def ours_found(text: str, today: date) -> Days | None:
    """The first date our grammar finds in a sentence; a refusal there counts as today, since something was seen."""
    found = find_dates(text, today)
    if not found:
        return None
    reading = found[0].reading
    return (reading.interval.earliest, reading.interval.latest) if reading else (today, today)


def dateparsers(text: str, today: date) -> Days | None:
    """What dateparser reads the whole text as, with the days its `period` names."""
    noon = datetime(today.year, today.month, today.day, 12)
    settings = {"RELATIVE_BASE": noon, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
    data = DateDataParser(languages=["nb", "nn"], settings=settings).get_date_data(text)
    if data is None or data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if data.period == "month":
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day.replace(day=1), following - timedelta(1)
    return day, day


def outcome(row: Expression, days: Days | None) -> Outcome:
    """Whether what was read is right. For a deadline (`<=`) only the last day counts."""
    if not row.accepted:
        return Outcome.EXACT if days is None else Outcome.WRONG
    if days is None:
        return Outcome.REFUSED
    if row.op == "<=":
        return Outcome.EXACT if days[1] in {right[1] for right in row.accepted} else Outcome.WRONG
    return Outcome.EXACT if days in row.accepted else Outcome.WRONG


def score(rows: tuple[Expression, ...], whole: Reader, searched: Reader) -> tuple[Counter[Outcome], tuple[str, ...]]:
    """How often each outcome occurs, and a line for every row that is not exact."""
    counts: Counter[Outcome] = Counter()
    misses = []
    for row in rows:
        days = (searched if row.cls == NO_DATE else whole)(row.text, row.reference)
        result = outcome(row, days)
        counts[result] += 1
        if result != Outcome.EXACT:
            seen = f"{days[0]} – {days[1]}" if days else "ingenting"
            misses.append(f"  {result}: «{row.text}» ({row.reference}): lest {seen}, ventet {row.start} – {row.end}")
    return counts, tuple(misses)


def main(arguments: list[str]) -> int:
    """Prints the score of both readers; 0 when ours has nothing wrong, 1 when it has, 2 for an unreadable file."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("Oppgi én fil med datouttrykk: python -m evals.dates FIL.jsonl", file=sys.stderr)
        return 2
    try:
        rows = read_expressions(Path(arguments[0]))
    except SaksvarError as error:
        print(error, file=sys.stderr)
        return 2
    counts, misses = score(rows, ours, ours_found)
    theirs, _ = score(rows, dateparsers, dateparsers)
    print(f"{len(rows)} uttrykk")
    for name, result in (("saksvar", counts), (f"dateparser {dateparser.__version__}", theirs)):
        print(
            f"{name}: {result[Outcome.EXACT]} exact, {result[Outcome.REFUSED]} refused, {result[Outcome.WRONG]} wrong"
        )
    print("\n".join(misses))
    return 1 if counts[Outcome.WRONG] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
