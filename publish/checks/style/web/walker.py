"""The passages of HTML and of an EPUB's content documents, by their computed style.

Inline content between blocks is a passage. Lengths are points of the style: a rem, which on a
screen is as large as its reader likes, is the size of the style's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

import msgspec

from publish.checks.style.model import Direction, Edge, FlowName, Look, Passage, Run, Sheet
from publish.checks.style.web.computed import Computed, Face, cascade
from publish.checks.style.web.pages import TYPE, Element, Page, Styles
from publish.style import Style

_CALLS: Final = frozenset({"doc-noteref", "doc-backlink", "noteref", "backlink"})
_NOTES: Final = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "footnotes", "footnote",
                           "endnotes", "endnote", "rearnotes", "rearnote"})  # fmt: skip
_PICTURES: Final = frozenset({"img", "svg", "math", "object", "video", "iframe"})


class WebPassages(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages show; `root_size` is the size in CSS pixels that a rem comes to."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]
    root_size: float
    faces: frozenset[Face]
    """The fonts that the pages bring along."""


def measure(pages: Sequence[Page], styles: Sequence[Styles], style: Style) -> WebPassages:
    """The passages of pages whose computed styles are known."""
    passages: list[Passage] = []
    root_size = 16.0
    for page, computed in zip(pages, styles, strict=True):
        root_size = computed[page.root].size
        passages += Walker(style.text.size.pt, page, computed).walk()
    return WebPassages(
        passages=tuple(passages),
        sheets=tuple(sheet for page in pages[:1] for sheet in cascade(page.sheets).papers),
        root_size=root_size,
        faces=frozenset(face for page in pages[:1] for face in cascade(page.sheets).faces),
    )


class _Around(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a box: indents in pixels, of text that runs in `direction`."""

    direction: Direction
    start: float = 0.0
    end: float = 0.0
    ground: str = ""
    flow: FlowName = "main"
    in_cell: bool = False


class Walker:
    """Walks the boxes of a page."""

    def __init__(self, text_size: float, page: Page, styles: Styles) -> None:
        self._page, self._styles = page, styles
        self._name = PurePosixPath(page.name).name
        self._scale = text_size / styles[page.root].size
        self._marker: str | None = None

    def walk(self) -> Iterator[Passage]:
        for body in self._page.root.iterchildren("body"):
            computed = self._styles[body]
            yield from self._children(body, computed, _Around(direction=computed.direction))

    def _block(self, element: Element, around: _Around) -> Iterator[Passage]:
        computed = self._styles[element]
        start, end = around.start, around.end
        if computed.direction != around.direction:
            start, end = end, start
        is_note = bool(_semantics(element) & _NOTES) and around.flow == "main"
        table = computed.display in ("grid", "table", "row", "row-group", "cell")
        inner = _Around(
            direction=computed.direction,
            start=(0.0 if is_note else start) + _inset(computed, "start"),
            end=(0.0 if is_note else end) + _inset(computed, "end"),
            ground=computed.background or around.ground,
            flow="note" if is_note else around.flow,
            in_cell=around.in_cell or table,
        )
        if computed.listed:
            self._marker = computed.marker_color
        yield from self._children(element, computed, inner)
        if computed.listed:
            self._marker = None

    def _children(self, element: Element, computed: Computed, around: _Around) -> Iterator[Passage]:
        """Blocks as blocks; what stands between them in lines, as passages."""
        line: list[Run] = []
        alone = True
        for thing in self._parts(element, computed):
            if isinstance(thing, Run):
                line.append(thing)
                continue
            yield from self._passage(element, computed, around, line, alone=False)
            line, alone = [], False
            yield from self._block(thing, around)
        yield from self._passage(element, computed, around, line, alone=alone)

    def _parts(
        self, element: Element, computed: Computed, ground: str = ""
    ) -> Iterator[Run | Element]:
        """Runs of text and blocks in an element, in order. What is inline lies on the `ground` of
        what is inline around it, where it has none of its own."""
        ground = computed.background or ground if computed.display == "inline" else ""
        if element.text:
            yield self._run(element.text, computed, ground)
        for child in element.iterchildren():
            style = self._styles.get(child)
            if style is not None and style.display != "none" and child.tag not in _PICTURES:
                if child.tag == "br":
                    yield self._run("\n", computed, ground)
                elif not _is_in_line(style, computed):
                    yield child
                elif not _semantics(child) & _CALLS:
                    yield from self._parts(child, style, ground)
            if child.tail:
                yield self._run(child.tail, computed, ground)

    def _passage(
        self, element: Element, computed: Computed, around: _Around, line: list[Run], *, alone: bool
    ) -> Iterator[Passage]:
        if not any(run.text.strip() for run in line):
            return
        marker, self._marker = self._marker, None
        line_height = computed.line_height
        hang = min(computed.indent, 0.0) if _is_code(element) else 0.0
        known = not around.in_cell
        yield Passage(
            runs=tuple(line),
            flow=around.flow,
            align=computed.align,
            line_height=None if line_height is None else line_height * self._scale,
            indent_start=(around.start + hang) * self._scale if known else None,
            indent_end=around.end * self._scale if known else None,
            first_indent=(computed.indent - hang) * self._scale,
            space_before=computed.margin.top * self._scale if alone else None,
            space_after=computed.margin.bottom * self._scale if alone else None,
            direction=computed.direction,
            ground=around.ground,
            marker=marker,
            where=f"{self._name}, {element.tag} in line {element.sourceline}",
        )

    def _run(self, text: str, computed: Computed, ground: str) -> Run:
        look = Look(
            family=computed.family,
            weight=computed.weight,
            slope=computed.slope,
            size=computed.size * self._scale,
            color=computed.color,
            background=ground,
            underline=computed.underline,
            strike=computed.strike,
            upper=computed.case == "uppercase",
            small_caps=computed.small_caps,
            letter_spacing=computed.letter_spacing * self._scale,
        )
        return Run(text=text, look=look, raised=computed.raised)


def _is_in_line(style: Computed, around: Computed) -> bool:
    flexible = around.display == "flex" and style.display == "block"
    return style.display in ("inline", "inline-block") or style.floats or flexible


def _is_code(element: Element) -> bool:
    """Whether an element is a line of code: where it goes on behind a sign, the first line says
    where the text begins."""
    return any(outer.tag == "pre" for outer in element.iterancestors())


def _inset(computed: Computed, side: str) -> float:
    rule: Edge | None = getattr(computed.rules, side)
    margin, padding = getattr(computed.margin, side), getattr(computed.padding, side)
    return float(margin + padding + (rule.width if rule else 0.0))


def _semantics(element: Element) -> frozenset[str]:
    said = f"{element.get('role', '')} {element.get(TYPE, '')}"
    return frozenset(said.split())
