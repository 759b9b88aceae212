"""YAML of which nothing but plain values is taken.

It is composed, never constructed: aliases, anchors, tags and repeated keys are refused, and every
value stays the text that the author typed (`1.10` is not 1.1, `no` is not false).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from publish import yaml
from publish.errors import SourceError
from publish.patterns import pattern
from publish.readers.decode import printable
from publish.readers.stated_structure import Value

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node


_PAIR: Final = pattern(r"([A-Za-z][A-Za-z_-]*): ([A-Za-z0-9](?:[A-Za-z0-9 .,()/-]*[A-Za-z0-9.])?)")


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
    if (simple := _simple(block)) is not None:
        return simple
    try:
        node = yaml.compose(block)
    except yaml.YAMLError as error:
        where.refuse(error.line, error.problem, error.cure)
    return _plain(node) if node is not None else {}


def _simple(block: str) -> dict[str, Value] | None:
    """The value of a block that is nothing but keys and plain scalars (YAML 1.2, 7.3.3) of letters
    and digits, one a line, for which no parser has to be loaded; `None` for any other."""
    pairs = [_PAIR.fullmatch(line) for line in block.split("\n")]
    value: dict[str, Value] = {
        pair[1]: pair[2] for pair in pairs if pair is not None and pair[2] not in yaml.NULLS
    }
    return value if len(value) == len(pairs) else None


def _plain(node: Node) -> Value:
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        return "" if yaml.is_null(node) else printable(str(node.value))
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    if not isinstance(node, MappingNode):
        raise TypeError(f"a YAML node of an unknown kind: {type(node).__name__}")
    return {str(key.value): _plain(value) for key, value in node.value}
