"""Numbers that would be turned in text that runs from right to left."""

from __future__ import annotations

import pytest

from publish import normalize
from publish.document import Inlines, Paragraph, Span
from publish.walk import plain_text
from tests.support.notation import doc, em, inlines, p


def marked(*words: object, language: str = "he") -> str:
    document = normalize(doc(p(*words), language=language))  # type: ignore[arg-type]
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert normalize(document) == document
    return _said(block.content)


def _said(run: Inlines) -> str:
    return "".join(
        f"[{plain_text(inline)}]" if isinstance(inline, Span) else plain_text(inline)
        for inline in run
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("טלפון +972-3-123 4567.", "טלפון [+972-3-123 4567]."),
        ("טלפון 03-123 4567 או", "טלפון [03-123 4567] או"),
        ("חום -3, או +4.5% וגם", "חום [-3], או [+4.5%] וגם"),
        ("עמודים 10-12", "עמודים [10-12]"),
        ("ב-10-12 וב-5", "ב-[10-12] וב-5"),
        ("12 איש, 3.14, 1/2", "12 איש, 3.14, 1/2"),
        ("לפי World War 1939-1945 היה", "לפי World War 1939-1945 היה"),
        ("קוד ISO-8859-1 ו-UTF-8", "קוד ISO-8859-1 ו-UTF-8"),
        ("عدد ١٠-١٢", "عدد ١٠-١٢"),
    ],
)
def test_numbers_keep_their_signs_before_them(text: str, said: str) -> None:
    assert marked(text) == said


def test_a_number_belongs_to_the_letters_before_it_in_marks_too() -> None:
    assert marked(em("War"), " 1939-1945 ", em("א"), " -3") == "War 1939-1945 א [-3]"


def test_text_from_left_to_right_has_no_need_of_it() -> None:
    assert marked("It is -3.", language="en") == "It is -3."
    hebrew = Span(content=inlines("חום -3"), language="he", direction="rtl")
    made = normalize(doc(p("So ", hebrew)))
    assert any(
        isinstance(inline, Span) and inline.direction == "ltr"
        for block in made.blocks
        if isinstance(block, Paragraph) and isinstance(block.content[1], Span)
        for inline in block.content[1].content
    )
