"""What the browser tests do again and again: a reader opens a page, asks, and looks at what is marked."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page


@dataclass(frozen=True, slots=True)
class Server:
    """A running web app: its address, its state folder, and what it wrote."""

    url: str
    state: Path
    log: Path


@dataclass(frozen=True, slots=True)
class Reader:
    """A browser profile, with what its pages asked other machines for and the script errors they had."""

    context: BrowserContext
    outside: list[str]
    errors: list[str]

    def open(self, url: str) -> Page:
        page = self.context.new_page()
        home = re.match(r"\w+://[^/]+", url)
        assert home
        inside = (home.group(), home.group().replace("http", "ws", 1), "data:", "blob:")
        page.on("request", lambda request: self._keep(request.url, inside))
        page.on("websocket", lambda socket: self._keep(socket.url, inside))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(url)
        page.locator(".sv-brand").wait_for()
        return page

    def _keep(self, url: str, inside: tuple[str, ...]) -> None:
        if not url.startswith(inside):
            self.outside.append(url)


QUESTION_BOX = re.compile("Hva lurer du på|oppfølgingsspørsmål")


def ask(page: Page, question: str) -> None:
    """Types the question, sends it with Enter, and waits until its answer stands there."""
    box = page.get_by_label(QUESTION_BOX)
    box.fill(question)
    box.press("Enter")
    answered(page, question)


def answered(page: Page, question: str) -> None:
    page.locator("h1.sv-question").filter(has_text=question).wait_for()
    settled(page)


def until(page: Page, condition: str) -> None:
    """Waits until the JavaScript condition holds. Playwright's own wait uses `eval`, which the pages forbid."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"after 10 s it still does not hold that {condition}")


def settled(page: Page) -> None:
    """Waits until Streamlit has drawn all of the last run."""
    page.locator("[data-test-script-state='notRunning']").wait_for(state="attached")
    until(page, "!document.querySelector('[data-stale=\"true\"]')")


def marked_words(page: Page) -> str:
    """All marked characters in the open source, in order, those between blocks too."""
    page.locator(".st-key-kildepanel mark").first.wait_for(state="attached")
    marks: list[str] = page.locator(".st-key-kildepanel mark").evaluate_all("all => all.map(m => m.textContent)")
    return "".join(marks)


def axe_findings(page: Page) -> list[Any]:
    """Violations of WCAG 2.1 A and AA that axe-core sees."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    violations = Axe().run(page, options=options).response["violations"]
    return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in violations]
