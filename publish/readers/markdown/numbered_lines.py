"""Lines of Markdown that begin with a number within a paragraph.

Pandoc begins a list with them, since lists need no blank line above them here. As in CommonMark
only a list that begins with its first number, letter or Roman numeral interrupts a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.pandoc.code_fences import fenced_lines
from publish.patterns import pattern

_QUOTED: Final = pattern(r" {0,3}(?:> ?)+")
_ITEM: Final = pattern(
    r"(?P<indent> *)(?:[-*+]|(?P<number>\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcIVXLC]{1,7}))(?P<end>[.)]))"
    r"(?: +(?=\S)|$)"
)
_FIRST: Final = pattern(r"\(?[01aAiI]")
_NO_PARAGRAPH: Final = pattern(r"\s*(?:#{1,6} |[`~]{3}|:::|\||<|\$\$|[-=*_ ]{3,}$|$)")
_RULE: Final = pattern(r"\s*-{2,}[- ]*")
"""Below the heads of pandoc's simple tables, and around its multi-line ones."""
_VERBATIM: Final = pattern(r"<(/?)(?:pre|script|style|textarea)\b|(<!--)|-->", re.IGNORECASE)
_CODE: Final = 4
"""So many spaces make a line code."""


def with_numbers_in_paragraphs(markdown: str) -> str:
    """`markdown` in which numbers that begin no list have their mark as a character reference."""
    lines = markdown.split("\n")
    fenced = fenced_lines(lines)
    start, verbatim = 0, 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].strip(" \t>") and not fenced[at]:
            continue
        run = lines[start:at]
        inside = verbatim > 0
        for found in _VERBATIM.finditer("\n".join(run)):
            verbatim = max(0, verbatim + (-1 if found[0] == "-->" or found[1] else 1))
        if not inside and not any(map(_RULE.fullmatch, run)):
            lines[start:at] = _run(run)
        start = at + 1
    return "\n".join(lines)


def _run(lines: Sequence[str]) -> list[str]:
    """Lines without a blank one among them."""
    made: list[str] = []
    items: list[int] = []
    paragraph, depth, least = False, 0, 0
    for line in lines:
        quoted = _QUOTED.match(line)
        marks = quoted[0] if quoted else ""
        given = line
        said = line[len(marks) :].expandtabs(4)
        indent = len(said) - len(said.lstrip())
        if not made or marks.count(">") != depth:
            depth, items, paragraph, least = marks.count(">"), [], False, indent
            if indent >= _CODE or said.startswith("<"):
                return [*made, *lines[len(made) :]]
        item = _ITEM.match(said)
        inside = [content for content in items if content <= indent]
        goes_on = paragraph and inside == items and indent >= least
        if item and goes_on and item["number"] and not _FIRST.fullmatch(item["number"]):
            end = len(item["indent"]) + len(item["number"])
            given = f"{marks}{said[:end]}&#{ord(item['end'])};{said[end + 1 :]}"
        elif item:
            items = [*inside, item.end()]
        paragraph = not _NO_PARAGRAPH.match(said)
        made.append(given)
    return made
