"""What the style proof compares: looks of characters, boxes, and passages of text that have them.

A *passage* is what a paragraph is on the page: text set in lines, in a box or none, at a distance
from the passage before it. `expected` states the passages that a document has in a style, each
format's module those that it finds in an artifact; both in points and in the words below.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from publish.document import Origin

Slope = Literal["normal", "italic"]
FlowName = Literal["main", "note", "header", "footer", "repeated"]
"""What text is part of; `repeated` is a table's head on its further pages."""


Direction = Literal["ltr", "rtl"]
Vertical = Literal["baseline", "superscript", "subscript"]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How characters are set. `background` is "" where the ground of the passage shows through.

    What has `None` is that where a format's reader does not look for it.
    """

    family: str
    weight: int
    slope: Slope
    size: float
    color: str
    background: str | None = ""
    underline: bool | None = False
    strike: bool | None = None
    vertical: Vertical | None = None
    small_caps: bool | None = None
    upper: bool | None = None
    letter_spacing: float | None = None


class Edge(msgspec.Struct, frozen=True):
    """A rule along a side of a box: its width in points, its colour as six digits."""

    width: float
    color: str


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """The innermost box around a passage: its ground ("" is none) and its four sides."""

    background: str = ""
    top: Edge | None = None
    bottom: Edge | None = None
    start: Edge | None = None
    end: Edge | None = None


NO_BOX = Box()


def layered(box: Box, around: Box) -> Box:
    """A box within another, as it is seen: one without rules and ground is none, and through one
    without a ground of its own shows what is behind it."""
    if box == NO_BOX:
        return around
    return msgspec.structs.replace(box, background=box.background or around.background)


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of one look. `role` is what they are in the style: `text`, `link`, `heading.1` …

    `raised` marks super- and subscripts and small capitals, whose size is the format's affair.
    """

    text: str
    look: Look
    role: str = ""
    raised: bool = False


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Text set in lines. Lengths are in points; `None` is what nobody can say of this one.

    `gap` is the distance between the line box before and the first line box of this passage: the
    collapsed spaces, and the padding and rules of boxes that end and begin between them. Indents
    are from the text area, or from the cell when there is a `row`, which counts rows of tables and
    of memo heads; `column` is the first column that the cell takes, and `row_span` how many rows.
    """

    runs: tuple[Run, ...]
    role: str = ""
    flow: FlowName = "main"
    align: str | None = None
    line_height: float | None = None
    indent_start: float | None = None
    indent_end: float | None = None
    first_indent: float | None = None
    hyphenate: bool | None = None
    """Whether words may be parted at the ends of lines."""
    direction: Direction | None = None
    columns: Direction | None = None
    """In which direction the columns run of the table, or the box that is one, around it."""
    keeps: bool | None = None
    """Whether it must stay with what follows; nobody minds if others do."""
    begins_page: bool | None = None
    """Whether a page must begin here; on the side of the document `None` where one may."""
    gap: float | None = None
    lead: float = 0.0
    """The part of the gap that belongs to what begins here: what is left of it on a new page."""
    space_before: float = 0.0
    """The space in that part: without the rules and the padding of boxes that begin."""
    opaque: bool = False
    """Not only text of one size stands in its lines: pictures, formulas, marks of notes."""
    box: Box = NO_BOX
    boxes: tuple[Box, ...] = ()
    """On the side of the document: all boxes around it, the outermost first; each is an object."""
    lines: tuple[str, ...] | None = None
    """The letters of each line, of lines that the author ended."""
    row: int | None = None
    column: int = 0
    row_span: int = 1
    table_start: float = 0.0
    """How far the table of the cell is set in, which its first column begins with."""
    marker: str | None = None
    """Colour of the marker that hangs before the first line, when there is one."""
    boxed: bool = False
    """On the side of the document: the box of a task stands before its words."""
    where: str = ""
    """Page, part or line of the artifact, for whoever reads a finding."""
    origin: Origin | None = None
    """Lines of the source, on the side of the document."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of page as an artifact has it, in points; `None` is what a format does not say."""

    width: float | None = None
    height: float | None = None
    margin_top: float | None = None
    margin_bottom: float | None = None
    margin_inner: float | None = None
    margin_outer: float | None = None
    header_offset: float | None = None
    footer_offset: float | None = None
    where: str = ""


class Mismatch(msgspec.Struct, frozen=True, kw_only=True):
    """One value of one role that is not what the style says."""

    role: str
    key: str
    expected: str
    found: str
    where: str = ""
    origin: Origin | None = None
    text: str = ""
    """The first words of the passage."""
    weight: int = 1
    """How many letters are set so."""
    certain: bool = False
    """Whether it counts whatever else of the role is right: a page, or a passage of some length
    whose words stand nowhere else."""


def lines_of(text: str) -> tuple[str, ...]:
    """The letters of each line of a text; those without any are none."""
    lines = (letters(line) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def letters(text: str) -> str:
    """What of a text passages are recognised by: its letters and digits, without case."""
    return "".join(c for c in text.casefold() if c.isalnum())
