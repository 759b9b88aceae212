"""Values that the layout sets beside others: names, references, marks, dates.

One that runs against the document says its direction, which isolates it: else digits and signs of
the value beside it would be drawn into it (Unicode Standard Annex 9, 3.3).
"""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

from publish.document import Direction, Document, Inline, Inlines, Span, Text
from publish.walk import Speech

BETWEEN: Final = ", "


def value(document: Document, *words: str) -> Inlines:
    """Words as the value of a field, several with commas between them; none when all are empty."""
    base = Speech.of(document.meta.language).direction
    made: list[Inline] = []
    text = ""
    for part in filter(None, words):
        text += BETWEEN if made or text else ""
        direction = direction_of(part) or base
        if direction == base:
            text += part
            continue
        made += [Text(text=text)] if text else []
        made.append(Span(content=(Text(text=part),), direction=direction))
        text = ""
    return (*made, Text(text=text)) if text else tuple(made)


def direction_of(text: str) -> Direction | None:
    """The direction of the first letter that has one (Unicode Standard Annex 9, P2)."""
    for character in text:
        match bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
            case _:
                pass
    return None
