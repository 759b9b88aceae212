"""What facts say for something, with decision trees that were learned one after another, each from
what those before it missed: gradient boosting (Friedman, Greedy Function Approximation, 2001).

Weights of single facts (`chains`) add up, whatever else is true. A tree asks for one fact after the
other, so that what it asks next depends on what was told: a short line below an office is not what
a short line above a long one is. LightGBM learns the trees (`tests/eval/growing.py`); to ask them,
nothing is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Final

import msgspec

_BELOW: Final = "≤ "
_ABOVE: Final = "> "
_STEP: Final = 0.05
"""An edge is no level: what is below it and what is above it are told apart, and from nothing."""


class Tree(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Questions, the first of which is asked first, and what is said in the end.

    Question `n` is whether the fact `asks[n]` is `edges[n]` at most; `yes[n]` and `no[n]` are the
    questions that follow, or, below zero, `-1 - at` of what `says` has.
    """

    asks: list[int]
    edges: list[float]
    yes: list[int]
    no: list[int]
    says: list[float]


class Forest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Trees, and the names of the facts that they ask for."""

    facts: list[str]
    trees: list[Tree]

    def odds(self, facts: Mapping[str, float]) -> float:
        """How much `facts` speak for what the trees were learned for: the logarithm of the odds. A
        fact that is not there is 0."""
        known = [facts.get(name, 0.0) for name in self.facts]
        return math.fsum(_said(tree, known) for tree in self.trees)


def _said(tree: Tree, known: list[float]) -> float:
    if not tree.asks:
        return tree.says[0]
    at = 0
    while at >= 0:
        at = (tree.yes if known[tree.asks[at]] <= tree.edges[at] else tree.no)[at]
    return tree.says[-1 - at]


def read_forest(name: str) -> Forest:
    """The trees in a file beside this module."""
    return msgspec.json.decode(
        resources.files(__package__).joinpath(name).read_bytes(), type=Forest
    )


def levels(features: Iterable[str]) -> Mapping[str, float]:
    """Features (`chains.bucket`) as facts that trees ask for: one that says between which edges a
    number lies is a number right below or above the edge, any other is 1."""
    found: dict[str, float] = {}
    for feature in features:
        name, sign, rest = _parted(feature)
        if not sign:
            found[feature] = 1.0
            continue
        edge, _, behind = rest.partition(",")
        found[name] = float(edge) + (_STEP if sign == _ABOVE else -_STEP)
        if behind:
            found[f"{name},{behind}"] = 1.0
    return found


def _parted(feature: str) -> tuple[str, str, str]:
    for sign in (_BELOW, _ABOVE):
        name, found, rest = feature.partition(sign)
        if found:
            return name.rstrip(), sign, rest
    return feature, "", ""
