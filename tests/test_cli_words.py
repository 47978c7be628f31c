"""The command line's own words are Norwegian, argparse's too."""

import argparse
import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

from assistant import cli_words, commands
from assistant.cli import parser
from assistant.cli_words import with_options

Run = Callable[..., Ran]


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


def test_a_command_that_is_told_has_the_options_that_were_typed() -> None:
    told = "Indeksen er gammel. Kjør «saksvar index»."
    typed = {"corpus": "min sak", "index": "/indeks/i", "store": None}
    assert with_options(told, typed) == "Indeksen er gammel. Kjør «saksvar index --corpus 'min sak' --index /indeks/i»."
    assert with_options("kjør «saksvar index --store A»", {"store": "B"}) == "kjør «saksvar index --store A»"
    assert with_options(told, {}) == told
