"""The cascade over books and web pages is held against Chromium's, and reports and previews have
pictures.

`make validate` runs these; `make test` does not, for the programs are not part
of the environment.
"""

from __future__ import annotations

from base64 import b64decode
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from lxml import etree, html

from publish import arrange, export, load_style, normalize, read
from publish.checks.report.drawing import drawn
from publish.checks.validators.validator import Toolbox
from publish.engine.preview import write_preview
from publish.errors import PublishError
from publish.plugin import Subject
from tests.checks.specimens import word
from tests.conformance.web.browser import Book, computed_by_browser
from tests.conformance.web.computed import Computed
from tests.conformance.web.pages import cascaded, pages_of

SEEDS: Final = sorted(
    path
    for path in Path(__file__).parents[2].joinpath("seeds").rglob("*")
    if path.suffix in (".md", ".txt")
)
LAYOUTS: Final = {"docx": "memo", "epub": "book", "html": "briefing"}


@cache
def subject(seed: Path, format_: str, style_name: str) -> Subject:
    style = load_style(style_name)
    document = arrange(normalize(read(seed)), LAYOUTS[format_], style)
    data = export(document, format_, style)
    return Subject(
        name=f"{seed.stem}.{format_}", data=data, document=document, style=style, source=seed.name
    )


def kitchen_sink(format_: str) -> Subject:
    return subject(next(s for s in SEEDS if s.stem == "kitchen-sink"), format_, "house")


def near(one: object, other: object) -> bool:
    """Whether values agree as far as pixels of a screen let them."""
    match one, other:
        case float(), float():
            return abs(one - other) <= 0.125
        case None, _:  # what layout decides
            return True
        case tuple(), tuple():
            return all(map(near, one, other))
        case _ if hasattr(one, "__struct_fields__"):
            names = one.__struct_fields__
            return all(near(getattr(one, n), getattr(other, n, None)) for n in names)
        case _:
            return one == other


PICTURES: Final = ("head", "math", "svg", "img")
"""Elements that have no text, or text that the style says nothing of."""


@pytest.mark.parametrize("format_", ["epub", "html"])
def test_the_cascade_computes_what_chromium_computes(format_: str) -> None:
    subjects = [subject(seed, format_, style) for seed in SEEDS for style in ("house", "plain")]
    suffix = f".{format_}"
    books = [
        Book(suffix=suffix, data=one.data, pages=pages_of(one.data, suffix)) for one in subjects
    ]
    # Not pytest's own folder: the path of the socket of Chromium has 108 bytes (unix(7)).
    with TemporaryDirectory() as scratch:
        computed = computed_by_browser(Toolbox(scratch=Path(scratch)), books)
    differing: list[str] = []
    for book, told in zip(books, computed, strict=True):
        assert not isinstance(told, PublishError)
        for page, styles, ours in zip(book.pages, told, cascaded(list(book.pages)), strict=True):
            differing += [
                f"{page.name}: {one.tag}: {name}: {getattr(own, name)} {getattr(styles[one], name)}"
                for one, own in ours.items()
                if one is not page.root and own.display != "none" and not _is_picture(one)
                for name in Computed.__struct_fields__
                if not near(getattr(own, name), getattr(styles[one], name))
            ]
    assert differing == []


def _is_picture(one: etree._Element) -> bool:
    around = (one, *one.iterancestors())
    return any(etree.QName(element).localname in PICTURES for element in around)


def test_the_report_has_pictures_of_word_files() -> None:
    """Word files of one name in two folders are two: only their bytes are given."""
    whole = (".docx", kitchen_sink("docx").data)
    other = (".docx", word("<w:p><w:r><w:t>Another</w:t></w:r></w:p>"))
    drawings = drawn([whole, other, (".docx", b"no archive")], outside=True)
    labels = [[picture.label for picture in drawing.pictures] for drawing in drawings]
    assert labels[0][0] == "page 1"
    assert labels[1:] == [["page 1"], []]
    assert drawings[0].pictures[0].data != drawings[1].pictures[0].data
    assert drawings[2].note == "cannot be drawn: LibreOffice does not open it"
    assert all(_shows_something(picture.data) for d in drawings for picture in d.pictures)


def test_the_preview_of_a_style_has_pictures_of_every_format(tmp_path: Path) -> None:
    out = tmp_path / "preview.html"
    assert write_preview(out, "press", ["book"]) == ()
    pictures = list(html.document_fromstring(out.read_bytes()).iter("img"))
    formats = {picture.get("alt", "").split(", ")[1] for picture in pictures}
    assert formats == {"pdf", "docx", "epub", "html"}
    data = [picture.get("src", "").partition("base64,")[2] for picture in pictures]
    assert all(_shows_something(b64decode(one)) for one in data)


def _shows_something(webp: bytes) -> bool:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(webp)) as image:
        dark, light = image.convert("L").getextrema()
    return bool(dark != light)
