"""Shared by tests of the command line and the contract: two cases with their indexes, built once a run, and a way to
run `saksvar` in this process or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.settings import SHIPPED, read_settings

ROOT = Path(__file__).parent.parent
TODAY = date(2020, 9, 1)

PAPERS = {
    "lekeplass.md": (
        "# Saksframlegg: Ny lekeplass i Strandveien\n\n"
        "Dato: 3. mars 2025\n\n"
        "## Bakgrunn\n\n"
        "Velforeningen i Strandveien søkte i 2024 om en ny lekeplass. Tomten er på 1 250 kvadratmeter.\n\n"
        "## Forslag\n\n"
        "Kommunedirektøren foreslår:\n\n"
        "- Lekeplassen bygges i 2026.\n"
        "- Rammen er 3,4 millioner kroner.\n"
        "- Velforeningen skal ikke betale for vedlikeholdet.\n"
    ),
    "notat/trafikk.txt": (
        "Notat om trafikken i Strandveien\n\n"
        "Farten i Strandveien ble målt til 47 km/t i april 2024. Fartsgrensen er 30 km/t.\n\n"
        "Notatet er skrevet av ingeniør Solveig Aune.\n"
    ),
    "vedtak.html": (
        "<html><head><title>Vedtak om lekeplass</title></head><body><h1>Vedtak om lekeplass</h1>"
        "<p>Formannskapet vedtok forslaget 12. mai 2025 mot to stemmer.</p>"
        "<p>Byggingen starter ikke før kommunen har fått spillemidler.</p></body></html>"
    ),
}
"""A case of three documents in three formats, nothing like the shipped one."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command gave."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def namdal_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index folder of the shipped case, built."""
    folder = tmp_path_factory.mktemp("indexes") / "namdal"
    Assistant.open(read_settings({"corpus": SHIPPED, "index": folder}))
    return folder


@pytest.fixture(scope="session")
def namdal(namdal_index: Path) -> Assistant:
    """The shipped case."""
    return Assistant.open(read_settings({"corpus": SHIPPED, "index": namdal_index}))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The small case in a folder of its own, which a test may change."""
    folder = tmp_path / "saken"
    for name, text in PAPERS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def small_index(namdal_index: Path) -> Path:
    """The index folder of the small case; it borrows the exported model, which takes seconds to make."""
    folder = namdal_index.with_name("small")
    folder.mkdir()
    (folder / "models").symlink_to(namdal_index / "models")
    return folder


@pytest.fixture
def saksvar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, namdal_index: Path
) -> Callable[..., Ran]:
    """Runs one command in this process, in an empty folder, on the shipped case unless the command says otherwise."""
    from assistant.cli import main

    for name in [name for name in os.environ if name.startswith("SAKSVAR_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SAKSVAR_INDEX", str(namdal_index))
    monkeypatch.setenv("SAKSVAR_STATE", str(tmp_path / "state"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: str) -> Ran:
        try:
            status = main(arguments)
        except SystemExit as left:  # --help and --version leave this way
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture
def process(tmp_path: Path, namdal_index: Path) -> Callable[..., Ran]:
    """Runs one command in a process of its own; `before` is Python run ahead of it there, `env` its variables."""

    def run(*arguments: str, env: dict[str, str] | None = None, before: str = "", after: str = "") -> Ran:
        script = f"import sys\n{before}\nfrom assistant.cli import main\nstatus = main()\n{after}\nsys.exit(status)"
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            cwd=tmp_path,
            env=environment(tmp_path, namdal_index, env or {}),
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def environment(state: Path, index: Path, more: dict[str, str]) -> dict[str, str]:
    """This process's variables without any of Saksvar's but those given here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAKSVAR_")}
    fixed = {"PYTHONPATH": str(ROOT), "SAKSVAR_INDEX": str(index), "SAKSVAR_STATE": str(state)}
    return {**kept, **fixed, **more}


def refused(ran: Ran) -> str:
    """The one sentence that a refused command said.

    It is on standard error alone, ends as a sentence does, shows no trace, and the status is 2.
    """
    assert ran.status == 2, ran
    assert ran.out == ""
    lines = ran.err.splitlines()
    assert len(lines) == 1, ran.err
    assert "Traceback" not in ran.err and "Noe uventet" not in ran.err
    assert lines[0].endswith((".", "»")), lines[0]
    return lines[0]


def jsonl(folder: Path, lines: Sequence[str], name: str = "spørsmål.jsonl") -> str:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)
