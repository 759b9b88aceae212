"""Lines below the head of a text that register it, and say where something takes place."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)


@pytest.mark.parametrize(
    "line",
    [
        "Supersedes CTSB 114:2014",
        "ICS 03.220.01; 93.080.30",
        "Dnr 2024/0417",
        "Az.: 12-4/25",
        "Roads Regulations 1994, Article 12",
        "Clean Water Act 1993, s 75(2)",
        "6:00 p.m. – Council Chambers, 220 SW Alder Street",
    ],
)
def test_what_registers_a_text_or_says_where_it_is_held_heads_nothing(line: str) -> None:
    lines = ["Winter pause of the ferry", "6 May 2025", line, PROSE, "Letters and bread", PROSE]
    told = outline("\n".join(lines))
    assert f"· {line}" in told
    assert "= Letters and bread" in told


@pytest.mark.parametrize("line", ["Replaces the ferry", "The Roads Act 1993", "Reference prices"])
def test_a_line_that_only_begins_like_it_is_a_heading(line: str) -> None:
    lines = ["Winter pause of the ferry", "6 May 2025", line, PROSE, "Letters and bread", PROSE]
    assert f"= {line}" in outline("\n".join(lines))
