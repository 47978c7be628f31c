"""The title a document has of its own: what it calls itself at its head, or what its file's properties say.

Flows in: a draft. Flows out: a title, and whether anybody gave it. It does not know what people say of it elsewhere.
"""

import re
from itertools import islice

from corpus.document import BlockKind
from corpus.read.document_kind import is_kind_word
from corpus.read.draft import Draft

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
_NEAR_TOP = 1500
LONGEST = 200


def useful_title(title: str) -> str:
    """The title from a file's properties, on one line; empty when a program wrote it («Microsoft Word - dok1.docx»)."""
    words = " ".join(title.split())
    return "" if _USELESS.fullmatch(words) else words[:LONGEST]


def own_title(draft: Draft) -> str:
    """What the document calls itself: its first heading, passing over the bare name of its kind; empty when nothing.

    «Saksframlegg» above «Nytt vannverk» is not the title, unless what stands below is lower, a section of the paper.
    """
    headings = [block for block in draft.blocks if block.kind is BlockKind.HEADING]
    first = next(iter(headings), None)
    if first is not None and not is_kind_word(first.span.of(draft.text)):
        return " ".join(first.span.of(draft.text).split())
    if labelled := _LABELLED.search(draft.text, 0, _NEAR_TOP):
        return " ".join(labelled["title"].split())
    if first is None:
        return ""
    for block in islice(headings, 1, 3):
        words = " ".join(block.span.of(draft.text).split())
        if block.level <= first.level and not is_kind_word(words):
            return words
    return ""
