"""Texts that no one width explains: wrapped by hand, or by programs at several widths."""

from __future__ import annotations

import textwrap
from itertools import accumulate

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.shape import measure, sample
from tests.readers.plaintext.outline import outline

SAID = (
    "The committee met on the day that the clerk had set and heard from all who had asked to be"
    " heard, and then it closed the hearing and went on to the vote that it had put off twice."
    " Nobody in the hall had thought that it would come to that before the end of the year.",
    "What the pilots asked for was little enough, and the port had long been ready to pay for it"
    " out of what the new quay brings in each month. It was the town that had not made up its mind"
    " on the matter, and it took four more weeks until it had.",
    "Since then grain moves by rail again at half of its former price, which is good for those who"
    " sell it and bad for those who own the barges. They have been told that they may ask for help"
    " from the state before the winter, and most of them will.",
)


def wrapped(*widths: int) -> str:
    """Each paragraph at the next of some widths."""
    return "\n\n".join(
        textwrap.fill(text, widths[at % len(widths)]) for at, text in enumerate(SAID * 2)
    )


@pytest.mark.parametrize("widths", [(56, 75), (60, 68, 78), (75, 54)])
def test_paragraphs_that_were_wrapped_at_several_widths_are_whole(widths: tuple[int, ...]) -> None:
    found = outline(f"The grain\n\n{wrapped(*widths)}\n")
    assert found == ["# The grain", *(f"· {text}" for text in SAID * 2)]


def test_paragraphs_that_were_wrapped_by_hand_are_whole() -> None:
    sizes = (11, 15, 12, 16, 13, 20)
    ends = list(accumulate(sizes))
    blocks = []
    for text in SAID * 2:
        words = text.split()
        parts = [words[end - size : end] for size, end in zip(sizes, ends, strict=True)]
        blocks.append("\n".join(" ".join(part) for part in parts if part))
    found = outline("The grain\n\n" + "\n\n".join(blocks))
    assert found[1:] == [f"· {' '.join(block.split())}" for block in blocks]


def test_a_stanza_in_a_text_that_was_wrapped_by_hand_stays_verse() -> None:
    stanza = "The river runs below the hill\nand nobody has seen it still\nuntil the winter came"
    found = outline(f"The grain\n\n{wrapped(56, 75)}\n\n{stanza}\n\n{wrapped(75, 56)}\n")
    assert sum(block.startswith("· ") for block in found) == 4 * len(SAID)
    assert sum(block.startswith("| ") for block in found) == 3


def test_lines_that_their_author_meant_as_lines_are_no_ragged_text() -> None:
    fields = [f"Pump {n} was seen at the quay\nby Bo Hale and stood still\nDone." for n in range(9)]
    found = outline("The pumps\n\n" + "\n\n".join(fields) + "\n")
    assert "· Pump 3 was seen at the quay by Bo Hale and stood still Done." not in found


def test_a_long_text_is_told_by_runs_from_all_of_it() -> None:
    names = "\n".join(f"Berth {number}" for number in range(1500))
    said = "\n\n".join(["\n".join(textwrap.wrap(SAID[0], 72))] * 6000)
    lines = read_lines(f"{names}\n\n{said}", 1, Log("x"))
    assert len(lines) > 20_000
    assert measure(lines).width == measure(lines[-900:]).width > 0


def test_a_text_of_few_lines_is_told_by_all_of_them() -> None:
    lines = read_lines("\n".join(textwrap.wrap(SAID[0], 72)), 1, Log("x"))
    assert sample(lines) is lines
