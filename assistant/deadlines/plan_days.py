"""Questions of days: how far, which weekday, how many working days, a date moved, a limit by law.

Flows in: a question with its operands. Flows out: what the operation computed, what is not stated, or None when the
question lacks an operand. The operations do the sums.
"""

import re
from dataclasses import replace
from datetime import timedelta

from assistant.answer import Computation
from assistant.deadlines import time_words as said
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.between import between, days_left
from assistant.deadlines.durations import Duration
from assistant.deadlines.lookup import next_deadline
from assistant.deadlines.mentions import What
from assistant.deadlines.operand import Operand, of_day, of_deadline, of_today
from assistant.deadlines.plan_outcome import Asked, Outcome, merged
from assistant.deadlines.shift import shift
from assistant.deadlines.statutory import statutory_deadline, statutory_end
from assistant.deadlines.weekday import Asks, in_week, weekday, workday_beside
from assistant.deadlines.workday_count import workdays_between, workdays_from
from assistant.deadlines.workdays import WEEKDAYS

_TWO_MEANINGS = re.compile(r"virkedag|verkedag|hverdag")
_ASKS = (
    (Asks.WORKDAY, re.compile(r"virkedag|arbeidsdag|hverdag|yrkedag|verkedag")),
    (Asks.HOLIDAY, re.compile(r"helligdag|røde? dag|høytidsdag|offentlig fri")),
    (Asks.WEEKEND, re.compile(r"\b(?:\w*helg|helga|helgen|helgedag\w*)\b")),
    (Asks.DAY_OFF, re.compile(r"\bfri(?:dag\w*)?\b")),
)
_NOT_YES_NO = re.compile(r"\b(?:hvilken|hva|når|siste|neste|første|hvilket)\b")


def answer_days_left(asked: Asked) -> Outcome | None:
    operands = asked.found.operands
    if asked.timeline is not None and said.NEXT.search(asked.text):
        chosen = next_deadline(
            asked.timeline, asked.today, asked.mentions.ids(What.PHASE), asked.mentions.ids(What.EVENT)
        )
        if "items" in getattr(chosen, "result", {}) and not asked.mentions.dates:
            return _days_left_of(asked, chosen)
    if asked.found.missing and not operands:
        return asked.found.missing[0]
    if not operands and asked.timeline is not None and not asked.mentions.dates:
        return _days_left_of(asked, next_deadline(asked.timeline, asked.today))
    if not operands:
        return None
    if (whole := _length_of_stretch(asked)) is not None:
        return whole
    left = days_left(operands, asked.today, _unit(asked))
    return merged([left, *asked.found.missing], "days_left")


def _unit(asked: Asked) -> str:
    """What a length is asked for in, where that is not days or months."""
    return "uker" if said.IN_WEEKS.search(asked.text) else "år" if said.IN_YEARS.search(asked.text) else ""


def _days_left_of(asked: Asked, chosen: Outcome) -> Outcome | None:
    """The days to the deadlines that a look-up chose."""
    if not isinstance(chosen, Computation):
        return chosen
    operands = tuple(_deadlines_of(asked, chosen))
    found = days_left(operands, asked.today, _unit(asked))
    if not chosen.result.get("all_passed"):
        return found
    return replace(found, sentences=(chosen.sentences[0], *found.sentences))


def _length_of_stretch(asked: Asked) -> Outcome | None:
    """«Hvor mange dager er det i februar 2024?»: from the day before to its last day."""
    ends = _stretch(asked)
    return between(*ends, asked.today, _unit(asked)) if ends else None


def _stretch(asked: Asked) -> tuple[Operand, Operand] | None:
    if len(asked.mentions.dates) != 1 or len(asked.found.operands) != 1:
        return None
    dated = asked.mentions.dates[0]
    inside = asked.full[: dated.start].endswith("det ") and asked.full.startswith("i ", dated.start)
    if dated.interval.is_day or not inside:
        return None
    return of_day(dated.interval.earliest - timedelta(1)), of_day(dated.interval.latest)


def answer_between(asked: Asked) -> Outcome | None:
    operands = asked.found.operands
    if asked.found.missing:
        return asked.found.missing[0]
    unit = _unit(asked)
    if not operands and asked.timeline is not None and said.DEADLINE.search(asked.text):
        pairs = [asked.timeline.deadlines_of(phase.id) for phase in asked.timeline.phases]
        each = [[of_deadline(asked.timeline, one) for one in (pair[0], pair[-1])] for pair in pairs if len(pair) > 1]
        made = [between(start, end, asked.today, unit) for start, end in each]
        return merged(made, "between") if made else None
    if len(operands) == 1:
        return days_left(operands, asked.today, unit)
    ends = _alike_of_two_phases(asked)
    others = [operand for operand in operands if not operand.is_deadline]
    if not ends and len(operands) > 2 and len(others) == 1:
        # A phase has two deadlines, and «fra fristen for PD2 til 1. januar» is both.
        given = others[0]
        ends = [(given, o) if operands[0] is given else (o, given) for o in operands if o is not given]
    if ends:
        return merged([between(*two, asked.today, unit) for two in ends], "between")
    if not operands:
        return None
    start, end = operands[:2]
    if not (start.value.is_day and end.value.is_day) and end.value.latest < start.value.earliest:
        # «Hvor mange dager før innføringen er fristen?»: a number of days between two bounds is told forwards.
        start, end = end, start
    return between(start, end, asked.today, unit)


def _alike_of_two_phases(asked: Asked) -> list[tuple[Operand, Operand]]:
    """«Fra fristen i PD2 til fristen i SW2»: each kind of deadline that both have, from the one to the other."""
    phases = asked.mentions.ids(What.PHASE)
    if asked.timeline is None or len(phases) != 2 or asked.mentions.dates or asked.mentions.ids(What.EVENT):
        return []
    first, last = ({d.event: d for d in asked.timeline.deadlines_of(phase)} for phase in phases)
    if not said.DEADLINE.search(asked.text):
        return []
    both = [(first[event], last[event]) for event in first if event in last]
    return [(of_deadline(asked.timeline, one), of_deadline(asked.timeline, other)) for one, other in both]


def answer_working_days(asked: Asked) -> Outcome | None:
    operands = asked.found.operands
    if asked.found.missing and not operands:
        return asked.found.missing[0]
    two_meanings = bool(_TWO_MEANINGS.search(asked.text))
    if (ends := _stretch(asked)) is not None:
        return workdays_between(*ends, asked.today, two_meanings)
    if len(operands) >= 2 and (asked.mentions.dates or said.BETWEEN.search(asked.text)):
        return workdays_between(operands[0], operands[1], asked.today, two_meanings)
    if not operands:
        if asked.timeline is None or not said.DEADLINE.search(asked.text):
            return None
        chosen = next_deadline(asked.timeline, asked.today)
        operands = tuple(_deadlines_of(asked, chosen))
    from_today = [workdays_between(of_today(asked.today), o, asked.today, two_meanings) for o in operands]
    return merged(from_today, "working_days") if from_today else None


def _deadlines_of(asked: Asked, chosen: Outcome) -> list[Operand]:
    if asked.timeline is None or not isinstance(chosen, Computation):
        return []
    ids = {item["id"] for item in chosen.result["items"]}
    return [of_deadline(asked.timeline, d) for d in asked.timeline.deadlines_of() if d.id in ids]


def answer_workdays_from(asked: Asked) -> Outcome | None:
    lasting = next((found for found in asked.mentions.durations if found.duration.working_days), None)
    if lasting is None:
        return answer_working_days(asked)
    if asked.found.missing and not asked.found.operands:
        return asked.found.missing[0]
    starts = asked.found.operands or (of_today(asked.today),)
    number = lasting.duration.days * (-1 if _is_back(asked, lasting.start, lasting.end) else 1)
    return merged([workdays_from(start, number, asked.today) for start in starts], "working_days")


def answer_workday_beside(asked: Asked) -> Outcome | None:
    days = [operand for operand in asked.found.operands if operand.value.is_day]
    if asked.found.missing and not days:
        return asked.found.missing[0]
    after = bool(said.AFTER.search(asked.text))
    return merged([workday_beside(day, asked.today, after) for day in days], "working_days") if days else None


def answer_weekday(asked: Asked) -> Outcome | None:
    days = [operand for operand in asked.found.operands if operand.value.is_day]
    if asked.found.missing and not days:
        return asked.found.missing[0]
    if not days and "dagens dato" in asked.text:
        days = [of_today(asked.today)]
    if not days:
        return None
    outside = list(asked.text)
    for dated in asked.mentions.dates:
        outside[dated.start : dated.end] = " " * (dated.end - dated.start)
    rest = "".join(outside)
    asks, named = None, frozenset[str]()
    if said.YES_NO.search(rest) and not _NOT_YES_NO.search(rest):
        named = frozenset(day for day in WEEKDAYS if re.search(rf"\b{day}\b", rest))
        asks = None if named else next((kind for kind, words in _ASKS if words.search(rest)), None)
    found = [weekday(day, asked.today, asks, named) for day in days]
    return merged([in_week(one) for one in found] if said.WHICH_WEEK.search(rest) else found, "weekday")


def answer_shift(asked: Asked) -> Outcome | None:
    if not asked.mentions.durations:
        return _from_today(asked)
    if asked.found.missing and not asked.found.operands:
        return asked.found.missing[0]
    starts = asked.found.operands or (of_today(asked.today),)
    amount = _total(asked)
    return merged([shift(start, amount, asked.today) for start in starts], "shift")


def _from_today(asked: Asked) -> Outcome | None:
    """«Hvilken dato er det om tre uker?»: the length within the date, counted from today."""
    dated = next((dated for dated in asked.mentions.dates if dated.lasting), None)
    if dated is None or dated.lasting is None:
        return answer_weekday(asked)
    back = dated.interval.latest < asked.today
    if dated.lasting.working_days:
        return workdays_from(of_today(asked.today), -dated.lasting.days if back else dated.lasting.days, asked.today)
    amount = dated.lasting.amount
    return shift(of_today(asked.today), -amount if back else amount, asked.today)


def _total(asked: Asked) -> Amount:
    """All the lengths as one amount from the anchor: 7 and then 12 months differ from 19 on some days."""
    lengths = asked.mentions.durations
    signed = [(-1 if _is_back(asked, found.start, found.end) else 1, found.duration) for found in lengths]
    if len(signed) == 1:
        sign, duration = signed[0]
        return -duration.amount if sign < 0 else duration.amount
    months = sum(sign * duration.amount.months for sign, duration in signed)
    return Amount(months, sum(sign * duration.amount.days for sign, duration in signed))


def _is_back(asked: Asked, start: int, end: int) -> bool:
    before, after = asked.full[:start], asked.full[end:]
    return bool(said.BACK_BEFORE.search(before) or said.BACK_AFTER.match(after) or said.so_long_left(before, after))


def answer_statutory(asked: Asked) -> Outcome | None:
    days = [operand for operand in asked.found.operands if operand.value.is_day]
    lengths: list[Duration] = [found.duration for found in asked.mentions.durations]
    if asked.found.missing and not days:
        return asked.found.missing[0]
    if not days:
        return None
    if lengths:
        return merged([statutory_deadline(day, lengths[0].amount, asked.today) for day in days[:1]], "statutory")
    return merged([statutory_end(day, asked.today) for day in days], "statutory")
