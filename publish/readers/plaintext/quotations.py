"""Lines of a quotation → its paragraphs, and who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_OPENING: Final = frozenset("\"“„«‹‘‚'「『»”")
_CLOSING: Final = frozenset("\"”“»›’'」』«‘")
_ATTRIBUTION: Final = re.compile(r"\s*(?:—|–|―|--|-)\s?(?=\S)")
_LONGEST: Final = 120
_MAIL: Final = re.compile(r"\s*((?:>\s?)+)")
_STOPS: Final = ".,!?…。！？।؟"


def attributed(text: str) -> tuple[str, str]:
    """What is said within quotation marks, and whose it is behind a dash; "" where no name is."""
    if text[:1] not in _OPENING:
        return text, ""
    start = max(0, len(text) - _LONGEST)
    for match in reversed(list(_ATTRIBUTION.finditer(text, start))):
        said = text[: match.start()].rstrip()
        if said.rstrip(_STOPS)[-1:] in _CLOSING and said:
            return said, text[match.end() :]
    return text, ""


def is_attribution(text: str) -> bool:
    """`— Ann Lee`, on a line of its own below what she said."""
    return bool(_ATTRIBUTION.match(text)) and len(text) <= _LONGEST and not text.startswith("---")


def parts_of_mail(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Lines quoted with `>`, parted where their depth changes or one is empty: how deep each part
    is quoted, and its lines without marks."""
    parts: list[tuple[int, list[str]]] = []
    anew = True
    for line in lines:
        match = _MAIL.match(line)
        depth = match[1].count(">") if match else parts[-1][0] if parts else 1
        text = line[match.end() :] if match else line
        if not text.strip():
            anew = True
        elif anew or parts[-1][0] != depth:
            parts.append((depth, [text.strip()]))
            anew = False
        else:
            parts[-1][1].append(text.strip())
    return parts
