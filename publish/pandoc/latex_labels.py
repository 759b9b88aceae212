r"""What labels of LaTeX name, as far as pandoc does not say it: `\label` in a formula stays in its
TeX, that of a table is on a division around it, and what else has one has no number here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from publish.diagnostics import Log
from publish.document import Origin
from publish.errors import SourceError
from publish.patterns import pattern

_LABEL: Final = pattern(r"\\label\{([^{}\s]+)\}[ \t]*")
_MARKS: Final = (b"\\\\label{", b'"reference-type"', b'"Div"')
"""What JSON has of labels, of references to them and of divisions."""
_Node = dict[str, Any]


def labelled(
    ast: bytes, log: Log, *, name: str, text: str, locate: Callable[[str], Origin | None]
) -> bytes:
    """The AST `ast` with labels on the formulas and tables that they name.

    A formula of several lines has one number, to which references to the others lead. One to what
    has no number here, an item say, is what pandoc has in its place. Both are told, where `locate`
    knows. `text` is the source, "" of one that is no text. Raises `SourceError` with `name`.
    """
    if not any(mark in ast for mark in _MARKS):
        return ast
    labels = _Labels(text, log, locate)
    try:
        tree = labels.named(msgspec.json.decode(ast))
        return msgspec.json.encode(labels.led(tree))
    except RecursionError as error:
        raise SourceError(
            f"{name}: nested too deeply", hint="flatten nested quotes and lists"
        ) from error


class _Labels:
    """One run: `_firsts` are the first labels of formulas by the others, `_numbered` the ids of
    what has a number, `_others` those of what has none."""

    def __init__(self, text: str, log: Log, locate: Callable[[str], Origin | None]) -> None:
        self._log = log
        self._locate = locate
        self._firsts: dict[str, str] = {}
        self._numbered: set[str] = set()
        self._others = set(_LABEL.findall(text))

    def named(self, value: Any) -> Any:
        """`value` with ids in the place of labels."""
        match value:
            case {"t": "Math", "c": [{"t": "DisplayMath"} as kind, str() as tex]} if (
                found := _LABEL.findall(tex)
            ):
                first, *others = found
                self._numbered.add(first)
                self._firsts.update((other, first) for other in others if other != first)
                formula = {"t": "Math", "c": [kind, _LABEL.sub("", tex)]}
                return {"t": "Span", "c": [[first, [], []], [formula]]}
            case {
                "t": "Div",
                "c": [[str() as name, _, _], [{"t": "Table", "c": [["", classes, pairs], *parts]}]],
            } if name:
                table = {"t": "Table", "c": [[name, classes, pairs], *parts]}
                return self.named({**value, "c": [["", *value["c"][0][1:]], [table]]})
            case {"t": "Header", "c": [_, [str() as name, *_], _]} | {
                "t": "Table" | "Figure",
                "c": [[str() as name, *_], *_],
            }:
                self._numbered.add(name)
            case {"t": "Div" | "Span" | "CodeBlock", "c": [[str() as name, *_], *_]}:
                self._others.add(name)
            case _:
                pass
        match value:
            case dict():
                return {key: self.named(part) for key, part in value.items()}
            case list():
                return [self.named(part) for part in value]
            case _:
                return value

    def led(self, value: Any) -> Any:
        """`value` with references that lead where a number is."""
        match value:
            case {"t": "Link", "c": [[_, _, pairs], words, [str() as target, title]]} if (
                target.startswith("#") and any(pair[0] == "reference-type" for pair in pairs)
            ):
                label = target[1:]
                first = self._firsts.get(label, label)
                if first != label:
                    self._tell_shared(label, first)
                elif label not in self._numbered and label in self._others:
                    self._tell_unnumbered(label, words)
                    return _span(words)
                link = {**value, "c": [value["c"][0], words, [f"#{first}", title]]}
                if ["reference-type", "eqref"] in pairs:
                    return _span([{"t": "Str", "c": "("}, link, {"t": "Str", "c": ")"}])
                return link
            case dict():
                return {key: self.led(part) for key, part in value.items()}
            case list():
                return [self.led(part) for part in value]
            case _:
                return value

    def _tell_shared(self, label: str, first: str) -> None:
        self._log.warning(
            "label-shared",
            f'label "{label}" shares an equation number with "{first}"',
            origin=self._locate(label),
            hint="put each referenced line into its own equation",
        )

    def _tell_unnumbered(self, label: str, words: list[_Node]) -> None:
        match words:
            case [{"t": "Str", "c": str() as said}] if said != f"[{label}]":
                self._log.info(
                    "reference-unlinked",
                    f'reference to "{label}" converted to plain text: {said}',
                    origin=self._locate(label),
                )
            case _:
                self._log.add(
                    "loss",
                    "reference-unnumbered",
                    f'target of reference "{label}" has no number: printed as [{label}]',
                    origin=self._locate(label),
                    hint="type the number, or refer to a section, figure, table or equation",
                )


def _span(content: list[_Node]) -> _Node:
    return {"t": "Span", "c": [["", [], []], content]}
