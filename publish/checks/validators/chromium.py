"""Chromium without a window: no network, no files, a profile of its own, and one start for many
pages, which it is served from memory."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from threading import Thread
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from publish.checks.validators.validator import Output, Toolbox, find, run
from publish.errors import PublishError

CHROMIUM: Final = "chromium"
_NAMES: Final = (CHROMIUM, "google-chrome", "chromium-browser")
_LIMIT: Final = 120.0
"""Seconds for all pages of one start."""
_HOST: Final = "pages.invalid"
"""The only name that leads anywhere: to the server in this process (RFC 6761, 6.4)."""
_OF_BOARD: Final = (
    "default-src 'none'; frame-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
)
_OF_MEMBERS: Final = (
    "default-src 'none'; img-src 'self' data:; font-src 'self' data:;"
    " style-src 'self' 'unsafe-inline' data:; base-uri 'none'; form-action 'none'"
)
"""What a page may load (Content Security Policy 3): of its own artifact, and nothing that runs."""
_TYPES: Final[Mapping[str, str]] = {".xhtml": "application/xhtml+xml", ".woff2": "font/woff2"}


def browser(toolbox: Toolbox) -> str | None:
    """The name of the browser that is installed, `None` when there is none."""
    return next((name for name in _NAMES if find(toolbox, name)), None)


def address(name: str) -> str:
    """Where a board finds the member of that name."""
    return f"/{quote(name)}"


def browse(toolbox: Toolbox, board: bytes, members: Mapping[str, bytes], *options: str) -> Output:
    """Opens a page of ours, the board, until everything in it is loaded; it and the `members`, from
    anywhere, are all that there is to load.

    Raises `PublishError` when no browser is here, or when it hangs.
    """
    name = browser(toolbox)
    if name is None:
        raise PublishError(f"{CHROMIUM} is not installed", hint="make validate installs it")
    with _served(board, members) as port:
        rules = f"--host-resolver-rules=MAP {_HOST} 127.0.0.1:{port}, MAP * ~NOTFOUND"
        return run(toolbox, name, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update",
                   "--disable-sync", "--no-proxy-server", rules, "--hide-scrollbars",
                   f"--user-data-dir={toolbox.scratch / 'browser'}", "--virtual-time-budget=10000",
                   *options, f"http://{_HOST}/", limit=_LIMIT)  # fmt: skip


@contextmanager
def _served(board: bytes, members: Mapping[str, bytes]) -> Iterator[int]:
    """The port of a server that knows the board and the members, by their names alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = unquote(urlsplit(self.path).path)[1:]
            data = members.get(name) if name else board
            if data is None or self.headers.get("Host") != _HOST:
                self.send_error(404)
                return
            suffix = PurePosixPath(name).suffix.lower() or ".html"
            kind = _TYPES.get(suffix) or mimetypes.guess_type(f"a{suffix}")[0]
            self.send_response(200)
            self.send_header("Content-Type", kind or "application/octet-stream")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Content-Security-Policy", _OF_MEMBERS if name else _OF_BOARD)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """What is asked for is nobody's concern."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
