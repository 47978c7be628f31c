"""Words of a nynorsk or dialect question that only their neighbours tell how to read in bokmål.

Flows in: the bokmål forms found so far, one for each word. Flows out: the same with these words settled: «hva dager» →
«hvilke dager», «må vi vent» → «må vi vente», «fordeler å ulemper» → «fordeler og ulemper».
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.deadlines.vocabulary import word_set
from index.norwegian import frequency
from index.stopwords import STOPWORDS

_FINITE = word_set(
    "er var blir ble har hadde kan kunne må måtte skal skulle vil ville bør burde får fikk finnes fins gjelder "
    "kommer kom går gikk står tar gir gjør ligger skjer heter betyr sier mener trenger koster holder hender "
    "hendte skjedde sto lå ga gjorde sa mente tok menes mangler følger inngår inneholder innebærer omfatter "
    "kreves"
)
_MODALS = word_set("må måtte skal skulle kan kunne vil ville bør burde får fikk å tør trenger la")
_AFTER_WHAT = word_set(
    "slags slag annet anna andre annen nytt godt mer så om med da for som at i på av til det den de dette vi dere "
    "jeg du man helst hva hvem når nå egentlig også ellers noe"
)
_PREPOSITIONS = word_set("av til med for fra hos mellom mot på om ved etter før blant uten mange noen alle flere")
_NO_E = word_set(
    "ha få gå se si stå ta gi bli være gjøre dra bo tro forstå vite måtte kunne skulle ville burde slå be delta vedta"
)
_VOWELS = "aeiouyæøå"


def settled(plain: Sequence[str], *, cut: bool) -> list[str]:
    """The bokmål forms with those settled that hang on the words around them.

    `cut`: it is a dialect, whose verbs may lack their endings.
    """
    forms = list(plain)
    for place in range(len(forms)):
        forms[place] = _infinitive_in_a(forms, place)
        if cut:
            forms[place] = _whole_verb(forms, place)
    for place, form in enumerate(forms):
        rule = _RULES.get(form)
        if rule is not None:
            forms[place] = rule(forms, place)
    return forms


def _what(forms: Sequence[str], place: int) -> str:
    """«hva frister er …» asks which; «hva skjer …» and «hva koster …» ask what."""
    following = _next(forms, place)
    if not following.isalpha() or following in _AFTER_WHAT or following in _FINITE or following in STOPWORDS:
        return forms[place]
    then = forms[place + 2] if place + 2 < len(forms) else ""
    if is_past(following) or (is_present(following) and then not in _FINITE and then != "som"):
        return forms[place]
    return _which(following)


def _which_number(forms: Sequence[str], place: int) -> str:
    following = _next(forms, place)
    return (
        _which(following)
        if following.isalpha() and following not in STOPWORDS and following not in _FINITE
        else forms[place]
    )


def _next(forms: Sequence[str], place: int) -> str:
    """The word after `place`, "" at the end; of a turn of several words its first."""
    return forms[place + 1].partition(" ")[0] if place + 1 < len(forms) else ""


def _which(noun: str) -> str:
    if noun.endswith(("er", "ene", "a")) and _is_inflected(noun):
        return "hvilke"
    if frequency(noun + "et") > frequency(noun + "en"):
        return "hvilket" if frequency(noun + "er") > frequency(noun) / 10 else "hvilke"
    return "hvilken"


def _what_for(forms: Sequence[str], place: int) -> str:
    """«hva for fordeler» is «hvilke fordeler»; «hva for noe» alone stays."""
    following = _next(forms, place)
    if not following.isalpha() or following in STOPWORDS or following in _FINITE or following in _AFTER_WHAT:
        return forms[place]
    return _which(following)


def _their(forms: Sequence[str], place: int) -> str:
    """«av de» → «av dem», unless what they are follows («av de tolv kommunene»)."""
    before = forms[place - 1] if place else ""
    after = forms[place + 1] if place + 1 < len(forms) else ""
    alone = not after or after in _FINITE or after in _PREPOSITIONS or after in ("som", "og", "eller")
    return "dem" if before in _PREPOSITIONS and alone else forms[place]


def _and(forms: Sequence[str], place: int) -> str:
    """«å» stands for «og» where no infinitive follows."""
    following = _next(forms, place)
    if place and (is_infinitive(following) or _cut_infinitive(following)):
        return "å"
    if following in _NO_E:
        return "å"
    return "og"


_RULES: dict[str, Callable[[Sequence[str], int], str]] = {
    "hva": _what,
    "hvilken": _which_number,
    "hvilket": _which_number,
    "hva for": _what_for,
    "hva for noe": _what_for,
    "de": _their,
    "å": _and,
}


def _infinitive_in_a(forms: Sequence[str], place: int) -> str:
    """Nynorsk may end infinitives in -a: «må vi venta» → «må vi vente»."""
    form = forms[place]
    if not form.endswith("a") or not any(before in _MODALS for before in forms[max(0, place - _REACH) : place]):
        return form
    return form[:-1] + "e" if is_infinitive(form[:-1] + "e") else form


def _whole_verb(forms: Sequence[str], place: int) -> str:
    """A verb whose ending the dialect drops: «må vi vent» → «må vi vente», «hva tape vi» → «hva taper vi»."""
    form = forms[place]
    after_modal = any(before in _MODALS for before in forms[max(0, place - _REACH) : place])
    if form in _SAME_AS_INFINITIVE and not after_modal:
        return form + "r"
    if form in _CUT:
        return _CUT[form] if after_modal else form
    if after_modal and (not place or forms[place - 1] not in _BEFORE_NOUN):
        return _cut_infinitive(form) or form
    before, after = forms[place - 1] if place else "", _next(forms, place)
    asked = before in _QUESTION_WORDS and after not in _FINITE and form != "lenge"
    if form not in STOPWORDS and (asked or before in _BEFORE_VERB or after in _AFTER_VERB) and is_infinitive(form):
        return form + "r"
    return form


_QUESTION_WORDS = word_set("hva hvorfor hvordan når hvor")
_BEFORE_VERB = word_set("jeg du vi dere man han hun som hvem")
_AFTER_VERB = word_set("jeg du vi dere de man det den han hun")
_BEFORE_NOUN = _PREPOSITIONS | word_set("en et ei ett den det denne dette disse noe noen mer god lang kort annen annet")
_SAME_AS_INFINITIVE = frozenset({"ha", "bli"})
_CUT = {"vær": "være", "gjør": "gjøre", "gir": "gi"}
_REACH = 4
_RARE = 3e-7


@lru_cache(maxsize=1 << 13)
def _cut_infinitive(form: str) -> str | None:
    """The infinitive that `form` is with its last vowel dropped; None when no such verb is written."""
    if (
        len(form) < 3
        or form[-1] in _VOWELS
        or not form.isalpha()
        or form in STOPWORDS
        or form in _FINITE
        or is_present(form)
    ):
        return None
    return form + "e" if _is_verb(form + "e") else None


def drops_endings(forms: Sequence[str], *, after_any: bool = False) -> bool:
    """Whether a verb stands cut after «å», or after a modal verb and its subject, as only dialects have it:
    «må vi betal»; with `after_any` the subject may be any word."""
    if any(mark == "å" and _cut_infinitive(verb) for mark, verb in pairwise(forms)):
        return True
    for modal, subject, *rest in zip(forms, forms[1:], forms[2:], forms[3:] or ("",), strict=False):
        if modal in _MODALS and (after_any or subject in _AFTER_VERB):
            verb = rest[1] if rest[0] in ("ikke", "itj") else rest[0]
            if _cut_infinitive(verb):
                return True
    return False


@lru_cache(maxsize=1 << 13)
def is_infinitive(form: str) -> bool:
    return len(form) > 2 and form.endswith("e") and _is_verb(form)


@lru_cache(maxsize=1 << 13)
def is_present(form: str) -> bool:
    """A present tense: an infinitive and -r. A noun's plural may look the same («planer»)."""
    return len(form) > 3 and form.endswith("er") and _is_verb(form[:-1])


@lru_cache(maxsize=1 << 13)
def is_past(form: str) -> bool:
    """A past tense: «anbefalte», «vedtok»; what ends as nouns do may be a noun."""
    lemma = dictionary_form(form)
    if lemma == form or form.endswith(("er", "en", "ene", "a")):
        return False
    return is_infinitive(lemma) or lemma.endswith(_SHORT_VERBS)


_SHORT_VERBS = ("ta", "gå", "få", "stå", "si", "se", "gi", "bli", "dra", "slå", "be", "le", "skje", "rå")


def _is_verb(infinitive: str) -> bool:
    """Whether bokmål has the verb: the infinitive, its present and a past form are all written."""
    root = infinitive[:-1]
    past = max(frequency(root + ending) for ending in ("et", "te", "de", "t", "a"))
    present = frequency(infinitive + "r")
    return (
        frequency(infinitive) >= _RARE
        and present >= _RARE
        and past >= _RARE
        and dictionary_form(infinitive) == infinitive
    )


@lru_cache(maxsize=1 << 13)
def dictionary_form(form: str) -> str:
    """The form that a bokmål dictionary lists; the form itself when it lists none.

    Source: simplemma 2.0 (Barbaresi), list «nb».
    """
    import simplemma

    return str(simplemma.lemmatize(form, lang="nb")).casefold()


def _is_inflected(noun: str) -> bool:
    return (
        dictionary_form(noun) != noun or frequency(noun.removesuffix("er").removesuffix("ene")) > frequency(noun) / 20
    )
