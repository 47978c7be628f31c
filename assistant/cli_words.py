"""argparse's own words in Norwegian, every one a user can meet; and commands that a person is told, as they work here.

Flows in: an English message as argparse asks `gettext` for it. Flows out: the Norwegian one, with the same places
to fill.
"""

import argparse
import re
import shlex
from collections.abc import Mapping

_WHERE = ("corpus", "index", "store", "embedding")
_COMMAND = re.compile(r"«saksvar (?P<name>index)(?P<rest>(?: [^»]*)?)»")

_WORDS = {
    "usage: ": "bruk: ",
    "positional arguments": "argumenter",
    "options": "tilvalg",
    "subcommands": "kommandoer",
    "show this help message and exit": "vis denne hjelpen og avslutt",
    "show program's version number and exit": "vis versjonen og avslutt",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "ukjent tilvalg eller ett ord for mye: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s er tvetydig og kan bety %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finnes ikke. Velg blant %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r finnes ikke. Velg blant %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r er ikke %(type)s",
    "expected one argument": "det mangler en verdi",
    "expected at most one argument": "det er for mange verdier",
    "expected at least one argument": "det mangler minst én verdi",
    "expected %s argument": "det skal være %s verdi",
    "expected %s arguments": "det skal være %s verdier",
    "the following arguments are required: %s": "det mangler %s",
    "one of the arguments %s is required": "det mangler ett av %s",
    "not allowed with argument %s": "kan ikke brukes sammen med %s",
    "ignored explicit argument %r": "tar ingen verdi, men fikk %r",
    "can't open '%(filename)s': %(error)s": "«%(filename)s» kan ikke åpnes: %(error)s",
}


def speak_norwegian() -> None:
    """Makes argparse, in this process, ask this table; what is not in it stays as it is."""
    argparse._ = lambda text: _WORDS.get(text, text)  # type: ignore[attr-defined]  # the names it takes from gettext
    argparse.ngettext = _counted  # type: ignore[attr-defined]


def _counted(one: str, many: str, number: int) -> str:
    text = one if number == 1 else many
    return _WORDS.get(text, text)


def with_options(text: str, given: Mapping[str, object]) -> str:
    """`text`, the commands it tells a person to run followed by the options that were typed to say which case."""
    typed = {f"--{name}": shlex.quote(str(given[name])) for name in _WHERE if given.get(name)}

    def whole(found: re.Match[str]) -> str:
        lacking = (f" {option} {value}" for option, value in typed.items() if option not in found["rest"])
        return f"«saksvar {found['name']}{found['rest']}{''.join(lacking)}»"

    return _COMMAND.sub(whole, text)
