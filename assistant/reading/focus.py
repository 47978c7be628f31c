"""The thing a question wants to know of: the noun right after its question word («hvor mange *observatører*»).

Flows in: the question's tokens and text in plain bokmål, its type. Flows out: the place of that noun, and what kind of
thing it names when it is a word for a whole class («firma», «sted»). It does not know the sources.
"""

import re

import simplemma

from assistant.reading.bokmal import Plain
from assistant.reading.question_type import QuestionType
from assistant.signs import Sign
from index.norwegian import frequency

_BEFORE = {
    QuestionType.HOW_MANY: r"\b(?:hvor mange(?: \w+ av)?|antall(?:et)?|hvor stor (?:andel|del) av)\b",
    QuestionType.LIST: r"\b(?:hvilke(?: av)?|hva slags|hva (?:er|var)|nevn(?: alle)?)\b",
    QuestionType.WHICH: r"\bhvilke[nt]\b",
    QuestionType.HOW_MUCH: r"\bhvor (?:stor\w*|høy\w*|mye|dyr\w*) (?:er|var|blir|ble)\b",
    QuestionType.WHO: r"\b(?:hvem|hva) (?:er|var|blir|ble|heter)\b",
    QuestionType.WHAT: r"\bhva (?:er|var|blir|ble|heter)\b",
    QuestionType.DEFINE: r"\bhva (?:er|var|betyr)\b",
    QuestionType.PROCESS: r"\bhvordan (?:er|var|blir|ble|går|fungerer|virker)\b",
    QuestionType.WHEN: r"\b(?:når|hva) (?:er|var|blir|ble)\b",
}
_SKIPPED = re.compile(
    r"^(?:de|den|det|en|et|ei|et|alle|disse|dette|dere|\w*ste|første|andre|tredje|nye|gamle|to|tre|fire|fem|seks)$"
)

_CLASSES: tuple[tuple[frozenset[str], frozenset[Sign]], ...] = (
    (
        frozenset("organ organet instans instansen part parter aktør organisasjon".split()),
        frozenset({Sign.NAME, Sign.BODY}),
    ),
    (frozenset("person personer navn navnet folk".split()), frozenset({Sign.PERSON, Sign.NAME})),
    (frozenset("sted stedet plass steder by land".split()), frozenset({Sign.PLACE})),
    (
        frozenset("rolle rollen stilling stillingen tittel tittelen funksjon funksjonen oppgave oppgaven".split()),
        frozenset({Sign.PERSON, Sign.BODY, Sign.NAME}),
    ),
    (
        frozenset("dato datoen datoer tidspunkt tidspunktet år året måned dag tid tidspunkter".split()),
        frozenset({Sign.DATE}),
    ),
    (
        frozenset("adresse adressen nettadresse nettadressen nettside nettsiden url epost lenke".split()),
        frozenset({Sign.ADDRESS}),
    ),
    (frozenset("telefonnummer telefonnummeret telefonnumre mobilnummer".split()), frozenset({Sign.PHONE})),
    (frozenset("pris prisen sum summen beløp beløpet kostnad kostnaden".split()), frozenset({Sign.MONEY})),
    (frozenset("andel andelen prosent prosentandel del".split()), frozenset({Sign.SHARE})),
)


_CALLED = re.compile(
    r"\w*(?:firma|selskap|bedrift|forlag|leverandør|entreprenør|konsulent|operatør|produsent|bank|byrå|rederi|verft"
    r"|fabrikat|merke|parti|avis)(?:et|en|a|er|ar|ene|ane|i)?",
    re.IGNORECASE,
)
"""What has a name of its own, by which «hvilket forlag» asks for it."""


def focus_of(question: Plain, kind: QuestionType) -> int | None:
    """Where in the question its focus starts, as written; None when it has none."""
    before = _BEFORE.get(kind)
    if before is None:
        return None
    lowered = question.text.casefold()
    match = re.search(before, lowered)
    if match is None:
        return None
    shift = 0
    for token in question.tokens:
        place = token.start + shift
        shift += len(token.plain) - (token.end - token.start)
        if place >= match.end() and not _SKIPPED.match(token.plain):
            # «Hva ble vedtatt …» names no thing.
            return None if _is_short_participle(token.plain) else token.start
    return None


_PREPOSITIONS = frozenset("av i på for til fra med om hos ved per under over mellom blant".split())
_NO_SUBJECT = frozenset(
    "vi jeg man det dere de du den dette disse ikke en et ei alle oss seg meg noen noe å nå da".split()
)
_HAS_SUBJECT = frozenset(
    {
        QuestionType.WHAT,
        QuestionType.HOW_MANY,
        QuestionType.HOW_MUCH,
        QuestionType.HOW_LONG,
        QuestionType.HOW_OFTEN,
        QuestionType.WHEN,
        QuestionType.WHICH,
        QuestionType.LIST,
        QuestionType.PROCESS,
    }
)
_OBJECT_FIRST = frozenset({QuestionType.HOW_MANY, QuestionType.WHICH, QuestionType.LIST})


def subject_of(question: Plain, kind: QuestionType) -> int | None:
    """Where the subject starts when the question's word order shows it: right after the finite verb, which in a
    Norwegian question follows the question phrase («Hvor mye av … bruker *skolene* på …»). None for a pronoun."""
    tokens = [token for token in question.tokens if token.plain]
    if kind not in _HAS_SUBJECT or not tokens or not tokens[0].plain.startswith(("hv", "når")):
        return None
    place = 1
    if tokens[0].plain == "hvor" and len(tokens) > 1:
        place = 2
    if kind in _OBJECT_FIRST:
        place += 1
    while place + 1 < len(tokens) and tokens[place].plain in _PREPOSITIONS:
        place += 2
    after = place + 1
    if after >= len(tokens) or tokens[after].plain in _NO_SUBJECT or tokens[after].plain in _PREPOSITIONS:
        return None
    return None if _is_verb(tokens[after].plain) else tokens[after].start


def _is_verb(form: str) -> bool:
    """An infinitive, passive or participle: «læres», «gjøre», «anbefalt», «vedtatt»."""
    if _is_short_participle(form):
        return True
    lemma = simplemma.lemmatize(form, lang="nb")
    return lemma.endswith("e") and (form in (lemma, lemma + "s") or form.endswith("t")) and not _is_noun(form)


def _is_short_participle(form: str) -> bool:
    """A participle of a verb whose root ends in a vowel: «vedtatt», «avslått», «utgitt»."""
    return form.endswith("tt") and simplemma.lemmatize(form, lang="nb").endswith(("ta", "gå", "slå", "stå", "gi"))


def _is_noun(form: str) -> bool:
    """A definite neuter noun that looks like a participle («rådet», «møtet», «behandlet»): it has a genitive, or its
    bare form is commoner than the verb's present."""
    return (
        form.endswith("et")
        and len(form) > 3
        and (frequency(f"{form}s") > 0 or frequency(form[:-2]) > frequency(f"{form[:-2]}er"))
    )


_BEFORE_NOUN = _PREPOSITIONS | frozenset(
    "en ei et den det de dette denne disse vår vårt våre min mitt mine din ditt dine deres sin sitt sine hver hvert "
    "alle noen noe mange flere få hvilken hvilket hvilke begge to tre fire fem seks sju åtte ni ti "
    "første andre tredje siste neste nye ny nytt store stor stort".split()
)


def verbs_of(question: Plain) -> frozenset[int]:
    """Where the words stand that have a verb's form and no determiner or preposition before them.

    Sources turn them about most («signerte» ↔ «ble undertegnet av»), so they tell less than the nouns.
    """
    found = set()
    before = ""
    for token in question.tokens:
        if before not in _BEFORE_NOUN and _has_verb_form(token.plain):
            found.add(token.start)
        before = token.plain
    return frozenset(found)


def _has_verb_form(form: str) -> bool:
    if not form.isalpha() or len(form) < 3 or _is_noun(form):
        return False
    lemma = simplemma.lemmatize(form, lang="nb")
    return lemma.endswith("e") and (form in (lemma, f"{lemma}r", f"{lemma}s") or form.endswith(("te", "de", "t", "dd")))


def shown_by(word: str) -> frozenset[Sign]:
    """The signs that show an instance of what the word names; empty for a word that must itself stand there."""
    if _CALLED.fullmatch(word):
        return frozenset({Sign.NAME})
    return next((signs for words, signs in _CLASSES if word.casefold() in words), frozenset())
