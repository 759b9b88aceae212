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


@pytest.mark.parametrize(
    "block",
    [
        (
            "$ kiln init",
            "created kiln 7c1d0e93fa at /srv/kiln",
            "",
            "Please note that whoever loses the key of the kiln has lost all that is in",
            "it. Nobody can open it again.",
        ),
        (
            "NEXT                 LEFT     UNIT",
            "Fri 02:34:51 CET     11h left kiln.timer",
            "",
            "1 timers listed.",
        ),
        (
            "● kiln.service - The fire of the kiln",
            "     Loaded: loaded (/usr/lib/systemd/system/kiln.service; enabled)",
            "   Main PID: 3127 (kiln)",
        ),
        ("431.208811 Collecting the clay", "96.771203 Turning 2114 bowls", "41.39 Glazing"),
        ("30 3 * * MON-FRI /home/moe/bin/fire.sh",),
        ("cat bowls.log | sort | uniq -c",),
        (
            "Fire-Window: (@1741824000 @1741831200);level=low,",
            "             (@1742428800);level=high",
        ),
    ],
)
def test_what_programs_print_is_kept_as_it_stands(block: tuple[str, ...]) -> None:
    for wrapped in (False, True):
        assert _code(_shown(COMMAND, block, wrapped=wrapped)) == [*COMMAND, *block]


def _first_lines(*blocks: tuple[str, ...]) -> str:
    """Paragraphs whose first lines are set in, each with words that lead in to a block below."""
    lines = ["The new disk"]
    for text, block in zip(PROSE * 2, (*blocks, ()), strict=False):
        lines += textwrap.wrap(f"{text} {PROSE[0]}", 60, initial_indent="    ")
        lines += ["    Then it said to the others:", *(f"    {x}" for x in block)] if block else []
    return "\n".join(lines)


@pytest.mark.parametrize(
    "block",
    [
        ("ferry compose up", "docker build -t boat"),
        ("ferry undo",),
        ("ALTER TABLE bells", "  ADD CONSTRAINT one_a_day UNIQUE (gate);"),
        ("Boats", "{", "  gate = 4;", "}"),
        ("Boat                  Shore", " |-- hail(id, eta) -->|", " |<-- offer(plan) ----|"),
        ("$ ferry scan", "found a boat at the pier", "found a boat at the gate"),
        (" boat  | n", "-------+---", " heron | 1", " gull  | 2", "(2 rows)"),
        (" boat_name | boat_length | n", "-----------+---+---", " heron | 4 | 1"),
        ("jq -s '", "  map(select(.gate >= 4))", "  | sort_by(-.n)", "' boats.jsonl"),
        ("431.208811 Calling the boats", "96.77 Opening 2114 gates"),
        (
            "0                   1",
            "0 1 2 3 4 5 6 7 8 9 0 1",
            "+-+-+-+-+-+-+",
            "| Gate|Boat |",
            "+-+-+-+-+-+-+",
        ),
        ("ssh boat.pier", "psql -h gate -U moe ferry", "", "SELECT boat, gate", "  FROM pier"),
    ],
)
def test_code_among_first_lines_that_are_set_in_as_far(block: tuple[str, ...]) -> None:
    assert _code(_first_lines(COMMAND, block)) == [*COMMAND, *block]


@pytest.mark.parametrize(
    "lines",
    [
        ("($1 = 147.2000 rupas)", "(Additional reporting by Ann Lee; Editing by Bo Hu)"),
        ("Approved by: A. Lee, Director", "Seen / Not seen: ______________________"),
        ("Open: Thursday to Saturday", "Food: 9/10. Service: 7/10"),
        ("FROM THE hill above the harbour, on a clear day, you can see boats",),
    ],
)
def test_paragraphs_of_one_line_with_signs_are_no_code(lines: tuple[str, ...]) -> None:
    text = "\n".join((_first_lines(), *(f"    {line}" for line in lines)))
    assert _code(text) == []


def test_commands_that_fill_a_line_are_no_sentence() -> None:
    block = ("boat set kell peer <public key> allowed-gates 10.44.0.18", "boat-quick save kell")
    found = _shown(COMMAND, block, wrapped=True)
    assert _code(found) == [*COMMAND, *block]


def test_prose_at_the_margin_ends_code_that_is_set_in() -> None:
    query = ("SELECT boat, gate", "FROM pier", "WHERE boat = 7731")
    told = "We had one key on boat_id and another on gate_id. The pier has to pick one of the two."
    lines = [*textwrap.wrap(" ".join(PROSE), 60), *(f"    {x}" for x in query)]
    found = outline("\n".join(("The pier", *lines, *textwrap.wrap(f"{told} {PROSE[0]}", 60))))
    assert [line[2:] for line in found if line[0] == "`"] == [*query]
    assert f"· {told} {PROSE[0]}" in found
