"""Which form of Norwegian a question is written in, or whether it is English.

Flows in: the folded forms of a question and the lexicon. Flows out: a `Language`. It does not know the sources.
"""

from collections.abc import Container, Sequence
from enum import StrEnum
from itertools import pairwise

from assistant.deadlines.vocabulary import word_set
from assistant.reading.sentence_forms import drops_endings
from index.lexicon import Lexicon
from index.norwegian import frequency


class Language(StrEnum):
    BOKMAL = "nb"
    NYNORSK = "nn"
    DIALECT = "dialect"
    ENGLISH = "en"


# Closed classes: the words that tell the forms apart are function words, which every question has.
_NYNORSK = word_set(
    "kva kven kvar kvifor korleis kvens kvart ikkje eg ein eit eitt frå noko nokon nokre dei vert vart verte vere "
    "vore sjølv mykje meir fleire deira dykk dykkar hennar sidan innan seinast medan korkje kvarandre difor dimed "
    "berre saman heilt tek gjer kjem gjev veit seier finst eigen eige viss utan samstundes attende gjekk fekk "
    "trur hjå no me att"
)
_DIALECT = word_set(
    "ka kæ kem kæm ker koffer koffor kofor korsn korsen kordan kossn kossen æ jæ itj itte ittj ikkj dåkker dokker "
    "dæm nåkka nokka nåkkå mytji hainn kainn vårres katti åssen hårr skolla sku ska mæ dæ sæ nån førr hvess vess "
    "bærre ifrå tå te e va my sjer kjæm gjær kvær itjnå læng no ho hu hi ha me bli"
)
# Also bokmål words («no», «me»): they tell the other forms apart, never that a question is in one of them.
_WEAK = word_set("no me e va my te ho hu hi ha bli tek kvart eige veit viss saman")
_ENGLISH = word_set(
    "what who whom whose when where how which why is are was were the of does do did can could must should will "
    "would shall many much long have has had to be been we i you they he she our us it its this that these those "
    "there for by with before after from and or not if in on at about any until between than then a an your my "
    "their please tell me give name list thanks thank hello "
    "good morning hey sources explain describe as all into need happens latest"
)
_ALSO_NORWEGIAN = word_set(
    "for to be by do in on at and or not if it its us we has this was i you he a an as all me her men name list "
    "had then long even need"
)
_HOW = word_set(
    "mange mang mykje mye my mytji møkje lenge læng leng lang langt stor stort store ofte ofta seint sent tidleg "
    "tidlig dyrt dyr høg høgt høy god go gammal gammel fort omfattande tid ti mytje sikker viktig"
)
_RARE = 2e-6
_SHORT = 4


def language_of(forms: Sequence[str], lexicon: Lexicon) -> Language:
    """The language form of a question from its folded forms."""
    english = sum(form in _ENGLISH for form in forms)
    if any(form in _ENGLISH and form not in _ALSO_NORWEGIAN for form in forms) and english * 3 >= len(forms):
        return Language.ENGLISH
    nynorsk, dialect = _signs(forms, _NYNORSK), _signs(forms, _DIALECT)
    listed_nynorsk, listed_dialect = _listed(forms, lexicon.nynorsk), _listed(forms, lexicon.dialect)
    cut = drops_endings(forms)
    if not (nynorsk[0] or dialect[0] or listed_nynorsk or listed_dialect or _asks_how(forms) or cut):
        return Language.BOKMAL
    only_nynorsk = sum(nynorsk) + _listed(forms, lexicon.nynorsk, lexicon.dialect) + _inflected(forms)
    only_dialect = (
        sum(dialect) + _listed(forms, lexicon.dialect, lexicon.nynorsk) + drops_endings(forms, after_any=True)
    )
    return Language.DIALECT if only_dialect > only_nynorsk else Language.NYNORSK


def _asks_how(forms: Sequence[str]) -> bool:
    """«kor» is a choir in bokmål, but no bokmål question begins with it or says «kor mange»."""
    return forms[:1] == ["kor"] or any(one == "kor" and other in _HOW for one, other in pairwise(forms))


def _signs(forms: Sequence[str], closed: frozenset[str]) -> tuple[int, int]:
    """How many words of a closed class are sure signs, and how many are weak ones."""
    found = [form for form in forms if form in closed]
    weak = sum(form in _WEAK for form in found)
    return len(found) - weak, weak


def _inflected(forms: Sequence[str]) -> int:
    """How many forms have an ending that only nynorsk has and that bokmål does not write."""
    return sum(form.endswith(("ane", "ar", "ast")) and frequency(form) < _RARE / 4 for form in forms)


def _listed(forms: Sequence[str], own: Container[str], other: Container[str] = ()) -> int:
    """How many forms stand in one list, not in the other, and are rare in bokmål."""
    return sum(form in own and form not in other and len(form) >= _SHORT and frequency(form) < _RARE for form in forms)
