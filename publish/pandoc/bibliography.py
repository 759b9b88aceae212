"""Bibliographies as citeproc makes them: a division of entries, at the end or where it stands."""

from __future__ import annotations

from typing import Final

from publish.pandoc import types as p
from publish.pandoc.citations import BIBLIOGRAPHY_CLASS, REFS

ENTRY_CLASS: Final = "bibliography-entry"
ENTRIES: Final = frozenset({ENTRY_CLASS, "csl-entry"})
"""Ours and citeproc's name of an entry of a bibliography; of the latter's pandoc's writer of HTML
makes no paragraph."""
HANGING_CLASS: Final = "hanging-indent"
"""citeproc's name of a bibliography whose entries hang, and ours of an entry that does."""
CLASSES: Final = (BIBLIOGRAPHY_CLASS, "references", "csl-bib-body", HANGING_CLASS)
"""Classes of citeproc's division of entries."""


def apart(blocks: list[p.Block]) -> tuple[list[p.Block], list[p.Block]]:
    """The blocks of the source, and the bibliography that it has given no place."""
    match blocks:
        case [*own, p.Div(((identifier, classes, _), _)) as bibliography] if (
            identifier == REFS and BIBLIOGRAPHY_CLASS in classes
        ):
            return own, [bibliography]
        case _:
            return blocks, []


def in_line(content: list[p.Inline]) -> tuple[list[p.Inline], bool]:
    """What an entry says in one line, and whether its number stands in the margin there. Where a
    style has it so, a space parts them; what it sets as a block of its own begins a line."""
    parts: list[p.Inline] = []
    hanging = False
    for node in content:
        match node:
            case p.Span(((_, ["csl-left-margin"], _), inner)):
                parts.extend([*inner, p.Space()])
                hanging = True
            case p.Span(((_, ["csl-right-inline"], _), inner)):
                parts.extend(inner)
            case p.Span(((_, ["csl-block" | "csl-indent"], _), inner)):
                parts.extend([*([p.LineBreak()] if parts else []), *inner])
            case _:
                parts.append(node)
    return parts, hanging
