"""Ordinary lines that look like what rules for heads look for, and are none of it."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.issuers import is_named_in_small
from publish.readers.plaintext.kickers import tells_use
from publish.readers.plaintext.roles import is_cross_reference
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


@pytest.mark.parametrize(
    "line",
    [
        "Format: https://harbour.example/doc/copyright-format/1.0/",
        "Add register 2 to register 3:",
        "watch: tolerate umlauts",
    ],
)
def test_fields_and_what_leads_in_are_no_controls(line: str) -> None:
    found = plain_text(document("\n\n".join(("Ice", PROSE, PROSE, line, PROSE, PROSE))).blocks)
    assert line in found


@pytest.mark.parametrize(
    "line", ["Share this on Facebook:", "Permalink: https://courier.example/8"]
)
def test_controls_with_a_colon_are_left_out(line: str) -> None:
    found = plain_text(document("\n\n".join(("Ice", PROSE, PROSE, line, PROSE, PROSE))).blocks)
    assert line not in found


OWNED = "Copyright (c) 2025 Ann Lee"


def test_that_rights_are_reserved_stands_with_who_owns_them() -> None:
    below = document("\n\n".join(("Ice", PROSE, PROSE, PROSE, OWNED, "All rights reserved.")))
    assert below.meta.rights == f"{OWNED} All rights reserved."
    within = ("Ice", *[PROSE] * 14, f"{OWNED} and others", "All rights reserved.", *[PROSE] * 14)
    assert "All rights reserved." in plain_text(document("\n\n".join(within)).blocks)


def test_that_rights_are_reserved_is_of_a_page_by_itself() -> None:
    found = document("\n\n".join(("Ice", PROSE, PROSE, PROSE, "All rights reserved.")))
    assert "All rights reserved." not in plain_text(found.blocks)
    assert found.meta.rights == ""


def test_what_leads_in_to_the_lines_below_points_to_no_page() -> None:
    assert not is_cross_reference("See also:")
    assert not is_cross_reference("watch: tolerate umlauts")
    assert is_cross_reference("See also: How the bridge was lost")


@pytest.mark.parametrize("sign", ["●", "■"])
def test_items_above_others_that_are_set_in_head_nothing(sign: str) -> None:
    text = f"{sign} Fruit\n  – Apples\n  – Pears\n{sign} Roots\n  – Carrots\n  – Leeks\n"
    found = outline(f"What we sell\n\n{text}")
    assert not any(line.startswith("=") for line in found)


def test_days_as_people_write_them_make_no_record() -> None:
    facts = ("when:   12.03.2025", "where:  Hull", "dress:  casual")
    said = "The ferry was late by four days, and nobody minded. The board says it was the weather."
    set_in = "".join(f"    {fact}\n" for fact in facts)
    found = outline(f"A party\n\n{said}\n\nThe party, as follows:\n\n{set_in}\n{said}\n")
    assert not any(line.startswith("`") for line in found)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane House, Reuters", ("Jane House",)),
        ("By ANNA MARIA MROZ", ("ANNA MARIA MROZ",)),
        ("By ANNA MARIA LEE MRTPI", ("ANNA MARIA LEE",)),
    ],
)
def test_surnames_that_look_like_houses_or_degrees_stay(line: str, names: tuple[str, ...]) -> None:
    found = byline(line)
    assert found is not None
    assert found.authors == names
