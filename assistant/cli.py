"""The `saksvar` command: what was typed → one call of the program → text or JSON on standard output.

Errors are one Norwegian sentence on standard error and exit status 2, never a trace. Commands of rooms above this one
(`eval`) come in through the entry-point group `saksvar.commands`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points, version
from typing import Any, NoReturn

from assistant.cli_words import speak_norwegian, with_options
from corpus.errors import SaksvarError

_GLOBAL = ("corpus", "index", "state", "keep", "staff", "store", "embedding", "llm")
_NO_COMMAND = (
    'Det mangler en kommando. «saksvar chat» åpner nettsiden, «saksvar ask "Når er neste frist?"» gir ett svar, og '
    "«saksvar --help» viser alt som finnes."
)


class _Parser(argparse.ArgumentParser):
    """argparse that refuses with one sentence."""

    def error(self, message: str) -> NoReturn:
        raise SaksvarError(
            f"Kommandoen ble ikke forstått: {message}. Kjør «{self.prog} --help» for å se hva som finnes."
        )


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text[:40]}» er ikke et helt tall") from None


def _not_empty(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("verdien er tom")
    return text


def parser() -> argparse.ArgumentParser:
    """The whole command line; global options are taken before and after the command's name."""
    speak_norwegian()
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    for option, metavar, told in (
        ("--corpus", "MAPPE", "mappen med sakspapirer"),
        ("--index", "MAPPE", "mappen for søkeindeksen"),
        ("--state", "MAPPE", "mappen for samtaler og tilbakemeldinger"),
        ("--keep", "DAGER", "hvor mange dager samtaler på nettsiden blir lagret (90 når intet er sagt)"),
        ("--staff", "KODE", "koden ansatte skriver på nettsiden for å endre kildene"),
        ("--store", "ADRESSE", "en Chroma-tjener for vektorene, som http://127.0.0.1:8000"),
        ("--embedding", "MODELL", "en annen sentence-transformers-modell (navn eller mappe)"),
        ("--llm", "MODELL", "en språkmodell; denne utgaven svarer uten"),
    ):
        shared.add_argument(option, metavar=metavar, help=told, type=_not_empty)

    whole = _Parser(
        prog="saksvar",
        description="Svarer på spørsmål om en sak fra sakens egne papirer, med kilde for hvert svar.",
        parents=[shared],
        allow_abbrev=False,
    )
    whole.add_argument(
        "--version", action="version", version=f"saksvar {version('saksvar')}", help="vis versjonen og avslutt"
    )
    commands = whole.add_subparsers(dest="command", metavar="KOMMANDO", parser_class=_Parser, title="kommandoer")

    def command(name: str, told: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=told, description=told, parents=[shared], allow_abbrev=False)

    chat = command("chat", "Åpner nettsiden; bygger indeksen første gang.")
    chat.add_argument(
        "--port",
        type=_whole_number,
        default=8501,
        metavar="N",
        help="porten nettsiden svarer på (8501 når intet er sagt)",
    )

    ask = command("ask", "Svarer på ett spørsmål, eller på en fil med spørsmål.")
    ask.add_argument("question", nargs="?", metavar="SPØRSMÅL", help="spørsmålet, i anførselstegn")
    ask.add_argument("--json", action="store_true", help="svaret som JSON")
    ask.add_argument("--today", metavar="DATO", help="dagen det regnes fra, som 2020-09-01; ellers dagen i dag")
    ask.add_argument(
        "--history", action="append", default=[], metavar="SPØRSMÅL", help="et tidligere spørsmål; kan gjentas"
    )
    ask.add_argument(
        "--batch", type=_not_empty, metavar="FIL", help="JSONL: ett spørsmål per linje; ett JSON-svar per linje tilbake"
    )

    search = command("search", "Viser avsnittene som ligger nærmest et spørsmål.")
    search.add_argument("question", nargs="?", metavar="SPØRSMÅL", help="det det søkes etter, i anførselstegn")
    search.add_argument(
        "-k", type=_whole_number, default=10, metavar="N", help="hvor mange avsnitt (10 når intet er sagt)"
    )
    search.add_argument("--json", action="store_true", help="treffene som JSON")
    search.add_argument(
        "--batch", type=_not_empty, metavar="FIL", help="JSONL: ett søk per linje; én JSON-linje per søk tilbake"
    )

    index = command("index", "Bygger søkeindeksen når kildene er endret.")
    index.add_argument("--rebuild", action="store_true", help="les alt og bygg på nytt, også når indeksen passer")

    add = command("add", "Legger dokumenter til i mappen og bygger indeksen.")
    add.add_argument(
        "files", nargs="+", metavar="FIL", type=_not_empty, help="dokumentet, eller navnet på et som alt er i mappen"
    )
    add.add_argument("--date", metavar="DATO", type=_not_empty, help="datoen, som 2020-08-24 eller august 2020")
    add.add_argument("--title", metavar="TITTEL", type=_not_empty, help="tittelen, når filen ikke sier den")
    add.add_argument("--kind", metavar="TYPE", type=_not_empty, help="hva slags dokument det er, som saksframlegg")
    add.add_argument("--replace", action="store_true", help="erstatt et annet dokument som heter det samme")

    remove = command("remove", "Tar dokumenter ut av mappen og bygger indeksen.")
    remove.add_argument(
        "names", nargs="+", metavar="NAVN", type=_not_empty, help="dokumentets navn, slik «saksvar sources» viser det"
    )
    remove.add_argument("--delete", action="store_true", help="slett filen for godt i stedet for å ta vare på den")

    sources = command("sources", "Viser kildene.")
    sources.add_argument("--json", action="store_true", help="som JSON")
    sources.add_argument("--text", action="store_true", help="med hele teksten")

    timeline = command("timeline", "Viser faser og frister, også etter en forsinkelse.")
    timeline.add_argument(
        "--delay", type=_whole_number, default=0, metavar="N", help="som om hovedprosjektet er N måneder forsinket"
    )
    timeline.add_argument("--json", action="store_true", help="som JSON")
    timeline.add_argument("--ics", type=_not_empty, metavar="FIL", help="skriv en kalenderfil")
    timeline.add_argument("--today", metavar="DATO", help="dagen det regnes fra, som 2020-09-01; ellers dagen i dag")

    check = command("check", "Kontrollerer kilder, sitater, indeks og tidslinje.")
    check.add_argument("--json", action="store_true", help="som JSON")

    verify = command("verify", "Kontrollerer lagrede svar mot kildene.")
    verify.add_argument("file", metavar="FIL", help="JSONL med svar fra «ask --json», «ask --batch» eller nettsiden")

    for plugin in entry_points(group="saksvar.commands"):
        plugin.load().add_parser(command)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0, or 2 with a sentence on standard error (`check`, `eval`, `verify`: also 1
    for what they found; 130 when the user broke it off)."""
    os.environ.setdefault("LANGSMITH_TRACING", "false")
    given: dict[str, Any] = {}
    try:
        given.update(vars(parser().parse_args(argv)))
        status = _run(given)
        sys.stdout.flush()  # a closed pipe or a full disk shows here, not when the interpreter shuts down
        return status
    except SaksvarError as error:
        print(with_options(str(error), given), file=sys.stderr)
        return 2
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        print("Avbrutt.", file=sys.stderr)
        return 130
    except OSError as error:
        _drop_output()
        print(_refused(error), file=sys.stderr)
        return 2
    except Exception as error:
        if os.environ.get("SAKSVAR_TRACE"):
            raise
        print(_unforeseen(error), file=sys.stderr)
        return 2


def _refused(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return (
        f"Maskinen sa nei til å lese eller skrive{where}: {error.strerror or error}. Kontroller plassen på disken og "
        "tilgangen til mappene, og prøv igjen."
    )


def _unforeseen(error: Exception) -> str:
    seen = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"Noe uventet gikk galt i programmet ({seen}). Prøv igjen; med SAKSVAR_TRACE=1 ser du hvor det skjedde."


def _drop_output() -> None:
    """What is left in the buffer has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: dict[str, Any]) -> int:
    name = given["command"]
    if name is None:
        raise SaksvarError(_NO_COMMAND)
    from assistant.folder_change import settle
    from assistant.settings import read_settings

    settings = read_settings({key: given[key] for key in _GLOBAL if key in given})
    settle(settings.corpus)
    if settings.llm:
        print(f"Språkmodellen «{settings.llm}» er ikke i bruk: denne utgaven svarer uten språkmodell.", file=sys.stderr)
    for plugin in entry_points(group="saksvar.commands"):
        if plugin.name == name:
            return int(plugin.load().run(settings, given))
    from assistant import commands

    return commands.COMMANDS[name](settings, given)


if __name__ == "__main__":
    sys.exit(main())
