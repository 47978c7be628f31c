"""`python tests/hostile_list.py`: writes `docs/avviste-filer.md`, what each hostile file gets.

Flows in: the files that `hostile_files` and `hostile_folders` make. Flows out: a page with the program's own sentence
for each of them. It does not judge: the tests of those files do, and hold the page to it.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "avviste-filer.md"
LARGER = "for-stor.txt"
TOO_MANY = "21 filer på en gang"


def rows(page: str) -> dict[str, str]:
    """What the page says of each file, by its name."""
    cells = [line.strip("| ").split(" | ", 1) for line in page.splitlines() if line.startswith("| ")]
    return dict(cells)


def shown(name: str) -> str:
    """The name as it can stand on the page."""
    seen = "".join(sign if sign.isprintable() else "�" for sign in name)
    return seen if len(seen) <= 60 else f"{seen[:10]}… ({len(seen)} tegn)"


def _files(folder: Path) -> Iterator[str]:
    from hostile_files import READ, REFUSED

    for file, making, _ in REFUSED:
        (folder / file).write_bytes(making(folder))
        yield _row(file, _outcome(folder / file))
    for file, content, _ in READ:
        (folder / file).write_bytes(content)
        yield _row(file, _outcome(folder / file))


def _in_folders(folder: Path) -> Iterator[str]:
    from hostile_folders import IN_FOLDER, laid

    from corpus.folder import load

    for number, (name, lay, _) in enumerate(IN_FOLDER):
        beside = folder / str(number)
        beside.mkdir()
        case = laid(beside)
        lay(case)
        yield _row(name, load(case).refused[0].reason)


def _sent(folder: Path) -> Iterator[str]:
    from hostile_folders import SENT

    from assistant.app.upload_view import MOST_AT_ONCE, left_out
    from assistant.app.uploads import receive

    for name, _ in SENT:
        yield _row(shown(name), receive(folder, name, b"Tekst.").refusal)
    yield _row(TOO_MANY, left_out(MOST_AT_ONCE + 1))


def _large(folder: Path) -> Iterator[str]:
    from hostile_folders import LARGE

    for file, making, _ in LARGE:
        (folder / file).write_bytes(making())
        yield _row(file, _outcome(folder / file))
    (folder / LARGER).write_bytes(b"tekst")
    os.truncate(folder / LARGER, 50_000_001)
    yield _row(LARGER, _outcome(folder / LARGER))


def _outcome(path: Path) -> str:
    from corpus.errors import SaksvarError
    from corpus.read import read

    try:
        text = read(path, path.parent).text
    except SaksvarError as error:
        return str(error)
    told = text if len(text) <= 200 else f"{' '.join(text[:20].split())} …"
    return f"blir lest som ren tekst: «{told}»{f', i alt {len(text)} tegn' if len(text) > 200 else ''}"


def _row(name: str, told: str) -> str:
    return f"| {name} | {told} |"


_PARTS: tuple[tuple[str, str, Callable[[Path], Iterator[str]]], ...] = (
    ("", "Testene lager hver av disse filene og legger den i en mappe med sakspapirer.", _files),
    ("Lenker og navn", "En lenke blir aldri fulgt ut av mappen. � står for et tegn som ikke kan vises.", _in_folders),
    ("Navn på filer som blir sendt inn", "Ingen av dem blir skrevet til disken.", _sent),
    ("Store og dype filer", "Leseren har 30 sekunder og 1 GB til hver fil.", _large),
)


def main() -> int:
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    lines = ["# Filer som er laget for å gjøre skade"]
    for heading, told, made in _PARTS:
        lines += ["", *([f"## {heading}", ""] if heading else []), told]
        if not heading:
            lines += ["Resten av mappen blir lest som vanlig.", "Siden er skrevet av `python tests/hostile_list.py`."]
        with TemporaryDirectory() as name:
            lines += ["", "| fil | hva programmet sier |", "|---|---|", *made(Path(name))]
    PAGE.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
