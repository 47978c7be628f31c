"""What kind of document it is, by the word that case papers put at their head.

Flows in: the first lines of a text. Flows out: the kind in the words of the table below, or nothing. It does not judge
what the document says.
"""

import re

# Kind, and the words at the head of such papers in bokmål and nynorsk. The first kind that fits a line is taken, so the
# longer word comes before the one it holds.
KINDS: tuple[tuple[str, str], ...] = (
    ("møteinnkalling", "møteinnkalling(?: og sakliste)?|innkalling(?: til møte)?|sakliste|saksliste|dagsorden"),
    ("særutskrift", "særutskrift"),
    ("møteprotokoll", "(?:møte|saks)?protokoll(?:utskrift)?|møtebok|møteutskrift|utskrift av møtebok"),
    (
        "saksframlegg",
        "saksfr[ae]mlegg|saksfr[ae]mstilling|saksutredning|saksutgreiing|hovedutskrift|rådmannens innstilling"
        "|kommunedirektørens (?:innstilling|forslag)|kommunedirektøren si (?:innstilling|tilråding)",
    ),
    ("melding om vedtak", "melding om (?:politisk )?vedtak|underretning om vedtak|vedtaksbrev"),
    ("høringssvar", "hø(?:ring|yring)s(?:svar|uttalelse|uttale|innspill|innspel|fråsegn)"),
    ("høringsnotat", "hø(?:ring|yring)(?:snotat|sbrev)?"),
    ("referat", "(?:møte)?referat"),
    ("notat", r"\w{0,20}notat|notis"),
    ("innstilling", "innstilling|tilråding"),
    ("vedtak", r"\w{0,20}vedtak"),
    ("presentasjon", "presentasjon|lysark|foiler"),
    ("avtale", r"\w{0,20}(?:avtale|kontrakt)"),
    ("rapport", r"\w{0,20}rapport|utredning|utgreiing"),
    ("brev", "brev"),
)
TREATED = frozenset(["særutskrift", "melding om vedtak"])
"""Papers written when the case had been through all its meetings."""
# After the word may stand whose it is, which number it has or a date, not the rest of a sentence.
_AFTER = (
    r"(?=\s*(?:$|[–—:(/|\d]|-\s|\w*(?:styret?|utvalg(?:et)?|formannskap(?:et)?|råd(?:et)?|nemnda?)\b"
    r"|(?:for|fra|frå|til|i|av|om|på|nr\.?|sak|ved(?:rør[ea]nde|r\.?)|ang(?:å[ea]nde|\.)?)\b))"
)
_BEFORE = r"^(?:(?:dokument)?type\s*:\s*|dokumenttype\s*:\s*)?"
_HEADS = tuple((kind, re.compile(f"{_BEFORE}(?:{words}){_AFTER}", re.IGNORECASE)) for kind, words in KINDS)
_ALONE = tuple((kind, re.compile(f"(?:{words})", re.IGNORECASE)) for kind, words in KINDS)
# The kind stands above the text; further down «Vedtak» and «Innstilling» are parts of a paper.
_FIRST_LINES = 12
_SHORT = 120
_PARTS_OF_PAPERS = frozenset(["vedtak", "innstilling", "brev", "rapport", "avtale"])
_TOPMOST = 3


def kind_of(text: str) -> str:
    """The kind that one of the first lines names; empty when none does."""
    lines = [line for line in (" ".join(raw.split()) for raw in text[:3000].split("\n")) if line]
    for number, line in enumerate(lines[:_FIRST_LINES]):
        if len(line) > _SHORT:
            continue
        for kind, head in _HEADS:
            if head.match(line) and (number < _TOPMOST or kind not in _PARTS_OF_PAPERS):
                return kind
    return ""


def is_kind_word(words: str) -> bool:
    """Whether the words are nothing but the name of a kind («SAKSFRAMLEGG»), which is no title."""
    return any(form.fullmatch(" ".join(words.split())) for _, form in _ALONE)
