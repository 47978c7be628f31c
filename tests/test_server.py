"""A Chroma server for the vectors, tried for real on loopback: two readers at once, killed and restarted, switched."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from chroma_server import Server
from index_fakes import QUIET, TEXTS, HashEmbedder, corpus_of

from corpus.errors import SaksvarError
from index import server
from index.build import build
from index.serve import is_fresh, open_index
from index.server import Address, ServerStore
from index.store import server_client

CORPUS = corpus_of(TEXTS)
LATER = corpus_of({**TEXTS, "ny.md": "Helsehuset i Sørvika åpner i 2024."})
MODEL = HashEmbedder()
# No passage has these words, so that the vectors decide.
FAR = "svømmehall"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("chroma"))
    yield running
    running.kill()


@pytest.fixture
def index_dir(chroma: Server, tmp_path: Path) -> Path:
    build(CORPUS, tmp_path / "index", None, QUIET, MODEL, store=chroma.url)
    return tmp_path / "index"


def of(index_dir: Path, chroma: Server) -> set[str]:
    """The collections that this index folder has made."""
    return {one for one in chroma.collections() if one.startswith(server._own(index_dir))}


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PAUSE_S", 0.0)


def test_a_server_gives_the_hits_that_the_folder_gives(chroma: Server, index_dir: Path, tmp_path: Path) -> None:
    build(CORPUS, tmp_path / "uten", None, QUIET, MODEL)
    ours = open_index(index_dir, CORPUS, None, MODEL, store=chroma.url)
    theirs = open_index(tmp_path / "uten", CORPUS, None, MODEL)
    assert isinstance(ours.store, ServerStore)
    for query in (FAR, "Hvor lang er brua?", "hvem er rektor"):
        assert [hit.passage for hit in ours.search(query, 5)] == [hit.passage for hit in theirs.search(query, 5)]
    assert ours.trouble == ""


def test_the_server_gets_vectors_and_ids_and_no_word_of_the_documents(chroma: Server, index_dir: Path) -> None:
    address = Address.of(chroma.url)
    client = server_client(address.host, address.port, False, {}, 10)
    index = open_index(index_dir, CORPUS, None, MODEL, store=chroma.url)
    name = next(iter(of(index_dir, chroma)))
    held = client.get_collection(name, embedding_function=None).get(include=["documents", "metadatas", "uris"])
    assert set(held["ids"]) == {passage.id for passage in index.passages}
    for what in ("documents", "metadatas", "uris"):
        assert not any(held[what] or ())


def test_an_index_with_a_server_and_one_without_do_not_stand_in_for_each_other(
    chroma: Server, index_dir: Path, tmp_path: Path
) -> None:
    assert is_fresh(index_dir, CORPUS, None, MODEL, store=chroma.url)
    assert not is_fresh(index_dir, CORPUS, None, MODEL)
    build(CORPUS, tmp_path / "uten", None, QUIET, MODEL)
    assert not is_fresh(tmp_path / "uten", CORPUS, None, MODEL, store=chroma.url)
    with pytest.raises(SaksvarError, match="saksvar index --store"):
        open_index(tmp_path / "uten", CORPUS, None, MODEL, store=chroma.url)


def test_a_killed_server_is_told_and_used_again_when_it_is_back(chroma: Server, index_dir: Path) -> None:
    index = open_index(index_dir, CORPUS, None, MODEL, store=chroma.url)
    before = index.search(FAR, 5)
    chroma.kill()
    try:
        assert [hit.passage for hit in index.search(FAR, 5)] == [hit.passage for hit in before]
        assert chroma.url in index.trouble
        assert "svarer ikke" in index.trouble
        assert open_index(index_dir, CORPUS, None, MODEL, store=chroma.url).warnings
        with pytest.raises(SaksvarError, match="chroma run"):
            build(LATER, index_dir, None, QUIET, MODEL, store=chroma.url)
    finally:
        chroma.start()
    assert index.search(FAR, 5) == before
    assert index.trouble == ""
    assert is_fresh(index_dir, CORPUS, None, MODEL, store=chroma.url)


def test_a_collection_that_is_gone_is_told(chroma: Server, index_dir: Path) -> None:
    index = open_index(index_dir, CORPUS, None, MODEL, store=chroma.url)
    address = Address.of(chroma.url)
    client = server_client(address.host, address.port, False, {}, 10)
    client.delete_collection(next(iter(of(index_dir, chroma))))
    assert index.search(FAR, 3)
    assert "saksvar index --rebuild" in index.trouble


def test_a_version_is_a_collection_that_goes_when_nobody_reads_it(chroma: Server, index_dir: Path) -> None:
    mine = of(index_dir, chroma)
    assert len(mine) == 1
    reader = open_index(index_dir, CORPUS, None, MODEL, store=chroma.url)
    before = reader.search(FAR, 5)
    for corpus in (LATER, CORPUS, LATER):
        build(corpus, index_dir, None, QUIET, MODEL, store=chroma.url)
    held = of(index_dir, chroma)
    assert mine < held
    assert len(held) == 3
    assert reader.search(FAR, 5) == before
    assert reader.trouble == ""
    del reader
    build(CORPUS, index_dir, None, QUIET, MODEL, store=chroma.url)
    assert mine.isdisjoint(chroma.collections())


def test_two_folders_on_one_server_leave_each_other_alone(chroma: Server, index_dir: Path, tmp_path: Path) -> None:
    first = chroma.collections()
    build(CORPUS, tmp_path / "annen", None, QUIET, MODEL, store=chroma.url)
    build(LATER, tmp_path / "annen", None, QUIET, MODEL, store=chroma.url)
    assert first <= chroma.collections()


_READER = """
import sys
from pathlib import Path
from chroma_server import Server
from index_fakes import TEXTS, HashEmbedder, corpus_of
from index import server
from index.serve import open_index
server._PAUSE_S = 0
index = open_index(Path(sys.argv[1]), corpus_of(TEXTS), None, HashEmbedder(), store=sys.argv[2])
for line in sys.stdin:
    found = index.search(line.strip(), 5)
    print(" ".join(hit.passage.id for hit in found), "|", index.trouble, flush=True)
"""


def test_two_processes_answer_through_a_server_that_is_killed_and_restarted(chroma: Server, index_dir: Path) -> None:
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", _READER, str(index_dir), chroma.url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": f"{HERE.parent}:{HERE}", "PATH": "/usr/bin:/bin"},
        )
        for _ in range(2)
    ]

    def asked() -> list[tuple[str, str]]:
        for reader in readers:
            assert reader.stdin is not None
            reader.stdin.write(FAR + "\n")
            reader.stdin.flush()
        lines = [reader.stdout.readline() for reader in readers if reader.stdout is not None]
        return [(ids.strip(), trouble.strip()) for ids, _, trouble in (line.partition("|") for line in lines)]

    try:
        before = asked()
        assert before[0] == before[1]
        assert before[0][1] == ""
        chroma.kill()
        meanwhile = asked()
        assert [ids for ids, _ in meanwhile] == [ids for ids, _ in before]
        assert all("svarer ikke" in trouble for _, trouble in meanwhile)
        chroma.start()
        assert asked() == before
    finally:
        for reader in readers:
            reader.kill()
            reader.communicate()


class _Other(BaseHTTPRequestHandler):
    """Something on the port that is no Chroma server; what it says depends on the port's `reply`."""

    def do_GET(self) -> None:
        status, body = self.server.reply  # type: ignore[attr-defined]
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (404, b'{"detail":"Not Found"}', "utgave"),
        (410, b'{"error":"The v2 API is gone"}', "utgave"),
        (200, b"<html>Velkommen</html>", "ikke en Chroma-tjener"),
        (401, b"", "slipper oss ikke inn"),
        (500, b"", "utgave"),
    ],
)
def test_another_server_on_the_port_gets_one_sentence(tmp_path: Path, status: int, body: bytes, told: str) -> None:
    with HTTPServer(("127.0.0.1", 0), _Other) as other:
        other.reply = (status, body)  # type: ignore[attr-defined]
        threading.Thread(target=other.serve_forever, daemon=True).start()
        try:
            with pytest.raises(SaksvarError, match=told):
                build(CORPUS, tmp_path, None, QUIET, MODEL, store=f"http://127.0.0.1:{other.server_port}")
        finally:
            other.shutdown()


def test_a_server_that_hangs_does_not_hang_the_answer(tmp_path: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(SaksvarError, match="svarer ikke"):
            build(CORPUS, tmp_path, None, QUIET, MODEL, store=f"http://127.0.0.1:{silent.getsockname()[1]}")


@pytest.mark.parametrize(
    "written", ["127.0.0.1:8000", "ftp://a:1", "http://", "http://a:x", "http://a/b", "http://a?b=c", "fil", ""]
)
def test_what_is_no_address_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(SaksvarError, match=r"http://127\.0\.0\.1:8000"):
        Address.of(written)


def test_a_password_in_the_address_is_sent_and_never_shown() -> None:
    address = Address.of("https://ola:h%40nd@chroma.kommune.no")
    assert str(address) == "https://chroma.kommune.no:443"
    assert address.headers == {"Authorization": "Basic b2xhOmhAbmQ="}
    with pytest.raises(SaksvarError) as refused:
        Address.of("ftp://ola:hemmelig@chroma")
    assert "hemmelig" not in str(refused.value)
