"""What a sentence shows on its face: a number, a sum of money, a date, a length of time, a name, a reason.

Flows in: the text of one sentence. Flows out: the signs it bears, and how well they fit a type of question. It does
not know what the sentence says.
"""

import re
from enum import StrEnum
from functools import lru_cache

from assistant.deadlines.vocabulary import MONTH_NAMES
from assistant.reading.question_type import QuestionType


class Sign(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    DURATION = "duration"
    LENGTH = "length"
    SPEED = "speed"
    NAME = "name"
    PERSON = "person"
    BODY = "body"
    REASON = "reason"
    PLACE = "place"
    ADDRESS = "address"
    PHONE = "phone"
    QUESTION = "question"
    OFTEN = "often"
    UNKNOWN = "unknown"


_NUMBER_WORD = (
    r"(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tjue"
    r"|tretti|førti|femti|seksti|sytti|åtti|nitti|hundre|tusen|halvannet|begge|ingen|én|ett|dobbelt|halvparten)"
)
_MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
_UNIT_OF_TIME = (
    r"(?:dag(?:er|ar)?|døgn|uker?|veker?|måned(?:er)?|månad(?:er|ar)?|mnd\.?|år|timer?|minutter|sekunder"
    r"|kvartal(?:er)?)"
)
_PERSONAL = (
    r"(?:rådmann\w*|rådmenn\w*|kommunedirektør\w*|ordfører\w*|varaordfører\w*|direktør\w*|statsråd\w*|minister\w*"
    r"|leder\w*|formann\w*|sjef\w*|\w*rådgiver\w*|ansatte?\w*|innbygger\w*|politiker\w*|lærer\w*|lege\w*|fastlege\w*"
    r"|representant\w*|medlem\w*|eier\w*|leverandør\w*|entreprenør\w*|konsulent\w*|bruker\w*|elev\w*|foreldre\w*"
    r"|grunneier\w*|rektor\w*)"
)
_BODY = (
    r"(?:\w*styre[tn]?|\w*råde[tn]?|\w*utvalg\w*|\w*nemnd\w*|\w*forum\w*|\w*nettverk\w*|\w*forening\w*"
    r"|\w*direktorat\w*|\w*departement\w*|\w*tinget|\w*kommune[nr]?\w*|\w*myndighet\w*|\w*selskap\w*|\w*foretak\w*"
    r"|\w*parti\w*|\w*organisasjon\w*|\w*ledelse\w*|\w*gruppe[nr]?|\w*bedrift\w*|\w*avdeling\w*|\w*etat\w*"
    r"|\w*virksomhet\w*|regjering\w*|AS|RHF|HF|IKS|KF|SA|ASA|administrasjonen|parter?)"
)
_CAPITAL = r"[A-ZÆØÅ](?:[^\W\d]|['’-])+(?!\d)\b"
_OPENS = (
    r"(?!(?:[Ff]or|[Mm]ed|[Pp]å|[Tt]il|[Ff]ra|[Aa]v|[Oo]m|[Vv]ed|[Ee]tter|[Uu]nder|[Hh]os|[Oo]g|[Mm]en|[Dd]a|[Nn]år|[Dd]et|[Dd]en|[Dd]ei?|[Dd]ette"
    r"|[Vv]i|[Ee]in|[Ee]n|[Ee]t|[Ee]it|[Ss]om|[Hh]vis|[Dd]ersom|[Mm]ot|[Ff]ør|[Ss]iden|[Ii]nnen|[Ii]følge)\b)"
)
"""A sentence begins with a capital too: its first word is no first name when it is one of these."""

UNSETTLED = r"usikker\w*|uvisst|uklart?|uavklart\w*|ubestemt\w*"
SETTLED = "kjent|avklart|bestemt|fastsatt|tallfestet|klart|vedtatt|besluttet"
"""What is not settled, and what is when no «ikke» stands before it."""

_PATTERNS: tuple[tuple[Sign, re.Pattern[str]], ...] = (
    (Sign.NUMBER, re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE)),
    (
        Sign.MONEY,
        re.compile(
            r"\b(?:kr\.?|kroner?|millioner?|mill\.?|milliard(?:er)?|mrd\.?|MNOK|NOK|øre|euro)\b|€", re.IGNORECASE
        ),
    ),
    (
        Sign.SHARE,
        re.compile(
            r"%|\bprosent|\bpst\.?|\bpromille|\b(?:halvparten|en tredjedel|to tredjedeler)\b|\b\d+ av (?:de )?\d+",
            re.IGNORECASE,
        ),
    ),
    (
        Sign.DATE,
        re.compile(
            rf"\b{_MONTH}\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\.?(?:\d{{2,4}})?\b"
            r"|\bQ[1-4]|\b(?:kvartal|halvår)\b|\b(?:uke|veke) \d|\b(?:våren|sommeren|høsten|hausten|vinteren)\b"
            r"|\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b|\bkl\.? ?\d",
            re.IGNORECASE,
        ),
    ),
    (
        Sign.DURATION,
        re.compile(
            rf"(?:\d|\b{_NUMBER_WORD}|\b(?:et|en|ett|én|noen|halvt?|hele))\s*(?:–|-|til)?\s*\d*\s*"
            rf"{_UNIT_OF_TIME}\b|\b\w+årig\b|\bsiden \d{{4}}",
            re.IGNORECASE,
        ),
    ),
    (
        Sign.SPEED,
        re.compile(
            r"\d\s*(?:km/t|km/h|kilometer i timen|knop|m/s|per time|i timen|i minuttet)\b|\bfartsgrense\w*", re.I
        ),
    ),
    (Sign.LENGTH, re.compile(r"\d\s*(?:km|kilometer\w*|meter\w*|m|cm|centimeter\w*|mil)\b", re.IGNORECASE)),
    (Sign.PERSON, re.compile(rf"\b{_OPENS}{_CAPITAL}(?: [A-ZÆØÅ]\.)? {_CAPITAL}|\b{_PERSONAL}\b")),
    (Sign.BODY, re.compile(rf"\b{_BODY}\b", re.IGNORECASE)),
    (
        Sign.NAME,
        re.compile(
            rf"(?<=[\wæøå,»] )«?{_CAPITAL}|^{_CAPITAL} {_CAPITAL}|«{_CAPITAL}"
            # «Leverandør: Signalverk Nord», «Drift (Medlog)»
            rf"|[:–(|] ?{_CAPITAL}(?= {_CAPITAL}|\s*$|[,.;)/])"
        ),
    ),
    (
        Sign.REASON,
        re.compile(
            r"\b(?:fordi|derfor|ettersom|siden|slik at|for å|på grunn av|grunnet|skyldes|\w*årsak\w*"
            r"|(?:hoved)?grunn(?:en|er|ene)?"
            r"|begrunn\w*|dermed|gjør at|fører til|ført til|medfør\w*|av hensyn til|som følge av"
            r"|for at|for det er|av disse|difor|avdi|av di|sidan|grunna|grunng(?:a|i|j)\w*|formål\w*|hensikt\w*"
            r"|hvorfor|kvifor|hindr\w*|med (?:sikte|tanke) på|der [^.;?]* skal"
            r"|(?:det|dette) (?:gjør|gjorde|gjer) (?!vi|de|dei|ikke|ikkje|ingen|han|hun|noe)\w*"
            r"|etter (?:at|krav|råd|ønske|innspill|anmodning)|på bakgrunn av|med begrunnelse)\b"
            # «…, for avtalen låser prisen»: a clause after «for» gives the grounds.
            r"|, for (?!eksempel|øvrig|tiden|tida|alle|å\b|at\b)(?:[\w-]+ ){1,6}?"
            r"(?:er|var|vil|har|hadde|kan|må|skal|blir|ble|vert|får|trengs|\w{3,}(?:er|te|de))\b"
            # A clause, a colon, and another clause: «Det går raskere: Da vil flere ha …»
            r"|(?:\w+,? ){5}\w+: (?-i:[A-ZÆØÅ])\w*(?: \w+){0,5}? "
            r"(?:er|var|vil|har|hadde|kan|må|skal|blir|ble|får|trengs)\b",
            re.IGNORECASE,
        ),
    ),
    (Sign.PLACE, re.compile(rf"\b(?:i|på|ved|til|fra|utenfor|nær|langs|mellom|gjennom) (?:\w+ )?{_CAPITAL}")),
    (
        Sign.ADDRESS,
        re.compile(r"\bwww\.|https?://|\b[\w.]+@[\w.]+|\b(?:\w+\.)+(?:no|com|org|net)\b"),
    ),
    (Sign.PHONE, re.compile(r"\b(?:\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3}|[2-9]\d{7})\b")),
    (Sign.QUESTION, re.compile(r"\?\s*[»\"]?$")),
    (
        Sign.UNKNOWN,
        re.compile(
            rf"\b(?:{UNSETTLED}|gjenstår å|(?:ikke|ennå) (?:er |blir |ble |var )?(?:{SETTLED}))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Sign.OFTEN,
        re.compile(
            rf"\bgang(?:er)?\b|\b(?:hver|hvert|årlig|ukentlig|daglig|månedlig|per|pr\.?) ?(?:{_UNIT_OF_TIME})?",
            re.IGNORECASE,
        ),
    ),
)

_WANTED: dict[QuestionType, frozenset[Sign]] = {
    QuestionType.WHO: frozenset({Sign.PERSON, Sign.BODY, Sign.NAME}),
    QuestionType.WHEN: frozenset({Sign.DATE, Sign.DURATION}),
    QuestionType.WHERE: frozenset({Sign.PLACE, Sign.ADDRESS}),
    QuestionType.HOW_MANY: frozenset({Sign.NUMBER}),
    QuestionType.HOW_MUCH: frozenset({Sign.NUMBER, Sign.MONEY, Sign.SHARE}),
    QuestionType.HOW_LONG: frozenset({Sign.DURATION, Sign.LENGTH}),
    QuestionType.HOW_OFTEN: frozenset({Sign.OFTEN}),
    QuestionType.WHY: frozenset({Sign.REASON}),
}


@lru_cache(maxsize=50_000)
def signs(text: str) -> frozenset[Sign]:
    """Every sign that `text` bears."""
    return frozenset(sign for sign, pattern in _PATTERNS if pattern.search(text))


_COST = re.compile(
    r"\b(?:kost\w*|\w+kostnad\w*|pris\w*|\w+(?<!entre)pris(?:en|er|ene)?|\w*sum(?:men)?|\w*beløp\w*|kroner?"
    r"|lønn\w*|\w+lønn(?:en|a)?|\w*avgift\w*|\w*gebyr\w*|betal\w*|tjener|\w*budsjett\w*|millioner)\b"
)


_ASKS_FOR = r"\b(?:hva er|hvilke[nt]?) (?:\w+ )?"
_NOT_OF_IT = r"(?! (?:\w+ )?(?:laget|lagd|bygd|utviklet|designet|basert|skrevet)\b)"
_ADDRESSED = re.compile(
    rf"{_ASKS_FOR}(?:(?:nett|e-?post|web)adresse\w*|(?:nett|hjemme|web)sid(?:e|en|a)|nettstedet?|e-?posten?)\b{_NOT_OF_IT}"
)
_NAMED = re.compile(r"\bhva (?:heter|het|kalles|kalte)\b|\bhva (?:skal|vil|kan|burde|bør) .*\bhete\b")
_MEASURED: tuple[tuple[re.Pattern[str], frozenset[Sign]], ...] = (
    (re.compile(r"\bhvor (?:langt?|lange|kort|korte)\b"), frozenset({Sign.LENGTH, Sign.DURATION})),
    (re.compile(r"\bhvor (?:bred|brei|smal|dyp|djup|tykk)\w*"), frozenset({Sign.LENGTH})),
    (re.compile(r"\bhvor (?:fort|raskt?)\b"), frozenset({Sign.SPEED, Sign.DURATION, Sign.OFTEN})),
    (re.compile(r"\bhvor (?:gammel|gammelt|gamle)\b"), frozenset({Sign.DURATION, Sign.DATE})),
)
"""What a question for a measure is answered with: «Hvor gammelt er taket?» by years, or by when it was laid."""
_PHONED = re.compile(rf"{_ASKS_FOR}telefon(?:en|nummer|nummeret)?\b")


def wanted(kind: QuestionType, plain: str = "") -> frozenset[Sign]:
    """The signs of which an answer to this type of question bears at least one; empty where any sentence may answer.

    That something is not settled answers them all. `plain`: the question in bokmål, which may ask for money, an
    address or a number to call.
    """
    shown = _WANTED.get(kind)
    if kind is QuestionType.HOW_MUCH:
        shown = next((answers for asks, answers in _MEASURED if asks.search(plain.casefold())), shown)
    if _NAMED.search(plain.casefold()):
        shown = frozenset({Sign.NAME})
    if _ADDRESSED.search(plain.casefold()):
        shown = frozenset({Sign.ADDRESS})
    elif _PHONED.search(plain.casefold()):
        shown = frozenset({Sign.PHONE})
    if kind in (QuestionType.HOW_MUCH, QuestionType.HOW_MANY) and _COST.search(plain):
        shown = frozenset({Sign.MONEY, Sign.SHARE})
    return shown | {Sign.UNKNOWN} if shown else frozenset()
