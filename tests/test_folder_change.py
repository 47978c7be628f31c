"""A change of the folder that is broken off at any moment: the old folder or the new one, never something between."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, environment
from test_adding import names, own_index

from assistant.folder_change import changing, settle
from corpus.folder import load

Run = Callable[..., Ran]

# Counts what changes the disk for good, and dies before the step that is asked for.
_DIES = """
import os, sys
steps = 0
def counted(real):
    def step(*given, **named):
        global steps
        steps += 1
        if steps == int(sys.argv[1]):
            os._exit(9)
        return real(*given, **named)
    return step
for name in ("rename", "replace", "unlink", "mkdir", "rmdir", "fsync"):
    setattr(os, name, counted(getattr(os, name)))
from pathlib import Path
from assistant.folder_change import changing
folder = Path(sys.argv[2])
with changing(folder) as change:
    for name, text in (("a.md", "ny a"), ("b/b.md", "ny b")):
        path = change.staged / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    change.take("a.md", keep_as="a.md")
    change.take("c.md", keep_as="c.md")
    change.take("d.md")
    change.commit()
"""
OLD = {"a.md": "gammel a", "c.md": "gammel c", "d.md": "gammel d"}
NEW = {"a.md": "ny a", "b/b.md": "ny b"}


def contents(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text("utf-8") for name in names(folder)}


def test_a_change_killed_before_any_step_is_done_whole_or_not_at_all(tmp_path: Path) -> None:
    seen = []
    for step in range(1, 60):
        folder = tmp_path / str(step)
        folder.mkdir()
        for name, text in OLD.items():
            (folder / name).write_text(text, "utf-8")
        ran = subprocess.run([sys.executable, "-c", _DIES, str(step), str(folder)], check=False)
        settle(folder)
        assert contents(folder) in (OLD, NEW), step
        seen.append(contents(folder))
        if contents(folder) == NEW:
            kept = {path.name: path.read_text("utf-8") for path in (folder / ".saksvar" / "fjernet").iterdir()}
            assert kept == {"a.md": "gammel a", "c.md": "gammel c"}, step
        with changing(folder):
            pass  # what was left behind stands in nobody's way
        if ran.returncode == 0:
            break
    assert ran.returncode == 0 and OLD in seen and NEW in seen


def test_nothing_happens_without_a_commit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("gammel", "utf-8")
    with changing(tmp_path) as change:
        (change.staged / "a.md").write_text("ny", "utf-8")
        change.take("a.md")
    assert contents(tmp_path) == {"a.md": "gammel"}


@pytest.mark.parametrize("command", ["add", "remove"])
def test_a_command_killed_at_ten_moments_loses_nothing(
    command: str, saksvar: Run, papers: Path, small_index: Path, tmp_path: Path
) -> None:
    own = own_index(tmp_path, small_index)
    where = ("--corpus", str(papers), "--index", str(own))
    files = [tmp_path / name for name in ("en.md", "to.md")]
    for file in files:
        file.write_text(f"# Notat {file.stem}\n\n" + "Gjerdet skal være 1,2 meter høyt.\n\n" * 30, "utf-8")
    given = [str(file) for file in files] if command == "add" else ["vedtak", "trafikk"]
    assert saksvar("index", *where).status == 0
    before = documents(papers)
    started = time.monotonic()
    assert _run(command, *given, *where, state=tmp_path, index=own).wait(60) == 0
    whole, after = time.monotonic() - started, documents(papers)
    assert after != before
    draw = random.Random(6)
    for _ in range(10):
        _undo(papers, files)
        assert documents(papers) == before
        running = _run(command, *given, *where, state=tmp_path, index=own)
        time.sleep(draw.uniform(0.1, 1.0) * whole)
        running.send_signal(signal.SIGKILL)
        running.wait(60)
        asked = saksvar("ask", "Hvor stor er tomten?", *where)
        assert asked.status == 0 or "saksvar index" in asked.err
        assert documents(papers) in (before, after)
    assert saksvar("index", *where).status == 0
    assert "1 250 kvadratmeter" in saksvar("ask", "Hvor stor er tomten?", *where).out


def documents(folder: Path) -> list[str]:
    return [document.id for document in load(folder).documents]


def _run(*arguments: str, state: Path, index: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", "import sys\nfrom assistant.cli import main\nsys.exit(main())", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(state, index, {}),
    )


def _undo(papers: Path, files: list[Path]) -> None:
    settle(papers)
    for file in files:
        (papers / file.name).unlink(missing_ok=True)
    for kept in (papers / ".saksvar" / "fjernet").glob("*"):
        kept.replace(papers / ("vedtak.html" if kept.suffix == ".html" else "notat/trafikk.txt"))
