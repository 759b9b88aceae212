"""Where passages stand on the pages of a PDF, against the lengths of the style."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from publish.checks.compare.style_tolerances import SLACK, SPACE
from publish.checks.compare.style_values import Comparison, points
from publish.checks.look import Passage
from publish.style import PageMaster, Style
from tests.conformance.page.drawn import DrawnPage, Rule
from tests.conformance.page.sets import Line, Set
from tests.conformance.passages import Edge, alike
from tests.conformance.passages import shown_edge as edge

_INK: Final = 1.0
"""Points by which ink may stand off the edge of its glyph: side bearings, at the end of a line."""
_BEARING: Final = 0.05
"""The same of large letters, as a share of their size."""
_BEYOND: Final = 40.0
"""How far, in points, a rule may be from the text of its box beside the indent of that: the widest
padding that fits."""
_IN_LINE: Final = 0.7
"""How far from a base line, in sizes of its letters, what stands in its line may have its own."""
_WITH_EMPTY_LINES: Final = frozenset({"code_block", "verse"})
NOTE_HANG: Final = 1.7
"""Multiples of its size by which a note at a page's foot stands in, to leave room for its number;
the style has no key for it."""


class Geometry:
    """Compares places on pages with lengths of the style."""

    def __init__(
        self,
        comparison: Comparison,
        pages: Sequence[DrawnPage],
        master: PageMaster,
        style: Style,
        *,
        rtl: bool,
    ) -> None:
        self.comparison = comparison
        self.pages = pages
        self.master = master
        self._rtl = rtl
        self._hang = NOTE_HANG * style.note.size.pt
        self._places: dict[int, int] = {}
        self._missing: list[int] = []

    def sheets(self) -> None:
        for page in self.pages:
            where = f"page {page.number}"
            master = self.master_of(page)
            self.page("width", master.width.pt, page.width, where)
            self.page("height", master.height.pt, page.height, where)

    def master_of(self, page: DrawnPage) -> PageMaster:
        """The page master, or the one that lies on its side."""
        lies = page.width > page.height and self.master.width < self.master.height
        return self.master.turned if lies else self.master

    def lines(self, one: Set) -> None:
        """Indents, alignment and line height of one passage."""
        passage = one.passage
        first = passage.column == 0 and passage.columns == passage.direction
        if passage.row is None or first:
            for number, line in enumerate(one.lines):
                self._line(one, line, first=number == 0, last=line is one.lines[-1])
        for above, below in pairwise(one.lines):
            if above.page == below.page and passage.line_height is not None and not one.mixed:
                pitch = below.baseline - above.baseline
                lines = round(pitch / passage.line_height)
                if passage.role in _WITH_EMPTY_LINES and lines > 1:
                    pitch /= lines
                self._length(one, "line_height", passage.line_height, pitch)

    def _line(self, one: Set, line: Line, *, first: bool, last: bool) -> None:
        passage = one.passage
        left, right = self.measure(line.page)
        start, end = passage.indent_start or 0.0, passage.indent_end or 0.0
        start += passage.table_start
        if passage.flow == "note":
            start += self._hang
        indent = (passage.first_indent or 0.0) if first else 0.0
        at_start, at_end = _apart(one, left, right, line.x, line.right)
        if passage.align != "start" and passage.flow != "note" and passage.row is None:
            whole = _apart(one, left, right, *self._extent(one, line))
        else:
            whole = at_start, at_end
        where = f"page {line.page}"
        # What a masthead says beside the publisher stands at the end of its line, alone or not.
        alone = passage.role == "masthead" and line.role == "masthead_details"
        if passage.role in _WITH_EMPTY_LINES and passage.align != "start":
            return  # of lines that keep their spaces nobody sees where they begin and end
        match "end" if alone else passage.align:
            case "start" | "justify":
                key = "first_indent" if indent else "indent_start"
                # Where letters begin is known of the left end of a line; at the right one ink ends.
                slack = max(_INK, _BEARING * passage.runs[0].look.size)
                slack = slack if passage.direction == "rtl" else 0.0
                if (passage.opaque or passage.flow == "note") and self._is_preceded(one, line):
                    return
                if passage.boxed and first:
                    return
                if passage.role in _WITH_EMPTY_LINES and at_start > start and not first:
                    return
                self._length(one, key, start + indent, at_start, slack=slack, where=where)
            case "center" if passage.row is None:
                middle = (start - end + indent) / 2
                found = (whole[0] - whole[1]) / 2
                self._length(one, "align", middle, found, slack=_INK, where=where)
            case "end" if passage.row is None:
                self._length(one, "align", end, whole[1], slack=_INK, where=where)
            case _:
                pass
        if passage.align == "justify" and not last:
            self._length(one, "align", end, whole[1], slack=_INK, where=where)
        if passage.row is None and at_end < end - SPACE - _INK:
            self._length(one, "indent_end", end, at_end, where=where)

    def _extent(self, one: Set, line: Line) -> tuple[float, float]:
        """From where to where a line reaches with all that stands in it: marks of notes, formulas,
        pictures, leaders with their numbers; labels hang beside it."""
        page, size = self.pages[line.page - 1], one.passage.runs[0].look.size
        left, right = self.measure(line.page)
        things = [
            (glyphs.x, glyphs.right)
            for glyphs in page.glyphs
            if abs(glyphs.baseline - line.baseline) < size * _IN_LINE
            and glyphs.text.strip()
            and (glyphs.types[-1:] != ("Lbl",) or "Reference" in glyphs.types)
        ]
        things += [
            (x, end)
            for x, top, end, bottom in page.pictures
            if top - _INK <= line.baseline <= bottom + size
        ]
        inside = [(x, end) for x, end in things if x >= left - size and end <= right + size]
        return (
            min([line.x, *(x for x, _ in inside)]),
            max([line.right, *(end for _, end in inside)]),
        )

    def _is_preceded(self, one: Set, line: Line) -> bool:
        """Whether something else than text of the passage begins the line: a picture, a formula,
        the mark of a note."""
        page, size = self.pages[line.page - 1], one.passage.runs[0].look.size
        things = [*page.pictures, *(r for g in page.grounds for r in g.rects)]
        things += [(g.x, g.baseline - g.size, g.right, g.baseline) for g in page.glyphs]
        return any(
            top - size <= line.baseline <= bottom + size
            and left < line.x - _INK
            and line.x - size <= right <= line.x + size
            for left, top, right, bottom in things
        )

    def gaps(self, sets: Sequence[Set], expected: Sequence[Passage]) -> None:
        """What stands between the line boxes of neighbours on a page.

        Two of `expected` are no neighbours when one between them was not found on the pages.
        """
        found = {id(one.passage) for one in sets}
        self._places = {id(passage): place for place, passage in enumerate(expected)}
        self._missing = [
            place for place, passage in enumerate(expected)
            if passage.text.strip() and id(passage) not in found
        ]  # fmt: skip
        rows: dict[int, list[Set]] = {}
        for one in sets:
            if one.passage.row is not None:
                rows.setdefault(one.passage.row, []).append(one)
        before: Set | None = None
        for one in sets:
            row = one.passage.row
            if row is not None and before is not None and before.passage.row == row:
                if before.passage.column == one.passage.column:
                    self._gap(before, one)
            elif row is not None:
                self._row_gap(rows, row, before)
            elif before is not None:
                last = rows.get(before.passage.row or -1, [before])
                self._gap(_lowest(last), one)
            before = one

    def _row_gap(self, rows: dict[int, list[Set]], row: int, before: Set | None) -> None:
        """Between the lowest line of a row and the highest of the next."""
        if before is None:
            return
        above = rows.get(before.passage.row or -1, [before])
        if any(one.passage.row_span > 1 for one in above) or before.passage.row not in (
            None, row - 1
        ):  # fmt: skip
            return
        highest = min(
            (one for one in rows[row]), key=lambda one: (one.lines[0].page, one.above() or 0.0)
        )
        self._gap(_lowest(above), highest)

    def _gap(self, before: Set, one: Set) -> None:
        gap, bottom, top = one.passage.gap, before.below(), one.above()
        if gap is None or bottom is None or top is None or not before.whole:
            return
        if before.mixed or one.mixed or self._is_missing_between(before, one):
            return
        if before.lines[-1].page == one.lines[0].page and before.passage.flow == one.passage.flow:
            self._length(one, "gap", gap, top - bottom)

    def _is_missing_between(self, before: Set, one: Set) -> bool:
        start, end = (self._places[id(it.passage)] for it in (before, one))
        return bisect_left(self._missing, start) != bisect_left(self._missing, end)

    def tops(self, sets: Sequence[Set], repeated: Iterable[tuple[int, float]]) -> None:
        """Where the text of each page begins and ends: nothing in the margins, no empty head.

        `repeated` are pages and base lines of what stands in the text area and in no passage.
        """
        others: dict[int, list[float]] = {page.number: [] for page in self.pages}
        for number, baseline in repeated:
            others[number].append(baseline)
        first: dict[int, Set] = {}
        for one in sets:
            for line in one.lines:
                if one.passage.flow == "main":
                    known = first.get(line.page)
                    if known is None or line.baseline < known.lines[0].baseline:
                        first[line.page] = Set(
                            passage=one.passage,
                            lines=[line],
                            metrics=one.metrics,
                        )
            self._bottom(one)
        mixed = {id(one.passage): one.mixed for one in sets}
        begun = {id(one.passage): one.lines[0] for one in sets}
        for page, one in first.items():
            passage, top = one.passage, one.above()
            if (
                top is None
                or page == 1
                or mixed[id(passage)]
                or any(t < one.lines[0].baseline for t in others[page])
            ):
                continue
            begins = begun[id(passage)] is one.lines[0]
            if begins and passage.gap is None:
                continue
            wanted = self.master.margin_top.pt
            leads = [0.0]
            if begins:
                leads += [passage.lead, passage.lead - passage.leading_space]
            nearest = min((wanted + lead for lead in leads), key=lambda w: abs(w - top))
            self.page("margin_top", nearest, top, f"page {page}", passage)

    def _bottom(self, one: Set) -> None:
        bottom, line = one.below(), one.lines[-1]
        if bottom is None:
            return
        limit = self.pages[line.page - 1].height - self.master.margin_bottom.pt
        if bottom > limit + SPACE + SLACK:
            room = self.pages[line.page - 1].height - bottom
            self.page("margin_bottom", self.master.margin_bottom.pt, room, f"page {line.page}",
                       one.passage)  # fmt: skip

    def boxes(self, sets: Sequence[Set]) -> None:
        """Rules at the sides of boxes. The upper and the lower one are looked for where the box
        itself begins and ends with text, not with another box or a table in it."""
        first: dict[int, Set] = {}
        last: dict[int, Set] = {}
        for one in sets:
            for box in one.passage.boxes:
                first.setdefault(id(box), one)
                last[id(box)] = one
        for one in sets:
            box = one.passage.box
            if id(box) not in first:
                continue
            for line in one.lines:
                self._upright(one, line, "border_start", box.start)
                self._upright(one, line, "border_end", box.end)
            if first[id(box)] is one:
                self._flat(one, one.lines[0], "border_top", box.top)
            if last[id(box)] is one:
                self._flat(one, one.lines[-1], "border_bottom", box.bottom)

    def _upright(self, one: Set, line: Line, key: str, wanted: Edge | None) -> None:
        if wanted is None:
            return
        at_left = (key == "border_start") is not (one.passage.direction == "rtl")
        # Of lines that do not begin at the start, the box may begin anywhere before them.
        begins = one.passage.align in ("start", "justify")
        reach = _BEYOND + (one.passage.indent_start or 0.0) if begins else math.inf
        side = [
            rule
            for rule in self.pages[line.page - 1].rules
            if rule.upright
            and rule.rect[1] <= line.baseline <= rule.rect[3]
            and (-1 <= line.x - rule.rect[2] <= reach if at_left
                 else rule.rect[0] - line.right >= -1)
        ]  # fmt: skip
        self._rule(one, key, wanted, side, f"page {line.page}")

    def _flat(self, one: Set, line: Line, key: str, wanted: Edge | None) -> None:
        if wanted is None:
            return
        above = key == "border_top"
        page, size = self.pages[line.page - 1], one.passage.runs[0].look.size
        # A picture in the line or above it, as a logo with the publisher, parts it from the rule.
        high = [line.baseline - top for _, top, _, low in (*page.pictures, *page.insets)
                if top <= line.baseline <= low + size + _BEYOND]  # fmt: skip
        reach = _BEYOND + max([size, *high])
        side = [
            rule
            for rule in page.rules
            if not rule.upright
            and rule.rect[0] - 1 <= line.x <= rule.rect[2]
            and (0 <= line.baseline - rule.rect[3] <= reach
                 if above else 0 <= rule.rect[1] - line.baseline <= _BEYOND)
        ]  # fmt: skip
        self._rule(one, key, wanted, side, f"page {line.page}")

    def _rule(self, one: Set, key: str, wanted: Edge, found: Iterable[Rule], where: str) -> None:
        edges = [Edge(rule.width, rule.color) for rule in found]
        best = min(
            edges,
            key=lambda e: (e.color != wanted.color, abs(e.width - wanted.width)),
            default=None,
        )
        self.comparison.judge(
            one.passage, one.passage.role, key, edge(wanted), edge(best),
            agrees=alike(wanted, best), where=where,
        )  # fmt: skip

    def measure(self, page: int) -> tuple[float, float]:
        """Left and right edge of the text area; mirrored on the left pages of a facing pair, which
        has its odd page at the right unless it is read from there."""
        inner, outer = self.master.margin_inner.pt, self.master.margin_outer.pt
        if self.master.facing and page % 2 == self._rtl:
            inner, outer = outer, inner
        return inner, self.pages[page - 1].width - outer

    def _length(
        self,
        one: Set,
        key: str,
        wanted: float,
        found: float,
        *,
        slack: float = 0.0,
        where: str = "",
    ) -> None:
        self.comparison.judge(
            one.passage, one.passage.role, key, points(wanted), points(found),
            agrees=abs(wanted - found) <= SPACE + SLACK + slack, where=where or one.where,
        )  # fmt: skip

    def page(
        self,
        key: str,
        wanted: float,
        found: float,
        where: str,
        passage: Passage | None = None,
        *,
        slack: float = SPACE,
    ) -> None:
        self.comparison.judge(
            passage or Passage(runs=()), "page", key, points(wanted), points(found),
            agrees=abs(wanted - found) <= slack + SLACK, where=where,
        )  # fmt: skip


def _lowest(sets: Iterable[Set]) -> Set:
    return max(sets, key=lambda one: (one.lines[-1].page, one.below() or 0.0))


def _apart(one: Set, left: float, right: float, x: float, end: float) -> tuple[float, float]:
    """How far what reaches from `x` to `end` is from the start and the end of a measure."""
    at_left, at_right = x - left, right - end
    return (at_right, at_left) if one.passage.direction == "rtl" else (at_left, at_right)
