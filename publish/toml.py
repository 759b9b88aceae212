"""TOML, without the texts that its parser never comes to the end of."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from publish import disk_cache
from publish.patterns import pattern

T = TypeVar("T")

TOMLDecodeError: Final = tomllib.TOMLDecodeError
_MOST_PARTS: Final = 50
"""Of a dotted key: the time that `tomllib` takes grows with their square or worse."""
_MOST_DIGITS: Final = 4_000
"""Of a number: Python refuses to read more than 4,300 (`sys.set_int_max_str_digits`)."""
_DEEP_KEY: Final = pattern(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")
_LONG_NUMBER: Final = pattern(rf"[\d_]{{{_MOST_DIGITS}}}")


def shipped(file: Path, kind: type[T]) -> T:
    """What a file that comes along says. It is kept, for to read TOML takes long."""
    text = file.read_bytes()

    def read() -> bytes:
        return msgspec.msgpack.encode(tomllib.loads(text.decode()))

    return msgspec.msgpack.decode(disk_cache.kept("toml", disk_cache.key(text), read), type=kind)


def loads(text: str, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """What `tomllib.loads` makes of `text`. Raises `TOMLDecodeError` also for keys of more than 50
    parts and numbers of more than 4,000 digits, with their line."""
    for wrong, what in ((_DEEP_KEY, "a key of too many parts"), (_LONG_NUMBER, "a huge number")):
        if found := wrong.search(text):
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            raise TOMLDecodeError(f"{what} (at line {line}, column {column})")
    return tomllib.loads(text, parse_float=parse_float)
