r"""Markup of Org and MediaWiki that pandoc refuses, as it reads it.

Of Org it takes each `\` for a command, and of MediaWiki an item of a list to end with its line,
though a note in it goes on.
"""

from __future__ import annotations

import re
from typing import Final

from publish.patterns import pattern

_MARK: Final = "\ufdd1"
"""No character: no source that was decoded has it."""
_ESCAPES: Final = pattern(r"\\\\|\\(?![A-Za-z()\[\]-])")
"""Two of them are a break; one before no letter, bracket of a formula or `-` is itself."""
_NOTE: Final = pattern(
    r"<ref(?:\s[^<>]*)?(?<!/)>(?:(?!</?ref\b).)*</ref>", re.DOTALL | re.IGNORECASE
)
_ITEM: Final = ("*", "#", ":", ";")


def readable(text: str, markup: str) -> str:
    """`text` of a format that pandoc calls `markup`, for pandoc to read; `without_marks` is to take
    what it makes of it."""
    if markup == "org":
        return _ESCAPES.sub(lambda found: _MARK if found[0] == "\\" else found[0], text)
    if markup == "mediawiki":
        return _NOTE.sub(_in_a_line, text)
    return text


def without_marks(ast: bytes) -> bytes:
    """The AST of a text that was made `readable`, with its own characters."""
    return ast.replace(_MARK.encode(), rb"\\")


def _in_a_line(note: re.Match[str]) -> str:
    """A note of MediaWiki, with the lines of one in an item of a list as one."""
    if not note.string.startswith(_ITEM, note.string.rfind("\n", 0, note.start()) + 1):
        return note[0]
    paragraphs = re.split(r"\n\s*\n", note[0])
    return "<br>".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs)
