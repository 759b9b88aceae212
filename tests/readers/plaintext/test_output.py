"""What programs read and print: settings, columns, traces."""

from __future__ import annotations

import textwrap

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The old disk had begun to click on Sunday, and the archive of the ferry was still on it.",
    "The second one was empty, so we copied all of the letters over in the course of the night.",
    "In the morning we compared the two, and only one of the drawers was not what it had been.",
)
COMMAND = ("$ lsblk --output NAME,SIZE",)


def _shown(*blocks: tuple[str, ...], wrapped: bool = False) -> str:
    """Prose with the blocks set in below its paragraphs."""
    parts = ["The new disk"]
    for text, block in zip(PROSE, (*blocks, ()), strict=False):
        parts.append(textwrap.fill(text, 60) if wrapped else text)
        parts += ["\n".join(f"    {line}".rstrip() for line in block)] if block else []
    return "\n\n".join(parts)


def _code(text: str) -> list[str]:
    return [line[2:] for line in outline(text) if line[0] == "`"]


@pytest.mark.parametrize(
    "block",
    [
        (
            " drawer |    scanned_at    | n",
            "--------+------------------+---",
            " maps   | 2024-11-02 08:14 | 1",
            " sails  | 2024-11-02 13:55 | 2",
            "(2 rows)",
        ),
        ("SENSOR        KIND          DAYS", "east-ridge    Moisture      3d"),
        ("Sensor:    east", "House:     two", "Marks:     <empty>", "", "Items", "-----", "a:   9"),
    ],
)
def test_columns_set_in_are_what_a_program_prints(block: tuple[str, ...]) -> None:
    assert _code(_shown(COMMAND, block)) == [*COMMAND, *block]


def test_a_text_without_code_sets_in_a_table() -> None:
    rows = (
        "Drawer        Kind        Year",
        "East          Maps        1911",
        "West    Sails   1912",
    )
    assert _code(_shown((), rows)) == []


def test_bars_that_a_scan_has_for_a_letter_draw_no_table() -> None:
    told = (
        "In the years that followed | went on with my lessons. | was sixteen. | sold spice.",
        "Those years were frugal, and | had to count. Once | had a boat, all was well.",
    )
    found = outline("\n\n".join(("A speech", PROSE[0], "\n".join(told), PROSE[1])))
    assert found[2:4] == [f"· {line}" for line in told]


def test_code_goes_on_over_two_blank_lines_and_to_the_last_line_of_what_it_prints() -> None:
    source = (
        "import os",
        "",
        "",
        "class Ferry(Boat):",
        "    def cross(self):",
        "        row(self)",
    )
    printed = ("$ rsync -a old/ new/", "./", "", "sent 9 bytes  received 2", "total size is 9")
    assert _code(_shown(source, printed)) == [*source, *printed]


def test_settings_at_the_margin_are_code() -> None:
    block = (
        "station: kell",
        "outputs:",
        "  - kind: csv",
        "    path: /srv/out.csv",
        "interval: 30s",
    )
    text = "\n\n".join((PROSE[0], "\n".join(block), PROSE[1]))
    assert _code(text) == list(block)
    listed = "\n\n".join((PROSE[0], "you need:\n- flour\n- two eggs", PROSE[1]))
    assert _code(listed) == []


@pytest.mark.parametrize(
    "block",
    [
        ("Traceback (most recent call last):", '  File "a.py", line 9, in <module>', "    run()"),
        (
            'Exception in thread "main" java.io.IOException: no room',
            "    at org.example.night.Job.run(Job.java:88)",
            "    ... 2 more",
        ),
    ],
)
def test_traces_are_code_at_the_margin_too(block: tuple[str, ...]) -> None:
    assert _code("\n\n".join((PROSE[0], "\n".join(block), PROSE[1]))) == list(block)


def test_a_text_that_is_mostly_code_has_its_prose_at_the_margin() -> None:
    long = tuple(
        f"row {n} of the table that the program writes into its log file" for n in range(9)
    )
    for wrapped in (False, True):
        found = outline(_shown((*COMMAND, *long), COMMAND, wrapped=wrapped))
        assert [line[2:] for line in found if line[0] == "·"] == list(PROSE)
        assert [line[2:] for line in found if line[0] == "`"] == [*COMMAND, *long, *COMMAND]


def test_a_figure_that_a_program_prints_is_code() -> None:
    text = "\n\n".join(("The level", PROSE[0], "It says:", "    0.8841320", PROSE[1]))
    assert _code(text) == ["0.8841320"]


def test_a_wrapped_sentence_with_a_name_of_a_machine_is_no_code() -> None:
    said = "What tilda_b said. Also try the other drawer until you have got used to the new room."
    quoted = textwrap.fill(said, 60, initial_indent="    ", subsequent_indent="    ")
    prose = [textwrap.fill(text, 60) for text in (" ".join(PROSE), PROSE[2])]
    text = "\n\n".join(("Drawers", prose[0], "marek wrote:", quoted, prose[1]))
    assert [line[2:] for line in outline(text) if line[0] in "`>"] == [said]


def test_tags_are_no_code_and_end_a_quotation() -> None:
    said = "    What a nap at the harbour sounds like... #kell #blanket #biscuits"
    found = outline("\n\n".join(("Naps", PROSE[0], said, PROSE[1])))
    assert found[2] == f"> {said.strip()}"


@pytest.mark.parametrize("margin", ["", "    "])
@pytest.mark.parametrize(
    "block",
    [
        (
            *("- name: Open the gate", "  id: north", "  with:", "    count: 3", "    script: |"),
            *(
                "      Open the gate and count its hinges.",
                "",
                "      Then close it.",
                "    bell: on",
            ),
        ),
        (
            "- hosts: gates",
            "  tasks:",
            "    - name: oil the hinges",
            "      oil:",
            "        state: fresh",
        ),
    ],
)
def test_entries_of_settings_that_begin_with_a_dash_are_code(
    block: tuple[str, ...], margin: str
) -> None:
    written = "\n".join(f"{margin}{line}".rstrip() for line in block)
    assert _code(f"The gate\n\n{PROSE[0]}\n\n{written}\n\n{PROSE[1]}") == list(block)


def test_an_item_with_a_label_that_is_wrapped_stays_one() -> None:
    text = f"The gate\n\n{PROSE[0]}\n\n- paint: green, as the council\n  wishes\n- oil: fresh\n"
    assert [line for line in outline(text) if line[0] == "-"] == [
        "- paint: green, as the council wishes",
        "- oil: fresh",
    ]
