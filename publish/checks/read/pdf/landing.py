"""What stands at the places of a PDF to which links, contents and bookmarks lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import said
from publish.checks.read.pdf.inlines import Line
from publish.checks.read.pdf.tree import Bookmark, Place

_SLACK: Final = 1.0
"""Points by which a line may stand above the place that leads to it."""


class Landing:
    """The words of each page in reading order, to be looked up by where they stand.

    `places` are those that the file names.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._words: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)

    def add(self, line: Line) -> None:
        """Words to be found; not those that stand nowhere."""
        if line.page >= 0:
            self._words[line.page].append((line.y, said(line.text)))

    def link(self, link: f.Link) -> f.Link:
        """A link that says what stands where it leads."""
        if not link.target.startswith("#"):
            return link
        place = self._places.get(link.target[1:])
        return msgspec.structs.replace(link, lands=self._at(place))

    def entry(self, entry: f.Entry) -> f.Entry:
        """A line of a contents list that says where it leads; its `where` is a name and a page."""
        number, _, name = entry.where.partition("#")
        place = self._places.get(name)
        wrong = place is not None and number != str(place.page + 1)
        says = f"page {number}, but it leads to page {place.page + 1 if place else 0}"
        return msgspec.structs.replace(
            entry, lands=self._at(place), where="", astray=says if wrong else ""
        )

    def navigation(self, bookmarks: Iterable[Bookmark]) -> Iterator[f.Entry]:
        """The bookmarks."""
        for mark in bookmarks:
            yield f.Entry(text=said(mark.title), level=mark.level, lands=self._at(mark.place))

    def _at(self, place: Place | None) -> tuple[str, ...] | None:
        """The first words at or below a place, in reading order, and those beside them: a place has
        a height only, whichever cell of a row it is in."""
        if place is None or place.page < 0:
            return None
        below = self._below(place)
        return tuple(text for y, text in below if abs(y - below[0][0]) <= _SLACK)

    def around(self, place: Place) -> tuple[str, ...]:
        """The words at a place and those next to them in reading order, the nearest first."""
        below = self._below(place)
        words = self._words.get(place.page, [])
        start = words.index(below[0]) if below else len(words)
        return tuple(text for _, text in (*below[:2], *words[max(0, start - 1) : start]))

    def _below(self, place: Place) -> list[tuple[float, str]]:
        words, top = self._words.get(place.page, []), place.top
        return [one for one in words if top is None or one[0] <= top + _SLACK]
