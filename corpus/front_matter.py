"""What a document says of itself before its text begins.

Flows in: the text of a Markdown file, or the first lines of a plain one. Flows out: facts (title, date, kind, origin)
and the text below them. It does not read the text itself.
"""

import datetime as days
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.date_line import date_of, stretch
from corpus.errors import SaksvarError
from corpus.interval import Interval


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself; empty where it says nothing."""

    title: str = ""
    date: Interval | None = None
    kind: str = ""
    origin: str = ""
    note: str = ""

    def over(self, other: "Facts") -> "Facts":
        """These, and of `other` what these do not say."""
        return replace(other, **{one.name: said for one in fields(self) if (said := getattr(self, one.name))})


class _FrontMatter(BaseModel):
    """The door: keys we know, everything else in the block is somebody else's and ignored."""

    model_config = ConfigDict(extra="ignore")

    title: str = ""
    date: str = ""
    date_earliest: days.date | None = None
    date_latest: days.date | None = None
    kind: str = ""
    origin: str = ""
    note: str = ""


# Some pages; what is longer is no list of facts, and takes its reader long.
_LONGEST = 20_000
_EMPTY = ("", "null", "~")
_NORWEGIAN = {
    "tittel": "title",
    "dato": "date",
    "tidligst": "date_earliest",
    "senest": "date_latest",
    "type": "kind",
    "dokumenttype": "kind",
    "opphav": "origin",
    "kilde": "origin",
    "merknad": "note",
}
_FENCED = re.compile(r"\A\s*?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PLAIN_LINE = re.compile(
    r"(?P<key>tittel|dato|dokumenttype|type|opphav|kilde|merknad)[ \t]*:[ \t]*(?P<value>\S.*)",
    re.IGNORECASE,
)


def split_front_matter(text: str, name: str) -> tuple[Facts, str]:
    """The facts between the opening `---` lines, and the text below them; no such block leaves the text whole.

    Raises: SaksvarError when the block is no YAML, or a fact in it has a form we cannot use.
    """
    fenced = _FENCED.match(text)
    if fenced is None:
        return Facts(), text
    if len(fenced["yaml"]) > _LONGEST:
        raise SaksvarError(f"Opplysningene øverst i {name} er for lange. Skriv bare tittel, dato, type og opphav der.")
    try:
        # Every scalar as it is written: full YAML makes False of the title «Nei» and a number of the date «2020».
        raw = yaml.load(fenced["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", linje {mark.line + 2}" if mark else ""
        raise SaksvarError(
            f"Opplysningene øverst i {name}{where} er ikke gyldig YAML. Skriv «title: …» på egen linje, og sett "
            "verdier med kolon i anførselstegn."
        ) from None
    if not isinstance(raw, dict):
        # Two rules with prose between them: nothing is said of the document.
        return Facts(), text
    return facts_from(raw, f"øverst i {name}"), text[fenced.end() :]


def plain_front_matter(text: str) -> tuple[Facts, int]:
    """The facts in «Tittel: …» and «Dato: …» lines that open a plain text, and the offset where they end (0 without).

    The lines stay in the text, so that they can be quoted. Only a block that names the title counts.
    """
    found: dict[str, str] = {}
    here = len(text) - len(text.lstrip())
    while line := _PLAIN_LINE.match(text, here):
        found.setdefault(_NORWEGIAN[line["key"].lower()], line["value"].strip())
        here = line.end() + 1
    if "title" not in found:
        return Facts(), 0
    words = [found.get(key, "") for key in ("kind", "origin", "note")]
    return Facts(found["title"], date_of(found.get("date", "")), *words), min(here, len(text))


def facts_from(raw: Mapping[Any, Any], place: str) -> Facts:
    """The facts under the keys we know, in English or Norwegian. `place` says where they stand («øverst i sak.md»).

    Raises: SaksvarError when one has a form that cannot be used.
    """
    known = {
        _NORWEGIAN.get(str(key).lower(), str(key).lower()): _writable(value)
        for key, value in raw.items()
        if value not in _EMPTY
    }
    try:
        door = _FrontMatter.model_validate(known)
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        accepted = "en dato som 2020-08-24" if key.startswith("date_") else "tekst"
        raise SaksvarError(f"«{key}» {place} kan ikke leses; der godtas {accepted}. Rett linjen.") from None
    return Facts(door.title.strip(), _interval(door, place), door.kind.strip(), door.origin.strip(), door.note.strip())


def _writable(value: Any) -> Any:
    """The value without the half characters that YAML's escapes can make, which no file and no screen can hold."""
    return value.encode(errors="ignore").decode() if isinstance(value, str) else value


def _interval(door: _FrontMatter, place: str) -> Interval | None:
    if door.date_earliest is None and door.date_latest is None:
        return date_of(door.date)
    if door.date_earliest is None or door.date_latest is None:
        raise SaksvarError(f"Bare én av «date_earliest» og «date_latest» står {place}. Skriv begge, eller ingen.")
    if door.date_earliest > door.date_latest:
        seen = f"«date_earliest» ({door.date_earliest}) etter «date_latest» ({door.date_latest})"
        raise SaksvarError(f"Datoene {place} står feil vei: {seen}. Bytt dem om.")
    return stretch(door.date_earliest, door.date_latest, door.date)
