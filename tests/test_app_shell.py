"""What stands around every page: language, headers, assets; and answers as markup and as text."""

import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit
from app_fake import HOSTILE, FakeAssistant
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from assistant.app.answer_view import answer_html, as_plain_text, cards_html
from assistant.app.launch import launch
from assistant.app.look import DARK, LIGHT
from assistant.app.web_shell import ASSET_ROUTE, BROWSER_COOKIE, Shell, asset, in_norwegian
from assistant.settings import read_settings
from corpus.errors import SaksvarError

START_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
PAGE = {"Accept": "text/html"}


@pytest.fixture
def client() -> TestClient:
    async def page(_: Request) -> Response:
        return HTMLResponse(START_PAGE)

    async def data(_: Request) -> Response:
        return JSONResponse({"lang": '<html lang="en">'})

    routes = [Route("/", page), Route("/data", data), Route(ASSET_ROUTE, asset)]
    return TestClient(Shell(Starlette(routes=routes)))  # type: ignore[arg-type]


def test_the_start_page_of_this_streamlit_becomes_norwegian() -> None:
    page = in_norwegian(START_PAGE)
    assert '<html lang="nb">' in page
    assert 'role="status"' in page
    assert "./saksvar/saksvar.js" in page
    for english in (
        "You need to enable JavaScript",
        "<title>Streamlit",
        "service-desc",
        "prerenderReady",
        "favicon.png",
    ):
        assert english in START_PAGE
        assert english not in page
    assert page.count("<script") == START_PAGE.count("<script")


def test_every_response_has_the_headers(client: TestClient) -> None:
    for path in ("/", "/data", "/saksvar/saksvar.css", "/nowhere"):
        response = client.get(path, headers=PAGE)
        assert response.headers["x-content-type-options"] == "nosniff"
        policy = response.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self';" in policy


def test_only_pages_are_rewritten(client: TestClient) -> None:
    assert 'lang="nb"' in client.get("/", headers=PAGE).text
    assert client.get("/data").json() == {"lang": '<html lang="en">'}


def test_a_browser_gets_one_cookie_that_scripts_cannot_read(client: TestClient) -> None:
    first = client.get("/", headers=PAGE).headers["set-cookie"]
    assert first.startswith(BROWSER_COOKIE + "=")
    assert "HttpOnly" in first
    assert "SameSite=Lax" in first
    assert "set-cookie" not in client.get("/", headers=PAGE).headers


def test_a_page_of_another_site_cannot_talk_to_the_server() -> None:
    """The application behind is reached with an origin that Streamlit knows, so that it asks no other machine."""
    reached: list[str] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(dict(scope["headers"])[b"origin"].decode())
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 1000})

    client = TestClient(Shell(behind, frozenset({"127.0.0.1"})), base_url="http://127.0.0.1:8501")
    for host, origin in (("127.0.0.1:8501", "http://evil.example"), ("evil.example", "http://evil.example")):
        with (
            pytest.raises(WebSocketDisconnect) as refused,
            client.websocket_connect("/_stcore/stream", headers={"host": host, "origin": origin}),
        ):
            pass
        assert refused.value.code == 1008
    assert reached == []
    headers = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
    with client.websocket_connect("/_stcore/stream", headers=headers):
        pass
    assert reached == ["http://127.0.0.1"]


def test_a_foreign_name_for_this_machine_is_refused() -> None:
    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        await JSONResponse({})(scope, receive, send)

    client = TestClient(Shell(behind, frozenset({"127.0.0.1", "saksvar.kommune.no"})))
    for name, status in (("127.0.0.1:8501", 200), ("saksvar.kommune.no", 200), ("evil.example", 404), ("", 404)):
        assert client.get("/", headers={"host": name}).status_code == status
    assert client.get("/_stcore/metrics", headers={"host": "127.0.0.1"}).status_code == 404


@pytest.mark.parametrize("port", [None, 70000, -1])
def test_a_port_that_cannot_be_used_is_told_in_a_sentence(port: int | None, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        asked = other.getsockname()[1] if port is None else port
        with pytest.raises(SaksvarError, match=rf"Port {asked} på 127\.0\.0\.1 kan ikke brukes"):
            launch(asked, read_settings({"state": tmp_path}), open_assistant=FakeAssistant)


def test_assets_are_served_by_plain_name_only(client: TestClient) -> None:
    assert client.get("/saksvar/saksvar.js").status_code == 200
    assert client.get("/saksvar/ikon.png").headers["content-type"] == "image/png"
    for name in ("..%2Fweb_shell.py", "%2E%2E", "finnes-ikke.css", "%2Fetc%2Fpasswd"):
        assert client.get(f"/saksvar/{name}").status_code == 404


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.1, «contrast ratio»."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_stands_out_from_every_background(theme: dict[str, str]) -> None:
    for text in ("textColor", "linkColor", "primaryColor"):
        for background in ("backgroundColor", "secondaryBackgroundColor"):
            assert contrast(theme[text], theme[background]) >= 4.5


def _answer(question: str) -> dict[str, Any]:
    return FakeAssistant().ask(question, today=date(2020, 9, 1)).as_json()


def test_hostile_answers_are_escaped_wherever_they_stand() -> None:
    answer = _answer(f"injiser {HOSTILE}")
    for html in (answer_html(answer, {}), cards_html(answer["citations"], {1: "?q=%22"}, 1)):
        assert "<img" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_each_statement_says_what_it_is() -> None:
    assert 'title="Ordrett hentet fra kilden">sitat<' in answer_html(_answer("Hvilke valg har vi?"), {})
    assert ">beregnet<" in answer_html(_answer("Når er fristen?"), {})


def test_every_citation_number_links_to_its_place() -> None:
    answer = _answer("Hvilke valg har vi?")
    html = answer_html(answer, {"samtale": "s", "tur": "1"})
    for citation in answer["citations"]:
        assert f"fra={citation['start']}&amp;til={citation['end']}" in html


def test_the_copied_text_has_question_answer_working_and_sources() -> None:
    text = as_plain_text(_answer("Når er fristen?"))
    assert text.startswith("Spørsmål: Når er fristen?\n\nFristen gikk ut")
    assert "– 31. oktober 2020 til i dag er" in text
    assert "[1] Ny bru over Sundet (sommeren 2020), Lysbilde 3: Fremdrift: «Fristen for å søke" in text
    assert text.endswith("Svar fra Saksvar, 1. september 2020.")
