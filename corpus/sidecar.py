"""What a person says of a document in a small file beside it: `sak.pdf.saksvar.yaml`, with title, date and kind.

Flows in: the place of a document. Flows out: the facts beside it, which go before what the file says of itself. The
file has the keys of front matter; it is never a document itself.
"""

from pathlib import Path

import yaml

from corpus.errors import SaksvarError
from corpus.front_matter import Facts, facts_from
from corpus.read.decode import decode

SUFFIX = ".saksvar.yaml"
# A page of text; whoever writes more has mistaken the file for the document.
_LARGEST = 20_000


def is_sidecar(name: str) -> bool:
    """Whether a file of that name tells of another file."""
    return name.lower().endswith(SUFFIX)


def sidecar_of(document: Path) -> Path:
    """Where the facts of the document at that path are."""
    return document.with_name(document.name + SUFFIX)


def facts_beside(document: Path) -> Facts:
    """The facts beside the document; none when there is no such file, or it is a link.

    Raises: SaksvarError when it cannot be read, is no YAML, or has a fact of a form that cannot be used.
    """
    path = sidecar_of(document)
    if not path.is_file() or path.is_symlink():
        return Facts()
    try:
        if path.stat().st_size > _LARGEST:
            raise SaksvarError(f"{path.name} er for stor. Den skal bare ha linjer som «title: …» og «date: …».")
        raw = yaml.load(decode(path.read_bytes(), path.name), Loader=yaml.BaseLoader)
    except OSError as error:
        raise SaksvarError(f"{path.name} kan ikke åpnes ({error.strerror}). Kontroller lesetilgangen.") from None
    except (yaml.YAMLError, RecursionError):
        raise SaksvarError(f"{path.name} er ikke gyldig YAML. Skriv «title: …» og «date: …» på egne linjer.") from None
    if raw in (None, ""):
        return Facts()
    if not isinstance(raw, dict):
        raise SaksvarError(f"{path.name} har ingen opplysninger. Skriv «title: …» og «date: …» på egne linjer.")
    facts = facts_from(raw, f"i {path.name}")
    if facts.date is None and any(str(key).lower() in ("date", "dato") and value for key, value in raw.items()):
        raise SaksvarError(f"Datoen i {path.name} kan ikke leses. Skriv den som 2020-08-24 eller 24. august 2020.")
    return facts


def write_sidecar(document: Path, facts: Facts) -> Path:
    """Writes the facts beside the document at that path, in place of any that were there; gives where they are."""
    said: dict[str, str] = {"title": facts.title, "kind": facts.kind, "origin": facts.origin, "note": facts.note}
    if facts.date is not None:
        said["date"] = facts.date.wording
        said["date_earliest"], said["date_latest"] = facts.date.earliest.isoformat(), facts.date.latest.isoformat()
    path = sidecar_of(document)
    told = {key: value for key, value in said.items() if value}
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
