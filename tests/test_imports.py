"""Imports point one way, and heavy libraries stay in the one place they are for."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Ran

PACKAGES = ("corpus", "index", "assistant", "evals")
HEAVY = ("torch", "sentence_transformers", "transformers", "langchain_huggingface", "streamlit", "pandas")


def imported(path: Path) -> set[str]:
    """The top names of all that a file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def importing(library: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in sources() if library in imported(path)}


def test_the_import_contract_holds() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(command)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_store_imports_chromadb() -> None:
    assert importing("chromadb") == {"index/store.py"}


def test_only_the_app_imports_streamlit() -> None:
    users = importing("streamlit")
    assert users and all(name.startswith("assistant/app/") for name in users)


@pytest.mark.parametrize("library", ["torch", "sentence_transformers", "langchain_huggingface", "langchain_chroma"])
def test_models_and_their_libraries_are_known_to_the_index_alone(library: str) -> None:
    """The evals may hold others' ways of searching beside ours."""
    assert all(name.startswith(("index/", "evals/")) for name in importing(library))


def test_nothing_of_the_program_reads_the_clock_but_the_clock() -> None:
    """`today` is an argument; times of stored lines and of runs are not days to compute from."""
    calls = ("date.today(", "datetime.today(", "utcnow(")
    assert [p.name for p in sources() if any(call in p.read_text("utf-8") for call in calls)] == []
    readers = {p.relative_to(ROOT).as_posix() for p in sources() if "today_in_oslo()" in p.read_text("utf-8")}
    allowed = ("assistant/clock.py", "assistant/commands.py", "assistant/checking.py", "assistant/app/", "evals/")
    assert all(name.startswith(allowed) for name in readers)


def test_no_file_is_named_after_a_library_or_is_a_drawer_for_everything() -> None:
    names = {path.stem for path in sources()}
    assert names.isdisjoint({*HEAVY, "utils", "helpers", "misc", "common", "holidays", "chroma", "numpy", "tqdm"})


def test_a_first_answer_loads_neither_torch_nor_sentence_transformers(process: Callable[..., Ran]) -> None:
    loaded = f"print([name for name in {HEAVY} if name in sys.modules])"
    # Words that no passage has, so that the vectors are asked too.
    ran = process("ask", "Hvem betaler vaffelrøren på Bardufoss?", "--json", after=loaded)
    assert ran.status == 0 and ran.out.splitlines()[-1] == "[]", ran


def test_help_loads_no_part_of_the_index(process: Callable[..., Ran]) -> None:
    before = (
        "import atexit\n"
        "atexit.register(lambda: print([n for n in ('numpy', 'onnxruntime', 'chromadb', 'scipy') if n in sys.modules]))"
    )
    ran = process("--help", before=before)
    assert ran.status == 0 and ran.out.splitlines()[-1] == "[]", ran
