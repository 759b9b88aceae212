"""The cells of a Jupyter notebook: those in Markdown with their formulas for pandoc to read, raw
ones as code, and what else pandoc leaves out in silence."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Any, Final

import msgspec

from publish.diagnostics import Log
from publish.patterns import pattern
from publish.readers.markdown.tex import with_formulas
from publish.readers.markdown.tex_brackets import with_dollars

_BETWEEN: Final = "\n\n"
_SHOWN: Final = 60
_TICKS: Final = pattern(r"`+")
_READ: Final = pattern(r"text/|image/|application/(?:json|pdf)")
"""Kinds of outputs that pandoc reads."""


def with_readable_cells(data: bytes, log: Log) -> tuple[bytes, str]:
    """The notebook `data` with the formulas of its Markdown between dollar signs and with raw cells
    as code, and that Markdown as it was, one cell below the other. What is no notebook stays, for
    pandoc to refuse. Raw cells, and outputs that pandoc leaves out, are told with their number.
    """
    try:
        notebook = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return data, ""
    texts: list[str] = []
    for number, cell in enumerate(_cells(notebook), start=1):
        if (text := _source(cell, "markdown")) is not None:
            texts.append(text)
            cell["source"] = with_dollars(with_formulas(text))
        elif (text := _source(cell, "raw")) is not None and not _is_of_a_format(cell):
            cell |= {"cell_type": "markdown", "source": _as_code(text)}
            log.warning(
                "cell-raw",
                f'cell {number} is raw, and is set as code: "{shorten(text, _SHOWN)}"',
                hint="make it a cell of Markdown or of code",
            )
        _count_outputs(cell)
        for kinds in _unread(cell):
            log.add(
                "loss",
                "output-dropped",
                f"what cell {number} puts out as {kinds} is left out",
                hint="have it put out text or a picture (PNG, SVG)",
            )
    return msgspec.json.encode(notebook), _BETWEEN.join(texts)


def _cells(notebook: Any) -> list[Any]:
    """The cells; before version 4 of the format they stood in worksheets."""
    match notebook:
        case {"cells": [*cells]}:
            return cells
        case {"worksheets": [*sheets]}:
            return [cell for sheet in sheets for cell in _cells(sheet)]
        case _:
            return []


def _count_outputs(cell: Any) -> None:
    """Gives results the number that pandoc demands, which is null where nothing was run."""
    match cell:
        case {"outputs": [*outputs]}:
            for output in outputs:
                match output:
                    case {"execution_count": None}:
                        output["execution_count"] = 0
                    case _:
                        pass
        case _:
            pass


def _source(cell: Any, kind: str) -> str | None:
    """What a cell of that kind says; `None` of another, or one that is no cell."""
    match cell:
        case {"cell_type": str() as found, "source": str() as text} if found == kind:
            return text
        case {"cell_type": str() as found, "source": [*lines]} if found == kind and all(
            isinstance(line, str) for line in lines
        ):
            return "".join(lines)
        case _:
            return None


def _is_of_a_format(cell: Any) -> bool:
    """Whether a raw cell says which format it is in, as which pandoc reads it."""
    match cell:
        case {"metadata": {"format": str() as kind}} | {
            "metadata": {"raw_mimetype": str() as kind}
        }:
            return bool(kind)
        case _:
            return False


def _as_code(text: str) -> str:
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=2) + 1)
    return f"{fence:`<3}\n{text}\n{fence:`<3}"


def _unread(cell: Any) -> Iterator[str]:
    """The kinds of each output of a cell that has none which pandoc reads."""
    match cell:
        case {"outputs": [*outputs]}:
            pass
        case _:
            return
    for output in outputs:
        match output:
            case {"data": dict() as data}:
                kinds = [str(kind) for kind in data]
            case _:
                continue
        if kinds and not any(_READ.match(kind) for kind in kinds):
            yield ", ".join(kinds)
