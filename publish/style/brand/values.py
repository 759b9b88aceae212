"""Values of a brand: weights, numbers and sizes as brand.yml and CSS write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publish.patterns import pattern
from publish.style.definition.source import Entry
from publish.units import POINTS_PER

WEIGHTS: Final = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}
"""Weights by the names that brand.yml has for them."""
ROOT: Final = 12.0
"""Points of `1rem`, 16 px, where the brand has no size of its own."""
SIZE: Final = pattern(r"(\d{1,4}(?:\.\d{1,4})?)(px|pt|rem|em|%|mm|cm|in)?")


def weight(entry: Entry) -> int:
    said = entry.value
    if isinstance(said, list) and said:
        said = said[0].value
    weight = WEIGHTS.get(said, 0) if isinstance(said, str) else said
    if isinstance(weight, bool) or not isinstance(weight, int) or not 1 <= weight <= 1000:
        entry.expected(f"a weight from 1 to 1000 or one of {', '.join(WEIGHTS)}")
    return weight


def number(entry: Entry) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", str(entry.value))
    if match is None:
        entry.expected("a number such as 1.5")
    return float(match[1]) / (100 if match[2] else 1)


def points_of(entry: Entry) -> float:
    match = SIZE.fullmatch(str(entry.value))
    return float(match[1]) * POINTS_PER[match[2]] if match and match[2] in POINTS_PER else ROOT


def half(points: float) -> float:
    """The nearest half point: Word knows no other sizes."""
    return round(points * 2) / 2


def sizes_of(root: Entry) -> Iterator[tuple[str, float]]:
    for name, entry in leaves(root, "size"):
        if isinstance(entry.value, str) and not name.startswith("page"):
            yield name, points_of(entry)


def weights_of(root: Entry) -> Iterator[tuple[str, int]]:
    for name, entry in leaves(root, "weight"):
        if isinstance(entry.value, int):
            yield name, entry.value


def leaves(entry: Entry, key: str) -> Iterator[tuple[str, Entry]]:
    """The tables that have `key`, by their names, and what they say."""
    for name, part in entry.table().items():
        if name == key:
            yield ".".join(entry.key), part
        elif isinstance(part.value, dict):
            yield from leaves(part, key)
