"""The command line at its edges: what it refuses, and how; pipes, broken-off runs, first use; its own words."""

import argparse
import ast
import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, environment, jsonl, refused

from assistant import cli_words, commands
from assistant.cli import parser

Run = Callable[..., Ran]

BAD = {
    "no command": ([], "saksvar chat"),
    "an unknown command": (["svar"], "Velg blant 'chat', 'ask'"),
    "an unknown option": (["ask", "Hei", "--fort"], "--fort"),
    "an abbreviated option": (["ask", "Hei", "--js"], "--js"),
    "a second question": (["ask", "Hei", "der"], "der"),
    "no question": (["ask"], "mangler et spørsmål"),
    "an empty question": (["ask", ""], "tomt"),
    "a question of blanks": (["ask", " \t\n "], "tomt"),
    "a question of marks": (["ask", "?!…"], "tomt"),
    "20,000 characters": (["ask", "å" * 20_000], "20000 tegn"),
    "a control character": (["ask", "Når\x07 er fristen?"], "U+0007"),
    "half a character": (["ask", "Når er \udcff fristen?"], "U+DCFF"),
    "an empty earlier question": (["ask", "Og da?", "--history", ""], "tomt"),
    "an empty search": (["search", ""], "tomt"),
    "no search": (["search"], "mangler et spørsmål"),
    "a day in words": (["ask", "Hei", "--today", "i går"], "ÅÅÅÅ-MM-DD"),
    "a day that is not": (["ask", "Hei", "--today", "2021-02-30"], "2021-02-30"),
    "an empty day": (["ask", "Hei", "--today", ""], "ÅÅÅÅ-MM-DD"),
    "no passages": (["search", "frist", "-k", "0"], "fra 1 til"),
    "too many passages": (["search", "frist", "-k", "100000"], "fra 1 til"),
    "half a passage": (["search", "frist", "-k", "1.5"], "«1.5» er ikke et helt tall"),
    "a missing folder": (["ask", "Hei", "--corpus", "finnes-ikke"], "finnes ikke"),
    "an empty folder name": (["ask", "Hei", "--corpus", ""], "--corpus: verdien er tom"),
    "an option without value": (["ask", "Hei", "--corpus"], "mangler en verdi"),
    "a value for a switch": (["ask", "Hei", "--json=ja"], "tar ingen verdi"),
    "a missing batch": (["ask", "--batch", "finnes-ikke.jsonl"], "den finnes ikke"),
    "a folder as batch": (["ask", "--batch", "."], "det er en mappe"),
    "a batch and a question": (["ask", "Hei", "--batch", "a.jsonl"], "sammen med et spørsmål"),
    "a batch and a history": (["ask", "--history", "Hei", "--batch", "a.jsonl"], "sammen med --history"),
    "a missing file to add": (["add", "finnes-ikke.md"], "finnes ikke"),
    "nothing to add": (["add"], "det mangler FIL"),
    "a missing file to verify": (["verify", "finnes-ikke.jsonl"], "den finnes ikke"),
    "a delay in words": (["timeline", "--delay", "mye"], "«mye» er ikke et helt tall"),
    "a negative delay": (["timeline", "--delay", "-1"], "-1"),
    "a delay of a century": (["timeline", "--delay", "1200"], "1200"),
    "a calendar in no folder": (["timeline", "--ics", "ingen/steder/a.ics"], "a.ics"),
    "a port in words": (["chat", "--port", "web"], "«web» er ikke et helt tall"),
    "a port that is not": (["chat", "--port", "70000"], "70000"),
    "a NUL in a name": (["verify", "a\0b"], "lar seg ikke lese"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_refused_in_one_norwegian_sentence(what: str, saksvar: Run) -> None:
    arguments, told = BAD[what]
    assert told in refused(saksvar(*arguments))


BATCHES = {
    "no JSON": ("dette er ikke JSON", "Linje 2"),
    "a list": ("[1, 2]", "ikke et JSON-objekt"),
    "no question": ('{"id": 1}', "«question»"),
    "a question that is a number": ('{"question": 7}', "«question»"),
    "a question that is nothing": ('{"question": null}', "«question»"),
    "a day that is not": ('{"question": "Hei", "today": "2021-02-30"}', "«today»"),
    "a day that is a number": ('{"question": "Hei", "today": 20200901}', "«today»"),
    "a history that is text": ('{"question": "Hei", "history": "Og?"}', "«history»"),
    "a history of numbers": ('{"question": "Hei", "history": [1]}', "«history»"),
    "JSON without end": ("[" * 100_000, "Linje 2"),
    "half a line": ('{"question": "Hei', "Linje 2"),
}


@pytest.mark.parametrize("what", BATCHES)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_malformed_batch_line_is_named_before_any_is_answered(
    command: str, what: str, saksvar: Run, tmp_path: Path
) -> None:
    line, told = BATCHES[what]
    error = refused(saksvar(command, "--batch", jsonl(tmp_path, ['{"question": "Hei"}', line])))
    assert told in error and "spørsmål.jsonl" in error


def test_a_batch_in_another_encoding_is_refused(saksvar: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes('{"question": "Når?"}'.encode("latin-1"))
    assert "UTF-8" in refused(saksvar("ask", "--batch", str(tmp_path / "latin.jsonl")))


def test_half_a_character_in_an_id_comes_back_as_it_was(saksvar: Run, tmp_path: Path) -> None:
    ran = saksvar("ask", "--batch", jsonl(tmp_path, ['{"id": "\\ud800", "question": "Hei"}']))
    assert json.loads(ran.out)["id"] == "\ud800"


@pytest.mark.parametrize("name", ["timeline.yaml", "glossary.yaml"])
@pytest.mark.parametrize("text", ["a: [1\n", "bare tekst\n", "\x00\x01", "phases: 5\n", "- 1\n- [a\n"])
def test_a_broken_file_beside_the_documents_is_named(
    name: str, text: str, saksvar: Run, papers: Path, small_index: Path
) -> None:
    (papers / name).write_text(text, "utf-8")
    error = refused(saksvar("ask", "Hei", "--corpus", str(papers), "--index", str(small_index)))
    assert name in error


@pytest.mark.parametrize(
    ("name", "contents"),
    [("bilde.md", bytes(range(256)) * 20), ("tom.txt", b""), ("blank.html", b"<html></html>"), ("lyd.mp3", b"ID3")],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_served(
    name: str, contents: bytes, saksvar: Run, papers: Path, small_index: Path
) -> None:
    (papers / name).write_bytes(contents)
    ran = saksvar("sources", "--json", "--corpus", str(papers), "--index", str(small_index))
    assert ran.status == 0 and len(json.loads(ran.out)) == 3
    assert re.fullmatch(rf"Hoppet over: {name} .+\.\n", ran.err)


def test_a_folder_named_as_a_text_file_is_a_folder(saksvar: Run, papers: Path) -> None:
    (papers / "mappe.txt").mkdir()
    (papers / "mappe.txt" / "notat.md").write_text("# Notat\n\nEn setning.\n", "utf-8")
    ran = saksvar("sources", "--json", "--corpus", str(papers))
    assert "mappe.txt/notat.md" in [source["document"] for source in json.loads(ran.out)]


def test_a_folder_with_nothing_to_read_is_refused(saksvar: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert "ingen dokumenter" in refused(saksvar("ask", "Hei", "--corpus", str(tmp_path / "tom")))


def test_an_unknown_model_is_refused_with_what_to_do(process: Run, tmp_path: Path) -> None:
    ran = process(
        "ask", "Hei", "--embedding", "./ingen-modell", "--index", str(tmp_path / "i"), env={"HF_HUB_OFFLINE": "1"}
    )
    assert ran.status == 2 and "Traceback" not in ran.err and ran.out == ""
    assert "--embedding" in ran.err.splitlines()[-1] and "ingen-modell" in ran.err.splitlines()[-1]


def test_a_stale_index_says_what_to_run_and_then_serves(
    saksvar: Run, papers: Path, tmp_path: Path, small_index: Path
) -> None:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    where = ("--corpus", str(papers), "--index", str(own))
    assert saksvar("index", *where).status == 0
    (papers / "nytt.md").write_text("# Nytt\n\nEn ny setning.\n", "utf-8")
    assert "saksvar index" in refused(saksvar("ask", "Hei", *where))
    assert saksvar("index", *where).status == 0
    assert saksvar("ask", "Hei", *where).status == 0
    assert "ingenting å gjøre" in saksvar("index", *where).out


def test_a_damaged_index_says_what_to_run(saksvar: Run, papers: Path, tmp_path: Path, small_index: Path) -> None:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    where = ("--corpus", str(papers), "--index", str(own))
    saksvar("index", *where)
    next(own.glob("versions/*/vocabulary.json")).write_text("{", "utf-8")
    assert "saksvar index --rebuild" in refused(saksvar("ask", "Hei", *where))


def test_the_first_question_builds_the_index_with_progress_on_standard_error_only(
    process: Run, papers: Path, tmp_path: Path, small_index: Path
) -> None:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    ran = process("ask", "Hei", "--json", "--corpus", str(papers), "--index", str(own))
    assert ran.status == 0 and json.loads(ran.out)["status"] == "interface"
    told = ran.err.splitlines()
    assert told and all(re.fullmatch(r"[A-ZÆØÅ][a-zæøå ]+ …", line) for line in told), told
    assert len(told) == len(set(told))


@pytest.mark.parametrize("place", ["before", "after"])
def test_global_options_are_taken_before_and_after_the_command(
    place: str, saksvar: Run, papers: Path, small_index: Path
) -> None:
    where = ["--corpus", str(papers), "--index", str(small_index)]
    words = [*where, "sources", "--json"] if place == "before" else ["sources", "--json", *where]
    assert "vedtak.html" in [source["document"] for source in json.loads(saksvar(*words).out)]


def test_an_option_after_the_command_outweighs_the_same_before_it(saksvar: Run, papers: Path) -> None:
    ran = saksvar("--corpus", "finnes-ikke", "sources", "--json", "--corpus", str(papers))
    assert ran.status == 0 and len(json.loads(ran.out)) == 3


def test_a_language_model_that_is_asked_for_is_said_not_to_be_used(saksvar: Run) -> None:
    ran = saksvar("sources", "--llm", "noe")
    assert ran.status == 0 and "«noe» er ikke i bruk" in ran.err


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
    before = "import sys, assistant.settings as s\nread = s.read_settings\n"
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


@pytest.mark.parametrize("command", ["", *commands.COMMANDS, "eval"])
def test_help_is_in_norwegian_for_every_command(command: str, saksvar: Run) -> None:
    ran = saksvar(*([command] if command else []), "--help")
    assert ran.status == 0 and ran.err == ""
    english = ("usage:", "options:", "positional", "show this", "exit", "argument", " the ", "default", "subcommand")
    kept = ran.out.replace("argumenter", "")
    assert [word for word in english if word in kept] == []
    assert ran.out.startswith(f"bruk: saksvar {command}".rstrip())


def test_every_option_and_argument_says_what_it_is() -> None:
    subparsers = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    for one in [parser(), *subparsers.choices.values()]:
        assert [
            action.dest
            for action in one._actions
            if not action.help and action is not subparsers and action.dest != "command"
        ] == []


# What argparse says to programmers who use it wrongly, or of things `saksvar` has not.
_FOR_PROGRAMMERS = re.compile(
    r"__call__|'required' is an|mutually exclusive|not callable|cannot merge|invalid option string|dest= is|conflict|"
    r"cannot have multiple|argument \"-\"|unexpected option"
)


def test_every_message_of_argparse_that_a_user_can_meet_has_norwegian_words() -> None:
    tree = ast.parse(Path(str(argparse.__file__)).read_text("utf-8"))
    asked = [
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    missing = [text for text in asked if text not in cli_words._WORDS and not _FOR_PROGRAMMERS.search(text)]
    assert asked and missing == []


def test_the_words_keep_the_places_that_argparse_fills() -> None:
    for english, norwegian in cli_words._WORDS.items():
        places = [set(re.findall(r"%\(\w+\)|%[sr]", text)) for text in (english, norwegian)]
        assert places[1] <= places[0], english


def test_a_first_run_shows_one_line_a_step_in_a_terminal(tmp_path: Path, papers: Path, namdal_index: Path) -> None:
    fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))
    own = tmp_path / "index"
    own.mkdir()
    shutil.copytree(namdal_index / "models", own / "models")
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
        "Teller ord",
        "Regner ut vektorer",
        "Lagrer vektorer",
    ]


def _piece(of: int) -> bytes:
    try:
        return os.read(of, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""
