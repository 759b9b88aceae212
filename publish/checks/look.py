"""What the style proof compares: looks of characters, and passages of text that have them.

A *passage* is the text of a paragraph. `expected` states the passages that a document has in a
style, each format's module those that it finds in an artifact; both in points and in the words
below.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

import msgspec

from publish.document import Origin
from publish.patterns import pattern

_SIGNS: Final = pattern(r"[\W_]+")
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


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of one look. `role` is what they are in the style: `text`, `link`, `heading.1` …

    `raised` marks super- and subscripts, small capitals and drop caps, whose size is the format's
    affair.
    """

    text: str
    look: Look
    role: str = ""
    raised: bool = False


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Text set in lines. Lengths are in points; `None` is what nobody can say of this one.

    Spaces are those that the style gives the role of the passage itself, not the boxes around it.
    Indents are from the text area; those in cells of tables are not known.
    """

    runs: tuple[Run, ...]
    role: str = ""
    flow: FlowName = "main"
    align: str | None = None
    line_height: float | None = None
    indent_start: float | None = None
    indent_end: float | None = None
    first_indent: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    hyphenate: bool | None = None
    """Whether words may be parted at the ends of lines."""
    direction: Direction | None = None
    keeps: bool | None = None
    """Whether it must stay with what follows; nobody minds if others do."""
    lines: tuple[str, ...] | None = None
    """The letters of each line, of lines that the author ended."""
    ground: str = ""
    """The colour behind it, "" for none."""
    framed: bool = False
    """On the side of the document: a box with rules or a ground is around it."""
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


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What an artifact shows: its passages and its pages. Web pages and books have as well the size
    in CSS pixels that a rem comes to, and the family, weight and slope of each font that they bring
    along."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...] = ()
    root_size: float = 0.0
    faces: frozenset[tuple[str, str, str]] = frozenset()


def lines_of(text: str) -> tuple[str, ...]:
    """The letters of each line of a text; those without any are none."""
    lines = (letters(line) for line in text.split("\n"))
    return tuple(line for line in lines if line)


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """What of a text passages are recognised by: its letters and digits, without case."""
    return _SIGNS.sub("", text.casefold())
