"""Lines of one form, each above text of its own, head the parts of a text."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were, though a bill is said to lie in a drawer of the town hall."
)
WIDE = (
    "去年三月，村里的大门刷成了绿色，可是今天谁也说不清油漆是谁出的钱，也不知道合页为什么没有换。"
)


def heads(prose: str, *lines: str) -> list[str]:
    """What lines that each stand above a paragraph are read as."""
    below = (line for text in lines for line in (text, prose))
    found = outline("\n".join(("The green gate", prose, prose[1:], *below)))
    return [line for line in found if line[2:] in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("1", "2", "3"),
        ("I: Paint, brushes, ladders", "II: Who paid for it", "III: What would it take?"),
    ],
)
def test_numbers_that_run_from_one_head_parts(lines: tuple[str, ...]) -> None:
    assert heads(PROSE, *lines) == [f"= {line}" for line in lines]


@pytest.mark.parametrize("lines", [("3", "7"), ("4",), ("I: Paint, brushes, ladders",)])
def test_other_numbers_head_nothing(lines: tuple[str, ...]) -> None:
    assert heads(PROSE, *lines) == [f"· {line}" for line in lines]


def test_bare_numbers_between_lines_of_a_page_are_its_pages() -> None:
    wrapped = [
        f"the gate that was painted green by somebody in {year}," for year in range(1900, 1910)
    ]
    lines = [*wrapped, "as was said.", "1", *wrapped, "as was said.", "2", *wrapped]
    assert not {"= 1", "= 2", "· 1", "· 2"} & set(outline("\n".join(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ("第一步：刷门", "第二步：换合页"),
        ("余教授：去年的门", "冷风：Hinges of the north"),
        ("【河口日报】村里：大门重新刷漆", "【山城晚报】谁来付钱：村里还是镇上？"),
    ],
)
def test_names_before_a_wide_colon_or_in_brackets_head_text(lines: tuple[str, ...]) -> None:
    assert heads(WIDE, *lines) == [f"= {line}" for line in lines]


@pytest.mark.parametrize("line", ["外婆：大门刷漆那年", "【河口日报】村里：大门重新刷漆"])
def test_one_alone_does_not(line: str) -> None:
    assert heads(WIDE, line) == [f"· {line}"]


def test_fields_in_a_row_head_nothing() -> None:
    lines = ("时间：三月四日上午", "地点：村口大门")
    found = outline("\n".join(("绿色的门", WIDE, WIDE[1:], *lines, WIDE)))
    assert [line for line in found if line[2:] in lines] == [f"· {line}" for line in lines]


def test_judges_are_named_above_the_paragraphs_that_they_wrote() -> None:
    judges = ("Lady Justice Oakes:", "Sir Peter Gatter:", "Lord Justice Hinge:")
    reasons = [f"{n}. {PROSE} {PROSE}" for n in range(1, 4)]
    lines = (judges[0], *reasons, judges[1], "4. I agree.", judges[2], "5. I also agree.")
    found = outline("\n".join(("Oakes v Hinge", "APPROVED JUDGMENT", *lines)))
    assert [line for line in found if line[-1] == ":"] == [f"= {judge}" for judge in judges]


def test_bracketed_labels_head_what_is_told_of_each() -> None:
    lines = ("[March] Paint for the gate", "[April] A new hinge")
    assert heads(PROSE, *lines) == [f"= {line}" for line in lines]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        (
            "2 Who paid for the paint, and who for the brushes, and was it the same purse twice?",
            "=",
        ),
        (
            "2 gates were painted, and one of them twice, which nobody had asked for in the end.",
            "·",
        ),
    ],
)
def test_a_number_that_other_headings_leave_out_heads_its_text(line: str, mark: str) -> None:
    assert heads(PROSE, "1 The paint", line, "3 The hinges")[1] == f"{mark} {line}"


@pytest.mark.parametrize(
    "row",
    [
        (
            "1a) The report of the painters for the year, with what they spent on green",
            "1b) The Review of the Hinges",
            "1c) The Bill for the Paint",
        ),
        (
            "*1. Reading of the bill for the paint and of what was said about it in March",
            "*2. Vote on the paint, by those who have paid for it",
            "3. Summary of the Previous Meeting",
        ),
    ],
)
def test_none_of_a_row_that_counts_on_is_the_only_heading(row: tuple[str, ...]) -> None:
    block = "\n".join(("Resolution 1: Having seen the papers, the meeting accepts them:", *row))
    found = outline("\n\n".join(("The green gate", PROSE, "Who Paid", PROSE, block, PROSE[4:])))
    assert not [line for line in found if line[0] == "=" and line[2:] in row]
    assert "= Who Paid" in found


def test_counted_lines_with_text_below_each_are_headings() -> None:
    lines = ("1a) The Report of the Painters", "1b) The Review of the Hinges", "1c) The Bill")
    text = "\n\n".join(f"{line}\n\n{PROSE}" for line in lines)
    found = outline(f"The green gate\n\n{PROSE}\n\n{text}")
    assert [line[2:] for line in found if line[0] == "="] == list(lines)


@pytest.mark.parametrize(
    "hours", [("3:15 p.m.", "12:50 p.m.", "9:30 a.m."), ("18.05 Uhr", "17.40 Uhr", "9.00 Uhr")]
)
def test_hours_head_a_report_that_is_written_as_it_happens(hours: tuple[str, ...]) -> None:
    found = outline("\n\n".join(("Gate jams", *(part for hour in hours for part in (hour, PROSE)))))
    assert [line for line in found if line[0] == "="] == [f"= {hour}" for hour in hours]


def test_two_hours_head_what_a_line_of_signs_parts() -> None:
    found = outline(
        "\n\n".join(("Gate jams", PROSE, "3:15 p.m.", PROSE, "___", "9:30 a.m.", PROSE))
    )
    assert [line for line in found if line[0] == "="] == ["= 3:15 p.m.", "= 9:30 a.m."]


def test_two_hours_are_when_a_thing_begins() -> None:
    found = outline("\n\n".join(("Gate jams", PROSE, "3:15 p.m.", PROSE, "9:30 a.m.", PROSE)))
    assert not [line for line in found if line[0] == "="]
