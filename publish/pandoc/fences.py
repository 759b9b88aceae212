"""Which lines of Markdown are code between fences."""

from __future__ import annotations

import re
from typing import Final

_FENCE: Final = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})")


def fenced_lines(lines: list[str]) -> list[bool]:
    """For each line whether it is between fences, or a fence itself."""
    found: list[bool] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        found.append(bool(fence or mark))
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
    return found


def open_fence(lines: list[str]) -> int | None:
    """Which line is a fence that nothing closes: as CommonMark has it, only a line of nothing but
    as many signs does."""
    opened: int | None = None
    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark is not None and not fence:
            opened, fence = at, mark[1]
        elif mark is not None and mark[1].startswith(fence) and line.strip() == mark[1]:
            opened, fence = None, ""
    return opened
