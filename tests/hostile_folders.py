"""What may lie in a folder, or be sent to it, to lead the reader astray: links, names, and files beyond any paper.

Each lays itself out in a folder of its own that has `god.md` in it; outside that folder lies `ute.md`, a secret.
"""

import unicodedata
from collections.abc import Callable
from pathlib import Path

Laying = Callable[[Path], object]
SECRET = "Hemmelig."
LONG_NAME = "a" * 300 + ".md"


def laid(folder: Path) -> Path:
    """A folder of one good paper beside a secret."""
    case = folder / "sak"
    case.mkdir()
    (folder / "ute.md").write_text(SECRET, encoding="utf-8")
    (case / "god.md").write_text("Vedtaket er klart.", encoding="utf-8")
    return case


def linked(name: str, to: str) -> Laying:
    return lambda folder: (folder / name).symlink_to(folder / to)


def named(*names: str) -> Laying:
    def lay(folder: Path) -> None:
        for name in names:
            (folder / name).write_text("Tekst.", encoding="utf-8")

    return lay


def with_linked_facts(folder: Path) -> None:
    named("a.md")(folder)
    linked("a.md.saksvar.yaml", "../ute.md")(folder)


# The name as it is shown, what is laid in the folder, and what the one refusal says.
IN_FOLDER: tuple[tuple[str, Laying, str], ...] = (
    ("ut.md", linked("ut.md", "../ute.md"), "er en lenke ut av mappen"),
    ("mappe", linked("mappe", ".."), "er en lenke til en mappe"),
    ("ring", linked("ring", "."), "er en lenke til en mappe"),
    ("borte.md", linked("borte.md", "finnes-ikke.md"), "er en lenke til noe som ikke finnes"),
    ("seg-selv.md", linked("seg-selv.md", "seg-selv.md"), "er en lenke til noe som ikke finnes"),
    ("a.md", with_linked_facts, "er en lenke og leses ikke"),
    ("linje�skift.md", named("linje\nskift.md"), r"tegn som ikke kan vises \(U\+000A\)"),
    ("snudd�dm.exe.md", named("snudd\u202edm.exe.md"), r"tegn som ikke kan vises \(U\+202E\)"),
    ("bjelle�.md", named("bjelle\x07.md"), r"tegn som ikke kan vises \(U\+0007\)"),
    ("usynlig�.md", named("usynlig\u200b.md"), r"tegn som ikke kan vises \(U\+200B\)"),
    ("møte å.md", named(*(unicodedata.normalize(form, "møte å.md") for form in ("NFC", "NFD"))), "To filer heter"),
)
# The name a browser or a person gives a file, and what the refusal says.
SENT: tuple[tuple[str, str], ...] = (
    ("../ute.md", "uten skråstreker"),
    ("/etc/ute.md", "uten skråstreker"),
    ("..\\ute.md", "uten skråstreker"),
    ("..", "uten skråstreker"),
    (".skjult.md", "er skjult"),
    ("snudd\u202edm.exe.md", "tegn som ikke kan vises"),
    (LONG_NAME, "for langt"),
)
# Name, content, and what it must be read as or what its sentence says; each large or deep beyond any paper.
LARGE: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("lang-linje.txt", lambda: b"ord " * 2_500_000, "ord ord"),
    ("langt-ord.txt", lambda: b"o" * 10_000_000, "oooo"),
    ("bindestreker.txt", lambda: b"ord-\n" * 100_000, "ordord"),
    ("lang-linje.md", lambda: b"ord " * 2_500_000, "ord ord"),
    ("langt-ord.md", lambda: b"o" * 10_000_000, "oooo"),
    ("lang-linje.html", lambda: b"<p>" + b"ord " * 2_500_000, "ord ord"),
    ("dyp.html", lambda: b"<div>" * 100_000 + b"<p>Innerst.</p>", "Innerst"),
    ("ti-tusen-sider.txt", lambda: b"Topp\n\ntekst\n\f" * 10_000, "Topp"),
)
