"""From bytes to labelled lines: numbers, statements of the author, front matter, explanations."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.plugin import Source
from publish.readers.plaintext.explanation import as_text
from publish.readers.plaintext.labels import LabelledLine, Role
from publish.readers.plaintext.lines import SourceLine, read_lines
from publish.readers.plaintext.low_confidence import settle_doubts
from publish.readers.plaintext.reading import label, read_document
from tests.readers.plaintext.outline import outline_of


def first_is_title(lines: Sequence[SourceLine], language: str) -> list[LabelledLine]:
    assert language in {"", "en", "de"}
    return [
        LabelledLine(*line, "title" if at == 0 else "paragraph", begins=True, probability=0.5)
        for at, line in enumerate(lines)
    ]


def source(text: str, structure: str | None = None) -> Source:
    beside = None if structure is None else structure.encode()
    return Source(name="a.txt", data=text.encode(), structure=beside)


def test_lines_are_counted_as_an_editor_does() -> None:
    log = Log("a.txt")
    lines = read_lines("A\n\n\n  B\u2028C\nso\u00adft\u200b\n", 5, log)
    assert lines == [(5, "A", 0), (8, "  B", 2), (8, "C", 0), (9, "soft", 0)]
    assert [d.code for d in log.diagnostics] == ["invisible-characters"]


def test_what_is_stated_beside_the_text_holds() -> None:
    stated = "title_line = 3\nheadings = [1]"
    text = label(source("A\n\nB\nC\n", stated), Log("a.txt"), first_is_title)
    assert [(line.role, line.stated) for line in text.lines] == [
        ("heading", True),
        ("title", True),
        ("paragraph", False),
    ]


def test_a_title_in_front_matter_leaves_no_other() -> None:
    log = Log("a.txt")
    found = read_document(source("---\ntitle: T\nlang: de\n---\nA\nB\n"), log, first_is_title)
    assert outline_of(found) == ["# T", "= A", "· B"]


def test_a_doubtful_title_is_told() -> None:
    log = Log("a.txt")
    read_document(source("A\nB\n"), log, first_is_title)
    (told,) = (d for d in log.diagnostics if d.code == "title-unsure")
    assert "title_line in a.txt.structure.toml" in told.hint


@pytest.mark.parametrize(
    ("text", "structure", "message"),
    [
        ("A\n", "title_line = 2", "line 2 of a.txt has no text"),
        (
            "---\nstructure: {title_line: 4}\n---\nA\n",
            "title_line = 4",
            "structure is stated here and in a.txt.structure.toml",
        ),
    ],
)
def test_statements_that_cannot_hold(text: str, structure: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        label(source(text, structure), Log("a.txt"), first_is_title)


def test_lines_in_doubt_are_text() -> None:
    roles: tuple[tuple[Role, float, Role, float], ...] = (
        ("title", 0.9, "heading", 0.1),
        ("left-out", 0.95, "heading", 0.05),
        ("left-out", 0.94, "source", 0.06),
        ("quotation", 0.29, "item", 0.28),
        ("quotation", 0.3, "item", 0.2),
    )
    lines = [
        LabelledLine(at, "text", 0, role, at < 5, probability, second, below)
        for at, (role, probability, second, below) in enumerate(roles, start=1)
    ]
    settle_doubts(lines)
    assert [line.role for line in lines] == [
        *("title", "left-out", "source", "paragraph", "paragraph"),
    ]
    assert (lines[2].probability, lines[2].second) == (0.06, "left-out")


def test_a_text_is_not_left_out_whole() -> None:
    lines = [
        LabelledLine(1, "A title", 0, "title", begins=True),
        LabelledLine(3, "Share", 1, "left-out", begins=True, probability=0.99),
    ]
    settle_doubts(lines)
    assert [line.role for line in lines] == ["title", "paragraph"]


def test_explanations_say_role_and_next_best() -> None:
    lines = [
        LabelledLine(3, "The gate", 0, "title", begins=True, probability=0.91, second="heading"),
        LabelledLine(4, "is " + "open " * 40, 0, "title", begins=False, facts=("short", "first")),
    ]
    lines[0].second_probability = 0.06
    first, second = as_text(lines, width=90).splitlines()
    assert first == "    3  title               91%  heading 6%          The gate"
    assert second.endswith("…  (short, first)")
    assert "… title" in second
