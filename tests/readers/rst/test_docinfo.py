"""The fields below the title of a reStructuredText document are what it says of itself."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Code, Document
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate, plain_text

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


def test_a_header_as_of_mails_is_metadata_and_a_list() -> None:
    header = (
        "PEP: 8\nTitle: Style *Guide*\nAuthor: Ann Lee <a@example.org>,\n        Bo Ek\n"
        "Status: Active\nCreated: 05-Jul-2001\nPost-History: 05-Jul-2001,\n   01-Aug-2013\n"
    )
    document = read(f"{header}\nAim\n===\n\nText.\n")
    assert plain_text(document.meta.title) == "Style Guide"
    assert document.meta.authors == ("Ann Lee <a@example.org>", "Bo Ek")
    assert (document.meta.date, document.meta.status) == ("2001-07-05", "Active")
    assert [" ".join(plain_text(block).split()) for block in document.blocks] == [
        "PEP: 8 Post-History: 05-Jul-2001, 01-Aug-2013",
        "Aim Text.",
    ]


@pytest.mark.parametrize("text", ["Note: a\nTip: b\nSee: c\n\nText.\n", "Title: a\n\nText.\n"])
def test_lines_with_colons_are_no_header_without_a_title_and_more(text: str) -> None:
    assert not read(text).meta.title


def test_a_role_of_a_program_is_no_language() -> None:
    document = read("See :mod:`os.path`.\n")
    assert [part.language for part in iterate(document) if isinstance(part, Code)] == [""]
