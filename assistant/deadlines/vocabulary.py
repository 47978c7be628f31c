"""The words of Norwegian dates, bokmål and nynorsk: months, weekdays, numbers, seasons, parts and bounds.

Flows in: nothing. Flows out: tables from word to number or meaning. They hold words, no grammar and no calendar.
"""

from enum import StrEnum

from rapidfuzz.distance import OSA


def word_set(row: str) -> frozenset[str]:
    """The words of a row, parted by white space."""
    return frozenset(row.split())


class Bound(StrEnum):
    """How the named date limits: `until` is a bare «til», where the sources do not say whether the day is in."""

    ON = "on"
    AT_LATEST = "at_latest"
    AT_EARLIEST = "at_earliest"
    BEFORE = "before"
    AFTER = "after"
    UNTIL = "until"
    ABOUT = "about"


MONTH_NAMES = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
    "nov": 11, "des": 12,
}  # fmt: skip

WEEKDAY_NAMES = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_WEEKDAY_STEMS = WEEKDAY_NAMES, ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag")
WEEKDAYS = {name: day for names in _WEEKDAY_STEMS for day, name in enumerate(names)}
WEEKDAYS_DEFINITE = {name + "en": day for name, day in WEEKDAYS.items()}
# «man» and «tor» are a pronoun and a name, so these count only with their full stop and before a date.
WEEKDAY_ABBREVIATIONS = {
    "man": 0, "mån": 0, "tir": 1, "tirs": 1, "tys": 1, "ons": 2, "tor": 3, "tors": 3, "fre": 4, "lør": 5, "lau": 5,
    "søn": 6, "sun": 6,
}  # fmt: skip

_ONES = {
    1: ("en", "én", "ein", "éin", "ei", "éi", "et", "ett", "eit", "eitt"), 2: ("to",), 3: ("tre",), 4: ("fire",),
    5: ("fem",), 6: ("seks",), 7: ("sju", "syv"), 8: ("åtte",), 9: ("ni",),
}  # fmt: skip
_TEENS = ("ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten")
_TENS = {
    20: ("tjue", "tyve"), 30: ("tretti", "tredve"), 40: ("førti", "førr"), 50: ("femti",), 60: ("seksti",),
    70: ("sytti",), 80: ("åtti",), 90: ("nitti",),
}  # fmt: skip
_ORDINAL_ONES = {
    1: ("første", "fyrste"), 2: ("andre",), 3: ("tredje",), 4: ("fjerde",), 5: ("femte",), 6: ("sjette",),
    7: ("sjuende", "syvende", "sjuande"), 8: ("åttende", "åttande"), 9: ("niende", "niande"),
}  # fmt: skip


def _cardinals() -> dict[str, int]:
    words = {word: value for value, forms in _ONES.items() for word in forms}
    words |= {word: value for value, word in enumerate(_TEENS, 10)}
    words |= {"hundre": 100}
    for ten, tens in _TENS.items():
        for word in tens:
            words[word] = ten
            for one, ones in _ONES.items():
                words |= {word + form: ten + one for form in ones}
                words |= {f"{form}og{word}": ten + one for form in ones}
    return words


def _ordinals() -> dict[str, int]:
    words = {word: value for value, forms in _ORDINAL_ONES.items() for word in forms}
    words |= {"annen": 2, "annet": 2, "anna": 2, "ellevte": 11, "tolvte": 12, "tredevte": 30}
    for stem in ("tiende", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende"):
        value = 10 if stem == "tiende" else _TEENS.index(stem.removesuffix("de")) + 10
        words |= {stem: value, stem.removesuffix("ende") + "ande": value}
    for ten, stems in {20: ("tjue", "tyve"), 30: ("tretti", "tredve")}.items():
        for stem in stems:
            words |= {f"{stem.removesuffix('e')}{ending}": ten for ending in ("ende", "ande")}
            words |= {f"{stem}{ending}": ten for ending in ("nde", "ande")}
            for one, forms in _ORDINAL_ONES.items():
                words |= {stem + form: ten + one for form in forms}
            words |= {f"{form}og{stem.removesuffix('e')}ende": ten + one for one, fs in _ONES.items() for form in fs}
    return words


CARDINALS = _cardinals()
ORDINALS = _ordinals()
ORDINAL_ENDINGS = frozenset({"te", "ste", "dje", "de", "ende", "ande", "re"})

SEASONS_INDEFINITE = {
    "vår": 3, "sommer": 6, "sommar": 6, "sumar": 6, "høst": 9, "haust": 9, "vinter": 12,
}  # fmt: skip
SEASONS_DEFINITE = {word + ("n" if word.endswith("e") else "en"): month for word, month in SEASONS_INDEFINITE.items()}

# First, middle and last third of a month; «utgangen» is the last day itself, «inngangen» the first.
PART_FIRST, PART_MIDDLE, PART_LAST, PART_END, PART_START = "first", "middle", "last", "end", "start"
LATIN_PARTS = {"primo": PART_FIRST, "medio": PART_MIDDLE, "ultimo": PART_LAST}
PARTS_OF = {
    "begynnelsen": PART_FIRST, "begynnelse": PART_FIRST, "starten": PART_FIRST, "byrjinga": PART_FIRST,
    "midten": PART_MIDDLE, "slutten": PART_LAST, "slutt": PART_LAST, "utgangen": PART_END,
    "utgang": PART_END, "utløpet": PART_END, "utløp": PART_END, "inngangen": PART_START,
}  # fmt: skip
PARTS_IN = {
    "tidlig": PART_FIRST, "tidleg": PART_FIRST, "først": PART_FIRST, "fyrst": PART_FIRST, "midt": PART_MIDDLE,
    "sist": PART_LAST, "sent": PART_LAST, "seint": PART_LAST,
}  # fmt: skip

QUARTER_WORDS = frozenset({"kvartal", "kvartalet", "kv", "kvt"})
HALF_WORDS = frozenset({"halvår", "halvåret"})
TERTIAL_WORDS = frozenset({"tertial", "tertialet"})
WEEK_WORDS = frozenset({"uke", "uka", "uken", "veke", "veka", "vika"})
MONTH_WORDS = frozenset({"måned", "månad", "måneden", "månaden"})

# What «neste», «denne» and «utgangen av» can be followed by. The definite forms alone mean the current one.
UNITS = {
    "år": "year", "året": "year", "måned": "month", "måneden": "month", "månad": "month", "månaden": "month",
    "uke": "week", "uka": "week", "uken": "week", "veke": "week", "veka": "week", "kvartal": "quarter",
    "kvartalet": "quarter", "halvår": "half", "halvåret": "half", "tertial": "tertial", "tertialet": "tertial",
    "helg": "weekend", "helga": "weekend", "helgen": "weekend",
}  # fmt: skip
UNITS_DEFINITE = {word: unit for word, unit in UNITS.items() if word.endswith(("et", "en", "ka", "ga"))}
UNITS_GENITIVE = {
    "årets": "year", "månedens": "month", "månadens": "month", "ukens": "week", "ukas": "week", "vekas": "week",
    "kvartalets": "quarter", "halvårets": "half",
}  # fmt: skip

MONTH_TURNS = frozenset({"månedsskiftet", "månadsskiftet", "månedskiftet", "månadskiftet"})
YEAR_TURNS = frozenset({"årsskiftet", "årsskifte", "årskiftet", "nyttår"})

NEXT, COMING, LAST, THIS = "next", "coming", "last", "this"
SHIFTS = {
    "neste": NEXT, "komande": COMING, "kommende": COMING, "førstkommende": COMING, "førstkomande": COMING,
    "fyrstkomande": COMING, "nestkommende": COMING, "forrige": LAST, "førre": LAST, "sist": LAST, "denne": THIS,
    "dette": THIS, "inneværende": THIS, "inneverande": THIS, "innaverande": THIS,
}  # fmt: skip

RELATIVE_YEARS = {
    ("i", "år"): 0, ("inneværende", "år"): 0, ("inneverande", "år"): 0, ("dette", "året"): 0, ("dette", "år"): 0,
    ("neste", "år"): 1, ("til", "neste", "år"): 1, ("i", "neste", "år"): 1, ("kommende", "år"): 1,
    ("komande", "år"): 1, ("i", "fjor"): -1, ("forrige", "år"): -1, ("førre", "år"): -1, ("førre", "året"): -1,
    ("i", "forfjor"): -2, ("i", "førfjor"): -2,
}  # fmt: skip
DAY_WORDS = {
    ("i", "dag"): 0, ("idag",): 0, ("dags", "dato"): 0, ("i", "går"): -1, ("igår",): -1, ("i", "morgen"): 1,
    ("imorgen",): 1, ("i", "morgon"): 1, ("imorgon",): 1, ("i", "overmorgen"): 2, ("i", "overmorgon"): 2,
    ("i", "morra"): 1, ("imorra",): 1, ("i", "morgo"): 1, ("overmorgen",): 2, ("overmorgon",): 2,
    ("i", "forgårs"): -2, ("i", "førgår"): -2, ("i", "føregår"): -2,
}  # fmt: skip

INNEN = frozenset({("innen",), ("innan",), ("senest", "innen"), ("seinast", "innan"), ("innen", "senest")})


def _bounds() -> dict[tuple[str, ...], Bound]:
    wordings = {
        Bound.AT_LATEST: "senest|seinast|seneste|ikke senere enn|ikkje seinare enn|ikkje seinere enn|ikke etter|"
        "ikkje etter|til og med|tom|t . o . m .|t . o . m|ut",
        Bound.UNTIL: "til|frem til|fram til|inntil|helt til|heilt til|helt frem til|heilt fram til",
        Bound.AT_EARLIEST: "fra og med|frå og med|fom|f . o . m .|f . o . m|tidligst|tidlegast|fra|frå|siden|sidan|"
        "ikke før|ikkje før|ikke tidligere enn|ikkje tidlegare enn",
        Bound.BEFORE: "før|forut for|i forkant av",
        Bound.AFTER: "etter|senere enn|seinare enn|i etterkant av",
        Bound.ABOUT: "rundt|omkring|kring|ca|ca .|cirka|omtrent|omlag|om lag",
        Bound.ON: "i|på|den|per|pr|pr .|ved|i løpet av|nå på|no på|til",
    }
    table = {
        tuple(words.split()): bound for bound, row in wordings.items() for words in row.split("|") if words != "til"
    }
    return table | dict.fromkeys(INNEN, Bound.AT_LATEST) | {("til",): Bound.UNTIL}


BOUNDS = _bounds()


def month_despite_typo(word: str) -> int | None:
    """The month that a word of five letters or more misspells by one letter («oktobr»), or None.

    One letter left out, put in, changed or swapped with its neighbour. Short names are left alone: «mais» is no month.
    """
    if len(word) < 5:
        return None
    near = [
        number for name, number in MONTHS.items() if len(name) >= 5 and OSA.distance(word, name, score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 else None
