"""Writes seeds/long-report.md: some sixty pages in which every element crosses the end of a page.

    python tools/long_report.py seeds/long-report.md

The text says nothing; what counts is that paragraphs, lists, tables, quotations, code and notes of
every length meet page ends at every place. Nothing is random, so that the file is always the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

CHAPTERS: Final = 6
HEAD: Final = """---
title: "The Straits Report: Six Harbours in Twelve Months"
subtitle: "A long specimen in which everything crosses a page"
author: [Ines Okafor, Marek Dvořák, "Sólveig Þórsdóttir"]
date: 2026-02
lang: en
organization: Harbour Policy Institute
reference: HPI-2026-09
rights: "© 2026 Harbour Policy Institute. CC BY 4.0."
identifier: urn:uuid:0b2d9b52-0c55-4c51-8e7e-7f7f3a0f9d11
keywords: [grain, straits, shipping, harbours]
to: [Committee on Trade]
from: [Harbour Policy Institute]
subject: Six harbours in twelve months
abstract: |
  Six chapters of one shape and of different length. Each has sections on three levels, long
  tables and lists, quotations of several paragraphs, notes that are long themselves, listings and
  formulas.
---
"""
HARBOURS: Final = (
    *("Aldmouth", "Breck", "Corrin", "Dunmere", "Esk", "Farrow"),
    *("Gant", "Holm", "Ives", "Kessock", "Lorne", "Maddon"),
)
SUBJECTS: Final = (
    "the harbour master",
    "a ship of the line that calls here twice a month",
    "the insurer of record",
    "every pilot on the northern station",
    "the register of the port authority",
    "no broker in the exchange",
    "the dredging company",
)
VERBS: Final = (
    "kept to the figures that had been agreed in the spring",
    "waited for the tide and for the papers, in this order",
    "doubted whether the premium would hold through the winter",
    "counted what left and not what was promised",
    "gave up the eastern berth for the length of the season",
    "wrote to the committee and had no answer before the month was out",
    "moved the grain by rail, at twice the price and half the speed",
    "found the channel shallower than the chart says",
)
TURNS: Final = (
    "; the difference is small, and it is the same every year",
    ", which nobody had asked for",
    " — a habit older than the contract",
    ", as the table below shows",
    "; what that cost is not known",
    " (the figure for February is an estimate)",
)


class Report:
    """The text as it grows. Every choice depends on how many were made before."""

    def __init__(self) -> None:
        self._steps = count()
        self._notes = count(1)
        self._after: list[str] = []

    def sentence(self) -> str:
        step = next(self._steps)
        subject = SUBJECTS[step % len(SUBJECTS)]
        verb = VERBS[step * 3 % len(VERBS)]
        turn = TURNS[step * 5 % len(TURNS)] if step % 3 else ""
        return f"{subject[0].upper()}{subject[1:]} {verb}{turn}."

    def words(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def note(self, *, paragraphs: int = 1) -> str:
        """A mark; the note itself follows after the block."""
        number = next(self._notes)
        first, *others = (self.words(2) for _ in range(paragraphs))
        self._after.append("\n\n".join((f"[^n{number}]: {first}", *(f"    {o}" for o in others))))
        return f"[^n{number}]"

    def paragraph(self, sentences: int, *, notes: int = 0) -> Iterator[str]:
        marks = [self.note(paragraphs=1 + n % 3 // 2) for n in range(notes)]
        parts = [self.words(max(1, sentences // (notes + 1))) for _ in range(notes + 1)]
        yield "".join(part + mark + " " for part, mark in zip(parts, [*marks, ""], strict=True))
        yield from self._pending()

    def items(self, number: int, marker: str = "-") -> Iterator[str]:
        lines = []
        for place in range(number):
            lines.append(f"{marker} {self.words(1 + place % 3)}")
            if place % 7 == 3:
                lines += [f"    {marker} {self.sentence()}" for _ in range(2 + place % 4)]
        yield "\n".join(lines)

    def quotation(self, paragraphs: int) -> Iterator[str]:
        said = "\n>\n".join(f"> {self.words(4)}" for _ in range(paragraphs))
        yield f"{said}\n>\n> -- A pilot of the northern station"

    def table(self, name: str, rows: int) -> Iterator[str]:
        lines = [
            "| Week | Harbour | Ships | Tonnes | Remark |",
            "|----:|:--------|-----:|------:|:-----------------------------|",
        ]
        for row in range(rows):
            step = next(self._steps)
            harbour = HARBOURS[step % len(HARBOURS)]
            remark = self.sentence() if row % 4 == 1 else "as agreed"
            ships, tonnes = step * 37 % 211, step * 733 % 91000
            lines.append(f"| {row % 52 + 1} | {harbour} | {ships} | {tonnes} | {remark} |")
        yield "\n".join(lines)
        yield f": What left, week by week, as the register has it {{#tbl-{name}}}"

    def listing(self, lines: int) -> Iterator[str]:
        body = "\n".join(
            f"    total_{n:02} = sum(row[{n}] for row in rows if row[0] == {n * 7 % 53})"
            for n in range(lines)
        )
        yield f"```python\ndef totals(rows):\n{body}\n    return locals()\n```"

    def _pending(self) -> Iterator[str]:
        yield from self._after
        self._after.clear()


def chapter(report: Report, number: int) -> Iterator[str]:
    harbour = HARBOURS[number]
    name = harbour.lower()
    yield f"# {harbour} {{#sec-{name}}}"
    yield from report.paragraph(7 + number, notes=2)
    yield from report.paragraph(9)
    yield f"## What left {harbour}"
    yield (
        f"The weeks are listed in @tbl-{name}; [the chapter before](#sec-{_before(number)})"
        " has the same."
    )
    yield from report.table(name, 20 + number * 4)
    for sentences in (5, 11, 4):
        yield from report.paragraph(sentences, notes=sentences % 3)
    yield "### What was agreed"
    yield from report.items(9 + number)
    yield from report.paragraph(6, notes=3)
    yield "### What was said"
    yield from report.quotation(3 + number % 4)
    yield from report.paragraph(8)
    yield "## What it means"
    yield from report.items(6 + number % 5, "1.")
    yield (
        f"The mean queue of {harbour} is $L_{{{number}}} = \\lambda / (\\mu - \\lambda)$,"
        " and over a year"
    )
    yield (
        f"$$Q_{{{number}}} = \\sum_{{k=1}}^{{52}} \\frac{{\\lambda_k}}{{\\mu_k - \\lambda_k}}$$"
        f" {{#eq-{name}}}"
    )
    yield f"By @eq-{name} the year is no sum of its months."
    yield from report.listing(14 + number * 8)
    for sentences in (9, 6, 12):
        yield from report.paragraph(sentences, notes=sentences % 2)
    yield "> [!IMPORTANT]\n> " + report.words(3)
    yield "### Terms"
    yield "\n\n".join(
        f"{HARBOURS[(number + n) % len(HARBOURS)]} berth\n:   {report.words(2)}" for n in range(4)
    )
    yield from report.paragraph(5)


def _before(number: int) -> str:
    return HARBOURS[(number - 1) % CHAPTERS].lower()


def long_report() -> str:
    """The whole source."""
    report = Report()
    blocks = [block for number in range(CHAPTERS) for block in chapter(report, number)]
    return "\n\n".join((HEAD.rstrip(), *(block.rstrip() for block in blocks))) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(long_report(), encoding="utf-8")
