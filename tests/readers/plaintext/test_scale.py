"""Large and hostile texts end, and end in a document.

No test asks for a time: of many lines it is counted what twice as many cost; in a long line a
quadratic pass would take hours. `make validate` counts all of them, and reads both in full
(`whole_length.py`).
"""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.document import ListItem
from publish.readers.plaintext.clauses import settle_clauses
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.pieces import Piece
from publish.walk import iterate, plain_text
from tests.growth import DOUBLE, calls
from tests.readers.plaintext.hostile import FULL_LINE, LINES, LONG
from tests.readers.plaintext.outline import document
from tests.readers.plaintext.room import ROOM, paragraphs, room
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


def _lists(count: int) -> list[Piece]:
    """So many lists of three long items, each below a line of prose."""
    texts = ["They met.", *(f"{n}. {SENTENCE * 3}" for n in (1, 2, 3))] * count
    return [
        Piece("paragraph", [line], line.text, "")
        if line.mark is None
        else Piece("item", [line], line.text, "", mark=line.mark)
        for line in read_lines("\n".join(texts), 1, Log("x"))
    ]


def test_twice_the_lists_take_twice_the_work() -> None:
    def settle(count: int) -> int:
        pieces = _lists(count)
        places = [index for index, piece in enumerate(pieces) if piece.mark]
        return calls(lambda: settle_clauses(pieces, {"decimal .": places}, recorded=False))

    assert settle(2 * MANY) < DOUBLE * settle(MANY)


def test_a_long_book_keeps_every_paragraph() -> None:
    paragraphs = [f"{SENTENCE * 6}Number {n} ends here." for n in range(2_000)]
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert [plain_text(block) for block in document(text).blocks] == paragraphs


def test_lists_that_nest_without_end_are_kept_to_a_depth() -> None:
    text = "\n".join(" " * (2 * n) + f"- item {n}" for n in range(1_500))
    found = [node for node in iterate(document(text)) if isinstance(node, ListItem)]
    assert [plain_text(item.blocks[0]) for item in found] == [f"item {n}" for n in range(1_500)]
