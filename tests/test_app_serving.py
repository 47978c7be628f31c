"""A new version of the index while the app runs: the old one answers until the new one is open, and no restart."""

import json
import sys
import threading
from pathlib import Path

import pytest
from conftest import PAPERS

from assistant.app import rebuild_process
from assistant.app.rebuilding import Phase, Rebuilding
from assistant.app.serving import Serving
from assistant.settings import Settings, read_settings
from index.versions import current


def wait(rebuilding: Rebuilding) -> None:
    for _ in range(1200):
        if rebuilding.state.phase is not Phase.RUNNING:
            return
        threading.Event().wait(0.05)
    raise AssertionError("a minute went and it still builds")


def test_the_old_version_answers_while_the_new_one_is_opened() -> None:
    names = ["1"]
    may_open = threading.Event()

    def reopen() -> str:
        assert may_open.wait(10)
        return "ny"

    serving = Serving("gammel", lambda: names[-1], reopen)
    assert serving.current() == "gammel"
    names.append("2")
    assert [serving.current() for _ in range(50)] == ["gammel"] * 50
    may_open.set()
    assert serving.renew() and serving.current() == "ny" and serving.version == "2"


def test_a_version_that_cannot_be_opened_leaves_the_old_one() -> None:
    tries = []

    def reopen() -> str:
        tries.append(1)
        raise OSError("borte")

    names = ["1"]
    serving = Serving("gammel", lambda: names[-1], reopen)
    names.append("2")
    assert not serving.renew()
    assert [serving.current() for _ in range(20)] == ["gammel"] * 20 and len(tries) == 1


@pytest.fixture
def settings(papers: Path, small_index: Path, tmp_path: Path) -> Settings:
    own = tmp_path / "index"
    own.mkdir()
    (own / "models").symlink_to(small_index / "models")
    return read_settings({"corpus": papers, "index": own, "state": tmp_path / "state"})


def test_a_build_in_the_background_makes_a_new_version_and_tells_each_step(settings: Settings) -> None:
    built = []
    rebuilding = Rebuilding(settings, lambda: bool(built.append(1)) or True)
    rebuilding.start()
    rebuilding.start()  # documents that change meanwhile get a build of their own
    wait(rebuilding)
    assert rebuilding.state.phase is Phase.DONE and rebuilding.state.documents == len(PAPERS)
    assert current(settings.index_folder) is not None and len(built) == 2


def test_a_build_that_is_refused_says_why(settings: Settings) -> None:
    (settings.corpus / "timeline.yaml").write_text("phases: 5\n", "utf-8")
    rebuilding = Rebuilding(settings, lambda: True)
    rebuilding.start()
    wait(rebuilding)
    assert rebuilding.state.phase is Phase.FAILED and "timeline.yaml" in rebuilding.state.sentence


def test_a_build_that_dies_says_what_to_do(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    rebuilding = Rebuilding(settings, lambda: True)
    rebuilding.start()
    wait(rebuilding)
    assert rebuilding.state.phase is Phase.FAILED and "saksvar index" in rebuilding.state.sentence


def test_the_process_that_builds_tells_how_many_documents_are_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bygger", settings.model_dump_json(exclude={"staff"})])
    monkeypatch.setattr("os.nice", lambda _: 0)
    assert rebuild_process.main() == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    reading = [(one["done"], one["total"]) for one in told if one.get("step") == "Leser dokumentene"]
    assert reading == [(0, 0), *((done, len(PAPERS)) for done in range(len(PAPERS) + 1))]
    assert told[-1] == {"documents": len(PAPERS)}
    assert len(list(settings.drafts_folder.glob("*.json"))) == len(PAPERS)
