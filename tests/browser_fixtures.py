"""Fixtures for tests that drive a real Chromium against the web app.

A test module that uses them says `pytest_plugins = ["browser_fixtures"]`. Without Chromium the tests are skipped,
unless CI=true or SAKSVAR_REQUIRE_BROWSER=1 says that it must be there.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import Reader, Server
from playwright.sync_api import Browser, sync_playwright

from assistant.settings import SHIPPED, Settings, read_settings

if TYPE_CHECKING:
    from assistant.ask import Assistant

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MUST_RUN = os.environ.get("CI") == "true" or os.environ.get("SAKSVAR_REQUIRE_BROWSER") == "1"


def started(state: Path, log: Path, *arguments: str) -> Iterator[Server]:
    """The app in a process of its own with those arguments, until the test is over."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "app_server.py"), str(state), *arguments],
            stdout=subprocess.PIPE,
            stderr=out,
            text=True,
            env=environment,
        )
    try:
        assert process.stdout is not None
        ready = process.stdout.readline()
        found = re.search(r"http://\S+", ready)
        assert found, f"the server did not start: {ready}\n{log.read_text()}"
        yield Server(found.group(), state, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if MUST_RUN:
            pytest.fail("The browser tests need the Debian package chromium (apt-get install chromium).")
        pytest.skip("no /usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def fake_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with the made-up papers of `app_fake`."""
    folder = tmp_path_factory.mktemp("fake")
    yield from started(folder / "state", folder / "log", "fake")


@pytest.fixture(scope="session")
def case_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The case that ships with the program, with a state folder of its own and an index built for these tests."""
    folder = tmp_path_factory.mktemp("case")
    return read_settings({"corpus": SHIPPED, "state": folder / "state", "index": folder / "index"})


@pytest.fixture(scope="session")
def case(case_settings: Settings) -> "Assistant":
    """The assistant on the shipped case, opened here as the server opens it."""
    from assistant.ask import Assistant  # heavy, and only these tests want it

    return Assistant.open(case_settings)


@pytest.fixture(scope="session")
def case_server(
    case: "Assistant", case_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The app with the case that ships with the program; `case` has built the index."""
    log = tmp_path_factory.mktemp("log") / "log"
    yield from started(case_settings.state_folder, log, str(case_settings.index_folder))


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Reader]:
    """A reader with an empty browser profile; the test fails if a page asks any other machine for anything."""
    context = chromium.new_context(locale="nb-NO", viewport={"width": 1280, "height": 900})
    someone = Reader(context, [], [])
    yield someone
    context.close()
    assert someone.outside == []
    assert someone.errors == []
