"""The `saksvar` command: what was typed → one call of the program → text or JSON on standard output.

Errors are one Norwegian sentence on standard error and exit status 2, never a trace. Commands of rooms above this one
(`eval`) come in through the entry-point group `saksvar.commands`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Any, NoReturn

from corpus.errors import SaksvarError

_OPTIONS = ("corpus", "index", "state", "embedding", "llm")


class _Parser(argparse.ArgumentParser):
    """argparse, with its refusals in Norwegian."""

    def error(self, message: str) -> NoReturn:
        raise SaksvarError(
            f"Kommandoen ble ikke forstått: {_in_norwegian(message)}. Kjør «{self.prog} --help» for å se hva som finnes."
        )


_TRANSLATED = (
    ("the following arguments are required: ", "det mangler "),
    ("unrecognized arguments: ", "ukjent tilvalg "),
    ("expected one argument", "det mangler en verdi"),
    ("expected at least one argument", "det mangler en verdi"),
    ("argument ", "tilvalget "),
    ("invalid choice: ", "ukjent valg "),
    ("invalid int value: ", "ikke et heltall: "),
    ("choose from", "velg blant"),
    ("not allowed with", "kan ikke brukes sammen med"),
    ("ambiguous option: ", "tvetydig tilvalg "),
    ("could match", "kan bety"),
)


def _in_norwegian(message: str) -> str:
    for english, norwegian in _TRANSLATED:
        message = message.replace(english, norwegian)
    return message


def parser() -> argparse.ArgumentParser:
    """The whole command line; global options are taken before and after the command's name."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--corpus", metavar="DIR", help="mappen med sakspapirer")
    shared.add_argument("--index", metavar="DIR", help="mappen for søkeindeksen")
    shared.add_argument("--state", metavar="DIR", help="mappen for samtaler og tilbakemeldinger")
    shared.add_argument("--embedding", metavar="M", help="en annen sentence-transformers-modell (navn eller mappe)")
    shared.add_argument("--llm", metavar="M", help="en språkmodell (valgfri)")

    whole = _Parser(
        prog="saksvar",
        description="Svarer på spørsmål om en sak fra sakens papirer, med kilde.",
        parents=[shared],
        allow_abbrev=False,
    )
    commands = whole.add_subparsers(dest="command", metavar="KOMMANDO", required=True, parser_class=_Parser)

    def command(name: str, told: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=told, description=told, parents=[shared], allow_abbrev=False)

    chat = command("chat", "Åpner nettsiden; bygger indeksen første gang.")
    chat.add_argument("--port", type=int, default=8501, metavar="N", help="porten nettsiden svarer på")

    ask = command("ask", "Svarer på ett spørsmål, eller på en fil med spørsmål.")
    ask.add_argument("question", nargs="?", metavar="SPØRSMÅL")
    ask.add_argument("--json", action="store_true", help="svaret som JSON")
    ask.add_argument("--today", metavar="DATO", help="dagen det regnes fra, som 2020-09-01")
    ask.add_argument(
        "--history", action="append", default=[], metavar="SPØRSMÅL", help="et tidligere spørsmål; kan gjentas"
    )
    ask.add_argument("--batch", metavar="FIL.jsonl", help="ett spørsmål per linje; ett JSON-svar per linje tilbake")

    search = command("search", "Viser avsnittene som ligger nærmest.")
    search.add_argument("question", nargs="?", metavar="SPØRSMÅL")
    search.add_argument("-k", type=int, default=10, metavar="N", help="hvor mange avsnitt")
    search.add_argument("--json", action="store_true", help="treffene som JSON")
    search.add_argument("--batch", metavar="FIL.jsonl", help="ett søk per linje; én JSON-linje per søk tilbake")

    index = command("index", "Bygger søkeindeksen når kildene er endret.")
    index.add_argument("--rebuild", action="store_true", help="bygg på nytt selv om indeksen passer")

    add = command("add", "Legger dokumenter til i mappen og bygger indeksen.")
    add.add_argument("files", nargs="+", metavar="FIL")

    sources = command("sources", "Viser kildene.")
    sources.add_argument("--json", action="store_true", help="som JSON")
    sources.add_argument("--text", action="store_true", help="med hele teksten")

    timeline = command("timeline", "Viser faser og frister, også etter en forsinkelse.")
    timeline.add_argument("--delay", type=int, default=0, metavar="N", help="hovedprosjektet N måneder forsinket")
    timeline.add_argument("--json", action="store_true", help="som JSON")
    timeline.add_argument("--ics", metavar="FIL", help="skriv en kalenderfil")
    timeline.add_argument("--today", metavar="DATO", help="dagen det regnes fra")

    check = command("check", "Kontrollerer kilder, sitater, indeks og tidslinje.")
    check.add_argument("--json", action="store_true", help="som JSON")

    verify = command("verify", "Kontrollerer lagrede svar mot kildene.")
    verify.add_argument("file", metavar="FIL.jsonl")

    for plugin in entry_points(group="saksvar.commands"):
        plugin.load().add_parser(command)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0, or 2 with a sentence on standard error (`eval` and `check`: also 1)."""
    os.environ.setdefault("LANGSMITH_TRACING", "false")
    try:
        given = vars(parser().parse_args(argv))
        return _run(given)
    except SaksvarError as error:
        print(str(error), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Avbrutt.", file=sys.stderr)
        return 130


def _run(given: dict[str, Any]) -> int:
    from assistant.settings import read_settings

    settings = read_settings({key: given[key] for key in _OPTIONS if key in given})
    name = given["command"]
    for plugin in entry_points(group="saksvar.commands"):
        if plugin.name == name:
            return int(plugin.load().run(settings, given))
    from assistant import commands

    return commands.COMMANDS[name](settings, given)
