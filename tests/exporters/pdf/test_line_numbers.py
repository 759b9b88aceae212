"""Numbers of lines: beside the lines of the text, and no part of it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from pypdf.generic import ContentStream

from publish import arrange
from publish.diagnostics import Log
from publish.document import (
    Block,
    CodeBlock,
    Document,
    Landscape,
    LineBreak,
    List,
    ListItem,
    Meta,
    Note,
    Paragraph,
    Section,
    Text,
)
from publish.style import Style, load_style
from publish.style.fonts.subset import subset
from publish.style.measure.text_widths import nearest_face
from tests.exporters.pdf.reading import arranged, opened, pdf, places
from tests.support.notation import p

HOUSE = load_style("house")
PIXEL = 0.75
"""Points in a pixel, in which text is placed, from the upper edge of its page."""
TITLE = (Text(text="Title"),)


def numbering(every: int, start: Literal["page", "document"] = "page") -> Style:
    master = msgspec.structs.replace(
        HOUSE.page["memo"], line_numbers=every, line_numbers_start=start
    )
    return msgspec.structs.replace(HOUSE, page={**HOUSE.page, "memo": master})


def lines(count: int, first: str = "x") -> Paragraph:
    """A paragraph of so many lines."""
    rest = (part for _ in range(count - 1) for part in (LineBreak(), Text(text="x")))
    return Paragraph(content=(Text(text=first), *rest))


def memo(style: Style, *blocks: Block, language: str = "en") -> bytes:
    meta = Meta(title=TITLE, date="2025-08-30", language=language)
    return pdf(arrange(Document(meta=meta, blocks=blocks), "memo", style), style=style)


def numbers(data: bytes) -> list[list[tuple[float, float]]]:
    """Where the numbers of each page stand, from the left and from below."""
    found = []
    for page in opened(data).pages:
        operations = ContentStream(page.get_contents(), None).operations
        at = [
            index
            for index, (operands, name) in enumerate(operations)
            if name == b"BDC" and operands[0] == "/Artifact" and operands[1]["/Type"] == "/Layout"
        ]
        matrices = (operations[index + 3][0] for index in at)
        found.append([(float(matrix[4]), float(matrix[5])) for matrix in matrices])
    return found


def test_no_lines_are_numbered_unless_the_style_says() -> None:
    assert numbers(memo(HOUSE, lines(12))) == [[]]


@pytest.mark.parametrize(("every", "numbered"), [(1, 12), (5, 2)])
def test_every_nth_line_bears_its_number(every: int, numbered: int) -> None:
    assert [len(page) for page in numbers(memo(numbering(every), lines(12)))] == [numbered]


@pytest.mark.parametrize("start", ["page", "document"])
def test_numbers_start_on_each_page_or_run_through(start: Literal["page", "document"]) -> None:
    blocks = (lines(13), Landscape(blocks=(lines(4),)), lines(4))
    counted = [len(page) for page in numbers(memo(numbering(5, start), *blocks))]
    assert counted == ([2, 0, 0] if start == "page" else [2, 1, 1])


def test_only_running_text_is_counted() -> None:
    note = Note(blocks=(lines(3),))
    blocks = (
        Section(id="s", title=TITLE, blocks=(lines(2),)),
        CodeBlock(text="a\nb\nc"),
        List(items=(ListItem(blocks=(lines(2), lines(1))), ListItem(blocks=(p("x"),)))),
        Paragraph(content=(Text(text="noted"), note)),
    )
    assert [len(page) for page in numbers(memo(numbering(1), *blocks))] == [2 + 2 + 1 + 1 + 1]


def test_a_number_stands_before_its_line_on_the_base_line() -> None:
    data = memo(numbering(1), lines(1, first="here"))
    [[(x, y)]] = numbers(data)
    page, line = HOUSE.page["memo"], places(data)["here"]
    assert y == pytest.approx(page.height.pt - line.y * PIXEL, abs=0.05)
    gap, widest = HOUSE.line_number.indent_end.pt, HOUSE.line_number.size.pt
    assert page.margin_inner.pt - gap - widest < x < page.margin_inner.pt - gap


def test_from_right_to_left_numbers_stand_on_the_right() -> None:
    data = memo(numbering(1), p("שלום"), language="he")
    [[(x, _)]] = numbers(data)
    page = HOUSE.page["memo"]
    edge = page.width.pt - page.margin_outer.pt
    assert x == pytest.approx(edge + HOUSE.line_number.indent_end.pt, abs=0.05)


def test_numbers_of_lines_are_no_text() -> None:
    assert [page.extract_text() for page in opened(memo(numbering(1), lines(9))).pages] == [
        page.extract_text() for page in opened(memo(HOUSE, lines(9))).pages
    ]


def test_digits_are_set_side_by_side() -> None:
    data = memo(numbering(11), lines(11))
    page = opened(data).pages[0]
    names = [name for _, name in ContentStream(page.get_contents(), None).operations]
    inside = next(list(part) for key, part in groupby(names, lambda name: name != b"EMC") if key)
    assert inside.count(b"f") == len("11")


def test_numbers_that_no_font_has_are_told_as_lost(tmp_path: Path) -> None:
    style = numbering(1)
    key = style.line_number.font
    whole = nearest_face(style.fonts[key], style.line_number.weight, "normal")
    (tmp_path / "letters.ttf").write_bytes(subset(whole, frozenset("abcxTitle")))
    face = msgspec.structs.replace(whole, path=tmp_path / "letters.ttf")
    font = msgspec.structs.replace(style.fonts[key], faces=(face,))
    log = Log()
    lettered = msgspec.structs.replace(style, fonts={**style.fonts, key: font})
    numbered = msgspec.structs.replace(arranged(lines(2)), page_master="memo")
    assert numbers(pdf(numbered, log, lettered)) == [[]]
    assert [loss.code for loss in log.losses] == ["line-numbers"]
