"""What a mistyped word was meant to be, where it is one of the words that questions are read by.

Flows in: a folded form that nothing else explains. Flows out: the word it was meant to be, or itself. The corpus' own
words are corrected later, by its vocabulary.
"""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.reading.sentence_forms import is_present
from index.compound import Splitter
from index.norwegian import beginning_with, frequency
from index.stopwords import STOPWORDS

_QUESTION_WORDS = ("hva", "hvem", "hvor", "hvordan", "hvorfor", "hvilke", "hvilken", "hvilket", "når")
HOW = frozenset("mange mye lenge lang langt stor stort store ofte sent dyrt høy høyt god gammel".split())
_COMMON = 1e-4
_EVERYDAY = 1e-5
_UNSEEN = 1e-8
_SLIPS = 2000.0
"""A word this many times commoner than the form one letter from it is what was meant: «ikek» is met too, as a slip."""
_LONGEST_QUESTION_WORD = 9
_SHORTEST = 4
_ALWAYS = 6

_splitter = Splitter(frequency)


def question_word(form: str, following: str) -> str:
    """The question word that a mistyped first word was meant to be: «vem», «vordan», «nar», «hvo mange»."""
    if form in _QUESTION_WORDS or len(form) > _LONGEST_QUESTION_WORD:
        return form
    if following in HOW:
        return "hvor" if OSA.distance(form, "hvor") == 1 and form[0] in "hv" else form
    if form in STOPWORDS or frequency(form) > _COMMON:
        return form
    allowed = 2 if len(form) >= _ALWAYS and form[0] in "hv" else 1
    distance, word = min((OSA.distance(form, word), word) for word in _QUESTION_WORDS)
    return word if distance <= allowed and len(form) > 1 else form


def if_word(form: str, before: str, following: str) -> str:
    """«hvis» for «vis» in the middle of a question, unless it is a noun there («på denne vis», «et vis»)."""
    if form != "vis" or not before or before in _BEFORE_VIS or not following:
        return form
    return "hvis"


_BEFORE_VIS = frozenset("på et ett den det denne dette slik slikt noe noen samme annet hver hvert og".split())


@lru_cache(maxsize=1 << 13)
def corrected(form: str) -> str:
    """An everyday word one letter from a form that nobody writes; the form itself when there is none."""
    if len(form) < _SHORTEST or not form.isalpha() or form in STOPWORDS:
        return form
    share = frequency(form)
    if share * _SLIPS > _EVERYDAY * 1000 or is_present(form) or _splitter.split(form):
        return form
    floor = max(_EVERYDAY, share * _SLIPS)
    if len(form) < _ALWAYS:
        floor = max(floor, _COMMON / 2)
    near = process.extract(form, _everyday(form[0]), scorer=OSA.distance, score_cutoff=1, limit=8)
    likely = [found for found, _, _ in near if frequency(found) >= floor]
    return max(likely, key=frequency, default=form)


@lru_cache(maxsize=64)
def _everyday(letter: str) -> tuple[str, ...]:
    return tuple(form for form in beginning_with(letter) if frequency(form) >= _EVERYDAY and form.isalpha())
