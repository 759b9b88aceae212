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
