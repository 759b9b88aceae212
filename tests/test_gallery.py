"""The gallery of the docs is the one that `make gallery` makes now."""

from __future__ import annotations

from PIL import Image

from publish.style.definition.compiled import our_styles
from tests.conftest import ROOT
from tools.gallery import page, picture_of, shown


def test_the_gallery_shows_each_of_our_styles() -> None:
    assert (ROOT / "docs/gallery.md").read_text(encoding="utf-8") == page()
    assert {part for name in shown() for part in name.split("+")} == {*our_styles()}
    pictures = {f"gallery/{file.name}" for file in (ROOT / "docs/gallery").iterdir()}
    assert pictures == {picture_of(name) for name in shown()}
    for name in shown():
        with Image.open(ROOT / "docs" / picture_of(name)) as picture:
            assert picture.width > picture.height
