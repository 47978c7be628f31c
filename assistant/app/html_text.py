"""Text that came from a source or a reader, made safe to stand in HTML.

Everything the pages show goes through here: nothing from a document or a question is ever read as markup.
"""

import html
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def escaped(text: str) -> str:
    """`text` as HTML text or attribute value; control characters are left out, nothing else is."""
    return html.escape(_CONTROL.sub("", text), quote=True)
