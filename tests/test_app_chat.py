"""The chat page in a real browser, with made-up papers."""

import json
import re

import pytest
from app_fake import BRIDGE, HOSTILE
from browser import QUESTION_BOX, Reader, Server, answered, ask, axe_findings, marked_words, settled, until

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser


def test_a_citation_opens_with_exactly_its_words_marked(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hvilke valg har vi?")
    start = BRIDGE.text.index("bygge ny bru")
    end = BRIDGE.text.index("innføre ferje") + len("innføre ferje")
    page.locator(".sv-answer a.sv-ref").first.click()
    assert marked_words(page) == BRIDGE.text[start:end]
    until(page, f"location.href.includes('kilde=bruprosjekt.md&fra={start}&til={end}')")


def test_a_card_opens_its_own_citation(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hvilke valg har vi?")
    page.locator(".sv-card a[data-open='2'] q").click()
    assert marked_words(page) == "Velforeningen vil ha ny bru."


def test_slides_before_and_after_can_be_leafed_through(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    page.locator(".sv-answer a.sv-ref").first.click()
    panel = page.locator(".st-key-kildepanel")
    panel.get_by_text("Lysbilde 2 av 3").wait_for()
    panel.get_by_role("button", name="Neste").click()
    panel.get_by_text("Lysbilde 3: Fremdrift").wait_for()
    assert panel.get_by_role("button", name="Neste").count() == 0
    panel.get_by_role("button", name="Forrige").click()
    panel.get_by_text("Lysbilde 2: Valgene").wait_for()
    panel.get_by_role("button", name="Forrige").click()
    panel.get_by_text("Lysbilde 1: Bakgrunn").wait_for()
    panel.get_by_role("button", name="Lukk kilden").click()
    panel.wait_for(state="detached")


def test_the_back_button_closes_the_source(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    page.locator(".sv-answer a.sv-ref").first.click()
    page.locator(".st-key-kildepanel").wait_for()
    page.go_back()
    page.locator(".st-key-kildepanel").wait_for(state="detached")
    answered(page, "Hva koster ny bru?")


def test_everything_works_by_keyboard(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    page.get_by_label(QUESTION_BOX).wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "INPUT":
            break
    page.keyboard.type("Hva koster ny bru?")
    page.keyboard.press("Enter")
    answered(page, "Hva koster ny bru?")
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.sv-answer a.sv-ref')"):
            break
    page.keyboard.press("Enter")
    assert marked_words(page) == "Ny bru koster 84 millioner kroner."
    until(page, "document.activeElement.matches('.sv-panel-place')")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Lukk"):
            break
    page.keyboard.press("Enter")
    page.locator(".st-key-kildepanel").wait_for(state="detached")
    until(page, "document.activeElement.matches('.sv-answer a.sv-ref')")


def test_letters_are_no_shortcuts(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    page.get_by_label(QUESTION_BOX).wait_for()
    settled(page)
    page.evaluate("document.activeElement.blur()")
    seen = "window.runs = 0; new MutationObserver(all => window.runs += all.filter(m => m.attributeName).length)"
    page.evaluate(seen + ".observe(document.querySelector('.stApp'), {attributeFilter: ['data-test-script-state']})")
    page.keyboard.press("r")
    page.keyboard.press("c")
    page.wait_for_timeout(400)
    assert page.evaluate("window.runs") == 0
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_runs_over_the_edge_of_a_phone(reader: Reader, fake_server: Server, width: int) -> None:
    page = reader.open(fake_server.url)
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_label(QUESTION_BOX).wait_for()
    boxes = "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
    overflow = boxes + ".map(box => box.scrollWidth - box.clientWidth)"
    assert page.evaluate(overflow) == [0, 0]
    ask(page, "Når er fristen? " + "Langtordutenmellomrom" * 6)
    assert page.evaluate(overflow) == [0, 0]
    page.locator(".sv-answer a.sv-ref").first.click()
    page.locator(".st-key-kildepanel mark").first.wait_for()
    assert page.evaluate(overflow) == [0, 0]


def test_the_page_says_that_it_is_norwegian(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    page.get_by_label(QUESTION_BOX).wait_for()
    assert page.evaluate("document.documentElement.lang") == "nb"
    response = page.request.get(fake_server.url, headers={"Accept": "text/html"})
    assert '<html lang="nb">' in response.text()
    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"


def test_the_copy_button_puts_answer_and_sources_on_the_clipboard(reader: Reader, fake_server: Server) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(fake_server.url)
    ask(page, "Hvilke valg har vi?")
    page.get_by_role("button", name="Kopier svaret").click()
    page.get_by_role("button", name="Kopiert").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Spørsmål: Hvilke valg har vi?" in copied
    assert "– sette i stand den gamle [1]" in copied
    assert (
        "[2] Høringssvar fra velforeningen (sommeren 2020), Lysbilde 1: Svar: «Velforeningen vil ha ny bru.»" in copied
    )
    assert page.locator("#saksvar-melding").text_content() == "Kopiert til utklippstavlen."


def test_the_copied_link_asks_the_question_again_in_a_new_conversation(reader: Reader, fake_server: Server) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    page.get_by_role("button", name="Kopier lenke").first.click()
    page.get_by_role("button", name="Kopiert").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "?q=Hva+koster+ny+bru" in link
    assert "samtale" not in link
    fresh = reader.open(link)
    answered(fresh, "Hva koster ny bru?")
    assert "samtale=" in fresh.url
    assert "q=" not in fresh.url
    assert fresh.get_by_text("Tidligere i samtalen").count() == 0


def test_a_link_to_a_place_opens_it_marked_without_a_question(reader: Reader, fake_server: Server) -> None:
    start = BRIDGE.text.index("84 millioner")
    place = f"kilde=bruprosjekt.md&fra={start}&til={start + len('84 millioner')}"
    for path in ("/?", "/kilder?"):
        assert marked_words(reader.open(fake_server.url + path + place)) == "84 millioner"


def test_a_document_with_signs_in_its_name_is_reached_by_its_link(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hvilke valg har vi?")
    href = page.locator(".sv-answer a.sv-ref[data-open='2']").get_attribute("href")
    assert href
    assert marked_words(reader.open(fake_server.url + "/" + href)) == "Velforeningen vil ha ny bru."


def test_a_thumb_is_stored_at_once_and_the_comment_after_it(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru til slutt?")
    page.get_by_role("button", name="Nei").click()
    page.locator(".sv-thanks", has_text="Det er lagret").wait_for()
    stored = [json.loads(line) for line in (fake_server.state / "votes.jsonl").read_text().splitlines()]
    assert [(vote["vote"], vote["comment"]) for vote in stored] == [("down", "")]
    assert stored[0]["question"] == "Hva koster ny bru til slutt?"
    page.get_by_label("Hva var galt eller manglet?").fill("Prisen er gammel <b>nå</b>")
    page.get_by_role("button", name="Send kommentar").click()
    page.locator(".sv-thanks", has_text="Kommentaren er lagret").wait_for()
    stored = [json.loads(line) for line in (fake_server.state / "votes.jsonl").read_text().splitlines()]
    assert [(vote["vote"], vote["comment"]) for vote in stored] == [
        ("down", ""),
        ("down", "Prisen er gammel <b>nå</b>"),
    ]
    assert stored[0]["turn"] == stored[1]["turn"]


def test_a_reload_keeps_the_conversation_and_a_follow_up_knows_it(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    ask(page, "Og når er fristen?")
    assert page.locator(".sv-reading").text_content() == "Forstått som: Og når er fristen? (etter: Hva koster ny bru?)"
    page.reload()
    answered(page, "Og når er fristen?")
    assert page.locator(".sv-earlier summary").all_text_contents() == ["Hva koster ny bru?"]


def test_nobody_else_sees_a_conversation_by_its_address(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    address = page.url
    browser = reader.context.browser
    assert browser
    stranger = browser.new_context()
    other = stranger.new_page()
    other.goto(address)
    other.get_by_label("Hva lurer du på?").wait_for()
    settled(other)
    assert other.get_by_text("84 millioner").count() == 0
    stranger.close()


def test_a_new_conversation_starts_empty(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster ny bru?")
    page.get_by_role("button", name="Ny samtale").click()
    page.get_by_text("Spørsmål du kan prøve").wait_for()
    page.get_by_role("button", name="Hvilke valg har vi?").click()
    answered(page, "Hvilke valg har vi?")
    assert page.locator(".sv-reading").count() == 0


def test_a_deleted_conversation_is_gone_from_the_disk(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hva koster den nye brua jeg vil glemme?")
    address = page.url

    def stored() -> list[str]:
        files = (fake_server.state / "conversations").rglob("*.jsonl")
        return [path.name for path in files if "vil glemme" in path.read_text()]

    assert len(stored()) == 1
    page.get_by_role("button", name="Slett samtalen").click()
    page.get_by_text("Spørsmål du kan prøve").wait_for()
    assert stored() == []
    page.goto(address)
    page.get_by_text("Spørsmål du kan prøve").wait_for()


def test_hostile_text_stays_text(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "injiser " + HOSTILE)
    page.locator(".sv-answer a.sv-ref").first.click()
    assert marked_words(page) == HOSTILE
    assert page.locator(".sv-lead").inner_text().startswith(HOSTILE)
    assert page.locator("img[src='x'], a[href*='example.org'], .katex").count() == 0


def test_what_the_sources_do_not_say_is_told_plainly_with_the_nearest(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hvem er ordfører?")
    assert page.locator(".sv-abstained .sv-status").text_content() == "Det står ikke i kildene"
    page.locator(".sv-abstained .sv-context").get_by_text("Velforeningen").wait_for()
    page.get_by_role("button", name="Hva koster ny bru?").click()
    answered(page, "Hva koster ny bru?")


def test_a_computed_answer_shows_its_working_with_the_source(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Når er fristen?")
    working = page.locator(".sv-calc")
    assert working.get_attribute("open") is not None
    working.get_by_text("31. oktober 2020 til i dag er").wait_for()
    working.locator("a.sv-ref").click()
    assert marked_words(page) == "Fristen for å søke om tilskudd er 31. oktober 2020."


def test_a_question_that_cannot_be_read_is_told_in_a_sentence(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    page.get_by_role("button", name="Spør", exact=True).click()
    page.get_by_role("alert").get_by_text("Spørsmålet er tomt").wait_for()
    page.get_by_label(QUESTION_BOX).wait_for()


def test_a_fault_shows_a_code_and_no_trace(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    page.get_by_label(QUESTION_BOX).fill("krasj")
    page.get_by_label(QUESTION_BOX).press("Enter")
    note = page.get_by_role("alert")
    note.wait_for()
    code = re.search(r"feilkode ([0-9A-F]{6})", note.inner_text())
    assert code
    body = page.locator("body").inner_text()
    assert "hemmelig" not in body
    assert "Traceback" not in body
    assert f"Feil {code.group(1)}" in fake_server.log.read_text()


def test_status_messages_are_said_to_screen_readers(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url)
    ask(page, "Hvilke valg har vi?")
    until(page, "document.getElementById('saksvar-melding').textContent === 'Svaret er klart. 2 kilder.'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(reader: Reader, fake_server: Server, scheme: str) -> None:
    page = reader.open(fake_server.url)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.reload()
    page.get_by_label(QUESTION_BOX).wait_for()
    settled(page)
    assert axe_findings(page) == []
    ask(page, "Når er fristen?")
    ask(page, "Hvilke valg har vi?")
    assert axe_findings(page) == []
    page.locator(".sv-answer a.sv-ref").first.click()
    page.locator(".st-key-kildepanel mark").first.wait_for()
    settled(page)
    assert axe_findings(page) == []
    ask(page, "Hvem er ordfører?")
    page.get_by_role("button", name="Nei").click()
    page.locator(".sv-thanks", has_text="Det er lagret").wait_for()
    settled(page)
    assert axe_findings(page) == []
