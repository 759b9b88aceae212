"""Code at the margin, where pages leave it when they are copied."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate is opened by a bell in the north tower, and whoever wants to know why has to ask the "
    "council, which keeps the papers in a drawer that nobody has opened since the spring."
)


@pytest.mark.parametrize(
    "words",
    [
        "Then say which gate is to be opened:",
        "Set the name of the gate once and for all",
        "and run the whole thing again:",
        "然后重新启动服务：",
    ],
)
def test_words_between_lines_of_code_are_prose(words: str) -> None:
    lines = ("Gates", PROSE, "$ gates list", words, "$ gates open north", PROSE)
    found = [line for line in outline("\n".join(lines)) if line[2:] in lines[2:5]]
    assert [line[2:] for line in found if line[0] == "`"] == ["$ gates list", "$ gates open north"]
    assert found[1][2:] == words


@pytest.mark.parametrize(
    ("above", "command"),
    [
        ("Throw the changes to one gate away.", "git restore gates.md"),
        ("Throw the changes to one gate away.", "sudo systemctl restart gates"),
        ("Send the key in a header:", "Authorization: Bearer KEY"),
        ("The last of the calls is this one:", "gates.open('north', count=3)"),
    ],
)
def test_one_command_alone_is_code(above: str, command: str) -> None:
    lines = ("Gates", PROSE, above, command, PROSE)
    assert outline("\n".join(lines))[3] == f"` {command}"


@pytest.mark.parametrize("text", ["[Applause]", "1 = as new, 5 = to be painted"])
def test_a_line_alone_that_leads_from_nothing_is_none(text: str) -> None:
    assert f"` {text}" not in outline("\n".join(("Gates", PROSE, text, PROSE)))


@pytest.mark.parametrize(
    "block",
    [
        ("server {", "    listen 80;", "    server_name gates.example;", "}"),
        ("package gates", "", "import (", '    "fmt"', '    "gates/bell"', ")"),
    ],
)
def test_a_bracket_that_is_opened_above_deeper_lines_begins_code(block: tuple[str, ...]) -> None:
    found = outline("\n".join(("Gates", PROSE, PROSE[4:], *block, PROSE)))
    assert [line[2:] for line in found if line[0] == "`"] == list(block)


GATES = ["import gates from 'gates'", "", "gates.open('north')", "  .then(console.log)", ""]


def test_code_that_begins_every_example_is_no_running_head() -> None:
    example = [f"    {line}".rstrip() for line in GATES]
    lines = ["Gates"]
    for name in ("north", "south", "west"):
        lines += [f"About the {name}", *[PROSE] * 12, *example, f"    // {{ {name}: true }}"]
    found = outline("\n".join(lines))
    assert found.count("` import gates from 'gates'") == 3
    assert found.count("` gates.open('north')") == 3


def test_more_code_than_prose_makes_no_margin() -> None:
    lines = ["Gates", "Opens gates by name.", "Who opens them"]
    for name in ("north", "south"):
        lines += [f"Opening the {name}", "    from gates import open_gate, close_gate, gates", ""]
        lines += [f'    gate_{n} = open_gate("{name}", {n})' for n in range(4)]
    found = outline("\n".join(lines))
    assert [line for line in found if line[0] == "="] == [
        "= Who opens them",
        "= Opening the north",
        "= Opening the south",
    ]


@pytest.mark.parametrize(
    "block",
    [
        ("├── Gates", "│   ├── North", "│   └── South", "└── Thanks"),
        ("cd north-gate", "yarn"),
        ("/msg Gatekeeper LET ME IN!", "/msg Gatekeeper OPEN <the gate>"),
        ("gates open north",),
    ],
)
def test_drawn_folders_and_a_few_words_a_line_among_code_are_code(block: tuple[str, ...]) -> None:
    lines = ["Gates", PROSE, "Fetching it", "    $ git clone gates", "Going there"]
    found = outline("\n".join([*lines, *(f"    {line}" for line in block), "Opening one", PROSE]))
    assert [line[2:] for line in found if line[0] == "`"] == ["$ git clone gates", *block]
    assert {"= Going there", "= Opening one"} <= set(found)


def test_verse_that_is_set_in_among_code_stays_verse() -> None:
    verse = ("the gate was green", "when you were seen", "and no one went between")
    lines = ["Gates", PROSE, "    $ gates list", "The tool prints a poem:"]
    found = outline("\n".join([*lines, *(f"    {line}" for line in verse), PROSE]))
    assert [line[2:] for line in found if line[0] == "|"] == list(verse)


def _code(*lines: str) -> list[str]:
    return [line[2:] for line in outline("\n".join(lines)) if line[0] == "`"]


CONFIGURATION = ("gate {", "listen 80;", "open north;", "bell {", "tone low;", "}", "}")


def test_a_block_in_brackets_at_the_margin_is_code_until_it_is_closed() -> None:
    found = _code("Gates", PROSE, "Add the following:", *CONFIGURATION, PROSE)
    assert "\n".join(found).split("\n") == list(CONFIGURATION)


def test_a_block_in_brackets_that_is_cut_off_is_code_to_the_end() -> None:
    found = _code("Gates", PROSE, "Add the following:", *CONFIGURATION[:5])
    assert "\n".join(found).split("\n") == list(CONFIGURATION[:5])


def test_prose_below_a_bracket_is_no_code() -> None:
    lines = ("Gates", PROSE, "The note began with a sign {", PROSE, "And it ended with one.", "}")
    assert not any(PROSE in text for text in _code(*lines))


def test_dots_between_lines_of_code_are_of_the_code() -> None:
    lines = ('#include "gates.h"', "...", "void *gate = gate_open(north);", "...", "gate_free(g);")
    assert "\n".join(_code("Gates", PROSE, *lines, PROSE)).split("\n") == list(lines)


def test_what_a_program_says_of_a_name_is_code() -> None:
    said = ["install: `gates-2.0/bin' is a directory", "install: `gates-2.0/doc' is a directory"]
    assert "\n".join(_code("Gates", PROSE, "I get this:", *said, PROSE)).split("\n") == said


@pytest.mark.parametrize(
    "block",
    [
        ("gates {", "    # ...", "    north open;", "    south shut;"),
        ("EXPLAIN ANALYZE", "SELECT *", "FROM bells", "WHERE gate_id = 12;"),
        ("SELECT DISTINCT", "FROM bells", "WHERE gate_id = 12;"),
    ],
)
def test_a_line_that_only_begins_the_code_right_below_belongs_to_it(block: tuple[str, ...]) -> None:
    found = outline("\n\n".join(("Gates", PROSE, PROSE[4:], "\n".join(block), PROSE)))
    assert [line[2:] for line in found if line[0] == "`"] == list(block)


@pytest.mark.parametrize(
    "words", ["Then ask this:", "Ask this.", "SELECT", "OPENING THE GATES", "The north gate"]
)
def test_other_words_right_above_code_are_no_part_of_it(words: str) -> None:
    block = f"{words}\nSELECT *\nFROM bells\nWHERE gate_id = 12;"
    found = outline("\n\n".join(("Gates", PROSE, PROSE[4:], block, PROSE)))
    assert [line[2:] for line in found if line[0] == "`"] == block.split("\n")[1:]


@pytest.mark.parametrize(
    "text", ["CREATE INDEX by_gate ON bells (gate);", "DROP TABLE bells;", "DELETE FROM bells;"]
)
def test_a_whole_statement_alone_is_code(text: str) -> None:
    assert outline("\n\n".join(("Gates", PROSE, text, PROSE)))[2] == f"` {text}"


@pytest.mark.parametrize("text", ["DROP TABLES ARE SOLD HERE;", "INSERT COIN AND WAIT;"])
def test_words_in_capitals_before_a_semicolon_are_none(text: str) -> None:
    assert f"` {text}" not in outline("\n\n".join(("Gates", PROSE, text, PROSE)))


CLAUSES = (
    "第2条(门的开放和关闭)\n  1. 门由北塔的钟声开启，任何人不得敲钟。\n"
    "  2. 门在日落之后关闭，直到次日早晨。"
)


def test_what_is_mostly_chinese_is_no_code() -> None:
    assert not [line for line in outline(f"钟楼规则\n\n{CLAUSES}\n") if line[0] == "`"]


def test_code_with_a_chinese_comment_is() -> None:
    block = ["# 重新启动服务", "sudo systemctl restart gates", "gates open --north"]
    found = outline("\n\n".join(("Gates", PROSE, "\n".join(block), PROSE)))
    assert [line[2:] for line in found if line[0] == "`"] == block
