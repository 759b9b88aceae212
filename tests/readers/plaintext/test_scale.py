"""Large and hostile texts end, and end in a document.

No test asks for a time: of many lines it is counted what twice as many cost; in a long line a
quadratic pass would take hours. `make validate` counts all of them, and reads both in full
(`whole_length.py`).
"""

from __future__ import annotations

import textwrap

import pytest

from publish.document import ListItem
from publish.walk import iterate, plain_text
from tests.growth import DOUBLE, calls
from tests.readers.plaintext.hostile import FULL_LINE, LINES, LONG
from tests.readers.plaintext.outline import document
from tests.sampling import sampled

SENTENCE = "The committee met again and spoke about the chairs of the room, which are old. "

MANY = 200


@pytest.mark.parametrize("name", LONG)
def test_a_hostile_line_is_read_to_its_end(name: str) -> None:
    found = document(LONG[name](FULL_LINE // 5))
    assert found.blocks or found.meta.title or found.sources


@pytest.mark.parametrize("name", sampled(LINES, 4))
def test_twice_the_lines_take_twice_the_work(name: str) -> None:
    once, twice = LINES[name](MANY), LINES[name](2 * MANY)
    document(twice)  # what is worked out once for a line, and kept
    assert calls(lambda: document(twice)) < DOUBLE * calls(lambda: document(once))


def test_a_long_book_keeps_every_paragraph() -> None:
    paragraphs = [f"{SENTENCE * 6}Number {n} ends here." for n in range(2_000)]
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert [plain_text(block) for block in document(text).blocks] == paragraphs


def test_lists_that_nest_without_end_are_kept_to_a_depth() -> None:
    text = "\n".join(" " * (2 * n) + f"- item {n}" for n in range(1_500))
    found = [node for node in iterate(document(text)) if isinstance(node, ListItem)]
    assert [plain_text(item.blocks[0]) for item in found] == [f"item {n}" for n in range(1_500)]
