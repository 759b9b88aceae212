"""The sources that the benchmark builds, made anew and the same each time.

`memo` has two pages; `report` fills pages with chapters of tables, lists, notes, pictures and code.
"""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Final

from PIL import Image

_WORDS: Final = (
    "ministry delegation harbour agreement tonnes shipment corridor tariff quarter estimate"
    " the of and to in a that with for on by from at which under after before between without"
    " budget committee report figure increase supply energy railway border market partner"
    " announced confirmed reached signed opened reviewed published measured expected denied"
).split()
CHAPTERS: Final = 5
"""Chapters that fill 55 pages."""


def words(count: int, seed: int) -> str:
    """`count` words of a sentence, chosen by a linear congruential generator (Knuth's MMIX)."""
    made = []
    for _ in range(count):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        made.append(_WORDS[(seed >> 33) % len(_WORDS)])
    return " ".join(made).capitalize() + "."


def _paragraph(seed: int, sentences: int = 5) -> str:
    return " ".join(words(10 + (seed + n) % 9, seed * 31 + n) for n in range(sentences))


def memo(seed: int = 1) -> str:
    """Some 500 words on two pages under four headings, with a list, a table and a link."""
    parts = [f"---\ntitle: Briefing {seed}\ndate: 2025-08-30\nauthor: A. Writer\n---"]
    for section in range(4):
        number = seed * 100 + section * 10
        parts.append(f"# Section {section + 1}")
        parts += [_paragraph(number + n, 4) for n in range(2)]
        if section == 1:
            parts.append("\n".join(f"- {words(9, number + n)}" for n in range(4)))
        if section == 2:
            parts.append(_table(number, 5))
            parts.append(f"See [the *full* report](https://example.org/{seed}), **chapter two**.")
    return "\n\n".join(parts) + "\n"


def _table(seed: int, rows: int) -> str:
    body = (
        f"| {n} | {words(2, seed + n)} | {(seed + n) * 37 % 991} | {words(4, seed + n)} |"
        for n in range(rows)
    )
    return "\n".join(("| No. | Port | Tonnes | Remark |", "|--:|:--|--:|:--|", *body))


def report(folder: Path, chapters: int = CHAPTERS) -> Path:
    """The report of so many chapters, of 26 kB and eleven pages, in `folder` with its
    pictures."""
    parts = ["---\ntitle: A long report\ndate: 2025-08-30\n---"]
    for chapter in range(chapters):
        picture = f"picture-{chapter % CHAPTERS}.png"
        if not (folder / picture).exists():
            (folder / picture).write_bytes(_picture(chapter))
        parts.append(f"# Chapter {chapter + 1}")
        for section in range(5):
            parts += _section(chapter * 1000 + section * 100, picture if section == 3 else "")
    file = folder / f"report-{chapters}.md"
    file.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return file


def _section(seed: int, picture: str) -> list[str]:
    """What stands below a heading of the second level."""
    parts = [f"## Section {seed}"]
    for n in range(7):
        noted = f"[^{seed + n}]" if n in (1, 4) else ""
        parts.append(f"{_paragraph(seed + n)}{noted} Its *terms* are **final**, see `port({n})`.")
        if noted:
            parts.append(f"[^{seed + n}]: {words(14, seed + n)} <https://example.org/{seed + n}>")
    parts.append("\n".join(f"{n + 1}. {words(12, seed + n)}" for n in range(5)))
    parts.append("\n".join(f"- {words(8, seed + n)}\n    - {words(6, seed + n)}" for n in range(4)))
    if seed // 100 % 3 == 0:
        parts.append(_table(seed, 12))
        code = "\n".join(
            f"def port_{n}(tonnes: int) -> int:\n    return tonnes * {n}" for n in "358"
        )
        parts.append(f"```python\n{code}\n```")
    if picture:
        parts.append(f"![{words(5, seed)}]({picture})")
    return parts


def _picture(seed: int) -> bytes:
    """A PNG of 800 by 500 pixels that compresses as a photograph of few colours does."""
    pixels = bytes(
        int(128 + 100 * math.sin((x + seed * 50) / 37) * math.cos(y / 23)) // 4 * 4
        for y in range(500)
        for x in range(800)
    )
    out = io.BytesIO()
    Image.frombytes("L", (800, 500), pixels).convert("RGB").save(out, "PNG")
    return out.getvalue()


def articles(folder: Path, count: int) -> list[Path]:
    """So many memos in `folder`, which differ in every paragraph."""
    files = [folder / f"article-{number:04}.md" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(memo(number), encoding="utf-8")
    return files
