"""Pictures in a PDF: whatever way a raster comes, PDF/A lets nobody interpolate it."""

from __future__ import annotations

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image as Raster

from publish import export, load_style
from publish.document import (
    Cell,
    Column,
    Figure,
    Image,
    Landscape,
    Media,
    Paragraph,
    Region,
    Row,
    Table,
)
from tests.exporters.pdf.reading import arranged, opened, pdf
from tests.support.notation import p


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("png", "RGB"), ("png", "RGBA"), ("png", "LA"), ("png", "P"), ("png", "1"),
        ("png", "I;16"), ("jpeg", "RGB"), ("jpeg", "L"), ("gif", "P"), ("webp", "RGB"),
        ("webp", "RGBA"),
    ],
)  # fmt: skip
def test_no_picture_asks_to_be_interpolated(kind: str, mode: str) -> None:
    file = io.BytesIO()
    Raster.new(mode, (3, 2)).save(file, kind)
    media = Media(
        id="ab",
        media_type=f"image/{kind}",  # type: ignore[arg-type]  # the kinds above are of the model
        data=file.getvalue(),
        width=3,
        height=2,
    )
    shown = Paragraph(content=(Image(media="ab", alt="A map", width=30),))
    made = opened(pdf(arranged(Region(role="title", blocks=(p("T"),)), shown, media=(media,))))
    (page,) = made.pages
    found = [picture.get_object() for picture in page["/Resources"]["/XObject"].values()]
    found += [picture["/SMask"].get_object() for picture in found if "/SMask" in picture]
    assert found
    for picture in found:
        assert picture["/Subtype"] == "/Image"
        assert "/Interpolate" not in picture or picture["/Interpolate"].value is False


def test_the_tile_of_a_gradient_does_not_meet_the_next() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">'
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
        '</linearGradient><pattern id="p" width=".5" height=".5"><path d="M0 0h4v4z"/></pattern>'
        '<rect width="9" height="9" fill="url(#g)"/>'
        '<rect width="9" height="9" fill="url(#p)"/></svg>'
    )
    media = Media(id="ab", media_type="image/svg+xml", data=drawing.encode(), width=9, height=9)
    shown = Paragraph(content=(Image(media="ab", alt="A map", width=30),))
    made = opened(pdf(arranged(Region(role="title", blocks=(p("T"),)), shown, media=(media,))))
    gradient, pattern = (part.get_object() for part in _patterns(made.pages[0]["/Resources"]))
    assert gradient["/XStep"] == 1000 * gradient["/BBox"][2]
    assert pattern["/XStep"] == 4.5


def _patterns(resources: Any) -> list[Any]:
    """Those of the page and of the groups drawn on it."""
    own = list(resources.get("/Pattern", {}).values())
    groups = [group.get_object() for group in resources.get("/XObject", {}).values()]
    return own + [part for g in groups for part in _patterns(g.get("/Resources", {}))]


def test_a_picture_on_a_landscape_page_fits_that_page() -> None:
    """A high picture is as high as a page on its side has room for, in PDF and Word alike."""
    data = io.BytesIO()
    Raster.new("RGB", (100, 900)).save(data, "PNG")
    media = Media(
        id="ab", media_type="image/png", data=data.getvalue(), width=100, height=900, density=10.0
    )
    figure = Figure(blocks=(p(Image(media="ab", alt="High")),), caption=(p("Caption"),))
    document = arranged(Landscape(blocks=(figure,)), p("after"), media=(media,))
    page = opened(pdf(document)).pages[0]
    _, room = load_style("house").page["briefing"].turned.picture_room
    heights = [
        abs(float(operands[3]))
        for operands, name in page.get_contents().operations
        if name == b"cm" and abs(float(operands[3])) > 1.5
    ]
    assert "Caption" in page.extract_text()
    assert max(heights) * 0.75 == pytest.approx(room.pt, abs=0.1)
    package = ZipFile(io.BytesIO(export(document, "docx", load_style("house"))))
    word = package.read("word/document.xml")
    (extent,) = set(re.findall(rb'wp:extent cx="\d+" cy="(\d+)"', word))
    assert int(extent) == pytest.approx(room.emu, abs=2)


def test_pictures_in_tables_are_as_wide_as_there_is_room_in_pdf_and_word_alike() -> None:
    data = io.BytesIO()
    Raster.new("RGB", (16, 9)).save(data, "PNG")
    media = Media(
        id="ab", media_type="image/png", data=data.getvalue(), width=16, height=9, density=2.0
    )
    shown = Cell(blocks=(p(Image(media="ab", alt="A map")),))
    said = Cell(blocks=(p("what the picture shows, in words that want some room as well"),))
    within = Table(columns=(Column(),) * 2, body=(Row(cells=(said, shown)),))
    holder = Cell(blocks=(within,))
    columns = (Column(width=0.2), Column(), Column())
    outer = Table(columns=columns, body=(Row(cells=(shown, holder, shown)),))
    document = arranged(outer, media=(media,))
    room = load_style("house").page["briefing"].measure.pt
    widths = [
        abs(float(operands[0])) * 0.75
        for operands, name in opened(pdf(document)).pages[0].get_contents().operations
        if name == b"cm" and abs(float(operands[0])) > 1.5
    ]
    package = ZipFile(io.BytesIO(export(document, "docx", load_style("house"))))
    word = package.read("word/document.xml")
    extents = [int(across) / 12700 for across in re.findall(rb'wp:extent cx="(\d+)"', word)]
    for sizes in (widths, extents):
        assert len(sizes) == 3
        assert min(sizes) > 30
        assert sum(sizes) < room
