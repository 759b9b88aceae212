"""Headings of Markdown without the space behind their signs, `##Aims`, as GitHub read them once.

One sign may begin a tag, `#aims`; several are none.
"""

from __future__ import annotations

from typing import Final

from publish.diagnostics import Log
from publish.document import Origin
from publish.pandoc.code_fences import fenced_lines
from publish.patterns import pattern

_UNSPACED: Final = pattern(r"(?P<signs> {0,3}#{2,6})(?=[\w\[*\"'(])")


def with_spaces(markdown: str, first: int, log: Log) -> str:
    """`markdown`, which begins on line `first` of its file, with that space, which `log` is told.

    As a line within a paragraph it is text."""
    lines = markdown.split("\n")
    code = fenced_lines(lines)
    found = [
        at
        for at, line in enumerate(lines)
        if not code[at] and _UNSPACED.match(line) and not (at and _is_text(lines[at - 1]))
    ]
    for at in found:
        lines[at] = _UNSPACED.sub(r"\g<signs> ", lines[at])
    if found:
        log.info(
            "headings-unspaced",
            f"{len(found)} lines that begin with several # are read as headings, though no space"
            " follows these",
            origin=Origin(first + found[0], first + found[0]),
        )
    return "\n".join(lines)


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
