"""Lines of code as they stand: without the margin that all share, and without their fences."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from publish.readers.plaintext.pieces import Piece

_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})\s*([\w+#.-]*)\s*")


class Code(NamedTuple):
    text: str
    language: str


def code_of(piece: Piece, line_gap: int) -> Code:
    """The code on the lines of a piece, and the language that a fence names; between them the blank
    lines that are more than `line_gap`, which the text has between all lines."""
    lines = piece.lines
    opening, closing = _FENCE.fullmatch(lines[0].raw), _FENCE.fullmatch(lines[-1].raw)
    inner = list(lines)
    language = ""
    if opening is not None:
        inner = inner[1:]
        language = opening[2]
        if closing is not None and inner:
            inner = inner[:-1]
    margin = min((line.raw for line in lines), key=_margin)
    margin = margin[: _margin(margin)]
    text: list[str] = []
    for number, line in enumerate(inner):
        parted = number > 0 and line.number - inner[number - 1].number == line.gap + 1
        blank = (line.gap - line_gap) // (line_gap + 1) if parted else 0
        raw = line.raw.rstrip()
        text += [""] * max(0, blank)
        text.append(raw.removeprefix(margin) if raw.startswith(margin) else raw.lstrip())
    return Code("\n".join(text), language)


def _margin(raw: str) -> int:
    return len(raw) - len(raw.lstrip())
