"""Questions of days about things that no plan knows: «Hvor mange dager er det til kontrakten skal undertegnes?»

Flows in: a question in bokmål. Flows out: the operation it asks for, and the things whose dates it starts from, each as
it can be asked after «Når». Whether anybody states those dates, it does not know.
"""

import re
from dataclasses import dataclass, replace

from assistant.deadlines.intent import Intent
from assistant.deadlines.time_words import A_WORKDAY

_UNIT = r"(?:dag\w*|døgn|uke\w*|måned\w*|mnd|år)"
_COUNTED = re.compile(
    rf"\b(?:(?:og )?for )?(?:hvor mange|antall) (?:hele )?(?P<unit>{_UNIT}|{A_WORKDAY})(?: siden)?"
    rf"|^\W*(?P<short>{_UNIT}|{A_WORKDAY})(?= (?:igjen|til|før|siden|fra|mellom)\b)",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\bhvor (?:lenge|lang tid|mye tid)\b", re.IGNORECASE)
_HOW_FAR = re.compile(r"\bhvor (?:lenge|langt|mye|lang tid)\b", re.IGNORECASE)
_OF_WORKDAYS = re.compile(A_WORKDAY, re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:på )?(?:hvilken|hva slags) (?:ukedag|vekedag|dag (?:i|på) (?:uken|uka|veka))\b|^\W*(?:uke|veke)dag(?:en)?\b",
    re.IGNORECASE,
)
_FROM_TO = (
    re.compile(r"\bfra (?P<first>.+?),? (?:og )?(?:fr[ae]m )?til (?P<last>.+)$", re.IGNORECASE),
    re.compile(r"\bmellom (?P<first>.+?) og (?P<last>.+)$", re.IGNORECASE),
)
_IN_ORDER = re.compile(
    r"^\W*(?P<order>før|etter) (?P<last>.+?) (?P<first>(?:er|var|må|skal|skulle|blir|ble|bør|kan|kommer|kom"
    r"|starter|startet|begynner|begynte|åpner|åpnet|slutter|sluttet)\b.+)$",
    re.IGNORECASE,
)
"""«Hvor mange dager før åpningen skal kontrakten undertegnes?»"""
_WHICH_FIRST = re.compile(
    r"^\W*(?:og )?(?:hva|hvem|hvilken(?: \w+)?) (?:kommer|er|skjer|blir|faller|ligger|åpner|starter)"
    r" (?:\w+ )?(?:først|sist|tidligst)\W+"
    r"(?:at )?(?P<first>[^?]+?),? eller (?:at )?(?P<last>[^?]+)$",
    re.IGNORECASE,
)
"""«Hva kommer først, tilbudsfristen eller at planen blir vedtatt?»"""
_IS_IT = re.compile(r"^\W*(?:er|var|går|gikk|blir|ligger|tar|tok) (?:det|der)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^\W*(?:$|(?:er|var|blir|ble|bli|går|gikk|har|hadde|gjenstår|igjen|til|siden|fra|mellom|ligger|tar|tok|det|skal|må"
    r"|varer|varte|pågår|pågikk|foregår|foregikk|senere|før|etter|kan|får|ekstra|forsinket|utsatt|skjøvet|forskjøvet)\b)",
    re.IGNORECASE,
)
_TO_GO = re.compile(
    r"\b(?:igjen|gjenstår|på (?:seg|oss|deg|meg|dere))\b"
    r"|\b(?:er|var|blir|gikk|går) det (?:\w+ ){0,2}(?:til|før|siden)\b|^\W*til\b|\bsiden\b",
    re.IGNORECASE,
)
_HAS_TO = re.compile(r"\bhar (?:\w+ ){1,4}?(?:til|før)\b", re.IGNORECASE)
_TO_ACT = re.compile(r"\bfrist\w*|\bhar (?:\w+ ){1,4}?(?:igjen|på (?:seg|oss|deg|meg|dere))\b", re.IGNORECASE)
MOVED = re.compile(
    r"\b(?:utsatt|skjøvet|forskjøvet|forskyves|utsettes|skyves|flyttet|flyttes|forlenget|forlenges|forsinket"
    r"|framskyndet|fremskyndet|framskyndes|fremskyndes)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:varer|varte|vare|pågår|pågikk|foregår|foregikk)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsiden\b", re.IGNORECASE)
TO_ITS_END = re.compile(
    r"\but\b|\bigjen av\b|\b(?:slutt\w*|ferdig\w*|over|avslutt\w*|ender|utløp\w*|opphør\w*)\b", re.I
)
_OVER = re.compile(r"\b(?:(?:gått|gikk|løp|løpt) ?(?=.*\but\b)|ut\W*$|utløpt?|passert|gått ut)\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:er|var|blir|går|gikk|har) (?:det|vi|dere|man|du|jeg)\b|\bdet (?:er|var|går|gikk)\b|\bigjen\b|\bgjenstår\b"
    r"|\bsiden\b|\bpå (?:seg|oss|deg|meg|dere)\b|\b(?:nå|egentlig|akkurat|fortsatt|da)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"^\W*(?:(?:til|før|fra|med|på|av|er|var|har|hadde|faller|falt|at|og|for|det|når)\b\W*)+", re.IGNORECASE
)
_AFTER_IT = re.compile(r"\W*(?:\b(?:med|på|ut|inn|og|for|til|det)\b\W*)*$", re.IGNORECASE)
_POINTS_BACK = re.compile(r"^(?:de|den|det|han|hun|disse|denne|dette) \w+\W*$", re.IGNORECASE)
_ONLY_UNIT = re.compile(rf"^\W*(?:(?:og|men|enn|hva med|i) )*(?P<unit>{_UNIT}|{A_WORKDAY})\W*$", re.IGNORECASE)
BY_THE_NEW_PLAN = re.compile(
    r"\b(?:etter|i|ifølge|ut fra|med) (?:den |det )?(?:nye|oppdaterte|reviderte|gjeldende|siste|nyeste) "
    r"(?:(?:fr[ae]mdrifts|tids|prosjekt|møte)?plan(?:en)?|fr[ae]mdrift\w*)\b"
    r"|,? (?:etter|ifølge|i følge) (?:fr[ae]mdrifts|tids)?planen(?=\W*$)",
    re.IGNORECASE,
)
"""It says which plan, and the newest goes before the older anyway."""
_THAN_PLANNED = re.compile(
    r"^(?P<asks>.*?)\b(?:senere|seinere)\b(?P<thing>(?:(?!\b(?:kan|må|skal|bør)\b).)*?)\benn (?:det )?(?:som )?"
    r"(?:(?:var |er |ble )?(?:planen|planlagt|forutsatt|avtalt|bestemt|meningen|opprinnelig|først)(?: planlagt)?"
    r"|(?:i )?(?:den|det) (?:gamle|første|opprinnelige)(?: planen)?)(?: (?:i|fra|før) \w+(?: \d{4})?)?"
    r"(?P<rest>(?:(?!\b(?:kan|må|skal|bør)\b).)*)$",
    re.IGNORECASE,
)
"""«Hvor mange dager senere enn planlagt åpner brua?»"""
_THE_OTHER = re.compile(r"(?:det|den|de) (?=(?:i|på|ved|for|til|fra) )", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:at )?(?P<named>.+?) (?=(?:er|var|blir|ble|settes|skal|må|kommer|kom|starter|åpner|leveres)\b)", re.I
)
_IT = re.compile(
    r"(?:at )?(?:den|det|de|hun|han|ho) (?=(?:er|var|blir|ble|settes|skal|må|kommer|kom|starter|åpner|leveres)\b)",
    re.IGNORECASE,
)
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """An operation of days and what it starts from: one thing or two, or one `stretch` with two dates of its own.

    `deadline`: the question is how long somebody has for it, so that the date is one that they must act by; `since`: it
    is of something that has been; `to_end`: it is of when something is over; `in_order`: it is which of two
    things comes first. `unit` is the word for days, weeks or
    months that are counted, "" where none is said.
    """

    intent: Intent
    things: tuple[str, ...]
    stretch: bool = False
    deadline: bool = False
    since: bool = False
    to_end: bool = False
    in_order: bool = False
    unit: str = ""

    @property
    def names_unit(self) -> bool:
        """Whether it asks for a number of days or the like, or for a day of the week, by name."""
        return bool(self.unit) or self.intent is Intent.WEEKDAY


def day_question(text: str, topic: str = "") -> DayQuestion | None:
    """What a question of days is about; None when it asks for no number of days and no day of the week.

    `topic`: the earlier question that it leans on, which may name the thing and never asks itself.
    """
    text = " ".join(BY_THE_NEW_PLAN.sub(" ", text).split())
    if which := _WHICH_FIRST.match(text.strip(" ?.!")):
        both = (which["first"], _named_again(which["last"], which["first"]))
        return _made(DayQuestion(Intent.BETWEEN, both, in_order=True))
    if later := _THAN_PLANNED.match(text.rstrip(" ?.!")):
        text = " ".join(f"{later['asks']} er {later['thing']} {later['rest']} utsatt".split())
    counted, weekday = _COUNTED.search(text), _WEEKDAY.search(text)
    if counted is None and topic and (only := _ONLY_UNIT.match(text)):
        # «Og i virkedager?» asks the earlier question again.
        return day_question(_COUNTED.sub(f"hvor mange {only['unit']}", topic))
    leaned = _COUNTED.sub(" ", _WEEKDAY.sub(" ", _HOW_LONG.sub(" ", topic)))
    if weekday is not None and counted is None:
        to_end = TO_ITS_END.search(text) is not None
        return _made(DayQuestion(Intent.WEEKDAY, (f"{_without(weekday, text)} {leaned}",), to_end=to_end))
    moved = _HOW_FAR.search(text) if MOVED.search(text) else None
    asks = counted or moved or _HOW_LONG.search(text)
    if asks is None or (counted and not _GOES_ON.match(text[counted.end() :])):
        return None
    rest = f"{_without(asks, text)} {leaned}".strip()
    unit = (counted["unit"] or counted["short"]).casefold() if counted else ""
    of_workdays = _OF_WORKDAYS.fullmatch(unit) is not None
    apart = DayQuestion(Intent.WORKING_DAYS if of_workdays else Intent.BETWEEN, (), unit=unit)
    if moved or (counted and (MOVED.search(rest) or _LASTS.search(rest))):
        return _made(replace(apart, things=(rest,), stretch=True))
    for pattern in _FROM_TO:
        if (counted or _IS_IT.match(rest)) and (ends := pattern.search(rest)):
            if _POINTS_BACK.match(ends["last"]):
                # «Fra boringene begynte til de sluttet» are the two ends of one thing.
                return _made(replace(apart, things=(ends["first"],), stretch=True))
            return _made(replace(apart, things=(ends["first"], _named_again(ends["last"], ends["first"]))))
    after = text[counted.end() :] if counted else ""
    if order := _IN_ORDER.match(after):
        both = (order["first"], order["last"])
        return _made(replace(apart, things=both if order["order"] == "før" else both[::-1]))
    if re.match(r"\W*før\b", after):
        return None
    if not (
        _TO_GO.search(rest) or _TO_GO.search(asks.group()) or (counted and (counted["short"] or _HAS_TO.search(rest)))
    ):
        return None
    return _made(
        DayQuestion(
            Intent.WORKING_DAYS if of_workdays else Intent.DAYS_LEFT,
            (_OVER.sub(" ", rest),),
            deadline=_TO_ACT.search(rest) is not None,
            since=_SINCE.search(text) is not None,
            to_end=TO_ITS_END.search(text) is not None,
            unit=unit,
        )
    )


def _named_again(last: str, first: str) -> str:
    """The second thing with what the first names for its pronoun: «det i Sørvika», «til den settes i drift»."""
    if place := _THE_OTHER.match(last):
        return f"{first.split()[0]} {last[place.end() :]}" if first.split() else last
    subject = _SUBJECT.match(first)
    if subject and (pronoun := _IT.match(last)):
        return f"{subject['named']} {last[pronoun.end() :]}"
    return last


def _without(match: re.Match[str], text: str) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _made(asked: DayQuestion) -> DayQuestion | None:
    """The same with its things as they can be asked for; None when one of them is hardly anything."""
    things = tuple(_thing(one) for one in asked.things)
    return replace(asked, things=things) if all(len(one) >= _SHORTEST for one in things) else None


def _thing(said: str) -> str:
    """What has the date, without the words that only ask how far it is."""
    kept = " ".join(_FILLER.sub(" ", said).split()).strip(" ,?.!")
    return _AFTER_IT.sub("", _BEFORE_IT.sub("", kept)).strip(" ,?.!")
