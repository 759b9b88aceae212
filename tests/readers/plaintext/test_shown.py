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
