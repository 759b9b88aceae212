"""Time grows with the length of a text, whatever it repeats."""

from __future__ import annotations

import time

import pytest

from publish.diagnostics import Log
from publish.normalization.no_break_spaces import bound
from publish.plugin import Source
from publish.readers.plaintext import READER


@pytest.mark.parametrize("line", ["a: b\n", "- a: b\n", "A. A. ", "key: value and more\n"])
def test_a_text_that_repeats_itself_takes_no_more_than_its_length(line: str) -> None:
    start = time.process_time()
    READER.read(Source(name="a.txt", data=f"Title here\n\n{line * 3_000}\n".encode()), Log())
    assert time.process_time() - start < 10


def test_initials_are_bound_in_a_time_that_grows_with_them() -> None:
    start = time.process_time()
    assert bound("A. A. Milne " + "A. " * 20_000, "en").startswith("A.\u00a0A. Milne")
    assert time.process_time() - start < 2
