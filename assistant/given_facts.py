"""What a person says of a document that the document does not say itself: title, date, kind.

Flows in: words from the command line or the page. Flows out: checked facts, for the small file beside the document.
"""

import unicodedata

from corpus.date_line import date_of
from corpus.errors import SaksvarError
from corpus.front_matter import Facts

NAMES = {"title": "tittel", "date": "dato", "kind": "type"}
"""The facts that can be given, and what a person calls them."""
NOTHING = Facts()
_LONGEST = 200


def given_facts(title: str = "", date: str = "", kind: str = "") -> Facts:
    """The facts, each on one line; empty where nothing was said.

    Raises: SaksvarError when one is too long, or the date is no date.
    """
    said = {"title": title, "date": date, "kind": kind}
    for name, words in said.items():
        said[name] = " ".join(unicodedata.normalize("NFC", words).split())
        odd = next((sign for sign in said[name] if unicodedata.category(sign) in ("Cc", "Cf", "Cs")), None)
        if odd:
            raise SaksvarError(
                f"{NAMES[name].capitalize()} har et tegn som ikke kan vises (U+{ord(odd):04X}). Skriv uten det."
            )
        if len(words) > _LONGEST:
            raise SaksvarError(
                f"{NAMES[name].capitalize()} er på {len(words)} tegn; grensen er {_LONGEST}. Skriv kortere."
            )
    when = date_of(said["date"]) if said["date"] else None
    if said["date"] and when is None:
        raise SaksvarError(
            f"«{said['date']}» er ikke en dato som kan brukes. Skriv for eksempel 2020-08-24, 24. august 2020, "
            "august 2020 eller 2020."
        )
    return Facts(said["title"], when, said["kind"])
