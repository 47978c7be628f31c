"""A Chroma server in the place of the Chroma folder: the vectors of each index version in a collection of their own.

Flows in: an address, vectors with their passages' ids; then the vector of a query. Flows out: rows with their cosine,
from the index folder's own matrix while the server is away. It does not know the passages.

What the server gets: vectors and ids. Texts, titles and places stay in the index folder. A server has no log-in of its
own (CVE-2026-45829 lets anyone who reaches it run code), so it belongs on loopback or behind one that has.
"""

import base64
import socket
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SaksvarError
from index.embed import Progress, Vectors
from index.store import Rows, asked_of, create, exact, server_client

_Given = TypeVar("_Given")
# On loopback a query takes 3 ms; what takes longer than this is answered from the index folder instead.
_QUERY_LIMIT_S = 2.0
_BUILD_LIMIT_S = 120.0
_ALIVE_LIMIT_S = 1.0
# Between two tries of a server that was away, so that not every answer waits for it.
_PAUSE_S = 2.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is; `password` holds «user:password» from the address, and is never shown or stored."""

    host: str
    port: int
    secure: bool
    password: str = ""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"

    @property
    def headers(self) -> dict[str, str]:
        if not self.password:
            return {}
        return {"Authorization": f"Basic {base64.b64encode(self.password.encode()).decode()}"}

    @classmethod
    def of(cls, written: str) -> "Address":
        """The address that a user wrote.

        Raises: `SaksvarError` when it is none of the form http://host:port.
        """
        try:
            parts = urlsplit(written.strip())
            if parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/") and not parts.query:
                who = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
                secure = parts.scheme == "https"
                return cls(parts.hostname, parts.port or (443 if secure else 8000), secure, who)
        except ValueError:
            pass
        raise SaksvarError(
            f"«{written.rpartition('@')[2][:80]}» er ikke en adresse til en Chroma-tjener; skriv --store på formen "
            "http://127.0.0.1:8000, eller utelat valget for å bruke lageret i indeksmappen."
        )


def away(address: Address) -> str | None:
    """Why the server cannot be used now, in Norwegian; None when it answers as a Chroma server does."""
    request = Request(f"{address}/api/v2/heartbeat", headers=address.headers)
    try:
        with urlopen(request, timeout=_ALIVE_LIMIT_S) as reply:
            if b"heartbeat" in reply.read(1000):
                return None
    except URLError as error:
        code = getattr(error, "code", None)
        if code in (401, 403):
            return "slipper oss ikke inn"
        return f"er ikke en Chroma-tjener av en utgave som Saksvar kjenner (svar {code})" if code else "svarer ikke"
    except (OSError, ValueError):
        return "svarer ikke"
    return "er ikke en Chroma-tjener av en utgave som Saksvar kjenner"


def upload(
    address: Address, index_dir: Path, version: str, ids: Sequence[str], vectors: Vectors, progress: Progress
) -> str:
    """Puts the vectors into a new collection for that version of the index, and gives its name.

    Raises: `SaksvarError` when the server is away or refuses.
    """
    name = f"{_own(index_dir)}{version}"

    def put() -> str:
        client = server_client(address.host, address.port, address.secure, address.headers, _BUILD_LIMIT_S)
        if name in {one.name for one in client.list_collections()}:  # left by a build that was killed
            client.delete_collection(name)
        collection = create(client, name, ids, vectors, progress)
        held = collection.count()
        if held != len(ids):
            raise SaksvarError(f"Chroma-tjeneren på {address} tok imot {held} av {len(ids)} avsnitt. Prøv igjen.")
        return name

    return _with_server(address, put)


def remove_others(address: Address, index_dir: Path, kept: Collection[str]) -> None:
    """Takes away this index folder's collections, all but those called `kept`; what fails is tried by the next
    build."""

    def take() -> None:
        client = server_client(address.host, address.port, address.secure, address.headers, _BUILD_LIMIT_S)
        own = [one.name for one in client.list_collections() if one.name.startswith(_own(index_dir))]
        for name in own:
            if name not in kept:
                client.delete_collection(name)

    try:
        _with_server(address, take)
    except SaksvarError:
        return


class ServerStore:
    """The vectors of one index version on a server. While that is away, rows come from the matrix in the index folder:
    exact, and slower above 20,000 passages; `trouble` says so. It is tried again by itself."""

    def __init__(self, address: Address, name: str, vectors: Vectors, ids: NDArray[np.uint64]) -> None:
        self.vectors = vectors
        self._address = address
        self._name = name
        self._rows = Rows(ids)
        self._collection: Any = None
        self._connecting = Lock()
        self._not_before = 0.0
        self.trouble = ""
        if why := away(address):
            self._fell_out(why)

    def nearest(self, query: Vectors, k: int) -> dict[int, float]:
        """The `k` rows with the highest cosine to `query` (d,), with it."""
        if time.monotonic() >= self._not_before:
            try:
                found = asked_of(self._connected(), self._rows, query, k)
            except Exception as error:  # chromadb raises what its HTTP client, its JSON and the server raise
                self._collection = None
                missing = type(error).__name__ in ("NotFoundError", "InvalidCollectionException", "LookupError")
                self._fell_out(away(self._address) or _refusal(error, missing))
            else:
                self.trouble = ""
                return found
        return exact(self.vectors, query, k)

    def _connected(self) -> Any:
        with self._connecting:
            if self._collection is None:
                if why := away(self._address):
                    raise ConnectionError(why)
                where = self._address
                client = server_client(where.host, where.port, where.secure, where.headers, _QUERY_LIMIT_S)
                found = client.get_collection(self._name, embedding_function=None)
                if found.count() != len(self.vectors):
                    raise LookupError(self._name)
                self._collection = found
            return self._collection

    def _fell_out(self, why: str) -> None:
        self._not_before = time.monotonic() + _PAUSE_S
        self.trouble = (
            f"Chroma-tjeneren på {self._address} {why}. Svarene kommer imens fra indeksmappen, og tjeneren blir brukt "
            "igjen så snart den svarer."
        )


def _refusal(error: Exception, missing: bool) -> str:
    if missing:
        return "har ikke vektorene til denne indeksen (kjør «saksvar index --rebuild»)"
    return f"kunne ikke svare ({_short(error)})"


def _with_server(address: Address, work: Callable[[], _Given]) -> _Given:
    if why := away(address):
        raise SaksvarError(
            f"Chroma-tjeneren på {address} {why}. Start den med «chroma run --path MAPPE --host 127.0.0.1 --port "
            f"{address.port}», rett --store, eller utelat valget for å bruke lageret i indeksmappen."
        )
    try:
        return work()
    except SaksvarError:
        raise
    except Exception as error:
        why = away(address) or f"tok ikke imot vektorene ({_short(error)})"
        raise SaksvarError(f"Chroma-tjeneren på {address} {why}. Kontroller den, og bygg indeksen igjen.") from error


def _short(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:120]


def _own(index_dir: Path) -> str:
    """What the names of this index folder's collections begin with: two folders may hold the same index, and each
    takes away only its own."""
    place = f"{socket.gethostname()}\0{index_dir.resolve()}"
    return f"saksvar-{sha256(place.encode()).hexdigest()[:8]}-"
