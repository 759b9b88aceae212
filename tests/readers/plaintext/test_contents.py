"""Lists of contents of which an excerpt has not all headings."""

from __future__ import annotations

import itertools
import textwrap

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.contents import contents_list
from publish.readers.plaintext.lines import read_lines
from tests.readers.plaintext.outline import outline
from tests.readers.plaintext.test_body import OPENING

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)
TITLE = ["Wayfinding signs on many trails", "6 May 2025"]


@pytest.mark.parametrize(
    ("entries", "heading"),
    [
        (["Contents", "Committee on Trails 3", "Preface 5", "1 Scope 7", "2 Terms 7"], "1 Scope"),
        (["Contents:", "Remarks of the chair", "Questions", "Callers"], "Remarks of the chair"),
    ],
)
def test_a_list_of_contents_is_left_out_in_an_excerpt(entries: list[str], heading: str) -> None:
    told = outline("\n".join([*TITLE, *entries, heading, PROSE, PROSE]))
    assert [line for line in told if line[0] in "=·"] == [f"= {heading}", *told[-2:]]


def test_what_a_box_holds_is_no_list_of_contents() -> None:
    lines = ["Contents", "Long screws 12", "Short screws 14", "Nuts 26"]
    told = "\n".join(outline("\n".join([*TITLE, *lines, PROSE, PROSE])))
    assert all(line in told for line in lines)


def test_wrapped_sentences_between_an_entry_and_its_like_are_no_entries() -> None:
    parts = [
        ["Contents", "", name, "", name, "", *textwrap.wrap(text, 72), ""]
        for name, text in (("1.1. Aims", PROSE), ("2.1. Aims", OPENING))
    ]
    told = outline("\n".join([*TITLE, "", *itertools.chain(*parts)]))
    assert [line for line in told if line[0] == "·"] == [f"· {PROSE}", f"· {OPENING}"]


@pytest.mark.parametrize(
    ("name", "stays"),
    [("Table of Contents", False), ("Inhaltsverzeichnis", False), ("Contents", True)],
)
def test_the_name_of_a_list_that_is_not_there_heads_nothing(name: str, *, stays: bool) -> None:
    said = "The council met on Monday and agreed to mend the bridge before the winter."
    found = outline("\n".join(("The bridge", name, "Abstract", said, said, "Scope", said)))
    assert any(line.endswith(name) for line in found) is stays
    assert "= Abstract" in found or "== Abstract" in found


@pytest.mark.parametrize(
    ("entries", "controls"),
    [
        (("History", "Rules", "Clubs", "Cups"), ("[edit]",) * 4),
        (("Us", "Go", "It", "We"), ("",) * 4),
    ],
)
def test_an_entry_comes_again_with_a_control_or_a_number(
    entries: tuple[str, ...], controls: tuple[str, ...]
) -> None:
    named = zip(entries, controls, strict=True)
    below = [f"{at}. {name}{control}\n{PROSE}" for at, (name, control) in enumerate(named, 1)]
    lines = read_lines("\n".join((*entries, *below)), 1, Log("x"))
    assert set(contents_list(lines)) == set(range(len(entries)))
