"""A browser is served what belongs to the pages that it draws, and reaches nothing else."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from publish.checks.report.drawing import drawn, is_here
from publish.checks.validators.chromium import CHROMIUM, _served, address
from publish.checks.validators.validator import Toolbox

RED = (255, 0, 0)


def _asked(port: int, name: str, host: str = "pages.invalid") -> tuple[bytes, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{name}", headers={"Host": host})
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
        return answer.read(), answer.headers["Content-Security-Policy"]


def test_members_are_served_by_name_and_may_run_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    with _served(b"board", {"0/a b%.html": b"page"}) as port:
        assert _asked(port, "/")[0] == b"board"
        data, policy = _asked(port, address("0/a b%.html"))
        assert data == b"page"
        assert policy.startswith("default-src 'none'")
        assert "script-src" not in policy
        for name, host in (
            (str(secret), "pages.invalid"),
            ("/../..", "pages.invalid"),
            ("/", "a.example"),
        ):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                _asked(port, name, host)


def test_a_page_shows_no_file_of_the_machine_and_asks_nobody(tmp_path: Path) -> None:
    if not is_here(Toolbox(scratch=tmp_path), CHROMIUM):
        pytest.skip("Chromium is not installed")
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    (tmp_path / "red.html").write_text("<body style='background:red'>")
    file = (tmp_path / "red.html").as_uri()
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        frame, refresh, own = (
            f"<iframe src='{file}' width=800 height=800></iframe><img src='{there}/img'>"
            f"<script>new Image().src='{there}/js'</script>"
            f"<link rel=stylesheet href='{there}/css'>",
            f"<meta http-equiv=refresh content='0;url={file}'>",
            "<body style='background:red'>",
        )
        pages = [(".html", page.encode()) for page in (frame, refresh, own)]
        drawings = drawn(pages, outside=True)
        server.shutdown()
    colours = []
    for drawing in drawings:
        with Image.open(io.BytesIO(drawing.pictures[0].data)) as picture:
            colours.append(picture.convert("RGB").getpixel((100, 100)))
    assert asked == []
    assert [_is_red(colour) for colour in colours] == [False, False, True]


def _is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 200 and colour[1] < 50)
