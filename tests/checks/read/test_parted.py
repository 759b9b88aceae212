"""Where words of a page are parted: as in the document, but for the ends of lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import arrange, export, load_style, normalize
from publish.checks.content import PDF
from publish.checks.running import check
from publish.document import (
    Block,
    Document,
    Math,
    Meta,
    Subscript,
    Superscript,
    Text,
)
from publish.plugin import Subject
from tests.support.notation import em, inlines, note, p, strong, table

NARROW = " | ".join(["transportation", "communication", "documentation"] * 4)
EMPHASISED = p(
    em(*(part for n in range(40) for part in ("o" * (n % 7 + 1), " ", strong("strengths"), " ")))
)
SPACED = """
[masthead]
letter_spacing = "3pt"
case = "upper"
[table]
letter_spacing = "2pt"
"""


def codes(folder: Path, shown: Block, stated: Block, style: str = "") -> set[str]:
    """What is found in a PDF that shows a block, of a document that states another."""
    file = folder / "own.toml"
    file.write_text(f'name = "Own"\nextends = "house"\n{style}', encoding="utf-8")
    meta = Meta(title=inlines("A"), organization="Kelpie & Mill", language="en")
    own = load_style(file)
    made, asked = (
        arrange(normalize(Document(meta=meta, blocks=(block,))), "briefing", own)
        for block in (shown, stated)
    )
    subject = Subject(name="a.pdf", data=export(made, "pdf", own), document=asked, style=own)
    (report,) = check([subject], [PDF])
    return {finding.code for finding in report.differences}


@pytest.mark.parametrize(
    ("block", "style"),
    [
        (table(NARROW, NARROW, head=1), ""),
        (p("—".join(["harbours", "ships"] * 30)), ""),
        (p("H", Subscript(content=inlines("i")), " ", strong("bold")), ""),
        (p("wall", note(p("Stone.")), "flower"), ""),
        (EMPHASISED, ""),
        (p("A wall", Superscript(content=(Text(text="o"), Math(text="x^2"))), " of stone."), ""),
        (table("a list | Io", "in a cell | I a"), SPACED),
    ],
    ids=["narrow", "dashes", "lowered", "noted", "emphasised", "raised", "spaced"],
)
def test_a_page_may_part_words_where_they_have_no_room(
    tmp_path: Path, block: Block, style: str
) -> None:
    assert codes(tmp_path, block, block, style) == set()


def test_a_word_in_a_line_is_in_one_piece(tmp_path: Path) -> None:
    shown, stated = p("An interna tionalization."), p("An internationalization.")
    assert "text-parted" in codes(tmp_path, shown, stated)
