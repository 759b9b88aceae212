"""A drawing keeps what draws and nothing else."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from publish.errors import PictureError
from publish.pictures import settled
from publish.pictures.svg import as_png

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(content: str, attributes: str = 'viewBox="0 0 20 10"') -> bytes:
    return f"{HEAD} {attributes}>{content}</svg>".encode()


def dot() -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (1, 1)).save(buffer, "PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>alert</p></foreignObject>",
        '<image href="https://evil.example/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use href="https://evil.example/a.svg#alert"/>',
        "<style>@import 'https://evil.example/a.css'; a{fill:red}</style>",
        "<style>rect{fill:u\\rl(https://evil.example/)}</style>",
        "<rect style='fill:url(https://evil.example/a)'/>",
        "<rect fill='url( \"https://evil.example/a\" )'/>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<style>@font-face{font-family:a;src:url(https://evil.example/f)}</style>",
        "<style>rect{fill:url('https://evil.example/a)b')}</style>",
        "<rect fill='url(https://evil.example/a'/>",
        "<rect style='fill:url( \"https://evil.example/a'/>",
        "<rect fill='url(https://evil.example/ b)'/>",
        "<style>rect{background:image-set('https://evil.example/a' 1x)}</style>",
        "<style>rect{--a:url(https://evil.example/a);background:image-set(var(--a))}</style>",
        "<style>rect{background:-other-set(1x, image('https://evil.example/a'))}</style>",
        "<style>rect{background:-other-set('https://evil.example/a' 1x)}</style>",
        "<rect mask='src(\"https://evil.example/a\")'/>",
        "<style>rect{fill:red} @import 'https://evil.example/a.css'</style>",
        "<style>@media all{@import url(https://evil.example/a.css);rect{fill:red}}</style>",
    ],
)
def test_what_runs_fetches_or_hides_is_gone_and_told(content: str) -> None:
    picture = settled(drawing(content + '<circle r="1"/>'))
    cleaned = picture.media.data.decode()
    assert "alert" not in cleaned
    assert "evil" not in cleaned
    assert "file:" not in cleaned
    assert "circle" in cleaned
    assert [remark.code for remark in picture.remarks] == ["svg-cleaned"]


def test_what_draws_stays() -> None:
    content = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<style>.a{fill:url(#g)}</style><rect class="a" style="stroke:url(#g)" width="5"/>'
        """<style>.b{clip-path:path('M0 0');font-family:'A (b)',var(--c, 'D')}</style>"""
        """<path style="fill:url( '#g' ) !important" transform="rotate(9)"/>"""
        f'<use xlink:href="#g"/><image href="{dot()}"/><text>A <tspan>b</tspan> c</text>'
    )
    picture = settled(drawing(content))
    assert not picture.remarks
    kept = picture.media.data.decode()
    assert """path("M0 0");font-family:"A (b)",var(--c, "D")}""" in kept
    for part in (
        "fill:url(#g) !important",
        "rotate(9)",
        "url(#g)}",
        "stroke:url(#g)",
        '="#g"',
        "data:image/png",
        "<text>A <tspan>b<",
    ):
        assert part in kept


def test_what_an_editor_notes_goes_without_a_word() -> None:
    editor = 'xmlns:ink="http://ink.example/"'
    picture = settled(
        drawing(
            '<ink:view/><metadata>me</metadata><g ink:label="x"/>',
            f'{editor} width="3px" height="2"',
        )
    )
    assert picture.media.data == (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2" viewBox="0 0 3 2"><g/></svg>'
    )
    assert not picture.remarks


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 20 10"', (20, 10, 96)),
        ('width="2in" height="1in"', (192, 96, 96)),
        ('width="100%" viewBox="0 0 20 10"', (20, 10, 96)),
        ('width="40" viewBox="0,0,20,10"', (40, 20, 96)),
        ('width="10.5" height="1"', (105, 10, 960)),
    ],
)
def test_a_drawing_has_the_size_that_it_states(
    attributes: str, size: tuple[int, int, float]
) -> None:
    media = settled(drawing("", attributes)).media
    assert (media.width, media.height, media.density) == size


@pytest.mark.parametrize(
    "css",
    [
        "url(" + " " * 100_000,
        "url(" * 25_000,
        "fill:url('" + " " * 100_000,
        "@import " * 10_000,
        "/*" * 50_000,
        "f(" * 200 + "a" * 100_000,
    ],
)
def test_a_hostile_style_is_cleaned_to_its_end(css: str) -> None:
    """An expression that goes back and forth would take hours."""
    cleaned = settled(drawing(f'<style>{css}</style><rect style="{css}"/>')).media.data
    assert b"<rect" in cleaned


@pytest.mark.parametrize("css", ["(" * 50_000, "a(" + "9" * 50_000])
def test_a_style_without_an_end_is_refused(css: str) -> None:
    with pytest.raises(PictureError, match="brackets or its numbers") as caught:
        settled(drawing(f"<style>{css}</style>"))
    assert caught.value.hint


def test_a_length_of_many_digits_is_read_to_its_end() -> None:
    with pytest.raises(PictureError, match="has no size"):
        settled(drawing("", f'width="{"1" * 100_000}x" height="1{" " * 100_000}x"'))


BOMB = '<path id="g0"/>' + "".join(
    f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 40)
)
STYLED_BOMB = (
    "<style>" + "".join(f".c{n}{{mask:url(#m{n + 1})}}" for n in range(20)) + "</style>"
) + "".join(f'<mask id="m{n}"><path class="c{n}"/><path class="c{n}"/></mask>' for n in range(21))
MARKED = (
    f'<marker id="m"><path d="{"M0 0L9 9" * 4000}"/></marker>'
    f'<path marker-mid="url(#m)" d="{"M0 0L9 9" * 4000}"/>'
)
FILTERED = '<filter id="f"><feOffset/></filter>'
LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    f'{HEAD} viewBox="0 0 1 1"><text>&b;</text></svg>'
)


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (LAUGHS.encode(), "declares XML entities"),
        (LAUGHS.encode("utf-16"), "declares XML entities"),
        (drawing(BOMB), "repeats itself too often"),
        (drawing(STYLED_BOMB), "repeats itself too often"),
        (drawing(MARKED), "repeats itself too often"),
        (drawing('<filter id="f"><feTurbulence numOctaves="1e6"/></filter>'), "filters"),
        (drawing('<filter id="f"><feMorphology radius="200"/></filter>'), "filters"),
        (drawing('<filter id="f"><feConvolveMatrix order="99"/></filter>'), "filters"),
        (drawing(FILTERED + '<g filter="url(#f)"/>' * 5_001), "filters"),
        (drawing('<g id="a"><use href="#a"/></g>'), "refers to itself"),
        (drawing("<g>" * 5000 + "</g>" * 5000), "no SVG|nested too deeply"),
        (drawing("", 'viewBox="0 0 0 0"'), "has no size"),
        (b"<html><body/></html>", "no SVG"),
        (b"<svg", "no SVG"),
    ],
)
def test_what_could_exhaust_who_draws_it_is_refused(data: bytes, because: str) -> None:
    with pytest.raises(PictureError, match=because) as caught:
        settled(data)
    assert caught.value.hint


def test_a_drawing_becomes_a_raster_of_the_width_asked_for_always_the_same() -> None:
    media = settled(drawing('<rect width="20" height="10" fill="#f00"/>')).media
    data = as_png(media.data, 60)
    assert data == as_png(media.data, 60)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (60, 30)
        assert image.convert("RGB").getpixel((30, 15)) == (255, 0, 0)


def test_halos_and_shadows_of_many_things_stay() -> None:
    shadow = '<filter id="f"><feGaussianBlur/><feOffset/><feMerge/></filter>'
    kept = settled(drawing(shadow + '<path style="filter:url(#f)" d="M0 0h9"/>' * 1_000))
    assert not kept.remarks
