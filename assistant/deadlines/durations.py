"""Lengths of time as Norwegian words: «et halvt år», «halvannet år», «tre veker», «12 mnd», «ti virkedager».

Flows in: text or its tokens. Flows out: durations with their places. It does not know from which day they are counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.date_tokens import NUMBER, WORD, Tokens, tokenise
from assistant.deadlines.vocabulary import CARDINALS
from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as it was worded. `working_days`: `days` counts working days, in the sense that `wording` names.

    `saturdays_unclear`: «virkedag» and «hverdag» take Saturday in by some rules and not by others.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    working_days: bool = False
    saturdays_unclear: bool = False
    wording: str = ""

    @property
    def amount(self) -> Amount:
        """As months and days for `arithmetic.add`; only calendar days, so not for `working_days`."""
        return Amount(self.years * 12 + self.months, self.weeks * 7 + self.days, self.wording)


@dataclass(frozen=True, slots=True)
class FoundDuration:
    span: Span
    duration: Duration


YEAR, MONTH, WEEK, DAY, WORKDAY = "year", "month", "week", "day", "workday"
_UNIT_FORMS = {
    YEAR: "år års åra åras",
    MONTH: "måned måneder månedene måneders måneds månad månader månadene månaders månads mnd mndr md mnder mdr",
    WEEK: "uke uker ukene ukers ukes veke veker vekene vekers vekes",
    DAY: "dag dager dagene dagers dags dagar dagane dagars døgn døgns",
    WORKDAY: "arbeidsdag arbeidsdager arbeidsdagers arbeidsdagar arbeidsdagars virkedag virkedager virkedagers "
    "virkedagar verkedag verkedager verkedagar verkedagars yrkedag yrkedager yrkedagar hverdag hverdager kvardag "
    "kvardagar",
}
UNIT_OF = {form: unit for unit, forms in _UNIT_FORMS.items() for form in forms.split()}
_MONTHS_EACH = {"kvartal": 3, "kvartaler": 3, "halvår": 6, "tertial": 4, "tertialer": 4}
DURATION_WORDS = frozenset(UNIT_OF) | frozenset(_MONTHS_EACH)
_HALF = {"halvt", "halv"}
_ONE_AND_A_HALF = {"halvannet", "halvannen", "halvanna", "halvtanna", "halvtannan", "halvannan"}
NUMBER_STARTERS = frozenset(CARDINALS) | _ONE_AND_A_HALF | _HALF
_MOST = 9999


def numeral(tokens: Tokens, index: int) -> Iterator[tuple[Fraction, int]]:
    """Each way to read a number here («to og en halv», «1,5», «tjueto»), and where it stops; the longest first."""
    token = tokens[index]
    if token.kind == NUMBER and token.digits <= 4:
        after = tokens[index + 2]
        if (
            tokens.mark(index + 1, ",.")
            and tokens.glued(index + 1)
            and tokens.glued(index + 2)
            and 0 < after.digits <= 2
        ):
            yield token.value + Fraction(after.value, 10**after.digits), index + 3
            return
        if tokens.mark(index + 1, "½"):
            yield token.value + Fraction(1, 2), index + 2
        whole, stop = Fraction(token.value), index + 1
    elif token.norm in _ONE_AND_A_HALF:
        yield Fraction(3, 2), index + 1
        return
    elif token.norm in _HALF:
        yield Fraction(1, 2), index + 1
        return
    elif token.norm in CARDINALS:
        whole, stop = Fraction(CARDINALS[token.norm]), index + 1
        if whole == 1 and tokens.norm(stop) in _HALF:
            yield Fraction(1, 2), stop + 1
    else:
        return
    if tokens.norm(stop) == "og":
        half = stop + 2 if CARDINALS.get(tokens.norm(stop + 1)) == 1 else stop + 1
        if tokens.norm(half) in _HALF:
            yield whole + Fraction(1, 2), half + 1
    yield whole, stop


def _single(tokens: Tokens, index: int) -> Iterator[tuple[Duration, int]]:
    for number, stop in numeral(tokens, index):
        at = stop + 1 if tokens.mark(stop, "-") and tokens.glued(stop) and tokens.glued(stop + 1) else stop
        word = tokens.norm(at)
        if (duration := _of(number, word)) is not None:
            yield duration, at + 1


def _of(number: Fraction, word: str) -> Duration | None:
    """That many of the unit; None where it comes to no whole months or days («halvannen måned»)."""
    unit = UNIT_OF.get(word)
    if unit == YEAR or word in _MONTHS_EACH:
        months = number * (12 if unit == YEAR else _MONTHS_EACH[word])
        if months.denominator != 1:
            return None
        return (
            Duration(years=int(months) // 12, months=int(months) % 12) if unit == YEAR else Duration(months=int(months))
        )
    if unit is None or number.denominator != 1 or number > _MOST:
        return None
    whole = int(number)
    if unit == MONTH:
        return Duration(months=whole)
    if unit == WEEK:
        return Duration(weeks=whole)
    if unit == DAY:
        return Duration(days=whole)
    return Duration(days=whole, working_days=True, saturdays_unclear=not word.startswith("arbeids"))


def duration_at(tokens: Tokens, index: int, below: int = 5) -> Iterator[tuple[Duration, int]]:
    """Each way to read a duration that starts at this token, and where it stops; the longest first.

    «7 måneder og 10 dager» is one duration: each further part has a smaller unit, and none counts working days.
    `below`: only units smaller than this (year 4, month 3, week 2, day 1), which also bounds the depth.
    """
    for first, stop in _single(tokens, index):
        sizes = _sizes(first)
        if max(sizes) >= below:
            continue
        at = stop + 1 if tokens.norm(stop) == "og" or tokens.mark(stop, ",") else stop
        if not first.working_days and at != stop and min(sizes) > 1:
            for rest, end in duration_at(tokens, at, min(sizes)):
                if not rest.working_days:
                    yield (
                        replace(
                            first, months=first.months + rest.months, weeks=first.weeks + rest.weeks, days=rest.days
                        ),
                        end,
                    )
        yield first, stop


def _sizes(duration: Duration) -> tuple[int, ...]:
    sizes = ((4, duration.years), (3, duration.months), (2, duration.weeks), (1, duration.days))
    return tuple(size for size, value in sizes if value) or (1,)


def read_duration(text: str) -> Duration | None:
    """The duration that the whole text is, or None. White space and one full stop at the end do not matter."""
    tokens = tokenise(text)
    for duration, stop in duration_at(tokens, 0):
        if stop == len(tokens) or (stop == len(tokens) - 1 and tokens.mark(stop, ".")):
            return replace(duration, wording=text.strip())
    return None


def find_durations(text: str) -> tuple[FoundDuration, ...]:
    """Every duration in the text, left to right, without overlap, the longest reading of each.

    A stretch of lengths («5 – 10 år») is none: it has no one length. Nor is the end of a larger number («2 000 dager»).
    """
    tokens = tokenise(text)
    found: list[FoundDuration] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind not in (NUMBER, WORD) or _continues(tokens, index):
            index += 1
            continue
        duration, stop = max(duration_at(tokens, index), key=lambda read: read[1], default=(None, index + 1))
        if duration is not None:
            span = Span(tokens[index].start, tokens[stop - 1].end)
            found.append(FoundDuration(span, replace(duration, wording=span.of(text))))
        index = stop
    return tuple(found)


def _continues(tokens: Tokens, index: int) -> bool:
    """Whether the number here is the tail of something: of «5–», «2 », «1,», «SW», «5 til» or «5 eller»."""
    before = tokens[index - 1]
    if tokens.glued(index) and (before.kind in (NUMBER, WORD) or tokens.mark(index - 1, ".,:/§")):
        return True
    if before.kind == NUMBER:
        return tokens[index].kind == NUMBER
    far = tokens[index - 2]
    # «31.10.2022 - 6 mnd» takes away; only «5 - 10 år» is a stretch.
    if tokens.mark(index - 1, "-") and not tokens.glued(index) and not tokens.glued(index - 1) and far.digits == 4:
        return False
    counts = far.kind == NUMBER or (far.kind == WORD and far.norm in CARDINALS)
    return counts and (tokens.mark(index - 1, "-/") or before.norm in {"til", "eller"})
