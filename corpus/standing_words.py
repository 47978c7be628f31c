"""The words by which municipal papers say how something stands: headings, label lines and phrases.

Flows in: a heading, a line or a sentence. Flows out: decided, proposed, moved, voted, opined … or nothing. It does not
know where in a paper the words stand.
"""

import re
from enum import StrEnum


class Standing(StrEnum):
    DECIDED = "decided"
    VOTED = "voted"
    PROPOSED = "proposed"
    MOVED = "moved"
    DISSENT = "dissent"
    OPINION = "opinion"
    ASKED = "asked"
    TREATED = "treated"
    ARGUED = "argued"
    TOLD = "told"
    NONE = "none"


_BODY = (
    r"(?:\w*styre[tn]?|\w*styra|formannskap\w*|\w*utval\w*|\w*råde[tn]?|\w*nemnd\w*|\w*ting(?:et)?|\w*komit\w*"
    r"|\w*gruppa|\w*møtet|regjering\w*)"
)
_PARTICIPLE = (
    r"(?:vedtatt|vedtatte|vedteke|vedteken|vedtekne|tiltrådt|godkjent|godkjend|fastsatt|fastsett|besluttet"
    r"|bestemt|avgjort)"
)
_HEADED: tuple[tuple[Standing, re.Pattern[str]], ...] = tuple(
    (standing, re.compile(pattern, re.IGNORECASE))
    for standing, pattern in (
        (Standing.DISSENT, r"protokoll?tilf\w+|protokollmerknad\w*|mindretal\w*merknad\w*|særmerknad\w*"),
        (Standing.VOTED, r"\b(?:votering\w*|avstem(?:n|m)ing\w*|røyst(?:e?r?ing)\w*|stemmegivning\w*)"),
        (Standing.ASKED, r"\binterpellasjon\w*|\bgrunngi?[tj]\w* spørsmål|^spørsmål(?: (?:fra|frå|til)\b.*)?$"),
        (
            Standing.MOVED,
            r"\b(?:endrings|tilleggs|utsettelses|utsetjings|felles|alternativ\w*|oversendelses|omframt?)\s?-?forslag\w*"
            r"|\bforslag\w* (?:fra|frå|fremm\w+|sett\w* fram|i møtet)\b|^(?:\w+ )?forslag i møtet",
        ),
        (
            Standing.PROPOSED,
            r"\binnstilling\w*|\b(?:forslag|framlegg|fremlegg)\w* til\b.*\b(?:vedtak|avgjerd|innstilling|uttale\w*)"
            r"|\btilråi?d?n?ing\w*|\bvedtaksforslag\w*|\b\w+s (?:forslag|anbefaling)\b"
            r"|^(?:forslag|framlegg|anbefaling)\w*$",
        ),
        (
            Standing.DECIDED,
            r"^(?!.*\b(?:for|av|om|på|til|etter|mot|ved|over)\s+(?:\w+ )?vedtak)"
            r"(?:[\w./-]+ ){0,5}vedtak(?:et)?\b(?!\w)",
        ),
        (Standing.TREATED, r"\b(?:behandling\w*|handsaming\w*|debatt\w*|ordskifte\w*|saksprotokoll\w*|møtebehandling)"),
        (
            Standing.OPINION,
            r"\bhøy?r?ings(?:uttal|svar|innsp|fråseg|merknad)\w*|\b(?:innspill|innspel|uttal\w+|fråsegn\w*|merknad\w*)\b",
        ),
        (Standing.ARGUED, r"\b(?:\w*vurdering\w*|drøft\w+|konklusjon\w*|avveiing\w*|avveining\w*)\b"),
        (
            Standing.TOLD,
            r"\b(?:saksopplysning\w*|bakgrunn\w*|fakta\w*|faktum|faktiske|samandrag|sammendrag|historikk|saksutgreiing"
            r"|saksforhold|status)\b",
        ),
    )
)
_LONGEST_HEADING = 12
_LONGEST_LABEL = 7
_LONGEST_INLINE = 4
_NUMBERING = re.compile(r"^(?:(?:sak|pkt\.?|punkt|kap\.?)?\s*[\d./–-]+[.):]?\s+)+", re.IGNORECASE)
_INLINE = re.compile(r"^(?P<label>[^:.\n]{3,60}):\s+\S")
_DECIDED_LINE = re.compile(
    rf"^(?:einstemmig|enstemmig|samrøystes)? ?(?:{_BODY}s? )?(?:\w+ )?vedtak(?:et)?(?: \(?[\d./-]+\)?)?$", re.IGNORECASE
)
# Each committee has letters of its own before the number («OPP 17/24», «PLU-sak 5/2024»), or none.
MATTER = re.compile(
    r"\b(?:PS|FS|KS|RS|(?:(?-i:[A-ZÆØÅ]{2,5})[ -])?sak(?:snr|snummer)?\.?:?)\s*(?:nr\.? ?)?\d+[/-]\d+"
    r"|\b(?-i:[A-ZÆØÅ]{2,5})[ -]\d{1,4}/\d{2}(?:\d{2})?\b|^\d{1,4}/\d{2}(?:\d{2})?\s+[^\W\d]",
    re.IGNORECASE,
)

_NOT_YET = (
    r"(?:må|måtte|skal|skulle|bør|burde|kan|kunne|vil|ville|før|innen|dersom|hvis|viss|om|når|inntil|foreslås|føreslås"
    r"|ikke|ikkje|aldri|ventet|venta|ventes|å)"
)
_VOTE = re.compile(
    rf"\b(?:enstemmig|einstemmig|samrøystes)\b.{{0,25}}{_PARTICIPLE}|{_PARTICIPLE}\b.{{0,12}}\b(?:enstemmig|einstemmig|samrøystes)"
    rf"|\b(?:{_PARTICIPLE}|fal[tl]\w*|forkasta|forkastet|avvist|nedstemt|nedrøysta)\b.{{0,20}}\bmot\b.{{0,25}}(?:stemme|røyst)"
    r"|\b(?:mot|og) (?:\w+ )?(?:stemmer?|røyster?)\b|\bmed \w+ (?:mot|imot) \w+ (?:stemmer|røyster)"
    r"|\bforslag\w*\b.{0,60}\b(?:falt|fall|forkast\w+|nedstemt|avvist|trukket|trekt|oversendt|vedtatt|vedteke)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    rf"\b{_BODY}(?: \w+){{0,4}} (?:vedtok|besluttet|bestemte|har (?:\w+ )?{_PARTICIPLE})\b"
    rf"|\b(?:vedtok|har (?:\w+ )?vedtatt|har (?:\w+ )?vedteke) {_BODY}"
    rf"|\b(?:ble|blei|vart|er) (?:\w+ )?{_PARTICIPLE}\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    rf"\b{_NOT_YET}\b(?: \w+){{0,5}} (?:{_PARTICIPLE}|vedtas|vedta|vedtak)\b"
    rf"|\b{_PARTICIPLE} (?:før|innen|dersom|hvis)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:fremm?(?:et|er|a|ar)|la (?:fram|frem)|set(?:te|ter) fram|sette fram|foreslo|føreslo)\b.{0,90}?\w*forslag\w*"
    r"|\bforslag\w* fr[aå] \w+.{0,60}:|\b(?:foreslo|føreslo)\b",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"\W*[A-ZÆØÅ][^:«»()]{3,60}\([\w ]{1,16}\)[^:«»]{0,60}: ?[«“\"]")
"""«Bjørg Nordlien (SV) på vegne av SV og Ap: «Rammen settes til …»: a motion under a line that says what these are."""
_MOTIONS = re.compile(
    r"(?:(?:fremsatte|framsette|fremmede|fremma|innkomne|alternative) )?(?:forslag|framlegg|fremlegg)(?:ene|a)?"
    r"(?: (?:fremmet|fremma|fremja|fremsatt|framsett|lagt fr[ae]m))?"
    r"(?: (?:i|under|på) (?:møtet|møte|behandlingen|debatten|salen))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\W*(?:forslag|framlegg) \d{1,2}(?: (?:fra|frå|av|ved) [A-ZÆØÅ]"
    r"|[,:]? (?-i:[A-ZÆØÅ])[^:«»()]{3,60}\([\w ]{1,16}\):)",
    re.IGNORECASE,
)
"""«Forslag 4 fra Nina Løvås (H): Den første timen er gratis.»"""
_PROPOSED = re.compile(
    r"\b(?:foreslår|føreslår|foreslo|føreslo|innstiller|innstilte|tilrår|tilrådde|tilrådet|anbefaler|anbefalte|rår til"
    r"|rådde til|foreslås|føreslås|anbefales|(?:er|blir|ble|vart) (?:foreslått|føreslått|føreslege|anbefalt|tilrådd))\b"
    rf"|\b(?:kommunedirektør\w*|rådmann\w*|administrasjon\w*|{_BODY})(?: \w+){{0,2}} (?:legge?r? opp til|går inn for"
    r"|gikk inn for|gjekk inn for)\b",
    re.IGNORECASE,
)
_OPINED = re.compile(
    r"\b(?:mener|meiner|mente|meinte|synes|syntes|synest|hevder|hevdet|hevda|krever|krev|krevde|frarår|frarådet"
    r"|frarådde|støtter|støttar|støttet|støtta|(?:er|var) (?:i?mot|negativ\w*|positiv\w*|uroa|bekymret|skeptisk\w*)"
    r"|gikk (?:i?mot|inn)|ber om|ba om|bad om|ønsker|ønskjer|ønsket|uttaler|uttalte|frykter|fryktet|protesterer"
    r"|advarer|advarte|sa at|viste til|argumenter\w+|begrunnet|grunngav|godtar ikke|godtek ikkje)\b",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(r"\b(?:kommunedirektør|rådmann|administrasjon|saksbehand|vi)\w*\b", re.IGNORECASE)
ADOPTS = re.compile(
    r"^(?!.*\b(?:resten|punkt|pkt|endring\w*|tillegg\w*|unntak|falt|fall)\b)(?:.*\b(?:innstilling\w*|tilråding\w*"
    rf"|(?:forslag|framlegg)\w* til vedtak|\w+s forslag)\b.{{0,40}}\b{_PARTICIPLE}\b"
    rf"|.*\b{_PARTICIPLE} (?:som|i (?:samsvar|tråd) med) (?:\w+ )?(?:innstilling|tilråding|forslag|framlegg)\w*"
    r"|\W*(?:som|i (?:samsvar|tråd) med) (?:\w+ )?(?:innstilling|tilråding|forslag|framlegg)\w*)",
    re.IGNORECASE | re.DOTALL,
)
"""Says that a proposal was adopted as it was."""
_TO_ANOTHER = re.compile(
    r"\b(?:innstilling|tilråding|anbefaling)\w* (?:til|overfor) (?P<whom>\w*(?:styre|ting|formannskap))", re.IGNORECASE
)
_WHOSE = re.compile(r"\W*(?P<body>\w{5,}?)(?:en|et|a)?s (?:innstilling|tilråding|anbefaling)", re.IGNORECASE)
_RESULT = re.compile(r"\|\s*(?:falt|fall|vedtatt|vedteke|vedteken|avvist|trukket|trekt|oversendt)\s*$", re.IGNORECASE)
OPEN = frozenset({Standing.TREATED, Standing.TOLD, Standing.ARGUED, Standing.NONE, Standing.VOTED})
WISHED = frozenset({Standing.OPINION, Standing.MOVED, Standing.ASKED, Standing.DISSENT, Standing.PROPOSED})
"""What somebody wants or asks for, and nobody has decided."""


def heading_standing(text: str) -> Standing | None:
    """How what lies under a heading stands; None when the heading does not say («Økonomi»)."""
    words = _NUMBERING.sub("", text.strip()).rstrip(" :.")
    if not words or len(words.split()) > _LONGEST_HEADING:
        return None
    return next((standing for standing, pattern in _HEADED if pattern.search(words)), None)


def line_standing(text: str) -> tuple[Standing, str] | None:
    """How what follows a label line stands («Vedtak:», «VOTERING», «Innstilling: Saken utsettes.»), and the label.

    A label is short and ends with a colon, or is nothing but the word itself.
    """
    stripped = text.strip()
    inline = _INLINE.match(stripped)
    label = inline["label"] if inline else stripped
    if inline and ("(" in label or len(label.split()) > _LONGEST_INLINE):
        return None
    if len(label.split()) > _LONGEST_LABEL or (not inline and not stripped.endswith(":") and not _is_bare(stripped)):
        return None
    found = heading_standing(label)
    if found is Standing.ASKED and inline:
        return None
    # «Saksbehandler: …», «Bakgrunn: …» tell a value, they open nothing.
    return (found, label.rstrip(" :")) if found and found not in (Standing.TOLD, Standing.ARGUED) else None


def lists_motions(text: str) -> bool:
    """Whether a heading of minutes is nothing but «Forslag», or «Forslag i møtet»: what stands under it was moved in
    the meeting."""
    return _MOTIONS.fullmatch(_NUMBERING.sub("", text.strip()).rstrip(" :.")) is not None


def is_own_advice(label: str, title: str) -> bool:
    """Whether minutes called `title` have under `label` what their body advises another to decide («Utvalgets
    innstilling til kommunestyret»): however it was voted through there, nothing is decided by it."""
    to = _TO_ANOTHER.search(label)
    if to is not None:
        return to["whom"].casefold() not in title.casefold()
    whose = _WHOSE.match(label)
    return whose is not None and whose["body"].casefold() in title.casefold()


def opens_motion(text: str) -> bool:
    """Whether a motion follows below the line: «Ola Moen (H) fremmet på vegne av Høyre følgende endringsforslag:»."""
    return text.rstrip().endswith(":") and _MOVED.search(text) is not None


def tells_vote(text: str) -> bool:
    """Whether a paragraph tells how a vote went, and so is no part of a motion above it."""
    return _VOTE.search(text) is not None and _HEDGED.search(text) is None


def _is_bare(text: str) -> bool:
    words = _NUMBERING.sub("", text)
    if words.endswith((".", "?", "!", ",")) or len(words.split()) > 4:
        return False
    return bool(words) and (words.isupper() or bool(_DECIDED_LINE.match(words)) or len(words.split()) <= 2)


def is_result(row: str) -> bool:
    """Whether a row ends with how the vote on it went: «Gratis parkering (H) | 15 | 14 | Vedtatt»."""
    return _RESULT.search(row) is not None


def opines(text: str) -> bool:
    """Whether somebody is said to want, think or fear something («Legene frykter …»)."""
    return _OPINED.search(text) is not None


def said_of(sentence: str, base: Standing) -> Standing:
    """What the sentence itself says of how it stands, where its heading leaves that open."""
    if base is Standing.VOTED or (_VOTE.search(sentence) and not _HEDGED.search(sentence)):
        return Standing.VOTED
    moved = _MOVED.search(sentence) or _BY_NAME.match(sentence) or _NUMBERED.match(sentence)
    if base is Standing.TREATED and moved:
        return Standing.MOVED
    if _DECIDED.search(sentence) and not _HEDGED.search(sentence):
        return Standing.DECIDED
    if _PROPOSED.search(sentence):
        return Standing.PROPOSED
    if _OPINED.search(sentence) and not (base is Standing.ARGUED or _ADMINISTRATION.search(sentence)):
        return Standing.OPINION
    return base
