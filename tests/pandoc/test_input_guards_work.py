"""What pandoc would read for ever is refused at once, with its line or after little work."""

from __future__ import annotations

import time

import pytest

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.pandoc import run
from publish.pandoc.input_guards import closed, refuse_hostile_markdown


@pytest.mark.parametrize("opening", ["[a](", "<a ", "<!--", "\\begin{a}"])
def test_what_is_never_closed_is_refused_with_its_line(opening: str) -> None:
    start = time.process_time()
    with pytest.raises(SourceError, match=r"a\.md:3: too many unclosed "):
        refuse_hostile_markdown(f"text\n\n{opening * 10_000}\n", "a.md")
    refuse_hostile_markdown(f"{opening}\n\n" * 90, "a.md")
    assert time.process_time() - start < 1


def test_cells_span_what_is_there() -> None:
    cell = "<td colspan=1000000 rowspan=65534>a</td>"
    made = closed(f"<table><tr>{cell}</tr><tr><td colspan=2 rowspan=1>b</td></tr></table>", Log())
    assert 'colspan="1000" rowspan="2"' in made
    assert 'colspan="2" rowspan="1"' in made


def test_pandoc_does_no_more_work_than_the_length_of_a_text_is_worth() -> None:
    with pytest.raises(SourceError, match=r"timed out after 4 seconds"):
        run.read(b"<a " * 8_000, "markdown", name="a.md", log=Log())


@pytest.mark.parametrize("marked", ["_a", "a*b_", "**好"])
def test_a_word_of_more_marks_than_pandoc_pairs_in_time_is_refused(marked: str) -> None:
    with pytest.raises(SourceError, match=r'a.md:3: word with more than 2000 "_" or "\*"'):
        refuse_hostile_markdown(f"text\n\n{marked * 2_001}\n", "a.md")
    refuse_hostile_markdown(f"{marked} " * 5_000, "a.md")
    refuse_hostile_markdown("_" * 5_000 + "\n\n" + f"{'b' * 60}_" * 5_000, "a.md")
