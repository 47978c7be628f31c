"""Norwegian holidays and feast days by name and year, bokmål and nynorsk.

Flows in: a name and a year. Flows out: the day. The movable feasts are counted from the first day of Easter as
`workdays.holidays_in` has it (the `holidays` package with `language="no"`), so there is one source for Easter.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from assistant.deadlines.vocabulary import word_set
from assistant.deadlines.workdays import holidays_in

# Days after the first day of Easter. «|» parts spellings of the same day.
_FROM_EASTER = {
    "fastelavnssøndag|fastelavnssundag": -49,
    "palmesøndag|palmesundag|palmesøndagen|palmesundagen": -7,
    "skjærtorsdag|skjertorsdag|skjærtorsdagen|skjertorsdagen": -3,
    "langfredag|langfredagen": -2,
    "påskeaften|påskeftan|påskeaftan|påskelørdag|påskelaurdag": -1,
    "<1> påskedag": 0,
    "<2> påskedag": 1,
    "himmelfartsdag|himmelfartsdagen|kristi himmelfart|kristi himmelfartsdag|kristi himmelfartsdagen": 39,
    "kristi himmelfarts dag": 39,
    "pinseaften|pinseaftan": 48,
    "<1> pinsedag": 49,
    "<2> pinsedag": 50,
}
_FIXED = {
    "nyttårsdag|nyttårsdagen|<1> nyttårsdag": (1, 1),
    "samefolkets dag|samenes nasjonaldag|samefolkedagen": (2, 6),
    "kvinnedagen": (3, 8),
    "arbeidernes dag|arbeidarane sin dag|arbeidernes internasjonale kampdag": (5, 1),
    "frigjøringsdagen": (5, 8),
    "grunnlovsdagen|grunnlovsdag|grunnlovsdagen vår|nasjonaldagen": (5, 17),
    "sankthansaften|sankthansaftan|jonsokaften|jonsokaftan|st hansaften|st . hansaften": (6, 23),
    "sankthansdagen|sankthansdag|jonsok|jonsokdagen": (6, 24),
    "olsok": (7, 29),
    "luciadagen": (12, 13),
    "lille julaften|lillejulaften|veslejulaftan|vesle julaftan|litle julaftan": (12, 23),
    "julaften|julaftan|julekvelden|julkvelden": (12, 24),
    "<1> juledag": (12, 25),
    "<2> juledag": (12, 26),
    "<3> juledag": (12, 27),
    "nyttårsaften|nyttårsaftan|nyttårskvelden": (12, 31),
}
_ORDINAL_FORMS = {
    "<1>": ("første", "fyrste", "1 ."),
    "<2>": ("andre", "annen", "anna", "2 ."),
    "<3>": ("tredje", "3 ."),
}
_ADVENT = {"første": 0, "fyrste": 0, "1 .": 0, "andre": 1, "2 .": 1, "tredje": 2, "3 .": 2, "fjerde": 3, "4 .": 3}

# Feasts without a fixed first and last day; a reading of them would be a guess.
VAGUE_FEASTS = word_set(
    "jul jula julen julehelga julehelgen romjul romjula romjulen påske påska påsken påskehelga påskehelgen pinse "
    "pinsa pinsen pinsehelga pinsehelgen fellesferien fellesferie sommerferien sumarferien høstferien haustferien "
    "vinterferien sankthans allehelgensdag skolestart skulestart"
)


def _spelled(names: str) -> list[tuple[str, ...]]:
    spelled = []
    for name in names.split("|"):
        forms = _ORDINAL_FORMS.get(name[:3], ())
        variants = [name.replace(name[:3], form, 1) for form in forms] or [name]
        spelled += [tuple(variant.split()) for variant in variants]
    return spelled + [
        (*words[:-1], words[-1] + "en") for words in spelled if words[-1] in {"juledag", "påskedag", "pinsedag"}
    ]


def _rules() -> dict[tuple[str, ...], tuple[str, int, int]]:
    rules = {words: ("easter", days, 0) for names, days in _FROM_EASTER.items() for words in _spelled(names)}
    rules |= {words: ("fixed", month, day) for names, (month, day) in _FIXED.items() for words in _spelled(names)}
    for ordinal, week in _ADVENT.items():
        for tail in ("søndag i advent", "sundag i advent", "advent", "adventssøndag"):
            rules[(*ordinal.split(), *tail.split())] = ("advent", week, 0)
    rules[("morsdag",)] = ("second sunday", 2, 0)
    rules[("farsdag",)] = ("second sunday", 11, 0)
    return rules


_RULES = _rules()


def _by_first_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    first: dict[str, list[tuple[str, ...]]] = {}
    for words in _RULES:
        first.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in first.items()}


HOLIDAY_NAMES = _by_first_word()
"""First word → the names that begin with it, each as its words in lower case, the longest first."""


@lru_cache(maxsize=512)
def easter(year: int) -> date:
    """The first day of Easter. Raises SaksvarError outside the years `workdays.holidays_in` covers."""
    return next(day for day, name in holidays_in(year).items() if "første påskedag" in name)


def holiday_date(words: tuple[str, ...], year: int) -> date:
    """The day of a holiday named by its words in lower case («2 . pinsedag» as three), in that year.

    Raises KeyError for a name that is not in the tables, SaksvarError for a year without computed holidays.
    """
    kind, first, second = _RULES[words]
    match kind:
        case "easter":
            return easter(year) + timedelta(first)
        case "fixed":
            return date(year, first, second)
        case "advent":
            fourth = date(year, 12, 24)
            return fourth - timedelta((fourth.weekday() + 1) % 7 + 7 * (3 - first))
        case _:
            start = date(year, first, 1)
            return start + timedelta((6 - start.weekday()) % 7 + 7)
