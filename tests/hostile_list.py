"""`python tests/hostile_list.py`: writes `docs/avviste-filer.md`, what each hostile file gets.

Flows in: the files that `hostile_files` makes. Flows out: a page with the program's own sentence for each of them. It
does not judge: `test_hostile_files` does, and holds the page to it.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "avviste-filer.md"


def rows(page: str) -> dict[str, str]:
    """What the page says of each file, by its name."""
    cells = [line.strip("| ").split(" | ", 1) for line in page.splitlines() if line.startswith("| ")]
    return dict(cells)


def main() -> int:
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from hostile_files import READ, REFUSED

    from corpus.errors import SaksvarError
    from corpus.read import read

    lines = [
        "# Filer som er laget for å gjøre skade",
        "",
        "Testene lager hver av disse filene og legger den i en mappe med sakspapirer.",
        "Resten av mappen blir lest som vanlig.",
        "Siden er skrevet av `python tests/hostile_list.py`.",
        "",
        "| fil | hva programmet sier |",
        "|---|---|",
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, making, _ in REFUSED:
            (folder / file).write_bytes(making(folder))
            try:
                read(folder / file, folder)
            except SaksvarError as error:
                lines.append(f"| {file} | {error} |")
        for file, content, _ in READ:
            (folder / file).write_bytes(content)
            text = read(folder / file, folder).text
            lines.append(f"| {file} | blir lest som ren tekst: «{text}» |")
    PAGE.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
