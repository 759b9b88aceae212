"""What a document may take, as `[limits]` of a `publish.toml` says:

    [limits]
    seconds = 600          # from its first byte to its last artifact
    memory = "4 GB"        # of a process that builds documents; not on macOS and Windows
    pages = 5000           # of a PDF; any number otherwise
    input = "1 GB"         # of a source
    pixels = 40            # of a picture, in millions
    output = "1 GB"        # of an artifact

Time and memory hold where several documents are built by several processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from publish.patterns import pattern
from publish.pictures.prepared import MOST_PIXELS

if TYPE_CHECKING:
    from publish.style.definition.source import Entry

_UNITS: Final = {"MB": 10**6, "GB": 10**9}
_SIZE: Final = pattern(r"([1-9][0-9]{0,5}) ?(MB|GB)")
_MOST: Final = 10**6


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds, bytes, pages (0 for any number), bytes, millions, bytes."""

    seconds: int = 600
    memory: int = 4 * 10**9
    pages: int = 0
    input: int = 10**9
    pixels: int = MOST_PIXELS // 10**6
    output: int = 10**9


def limits_of(entry: Entry) -> Limits:
    """What a table says. Raises `StyleError` naming file, line and key."""
    given: dict[str, int] = {}
    for name, part in entry.table().items():
        match name:
            case "seconds" | "pages" | "pixels":
                given[name] = _count(part)
            case "memory" | "input" | "output":
                given[name] = _size(part)
            case _:
                part.unknown("key", name, Limits.__struct_fields__)
    return Limits(**given)


def _count(entry: Entry) -> int:
    value = entry.value
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _MOST:
        entry.expected(f"a number from 1 to {_MOST}")
    return value


def _size(entry: Entry) -> int:
    found = _SIZE.fullmatch(entry.value) if isinstance(entry.value, str) else None
    if found is None:
        entry.expected('a size such as "500 MB" or "4 GB"')
    return int(found[1]) * _UNITS[found[2]]
