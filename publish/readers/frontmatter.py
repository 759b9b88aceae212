"""Front matter: the block of YAML (`---`) or TOML (`+++`) at the head of a text → `Meta`.

It is parsed here and nowhere else, because pandoc's own hangs on an alias bomb, reads files that a
key names and injects raw headers. YAML is composed, never constructed: aliases, anchors, tags and
repeated keys are refused, and every value stays the text that the author typed (`1.10` is not 1.1,
`no` is not false).
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from publish.diagnostics import Log
from publish.document import Meta
from publish.errors import SourceError
from publish.readers.metadata import merge_meta, meta_from_mapping
from publish.readers.structure import (
    Structure,
    Value,
    parse_structure,
    parse_toml,
    where_toml_broke,
)

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

__all__ = ["FrontMatter", "Structure", "merge_meta", "meta_from_mapping", "split"]

LARGEST: Final = 64 * 1024
"""A block of more characters than this is no front matter of an article."""

_DEEPEST: Final = 8
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


def split(text: str, name: str, log: Log) -> FrontMatter:
    """Takes the front matter off `text`; `name` is the source's, for errors.

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
    places = {key: f"{name}:{_line_of(key, head)}" for key in (*data, "structure")}
    consumed = sum(len(line) + 1 for line in lines[: close + 1])
    return FrontMatter(
        body=rest[consumed:],
        first_line=close + 3,
        meta=meta_from_mapping(data, places, log),
        structure=parse_structure(structure, lambda _: places["structure"], "structure."),
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
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

    depth = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(block):
            line = event.start_mark.line + 2
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                _refuse(name, line, "an anchor or alias", "write the value out")
            if isinstance(event, NodeEvent) and getattr(event, "ctag", None) is not None:
                _refuse(name, line, "a tag", 'leave "!…" away')
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST:
                _refuse(name, line, "nesting that is too deep", "keep to simple values")
        node = YAML(typ="safe", pure=True).compose(block)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark is not None else 1
        problem = error.problem or error.context or "not YAML"
        raise SourceError(
            f"{name}:{line}: front matter is not YAML: {problem}",
            hint='put values with ":" or "#" in quotation marks, and indent with spaces',
        ) from error
    except YAMLError as error:
        raise SourceError(
            f"{name}:1: front matter is not YAML: {str(error).splitlines()[0]}",
            hint="keep to lines of the form key: value",
        ) from error
    value = _plain(node, name) if node is not None else {}
    if not isinstance(value, dict):
        _refuse(name, 2, "something other than keys", "write lines of the form key: value")
    return value


def _plain(node: Node, name: str) -> Value:
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        null = node.style is None and node.value in {"", "~", "null", "Null", "NULL"}
        return "" if null else str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(item, name) for item in node.value]
    if not isinstance(node, MappingNode):
        raise TypeError(f"a YAML node of an unknown kind: {type(node).__name__}")
    mapping: dict[str, Value] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, ScalarNode):
            _refuse(name, line, "a key that is not text", "write lines of the form key: value")
        if key.value in mapping:
            _refuse(name, line, f'the key "{key.value}" twice', "keep one of them")
        mapping[str(key.value)] = _plain(value, name)
    return mapping


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


def _refuse(name: str, line: int, what: str, cure: str) -> NoReturn:
    raise SourceError(f"{name}:{line}: front matter holds {what}", hint=cure)


def _line_of(key: str, head: list[str]) -> int:
    """The line of the file on which a key of the outermost mapping stands; 1 if in flow style."""
    marks = ("", '"', "'")
    for number, line in enumerate(head, start=2):
        bare = line.lstrip("[").lstrip() if line.startswith("[") else line
        if any(bare.startswith(mark + key + mark) for mark in marks):
            return number
    return 1
