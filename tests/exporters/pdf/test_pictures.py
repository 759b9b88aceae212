"""Pictures in a PDF: whatever way a raster comes, PDF/A lets nobody interpolate it."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Raster

from publish.document import Image, Media, Paragraph, Region
from tests.exporters.pdf.reading import arranged, opened, pdf
from tests.notation import p


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
