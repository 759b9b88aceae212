"""Ordinary lines that look like what rules for heads look for, and are none of it."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.issuers import is_named_in_small
from publish.readers.plaintext.kickers import tells_use
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)


@pytest.mark.parametrize("heading", ["A new editor", "The night nurse"])
def test_a_heading_below_the_credit_is_no_office(heading: str) -> None:
    found = outline(
        "\n\n".join(("Ice on the sound", "By Ann Lee", heading, PROSE, PROSE, "More", PROSE))
    )
    assert f"= {heading}" in found


def test_a_row_as_wide_as_its_line_underlines_a_heading() -> None:
    found = outline("\n".join(("Ice on the sound", "", PROSE, "", "Times", "_____", "", PROSE)))
    assert "= Times" in found


def test_a_name_with_a_capital_is_not_written_in_small_letters() -> None:
    assert is_named_in_small("vesi- ja luontoministeriö")
    assert not is_named_in_small("für unsere Hafenbehörde")


def test_who_is_embargoed_is_not_told_how_a_text_may_be_used() -> None:
    assert tells_use("This release is embargoed until Monday")
    assert not tells_use("The boats are embargoed until the ice goes")


def test_words_that_a_judge_has_may_be_a_title() -> None:
    assert plain_text(document(f"Truth, Justice\n\n{PROSE}\n\n{PROSE}").meta.title) == (
        "Truth, Justice"
    )


@pytest.mark.parametrize("head", ["Q3:", "2024:"])
def test_bullets_below_a_label_are_a_list(head: str) -> None:
    found = outline(
        f"Ice\n\n{PROSE}\n\n{head} • Revenue up • Costs down • Hiring frozen\n\n{PROSE}"
    )
    assert [line.split(" ", 1)[1] for line in found if "Costs down" in line] == ["Costs down"]


def test_a_text_may_begin_with_words_of_a_notice() -> None:
    crime = f"The brokers passed inside information to a dealer in the harbour. {PROSE}"
    found = document("\n\n".join((crime, "The first trade", PROSE, PROSE)))
    assert plain_text(found.meta.title) != "The first trade"
