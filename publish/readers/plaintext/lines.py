"""Text → lines that are not blank, each with its number and the blank lines above it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from publish.diagnostics import Log
from publish.readers.decode import LINE_SEPARATOR, PAGE_SEPARATOR

_SEPARATOR: Final = re.compile(f"[{PAGE_SEPARATOR}{LINE_SEPARATOR}]")
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff]|\u00ad(?!\\s*\n)")
_SPACELESS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese, Khmer: there a zero-width space says where a line may break."""


class SourceLine(NamedTuple):
    """A line with its number in the file; several have the same one where an editor sees but one,
    parted by Unicode's separators of lines and paragraphs."""

    number: int
    raw: str
    gap: int


def read_lines(text: str, first: int, log: Log) -> list[SourceLine]:
    """The lines of `text` that are not blank, the first of all numbered `first`.

    Zero-width spaces and soft hyphens go, with a diagnostic; a soft hyphen at the end of a line
    stays for the join, and zero-width spaces stay in scripts that need them.
    """
    lines: list[SourceLine] = []
    gap = 0
    for number, physical in enumerate(_visible(text, log).split("\n"), start=first):
        if not physical.strip():
            gap += 1
            continue
        for raw in _SEPARATOR.split(physical):
            if raw.strip():
                lines.append(SourceLine(number, raw, gap))
                gap = 0
    return lines


def _visible(text: str, log: Log) -> str:
    if text.isascii() or not _INVISIBLE.search(text):
        return text
    keep = bool(_SPACELESS.search(text))
    counts: Counter[str] = Counter()

    def drop(match: re.Match[str]) -> str:
        if keep and match[0] == "\u200b":
            return match[0]
        counts[match[0]] += 1
        return ""

    text = _INVISIBLE.sub(drop, text)
    if counts:
        names = ", ".join(f"U+{ord(c):04X} ×{n}" for c, n in sorted(counts.items()))
        log.info("invisible-characters", f"zero-width spaces and soft hyphens left out: {names}")
    return text
