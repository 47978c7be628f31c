"""An English question in bokmål words: dates, phrases and words by the English list, auxiliaries as Norwegian has them.

Flows in: the words of the question, folded, and the list. Flows out: readings, each of one or more words. The order of
the words stays the English one but for «do», which gives its place to the verb.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.deadlines.vocabulary import word_set
from assistant.reading.sentence_forms import dictionary_form, is_infinitive
from index.norwegian import frequency


@dataclass(frozen=True, slots=True)
class Reading:
    """`width` words of a question that are read together, and what they mean, likeliest first; "" for nothing."""

    width: int
    meanings: tuple[str, ...]


_MONTHS = {
    name: month
    for names, month in (
        (("january", "jan"), "januar"), (("february", "feb"), "februar"), (("march", "mar"), "mars"),
        (("april", "apr"), "april"), (("may",), "mai"), (("june", "jun"), "juni"), (("july", "jul"), "juli"),
        (("august", "aug"), "august"), (("september", "sept", "sep"), "september"), (("october", "oct"), "oktober"),
        (("november", "nov"), "november"), (("december", "dec"), "desember"),
    )
    for name in names
}  # fmt: skip
_BEFORE_MONTH = word_set(
    "in by before after of until till since from to between and for early late mid during is on than the next "
    "last this already"
)
_NOTHING = word_set("the")
_DO = {"do": "", "does": "", "did": "", "don't": "ikke", "doesn't": "ikke", "didn't": "ikke"}
_HAVE_TO = frozenset({"have to", "has to", "had to", "need to", "needs to"})
_UNITS = ("day", "week", "month", "year", "quarter")
_LONGEST = 5
_REACH = 6


def english(forms: Sequence[str], listed: Mapping[str, tuple[str, ...]]) -> list[Reading]:
    """The readings of an English question's folded forms, in order, covering them all."""
    found: list[tuple[str, Reading]] = []
    place = 0
    while place < len(forms):
        reading = _date(forms, place) or _phrase(forms, place, listed)
        if place and forms[place - 1] == "the":
            first, *others = reading.meanings
            reading = replace(reading, meanings=(definite(first), *others))
        found.append((" ".join(forms[place : place + reading.width]), reading))
        place += reading.width
    return _in_present(_with_infinitives(_with_verb_first(found)))


def _date(forms: Sequence[str], place: int) -> Reading | None:
    """«31 August 2022», «August 31, 2022», «the 30th of May»: the day with its full stop, then month and year."""
    here = forms[place]
    after = [*forms[place + 1 : place + 4], "", "", ""]
    if (day := _day(here)) and after[0] in _MONTHS:
        return _dated(day, after[0], after[1], 2)
    if day and after[0] == "of" and after[1] in _MONTHS:
        return _dated(day, after[1], after[2], 3)
    if here not in _MONTHS:
        return None
    if day := _day(after[0]):
        return _dated(day, here, after[1], 2)
    before = forms[place - 1] if place else ""
    if here in ("may", "mar", "march", "sep") and not (_is_year(after[0]) or before in _BEFORE_MONTH):
        return None
    return Reading(1, (_MONTHS[here],))


def _dated(day: str, month: str, year: str, width: int) -> Reading:
    if _is_year(year):
        return Reading(width + 1, (f"{day}. {_MONTHS[month]} {year}",))
    return Reading(width, (f"{day}. {_MONTHS[month]}",))


def _day(form: str) -> str:
    digits = form.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return str(int(digits)) if digits.isdecimal() and 0 < int(digits) <= 31 else ""


def _is_year(form: str) -> bool:
    return form.isdecimal() and len(form) == 4


def _phrase(forms: Sequence[str], place: int, listed: Mapping[str, tuple[str, ...]]) -> Reading:
    if forms[place] == "by" and any(one.startswith(_UNITS) for one in forms[place + 2 : place + 4]):
        return Reading(1, ("med", "av"))
    for width in range(min(_LONGEST, len(forms) - place), 0, -1):
        words = forms[place : place + width]
        meanings = listed.get(" ".join(words)) or (_inflected(words, listed) if len(words[-1]) > 3 else None)
        if meanings:
            return Reading(width, meanings)
    form = forms[place]
    if form in _NOTHING:
        return Reading(1, ("",))
    return Reading(1, (_DO.get(form, form),))


def _inflected(words: Sequence[str], listed: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """What a listed word means in another form: genitive, plural, past, -ing."""
    *opening, last = words
    for ending, base in _bases(last):
        if meanings := listed.get(" ".join((*opening, base))):
            if ending == "'s":
                return tuple(f"{meaning}s" for meaning in meanings)
            if ending == "s":
                return tuple(plural(meaning) for meaning in meanings)
            return tuple(sorted(meanings, key=lambda one: not is_infinitive(one)))
    return None


def _bases(form: str) -> list[tuple[str, str]]:
    if form.endswith(("'s", "s'")):
        return [("'s", form[:-2]), ("'s", form[:-1].removesuffix("'"))]
    found = []
    if form.endswith("ies"):
        found.append(("s", form[:-3] + "y"))
    if form.endswith("s"):
        found += [("s", form[:-1]), ("s", form.removesuffix("es"))]
    for ending in ("ed", "ing", "er", "est", "ly"):
        if form.endswith(ending):
            root = form.removesuffix(ending)
            doubled = root[:-1] if len(root) > 2 and root[-1] == root[-2] else root
            found += [(ending, root), (ending, root + "e"), (ending, doubled)]
    return [(ending, base) for ending, base in found if len(base) > 1 and base != form]


def plural(noun: str) -> str:
    """The plural of a Norwegian noun as it is written: «frist» → «frister», «leder» → «ledere», «krav» → «krav»."""
    if " " in noun or (is_infinitive(noun) and frequency(noun + "r") < frequency(noun)):
        return noun
    made = [noun + ("e" if noun.endswith("er") else "r" if noun.endswith("e") else "er")]
    return made[0] if frequency(made[0]) > frequency(noun) / 100 else noun


@lru_cache(maxsize=1 << 12)
def definite(noun: str) -> str:
    """The definite form of a Norwegian noun as it is met in writing; of a compound nobody writes, by its last part."""
    if not noun.isalpha():
        return noun
    for start in range(max(1, len(noun) - _SHORTEST_PART + 1)):
        part = noun[start:]
        endings = ("n", "t") if part.endswith("e") else ("en", "et")
        made = [part + ending for ending in endings] + ([part[:-2] + "ene"] if part.endswith("er") else [])
        best = max(made, key=lambda one: frequency(one) if dictionary_form(one) in (part, part[:-2]) else 0.0)
        if dictionary_form(best) in (part, part[:-2]) and frequency(best) >= max(_MET, frequency(part) / 50):
            return noun[:start] + best
        if frequency(part) >= _MET:
            return noun
    return noun


_SHORTEST_PART = 4
_MET = 1e-7


def _with_verb_first(found: list[tuple[str, Reading]]) -> list[Reading]:
    """«do … have to» is «må», and another verb after «do» stands where «do» stood: «why did they choose» → «hvorfor
    velger de»."""
    readings = [reading for _, reading in found]
    for place, (text, _) in enumerate(found):
        if text not in _DO:
            continue
        for later in range(place + 1, min(place + _REACH, len(found))):
            said, reading = found[later]
            verb = (
                "må"
                if said in _HAVE_TO
                else next((one for one in reading.meanings if one in _PRESENT or is_infinitive(one)), "")
            )
            if not verb:
                continue
            finite = verb if verb == "må" else _PRESENT.get(verb, verb + "r")
            negated = f"{finite} ikke" if _DO[text] else finite
            readings[place] = replace(readings[place], meanings=(negated,))
            readings[later] = replace(reading, meanings=("",))
            break
        else:
            if place == 0:
                readings[place] = replace(readings[place], meanings=("gjør",))
    return readings


def _with_infinitives(readings: list[Reading]) -> list[Reading]:
    """«to» before a verb is «å», before anything else «til»."""
    settled = list(readings)
    for place, reading in enumerate(readings[:-1]):
        if reading.meanings[0] != "til":
            continue
        following = readings[place + 1].meanings
        verb = next((one for one in following if one in _PRESENT or is_infinitive(one)), None)
        if verb:
            settled[place] = replace(reading, meanings=("å",))
            settled[place + 1] = replace(
                readings[place + 1], meanings=(verb, *(one for one in following if one != verb))
            )
    return settled


_NUMBERS = word_set("tre fire åtte første andre tredje")


def _in_present(readings: list[Reading]) -> list[Reading]:
    """A bare verb with its subject before it is in the present: «which deadlines apply» → «hvilke frister gjelder»."""
    settled = list(readings)
    for place, reading in enumerate(readings):
        said = " ".join(one.meanings[0] for one in readings[:place]).split()
        verb, _, rest = reading.meanings[0].partition(" ")
        if (
            len(said) < 2
            or any(one in _BEFORE_INFINITIVE for one in said[-4:])
            or verb in _NUMBERS
            or not is_infinitive(verb)
        ):
            continue
        settled[place] = replace(reading, meanings=(f"{verb}r {rest}".strip(), *reading.meanings[1:]))
    return settled


_BEFORE_INFINITIVE = word_set("å må kan kunne vil ville skal skulle bør burde får måtte gjør til og eller")
_PRESENT = {"gjøre": "gjør", "være": "er", "si": "sier", "vite": "vet", "spørre": "spør"} | {
    verb: verb + "r" for verb in word_set("få gå se stå ta gi bli ha dra bo vedta delta tro")
}
