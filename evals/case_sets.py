"""The sets of known pairs, each with the folder of documents it is asked of.

`namdal` is asked of the case that ships (or of `--corpus`), `second` of a made-up case that nothing is tuned on, and
any other folder of the documents beside its questions. Every set has an index of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from corpus.errors import SaksvarError
from evals.cases import Case, load_cases

HERE = Path(__file__).parent
NAMDAL = "namdal"
SECOND = "second"
DOCUMENTS = "documents"
SHIPPED_SETS = (NAMDAL, SECOND)
READ_CASES = (
    "third_case", "fourth_case", "fifth_case", "seventh_case", "eighth_case", "ninth_case", "tenth_case",
    "eleventh_case", "fourteenth_case", "fifteenth_case", "sixteenth_case", "eighteenth_case",
)  # fmt: skip
"""The made-up cases whose failures somebody has read; the cross-encoder learns from them."""
_FOLDERS = {NAMDAL: HERE / "cases", SECOND: HERE / "second_case"}


@dataclass(frozen=True, slots=True)
class CaseSet:
    """Cases and the settings of the assistant they are put to."""

    name: str
    cases: tuple[Case, ...]
    settings: Settings


def load_sets(names: Sequence[str], settings: Settings) -> tuple[CaseSet, ...]:
    """The named sets, in the order given.

    Raises: SaksvarError when a name is neither a set nor a folder of questions.
    """
    return tuple(_load(name, settings) for name in names)


def _load(name: str, settings: Settings) -> CaseSet:
    folder = _FOLDERS.get(name, Path(name))
    if not folder.is_dir():
        known = " og ".join(SHIPPED_SETS)
        raise SaksvarError(f"Settet «{name}» finnes ikke. Kjente sett er {known}; ellers oppgi en mappe med spørsmål.")
    cases = load_cases(folder)
    if name == NAMDAL:
        return CaseSet(name, cases, settings)
    beside = folder / DOCUMENTS
    if not beside.is_dir():
        return CaseSet(name, cases, settings)
    index = settings.index.with_name(f"{settings.index.name}-{folder.name}") if settings.index else None
    return CaseSet(name, cases, settings.model_copy(update={"corpus": beside, "index": index}))
