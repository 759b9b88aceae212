"""Which lines of Markdown are code: between fences, or set in."""

from __future__ import annotations

from typing import Final

from publish.patterns import pattern

_FENCE: Final = pattern(r"\s*(`{3,}(?!.*`)|~{3,})")

_HOLDER: Final = pattern(r"\s*(?:(?:[-*+:~]|\(?[\w#]{1,9}[.)]|!!!|\?\?\?\+?|===)\s|\[\^[^\]]+\]:)")
"""What begins a block whose further text is set in: an item, a definition, a note."""
_SET_IN: Final = 4


def indented_lines(lines: list[str]) -> list[bool]:
    """For each line whether it is code by its indent, outside of lists, notes and the like."""
    found: list[bool] = []
    holds, parted, is_code = False, True, False
    for line in lines:
        if not line.strip():
            found.append(False)
            parted = True
            continue
        column = line.expandtabs(_SET_IN)
        indent = len(column) - len(column.lstrip())
        is_code = indent >= _SET_IN and not holds and (parted or is_code)
        found.append(is_code)
        if indent < _SET_IN and (parted or _HOLDER.match(line)):
            holds = bool(_HOLDER.match(line)) or (holds and indent > 0)
        parted = False
    return found


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
