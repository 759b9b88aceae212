"""Words at the ends of lines, where WeasyPrint 70 parts them as if they had a line for themselves.

With `overflow-wrap: break-word` a word is broken anywhere when it is wider than a whole line. To
WeasyPrint a text begins a line while nothing stands directly in that line; what stands in an
element of it, as in a paragraph that is emphasised as a whole, is not counted until that element
ends. So any word after a mark within such an element was broken anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import signature
from threading import Lock
from typing import Any, Final

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]  # no types
from weasyprint.layout import inline  # type: ignore[import-untyped]  # it ships no types

_SPLIT: Final = inline.split_inline_level
_NAMES: Final = tuple(signature(_SPLIT).parameters)
_LOCK: Final = Lock()
"""The function that is replaced is one for all threads."""


class _Begun:
    """Stands among the children of a line for what stands deeper in it."""

    def is_in_normal_flow(self) -> bool:
        """WeasyPrint moves the children of a line that are; a deeper one goes with its parent."""
        return False


@contextmanager
def lines_counted() -> Iterator[None]:
    """While it lasts, WeasyPrint counts what stands in elements of a line when it asks whether a
    text begins that line. It lasts for one thread at a time.

    A WeasyPrint that sets lines by other arguments is left as it is; tests hold the pinned one to
    what it does."""
    with _LOCK:
        if {"box", "line_children"} <= set(_NAMES):
            inline.split_inline_level = _split
        try:
            yield
        finally:
            inline.split_inline_level = _SPLIT


def _split(*arguments: Any) -> Any:
    made = _SPLIT(*arguments)
    given = dict(zip(_NAMES, arguments, strict=True))
    if made[0] is not None and not isinstance(given["box"], boxes.InlineBox):
        given["line_children"].append((0, _Begun()))
    return made
