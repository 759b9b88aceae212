"""Admonitions and tabs as Python-Markdown and MkDocs have them, as pandoc's fenced divisions.

!!! note "Title"            ??? tip                     === "Linux"
    Text that is set in.        What opens at a click.      Text of a tab.

and those of Docusaurus and MyST, `:::note[Title]` and `:::{note} Title`.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Origin
from publish.pandoc.attributes import CALLOUT_NAMES, called
from publish.pandoc.code_fences import fenced_lines
from publish.patterns import pattern

_OPENING: Final = pattern(
    r"(?P<indent> *)"
    r"(?:(?:!!!|\?\?\?\+?) *(?P<kind>[A-Za-z][\w-]*)(?: +[A-Za-z][\w-]*)*|===[!+]?(?= *\"))"
    r"(?: *\"(?P<title>.*)\")? *$"
)
_DIRECTIVE: Final = pattern(
    r"(?P<indent> *):{3,} *(?:\{(?P<braced>[A-Za-z][\w:-]*)\}|(?P<name>[A-Za-z][\w-]*))"
    r"(?: *\[(?P<bracketed>.*)\]| +(?P<title>[^\s:{].{0,200}?))? *(?:\{[^{}]*\} *)?:* *"
)
_ITEM: Final = pattern(r" *(?:[-*+]|\d{1,9}[.)]|#\.) +(?=\S)")
_SET_IN: Final = 4


class Fenced(msgspec.Struct, frozen=True):
    """A text, and the number of the line that each of its lines is made of."""

    lines: list[str]
    numbers: list[int]


def fenced(text: str, first: int, log: Log) -> Fenced:
    """`text`, which begins on line `first` of its file, with its admonitions as fenced divisions.

    What stands in code stays. Of an admonition of an unknown kind, which is set as a note, `log` is
    told.
    """
    lines = text.split("\n")
    done = Fenced([], [])
    _add(done, lines, list(range(first, first + len(lines))), log)
    return done


def _add(done: Fenced, lines: list[str], numbers: list[int], log: Log) -> None:
    code = fenced_lines(lines)
    at = 0
    while at < len(lines):
        line, number = lines[at], numbers[at]
        directive = None if code[at] else _DIRECTIVE.fullmatch(line)
        if directive and _is_no_division(directive):
            made = _begun(directive, log, number)
            done.lines.extend((directive["indent"] + part).rstrip() for part in made)
            done.numbers.extend([number] * len(made))
            at += 1
            continue
        opening = None if code[at] else _OPENING.match(line.expandtabs(_SET_IN))
        column = _column(opening, lines, at) if opening else None
        if opening is None or column is None:
            done.lines.append(line)
            done.numbers.append(number)
            at += 1
            continue
        depth = len(opening["indent"]) + _SET_IN
        end = _end(lines, at + 1, depth)
        inner = Fenced([], [])
        body = [part.expandtabs(_SET_IN)[depth:] for part in lines[at + 1 : end]]
        _add(inner, body, numbers[at + 1 : end], log)
        above, below = _around(opening, log, number)
        made = [*above, *inner.lines, *below]
        done.lines.extend((" " * column + part).rstrip() for part in made)
        done.numbers.extend([number] * len(above))
        done.numbers.extend(inner.numbers)
        done.numbers.extend([numbers[end - 1]] * len(below))
        at = end


def _around(opening: re.Match[str], log: Log, number: int) -> tuple[list[str], list[str]]:
    """The lines that open a division, with its class and its title, and those that close it."""
    title = (opening["title"] or "").strip()
    if opening["kind"] is None:
        return ["", f"**{title}**", ""], [""]
    kind, name = called(opening["kind"], log, Origin(number, number))
    if opening["title"] is None:
        title = name
    return _opened(kind, title), ["", ":::", ""]


def _is_no_division(directive: re.Match[str]) -> bool:
    """Whether pandoc would not read it as a division, or not as what its author means."""
    titled = directive["bracketed"] or directive["title"]
    return bool(titled or directive["braced"] or directive["name"] == "info")


def _begun(directive: re.Match[str], log: Log, number: int) -> list[str]:
    """The lines that open a callout; else a division, with its title in bold."""
    name = directive["braced"] or directive["name"]
    title = (directive["bracketed"] or directive["title"] or "").strip()
    if name.lower() not in CALLOUT_NAMES:
        return ["", f"::: {{.{name.replace(':', '-')}}}", *([f"**{title}**", ""] if title else [])]
    kind, own = called(name, log, Origin(number, number))
    return _opened(kind, title or own)


def _opened(kind: str, title: str) -> list[str]:
    titled = ["::: {.admonition-title}", title, ":::", ""] if title else []
    return ["", f"::: {{.{kind}}}", *titled]


def _end(lines: list[str], start: int, indent: int) -> int:
    """Where the text ends that is set in so far; empty lines after it are none of it."""
    end = start
    for at in range(start, len(lines)):
        line = lines[at].expandtabs(_SET_IN)
        if line.strip():
            if len(line) - len(line.lstrip()) < indent:
                break
            end = at + 1
    return end


def _column(opening: re.Match[str], lines: list[str], at: int) -> int | None:
    """Where a line would begin that says what such a line opens: where the text of the item begins
    that it is in, or else at the margin. `None` where it opens nothing: with nothing set in below
    it, or as code itself."""
    here = len(opening["indent"])
    if _end(lines, at + 1, here + _SET_IN) == at + 1:
        return None
    margin = here
    for line in reversed(lines[:at]):
        before = len(line) - len(line.lstrip())
        if not line.strip() or before >= margin:
            continue
        item = _ITEM.match(line)
        if item and len(item[0]) <= here:
            return len(item[0]) if here < len(item[0]) + _SET_IN else None
        margin = before
    return 0 if here < _SET_IN else None
