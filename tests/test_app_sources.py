"""Staff change the sources in a real browser: sent, shown, kept, asked, cited into the page's picture, taken out."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Reader, Server, ask, axe_findings, marked_words, settled
from browser_fixtures import started
from conftest import PAPERS
from paper_pdf import HEIGHT_SENTENCE, paper_pdf
from PIL import Image
from playwright.sync_api import Page, expect
from test_app_page_picture import yellow_rows
from test_app_pages import ENGLISH, WORDS_ON_PAGE

from assistant.ask import Assistant
from assistant.settings import read_settings

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser

QUESTION = "Hvor høyt skal gjerdet være?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sak"
    for name, text in PAPERS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def server(folder: Path, tmp_path: Path) -> Iterator[Server]:
    """The app on a folder of its own, which these tests change."""
    index = tmp_path / "index"
    Assistant.open(read_settings({"corpus": folder, "index": index}))
    yield from started(tmp_path / "state", tmp_path / "log", str(index), str(folder))


def sources_page(reader: Reader, server: Server) -> Page:
    page = reader.open(server.url + "/kilder")
    page.get_by_role("heading", name="Kilder", exact=True).wait_for()
    settled(page)
    return page


def send(page: Page, *files: tuple[str, bytes]) -> None:
    given = [{"name": name, "mimeType": "application/octet-stream", "buffer": contents} for name, contents in files]
    page.locator("input[type=file]").set_input_files(given)  # type: ignore[arg-type]
    page.locator("p", has_text="Ingenting er lagt til ennå").wait_for()
    settled(page)


def built(page: Page) -> None:
    page.locator(".sv-done", has_text="Søkeindeksen er ferdig").wait_for(timeout=90_000)
    settled(page)


def card(page: Page, name: str) -> str:
    """What is said of the document with that file name."""
    return page.locator("[class*='st-key-dokument-']").filter(has=page.locator("dd", has_text=name)).inner_text()


def test_a_paper_is_sent_shown_kept_asked_cited_into_its_picture_and_taken_out(
    reader: Reader, server: Server, folder: Path
) -> None:
    page = sources_page(reader, server)
    version = page.request.get(server.url + "/healthz").json()["index"]
    send(page, ("gjerde.pdf", paper_pdf()))
    assert "3 sider" in page.locator("[class*='st-key-opplastet-'] .sv-facts").inner_text()
    assert not (folder / "gjerde.pdf").exists()
    page.get_by_label("Tittel").fill("Gjerdet ved skolen")
    page.get_by_role("button", name="Legg til").click()
    page.locator(".sv-building").wait_for()
    ask(reader.open(server.url), "Hvor stor er tomten?")  # the old index answers meanwhile
    built(page)
    health = page.request.get(server.url + "/healthz").json()
    assert health["index"] != version and "gjerde.pdf" in [one["id"] for one in health["documents"]]
    said = card(page, "gjerde.pdf")
    assert "Gjerdet ved skolen" in said and "4. juni 2024" in said and "3 sider" in said

    chat = reader.open(server.url)
    ask(chat, QUESTION)
    chat.locator(".sv-answer a.sv-ref").first.click()
    assert marked_words(chat) == HEIGHT_SENTENCE
    picture = chat.locator(".sv-page img")
    assert HEIGHT_SENTENCE in (picture.get_attribute("alt") or "")
    drawn = chat.request.get(server.url + (picture.get_attribute("src") or "").lstrip("."))
    assert yellow_rows(Image.open(io.BytesIO(drawn.body())).convert("RGB"))
    settled(chat)
    assert axe_findings(chat) == []

    page = sources_page(reader, server)
    here = page.locator("[class*='st-key-dokument-']").filter(has=page.locator("dd", has_text="gjerde.pdf"))
    here.get_by_role("button", name="Ta ut").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta ut dokumentet").click()
    built(page)
    assert not (folder / "gjerde.pdf").exists()
    assert len(list((folder / ".saksvar" / "fjernet").glob("gjerde*.pdf"))) == 1
    chat.reload()
    chat.locator(".sv-outdated", has_text="«Gjerdet ved skolen» er tatt ut siden svaret ble gitt").wait_for()
    assert chat.get_by_text("Var svaret nyttig?").count() == 0
    assert "sv-old" in (chat.locator(".sv-answer a.sv-ref").first.get_attribute("class") or "")
    settled(chat)
    assert axe_findings(chat) == []


def test_what_is_thrown_away_or_cannot_be_read_is_never_in_the_folder(
    reader: Reader, server: Server, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    page = sources_page(reader, server)
    send(page, ("notat.md", b"# Notat\n\nEn setning.\n"), ("bilde.md", bytes(range(256)) * 8), ("lyd.mp3", b"ID3"))
    assert page.locator("[class*='st-key-opplastet-']").count() == 3
    assert [told for told in page.get_by_role("alert").all_inner_texts() if not told.strip().endswith(".")] == []
    assert axe_findings(page) == []
    for left in (2, 1, 0):
        page.get_by_role("button", name="Forkast").first.click()
        settled(page)
        expect(page.locator("[class*='st-key-opplastet-']")).to_have_count(left)
    assert sorted(folder.rglob("*")) == before
    assert not [path for path in (server.state / "uploads").rglob("*") if path.is_file()]


def test_another_document_of_the_same_name_is_replaced_only_after_a_tick(
    reader: Reader, server: Server, folder: Path
) -> None:
    chat = reader.open(server.url)
    ask(chat, "Hvor stor er tomten?")
    old = (folder / "lekeplass.md").read_bytes()
    page = sources_page(reader, server)
    send(page, ("lekeplass.md", old.replace(b"1 250", b"1 300")))
    page.get_by_role("button", name="Legg til").click()
    page.get_by_role("alert").filter(has_text="heter det samme").wait_for()
    assert (folder / "lekeplass.md").read_bytes() == old
    page.get_by_text("Erstatt dokumentet som heter det samme").click()
    page.get_by_role("button", name="Legg til").click()
    built(page)
    assert b"1 300" in (folder / "lekeplass.md").read_bytes()
    chat.reload()
    chat.locator(".sv-outdated", has_text="er endret siden svaret ble gitt").wait_for()
    settled(chat)
    chat.locator(".sv-answer a.sv-ref").first.click()
    chat.locator(".st-key-kildepanel .sv-outdated").wait_for()
    assert chat.locator(".st-key-kildepanel mark").count() == 0
    chat.get_by_role("button", name="Spør på nytt").click()
    chat.locator(".sv-answer", has_text="1 300 kvadratmeter").first.wait_for()
    settled(chat)
    assert chat.locator(".sv-outdated").count() == chat.locator(".sv-earlier .sv-outdated").count() == 1


def test_facts_can_be_given_to_a_document_that_is_there(reader: Reader, server: Server) -> None:
    page = sources_page(reader, server)
    assert "Dokumentet sier ikke" in card(page, "trafikk.txt")
    here = page.locator("[class*='st-key-dokument-']").filter(has=page.locator("dd", has_text="trafikk.txt"))
    here.get_by_role("button", name="Endre opplysninger").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Dato").fill("i fjor")
    dialog.get_by_role("button", name="Lagre").click()
    dialog.get_by_role("alert").filter(has_text="ikke en dato").wait_for()
    settled(page)
    assert axe_findings(page) == []
    dialog.get_by_label("Dato").fill("april 2024")
    dialog.get_by_role("button", name="Lagre").click()
    built(page)
    assert "april 2024" in card(page, "trafikk.txt")


def test_the_page_for_staff_is_norwegian_narrow_and_works_by_keyboard(reader: Reader, server: Server) -> None:
    page = sources_page(reader, server)
    page.set_viewport_size({"width": 320, "height": 800})
    send(page, ("notat.md", b"# Notat\n\nEn setning.\n"))
    boxes = "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
    assert page.evaluate(boxes + ".map(box => box.scrollWidth - box.clientWidth)") == [0, 0]
    page.wait_for_timeout(300)
    assert sorted(words for words in set(page.evaluate(WORDS_ON_PAGE)) | _uploader(page) if ENGLISH.search(words)) == []
    reached = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel")))
    assert {"Last opp", "Legg til", "Forkast"} <= {words.split("\n")[-1] for words in reached}
    page.get_by_role("button", name="Legg til").focus()
    page.keyboard.press("Enter")
    built(page)
    page.get_by_role("button", name="Ta ut").first.press("Enter")
    page.get_by_role("dialog").wait_for()
    assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


def _uploader(page: Page) -> set[str]:
    return set(re.split(r"\n+", page.locator("[data-testid=stFileUploader]").inner_text()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_for_staff(reader: Reader, server: Server, scheme: str) -> None:
    page = sources_page(reader, server)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.reload()
    page.get_by_role("heading", name="Kilder", exact=True).wait_for()
    send(page, ("notat.md", b"# Notat\n\nEn setning.\n"), ("lyd.mp3", b"ID3"))
    assert axe_findings(page) == []
    page.get_by_role("button", name="Ta ut").first.click()
    page.get_by_role("dialog").wait_for()
    settled(page)
    assert axe_findings(page) == []


def test_with_a_code_only_those_who_type_it_change_anything(
    reader: Reader, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    Assistant.open(read_settings({"corpus": folder, "index": index}))
    monkeypatch.setenv("SAKSVAR_STAFF", "rødt hus")
    for server in started(tmp_path / "state", tmp_path / "log", str(index), str(folder)):
        page = sources_page(reader, server)
        assert page.get_by_text("Legg til dokumenter").count() == 0
        assert page.get_by_role("button", name="Ta ut").count() == 0
        for code in ("feil", "rødt hus"):
            page.get_by_label("Kode").fill(code)
            page.get_by_role("button", name="Fortsett").click()
            expected = page.get_by_role("alert") if code == "feil" else page.get_by_text("Legg til dokumenter")
            expected.first.wait_for()
            settled(page)
        assert page.get_by_role("button", name="Ta ut").count() == len(PAPERS)


def test_the_fake_case_has_no_folder_and_nothing_to_change(reader: Reader, fake_server: Server) -> None:
    page = reader.open(fake_server.url + "/kilder")
    page.get_by_role("button", name="Les dokumentet").first.wait_for()
    settled(page)
    assert page.get_by_role("button", name="Ta ut").count() == 0
    assert page.locator("input[type=file]").count() == 0
