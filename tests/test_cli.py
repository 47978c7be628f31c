"""What the command line refuses, and how: one sentence in Norwegian, status 2, nothing on standard output."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, jsonl, refused

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
