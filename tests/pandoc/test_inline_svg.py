"""Drawings within a web page are pictures, as a browser shows them."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document, Image
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate


def read(drawing: str, log: Log | None = None) -> Document:
    page = f"<title>T</title><p>One.</p><figure>{drawing}</figure><p>Two, <b>three</b>.</p>"
    return pandoc.HTML.read(Source(name="a.html", data=page.encode()), log or Log("a.html"))


def test_a_drawing_needs_no_namespace_and_keeps_its_names() -> None:
    log = Log("a.html")
    document = read(
        "<svg viewBox='0 0 90 30'><style>.a{fill:red}</style><linearGradient id=g />"
        "<rect class=a fill='url(#g)' width=9 height=9 /><use xlink:href='#g'/></svg>",
        log,
    )
    [picture] = document.media
    drawn = picture.data.decode()
    assert (picture.width, picture.height) == (90, 30)
    for part in ("viewBox=", "<linearGradient ", "<style>.a{fill:red}</style>", 'xlink:href="#g"'):
        assert part in drawn
    assert not log.losses


@pytest.mark.parametrize(
    ("drawing", "alt"),
    [
        ("<svg aria-label='A chart' width=9 height=9><path d='M0 0'/></svg>", "A chart"),
        ("<svg width=9 height=9><title>A map</title><path d='M0 0'/></svg>", "A map"),
        ("<svg role=presentation width=9 height=9><path d='M0 0'/></svg>", ""),
    ],
)
def test_what_a_drawing_says_of_itself_is_its_alt(drawing: str, alt: str) -> None:
    [image] = [node for node in iterate(read(drawing)) if isinstance(node, Image)]
    assert (image.alt, image.decorative) == (alt, not alt)
