"""Entries of a definition list: `Term: what it means`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.lines import Line

FEWEST: Final = 3
"""Two entries may be any two sentences with a colon."""

_TERM: Final = re.compile(r"((?:-{1,2}|[\"“„«])?(?:[^\W\d_][^:：.!?]{0,40}|\d{3}))[:：]\s+(?=\S)")
_NOT_TERMS: Final = frozenset({"q", "a", "http", "https", "note", "ps", "p.s"})
_REACH: Final = 4
"""An entry wraps onto at most so many lines, less one."""


def term(text: str) -> str:
    """The term that an entry begins with, "" when it is none. At most five words."""
    match = _TERM.match(text)
    if match is None or len(match[1].split()) > 5 or match[1].lower() in _NOT_TERMS:
        return ""
    if any(c.isdigit() for c in match[1]) and not match[1].isdigit():  # "Step 4: …" is a heading
        return ""
    return match[1]


def split_entry(text: str) -> tuple[str, str]:
    """Term and meaning."""
    head, _, meaning = text.partition(text[len(term(text))])
    return head, meaning.strip()


def term_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (by index) that begin an entry: three or more near each other, all different."""
    found: set[int] = set()
    run: list[int] = []
    seen: set[str] = set()

    def close() -> None:
        if len(run) >= FEWEST:
            found.update(run)
        run.clear()
        seen.clear()

    for index, line in enumerate(lines):
        name = term(line.text).lower()
        if run and (index - run[-1] > _REACH or name in seen):
            close()
        if name:
            run.append(index)
            seen.add(name)
    close()
    return frozenset(found)
