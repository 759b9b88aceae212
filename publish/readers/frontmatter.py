"""Front matter: the block of YAML (`---`) or TOML (`+++`) at the head of a text → `Meta`.

It is parsed here and nowhere else, because pandoc's own hangs on an alias bomb, reads files that a
key names and injects raw headers (`publish.readers.plainyaml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Final

import msgspec

from publish.diagnostics import Log, Place
from publish.document import Meta
from publish.errors import SourceError
from publish.readers.metadata import merge_meta, meta_from_mapping
from publish.readers.plainyaml import Where, parse
from publish.readers.structure import (
    Structure,
    Value,
    parse_structure,
    parse_toml,
    where_toml_broke,
)

__all__ = ["FrontMatter", "Structure", "merge_meta", "meta_from_mapping", "split"]

LARGEST: Final = 64 * 1024
"""A block of more characters than this is no front matter of an article."""

CITING: Final = ("bibliography", "csl", "references", "nocite")
"""The keys that say what citations are looked up in."""
_KEY: Final = {
    "---": re.compile(r"[\"']?[^\W\d_][\w -]{0,40}[\"']?\s*:(?:\s|$)"),
    "+++": re.compile(r"[\"']?[^\W\d_][\w -]{0,40}[\"']?\s*=|\["),
}


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """A text in two: its metadata, and the body with the number of the line it begins on."""

    body: str
    first_line: int = 1
    meta: Meta = Meta()
    structure: Structure = Structure()
    citing: Mapping[str, Value] = {}
    places: Mapping[str, Place] = {}
    """Where each key stands."""


def split(text: str, name: str, log: Log, *, citing: bool = False) -> FrontMatter:
    """Takes the front matter off `text`; `name` is the source's, for errors.

    `citing` states that the text may cite works: the keys in `CITING` then go into `citing`, and
    are none of its metadata.

    A text that merely begins with a rule (`---` before an empty line or prose) has none. Raises
    `SourceError` with file, line and cure when a block is meant and broken.
    """
    fence, _, rest = text.partition("\n")
    fence = fence.rstrip()
    if fence not in {"---", "+++"}:
        return FrontMatter(body=text)
    lines = rest[: LARGEST + 1].split("\n")
    ends = {"---", "..."} if fence == "---" else {"+++"}
    close = next((i for i, line in enumerate(lines) if line.rstrip() in ends), None)
    end = close
    if end is None:
        end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    head = lines[:end]
    if not _is_meant(head, fence, closed=close is not None):
        return FrontMatter(body=text)
    if close is None or sum(map(len, head)) + close > LARGEST:
        raise SourceError(
            f"{name}:1: front matter that does not end, or is larger than {LARGEST // 1024} kB",
            hint=f'end it with a line "{fence}"',
        )
    block = "\n".join(head)
    data = _yaml(block, name) if fence == "---" else _toml(block, name)
    structure = data.pop("structure", None)
    keys = (*data, "structure")
    places = {key: Place(source=name, line=_line_of(key, head)) for key in keys}
    cited: dict[str, Value] = (
        {key: data.pop(key) for key in CITING if key in data} if citing else {}
    )
    consumed = sum(len(line) + 1 for line in lines[: close + 1])
    return FrontMatter(
        body=rest[consumed:],
        first_line=close + 3,
        meta=meta_from_mapping(data, places, log),
        structure=parse_structure(structure, lambda _: str(places["structure"]), "structure."),
        citing=cited,
        places=places,
    )


def _is_meant(head: list[str], fence: str, *, closed: bool) -> bool:
    """Whether these lines are front matter rather than text below a rule.

    The first line that is no comment must look like a key; when the block is not closed, or holds
    prose, more than half of its lines at the margin must.
    """
    if not head or not head[0].strip():
        return False
    margin = [
        line for line in head if line.strip() and not line.startswith((" ", "\t", "#", "-", "}"))
    ]
    if not margin:
        return False
    keys = sum(1 for line in margin if _KEY[fence].match(line))
    if not _KEY[fence].match(margin[0]):
        return closed and margin[0].startswith("{") and ":" in margin[0]
    if closed:
        return keys > len(margin) / 2
    return keys == len(margin) and (keys > 1 or sum(map(len, head)) >= LARGEST)


def _yaml(block: str, name: str) -> dict[str, Value]:
    where = Where(name=name, first=2, what="front matter")
    value = parse(block, where)
    if not isinstance(value, dict):
        where.refuse(0, "holds something other than keys", "write lines of the form key: value")
    return value


def _toml(block: str, name: str) -> dict[str, Value]:
    try:
        return parse_toml(block)
    except tomllib.TOMLDecodeError as error:
        line, problem = where_toml_broke(error, block)
        raise SourceError(
            f"{name}:{line + 1}: front matter is not TOML: {problem}",
            hint='write lines of the form key = "value"',
        ) from error
    except RecursionError as error:
        raise SourceError(
            f"{name}:2: front matter holds nesting that is too deep", hint="keep to simple values"
        ) from error


def _line_of(key: str, head: list[str]) -> int:
    """The line of the file on which a key of the outermost mapping stands; 1 if in flow style."""
    marks = ("", '"', "'")
    for number, line in enumerate(head, start=2):
        bare = line.lstrip("[").lstrip() if line.startswith("[") else line
        if any(bare.startswith(mark + key + mark) for mark in marks):
            return number
    return 1
