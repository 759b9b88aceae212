"""Letters look as the style's fonts draw them, or it is found that they do not."""

from __future__ import annotations

from functools import cache

import pytest

from publish import arrange, export, load_style, normalize
from publish.document import Document, Meta
from publish.plugin import Subject
from tests.conformance import font_damage
from tests.conformance.judged import mismatches
from tests.mutations.mutation import Mutation
from tests.support.notation import inlines, p


@cache
def whole(format_: str, words: str, language: str) -> Subject:
    style = load_style("house")
    made = Document(meta=Meta(title=inlines("Harbour"), language=language), blocks=(p(words),))
    document = arrange(normalize(made), "briefing", style)
    data = export(document, format_, style)
    return Subject(name=f"a.{format_}", data=data, document=document, style=style)


def found(one: Subject, data: bytes) -> list[str]:
    """What is said of the fonts of an artifact."""
    subject = Subject(name=one.name, data=data, document=one.document, style=one.style)
    return [wrong.found for wrong in mismatches(subject) if wrong.key == "glyphs"]


MUTATIONS = [
    m for m in font_damage.mutations() if m.format in ("pdf", "html") or "emptied" in m.name
]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one.format}, {one.name}")
def test_other_glyphs_in_a_font_are_found(mutation: Mutation) -> None:
    one = whole(mutation.format, "Ships lie abeam in the harbour.", "en")
    (said,) = found(one, mutation.apply(one.data))
    assert " with others for “" in said


@pytest.mark.parametrize(
    ("language", "words", "one", "other"),
    [
        ("en", "Ships (of here) lie abeam.", "(", ")"),
        ("he", "הספינות (כאן) abeam.", "(", "a"),
        ("he", "הספינות (כאן) abeam.", "b", "m"),
    ],
)
def test_letters_that_are_said_by_each_others_glyphs_are_found(
    language: str, words: str, one: str, other: str
) -> None:
    clean = whole("pdf", words, language)
    said = "".join(found(clean, font_damage.recoded(clean.data, one, other)))
    assert f"“{one}”" in said
    assert f"“{other}”" in said


@pytest.mark.parametrize(
    ("format_", "language", "words"),
    [
        ("html", "th", "ทำงานที่ท่าเรือ น้ำ"),  # HarfBuzz sets U+0E33 in two parts
        ("pdf", "hi", "बंदरगाह में स्थिति"),  # signs are set before the letters that they follow
        ("pdf", "ar", "السفن في الميناء"),  # letters have a form for each place
        ("pdf", "he", "הספינות (כאן) «בנמל» [היום]"),  # a bracket is shown by its other
        ("docx", "zh", "船停在港口。"),  # of a collection, with curves of another kind
    ],
    ids=("thai", "hindi", "arabic", "hebrew", "chinese"),
)
def test_letters_of_other_scripts_are_found_as_they_are(
    format_: str, language: str, words: str
) -> None:
    one = whole(format_, words, language)
    assert found(one, one.data) == []
