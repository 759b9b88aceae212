"""Notes of a PDF and their marks, paired by the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.read.pdf.tree import Place

_SLACK: Final = 1.0
"""Points by which letters may stand above the place that leads to them."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The mark of a note: its words, those before it, where its letters begin, and the name of
    the place to which its link leads, "" without a link."""

    label: str
    before: str
    where: str
    page: int
    y: float
    leads: str


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A note: its number, its words, where its number begins, and the name of the place to which
    the link of the number leads, "" without a link."""

    label: str
    text: str
    where: str
    page: int
    y: float
    back: str


def noted(
    marks: Sequence[Mark], notes: Sequence[Noted], places: Mapping[str, Place]
) -> Iterator[f.Note]:
    """The notes in the order of their marks, those nobody marks at the end. A label says as well
    what is wrong between a note and its mark."""
    waiting = list(notes)
    paged: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        paged[mark.page].append(mark)
    for mark in marks:
        found = _note_of(mark, waiting, places)
        if found is None:
            yield f.Note(label=mark.label, anchor=mark.before, text="", where=mark.where)
            continue
        waiting.remove(found)
        label = mark.label
        if found.label != label:
            label = f"{label} (the note has {found.label})".strip()
        if not mark.leads:
            label = f"{label} (no link leads to the note)"
        if not _leads_back(found, mark, paged[mark.page], places):
            label = f"{label} (the way back leads elsewhere)"
        yield f.Note(label=label, anchor=mark.before, text=found.text, where=found.where)
    for note in waiting:
        yield f.Note(label=note.label, anchor="", text=note.text, where=note.where)


def _note_of(mark: Mark, notes: Sequence[Noted], places: Mapping[str, Place]) -> Noted | None:
    """The note to which a mark leads, or without a link the one of the same label."""
    if not mark.leads:
        return next((note for note in notes if note.label == mark.label), None)
    place = places.get(mark.leads)
    return next((note for note in notes if place and is_at(note, place)), None)


def _leads_back(
    note: Noted, mark: Mark, marks: Sequence[Mark], places: Mapping[str, Place]
) -> bool:
    """Whether the mark is in the first line with a mark at the place to which the note leads;
    `marks` are those of its page."""
    place = places.get(note.back)
    if place is None or not is_at(mark, place):
        return False
    highest = max(other.y for other in marks if is_at(other, place))
    return mark.y >= highest - _SLACK


def is_at(one: Mark | Noted, place: Place) -> bool:
    """Whether letters stand at a place, or below it on its page."""
    return one.page == place.page and (place.top is None or one.y <= place.top + _SLACK)
