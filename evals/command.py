"""`saksvar eval` on the command line.

The command line loads this for every command, so nothing heavier than argparse is imported before `eval` itself is run.
"""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.settings import Settings

Command = Callable[[str, str], argparse.ArgumentParser]


def add_parser(command: Command) -> None:
    """Adds `eval` to the command line."""
    parser = command("eval", "Prøver de kjente spørsmålene og sier hva som er brutt siden grunnlinjen.")
    parser.add_argument("--kind", action="append", metavar="SLAG", help="bare spørsmål av dette slaget; kan gjentas")
    parser.add_argument("--case", action="append", metavar="ID", help="bare dette spørsmålet; kan gjentas")
    parser.add_argument(
        "--half", choices=("tune", "report", "all"), default="all", help="åpen del, lukket del eller alt"
    )
    parser.add_argument("--set", action="append", metavar="SETT", help="namdal, second eller en mappe; kan gjentas")
    parser.add_argument("--against", metavar="REV", help="en fil eller git-revisjon å sammenligne med")
    parser.add_argument("--update-baseline", action="store_true", help="gjør dette resultatet til ny grunnlinje")
    parser.add_argument("--jobs", type=int, metavar="N", help="hvor mange prosesser som spør (to når de er mange)")
    parser.add_argument("--show", action="store_true", help="vis hele svaret på hvert spørsmål som ikke er riktig")
    parser.add_argument("--draft", action="store_true", help="lag utkast til spørsmål av svar som brukere har avvist")


def run(settings: "Settings", given: dict[str, Any]) -> int:
    """Runs what was asked for and prints it: 0 pass, 1 regression, 2 invalid run.

    Raises: SaksvarError (exit 2) when nothing can be run.
    """
    if given["draft"]:
        from evals.drafts import write_drafts

        return write_drafts(settings.state_folder)
    from evals.opening import opened
    from evals.run import evaluate

    return evaluate(settings, given, opened)
