"""Takes the pictures in docs/ of the web app on the shipped case: `python tests/screenshots.py URL`."""

import sys
from pathlib import Path

from browser import ask, settled
from browser_fixtures import CHROMIUM, FLAGS
from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).parent.parent / "docs"
DEADLINES = "Hvilke frister gjelder for SW2?"
REASONS = "Hvorfor er Helseplattformen politisk interessant?"


def take(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        start = _page(browser, url, 1280, 960)
        start.screenshot(path=DOCS / "start.png")
        _asked(start, DEADLINES)
        start.screenshot(path=DOCS / "svar.png")
        _asked(start, REASONS)
        _opened(start)
        start.screenshot(path=DOCS / "kilde.png")
        dark = _page(browser, url, 1280, 960, dark=True)
        _asked(dark, REASONS)
        _opened(dark)
        dark.screenshot(path=DOCS / "kilde-morkt.png")
        phone = _page(browser, url, 390, 1100)
        _asked(phone, REASONS)
        phone.screenshot(path=DOCS / "telefon.png")
        plan = _page(browser, url + "/tidslinje", 1280, 1500)
        plan.get_by_role("slider").focus()
        for _ in range(6):
            plan.keyboard.press("ArrowRight")
        plan.locator(".sv-told[data-announce^='6:']").wait_for()
        settled(plan)
        plan.wait_for_timeout(800)
        plan.screenshot(path=DOCS / "tidslinje.png")
        browser.close()


def _page(browser: Browser, url: str, width: int, height: int, dark: bool = False) -> Page:
    context = browser.new_context(
        locale="nb-NO", viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(url)
    page.locator(".stHtml h1").first.wait_for()
    settled(page)
    page.wait_for_timeout(800)
    return page


def _asked(page: Page, question: str) -> None:
    ask(page, question)
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)


def _opened(page: Page) -> None:
    page.locator(".sv-answer a.sv-ref").first.click()
    page.locator(".st-key-kildepanel mark").first.wait_for()
    settled(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    take(sys.argv[1].rstrip("/"))
