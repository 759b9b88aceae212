"""The author has the last word on lines, in front matter or in a file beside the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.diagnostics import Log
from publish.document import Document, Paragraph, Section
from publish.engine.pipeline import open_source
from publish.errors import SourceError
from publish.plugin import Source
from publish.readers.plaintext import read
from publish.walk import iterate, plain_text

TEXT = """Not the title.

The Title

All of this is text that goes on for a while, and ends with a stop.

and this heads what follows, he says

More text that goes on for a while, and ends with a stop.
"""


def stated(structure: str, text: str = TEXT) -> Document:
    source = Source(name="a.txt", data=text.encode(), structure=structure.encode())
    return read(source, Log("a.txt"))


def test_a_file_beside_the_text_states_title_headings_and_paragraphs() -> None:
    found = stated("title_line = 3\nheadings = [7]\nparagraphs = [1]\n")
    assert plain_text(found.meta.title) == "The Title"
    assert [type(block) for block in found.blocks] == [Paragraph, Paragraph, Section]
    assert plain_text(found.blocks[2]).startswith("and this heads")


def test_levels_of_headings_may_be_stated() -> None:
    section = stated("[headings]\n3 = 1\n7 = 2\n").blocks[-1]
    assert isinstance(section, Section)
    assert isinstance(section.blocks[-1], Section)


def test_a_line_that_is_a_page_number_stays_when_the_author_says_so() -> None:
    text = f"{TEXT}\n3\n"
    assert "3" in [
        plain_text(node)
        for node in iterate(stated("paragraphs = [11]", text))
        if isinstance(node, Paragraph)
    ]


@pytest.mark.parametrize(
    ("structure", "place", "what"),
    [
        ("title_line = 3\ntitle_line = 4\n", 2, "is not TOML"),
        ("# so\ntitel_line = 3\n", 2, "titel_line must be one of the keys"),
        ("headings = [12, 'x']\n", 1, "headings must be line numbers"),
        ("title_line = -1\n", 1, "title_line must be line numbers"),
        ("paragraphs = [1]\nheadings = [400]\n", 1, "line 400 of a.txt has no text"),
        ("headings = [2]\n", 1, "line 2 of a.txt has no text"),
    ],
)
def test_what_cannot_be_obeyed_is_an_error_with_file_line_and_cure(
    structure: str, place: int, what: str
) -> None:
    with pytest.raises(SourceError) as caught:
        stated(structure)
    assert caught.value.message.startswith(f"a.txt.structure.toml:{place}: ")
    assert what in caught.value.message
    assert caught.value.hint


def test_structure_is_stated_in_one_place_only() -> None:
    text = f"---\nstructure: {{title_line: 6}}\n---\n{TEXT}"
    with pytest.raises(SourceError, match=r"^a\.txt:2: .* and in a\.txt\.structure\.toml"):
        stated("title_line = 6", text)


def test_the_file_is_found_by_the_name_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert open_source(tmp_path / "a.txt").structure is None
    (tmp_path / "a.txt.structure.toml").write_text("title_line = 0\n")
    assert open_source(tmp_path / "a.txt").structure == b"title_line = 0\n"
