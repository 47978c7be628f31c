"""The command line while it runs: first use, an index that does not fit, pipes, a full disk, a run broken off."""

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PAPERS, Ran, environment, refused

import corpus.read
from assistant import commands
from corpus.read.draft import Reading
from corpus.read.kept import Kept

Run = Callable[..., Ran]


def test_a_stale_index_says_what_to_run_and_then_serves(saksvar: Run, papers: Path, tmp_path: Path) -> None:
    own = tmp_path / "index"
    where = ("--corpus", str(papers), "--index", str(own))
    assert saksvar("index", *where).status == 0
    (papers / "nytt.md").write_text("# Nytt\n\nEn ny setning.\n", "utf-8")
    assert "saksvar index" in refused(saksvar("ask", "Hei", *where))
    assert saksvar("index", *where).status == 0
    assert saksvar("ask", "Hei", *where).status == 0
    assert "ingenting å gjøre" in saksvar("index", *where).out


def test_a_damaged_index_says_what_to_run(saksvar: Run, papers: Path, tmp_path: Path) -> None:
    own = tmp_path / "index"
    where = ("--corpus", str(papers), "--index", str(own))
    saksvar("index", *where)
    next(own.glob("versions/*/vocabulary.msgpack")).write_text("{", "utf-8")
    assert "saksvar index --rebuild" in refused(saksvar("ask", "Hei", *where))


def test_the_first_question_builds_the_index_with_progress_on_standard_error_only(
    process: Run, papers: Path, tmp_path: Path
) -> None:
    own = tmp_path / "index"
    ran = process("ask", "Hei", "--json", "--corpus", str(papers), "--index", str(own))
    assert ran.status == 0 and json.loads(ran.out)["status"] == "interface"
    told = ran.err.splitlines()
    assert told and all(re.fullmatch(r"[A-ZÆØÅ][a-zæøå ]+ …", line) for line in told), told
    assert len(told) == len(set(told))


def test_a_long_reading_is_told_before_anything_is_built_and_the_next_reads_only_what_is_new(
    saksvar: Run, papers: Path, small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    where = ("--corpus", str(papers), "--index", str(own))
    monkeypatch.setattr("assistant.progress._SOON_S", 0)
    told = saksvar("index", *where).err.splitlines()
    assert told[0] == "Leser dokumentene …" and len(told) > 1
    read: list[str] = []
    real = corpus.read._read_anew

    def seen(path: Path, suffix: str, name: str, among: Kept | None) -> Reading:
        read.append(name)
        return real(path, suffix, name, among)

    monkeypatch.setattr("corpus.read._read_anew", seen)
    note = tmp_path / "nytt.md"
    note.write_text("# Nytt\n\nEn ny setning.\n", "utf-8")
    for command in (["ask", "Hei"], ["sources"], ["check"], ["timeline"], ["index"]):
        assert "Leser dokumentene …" in saksvar(*command, *where).err.splitlines(), command
    assert read == []
    assert saksvar("add", str(note), *where).status == 0
    assert set(read) == {"nytt.md"}
    read.clear()
    assert saksvar("remove", "nytt", *where).status == 0
    assert read == []
    assert saksvar("index", "--rebuild", *where).status == 0
    assert len(read) == len(PAPERS)


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_a_pipe_that_is_closed_ends_the_command_without_a_word(tmp_path: Path, namdal_index: Path) -> None:
    command = "import sys\nfrom assistant.cli import main\nsys.exit(main())"
    running = subprocess.Popen(
        [sys.executable, "-c", command, "sources", "--text"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path, namdal_index, {}),
    )
    assert running.stdout is not None and running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b"" and running.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, namdal_index: Path) -> None:
    command = "import sys\nfrom assistant.cli import main\nsys.exit(main())"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", command, "sources", "--text"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=environment(tmp_path, namdal_index, {}),
        )
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and "plassen på disken" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_a_run_that_is_broken_off_says_so_without_a_trace(tmp_path: Path, namdal_index: Path) -> None:
    # A job in the background of a script starts with the interrupt ignored, and what it starts does too.
    heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    before = f"{heard}import sys, assistant.settings as s\nread = s.read_settings\n"
    waiting = (
        "def wait(given):\n    print('klar', flush=True)\n    import time\n    time.sleep(60)\ns.read_settings = wait\n"
    )
    command = f"{before}{waiting}from assistant.cli import main\nsys.exit(main())"
    running = subprocess.Popen(
        [sys.executable, "-c", command, "sources"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(tmp_path, namdal_index, {}),
    )
    assert running.stdout is not None and running.stdout.readline() == "klar\n"
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, "Avbrutt.\n")


def test_a_taken_port_is_told_with_another_to_try(saksvar: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        error = refused(saksvar("chat", "--port", port))
    assert port in error and "saksvar chat --port" in error


def test_what_nobody_foresaw_is_a_sentence_and_a_trace_only_where_it_is_asked_for(
    saksvar: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(settings: object, given: object) -> int:
        raise ZeroDivisionError("delt på\nnull")

    monkeypatch.setitem(commands.COMMANDS, "sources", broken)
    ran = saksvar("sources")
    assert ran.status == 2 and ran.out == "" and len(ran.err.splitlines()) == 1
    assert "ZeroDivisionError: delt på null" in ran.err and "SAKSVAR_TRACE=1" in ran.err
    monkeypatch.setenv("SAKSVAR_TRACE", "1")
    with pytest.raises(ZeroDivisionError):
        saksvar("sources")


def test_a_first_run_shows_one_line_a_step_in_a_terminal(tmp_path: Path, papers: Path, namdal_index: Path) -> None:
    fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))
    own = tmp_path / "index"
    command = "import sys\nfrom assistant.cli import main\nsys.exit(main())"
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-c", command, "index", "--corpus", str(papers), "--index", str(own)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment(tmp_path, namdal_index, {}),
    ) as running:
        os.close(theirs)
        seen = b"".join(iter(lambda: _piece(ours), b""))
    os.close(ours)
    assert running.returncode == 0
    # A bar is drawn anew after each carriage return; what is left of a line is what was drawn last.
    drawn = [[part.strip() for part in line.split("\r") if part.strip()] for line in seen.decode().split("\n")]
    steps = [parts[-1].split("  ")[0] for parts in drawn if parts]
    assert steps == [
        "Laster språkmodellen",
        "Deler opp dokumentene",
        "Regner ut vektorer",
        "Teller ord",
        "Lager ordregister",
        "Lagrer vektorer",
    ]


def _piece(of: int) -> bytes:
    try:
        return os.read(of, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""
