"""Pages as pictures: the right words marked, no page too large, nothing drawn of a file that has changed."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from paper_pdf import HEIGHT_SENTENCE, paper_pdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.app import page_picture, running
from assistant.app.page_picture_process import LONGEST_SIDE, MOST_PIXELS, drawn, scale_for
from assistant.app.rebuilding import Rebuilding
from assistant.app.serving import Serving
from assistant.app.source_view import place_of
from assistant.settings import read_settings
from corpus.document import Document, Span
from corpus.read import read
from corpus.read.pdf_places import quote_rectangles

YELLOW = (255, 231, 154)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "sak"
    folder.mkdir()
    (folder / "gjerde.pdf").write_bytes(paper_pdf())
    return folder / "gjerde.pdf"


class OneDocument:
    """As much of an assistant as the pictures need."""

    timeline = None

    def __init__(self, document: Document) -> None:
        self.documents = (document,)


@pytest.fixture
def client(paper: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TestClient:
    settings = read_settings({"corpus": paper.parent, "state": tmp_path / "state"})
    opened = running.Opened(OneDocument(read(paper, paper.parent)), (), page_picture.stamps(paper.parent))  # type: ignore[arg-type]
    serving = Serving(opened, lambda: "1", lambda: opened)
    sources = running.Sources(settings, serving, Rebuilding(settings, serving.renew), True)
    monkeypatch.setattr(running, "_process", running.Process(tmp_path / "state", opened.assistant, sources))
    return TestClient(Starlette(routes=[Route(page_picture.ROUTE, page_picture.page_picture)]))


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def yellow_rows(picture: Image.Image) -> set[int]:
    return {y for y in range(picture.height) for x in range(0, picture.width, 3) if picture.getpixel((x, y)) == YELLOW}


def test_the_quoted_words_are_marked_where_they_stand(paper: Path) -> None:
    rectangles = quote_rectangles(paper, 2, HEIGHT_SENTENCE)
    picture = drawn(paper, 2, rectangles)
    scale = picture.height / 841.89
    rows = yellow_rows(picture)
    # The sentence is drawn with its foot 710 points above the page's.
    assert rows and all((841.89 - 730) * scale < row < (841.89 - 700) * scale for row in rows)
    assert not yellow_rows(drawn(paper, 2, ()))


@given(st.floats(0.01, 1e9), st.floats(0.01, 1e9))
@example(14_400.0, 14_400.0)
@example(1e9, 0.01)
def test_no_page_is_drawn_larger_than_the_limit(width: float, height: float) -> None:
    scale = scale_for(width, height)
    assert width * height * scale**2 <= MOST_PIXELS * 1.001
    assert max(width, height) * scale <= LONGEST_SIDE * 1.001


@pytest.mark.parametrize("size", [(0, 100), (-5, 5), (float("nan"), 5), (float("inf"), 5)])
def test_a_page_without_a_size_is_refused(size: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="points"):
        scale_for(*size)


def test_a_huge_page_is_drawn_small(tmp_path: Path) -> None:
    path = tmp_path / "stor.pdf"
    canvas = Canvas(str(path), pagesize=(14_000, 14_000))
    canvas.drawString(100, 100, "Hei")
    canvas.save()
    picture = drawn(path, 1, ())
    assert picture.width * picture.height <= MOST_PIXELS * 1.01


def test_the_picture_is_had_at_the_address_on_the_page(client: TestClient) -> None:
    document = running.assistant().documents[0]
    place = place_of(document, span_of(document, HEIGHT_SENTENCE))
    assert page_picture.has_pictures(place)
    response = client.get(page_picture.address(place).lstrip("."))
    assert response.headers["content-type"] == "image/png"
    assert yellow_rows(Image.open(io.BytesIO(response.content)).convert("RGB"))
    assert HEIGHT_SENTENCE in page_picture.told(place) and "Side 2 av 3" in page_picture.told(place)


@pytest.mark.parametrize(
    "wrong",
    [
        {"side": "4"},
        {"side": "0"},
        {"side": "²"},
        {"side": "99999999999"},
        {"kilde": "../../etc/passwd"},
        {"kilde": "finnes-ikke.pdf"},
        {"utgave": "0" * 64},
    ],
)
def test_any_other_address_has_no_picture(client: TestClient, wrong: dict[str, str]) -> None:
    document = running.assistant().documents[0]
    right = {"kilde": document.id, "utgave": document.sha256, "side": "1"}
    assert client.get(page_picture.ROUTE, params=right).status_code == 200
    assert client.get(page_picture.ROUTE, params={**right, **wrong}).status_code == 404


def test_a_file_that_has_changed_is_not_drawn(client: TestClient, paper: Path) -> None:
    document = running.assistant().documents[0]
    place = place_of(document, None)
    paper.write_bytes(paper.read_bytes() + b"\n%")
    os.utime(paper, (1, 1))
    assert not page_picture.has_pictures(place)
    assert client.get(page_picture.address(place).lstrip(".")).status_code == 404


def test_a_file_that_is_no_pdf_ends_the_other_process_only(tmp_path: Path) -> None:
    path = tmp_path / "falsk.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 50)
    errand = {"path": str(path), "page": 1, "quote": "x", "before": "", "memory": 1_000_000_000, "seconds": 20}
    ran = subprocess.run(
        [sys.executable, "-m", "assistant.app.page_picture_process"],
        input=json.dumps(errand).encode(),
        capture_output=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert ran.returncode != 0 and ran.stdout == b""
