"""Pictures are found in every format, wherever the format keeps them."""

from __future__ import annotations

import msgspec
import pytest

from publish import arrange, export, load_style
from publish.checks.tolerances import Format
from publish.document import Document, Figure, Image, Meta, Text
from publish.pictures import settled
from publish.style import Logo, Style
from publish.units import Length
from tests.checks.artifacts import findings
from tests.notation import p

DRAWING = settled(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><text x="9" y="40">Words</text>'
    b"</svg>"
).media


def marked(height: float) -> Style:
    """The house style with the drawing as the logo of memos."""
    style = load_style("house")
    logo = Logo(media=DRAWING, alt="The Desk", height=Length(height))
    memo = msgspec.structs.replace(style.page["memo"], logo=logo)
    return msgspec.structs.replace(style, page={**style.page, "memo": memo})


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_a_logo_and_the_words_of_a_drawing_are_no_difference(format_: Format) -> None:
    figure = Figure(
        blocks=(p(Image(media=DRAWING.id, alt="Some words")),), caption=(p("A caption."),)
    )
    meta = Meta(title=(Text(text="T"),), language="en", organization="Desk")
    plain = Document(meta=meta, blocks=(figure, *(p("Text.") for _ in range(60))), media=(DRAWING,))
    style = marked(20)
    arranged = arrange(plain, "memo", style)
    assert findings(format_, export(arranged, format_, style), arranged) == ()
    without = arrange(plain, "memo", load_style("house"))
    found = findings(format_, export(without, format_, style), arranged)
    assert "picture-missing" in {finding.code for finding in found}
