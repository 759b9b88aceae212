"""TeX in Markdown: displayed formulas, labels and references to them are read, other commands stay
as they are typed."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from publish.diagnostics import Log
from publish.document import Document, Text
from publish.pandoc.code_fences import fenced_lines, indented_lines
from publish.pandoc.source_positions import Places
from publish.patterns import pattern
from publish.walk import iterate

_OPENING: Final = pattern(
    r" {0,3}\\begin\{(?P<name>(?:equation|align|alignat|gather|multline|eqnarray|flalign)\*?)\}"
)
_LABEL: Final = pattern(r"\\label\{([\w:.-]+)\}")
_CODE: Final = r"(?<!`)(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)"
_REFERENCES: Final = pattern(
    rf"{_CODE}|\$\$.{{1,4000}}?\$\$|(?<![\\$])\$(?=\S)[^$\n]*(?<=[^\s\\])\$(?!\d)|<!--(?:(?!<!--).){{0,4000}}?-->"
    r"|(?<!\\)\\(?P<kind>ref|autoref|eqref)\{(?P<target>[\w:.-]+)\}",
    re.DOTALL,
)
"""References, and before them what holds none: code, formulas and comments."""
_LABEL_SPAN: Final = pattern(r"\[\]\{label=\"([\w:.-]+)\"\}")
"""A label as the Journal of Open Source Software has it."""
_WORDS: Final = r"(?:[^\[\]`]|`[^`\n]*`|\[[^\[\]]*\])*"
_LABELLED: Final = pattern(
    rf"(?s:{_CODE})"
    rf"|(?P<before>^(?:#{{1,6}} |(?:Table)?: ?)[^\n]*?(?:\n(?=[ \t])[^\n]*?)?|!\[{_WORDS}?)"
    r"(?<![ \t])[ \t]*\\label\{(?P<label>[\w:.-]+)\}"
    rf"(?P<after>[ \t]*$|{_WORDS}\]\((?:[^()\n]|\([^()\n]*\))*\))(?P<more>\{{)?",
    re.MULTILINE,
)
"""A heading, or the caption of a table or a picture, with a label; code before it."""
_COMMAND: Final = pattern(
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


def with_references(markdown: str) -> str:
    """`markdown` with labels of headings and captions as their ids, and references to labels as
    links, on the same lines."""
    if not re.search(r"\\(?:label|(?:auto|eq)?ref)\{", markdown):
        return markdown
    lines = markdown.split("\n")
    code = list(zip(fenced_lines(lines), indented_lines(lines), strict=True))
    runs: list[str] = []
    for is_code, numbers in groupby(range(len(lines)), lambda at: any(code[at])):
        run = "\n".join(lines[at] for at in numbers)
        if not is_code:
            run = _LABELLED.sub(_named, _LABEL_SPAN.sub(r"\\label{\1}", run))
            run = _REFERENCES.sub(_as_link, run)
        runs.append(run)
    return "\n".join(runs)


def _named(found: re.Match[str]) -> str:
    if not found["label"]:
        return found[0]
    space = " " if found["after"].strip() == "" else ""
    end = " " if found["more"] else "}"
    return f"{found['before']}{found['after'].rstrip()}{space}{{#{found['label']}{end}"


def _as_link(found: re.Match[str]) -> str:
    if not found["kind"]:
        return found[0]
    target = found["target"]
    return rf'[\[{target}\]](#{target}){{reference-type="{found["kind"]}"}}'


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
