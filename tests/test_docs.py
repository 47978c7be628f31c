"""README: every command, option and make target in it exists, every one there is stands in it, and its lines run."""

import argparse
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Ran

from assistant.cli import parser
from assistant.settings import Settings
from corpus.read import READERS

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
Run = Callable[..., Ran]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def lines(command: str) -> list[list[str]]:
    """The words of every shell line that begins with `command`, without its comment."""
    shell = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in shell if line.split()[:1] == [command]]


def commands() -> dict[str, argparse.ArgumentParser]:
    found = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found[0].choices)


def options(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        yield from (name for name in action.option_strings if name not in ("-h", "--help"))


def test_the_readme_opens_with_the_two_commands_a_newcomer_needs() -> None:
    assert [line.split("#")[0].strip() for line in blocks("sh")[0].splitlines()] == ["make chat", "make test"]


def test_every_make_target_in_the_readme_exists_and_every_target_is_in_it() -> None:
    named = {target for line in re.findall(r"\bmake ((?!`)[a-z]+)", README) for target in [line]}
    assert named == TARGETS


def test_every_command_in_the_readme_exists_and_every_command_is_in_it() -> None:
    named = set(
        re.findall(r"saksvar ([a-zæøå]+)\b", "\n".join(re.findall(r"`[^`\n]+`|^saksvar.*", README, re.MULTILINE)))
    )
    assert named == set(commands())


def test_every_option_is_in_the_readme_and_every_option_in_it_exists() -> None:
    there = {option for one in [parser(), *commands().values()] for option in options(one)}
    named = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+|-k)\b", README)) - {"--help"}
    assert named == there


def test_every_setting_is_in_the_readme_by_option_and_variable() -> None:
    rows = set(re.findall(r"^\| `--([a-z]+)` \| `SAKSVAR_([A-Z]+)` \|", README, re.MULTILINE))
    assert rows == {(name, name.upper()) for name in Settings.model_fields}


def test_the_formats_in_the_readme_are_those_that_are_read() -> None:
    told = re.search(r"formatene (.+?), også", README)
    assert told is not None and set(re.findall(r"`(\.\w+)`", told.group(1))) == set(READERS)


def test_every_file_and_folder_the_readme_links_to_is_there() -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", README) + re.findall(r"`((?:[\w.]+/)+[\w.]*)`", README)
    assert linked
    assert [name for name in linked if not name.startswith(".venv") and not (ROOT / name).exists()] == []


def test_every_command_line_of_the_readme_is_understood() -> None:
    for words in lines("saksvar"):
        parser().parse_args(words[: words.index(">")] if ">" in words else words)
    assert len(lines("saksvar")) >= 9


def test_the_command_lines_of_the_readme_run(
    saksvar: Run, papers: Path, small_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order they stand there, in a folder with a folder of papers; all but the one that opens the web page."""
    papers.rename(Path("sakspapirer"))
    example = next(line for line in blocks("json")[0].splitlines())
    Path("spørsmål.jsonl").write_text(example + "\n", "utf-8")
    Path("referat.md").write_text("# Referat\n\nMøtet ble hevet klokken 19.\n", "utf-8")
    for words in lines("saksvar"):
        if words[0] == "chat":
            continue
        target = words.pop() if ">" in words else ""
        arguments = words[:-1] if target else words
        own = ("--index", str(small_index)) if "--corpus" in arguments else ()
        ran = saksvar(*arguments, *own)
        assert ran.status == 0, (words, ran)
        assert ran.out.strip(), words
        if target:
            Path(target).write_text(ran.out, "utf-8")
    assert Path("frister.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")


def test_the_python_lines_of_the_readme_run(
    namdal_index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAKSVAR_INDEX", str(namdal_index))
    exec(compile(blocks("python")[0], "README.md", "exec"), {})
    assert "[1]" in capsys.readouterr().out


def test_the_documents_for_people_name_no_place_on_one_machine() -> None:
    for name in ("README.md", "CHANGELOG.md", "DECISIONS.md"):
        text = (ROOT / name).read_text("utf-8")
        assert re.findall(r"(?<![\w.])/(?:work|tmp|root|home)\b|https?://(?!127\.0\.0\.1)[\w.]*pypi", text) == [], name


def test_decisions_are_dated_and_at_most_ten_lines_each() -> None:
    decisions = re.split(r"^## ", (ROOT / "DECISIONS.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(decisions) >= 10
    for decision in decisions:
        head, *body = decision.strip().splitlines()
        assert re.match(r"20\d\d-\d\d-\d\d · .+", head), head
        assert len([line for line in body if line.strip()]) <= 10, head
