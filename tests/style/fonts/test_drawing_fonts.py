"""Drawings: their text is set in the fonts of the style, on whatever machine they are shown."""

from __future__ import annotations

import hashlib

import pytest

from publish import load_style
from publish.diagnostics import Log
from publish.document import Document, Figure, Image, Media, Meta, Text
from publish.layouts import briefing
from publish.pictures.svg_text import cuts, letters, set_in
from publish.style.fonts.coverage import uncovered
from tests.exporters.pdf.reading import named, opened, pdf
from tests.support.notation import p

HOUSE = load_style("house")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90" viewBox="0 0 400 90">'
    '<style>.a { font: italic bold 20px/1.2 "Comic Sans MS", serif }</style>'
    '<text x="9" y="20" class="a">Aa</text><text x="9" y="40" style="font-family: monospace">Bb'
    '</text><text x="9" y="60" font-family="Arial">Cc %s</text></svg>'
)


def document(more: str = "") -> Document:
    """An arranged briefing with one drawing."""
    data = (DRAWING % more).encode()
    name = hashlib.sha256(data).hexdigest()
    media = Media(id=name, media_type="image/svg+xml", data=data, width=400, height=90)
    figure = Figure(blocks=(p(Image(media=name, alt="Letters")),))
    meta = Meta(title=(Text(text="T"),), date="2025-01-01", language="en")
    return briefing.LAYOUT.arrange(
        Document(meta=meta, blocks=(figure,), media=(media,)), HOUSE, Log()
    )


def drawing(more: str = "") -> str:
    (media,) = document(more).media
    assert media.id == hashlib.sha256(media.data).hexdigest()
    return media.data.decode()


def test_text_names_families_of_the_style_and_brings_their_faces() -> None:
    said = drawing()
    assert "Comic" not in said
    assert "Arial" not in said
    assert (
        "font-style: italic; font-weight: bold; font-size: 20px; font-family: 'IBM Plex Serif'"
    ) in said
    assert "font-family: 'IBM Plex Mono'" in said
    assert "font-family=\"'Fira Sans'\"" in said
    assert said.count("@font-face") == len({*said.split("@font-face")}) - 1 > 3
    assert letters(said.encode()) == "AaBbCc "


def test_what_the_fonts_lack_is_set_in_companions_or_told() -> None:
    assert "Noto Sans Arabic" in drawing("ب")
    (told,) = uncovered(document("\U00013000"), HOUSE)
    assert "HIEROGLYPH" in told.message
    made = pdf(document("\U00013000"))
    assert "[U+13000]" in opened(made).pages[0].extract_text()


def test_a_pdf_sets_a_drawing_in_the_faces_that_it_names() -> None:
    page = opened(pdf(document())).pages[0]
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    names = {name.partition("+")[2] for name in fonts}
    assert {"IBM-Plex-Mono", "Fira-Sans"} <= names
    assert any(name.startswith("IBM-Plex-Serif-Bold") for name in names)


def test_letters_that_join_are_drawn_as_a_raster_in_a_pdf() -> None:
    made = pdf(document("مرحبا"))
    assert "Arabic" not in str([font["/BaseFont"] for font in _fonts(made)])
    assert len(named(made, "Figure")) == 1


@pytest.mark.parametrize(
    "style",
    [
        "font:" + "a" * 100_000,
        "font:" + "bold " * 20_000,
        "font:" + " " * 100_000,
        "font:" * 20_000,
        "font: 1" + "2" * 100_000,
        "font: 12px" + " " * 100_000,
        "font: 12px/" + "1" * 100_000,
    ],
)
def test_a_style_that_says_no_font_is_read_to_its_end(style: str) -> None:
    """An expression that tries all ways to part the letters would take hours."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" style="{style}"/>'.encode()
    assert style.strip() in set_in(data, lambda _: ["Fira Sans"], "").decode()
    assert cuts(data)[0] >= {400}


@pytest.mark.parametrize(
    ("said", "weights"),
    [
        ('style="font: italic 300 12px/1.5 Arial"', {400, 300}),
        ('font-weight = "bold"', {400, 700}),
        ("style='font-weight:600;fill:red'", {400, 600}),
        ('style="font: 12px Arial" d="700"', {400}),
    ],
)
def test_the_weights_are_those_that_declarations_and_attributes_state(
    said: str, weights: set[int]
) -> None:
    assert cuts(f"<svg {said}/>".encode())[0] == weights


def _fonts(data: bytes) -> list[dict[str, str]]:
    page = opened(data).pages[0]
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]
