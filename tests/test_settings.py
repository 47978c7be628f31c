"""Settings: options outweigh variables, variables outweigh the file, and nothing unknown slips through."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, refused

from assistant.settings import SHIPPED, Settings, read_settings
from corpus.errors import SaksvarError

Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SAKSVAR_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_shipped_case_is_served() -> None:
    settings = read_settings({})
    assert settings.corpus == SHIPPED and settings.embedding is None and settings.llm is None


def test_the_file_is_outweighed_by_a_variable_and_that_by_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("saksvar.toml").write_text('embedding = "fil"\n', "utf-8")
    assert read_settings({}).embedding == "fil"
    monkeypatch.setenv("SAKSVAR_EMBEDDING", "variabel")
    assert read_settings({}).embedding == "variabel"
    assert read_settings({"embedding": "tilvalg"}).embedding == "tilvalg"
    assert read_settings({"embedding": None}).embedding == "variabel"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_can_be_a_variable_and_stand_in_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    in_file, in_variable = ("7", "8") if name == "keep" else ("fil", "variabel")
    Path("saksvar.toml").write_text(f'{name} = "{in_file}"\n', "utf-8")
    assert str(getattr(read_settings({}), name)) == in_file
    monkeypatch.setenv(f"SAKSVAR_{name.upper()}", in_variable)
    assert str(getattr(read_settings({}), name)) == in_variable


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSVAR_CORPUS", "")
    assert read_settings({}).corpus == SHIPPED


def test_the_home_folder_is_understood_in_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    Path("saksvar.toml").write_text('corpus = "~/papirer"\n', "utf-8")
    assert read_settings({}).corpus == tmp_path / "papirer"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("corpsu = 'a'\n", "«corpsu»"),
        ("corpus = 5\n", "«corpus»"),
        ("corpus = ''\n", "«corpus»"),
        ("corpus = \n", "TOML"),
    ],
)
def test_a_broken_file_is_refused_by_key(text: str, told: str) -> None:
    Path("saksvar.toml").write_text(text, "utf-8")
    with pytest.raises(SaksvarError, match=told):
        read_settings({})


def test_a_file_in_another_encoding_is_refused() -> None:
    Path("saksvar.toml").write_bytes('corpus = "måned"\n'.encode("latin-1"))
    with pytest.raises(SaksvarError, match="TOML"):
        read_settings({})


def test_a_broken_file_is_one_sentence_at_the_command_line(saksvar: Run) -> None:
    Path("saksvar.toml").write_text("[corpus\n", "utf-8")
    assert "saksvar.toml" in refused(saksvar("sources"))


def test_the_command_line_takes_the_variable_and_the_file(
    saksvar: Run, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("saksvar.toml").write_text(f"corpus = {json.dumps(str(papers))}\n", "utf-8")
    assert len(json.loads(saksvar("sources", "--json").out)) == 3
    monkeypatch.setenv("SAKSVAR_CORPUS", str(SHIPPED))
    assert len(json.loads(saksvar("sources", "--json").out)) == 1


def test_two_folders_never_share_an_index_or_the_readers_turns(tmp_path: Path) -> None:
    first, second = (read_settings({"corpus": tmp_path / name / "saken"}) for name in ("a", "b"))
    assert first.index_folder != second.index_folder and first.state_folder != second.state_folder
    assert first.index_folder == read_settings({"corpus": tmp_path / "a" / ".." / "a" / "saken"}).index_folder


def test_settings_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings({}).embedding = "annen"
