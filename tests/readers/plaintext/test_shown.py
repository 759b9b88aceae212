"""What technical texts show between their paragraphs: commands, prompts, and what programs say."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The council met on Monday. It agreed to mend the bridge before the winter and not after it."
)


@pytest.mark.parametrize(
    "shown",
    [
        ("gull undo",),
        (
            "> EXPLAIN (FORMAT PROSE) SELECT * FROM boats WHERE length > 12;",
            "Read all rows of boats.",
        ),
        (
            "warning: dem/N68W052.tile is in format 1, which 3.0 will not read.",
            "Convert it with:",
            "    tileconv --to 2 dem/N68W052.tile",
        ),
        (
            "@  IN  SOA  ns1.internal. hostmaster.internal. (",
            "        2026011501  ; serial",
            "        7200        ; refresh",
            "        3600 )      ; negative caching: one hour",
        ),
    ],
    ids=["command", "prompt", "message", "records"],
)
def test_what_is_set_in_and_led_in_to_is_code(shown: tuple[str, ...]) -> None:
    block = "\n".join(f"    {line}" for line in shown)
    found = outline(f"A title\n\n{PROSE}\n\nUndo the last run:\n\n{block}\n\n{PROSE}")
    assert found[3:-1] == [f"` {line}" for line in shown]


def test_a_short_sentence_that_is_set_in_and_led_in_to_is_a_quotation() -> None:
    text = f"A title\n\n{PROSE}\n\nThe poem ends:\n\n    I have not counted you.\n\n{PROSE}"
    assert outline(text)[3] == "> I have not counted you."


@pytest.mark.parametrize(
    "shown",
    [
        (
            "# btrfs subvolume list --sort=gen /srv/mail | head -3",
            "mail/ada@weekly-07   2.0G",
            "mail/ada@weekly-08   2.1G",
            "mail/ada@weekly-09   2.1G",
        ),
        (
            "SELECT",
            "    berth,",
            "    count(boat),",
            "    max(day),",
            "FROM arrivals",
            "WHERE month IN (3, 4)",
        ),
        (
            "route:       192.0.2.0/24",
            "origin:      AS64500",
            "mnt-by:      QUAY-MNT",
            "last-change: 2024-11-02",
        ),
    ],
    ids=["command", "query", "record"],
)
def test_the_first_line_of_a_block_tells_that_it_is_code(shown: tuple[str, ...]) -> None:
    block = "\n".join(f"    {line}" for line in shown)
    found = outline(f"A title\n\n{PROSE}\n\nThe machine then shows:\n\n{block}\n\n{PROSE}")
    assert found[3:-1] == [f"` {line}" for line in shown]


def test_amounts_in_columns_are_no_record() -> None:
    rows = ("flour:    300 g", "sugar:    200 g", "butter:   150 g")
    block = "\n".join(f"    {row}" for row in rows)
    found = outline(f"A cake\n\n{PROSE}\n\nFor the base you need:\n\n{block}\n\n{PROSE}")
    assert not [line for line in found if line[0] == "`"]
