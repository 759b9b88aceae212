"""The fields below the title of a reStructuredText document are what it says of itself."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import plain_text

TITLE = "=====\nTitle\n=====\n\n"


def read(text: str, log: Log | None = None) -> Document:
    return pandoc.LIGHTWEIGHT.read(Source(name="a.rst", data=text.encode()), log or Log("a.rst"))


@pytest.mark.parametrize("above", ["", TITLE, f".. a comment\n   of two lines\n\n{TITLE}"])
def test_who_wrote_it_and_when_is_read_below_the_title_and_before_all_text(above: str) -> None:
    document = read(f"{above}:Author: Ann Lee\n:Date: 4 March 2025\n:Status: Draft\n\nText.\n")
    assert document.meta.authors == ("Ann Lee",)
    assert (document.meta.date, document.meta.status) == ("2025-03-04", "Draft")
    assert plain_text(document.blocks) == "Text."


@pytest.mark.parametrize(
    "fields",
    [
        ":Author: Ann Lee\n:Author: Cy\n",
        ":Authors: Ann Lee, Cy\n",
        ":Authors: Ann Lee; Cy\n",
        ":Authors:\n   - Ann Lee\n   - Cy\n",
        ":Authors:\n\n   - Ann Lee\n   - Cy\n",
        ":Author: Ann\n  Lee\n:Date: 2025-03-04\n:author: Cy\n",
    ],
)
def test_all_authors_are_read_however_they_are_listed(fields: str) -> None:
    document = read(f"{TITLE}{fields}\nText.\n")
    assert document.meta.authors == ("Ann Lee", "Cy")


def test_authors_are_read_at_the_very_end_of_a_file() -> None:
    assert read(f"{TITLE}:Authors:\n   - Ann Lee\n   - Cy").meta.authors == ("Ann Lee", "Cy")


def test_fields_that_are_not_printed_are_told() -> None:
    log = Log("a.rst")
    read(f"{TITLE}:Date: 2025-03-04\n:Version: 1.2\n:Date: 2026-03-04\n\nText.\n", log)
    said = [(d.severity, d.code, d.place.line, d.message) for d in log.diagnostics]
    assert said == [
        ("loss", "field-repeated", 7, '":date:" stands again, and only the first counts:'
         " 2026-03-04"),
        ("warning", "metadata-unknown", None, '":version:" is no metadata that is printed; kept:'
         " 1.2"),
    ]  # fmt: skip


def test_fields_below_text_are_text() -> None:
    document = read(f"{TITLE}Text.\n\n:Author: Ann Lee\n:Author: Cy\n")
    assert document.meta.authors == ()
    assert plain_text(document.blocks).split() == ["Text.", "Author", "Ann", "Lee", "Author", "Cy"]
