"""Where the margin is, and what is set in from it."""

from __future__ import annotations

import textwrap

import pytest

from tests.readers.plaintext.outline import outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL

SAID = (
    "A landlord is no seer. He cannot mend what he has not been told of, and he need not walk the "
    "stairs each morning to find out whether they still bear him. But once he has been told, he "
    "has been told, and it does not help him to say that the letter was short.",
    "We do not think that a telephone is a lesser instrument than a pen, and what matters is that "
    "the words arrived where they were sent.",
)


def _first(text: str) -> str:
    return textwrap.fill(text, 72, initial_indent="    ")


def _in(text: str) -> str:
    return textwrap.fill(text, 72, initial_indent="    ", subsequent_indent="    ")


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_most_of_a_wrapped_text_may_be_quoted(apart: str) -> None:
    text = apart.join(("Repairs", textwrap.fill(OPENING, 72), *map(_in, SAID * 2)))
    found = outline(text)
    assert found[1] == f"· {OPENING}"
    assert [line[0] for line in found[2:]] == [">"] * len(found[2:])
    assert " ".join(line[2:] for line in found[2:]) == " ".join(SAID * 2)


def test_a_manual_has_its_heads_alone_at_the_margin() -> None:
    parts = [("NAME", END), ("SYNOPSIS", OPENING), ("OPTIONS", SEQUEL), ("FILES", SAID[0])]
    body = [part for head, text in parts for part in (head, _in(text))]
    found = outline("\n\n".join(("TIDE(1)", textwrap.fill(END, 72), *body)))
    assert not [line for line in found if line[0] == ">"]


def test_first_lines_are_known_among_quotations_set_in_as_far() -> None:
    lead, last = "Lord Ashdown put the rule in a passage:", "A statute says the same now."
    blocks = [_first(OPENING), f"    {lead}", _in(SAID[0]), _first(SEQUEL), _in(SAID[1])]
    found = outline("\n".join(["The duty to repair", *blocks, f"    {last}"]))
    assert found[1:] == [
        *(f"· {OPENING}", f"· {lead}", f"> {SAID[0]}", f"· {SEQUEL}", f"> {SAID[1]}"),
        f"· {last}",
    ]


def test_a_long_address_that_hangs_is_no_first_line() -> None:
    notes = [
        f"[{n}]\n    https://tides.example/en/stable/manual/of/all/the/old/gauges/{n}.html"
        for n in range(1, 5)
    ]
    text = textwrap.fill(f"{OPENING} As some say [1] [2] [3] [4].", 72)
    block = "    with tide:\n        row()\n    cast Low of water:\n        wait()"
    found = outline("\n\n".join(("Tides", text, block, textwrap.fill(END, 72), "\n".join(notes))))
    assert "` cast Low of water:" in found


def test_short_lines_set_in_below_a_comma_are_verse() -> None:
    lines = [
        "He was a slave: at word he went and came;",
        "    His iron collar cut him to the bone,",
        "Then someone rubbed away his owner's name,",
        "    Put in the rivets and inscribed his own.",
    ]
    found = outline("\n\n".join(("Emancipation", OPENING, "\n".join(lines), SEQUEL)))
    assert [line[2:] for line in found if line[0] == "|"] == lines


def test_lines_that_pause_at_every_other_end_are_not_wrapped() -> None:
    hymn = (
        "We plough the narrow field and wait,\n  the rain is late, the rain is late,\n"
        "and all that grows is at the gate,\n  O Lord of little showers.",
        "The barn is full, the barn is wide,\n  there's room for everyone inside,\n"
        "and those who came with none to guide\n  shall sit among the flowers.",
    )
    found = outline("\n\n".join(("HYMNS FOR THE HARVEST", *hymn, OPENING)))
    verse = [line[2:] for line in found if line[0] == "|"]
    assert verse == [line for stanza in hymn for line in stanza.split("\n")]


def test_steps_below_a_list_are_items_though_they_are_most_of_the_text() -> None:
    steps = [f"{n}. {text}" for n, text in enumerate((OPENING, SEQUEL, END + END), start=1)]
    needs = "- two drawers\n- a lamp\n- a strip of paper"
    found = outline("\n\n".join(("A statue", "You need:", needs, "\n".join(steps))))
    assert [line[:2] for line in found[-3:]] == ["1.", "2.", "3."]


def test_what_stands_to_the_right_is_no_quotation() -> None:
    address = ["14 Harbour Street", "Kell", "3 May 2024"]
    leave = ["Yours sincerely,", "Ruth Adeyemi"]
    right = ["\n".join(" " * 40 + line for line in block) for block in (address, leave)]
    prose = [_first(OPENING), _first(SEQUEL)]
    found = outline("\n\n".join((right[0], "Dear Mr Vale,", *prose, right[1])))
    assert not [line for line in found if line[0] in ">|"]


def test_a_drawing_of_boxes_in_one_row_is_kept() -> None:
    drawn = ["+--------+       +--------+", "| rope A | ----> | rope B |"]
    drawn.append(drawn[0])
    found = outline("\n\n".join(("Ropes", OPENING, "\n".join(drawn), SEQUEL)))
    assert [line[2:] for line in found if line[0] == "`"] == drawn


def test_words_that_lead_in_to_what_is_set_in_stand_at_the_margin() -> None:
    shown = [f"    [{n}/3] moving /srv/boats/number{n} ... ok" for n in (1, 2, 3)]
    leads = ["The rope says what it does:", "And when it is asked again:"]
    blocks = [part for lead in leads for part in (lead, "\n".join(shown * 2))]
    found = outline("\n\n".join(("The rope", "It runs at night, if", *blocks)))
    assert [line[2:] for line in found if line[0] == "`"] == [x.strip() for x in shown * 4]


def test_a_few_words_set_in_between_prose_are_quoted() -> None:
    said = "    Whoever opens the window at night heats the gulls"
    found = outline("\n\n".join(("Kell", OPENING, said, SEQUEL)))
    assert found[2] == f"> {said.strip()}"


def test_rules_below_all_columns_part_the_rows_of_a_table() -> None:
    rows = ["Item            2023     2024", "-" * 29, "Fees           1,204    1,310"]
    rows += ["Fines             88       91", "-" * 29, "Total          1,292    1,401"]
    found = outline("\n\n".join(("Minutes", OPENING, "\n".join(rows), SEQUEL)))
    assert found[2:6] == [
        "['Item', '2023', '2024']",
        "['Fees', '1,204', '1,310']",
        "['Fines', '88', '91']",
        "['Total', '1,292', '1,401']",
    ]


def test_numbered_questions_at_the_margin_are_no_prose() -> None:
    asked = [
        f"2.{n}. Where and how may I get one of the boats of the harbour, and\nwho pays?"
        for n in (3, 4, 5)
    ]
    parts = [
        part
        for head, text in zip(asked, (OPENING, SEQUEL, END), strict=True)
        for part in (head, _in(text))
    ]
    found = outline("\n\n".join(["Boats", *parts]))
    assert [line[0] for line in found[1:]] == ["=", "·"] * 3


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_what_stands_below_the_words_of_an_item_goes_on_from_it(apart: str) -> None:
    def block(first: str, text: str) -> str:
        return textwrap.fill(text, 72, initial_indent=first, subsequent_indent=" " * 7)

    items = [
        apart.join((block(f"    {n}. ", "Ask the harbour."), block(" " * 7, SAID[1])))
        for n in (1, 2, 3)
    ]
    text = "\n\n".join(["Boats", _three(OPENING), _three(SEQUEL), *items, _three(END)])
    assert not [line for line in outline(text) if ">" in line[:4]]


def test_a_rule_further_out_ends_what_is_set_in() -> None:
    text = "\n".join(["Boats", "", textwrap.fill(OPENING, 72), "", _in(SAID[0]), f"  {'_' * 60}"])
    assert outline(f"{text}\n\n{END}")[-3:] == [f"> {SAID[0]}", "* * *", f"· {END}"]


def _three(text: str) -> str:
    return textwrap.fill(text, 72, initial_indent="   ", subsequent_indent="   ")
