"""Trees (`publish.readers.plaintext.trees`), learned from examples and written.

Learning needs LightGBM, NumPy and SciPy, which the project itself does not. The trees that are
shipped were learned with LightGBM 4.7.0, NumPy 2.4.6 and SciPy 1.17.1.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from publish.readers.plaintext.trees import Forest, Tree
from tests.eval.tables import table_of

_FEWEST: Final = 20
"""What fewer examples have says nothing of others."""

_DIGITS: Final = 4
_SETTINGS: Final[Mapping[str, Any]] = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.04,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "boost_from_average": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "seed": 1,
    "verbose": -1,
}
_ROUNDS: Final = 500

Example = tuple[Mapping[str, float], bool, float]
"""The facts of something, whether it is what is asked for, and how much it counts."""


def grown(examples: Sequence[Example]) -> Forest:
    """The trees that tell best which examples are what is asked for."""
    lightgbm, numpy = map(importlib.import_module, ("lightgbm", "numpy"))
    table, names = table_of([facts for facts, _, _ in examples], _FEWEST)
    data = lightgbm.Dataset(
        table,
        label=numpy.array([is_one for _, is_one, _ in examples], dtype=float),
        weight=numpy.array([weight for _, _, weight in examples]),
    )
    model = lightgbm.train(dict(_SETTINGS), data, num_boost_round=_ROUNDS).dump_model()
    trees = [tree_of(found["tree_structure"]) for found in model["tree_info"]]
    asked = sorted({ask for tree in trees for ask in tree.asks})
    place = {ask: at for at, ask in enumerate(asked)}
    kept = [msgspec.structs.replace(tree, asks=[place[ask] for ask in tree.asks]) for tree in trees]
    return Forest(facts=[names[ask] for ask in asked], trees=kept)


def tree_of(root: Mapping[str, Any]) -> Tree:
    """The tree that LightGBM dumps, whose first question is at its `root`."""
    tree = Tree([], [], [], [], [])

    def add(node: Mapping[str, Any]) -> int:
        if "leaf_value" in node:
            tree.says.append(round(float(node["leaf_value"]), _DIGITS))
            return -len(tree.says)
        at = len(tree.asks)
        tree.asks.append(node["split_feature"])
        tree.edges.append(_rounded(node["threshold"]))
        tree.yes.append(0)
        tree.no.append(0)
        tree.yes[at] = add(node["left_child"])
        tree.no[at] = add(node["right_child"])
        return at

    add(root)
    return tree


def _rounded(edge: float) -> float:
    """An edge to few digits. What tells nothing from more than nothing, or from less, stays a very
    small number above or below 0, as LightGBM has it."""
    return float(f"{edge:.{_DIGITS}g}")


def written(forest: Forest) -> bytes:
    """Trees as their file has them, a tree a line."""
    rows = b",\n".join(msgspec.json.encode(tree) for tree in forest.trees)
    names = msgspec.json.encode(forest.facts)
    return b'{"facts":' + names + b',\n"trees":[\n' + rows + b"\n]}\n"
