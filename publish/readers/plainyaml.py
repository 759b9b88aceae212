"""YAML of which nothing but plain values is taken.

It is composed, never constructed: aliases, anchors, tags and repeated keys are refused, and every
value stays the text that the author typed (`1.10` is not 1.1, `no` is not false).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from publish.errors import SourceError
from publish.readers.structure import Value

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

_DEEPEST: Final = 8


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """What errors call a block of YAML, the file it stands in, and its first line there."""

    name: str
    first: int = 1
    what: str = "the file"

    def refuse(self, line: int, problem: str, cure: str) -> NoReturn:
        """Raises `SourceError` for what stands in the line `line` of the block, from 0."""
        raise SourceError(f"{self.name}:{self.first + line}: {self.what} {problem}", hint=cure)


def parse(block: str, where: Where) -> Value:
    """The value that `block` says, "" when it says none. Raises `SourceError` with file, line and
    cure for what is no YAML, or more than plain values."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

    depth = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(block):
            line = event.start_mark.line
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                where.refuse(line, "holds an anchor or alias", "write the value out")
            if isinstance(event, NodeEvent) and getattr(event, "ctag", None) is not None:
                where.refuse(line, "holds a tag", 'leave "!…" away')
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST:
                where.refuse(line, "holds nesting that is too deep", "keep to simple values")
        node = YAML(typ="safe", pure=True).compose(block)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "not YAML"
        raise SourceError(
            f"{where.name}:{where.first + mark.line if mark is not None else 1}: {where.what} is"
            f" not YAML: {problem}",
            hint='put values with ":" or "#" in quotation marks, and indent with spaces',
        ) from error
    except YAMLError as error:
        raise SourceError(
            f"{where.name}:1: {where.what} is not YAML: {str(error).splitlines()[0]}",
            hint="keep to lines of the form key: value",
        ) from error
    return _plain(node, where) if node is not None else {}


def _plain(node: Node, where: Where) -> Value:
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        null = node.style is None and node.value in {"", "~", "null", "Null", "NULL"}
        return "" if null else str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(item, where) for item in node.value]
    if not isinstance(node, MappingNode):
        raise TypeError(f"a YAML node of an unknown kind: {type(node).__name__}")
    mapping: dict[str, Value] = {}
    for key, value in node.value:
        line = key.start_mark.line
        if not isinstance(key, ScalarNode):
            where.refuse(line, "holds a key that is not text", "write lines of the form key: value")
        if key.value in mapping:
            where.refuse(line, f'holds the key "{key.value}" twice', "keep one of them")
        mapping[str(key.value)] = _plain(value, where)
    return mapping
