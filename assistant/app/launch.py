"""The web app as a server on this machine.

Flows in: a port and settings; the index is already built. Flows out: pages at http://127.0.0.1:PORT until the process
is interrupted. It knows the server and its options, not the pages.
"""

import logging
import socket
import time
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing, suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.web import bootstrap

from assistant.app import conversations, failures, page_picture, running, uploads
from assistant.app.look import THEME
from assistant.app.rebuilding import Rebuilding
from assistant.app.serving import Serving
from assistant.app.web_shell import ASSET_ROUTE, Shell, asset
from assistant.folder_change import settle
from assistant.settings import Settings
from corpus.errors import SaksvarError
from corpus.read import LARGEST
from index.versions import current_version

if TYPE_CHECKING:
    from assistant.ask import Assistant

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_DAY_S = 86_400
ENTRY = Path(__file__).with_name("entry.py")

OPTIONS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    "logger.level": "error",
    "server.headless": True,
    "server.showEmailPrompt": False,
    "server.fileWatcherType": "none",
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.maxUploadSize": LARGEST // 1_000_000,
    "runner.magicEnabled": False,
    **THEME,
}


def launch(
    port: int,
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    names: Sequence[str] = (),
    open_browser: bool = False,
    opened: "Assistant | None" = None,
    open_assistant: Callable[[], running.Responder] | None = None,
) -> int:
    """0 when the server was interrupted by the user. `port` 0 takes any free one. Blocks until then.

    On a loopback address the server answers to that machine's own names and to `names` (for a proxy in front of it);
    on another `host` to all. `opened` is an assistant that was opened with `settings` already. `open_assistant` gives
    one without a folder behind it, whose sources nobody can change.

    Raises: SaksvarError when the port is taken or the assistant cannot be opened.
    """
    taken = _bound(host, port)
    port = taken.getsockname()[1]

    with closing(taken):
        _warmed()
        running.configure(_process(settings, host in _LOOPBACK, opened, open_assistant))
        Thread(target=_tidied_daily, args=(settings,), name="saksvar-rydder", daemon=True).start()
        _serve(taken, host, port, _answered_to(host, names), open_browser)
    return 0


def _process(
    settings: Settings,
    is_local: bool,
    assistant: "Assistant | None",
    open_assistant: Callable[[], running.Responder] | None,
) -> running.Process:
    """What the pages reach: the assistant, and the folder behind it unless the assistant was made without one."""
    if open_assistant is not None:
        return running.Process(settings.state_folder, open_assistant(), keep=settings.keep)

    def opened() -> running.Opened:
        from assistant.ask import Assistant  # heavy libraries load only when an assistant is wanted

        files = page_picture.stamps(settings.corpus)
        settle(settings.corpus)
        newest = Assistant.open(settings)
        return running.Opened(newest, newest.corpus.refused, files)

    def version() -> str:
        return current_version(settings.index_folder)

    first = (
        running.Opened(assistant, assistant.corpus.refused, page_picture.stamps(settings.corpus))
        if assistant
        else opened()
    )
    serving = Serving(first, version, opened)
    sources = running.Sources(settings, serving, Rebuilding(settings, serving.renew), is_local)
    return running.Process(settings.state_folder, first.assistant, sources, settings.keep)


def _tidied_daily(settings: Settings) -> None:
    """Removes what is older than it may be, now and once a day."""
    while True:
        conversations.forget_old(settings.state_folder, running.now(), settings.keep)
        uploads.forget_old(settings.state_folder, running.now())
        time.sleep(_DAY_S)


def _warmed() -> None:
    """Loads what the pages need, so that the first reader does not wait for it."""
    import_module("assistant.app.page_timeline")
    import_module("assistant.app.page_chat")


def _serve(taken: socket.socket, host: str, port: int, names: frozenset[str] | None, open_browser: bool) -> None:
    bootstrap.load_config_options(
        {
            **OPTIONS,
            "server.address": host,
            "server.port": port,
            "browser.serverAddress": host,
            "browser.serverPort": port,
        }
    )
    app = _app(f"http://{host}:{port}", names, open_browser)
    server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="error", access_log=False))
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[taken])


def _app(url: str, names: frozenset[str] | None, open_browser: bool) -> st.App:
    @asynccontextmanager
    async def announced(_: st.App) -> AsyncIterator[None]:
        print(f"Saksvar er klar: {url}  (avslutt med Ctrl+C)", flush=True)
        if open_browser:
            webbrowser.open(url)
        yield

    return st.App(
        ENTRY,
        lifespan=announced,
        middleware=[Middleware(Shell, names=names)],
        routes=[
            Route("/healthz", healthz),
            Route(ASSET_ROUTE, asset),
            Route(page_picture.ROUTE, page_picture.page_picture),
        ],
        on_script_error=failures.show,
    )


def _answered_to(host: str, names: Sequence[str]) -> frozenset[str] | None:
    return frozenset({*_LOOPBACK, *names}) if host in _LOOPBACK else None


async def healthz(_: Request) -> Response:
    """The version of the index that is being served, and its sources, each with the hash of its text; never what
    readers have asked."""
    documents = running.assistant().documents
    sources = running.sources()
    return JSONResponse(
        {
            "status": "ok",
            "index": sources.serving.version if sources else "",
            "documents": [{"id": document.id, "sha256": document.sha256} for document in documents],
        }
    )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        bound.close()
        raise SaksvarError(
            f"Port {port} på {host} kan ikke brukes ({error}). "
            f"Velg en annen, et tall fra 1024 til 65535, for eksempel «saksvar chat --port {8600 + port % 100}»."
        ) from error
    return bound
