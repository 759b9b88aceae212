"""What the author states about lines of a plain text: in front matter, or in a file beside it.

`article.txt.structure.toml` holds the same keys as `structure:` in front matter:

    title_line = 3
    headings = [12, 40]
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Final, NoReturn, TypeAlias

import msgspec

from publish import toml
from publish.errors import SourceError
from publish.patterns import pattern
from publish.readers.decode import printable

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value]"

SUFFIX: Final = ".structure.toml"
"""What the name of the file beside a source has after the name of the source."""

_TOML_LINE: Final = pattern(r"\(at line (\d+), column \d+\)")
_SINGLE: Final = ("title_line", "subtitle_line", "byline_line", "sources_line")


class Structure(msgspec.Struct, frozen=True, kw_only=True):
    """What the author states about lines (numbers of the file, from 1); a reader obeys.

    `headings` maps a line to the level of its heading, 0 where the author named none. `title_line`
    0 states that there is no title in the text. `where` is the file and line that state it.
    """

    title_line: int | None = None
    subtitle_line: int | None = None
    byline_line: int | None = None
    sources_line: int | None = None
    headings: tuple[tuple[int, int], ...] = ()
    paragraphs: tuple[int, ...] = ()
    where: str = ""

    @property
    def lines(self) -> tuple[int, ...]:
        """All lines that something is stated of."""
        single = [line for key in _SINGLE if (line := getattr(self, key))]
        return (*single, *(line for line, _ in self.headings), *self.paragraphs)


def read_beside(data: bytes, name: str) -> Structure:
    """The structure that the file `name` beside a source states.

    Raises `SourceError` with file, line and cure when it is no TOML, or says something unknown.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(f"{name}:{line}: is not UTF-8", hint="save it as UTF-8") from error
    try:
        found = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        line, problem = where_toml_broke(error, text)
        raise SourceError(
            f"{name}:{line}: is not TOML: {problem}", hint="write lines such as title_line = 3"
        ) from error
    except RecursionError as error:
        raise SourceError(f"{name}:1: nests too deeply", hint="keep to simple values") from error
    lines = text.split("\n")
    return parse_structure(found, lambda key: f"{name}:{_line_of(key, lines)}", "")


def parse_structure(value: Value | None, where: Callable[[str], str], prefix: str) -> Structure:
    """The structure that a mapping states; raises `SourceError`.

    For errors, `where` gives the place of a key, and `prefix` stands before the keys.
    """
    if value is None:
        return Structure()
    if not isinstance(value, dict):
        _wrong(
            where(""), prefix.rstrip("."), "a mapping such as {title_line: 3, headings: [12, 40]}"
        )
    known = [field for field in Structure.__struct_fields__ if field != "where"]
    for key in value:
        if key not in known:
            _wrong(where(key), f"{prefix}{key}", f"one of the keys {', '.join(known)}")

    def number(line: Value, key: str) -> int:
        if not isinstance(line, str) or not line.isascii() or not line.isdigit():
            _wrong(where(key), f"{prefix}{key}", "line numbers, from 1")
        return int(line)

    headings = value.get("headings", [])
    if isinstance(headings, dict):
        levels = [(number(k, "headings"), number(v, "headings")) for k, v in headings.items()]
    else:
        levels = [(number(line, "headings"), 0) for line in _sequence(headings)]
    return Structure(
        **{key: number(value[key], key) for key in _SINGLE if key in value},
        headings=tuple(levels),
        paragraphs=tuple(
            number(line, "paragraphs") for line in _sequence(value.get("paragraphs", []))
        ),
        where=where(next(iter(value), "")),
    )


def parse_toml(text: str) -> dict[str, Value]:
    """TOML as values that are what the author typed; raises what `tomllib` raises."""
    return {key: _typed(value) for key, value in toml.loads(text, parse_float=str).items()}


def where_toml_broke(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line (from 1) that an error speaks of, and what it says without the line."""
    found = _TOML_LINE.search(str(error))
    line = int(found[1]) if found else text.count("\n") + 1
    return line, _TOML_LINE.sub("", str(error)).strip()


def _typed(value: object) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _typed(item) for key, item in value.items()}
    return printable(str(value))


def _line_of(key: str, lines: list[str]) -> int:
    """The line on which a key of the outermost table stands, 1 when it cannot be seen."""
    heads = tuple(f"{mark}{key}{mark}" for mark in ("", '"', "'"))
    return next((n for n, line in enumerate(lines, 1) if line.lstrip("[ \t").startswith(heads)), 1)


def _sequence(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _wrong(where: str, key: str, expected: str) -> NoReturn:
    raise SourceError(f"{where}: {key} must be {expected}", hint=f"correct or remove {key}")
