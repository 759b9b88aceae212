"""A style file as it was written: TOML in which every value knows its file, line and key.

`tomllib` parses but gives no positions. It runs first, so that the scanner below reads nothing but
valid TOML and has to find only where each key stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from publish import toml
from publish.errors import SourceError, StyleError, StyleProblemsError
from publish.files import read as read_file
from publish.patterns import pattern

Key = tuple[str, ...]
"""The names that lead to a value; `[1]`, `[2]` … say which table of an array of tables."""

LARGEST: Final = 1 << 20
"""Bytes a style file may have; ours have about ten thousand."""
_LISTED: Final = 12
"""So many names a hint lists, one line of a terminal or two."""

_SPACE: Final = pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART: Final = pattern(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*""")
_STRING: Final = pattern(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR: Final = pattern(r"[^\s,\]}#]+(?: \d\d:\d\d[^\s,\]}#]*)?")
_AT_LINE: Final = pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Entry(msgspec.Struct, frozen=True):
    """A value of a style file and where its key stands (line and column from 1). A table is a dict
    of entries, an array of tables (`[[name]]`) a list of entries."""

    value: object
    file: Path
    line: int
    key: Key
    column: int = 1

    def fail(self, message: str, *, hint: str = "") -> NoReturn:
        """Raises the `StyleError` that names this place and shows its line."""
        if not self.key:
            raise StyleError(one_line(f"{self.file}: {message}"), hint=hint)
        key = ".".join(self.key).replace(".[", "[")
        place = f"{self.file}:{self.line}:{self.column}: {key}: "
        excerpt = _excerpt(self.file, self.line, self.column)
        raise StyleError(one_line(place + message), hint=hint, excerpt=excerpt)

    def expected(self, what: str, *, hint: str = "") -> NoReturn:
        """Raises the `StyleError` that says what should stand here, and what does."""
        self.fail(f"expected {what}, not {shown(self.value)}", hint=hint)

    def unknown(self, what: str, name: str, valid: Iterator[str] | tuple[str, ...]) -> NoReturn:
        """Raises the `StyleError` for a name that is none of `valid`, with the nearest that is."""
        self.fail(f"unknown {what}", hint=nearest(name, tuple(valid)))

    def with_value(self, value: object) -> Entry:
        """The entry with another value, at the same place."""
        return msgspec.structs.replace(self, value=value)

    def at(self, name: str) -> Entry:
        """The entry as if it stood under that name within itself."""
        return msgspec.structs.replace(self, key=(*self.key, name))

    def table(self) -> dict[str, Entry]:
        """The entries of a table; a `StyleError` when this is something else."""
        if not isinstance(self.value, dict):
            self.expected("a table")
        return self.value

    def tables(self) -> list[Entry]:
        """The tables of an array of tables; a `StyleError` when this is something else."""
        if not isinstance(self.value, list) or not all(isinstance(e, Entry) for e in self.value):
            self.expected(f"[[{'.'.join(name for name in self.key if name[0] != '[')}]]")
        return self.value


class Problems:
    """The errors of a style, collected so that all of them are told at once."""

    def __init__(self) -> None:
        self.found: list[StyleError] = []

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Keeps the `StyleError` that ends what is done within."""
        try:
            yield
        except StyleProblemsError as several:
            self.found += several.errors
        except StyleError as error:
            self.found.append(error)

    def stop(self) -> None:
        """Raises what was found: one as it is, several as `StyleProblemsError`."""
        unique = {error.message: error for error in self.found}
        errors = sorted(unique.values(), key=lambda error: _natural(error.message))
        if len(errors) > 1:
            raise StyleProblemsError(tuple(errors))
        if errors:
            raise errors[0]


def _natural(message: str) -> list[tuple[int, str]]:
    """A key that puts line 9 before line 10."""
    return [
        (int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", message)
    ]


def _excerpt(file: Path, line: int, column: int) -> str:
    """The line of the file, with a mark below the column; "" where it cannot be read again."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except OSError:
        return ""
    text = one_line(lines[line - 1]) if line <= len(lines) else ""
    first = max(0, column - 60)
    label = f"{line} | "
    return f"{label}{text[first : first + 100]}\n{' ' * (len(label) + column - 1 - first)}^"


def nearest(name: str, valid: tuple[str, ...]) -> str:
    """A hint: the valid name most like `name`, or the first `_LISTED` of them."""
    if near := get_close_matches(name, valid, n=1):
        return f'did you mean "{near[0]}"?'
    more = " …" if len(valid) > _LISTED else ""
    return f"there are {', '.join(valid[:_LISTED])}{more}" if valid else "there are none"


def shown(value: object) -> str:
    """A value as a message quotes it, short."""
    match value:
        case dict():
            return "a table"
        case list():
            return "a list" if value else "an empty list"
        case bool():
            return str(value).lower()
        case str():
            import json

            return json.dumps(value if len(value) <= 40 else value[:39] + "…", ensure_ascii=False)
        case _:
            return str(value)[:40]


def one_line(message: str) -> str:
    """A message without line breaks and other control characters, whatever it quotes."""
    return "".join(c if c.isprintable() else " " for c in message)


def text_of(path: Path) -> str:
    """The text of the style file at `path`. Raises `StyleError` when there is no such file, or when
    it is too large or not UTF-8."""
    if not path.is_file():
        what = "is no file" if path.exists() else "there is no such file"
        raise StyleError(one_line(f"{path}: {what}"), hint="give the path of a style file")
    try:
        data = read_file(path, LARGEST)
    except SourceError as error:
        raise StyleError(one_line(error.message), hint=error.hint) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StyleError(
            one_line(f"{path}:{line}: not UTF-8: byte {data[error.start]:#04x}"),
            hint="save the file as UTF-8",
        ) from error


def read(path: Path) -> Entry:
    """The root table of the style file at `path`.

    Raises `StyleError` as `text_of` does, and for what is not TOML or nested too deeply.
    """
    text = text_of(path)
    try:
        values = toml.loads(text)
        return _entry(values, path, _key_places(text), ())
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        reason = _AT_LINE.sub("", str(error))
        line = text.rstrip().count("\n") + 1
        column = len(text.rstrip()) - text.rstrip().rfind("\n")
        if found and found[1]:
            line, column = int(found[1]), int(found[2])
        raise StyleError(
            one_line(f"{path}:{line}:{column}: not TOML: {reason}"),
            excerpt=_excerpt(path, line, column),
        ) from error
    except RecursionError as error:
        raise StyleError(one_line(f"{path}: nested too deeply to be a style")) from error


def _entry(value: object, file: Path, places: Mapping[Key, tuple[int, int]], key: Key) -> Entry:
    if isinstance(value, dict):
        value = {name: _entry(part, file, places, (*key, name)) for name, part in value.items()}
    elif isinstance(value, list) and (*key, _nth(1)) in places:
        value = [_entry(part, file, places, (*key, _nth(n))) for n, part in enumerate(value, 1)]
    line, column = places.get(key, (1, 1))
    return Entry(value=value, file=file, line=line, key=key, column=column)


def _key_places(text: str) -> dict[Key, tuple[int, int]]:
    """The line and column at which each key of a valid TOML text first stands."""
    starts: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    at = _after(_SPACE, text, 0)
    while at < len(text):
        if text[at] == "[":
            array = text.startswith("[[", at)
            header, end = _key(text, at + 1 + array)
            table = _counted(header, counts, array=array)
            _note(starts, (), table, at)
            at = end + 1 + array
        else:
            at = _pair(text, at, table, starts)
        at = _after(_SPACE, text, at)
    return _as_places(text, starts)


def _counted(header: Key, counts: dict[Key, int], *, array: bool) -> Key:
    """The key of a table by its header: below an array of tables it belongs to the last of them
    (TOML 1.0, Array of Tables)."""
    table: Key = ()
    for place, part in enumerate(header, 1):
        table = (*table, part)
        if array and place == len(header):
            counts[table] = counts.get(table, 0) + 1
        if table in counts:
            table = (*table, _nth(counts[table]))
    return table


def _nth(number: int) -> str:
    return f"[{number}]"


def _pair(text: str, at: int, table: Key, starts: dict[Key, int]) -> int:
    name, end = _key(text, at)
    _note(starts, table, name, at)
    return _value(text, _after(_SPACE, text, end + 1), table + name, starts)


def _value(text: str, at: int, key: Key, starts: dict[Key, int]) -> int:
    """The end of the value that begins at `at`; keys of inline tables in it are noted."""
    opening = text[at]
    if opening in "[{":
        at = _after(_SPACE, text, at + 1)
        while text[at] not in "]}":
            at = _value(text, at, key, starts) if opening == "[" else _pair(text, at, key, starts)
            at = _after(_SPACE, text, at)
            if text[at] == ",":
                at = _after(_SPACE, text, at + 1)
        return at + 1
    return _after(_STRING if opening in "\"'" else _SCALAR, text, at)


def _key(text: str, at: int) -> tuple[Key, int]:
    """The dotted key at `at`, and where it ends."""
    parts: list[str] = []
    while match := _KEY_PART.match(text, at):
        parts.append(_bare(match[1]))
        at = match.end()
        if text[at] != ".":
            break
        at += 1
    return tuple(parts), at


def _bare(part: str) -> str:
    if part[0] not in "\"'":
        return part
    (name,) = tomllib.loads(f"{part} = 0")
    return name


def _note(starts: dict[Key, int], table: Key, name: Key, at: int) -> None:
    for length in range(1, len(name)):
        starts.setdefault(table + name[:length], at)
    starts[table + name] = at


def _as_places(text: str, starts: Mapping[Key, int]) -> dict[Key, tuple[int, int]]:
    places: dict[Key, tuple[int, int]] = {}
    line, seen = 1, 0
    for key, at in sorted(starts.items(), key=lambda item: item[1]):
        line += text.count("\n", seen, at)
        seen = at
        places[key] = line, at - text.rfind("\n", 0, at)
    return places


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
