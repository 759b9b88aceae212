"""What stands at the places of a PDF to which links, contents, bookmarks and notes lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import said
from publish.checks.read.pdf.document_tree import Place
from publish.checks.read.pdf.lines import PageLine

_SLACK: Final = 1.0
"""Points by which letters may stand above the place that leads to them."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The mark of a note, or its number before the note: the number, where it begins, and the name
    of the place to which it leads, "" without a link. `text` are the words before the mark, or
    those of the note."""

    label: str
    text: str
    where: str
    page: int
    y: float
    leads: str


class Places:
    """The words of each page in reading order, by where they stand; `named` are the places that
    have names."""

    def __init__(self, named: Mapping[str, Place]) -> None:
        self._named = named
        self._words: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)

    def add(self, line: PageLine) -> None:
        """Words to be found; not those that stand nowhere."""
        if line.page >= 0:
            self._words[line.page].append((line.y, said(line.text)))

    def named(self, name: str) -> tuple[str, ...] | None:
        """What stands at the place of that name."""
        return self.at(self._named.get(name))

    def entry(self, entry: f.Entry) -> f.Entry:
        """A line of a contents list that says where it leads; its `where` is a page and a name."""
        number, _, name = entry.where.partition("#")
        place = self._named.get(name)
        wrong = place is not None and number != str(place.page + 1)
        says = f"page {number}, but it leads to page {place.page + 1 if place else 0}"
        return msgspec.structs.replace(
            entry, lands=self.at(place), where="", astray=says if wrong else ""
        )

    def at(self, place: Place | None) -> tuple[str, ...] | None:
        """The first words at or below a place, in reading order, and those beside them: a place has
        a height only, whichever cell of a row it is in."""
        if place is None or place.page < 0:
            return None
        words = self._words.get(place.page, [])
        below = [one for one in words if place.top is None or one[0] <= place.top + _SLACK]
        return tuple(text for y, text in below if abs(y - below[0][0]) <= _SLACK)

    def notes(self, marks: Sequence[Mark], notes: Sequence[Mark]) -> list[f.Note]:
        """The notes in the order of their marks, those nobody marks at the end. A label says as
        well what is wrong between a note and its mark."""
        waiting, made = list(notes), []
        for mark in marks:
            note = next((note for note in waiting if self._is_of(mark, note)), None)
            label, text, where = mark.label, "", mark.where
            if note is not None:
                waiting.remove(note)
                text, where = note.text, note.where
                if note.label != label:
                    label = f"{label} (the note has {note.label})".strip()
                if not mark.leads:
                    label = f"{label} (no link leads to the note)"
                if not self._is_at(mark, note.leads):
                    label = f"{label} (the way back leads elsewhere)"
            made.append(f.Note(label=label, anchor=mark.text, text=text, where=where))
        return made + [
            f.Note(label=note.label, anchor="", text=note.text, where=note.where)
            for note in waiting
        ]

    def _is_of(self, mark: Mark, note: Mark) -> bool:
        """Whether a mark leads to a note, or without a link has the same number."""
        return self._is_at(note, mark.leads) if mark.leads else note.label == mark.label

    def _is_at(self, mark: Mark, name: str) -> bool:
        """Whether a number stands at a place, or below it on its page."""
        place = self._named.get(name)
        if place is None or mark.page != place.page:
            return False
        return place.top is None or mark.y <= place.top + _SLACK
