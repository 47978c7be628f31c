"""Two web apps on one index whose vectors a Chroma server has, killed and started again while they answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser import Reader, ask
from browser import Server as App
from browser_fixtures import started
from chroma_server import Server
from playwright.sync_api import Page

from assistant.ask import Assistant
from assistant.settings import read_settings

pytest_plugins = ["browser_fixtures"]
AWAY = "svarer ikke"


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("chroma"))
    yield running
    running.kill()


@contextmanager
def app(folder: Path, name: str, index: Path, corpus: Path) -> Iterator[App]:
    yield from started(folder / f"{name}-state", folder / f"{name}-log", str(index), str(corpus))


def test_both_go_on_answering_and_say_what_is_wrong_until_it_is_mended(
    chroma: Server, papers: Path, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSVAR_STORE", chroma.url)
    index = tmp_path / "index"
    Assistant.open(read_settings({"corpus": papers, "index": index}))

    def asked(page: Page, question: str) -> str:
        ask(page, question)
        return page.locator("main, [data-testid='stMain']").first.inner_text()

    with app(tmp_path, "a", index, papers) as first, app(tmp_path, "b", index, papers) as second:
        pages = [reader.open(one.url) for one in (first, second)]
        told = [asked(page, "Hvor stor er tomten?") for page in pages]
        assert all("1 250 kvadratmeter" in one and AWAY not in one for one in told)
        chroma.kill()
        told = [asked(page, "Hva er rammen?") for page in pages]
        assert all("3,4 millioner kroner" in one and AWAY in one for one in told)
        chroma.start()
        told = [asked(page, "Hvem har skrevet notatet?") for page in pages]
        assert all("Solveig Aune" in one for one in told)
        pages = [reader.open(one.url) for one in (first, second)]
        assert all(AWAY not in asked(page, "Hva er fartsgrensen?") for page in pages)
