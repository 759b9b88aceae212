"""Labelled values and contents lists as pandoc's blocks; their classes are roles of the style."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from publish.document import ContentsEntry, Field, Inlines
from publish.pandoc import types as p

NO_BREAK_SPACE: Final = "\u00a0"
SEPARATOR: Final = " · "

DETAILS: Final = {"title_page": "book-details", "cover": "cover-details"}
"""The class of lines on a page of its own, by the region that fills it."""

Encode = Callable[[Inlines], list[p.Inline]]


def encode_fields(fields: Sequence[Field], region: str, inlines: Encode) -> list[p.Block]:
    """The fields of a masthead stand in one line, those of a title page or cover in a
    line each; those of a memo's head, or of no region, are terms with what they mean."""
    if region == "masthead":
        return [_masthead(fields, inlines)]
    if region in DETAILS:
        lines: list[p.Block] = [p.Para(_labelled(field, inlines)) for field in fields]
        return [p.Div((("", [DETAILS[region]], []), lines))]
    return [p.DefinitionList([_term(field, inlines) for field in fields])] if fields else []


def encode_contents(entries: Sequence[ContentsEntry], inlines: Encode) -> list[p.Block]:
    """A list of links, nested by level."""
    if not entries:
        return []
    items: list[list[p.Block]] = []
    first = min(entry.level for entry in entries)
    index = 0
    while index < len(entries):
        entry = entries[index]
        below = index + 1
        while below < len(entries) and entries[below].level > first:
            below += 1
        text = inlines(entry.content)
        if entry.label:
            text = [_span("label", [p.Str(f"{entry.label}\u2002")]), *text]
        line = p.Plain([p.Link((p.NO_ATTR, text, (f"#{entry.target}", "")))])
        items.append([line, *encode_contents(entries[index + 1 : below], inlines)])
        index = below
    return [p.BulletList(items)]


def _masthead(fields: Sequence[Field], inlines: Encode) -> p.Block:
    line: list[p.Inline] = []
    details: list[p.Inline] = []
    for field in fields:
        if field.name == "organization":
            line.append(_span("masthead-organization", _labelled(field, inlines)))
        else:
            details.extend([p.Str(SEPARATOR)] if details else [])
            details.extend(_labelled(field, inlines))
    if line and details:
        line.append(p.Space())
    if details:
        line.append(_span("masthead-details", details))
    return p.Para(line)


def _term(field: Field, inlines: Encode) -> tuple[list[p.Inline], list[list[p.Block]]]:
    name = "memo-subject" if field.name == "subject" else "memo-value"
    value = _span(name, inlines(field.content))
    return [_span("memo-label", [p.Str(field.label or field.name)])], [[p.Plain([value])]]


def _labelled(field: Field, inlines: Encode) -> list[p.Inline]:
    label: list[p.Inline] = [p.Str(f"{field.label}{NO_BREAK_SPACE}")] if field.label else []
    return [*label, *inlines(field.content)]


def _span(name: str, content: list[p.Inline]) -> p.Inline:
    return p.Span((("", [name], []), content))
