"""YAML as nodes that know their places, without what could name, repeat or build anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node, ScalarNode

_DEEPEST: Final = 8


class YAMLError(Exception):
    """Text that is no YAML, or more than plain values: the line (from 0), the problem, the cure."""

    def __init__(self, line: int, problem: str, cure: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.cure = cure


def compose(text: str, deepest: int = _DEEPEST) -> Node | None:
    """The node that `text` says, `None` when it says none.

    Raises `YAMLError` for anchors, aliases, tags, more than `deepest` levels, keys that are no text
    and keys that occur twice in a mapping.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.error import YAMLError as RuamelError
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

    depth = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            line = event.start_mark.line
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise YAMLError(line, "holds an anchor or alias", "write the value out")
            if isinstance(event, NodeEvent) and getattr(event, "ctag", None) is not None:
                raise YAMLError(line, "holds a tag", 'leave "!…" away')
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > deepest:
                raise YAMLError(line, "holds nesting that is too deep", "keep to simple values")
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "not YAML"
        raise YAMLError(
            mark.line if mark is not None else 0,
            f"is not YAML: {problem}",
            'put values with ":" or "#" in quotation marks, and indent with spaces',
        ) from error
    except RuamelError as error:
        raise YAMLError(
            0, f"is not YAML: {str(error).splitlines()[0]}", "keep to lines of the form key: value"
        ) from error
    if node is not None:
        _refuse_keys(node)
    return node


def _refuse_keys(node: Node) -> None:
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, SequenceNode):
        for item in node.value:
            _refuse_keys(item)
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line
            if not isinstance(key, ScalarNode):
                raise YAMLError(
                    line, "holds a key that is not text", "write lines of the form key: value"
                )
            if key.value in seen:
                raise YAMLError(line, f'holds the key "{key.value}" twice', "keep one of them")
            seen.add(key.value)
            _refuse_keys(value)


NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


def is_null(node: ScalarNode) -> bool:
    """Whether a scalar says nothing (YAML 1.2, 10.2.1.1)."""
    return node.style is None and node.value in NULLS
