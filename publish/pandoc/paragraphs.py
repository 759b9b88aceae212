"""Paragraphs of pandoc's, which hold displayed formulas that are blocks of ours, and commands of
TeX that are none."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Inlines, MathBlock, Text
from publish.pandoc import types as p
from publish.pandoc.source_positions import Places
from publish.patterns import pattern

_NAME: Final = pattern(r"(?=.)(?:\{#(?P<name>[\w:.-]+)\})?(?P<after>[.,;]?)")
"""What may follow a displayed formula in its paragraph: the name that pandoc-crossref and Quarto
give it, and a point or comma of the sentence, which belongs to the formula's line."""
_PAGE_BREAKS: Final = frozenset(("\\newpage", "\\pagebreak", "\\clearpage", "\\cleardoublepage"))
"""Commands of TeX that some write in Markdown."""


def parted(content: list[p.Inline], places: Places, log: Log) -> list[MathBlock | list[p.Inline]]:
    """A paragraph in the formulas displayed in it and the runs between them; commands to turn the
    page are left out, which is told."""
    parts: list[MathBlock | list[p.Inline]] = []
    run: list[p.Inline] = []
    for node in content:
        if isinstance(node, p.Str) and node.c in _PAGE_BREAKS:
            log.warning(
                "page-break-ignored",
                f"{node.c} ignored: page breaks are set by the style",
                origin=places(node.c),
                hint="to start each chapter on a new page, use --layout book",
            )
        elif (formula := _displayed(node)) is not None:
            parts += [run, formula]
            run = []
        elif parts and (named := _named(parts[-1], run, node)) is not None:
            parts[-1], run = named, []
        else:
            run.append(node)
    return [*parts, run]


def indented(line: Inlines) -> Inlines:
    """A verse with its indent, which pandoc writes in no-break spaces, as leading spaces."""
    match line:
        case (Text(text=text), *rest):
            words = text.lstrip("\u00a0")
            return (Text(text=" " * (len(text) - len(words)) + words), *rest)
        case _:
            return line


def _displayed(node: p.Inline) -> MathBlock | None:
    match node:
        case p.Math((p.Name("DisplayMath"), text)):
            return MathBlock(text=text)
        case p.Span(((identifier, _, _), [p.Math((p.Name("DisplayMath"), text))])):
            return MathBlock(text=text, id=identifier)
        case _:
            return None


def _named(
    formula: MathBlock | list[p.Inline], run: list[p.Inline], node: p.Inline
) -> MathBlock | None:
    """The formula before `node` with the name that `node` gives it, `{#eq-x}`, and with the
    punctuation that follows there; `None` when `node` says something else."""
    between = all(isinstance(part, p.Space | p.SoftBreak) for part in run)
    if not (between and isinstance(node, p.Str) and isinstance(formula, MathBlock)):
        return None
    words = _NAME.fullmatch(node.c)
    if words is None:
        return None
    identifier = words["name"] or formula.id
    return msgspec.structs.replace(formula, text=formula.text + words["after"], id=identifier)
