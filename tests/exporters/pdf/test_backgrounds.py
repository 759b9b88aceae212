"""Signs of wraps that no line shows are not drawn."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from publish import arrange, export, load_style, normalize
from publish.document import CodeBlock, Document, Meta
from tests.support.notation import inlines

WIDE = "words " * 40


def _drawn(text: str) -> int:
    """How many drawings stand on the page of a code block."""
    style = load_style("house")
    made = Document(meta=Meta(title=inlines("T"), language="en"), blocks=(CodeBlock(text=text),))
    data = export(arrange(normalize(made), "briefing", style), "pdf", style)
    return PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data().count(b" Do")  # type: ignore[union-attr]


@pytest.mark.parametrize("lines", [1, 9])
def test_a_line_that_is_not_wrapped_draws_no_sign(lines: int) -> None:
    assert _drawn("\n".join(["short"] * lines)) == _drawn("short")


def test_a_wrapped_line_draws_a_sign_for_each_wrap() -> None:
    assert 0 < _drawn(WIDE) - _drawn("short") < 6
