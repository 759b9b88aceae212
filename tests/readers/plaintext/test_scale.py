"""Large and hostile texts end, and end in a document.

No test asks for a time: of many lines it is counted what twice as many cost; in a long line a
quadratic pass would take hours. `make validate` counts all of them, and reads both in full
(`whole_length.py`).
"""

from __future__ import annotations

import textwrap

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.hostile import FULL_LINE, LINES, LONG
from tests.readers.plaintext.outline import document
from tests.readers.plaintext.room import ROOM, paragraphs, room
from tests.support.growth import DOUBLE, calls
from tests.support.sampling import sampled
from training.corpus import of_split

SENTENCE = "The committee met again and spoke about the chairs of the room, which are old. "
LONG_PARAGRAPH = 200
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


def test_a_text_of_one_line_takes_less_than_ten_times_its_room() -> None:
    """No list of all its words is made; `make validate` reads four times as many."""
    document(paragraphs(200, 10_000))
    line = paragraphs(2_000, 10_000).replace("\n\n", " ")
    assert room(line) < ROOM * len(line.encode())


@pytest.mark.parametrize("place", [0, 3])
def test_a_long_line_among_the_first_ones_takes_less_than_ten_times_its_room(place: int) -> None:
    lines = ["The chairs of the committee", "By Ann Lee", "3 June 2025", *[SENTENCE.strip()] * 8]
    lines.insert(place, (SENTENCE * 3_000).strip())
    text = "\n".join(lines)
    document("\n".join([*lines[:place], *lines[place + 1 :]]))
    assert room(text) < ROOM * len(text.encode())


def test_a_long_book_keeps_its_paragraphs() -> None:
    paragraphs = [
        label.text
        for text in of_split("train")
        for label in text.labels
        if label.kind == "p" and text.language == "en" and len(label.text) > LONG_PARAGRAPH
    ][:2_000]
    book = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    found = {plain_text(block) for block in document(book).blocks}
    assert len(found & set(paragraphs)) > 0.98 * len(paragraphs)
