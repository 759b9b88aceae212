"""What the passes hand on: pieces of text with what they are, why, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from publish.document import Origin
from publish.readers.plaintext.characters import CJK
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.marks import Mark

Kind = Literal[
    "title",
    "subtitle",
    "byline",
    "date",
    "summary",
    "header",
    "status",
    "heading",
    "paragraph",
    "item",
    "definition",
    "quote",
    "attribution",
    "verse",
    "code",
    "table",
    "note",
    "break",
    "sources-heading",
    "source",
    "rights",
    "dropped",
    "blank",
]


class Statement(msgspec.Struct, frozen=True):
    """What the author said that a line is; `level` of a heading, 0 when left open."""

    kind: Kind
    level: int = 0


class Piece(msgspec.Struct, eq=False, gc=False):
    """Lines that belong together, and what they were taken for.

    `text` is what they say without `marks`, the characters that became structure. `level` is the
    depth of a heading or quotation, `mark` the item's or heading's. `body` are the pieces inside;
    `rows` the cells of a table, of which the first `head` are its heading. `stated` pieces are the
    author's own word, which no pass changes.
    """

    kind: Kind
    lines: Sequence[Line]
    text: str
    rule: str
    confidence: float = 1.0
    marks: str = ""
    level: int = 0
    mark: Mark | None = None
    body: Sequence[Piece] = ()
    rows: Sequence[list[str]] = ()
    head: int = 0
    stated: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def indent(self) -> int:
        return self.lines[0].indent

    @property
    def origin(self) -> Origin:
        return Origin(self.lines[0].number, self.lines[-1].number)

    def keep_mark(self) -> None:
        """Puts the mark before the words again, as it stands in the source."""
        if self.mark is None:
            return
        spaced = self.first.text[len(self.mark.text) :][:1].isspace()
        glue = " " if spaced or not CJK.match(self.text) else ""
        self.text = f"{self.mark.text}{glue}{self.text}"
        self.marks = ""

    def become(self, kind: Kind, rule: str, confidence: float, *, level: int = 0) -> None:
        """Takes the piece for something else, unless the author said what it is."""
        if self.stated:
            return
        self.kind = kind
        self.rule = rule
        self.confidence = confidence
        self.level = level


class LineDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of the source became, by which rule, and how sure that is (0 to 1)."""

    line: int
    kind: Kind
    rule: str
    confidence: float
    text: str
    marks: str = ""
