"""The other pages in a real browser: timeline, sources, about; and what must hold on all of them."""

import re
from datetime import date
from pathlib import Path

import pytest
from app_fake import BRIDGE, PLAN
from browser import QUESTION_BOX, Reader, Server, ask, axe_findings, marked_words, settled
from icalendar import Calendar
from playwright.sync_api import Page

from assistant.app.plan_rows import from_today, plan_rows, undated_phases
from corpus.interval import Grain, Interval

pytest_plugins = ["browser_fixtures"]

PAGES = ("/", "/tidslinje", "/kilder", "/om")


def _timeline(reader: Reader, server: Server) -> Page:
    page = reader.open(server.url + "/tidslinje")
    page.locator("[data-testid='stVegaLiteChart'] canvas, [data-testid='stVegaLiteChart'] svg").first.wait_for()
    settled(page)
    return page


def _delay_by(page: Page, months: int) -> None:
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(months):
        page.keyboard.press("ArrowRight")
    page.locator(f".sv-told[data-announce^='{months}:']").wait_for()
    settled(page)


def test_rows_move_only_what_the_rule_names() -> None:
    still, moved = plan_rows(PLAN, "vei", 0), plan_rows(PLAN, "vei", 6)
    assert [row.name for row in still] == [row.name for row in moved]
    assert [row.name for row in moved if row.is_moved] == ["Byggetrinn 2: åpning"]
    assert [row.name for row in moved if row.if_moved] == ["Byggetrinn 2: søknad om tilskudd"]
    assert not any(row.is_moved or row.if_moved for row in still)
    assert all(row.when == row.stated for row in moved if row.kind == "frist")


def test_the_time_from_today_is_told_in_all_three_directions() -> None:
    day = Interval(date(2020, 10, 31), date(2020, 10, 31), Grain.DAY)
    year = Interval(date(2020, 1, 1), date(2020, 12, 31), Grain.YEAR)
    assert from_today(day, date(2020, 10, 1)) == "om 30 dager"
    assert from_today(day, date(2020, 11, 1)) == "for 1 dag siden"
    assert from_today(day, date(2020, 10, 31)) == "i dag"
    assert from_today(year, date(2020, 6, 1)) == "pågår nå"


def test_phases_without_any_date_are_named() -> None:
    assert undated_phases(PLAN) == ("Byggetrinn 3",)


@pytest.mark.browser
def test_the_delay_is_told_in_words_and_leaves_the_rest(reader: Reader, fake_server: Server) -> None:
    page = _timeline(reader, fake_server)
    assert page.locator(".sv-table th", has_text="Etter forsinkelsen").count() == 0
    _delay_by(page, 6)
    row = page.locator(".sv-table tr", has_text="Byggetrinn 2: åpning")
    assert "Q1/2 2024" in row.inner_text()
    assert "uendret" in page.locator(".sv-table tr", has_text="Byggetrinn 1: åpning").inner_text()


@pytest.mark.browser
def test_every_date_is_one_click_from_its_source(reader: Reader, fake_server: Server) -> None:
    page = _timeline(reader, fake_server)
    rows = plan_rows(PLAN, None, 0)
    assert page.locator(".sv-table tbody tr").count() == len(rows)
    for row in rows:
        page.locator(f".sv-table a[data-open='{row.number}']").click()
        page.wait_for_url(f"**fra={row.evidence.span.start}&til={row.evidence.span.end}*")
        settled(page)
        assert marked_words(page) == row.evidence.span.of(BRIDGE.text)


@pytest.mark.browser
def test_the_picture_has_words_for_those_who_do_not_see_it(reader: Reader, fake_server: Server) -> None:
    page = _timeline(reader, fake_server)
    told = page.locator("[aria-label*='Tidslinje med'], [alt*='Tidslinje med']").first
    label = told.get_attribute("aria-label") or told.get_attribute("alt") or ""
    for row in plan_rows(PLAN, None, 0):
        assert row.name in label


@pytest.mark.browser
def test_a_wanted_date_is_counted_back_with_its_rule(reader: Reader, fake_server: Server) -> None:
    page = _timeline(reader, fake_server)
    box = page.get_by_label("Ønsket driftsdato")
    box.fill("17. mai 2025")
    box.press("Enter")
    told = page.locator(".sv-wish")
    told.wait_for()
    assert "fredag 17. mai 2024" in told.inner_text()
    assert "grunnlovsdag" in page.locator(".stMain, [data-testid='stMain']").first.inner_text().lower()
    box.fill("30. februar 2025")
    box.press("Enter")
    page.get_by_role("alert").wait_for()
    assert "30. februar" in page.get_by_role("alert").inner_text()


@pytest.mark.browser
def test_the_calendar_file_holds_every_dated_item(reader: Reader, fake_server: Server, tmp_path: Path) -> None:
    page = _timeline(reader, fake_server)
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned kalenderfil").click()
    path = tmp_path / "plan.ics"
    download.value.save_as(path)
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == len(plan_rows(PLAN, None, 0))


@pytest.mark.browser
def test_a_document_can_be_read_from_end_to_end(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url + "/kilder")
    page.get_by_role("button", name="Les dokumentet").first.click()
    panel = page.locator(".st-key-kildepanel")
    panel.get_by_text("Lysbilde 1 av 3").wait_for()
    panel.get_by_role("button", name="Neste").click()
    panel.get_by_text("Lysbilde 2 av 3").wait_for()
    assert page.locator(".sv-facts dd", has_text=BRIDGE.sha256).count() == 1


@pytest.mark.browser
def test_the_front_page_is_reached_from_every_page(reader: Reader, fake_server: Server) -> None:
    for path in PAGES[1:]:
        page = reader.open(fake_server.url + path)
        page.locator(".st-key-toppmeny a[aria-current='page']").wait_for()
        assert page.locator(".st-key-toppmeny a[aria-current='page']").count() == 1
        page.get_by_role("navigation").get_by_role("link", name="Spør", exact=True).click()
        page.get_by_label(QUESTION_BOX).wait_for()


@pytest.mark.browser
def test_the_conversation_is_still_there_after_a_look_at_another_page(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    page.get_by_role("navigation").get_by_role("link", name="Kilder", exact=True).click()
    page.get_by_role("heading", name="Kilder").wait_for()
    page.get_by_role("navigation").get_by_role("link", name="Spør", exact=True).click()
    page.locator("h1.sv-question", has_text="Hva koster ny bru?").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_other_pages(reader: Reader, fake_server: Server, scheme: str) -> None:
    for path in PAGES[1:]:
        page = reader.open(fake_server.url + path)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.reload()
        page.locator(".stHtml h1").wait_for()
        settled(page)
        assert axe_findings(page) == []
    page = _timeline(reader, fake_server)
    _delay_by(page, 3)
    page.locator(".sv-table a").first.click()
    page.locator(".st-key-kildepanel").wait_for()
    settled(page)
    assert axe_findings(page) == []


@pytest.mark.browser
def test_no_page_runs_over_the_edge_at_320_pixels(reader: Reader, fake_server: Server) -> None:
    boxes = "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
    for path in PAGES:
        page = reader.open(fake_server.url + path)
        page.set_viewport_size({"width": 320, "height": 800})
        page.locator(".stHtml h1").first.wait_for()
        settled(page)
        page.wait_for_timeout(300)
        assert page.evaluate(boxes + ".map(box => box.scrollWidth - box.clientWidth)") == [0, 0], path


ENGLISH = re.compile(
    r"\b(the|of|and|to|press|enter to|submit|running|stop|rerun|settings|loading|close|open|select|choose|download|"
    r"search|fullscreen|view|show|hide|clear|error|connecting|skip|main content|menu|sidebar|slider|chart|table|"
    r"made with|deploy|sunday|monday|january|february|march|may|june|july|october|december)\b",
    re.IGNORECASE,
)


@pytest.mark.browser
def test_no_page_speaks_english(reader: Reader, fake_server: Server) -> None:
    seen: set[str] = set()
    for path in PAGES:
        page = reader.open(fake_server.url + path)
        page.locator(".stHtml h1").first.wait_for()
        settled(page)
        if path == "/":
            ask(page, "Hvilke valg har vi?")
            page.locator(".sv-answer a.sv-ref").first.click()
            page.locator(".st-key-kildepanel").wait_for()
            page.get_by_role("button", name="Nei").click()
            page.get_by_label("Hva var galt").wait_for()
            settled(page)
        page.wait_for_timeout(300)
        seen |= set(page.evaluate(WORDS_ON_PAGE))
    assert sorted(words for words in seen if ENGLISH.search(words)) == []


WORDS_ON_PAGE = """() => {
  const found = [];
  const attributes = ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-description"];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("script, style, .sv-source, .sv-facts")) continue;
    for (const name of attributes) if (element.getAttribute(name)) found.push(element.getAttribute(name));
    for (const node of element.childNodes) {
      if (node.nodeType === 3 && node.nodeValue.trim()) found.push(node.nodeValue.trim());
    }
  }
  return found;
}"""


@pytest.mark.browser
def test_health_tells_what_is_served_and_nothing_of_the_readers(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    health = page.request.get(fake_server.url + "/healthz").json()
    assert health["status"] == "ok"
    assert {"id": BRIDGE.id, "sha256": BRIDGE.sha256} in health["documents"]
    assert set(health) == {"status", "index", "documents"}
