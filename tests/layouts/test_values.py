"""Values beside others, and how they are kept apart."""

from __future__ import annotations

import pytest

from publish.document import Inlines, Span, Text
from publish.layouts.values import value
from tests.support.notation import doc


def said(content: Inlines) -> str:
    return "".join(
        inline.text
        if isinstance(inline, Text)
        else f"{inline.direction}({said(inline.content)})"
        if isinstance(inline, Span)
        else ""
        for inline in content
    )


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("he", ["R-2025/17"], "ltr(R-2025/17)"),
        ("he", ["30 באוגוסט"], "30 באוגוסט"),
        ("he", ["Ann Lee", "Bob Ray", "דני"], "ltr(Ann Lee), ltr(Bob Ray), דני"),
        ("he", ["דני", "", "Ann"], "דני, ltr(Ann)"),
        ("en", ["Ann", "דני"], "Ann, rtl(דני)"),
        ("he", ["17"], "17"),
        ("he", [""], ""),
    ],
)
def test_a_value_against_the_document_says_its_direction(
    language: str, words: list[str], expected: str
) -> None:
    assert said(value(doc(language=language), *words)) == expected
