"""What a mistyped word was meant to be, where it is one of the words that questions are read by.

Flows in: a folded form that nothing else explains. Flows out: the word it was meant to be, or itself. The corpus' own
words are corrected later, by its vocabulary.
"""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.deadlines.vocabulary import word_set
from assistant.reading.other_forms import is_in_dictionary, only_in_nynorsk
from assistant.reading.sentence_forms import is_present
from index.compound import Splitter
from index.norwegian import beginning_with, frequency
from index.slips import once
from index.stopwords import STOPWORDS

_QUESTION_WORDS = ("hva", "hvem", "hvor", "hvordan", "hvorfor", "hvilke", "hvilken", "hvilket", "når")
HOW = word_set("mange mye lenge lang langt stor stort store ofte sent dyrt høy høyt god gammel")
_COMMON = 1e-4
_EVERYDAY = 1e-5
_UNSEEN = 1e-8
_SELDOM = 2e-7
_SLIPS = 2000.0
"""A word this many times commoner than the form one letter from it is what was meant: «ikek» is met too, as a slip."""
_LONGEST_QUESTION_WORD = 9
_SHORTEST = 4
_ALWAYS = 6
_DOUBLED = 100.0
_SWAPPED = 20.0
_ONE_TOO_MANY = 5.0
_IN_A_SHORT_WORD = 5.0

_splitter = Splitter(frequency)


def question_word(form: str, following: str) -> str:
    """The question word that a mistyped first word was meant to be: «vem», «vordan», «nar», «hvo mange»."""
    if form in _QUESTION_WORDS or len(form) > _LONGEST_QUESTION_WORD:
        return form
    if following in HOW:
        return "hvor" if OSA.distance(form, "hvor") == 1 and form[0] in "hv" else form
    if frequency(form) > (_COMMON if form not in STOPWORDS else _EVERYDAY):
        return form
    if form.startswith("hvor") and form[4:] in HOW:
        return f"hvor {form[4:]}"
    allowed = 2 if len(form) >= _ALWAYS and form[0] in "hv" else 1
    distance, word = min((OSA.distance(form, word), word) for word in _QUESTION_WORDS)
    return word if distance <= allowed and len(form) > 1 else form


def if_word(form: str, before: str, following: str) -> str:
    """«hvis» for «vis» in the middle of a question, unless it is a noun there («på denne vis», «et vis»)."""
    if form != "vis" or not before or before in _BEFORE_VIS or not following:
        return form
    return "hvis"


_BEFORE_VIS = word_set("på et ett den det denne dette slik slikt noe noen samme annet hver hvert og")


@lru_cache(maxsize=1 << 13)
def corrected(form: str) -> str:
    """An everyday word one letter from a form that nobody writes; the form itself when there is none."""
    if len(form) < _SHORTEST or not form.isalpha() or form in STOPWORDS:
        return form
    share = frequency(form)
    if share > _UNSEEN and not _is_a_slip(form, share):
        return form
    if is_present(form) or _splitter.split(form):
        return form
    near = process.extract(form, _everyday(form[0]), scorer=OSA.distance, score_cutoff=1, limit=12)
    meant = dict.fromkeys((*(found for found, _, _ in near), *_everyday_once(form[0]).get(once(form), ())))
    likely = [(_likeliness(form, found), found) for found in meant]
    return max(
        ((weight, found) for weight, found in likely if weight >= max(_EVERYDAY, share * _SLIPS)), default=(0.0, form)
    )[1]


def _is_a_slip(form: str, share: float) -> bool:
    """Whether a form that some write is in no dictionary: «intresse», «platformen». Short ones may be names."""
    return share <= _SELDOM and len(form) >= _ALWAYS and not (is_in_dictionary(form) or only_in_nynorsk(form))


def _likeliness(form: str, found: str) -> float:
    """How common the word is, more for letters doubled or swapped, less for one too many, much less in a short word."""
    weight = frequency(found)
    if once(form) == once(found):
        weight *= _DOUBLED
    elif sorted(form) == sorted(found):
        return weight * _SWAPPED
    elif len(found) < len(form):
        weight /= _ONE_TOO_MANY
    return weight / _IN_A_SHORT_WORD if len(form) < _ALWAYS else weight


@lru_cache(maxsize=64)
def _everyday(letter: str) -> tuple[str, ...]:
    return tuple(form for form in beginning_with(letter) if frequency(form) >= _EVERYDAY / _SWAPPED and form.isalpha())


@lru_cache(maxsize=64)
def _everyday_once(letter: str) -> dict[str, tuple[str, ...]]:
    """Everyday words by how they are written with no letter doubled."""
    table: dict[str, tuple[str, ...]] = {}
    for form in _everyday(letter):
        table[once(form)] = (*table.get(once(form), ()), form)
    return table
