"""`explain` says of each line what it became, why, and how sure that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.cli import main
from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import explain
from publish.readers.plaintext.explaining import as_text

TEXT = """---
organization: The Paper
---
Rivers and Roads
By Jane Doe

The council met on Monday and agreed, after a long debate, to leave the market where it is.

What comes next

• a report
• a vote

© 2024 The Paper
"""


def told(text: str) -> list[tuple[int, str, str]]:
    decisions = explain(Source(name="a.txt", data=text.encode()), Log("a.txt"))
    return [(d.line, d.kind, d.rule) for d in decisions]


def test_each_line_is_told_with_its_number_in_the_file_and_its_rule() -> None:
    assert told(TEXT) == [
        (4, "title", "first line, short, without a full stop"),
        (5, "byline", "names under the title"),
        (7, "paragraph", "a line of its own"),
        (9, "heading", "a clause that names what stands below it"),
        (11, "item", "begins with •"),
        (12, "item", "begins with •"),
        (14, "rights", "a line of copyright"),
    ]


def test_confidence_is_a_share_and_the_authors_word_is_certain() -> None:
    decisions = explain(Source(name="a.txt", data=TEXT.encode()), Log("a.txt"))
    assert all(0 < d.confidence <= 1 for d in decisions)
    stated = TEXT.replace("---\nRivers", "structure: {headings: [10]}\n---\nRivers")
    (heading,) = (
        d for d in explain(Source(name="a.txt", data=stated.encode()), Log()) if d.kind == "heading"
    )
    assert (heading.line, heading.rule, heading.confidence) == (10, "the author says so", 1.0)


def test_what_was_left_out_is_told_too() -> None:
    page = "A line of the page that says something and stops here.\n" * 12
    text = f"Title\n\n{page}3\n\fTitle\n{page}4\n"
    assert [kind for line, kind, _ in told(text) if line in {15, 16, 29}] == ["dropped"] * 3


def test_the_decisions_are_printed_one_a_line() -> None:
    text = as_text(explain(Source(name="a.txt", data=TEXT.encode()), Log("a.txt")), width=70)
    assert text.splitlines()[:3] == [
        "    4  title             95%  Rivers and Roads  (first line, short, without a full stop)",
        "    5  byline            91%  By Jane Doe  (names under the title)",
        "    7  paragraph         90%  The council met on…  (a line of its own)",
    ]


def test_the_example_in_the_manual_is_what_the_command_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manual = (Path(__file__).parents[3] / "docs" / "plain-text.md").read_text("utf-8")
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(manual.split("```text\n")[1].split("```")[0], "utf-8")
    assert main(["normalize", "--explain", str(ferry)]) == 0
    assert capsys.readouterr().out == manual.split("```explained\n")[1].split("```")[0]
