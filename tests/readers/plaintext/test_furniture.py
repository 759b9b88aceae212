"""What a copy from pages carries along, and what only looks like it."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import explain
from tests.readers.plaintext.outline import outline

WORDS = "the pilot moved grain by rail at half of its price while nobody in port asked"

FIRST = ["Ida", "Sebastien", "Al", "Konstantin", "Bo", "Wim", "Zachariah", "Tom"]


def prose(lines: int, seed: int = 0) -> list[str]:
    """So many full lines of sentences, none of which comes again, and the short one that ends
    them."""
    state = seed * 7919 + 1
    words = WORDS.split()
    said = []
    for n in range(lines * 20):
        state = (state * 1103515245 + 12345) % 2**31
        word = words[(state >> 16) % len(words)]
        said.append(word.title() if n % 17 == 0 else word + "." * (n % 17 == 16))
    return [*textwrap.wrap(" ".join(said), 72)[:lines], f"{said[-2]} {said[-3]} went away."]


def dropped(text: str) -> list[str]:
    """The lines that were left out, with blanks as one."""
    source = Source(name="a.txt", data=text.encode())
    return [" ".join(x.text.split()) for x in explain(source, Log()) if x.kind == "dropped"]


@pytest.mark.parametrize("word", ["Scenario", "Chapter", "Week"])
def test_headings_that_are_counted_at_even_distances_are_no_running_heads(word: str) -> None:
    text = ["Four futures for the ports", "", "By Ann Lee", ""]
    for n in range(1, 5):
        text += [f"{word} {n}", "", *prose(20, n), ""]
    assert [x for x in outline("\n".join(text)) if x[0] == "="] == [
        f"= {word} {n}" for n in range(1, 5)
    ]


@pytest.mark.parametrize("word", ["Chapter", "Recommendation"])
def test_headings_that_are_counted_stay_below_page_numbers(word: str) -> None:
    text = ["The ports of Norland", "", "By Ann Lee", ""]
    for n, lines in enumerate((30, 12, 40, 22), start=1):
        text += [f"{word} {n}", "", *prose(lines, n), "", f"{n:>36}", ""]
    assert dropped("\n".join(text)) == ["1", "2", "3", "4"]


def test_headings_that_come_again_at_even_distances_are_no_running_heads() -> None:
    text = ["Four cakes", ""]
    for n in range(1, 5):
        text += ["What you need", "", *prose(18, n), ""]
    assert dropped("\n".join(text)) == []


def test_a_line_that_comes_again_at_even_distances_and_parts_a_sentence_is_a_running_head() -> None:
    lines = prose(80)
    text = ["Four futures for the ports", ""]
    for n in range(4):
        text += [*lines[n * 20 : n * 20 + 20], "", "Norland Economic Review", ""]
    assert dropped("\n".join([*text, *lines[80:]])) == ["Norland Economic Review"] * 4


def test_a_line_of_a_paragraph_that_stands_beside_a_page_number_by_chance_stays() -> None:
    page = [*prose(20, 1), "and nobody in the harbour"]
    text = ["The ports of Norland", "", *prose(20), "and nobody in the harbour", "asked why.", ""]
    text += [*page, "", f"{1:>36}", "", "asked why.", "", *prose(22, 2), "", f"{2:>36}"]
    assert dropped("\n".join(text)) == ["1", "2"]


def test_heads_with_their_page_now_right_now_left_are_running_heads_on_few_lines_too() -> None:
    name, lines = "Norland Economic Review 3/2025", prose(12)
    text = [f"{name}          17", "", *lines[:4], "", f"18          {name}", "", *lines[4:8], ""]
    text += [f"{name}          19", "", *lines[8:], ""]
    assert dropped("\n".join(text)) == [f"{name} 17", f"18 {name}", f"{name} 19"]


def test_totals_with_numbers_that_count_on_are_no_running_heads() -> None:
    text = ["The ports of Norland", ""]
    for n in range(3):
        text += [*prose(4, n), "", f"All the ships          {n + 17}", ""]
    assert dropped("\n".join(text)) == []


def test_a_sentence_that_comes_again_in_each_part_of_a_record_is_of_the_text() -> None:
    text = ["Record of the pumps", ""]
    for n in range(4):
        text += [f"pumps (1:9.{n}-1) stable; calm", "", f"Pumps 9.{n} has some changes that may"]
        text += ["matter to those who have them:", "", *prose(17, n), "", "-- Ida", ""]
    assert dropped("\n".join(text)) == []


def test_items_and_dated_versions_at_the_edges_of_pages_are_no_running_heads() -> None:
    pages = []
    for n in range(1, 6):
        head = f"New in 1.{n}d: 200{n}-1{n}-0{n}; version 1.{n}c, by the team:"
        pages.append("\n".join([head, "", *prose(12, n), "", "* Bugfixes."]))
    assert dropped("\f".join(pages)) == []


def test_a_head_that_counts_its_pages_and_chapters_at_the_edges_of_pages_is_one() -> None:
    pages = ["\n".join(["Four futures for the ports", "", *prose(20)])]
    for n in range(1, 5):
        head = f"Norland Economic Review, part {n}, page {n * 3}"
        pages.append("\n".join([head, "", *prose(20, n)]))
    assert len(dropped("\f".join(pages))) == 4


def test_a_sign_for_a_number_stands_where_other_lines_have_one() -> None:
    text = [
        "The ports of Norland",
        "",
        "Part # of it",
        *prose(12),
        "",
        "Part 3 of it",
        *prose(12, 1),
    ]
    assert dropped("\n".join(text)) == []


def licence(holder: str, seed: int) -> list[str]:
    """A notice as each part of a record has it, with other names in it and other lines below."""
    return [
        f"Except as contained in this notice, the name of {holder} shall not be",
        "used in advertising or otherwise to promote the sale, use or other dealings",
        f"in this Software without prior written authorization from {holder}.",
        "",
        *prose(18, seed),
        "",
    ]


def test_a_line_within_the_sentences_of_licences_is_of_the_text() -> None:
    text = ["The licences of the ports", ""]
    for n, holder in enumerate(("Groupe Bull", "Arnaud Le Hors", "Ann Lee", "Bo Hale")):
        text += licence(holder, n)
    assert dropped("\n".join(text)) == []


@pytest.mark.parametrize("label", ["License: Harbour-1", ""])
def test_a_line_that_begins_a_paragraph_is_of_the_text(label: str) -> None:
    text = ["The licences of the ports", ""]
    for n in range(4):
        text += [*prose(18, n), "", "Copyright 2025 Ann Lee", *([label] if label else [""])]
        text += ["Redistribution and use of all grain and rail, with or without asking"]
        text += [f"anybody, are permitted to {FIRST[n]} provided that all of these are met:", ""]
    assert dropped("\n".join(text)) == []


def test_names_that_come_again_in_lists_are_of_the_text() -> None:
    text = ["Thanks", ""]
    for n in range(4):
        names = [f"{a} {b}" for b in ("Lee", "Hale", "Strand-Nielsen") for a in FIRST[n:]]
        text += [
            f"Who helped with release {n}.{n}:",
            "",
            *names,
            f"{FIRST[n]} Berg",
            "muzena",
            f"roshal {FIRST[n]}",
            "",
        ]
        text += [*prose(2, n), ""]
    assert dropped("\n".join(text)) == []


def test_code_above_an_unlettered_line_is_no_running_head() -> None:
    text = ["The help of the ports", ""]
    for n in range(4):
        text += [
            *prose(18, n),
            "",
            f"Example {n} for the port: >",
            "    make dir of the port",
            "<",
            "",
        ]
    assert dropped("\n".join(text)) == []


def test_the_end_of_what_a_bracket_holds_is_of_the_text() -> None:
    text, lines = ["The changes of the ports", ""], prose(80)
    for n in range(4):
        text += [*lines[n * 20 : n * 20 + 20], "Joachim Bauch)"]
    assert dropped("\n".join([*text, *lines[80:]])) == []


@pytest.mark.parametrize("head", ["Norland Economic Review", "the norland review"])
def test_a_head_without_blank_lines_above_its_page_number_is_one(head: str) -> None:
    lines = prose(80)
    text = ["Four futures for the ports", ""]
    for n in range(4):
        text += [*lines[n * 20 : n * 20 + 20], head, f"{n + 1}"]
    found = dropped("\n".join([*text, *lines[80:]]))
    assert [x for x in found if x == head] == [head] * 4


def test_a_head_without_blank_lines_or_number_that_parts_full_lines_is_one() -> None:
    lines = prose(80)
    text = ["Four futures for the ports", ""]
    for n in range(4):
        text += [*lines[n * 20 : n * 20 + 20], "Norland Economic Review"]
    assert dropped("\n".join([*text, *lines[80:]])) == ["Norland Economic Review"] * 4


def test_the_running_head_is_the_title_where_a_court_stands_above_it() -> None:
    case = "BOATBUILDERS LIMITED v NORTHERN HARBOURS LIMITED"
    court = ["IN THE HIGH COURT OF NORLAND", "", "HALDEN REGISTRY", "", "CIV-2024-488", ""]
    pages = [line for n in (1, 2, 3) for line in (*prose(18, n), "", str(n), "", case, "")]
    text = "\n".join([*court, "[2025] NHC 17", "", case, "", *pages[:-2]])
    assert f"# {case}" in outline(text)
    assert dropped(text) == ["1", case, "2", case, "3"]


def test_a_running_head_that_stands_at_the_edge_of_a_page_first_is_no_title() -> None:
    head = "Norland Economic Review"
    text = [*prose(4)[:4], "", "17", "", head, "", *prose(18, 1), "", "18", "", head, ""]
    assert dropped("\n".join([*text, *prose(9, 2)])).count(head) == 2


@pytest.mark.parametrize("above", [4, 9])
def test_a_head_without_page_numbers_that_parts_a_sentence_first_is_a_running_head(
    above: int,
) -> None:
    head, lines = "Norland Economic Review", prose(90)
    text = [*lines[:above], head]
    for start in range(above, above + 80, 20):
        text += [*lines[start : start + 20], head]
    assert dropped("\n".join([*text, *lines[above + 80 :]])) == [head] * 5


def test_both_lines_of_a_head_are_running_heads_on_the_first_page_too() -> None:
    heads = ["Norland Economic Review", "Ann Lee and Bo Hu"]
    text = [*prose(5)[:5], "", "17", *heads, "", *prose(18, 1)[:18], "", "18", *heads, ""]
    text += [*prose(18, 2)[:18], "", "19", *heads, "", *prose(18, 3)]
    assert dropped("\n".join(text)) == [*("17", *heads), *("18", *heads), *("19", *heads)]
