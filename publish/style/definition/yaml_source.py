"""A YAML or JSON file as entries that know their places, as those of a TOML style file do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from publish import yaml
from publish.errors import StyleError
from publish.style.definition.source import Entry, Key, one_line, text_of

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

_DEEPEST: Final = 20


def parsed(path: Path) -> Entry:
    """The root table of the YAML or JSON file at `path`; JSON is YAML (YAML 1.2, 1.2).

    Raises `StyleError` for what is not, or is more than plain values.
    """
    text = text_of(path)
    try:
        node = yaml.compose(text, _DEEPEST)
    except yaml.YAMLError as error:
        raise StyleError(
            one_line(f"{path}:{error.line + 1}: {error.problem}"), hint=error.cure
        ) from error
    empty = Entry(value={}, file=path, line=1, key=())
    if node is None:
        return empty
    root = _entry(node, path, (), (node.start_mark.line, 0))
    root.table()
    return root


def _entry(node: Node, path: Path, key: Key, place: tuple[int, int]) -> Entry:
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    value: object
    if isinstance(node, MappingNode):
        value = {
            str(name.value): _entry(
                part,
                path,
                (*key, str(name.value)),
                (name.start_mark.line, name.start_mark.column),
            )
            for name, part in node.value
        }
    elif isinstance(node, ScalarNode):
        value = None if yaml.is_null(node) else _scalar(node.value, plain=node.style is None)
    else:
        starts = [(part.start_mark.line, part.start_mark.column) for part in node.value]
        value = [
            _entry(part, path, (*key, f"[{number}]"), start)
            for number, (part, start) in enumerate(zip(node.value, starts, strict=True), 1)
        ]
    line, column = place
    return Entry(value=value, file=path, line=line + 1, key=key, column=column + 1)


def _scalar(text: str, *, plain: bool) -> object:
    """A scalar by the core schema (YAML 1.2, 10.3.2); one in quotation marks is text."""
    if plain and text in ("true", "false"):
        return text == "true"
    if plain and re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    if plain and re.fullmatch(r"-?\d{1,15}\.\d{1,15}", text):
        return float(text)
    return text
