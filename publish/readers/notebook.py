"""The cells of a Jupyter notebook that are Markdown, with their formulas for pandoc to read."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from publish.readers.markdown_tex import with_formulas
from publish.readers.tex_brackets import with_dollars

_BETWEEN: Final = "\n\n"


def with_formulas_in_cells(data: bytes) -> tuple[bytes, str]:
    """The notebook `data` with the formulas of its Markdown between dollar signs, and that Markdown
    as it was, one cell below the other. What is no notebook stays, for pandoc to refuse."""
    try:
        notebook = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return data, ""
    texts: list[str] = []
    for cell in _cells(notebook):
        if (text := _markdown(cell)) is not None:
            texts.append(text)
            cell["source"] = with_dollars(with_formulas(text))
    return (msgspec.json.encode(notebook) if texts else data), _BETWEEN.join(texts)


def _cells(notebook: Any) -> list[Any]:
    """The cells; before version 4 of the format they stood in worksheets."""
    match notebook:
        case {"cells": [*cells]}:
            return cells
        case {"worksheets": [*sheets]}:
            return [cell for sheet in sheets for cell in _cells(sheet)]
        case _:
            return []


def _markdown(cell: Any) -> str | None:
    """What a cell says in Markdown; `None` of another, or one that is no such thing."""
    match cell:
        case {"cell_type": "markdown", "source": str() as text}:
            return text
        case {"cell_type": "markdown", "source": [*lines]} if all(
            isinstance(line, str) for line in lines
        ):
            return "".join(lines)
        case _:
            return None
