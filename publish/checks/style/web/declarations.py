"""Declarations of a style sheet, one property each: shorthands taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]  # it ships no types

SIDES: Final = ("top", "end", "bottom", "start")
_PHYSICAL: Final = {
    "-left": "-start",
    "-right": "-end",
    "-inline-start": "-start",
    "-inline-end": "-end",
    "-block-start": "-top",
    "-block-end": "-bottom",
}
LINE_STYLES: Final = frozenset({"solid", "dashed", "dotted", "double", "inset", "outset", "groove",
                            "ridge"})  # fmt: skip
LINE_WIDTHS: Final = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
LENGTH: Final = re.compile(r"([+-]?(?:\d++\.?\d*|\.\d+))([a-z%]*)")


def longhands(parsed: Iterable[Any]) -> Iterator[tuple[str, str, bool]]:
    """Declarations with their shorthands taken apart and their sides named by start and end."""
    for node in parsed:
        if node.type != "declaration":
            continue
        value = " ".join(tinycss2.serialize(node.value).split())
        for name, part in _expanded(node.lower_name, value):
            yield name, part if name == "font-family" else part.lower(), node.important


def _expanded(name: str, value: str) -> Iterator[tuple[str, str]]:
    for old, new in _PHYSICAL.items():
        if name.endswith(old) or f"{old}-" in name:
            name = name.replace(old, new, 1)
    match name.split("-"):
        case ["margin" | "padding"] | ["border", "width" | "style" | "color"]:
            parts = _components(value)
            if 1 <= len(parts) <= 4:
                four = [parts[0], *parts[1:2], *parts[2:3], *parts[3:4]]
                four += [four[0]] if len(four) == 1 else []
                four += [four[0]] if len(four) == 2 else []
                four += [four[1]] if len(four) == 3 else []
                head, *tail = name.split("-")
                for side, part in zip(SIDES, four, strict=True):
                    yield "-".join([head, side, *tail]), part
        case ["margin" | "padding" as head, "inline" | "block" as axis]:
            parts = _components(value)
            sides = ("start", "end") if axis == "inline" else ("top", "bottom")
            for side, part in zip(sides, (parts[0], parts[-1]), strict=True):
                yield f"{head}-{side}", part
        case ["border"]:
            for side in SIDES:
                yield from _border(f"border-{side}", value)
        case ["border", "top" | "bottom" | "start" | "end"]:
            yield from _border(name, value)
        case ["background"]:
            color = next((p for p in _components(value) if parse_color(p) is not None), "")
            yield "background-color", color or "transparent"
        case ["text", "decoration"]:
            yield "text-decoration-line", value
        case ["list", "style"]:
            yield "list-style-type", value
        case _:
            yield name, value


def _border(name: str, value: str) -> Iterator[tuple[str, str]]:
    width, style, color = "medium", "none", "currentcolor"
    for part in _components(value):
        if part in LINE_STYLES or part in ("none", "hidden"):
            style = part
        elif part in LINE_WIDTHS or LENGTH.fullmatch(part):
            width = part
        else:
            color = part
    yield from ((f"{name}-width", width), (f"{name}-style", style), (f"{name}-color", color))


def _components(value: str) -> list[str]:
    parsed = tinycss2.parse_component_value_list(value, skip_comments=True)
    return [tinycss2.serialize([part]) for part in parsed if part.type != "whitespace"]
