"""What stands around every page: Norwegian document language, security headers, our own style and script.

Flows in: the responses of the Streamlit server. Flows out: the same with `lang="nb"`, a Content-Security-Policy that
lets nothing leave the server, and the assets that mend what Streamlit cannot be told (see assets/saksvar.js). It does
not know what a page shows.
"""

import mimetypes
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASSETS = Path(__file__).parent / "assets"
ASSET_ROUTE = "/saksvar/{name}"
BROWSER_COOKIE = "saksvar_leser"
_CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")

# Streamlit's own style sheets are written by script while the page runs, hence 'unsafe-inline' for styles only. Scripts
# come from this server alone; the one inline script of the original page is taken out below.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}

HEAD = """
    <title>Saksvar</title>
    <meta name="description" content="Svar på spørsmål om saken, med kilde for hver setning." />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/png" href="./saksvar/ikon.png" />
    <link rel="stylesheet" href="./saksvar/saksvar.css" />
    <script src="./saksvar/saksvar.js" defer></script>
  </head>"""
BODY = """<body>
    <div id="saksvar-melding" role="status" aria-live="polite"></div>
    <noscript><p>Saksvar trenger JavaScript. Slå det på, eller bruk kommandoen «saksvar ask».</p></noscript>"""

_DROPPED = (
    r"<title>.*?</title>",
    r'<link rel="shortcut icon"[^>]*>',
    r'<link rel="service-desc"[^>]*>',
    r"<script>[^<]*prerenderReady[^<]*</script>",
    r"<noscript>.*?</noscript>",
    r"<!--.*?-->",
)


def in_norwegian(page: str) -> str:
    """The start page that Streamlit serves, in Norwegian and with our assets; its own scripts are left as they are."""
    for pattern in _DROPPED:
        page = re.sub(pattern, "", page, flags=re.DOTALL)
    page = page.replace('<html lang="en">', '<html lang="nb">', 1)
    return page.replace("</head>", HEAD, 1).replace("<body>", BODY, 1)


class Shell:
    """ASGI middleware: the page in Norwegian, the headers on every response, a cookie that tells readers apart.

    `names` are the host names this server answers to; None answers to all.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str] | None = None) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http":
            await self._page(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Headers(scope=scope)
        if not self._is_ours(request) or scope["path"].endswith(_CLOSED):
            refusal = PlainTextResponse("Saksvar svarer ikke på denne adressen.", status_code=404)
            await refusal(scope, receive, send)
            return
        if "text/html" in request.get("accept", ""):
            # The body is read as text below, so it must come whole and unpacked.
            unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unwanted]}
        is_new_reader = BROWSER_COOKIE + "=" not in request.get("cookie", "")
        await self.app(scope, receive, _Rewriter(send, is_new_reader, scope["scheme"] == "https"))

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets in the pages of this server only. Streamlit's own check asks another machine what our address is when
        it does not know the page's, so it is told one that it knows, after the check has been made here."""
        request = Headers(scope=scope)
        if not self._is_ours(request) or urlsplit(request.get("origin", "")).netloc != request.get("host"):
            await send({"type": "websocket.close", "code": 1008})
            return
        others = [pair for pair in scope["headers"] if pair[0] != b"origin"]
        await self.app({**scope, "headers": [*others, (b"origin", b"http://127.0.0.1")]}, receive, send)

    def _is_ours(self, request: Headers) -> bool:
        """Whether the host that was asked for is one of ours: no foreign name may be pointed at this machine."""
        return self.names is None or urlsplit(f"//{request.get('host', '')}").hostname in self.names


class _Rewriter:
    """The `send` of one response: adds the headers and holds an HTML body back until it is whole."""

    def __init__(self, send: Send, is_new_reader: bool, is_https: bool) -> None:
        self._send = send
        self._is_new_reader = is_new_reader
        self._is_https = is_https
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if headers.get("content-type", "").startswith("text/html") and message["status"] == 200:
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        page = in_norwegian(self._body.decode("utf-8")).encode("utf-8")
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(page))
        headers["cache-control"] = "no-store"
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        if self._is_new_reader:
            secure = "; Secure" if self._is_https else ""
            cookie = f"{BROWSER_COOKIE}={secrets.token_urlsafe(24)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=15552000"
            headers.append("set-cookie", cookie + secure)
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})


async def asset(request: Request) -> Response:
    """One of the files in `assets/`, by its plain name."""
    path = ASSETS / str(request.path_params["name"])
    if path.parent != ASSETS or not path.is_file():
        return PlainTextResponse("Finnes ikke", status_code=404)
    return FileResponse(path, media_type=mimetypes.guess_type(path.name)[0], headers={"Cache-Control": "no-cache"})
