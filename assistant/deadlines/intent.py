"""Which operation a question asks for, from its words and what it mentions.

Flows in: the question in plain bokmål, its mentions. Flows out: one intent, or None when it asks for no date. It
computes nothing. The order goes from the narrowest to the widest; each needs its words and its operands.
"""

import re
from enum import StrEnum

from assistant.deadlines import time_words as said
from assistant.deadlines.mentions import Dated, Mention, Mentions, What
from assistant.deadlines.vocabulary import SEASONS_DEFINITE


class Intent(StrEnum):
    STATUTORY = "statutory"
    DELAY = "delay"
    CONSISTENCY = "consistency"
    FITTING = "fitting"
    LATEST_START = "latest_start"
    FORWARD_PLAN = "forward_plan"
    FEASIBLE = "feasible"
    WORKDAYS_FROM = "workdays_from"
    WORKDAY_BESIDE = "workday_beside"
    WORKING_DAYS = "working_days"
    WEEKDAY = "weekday"
    SHIFT = "shift"
    BETWEEN = "between"
    DAYS_LEFT = "days_left"
    NEXT = "next"
    LOOK_UP = "look_up"


_CLAUSE_END = re.compile(r"[.?!;:]|,\s|\b(?:hvis|dersom|når|for å|slik at|så lenge)\b")
_OUR_TIME = re.compile(r"\bhar (?:vi|dere|kommunen\w*|man) (?:nå )?(?:igjen|på (?:oss|seg|dere))\W*$")
_MAY = re.compile(r"(?:^|[.?!,;] *|\bog )(?:kan|kunne|får|går det an at) (?:vi|dere|man|kommune\w*|kommunestyret)\b")
_NAMED_DAY = re.compile(r"^\W*når (?:er|var|faller|blir|falt)\W*$")
_BESIDE_IT = re.compile(r"\b(?:før|etter|innen|til|over)\s+$")
"""«før helgen» is of one weekend, not of what kind of day it is."""
_DIRECTION = re.compile(r"\b(?:før|etter|fra|pluss|minus|om|senere|tidligere|siden|frem|fram|tilbake|igjen)\b")

_NOT_AFTER_IS_IT = r"(?<!\ber det )(?<!\bvar det )(?<!\bblir det )\b"
_WITHIN = re.compile(rf"{_NOT_AFTER_IS_IT}i\s+\w{{0,2}}$")
_SEASON = re.compile(rf"{_NOT_AFTER_IS_IT}(?:{'|'.join(SEASONS_DEFINITE)})\b")
_TOWARDS = re.compile(r"\b(?:til|siden|igjen|fra|frem|fram|før|etter|mellom|på (?:oss|seg|dere))\b")


def intent_of(plain: str, mentions: Mentions, live: str | None = None) -> Intent | None:
    """The first intent whose words and operands are all there. `live` is the id of the go-live among the events."""
    text = plain.casefold()
    events, phases = mentions.ids(What.EVENT), mentions.ids(What.PHASE)
    deadline = bool(said.DEADLINE.search(text))
    # A date that cannot be still shows that a date is asked for.
    dates = len(mentions.dates) + len(mentions.refused)
    planned = bool(events or phases or mentions.ids(What.MILESTONE) or deadline)
    if said.STATUTE.search(text) and (dates or planned):
        return Intent.STATUTORY
    if deadline and mentions.durations and not dates and not mentions.ids(What.CAUSE) and said.EXTENDED.search(text):
        return Intent.SHIFT
    if _is_delay(text, mentions, deadline):
        return Intent.DELAY
    if said.CONSISTENT.search(text) and not dates and (deadline or said.PLAN.search(text)):
        return Intent.CONSISTENCY
    if said.OTHERWISE.search(text) and not said.HOW_MANY_DEADLINES.search(text):
        return None
    if found := _of_plan(text, mentions, live, planned):
        return found
    if found := _of_workdays(text, mentions, bool(dates) or planned):
        return found
    if dates and mentions.ids(What.PHASE) and events and _MAY.search(text):
        return Intent.FEASIBLE
    reach = said.REACH.search(text) and (
        said.TOO_LATE.search(text) or not said.HOW_FAR.search(text) or "margin" in text
    )
    of_today = said.STILL.search(text) and not re.search(r"\b(?:når|hva|hvilke\w*)\b", text)
    if reach and planned and (dates or of_today):
        return Intent.FEASIBLE
    if _asks_weekday(text, mentions) and (dates or planned):
        return Intent.WEEKDAY
    return _distance_or_look_up(text, mentions, dates, planned, deadline)


def _is_delay(text: str, mentions: Mentions, deadline: bool) -> bool:
    if not said.DELAYED.search(text) or re.search(r"\b(?:hvorfor|hvem)\b", text):
        return False
    cause = bool(mentions.ids(What.CAUSE))
    if mentions.durations:
        return bool(cause or mentions.ids(What.PHASE) or deadline or mentions.ids(What.EVENT) or "plan" in text)
    if not said.WHAT_IF.search(text):
        return False
    return cause or deadline or (bool(mentions.ids(What.PHASE)) and bool(said.MOVES_WITH_IT.search(text)))


def _of_plan(text: str, mentions: Mentions, live: str | None, planned: bool) -> Intent | None:
    """Counted by the rules of the plan: back from a go-live, forward from an act, or so that all of a phase fits."""
    events = mentions.ids(What.EVENT)
    if said.WORKDAY.search(text):
        return None
    if not mentions.dates:
        acts = [event for event in events if event != live]
        if mentions.ids(What.PHASE) and acts and said.WHEN.search(text):
            if said.BY_RULE.search(text):
                return Intent.LATEST_START
            if said.ALL_FITS.search(text) and said.ASKS_START.search(text):
                return Intent.FORWARD_PLAN if _asks_end(text) and "venter" in text else Intent.FITTING
            if live in events and re.search(r"\b(?:tidligst|hvor tidlig)\b", text):
                return Intent.FORWARD_PLAN
            if re.search(r"\b(?:ferdig\w*|slutt\w*|over)\b", text) and not said.DEADLINE.search(text):
                return Intent.FORWARD_PLAN
        return None
    beside = events_with(mentions.dates[0], text, mentions)
    asks_when = bool(said.WHEN.search(text) or re.search(r"\bhva (?:er|blir)\b.*\bfrist|\bbakover\b", text))
    yes_no = bool(said.REACH.search(text)) and not asks_when
    if yes_no or (said.HOW_FAR.search(text) and not asks_when):
        return None
    rest = _without(mentions.dates[0], text)
    goes_live = live is not None and live in [mention.id for mention in beside]
    if (
        goes_live
        and asks_when
        and said.WISHED.search(text)
        and said.ASKS_START.search(_without_live(text, mentions, live))
    ):
        return Intent.LATEST_START
    acts_there = [mention for mention in beside if mention.id != live]
    if acts_there and asks_when and _asks_end(rest) and not _is_sum(text, mentions):
        return Intent.FORWARD_PLAN
    if not acts_there and events and asks_when and re.search(r"\btidligst|ferdig\b", rest) and not goes_live:
        return Intent.FORWARD_PLAN
    return None


def _asks_end(text: str) -> bool:
    return bool(said.ASKS_END.search(text))


def _is_sum(text: str, mentions: Mentions) -> bool:
    return bool(mentions.durations) and not said.ASKS_END.search(text)


def events_with(dated: Dated, text: str, mentions: Mentions) -> list[Mention]:
    """The events said in the same clause as the date, in their order."""
    ends = [
        match.start()
        for match in _CLAUSE_END.finditer(text)
        if not any(start <= match.start() < end for start, end in mentions.places)
    ]
    first = max((end for end in ends if end < dated.start), default=-1)
    last = min((end for end in ends if end >= dated.end), default=len(text))
    return [m for m in mentions.named if m.what is What.EVENT and first < m.start < last]


def _without(dated: Dated, text: str) -> str:
    return f"{text[: dated.start]} {text[dated.end :]}"


def _without_live(text: str, mentions: Mentions, live: str | None) -> str:
    for mention in reversed(mentions.named):
        if mention.id == live:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _of_workdays(text: str, mentions: Mentions, anchored: bool) -> Intent | None:
    if not said.WORKDAY.search(text) or not anchored:
        return None
    counted = [found for found in mentions.durations if found.duration.working_days]
    if any(
        _DIRECTION.search(text[found.end : found.end + 30])
        or _DIRECTION.search(text[max(0, found.start - 12) : found.start])
        for found in counted
    ):
        return Intent.WORKDAYS_FROM
    if said.BESIDE_WORKDAY.search(text):
        return Intent.WORKDAY_BESIDE
    whether = said.YES_NO.search(text) and not said.HOW_FAR.search(text)
    return Intent.WEEKDAY if whether else Intent.WORKING_DAYS


def _only_says_when_it_was(text: str, mentions: Mentions) -> bool:
    """Whether the dates run neither from nor to anything: «Hvor lenge var de uten strøm i 2023?», «sommeren 2023»"""
    within = [
        not (dated.interval.is_day or dated.lasting)
        and (_WITHIN.search(text[: dated.start + len("i ")]) or _SEASON.match(text, dated.start))
        for dated in mentions.dates
    ]
    return bool(within) and all(within) and not _TOWARDS.search(text)


def _asks_weekday(text: str, mentions: Mentions) -> bool:
    """A word for kinds of days that is not itself the date, in a question that asks which or whether."""
    if said.WHICH_WEEK.search(text):
        return True
    words = (
        match
        for match in said.ASKS_DAY.finditer(text)
        if not (_inside(match.start(), mentions) or _BESIDE_IT.search(text[: match.start()]))
    )
    return any(True for _ in words) and bool(
        said.WHICH_DAY.search(text) or said.YES_NO.search(text) or "ukedag" in text
    )


def _inside(place: int, mentions: Mentions) -> bool:
    return any(dated.start <= place < dated.end for dated in mentions.dates)


def _distance_or_look_up(text: str, mentions: Mentions, dates: int, planned: bool, deadline: bool) -> Intent | None:
    left = any(said.so_long_left(text[: one.start], text[one.end :]) for one in mentions.durations)
    far = said.HOW_FAR.search(text) and not left
    if mentions.dates and _NAMED_DAY.search(text[: mentions.dates[0].start]) and not planned:
        return Intent.WEEKDAY
    is_sum = mentions.durations and not far and (said.SUM.search(text) or left)
    if is_sum and (dates or (planned and said.ASKS_DATE.search(text))):
        return Intent.SHIFT
    if dates and said.ASKS_DATE.search(text) and not planned and any(dated.lasting for dated in mentions.dates):
        return Intent.SHIFT
    if re.search(r"\b(?:dagens dato|dato er det i dag|dag er det i dag)\b", text):
        return Intent.WEEKDAY
    if dates and re.search(r"\b(?:hvilken dato|hva slags dato|hvilken dag|datoen)\b", text) and not planned:
        return Intent.WEEKDAY
    if far and said.BETWEEN.search(text) and (dates >= 2 or planned):
        return Intent.BETWEEN
    if far and _only_says_when_it_was(text, mentions):
        return None
    if far and (dates or deadline or (planned and said.FROM_TODAY.search(text)) or _OUR_TIME.search(text)):
        return Intent.DAYS_LEFT
    if said.NEXT.search(text):
        return Intent.NEXT
    if deadline or (said.WHEN.search(text) and planned):
        return Intent.LOOK_UP
    return None
