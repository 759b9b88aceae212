"""What readers find in the text of a PDF: letters with marks, and hyphens at the ends of lines."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from publish.checks.read.pdf.facts import read
from publish.document import Paragraph, Text
from publish.exporters.pdf.fontconfig import faces_of
from publish.style import load_style
from publish.style.fonts.coverage import coverage
from tests.exporters.pdf.reading import arranged, pdf
from tests.support.notation import p

MARKED = [
    chr(code)
    for code in range(0xC0, 0x2000)
    if unicodedata.name(chr(code), "").startswith(("LATIN", "GREEK", "CYRILLIC"))
    and len(unicodedata.normalize("NFD", chr(code))) > 1
]
"""Every Latin, Greek and Cyrillic letter that Unicode composes of a letter and marks."""


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_with_marks_are_extracted_as_written(form: Literal["NFC", "NFD"]) -> None:
    covered = coverage(faces_of(load_style("house")))
    letters = [
        letter
        for letter in MARKED
        if all(ord(part) in covered for part in unicodedata.normalize("NFD", letter))
        or ord(letter) in covered
    ]
    assert len(letters) > 500
    texts = [
        " ".join(f"s{letter}his" for letter in batch)  # plain letters after those with marks
        for batch in (letters[at : at + 8] for at in range(0, len(letters), 8))
    ]
    data = pdf(arranged(*(p(unicodedata.normalize(form, text)) for text in texts)))
    assert [block.text for block in read(data).blocks if block.kind == "paragraph"] == [
        unicodedata.normalize("NFC", text) for text in texts
    ]
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    found = "".join(unicodedata.normalize("NFC", "".join(pages)).split())
    for text in texts:
        assert unicodedata.normalize("NFC", text).replace(" ", "") in found


def test_hyphens_of_the_text_are_told_from_those_of_lines() -> None:
    words = "incomprehensible co-transfected counterrevolutionary anti-H3K4me3 -- data- and more - "
    text = (words * 40).strip()
    data = pdf(arranged(Paragraph(content=(Text(text=text),))))
    (block,) = (block for block in read(data).blocks if block.kind == "paragraph")
    assert block.text.replace("\x01", "").replace(" ", "") == text.replace(" ", "")
    assert "\x01" in block.text


@pytest.mark.parametrize(
    "text",
    [
        "a \U0001f680 b \U0001f468\u200d\U0001f469\u200d\U0001f467 c 1\ufe0f\u20e3 d",
        "flags \U0001f1e9\U0001f1ea \U0001f3f3\ufe0f\u200d\U0001f308, tone \U0001f44d\U0001f3fd",
        "couple \U0001f469\u200d\u2764\ufe0f\u200d\U0001f468, sign \u2139\ufe0f",
    ],
)
def test_emoji_of_several_characters_are_extracted_as_written(text: str) -> None:
    with pypdfium2.PdfDocument(pdf(arranged(p(text)))) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    kept = text.translate(dict.fromkeys(map(ord, "\ufe0f"), None))
    assert "".join(kept.split()) in "".join("".join(pages).replace("\ufe0f", "").split())


def test_emoji_that_share_a_glyph_are_stated() -> None:
    said = "\U0001f44d \U0001f44d\U0001f3fd"
    data = pdf(arranged(p(said), p("\U0001f680 a " + said)))
    blocks = [block.text for block in read(data).blocks if block.kind == "paragraph"]
    assert blocks == [said, "\U0001f680 a " + said]


def test_a_sign_that_is_asked_for_in_colour_is_extracted() -> None:
    data = pdf(arranged(p("\U0001f6e0\ufe0f Tools")))
    with pypdfium2.PdfDocument(data) as document:
        assert "\U0001f6e0" in "".join(page.get_textpage().get_text_range() for page in document)
