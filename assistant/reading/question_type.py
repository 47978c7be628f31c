"""What kind of answer a question wants, from its words in plain bokmål.

Flows in: the question, lower-cased, with nynorsk, dialect and English words already turned into bokmål. Flows out: one
type. It does not know the sources.
"""

import re
from enum import StrEnum

import simplemma


class QuestionType(StrEnum):
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    HOW_MUCH = "how_much"
    HOW_LONG = "how_long"
    HOW_OFTEN = "how_often"
    WHY = "why"
    WHICH = "which"
    DEFINE = "define"
    COMPARE = "compare"
    LIST = "list"
    PROCESS = "process"
    YES_NO = "yes_no"
    WHAT = "what"


SUM = (
    r"\w*(?:prisen|summen|beløpet|gebyret|avgifta|avgiften|leia|leien|kostnaden|budsjettet|satsen|egenandelen|andelen"
    r"|honoraret|tilskuddet|rammen|ramma)"
)
"""What is told in kroner or as a share: it is not begun, led or opened."""
_LEAD_IN = (
    r"^(?:og |men |så |ja |jo |hei[,!]? |unnskyld[,!]? |du |si meg "
    r"|kan (?:du|dere) (?:si|fortelle) (?:meg|oss)?(?: om)? ?)*"
)
"""What people say before they ask; it carries no type of its own."""

_RULES: tuple[tuple[QuestionType, str], ...] = (
    (
        QuestionType.COMPARE,
        r"\b(?:forskjell\w*|ulikhet\w*|sammenlign\w*|versus|vs|kontra|fordel\w* og ulemp\w*|skiller?"
        r"|i forhold til hverandre|m(?:er|indre|est|inst) eller m\w+"
        # «flere enn 500» is a bound, no other thing to hold something against.
        r"|\w+ere enn(?! (?:\d[\d ,.]*|to|tre|fire|fem|seks|sju|åtte|ni|ti|hundre|tusen|en halv|halvparten)\b))\b",
    ),
    (QuestionType.WHY, r"\b(?:hvorfor|årsak\w*|grunne?n(?:e|er|ene)?|begrunn\w*|hva kommer det av)\b"),
    (
        QuestionType.HOW_MANY,
        r"\b(?:hvor mange|antall\w*|hvor stor andel|hvor stor del|hvilken andel|hvor mange prosent)\b",
    ),
    (QuestionType.HOW_LONG, r"\b(?:hvor lenge|hvor lang tid|hvor god tid|hvor mye tid)\b"),
    (QuestionType.HOW_OFTEN, r"\bhvor (?:ofte|hyppig)\b"),
    (
        QuestionType.HOW_MUCH,
        r"\b(?:hvor (?:mye|stor\w*|små|høy\w*|dyr\w*|lav\w*|lang\w*|kort\w*|tung\w*|lett\w*|bred\w*|brei\w*|smal\w*"
        r"|dyp\w*|djup\w*|rask\w*|fort|gammel\w*|gamle|tykk\w*|tett\w*|sterk\w*|bratt\w*|vid\w*|nær\w*)"
        r"|hva (?:vil |kan |må |skal |har )?(?:det |dette )?(?:koste\w*)"
        # The sum itself is asked for, not what a word means: «Hva er prisen?»
        rf"|hva (?:er|var|blir|ble|vart) (?:den |det )?(?:\w+ )?{SUM})\b",
    ),
    (QuestionType.WHO, r"\b(?:hvem\w*|hvilke(?:n|t)? (?:person\w*|part\w*|organ\w*|instans\w*)|hva heter)\b"),
    (
        QuestionType.WHEN,
        r"\b(?:når|hvilke[nt]? (?:dato\w*|dag(?:er|en)?|år(?:et|stall\w*)?|måned\w*|uke(?:r|a|n)?|tidspunkt\w*"
        r"|kvartal\w*)|hva er (?:siste |neste )?(?:frist\w*|dato\w*))\b",
    ),
    (QuestionType.LIST, r"\b(?:nevn|list|ramse? opp|gi meg alle|hvilke|hva slags|alle (?:de )?\w+ene)\b"),
    (QuestionType.WHICH, r"\bhvilke[nt]\b"),
    (
        QuestionType.PROCESS,
        r"\b(?:hvordan|hva skjer|hva må (?:vi|dere|kommunen\w*) gjøre|på hvilken måte|fremgangsmåte\w*)\b",
    ),
    (
        QuestionType.WHAT,
        r"\bhvor (?!(?:er|var|det|de|den|dette|disse|vi|du|jeg|man|han|hun)\b)(?!\w+(?:en|et|ene|a) )\w+"
        r" (?:er|var|blir|ble)\b",
    ),
    (QuestionType.WHERE, r"\b(?:hvor)\b"),
    (
        QuestionType.DEFINE,
        _LEAD_IN + r"(?!hva (?:er|var) det (?:de|dem|som|vi|dere|han|hun|den|dette|disse|\w+ene) )"
        r"(?:hva (?:er|var|betyr|menes med|innebærer|står)|forklar\w*|definer\w*|hva vil det si(?: at)?"
        r"|hva mener (?:dere|de) med)"
        r" (?:en |et |ei |den |det |de |egentlig |for noe |noe )*[\wæøå/&.-]+(?: [\wæøå/&.-]+){0,2}(?: for)?\s*\??$",
    ),
    (QuestionType.WHAT, r"\bhva\b"),
)

_VERBS = (
    "er var blir ble bli har hadde kan kunne må måtte skal skulle vil ville bør burde får fikk finnes fins fantes "
    "kommer kom gjelder gjaldt trenger trengs rekker holder går gikk tar tok gir gav ga står stod sto ligger skjer "
    "tør gjør gjorde "
    "anbefaler anbefalte ønsker betyr koster inngår omfatter inkluderer deltar støtter mener sier sa stemmer betaler "
    "bruker velger vedtok bestemmer krever starter begynner slutter passer lønner haster"
).split()

_YES_NO = re.compile(_LEAD_IN + rf"(?:{'|'.join(_VERBS)})\b")
_STATES = re.compile(rf"\w+ (?:{'|'.join(_VERBS)})\b.*\?\s*$")
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)


def question_type(plain: str) -> QuestionType:
    """The type of a question in plain bokmål; «what» when nothing more is said.

    A question that begins with a finite verb is a yes/no question whatever words follow, unless it asks to compare
    or to be given reasons («Kan du si hvorfor …»).
    """
    text = plain.strip().casefold()
    found = _first(text)
    if (_YES_NO.match(text) or _begins_with_verb(text)) and found not in _EVEN_SO:
        return QuestionType.YES_NO
    if found is None:
        return QuestionType.YES_NO if _STATES.search(text) else QuestionType.WHAT
    return found


def _begins_with_verb(text: str) -> bool:
    """Whether the first word is a verb in the present or past: «Rammer dette …», «Mister vi …», «Valgte rådet …»."""
    first = re.match(r"[a-zæøå]+", text)
    if first is None or not text.endswith("?"):
        return False
    form = first.group()
    lemma = str(simplemma.lemmatize(form, lang="nb"))
    past = form.endswith(("te", "de")) and lemma != form
    return lemma.endswith("e") and (past or (form.endswith("r") and lemma in (form[:-1], form[:-2])))


_EVEN_SO = frozenset({QuestionType.COMPARE, QuestionType.WHY, QuestionType.HOW_MANY})


def _first(text: str) -> QuestionType | None:
    """The type whose words come first; «Hva bør vi vurdere når …» asks what, not when."""
    matches = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_COMPILED)
        if (match := pattern.search(text))
    ]
    overriding = [one for one in matches if one[2] in (QuestionType.COMPARE, QuestionType.WHY)]
    return min(overriding or matches, default=(0, 0, None))[2]
