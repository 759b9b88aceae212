"""TeX in Markdown: its displayed formulas are read, its commands stay as they are typed."""

from __future__ import annotations

import re
from typing import Final

from publish.diagnostics import Log
from publish.document import Document, Text
from publish.pandoc.fences import fenced_lines
from publish.pandoc.places import Places
from publish.walk import iterate

_OPENING: Final = re.compile(
    r" {0,3}\\begin\{(?P<name>(?:equation|align|alignat|gather|multline|eqnarray|flalign)\*?)\}"
)
_LABEL: Final = re.compile(r"\\label\{([\w:.-]+)\}")
_COMMAND: Final = re.compile(
    r"\\(?:begin|end|textbf|textit|texttt|emph|cite[pt]?|ref|eqref|autoref|label|footnote|section"
    r"|subsection|chapter|includegraphics|url|href|vspace|hspace|input|include|item|caption)(?=[{*\[])"
)


def with_formulas(markdown: str) -> str:
    """`markdown` with the environments of TeX that display formulas between dollar signs, on the
    same lines; the label of one is its id."""
    lines = markdown.split("\n")
    code = fenced_lines(lines)
    at = 0
    while at < len(lines):
        opening = None if code[at] else _OPENING.match(lines[at])
        end = _end(lines, at, opening["name"]) if opening else None
        if end is not None and not (at and lines[at - 1].rstrip().endswith("$$")):
            label = _LABEL.search("\n".join(lines[at : end + 1]))
            lines[at : end + 1] = [_LABEL.sub("", line) for line in lines[at : end + 1]]
            lines[at] = f"$${lines[at].lstrip()}"
            lines[end] = f"{lines[end].rstrip()}$$" + (f" {{#{label[1]}}}" if label else "")
        at = (at if end is None else end) + 1
    return "\n".join(lines)


def tell_commands(document: Document, text: str, log: Log) -> None:
    """Tells `log` of commands of TeX that stand in `document` as they are typed in `text`."""
    shown = (node.text for node in iterate(document) if isinstance(node, Text))
    places = Places(text)
    for command in dict.fromkeys(found for words in shown for found in _COMMAND.findall(words)):
        log.warning(
            "tex-as-typed",
            f"{command} is a command of TeX, which stays as it is typed",
            origin=places.raw(command),
            hint="say it in Markdown; formulas stand between dollar signs",
        )


def _end(lines: list[str], start: int, name: str) -> int | None:
    """The line that ends an environment: the last of its paragraph, with nothing after it."""
    for at in range(start, len(lines)):
        if not lines[at].strip():
            return None
        if lines[at].rstrip().endswith(f"\\end{{{name}}}"):
            return at
    return None
