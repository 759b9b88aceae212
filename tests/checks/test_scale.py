"""What a check of a long document costs grows as the document does.

No test asks for a time: calls are counted, and twice the document may take little more than twice
as many.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from publish.checks import facts as f
from publish.checks.compare.facts import differences
from publish.checks.compare.format_projection import Voice
from publish.checks.facts import Facts
from publish.checks.read.pdf.destinations import Mark, Places
from publish.checks.read.pdf.document_tree import Place
from publish.checks.read.pdf.lines import PageLine
from tests.support.growth import DOUBLE, calls

_MANY: Final = 100


def _headings(number: int) -> None:
    """Headings of one title, all of them in the bookmarks."""
    facts = Facts(
        blocks=tuple(f.Block(kind="heading", text="Results", level=1) for _ in range(number)),
        navigation=tuple(
            f.Entry(text="Results", level=1, lands=("Results",)) for _ in range(number)
        ),
    )
    assert not differences(facts, facts, Voice("pdf", titled=False), artifact="", source="")


def _places(number: int) -> None:
    """Places on as many pages, each with a line."""
    places = Places({})
    for page in range(number):
        line = PageLine("en")
        line.page, line.y = page, 700.0
        line.add(f"Page {page}")
        places.add(line)
    assert all(places.at(Place(n, 700.0)) == (f"Page {n}",) for n in range(number))


def _notes(number: int) -> None:
    """Notes of as many pages, each with a mark."""
    named = {f"note-{n}": Place(n, 90.0) for n in range(number)}
    named |= {f"mark-{n}": Place(n, 700.0) for n in range(number)}
    marks = [
        Mark(label=f"{n}", text="", where="", page=n, y=699.0, leads=f"note-{n}")
        for n in range(number)
    ]
    notes = [
        Mark(label=f"{n}", text="So.", where="", page=n, y=89.0, leads=f"mark-{n}")
        for n in range(number)
    ]
    made = Places(named).notes(marks, notes)
    assert [note.label for note in made] == [mark.label for mark in marks]


@pytest.mark.parametrize("document", [_headings, _places, _notes])
def test_twice_the_document_takes_twice_the_work(document: Callable[[int], None]) -> None:
    document(1)
    assert calls(lambda: document(2 * _MANY)) < DOUBLE * calls(lambda: document(_MANY))
