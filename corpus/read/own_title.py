"""The title a document has of its own: what it calls itself at its head, or what its file's properties say.

Flows in: a draft. Flows out: a title, and whether anybody gave it. It does not know what people say of it elsewhere.
"""

import re
from itertools import dropwhile, islice

from corpus.date_line import date_near_top
from corpus.document import Block, BlockKind
from corpus.paper_kind import kind_in
from corpus.read.document_kind import is_kind_word, kind_of
from corpus.read.draft import Draft
from corpus.standing_words import MATTER, heading_standing

# What programs write where a person wrote nothing, and names of files.
_USELESS = re.compile(
    r"(?:microsoft (?:word|powerpoint|office word)\b.*|(?:dok(?:ument)?|document|presentasjon|presentation|powerpoint"
    r"(?:[ -]?(?:presentasjon|presentation))?|lysbilde|slide|untitled|uten (?:navn|tittel)|utan (?:namn|tittel)"
    r"|navnløs|mal|skann?|scan|print|utskrift|word|title|tittel|anonymous|\(anonymous\)|\(unspecified\))[\s_-]*\d*"
    r"|\S+\.(?:docx?|pptx?|pdf|odt|rtf|xlsx?|dotx?|html?|txt|indd|qxd|tmp)|[\W\d_]*)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:sakstittel|saken gjelder|saka gjeld|sak|saksnavn|tittel|emne|vedrørende|vedrørande|gjelder|gjeld|overskrift)"
    r"[ \t]*:[ \t]*(?P<title>\S[^\n]{3,200})$",
    re.IGNORECASE | re.MULTILINE,
)
# Minutes and summonses hold many cases and are named by whose meeting it was.
_MEETINGS = frozenset({"møteprotokoll", "møteinnkalling"})
_BODY = re.compile(
    r"^(?:utvalg|utval|organ|styre/råd/utvalg|råd/utvalg|møte i|forum)[ \t]*:[ \t]*(?P<body>[^\n:]{3,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_LETTERHEAD = re.compile(r"(?:[\w.-]+ ){1,3}(?:kommune|fylkeskommune|herad|kommunestyre)", re.IGNORECASE)
_FIRST_PART = re.compile(r"\W*1[.)]? +\S")
_LONGEST_LINE = 14
_NEAR_TOP = 1500
LONGEST = 200


def useful_title(title: str) -> str:
    """The title from a file's properties, on one line; empty when a program wrote it («Microsoft Word - dok1.docx»)."""
    words = " ".join(title.split())
    return "" if _USELESS.fullmatch(words) else words[:LONGEST]


def own_title(draft: Draft) -> str:
    """What the document calls itself: its first heading, passing over the bare name of its kind; empty when nothing.

    «Saksframlegg» above «Nytt vannverk» is not the title, unless what stands below is lower, a section of the paper.
    Minutes are not named by the first of their cases, and no paper by the municipality whose name stands above it.
    """
    headings = [block for block in draft.blocks if block.kind is BlockKind.HEADING]
    headings = list(dropwhile(lambda block: _LETTERHEAD.fullmatch(block.span.of(draft.text)) is not None, headings))
    first = next(iter(headings), None)
    names_case = first is not None and MATTER.search(first.span.of(draft.text)) is not None
    if (first is None or names_case or is_kind_word(first.span.of(draft.text))) and (meeting := _meeting(draft.text)):
        return meeting
    if first is not None and (above := _named_above(draft, first)):
        return above
    if first is not None and not is_kind_word(first.span.of(draft.text)):
        return " ".join(first.span.of(draft.text).split())
    if labelled := _LABELLED.search(draft.text, 0, _NEAR_TOP):
        return " ".join(labelled["title"].split())
    if first is None:
        return ""
    for block in islice(headings, 1, 3):
        words = " ".join(block.span.of(draft.text).split())
        # Sections have others of their size beside them, a title has none.
        is_only = sum(one.level == block.level for one in headings) == 1 < len(headings) - 1
        if (block.level <= first.level or is_only) and not is_kind_word(words) and heading_standing(words) is None:
            return words
    return ""


def _named_above(draft: Draft, first: Block) -> str:
    """The line between the letterhead and a first heading «1. Bakgrunn» that says what paper it is; empty without."""
    if not _FIRST_PART.match(first.span.of(draft.text)):
        return ""
    above = (block for block in draft.blocks if block.span.end <= first.span.start)
    lines = (" ".join(block.span.of(draft.text).split()) for block in above if block.kind is BlockKind.PARAGRAPH)
    short = (line for line in lines if len(line.split()) <= _LONGEST_LINE and not line.endswith((".", ":")))
    return next((line for line in short if ": " not in line and kind_in(line)), "")


def _meeting(text: str) -> str:
    """«Møteprotokoll – Kommunestyret 25.06.2024»; empty for other papers, and where it is not said whose meeting."""
    kind = kind_of(text)
    body = _BODY.search(text, 0, _NEAR_TOP)
    if kind not in _MEETINGS or body is None:
        return ""
    day = date_near_top(text)
    return " ".join(f"{kind.capitalize()} – {body['body']} {day.wording if day else ''}".split())
