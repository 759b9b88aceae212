"""What EPUB holds beside its chapters is read."""

from __future__ import annotations

import io
import zipfile

from publish.archive import pack
from publish.walk import plain_text
from tests.readers.test_pandoc import read, written


def test_texts_on_a_title_page_are_read() -> None:
    page = (
        '<section epub:type="titlepage"><h1>One</h1><p>J. Roe</p>'
        '<div epub:type="epigraph"><p>Sibyl, what do you want?</p></div>'
        '<div epub:type="dedication"><p>For Ezra.</p></div></section>'
    )
    with zipfile.ZipFile(io.BytesIO(written("epub3", "# One\n\nText."))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    (chapter,) = (name for name in members if name.endswith("ch001.xhtml"))
    members[chapter] = members[chapter].replace(b"<section", f"{page}<section".encode(), 1)
    said = plain_text(read("a.epub", pack(list(members.items()))).blocks)
    assert said.split("\n") == ["Sibyl, what do you want?", "For Ezra.", "One", "Text."]
