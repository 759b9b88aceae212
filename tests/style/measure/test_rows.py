"""Which rows are taken to be as high as a page."""

from __future__ import annotations

import msgspec

from publish.document import Cell, Document, Image, Media, Row
from publish.style import load_style
from publish.style.measure.rows import tall_rows
from tests.support.notation import doc, p, table

HOUSE = load_style("house")
SAYING = "It was the best of times, it was the worst of times. "


def tall(document: Document) -> tuple[set[int], set[int]]:
    found = tall_rows(document, HOUSE, HOUSE.page["briefing"])
    return set(found.rows), set(found.heads)


def test_a_row_of_a_third_of_a_page_may_be_parted_and_no_other() -> None:
    made = table("a | b", f"a | {SAYING * 60}", f"a | {SAYING * 5}", head=1)
    assert tall(doc(made)) == ({id(made.body[0])}, set())


def test_a_narrow_column_makes_a_row_high() -> None:
    words = " | ".join([SAYING * 12] * 8)
    made = table(words)
    assert tall(doc(made)) == ({id(made.body[0])}, set())


def test_a_head_of_a_third_of_a_page_stands_once() -> None:
    made = table(f"a | {SAYING * 25}", "a | b", head=1)
    assert tall(doc(made)) == ({id(made.head[0])}, {id(made)})


def test_pictures_make_a_row_high() -> None:
    media = Media(id="ab", media_type="image/png", data=b"", width=800, height=800)
    shown = p(Image(media="ab", alt="A map"))
    row = Row(cells=(Cell(blocks=(shown,)), Cell(blocks=(p("a"),))))
    made = msgspec.structs.replace(table("a | b", "c | d"), body=(row, *table("c | d").body))
    document = msgspec.structs.replace(doc(made), media=(media,))
    assert tall(document) == ({id(row)}, set())
