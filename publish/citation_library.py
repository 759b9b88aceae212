"""What citations are looked up in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

ALL: Final = "*"
"""The key that stands for all works among those that nothing cites."""


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """What citations are looked up in.

    `files` are bibliographies by name, whose suffix says the format to pandoc: `.bib`, `.bibtex`,
    `.json` or `.yaml`. `works` are all works in them, by key, each as CSL JSON. `style` is a CSL
    style; without one pandoc's own is used, which is Chicago's author-date. `uncited` are keys of
    works to be listed though nothing cites them.
    """

    files: tuple[tuple[str, bytes], ...]
    works: Mapping[str, bytes]
    style: bytes | None = None
    uncited: tuple[str, ...] = ()
    language: str = ""
