"""What lines of a text are labelled with."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal[
    "title",
    "subtitle",
    "summary",
    "byline",
    "date",
    "header",
    "status",
    "heading",
    "subheading",
    "paragraph",
    "item",
    "nested",
    "quotation",
    "mail",
    "said",
    "code",
    "fence",
    "verse",
    "table",
    "term",
    "note",
    "source",
    "sources-title",
    "rights",
    "break",
    "left-out",
]


class LabelledLine(msgspec.Struct, eq=False, gc=False):
    """A line that is not blank: `number` in the source, from 1, `raw` with its spaces, `gap` blank
    lines above it. `begins` says that a piece begins with it; else it goes on with the last one of
    its role. `second` is the next best role, `facts` are those that weighed most. `level` of a
    stated heading is 0 where none was stated."""

    number: int
    raw: str
    gap: int
    role: Role
    begins: bool
    probability: float = 1.0
    second: Role = "paragraph"
    second_probability: float = 0.0
    facts: tuple[str, ...] = ()
    level: int = 0
    stated: bool = False

    @property
    def text(self) -> str:
        return self.raw.strip()
