"""Pictures are found in every format, wherever the format keeps them."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from publish import arrange, export, load_style, normalize
from publish.checks.compare.content_tolerances import Format
from publish.document import (
    Cell,
    Column,
    Document,
    Figure,
    Image,
    Media,
    Meta,
    Row,
    Table,
    Text,
)
from publish.pictures import settled
from publish.style import Logo, Style
from publish.units import Length
from tests.checks.artifacts import findings
from tests.support.notation import inlines, p

DRAWING = settled(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><text x="9" y="40">Words</text>'
    b"</svg>"
).media


def marked(height: float) -> Style:
    """The house style with the drawing as the logo of memos."""
    style = load_style("house")
    logo = Logo(media=DRAWING, alt="The Desk", height=Length(height))
    memo = msgspec.structs.replace(style.page["memo"], logo=logo)
    return msgspec.structs.replace(style, page={**style.page, "memo": memo})


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_a_logo_and_the_words_of_a_drawing_are_no_difference(format_: Format) -> None:
    figure = Figure(
        blocks=(p(Image(media=DRAWING.id, alt="Some words")),), caption=(p("A caption."),)
    )
    meta = Meta(title=(Text(text="T"),), language="en", organization="Desk")
    plain = Document(meta=meta, blocks=(figure, *(p("Text.") for _ in range(60))), media=(DRAWING,))
    style = marked(20)
    arranged = arrange(plain, "memo", style)
    assert findings(format_, export(arranged, format_, style), arranged) == ()
    without = arrange(plain, "memo", load_style("house"))
    found = findings(format_, export(without, format_, style), arranged)
    assert "picture-missing" in {finding.code for finding in found}


@pytest.mark.parametrize(
    "content",
    [
        '<image href="https://evil.example/a.png"/>',
        '<rect fill="url(https://evil.example/a"/>',
        "<style>rect{fill:url('https://evil.example/a)b')}</style>",
        "<style>rect{background:image-set('https://evil.example/a' 1x)}</style>",
        "<style>@import 'https://evil.example/a.css'</style>",
    ],
)
@pytest.mark.parametrize("format_", ["docx", "epub", "html"])
def test_a_drawing_that_fetches_is_found_wherever_it_is_kept(format_: Format, content: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{content}</svg>'.encode()
    name = hashlib.sha256(data).hexdigest()
    media = Media(id=name, media_type="image/svg+xml", data=data, width=9, height=9)
    document = silently(media, 9)
    found = findings(format_, export(document, format_, load_style("house")), document)
    (fetched,) = [finding for finding in found if finding.code == "resource-outside"]
    assert fetched.found.startswith("https://evil.example/a")


FADED = settled(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><g opacity=".5">'
    b'<text x="9" y="40">So<tspan font-weight="bold">wn</tspan></text></g></svg>'
).media


def silently(media: Media, width: float) -> Document:
    """A picture in a line that says nothing."""
    shown = p("Text ", Image(media=media.id, decorative=True, width=width), " goes on.")
    plain = Document(meta=Meta(title=inlines("T"), language="en"), blocks=(shown,), media=(media,))
    return arrange(normalize(plain), "briefing", "house")


@pytest.mark.parametrize("drawing", [DRAWING, FADED], ids=["plain", "faded"])
@pytest.mark.parametrize("width", [90, 9])
def test_what_a_drawing_writes_that_says_nothing_is_no_text(drawing: Media, width: float) -> None:
    made = silently(drawing, width)
    assert findings("pdf", export(made, "pdf", "house"), made) == ()


@pytest.mark.parametrize("alt", ["", "Some words"])
def test_drawings_in_heads_that_a_table_repeats_are_no_difference(alt: str) -> None:
    head = Cell(blocks=(p(Image(media=DRAWING.id, alt=alt, decorative=not alt)),), header=True)
    names = Cell(blocks=(p("Name"),), header=True)
    rows = tuple(Row(cells=(Cell(blocks=(p("A"),)), Cell(blocks=(p("B"),)))) for _ in range(60))
    table = Table(columns=(Column(), Column()), head=(Row(cells=(head, names)),), body=rows)
    meta = Meta(title=inlines("T"), language="en")
    plain = Document(meta=meta, blocks=(table,), media=(DRAWING,))
    made = arrange(normalize(plain), "briefing", "house")
    assert findings("pdf", export(made, "pdf", "house"), made) == ()
