"""What facts say for the roles of pieces in a row, with weights that were learned: a linear-chain
conditional random field (Lafferty et al., 2001).

Each fact about a piece has a weight for each role, and so has each role for the one below it. What
speaks for a sequence of roles is the sum of these weights.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import combinations, pairwise
from operator import mul
from typing import Final, Generic, TypeVar

import msgspec

R = TypeVar("R", bound=str)

AND: Final = " & "
"""Between two facts that are one feature."""


class Weights(msgspec.Struct, Generic[R], frozen=True, forbid_unknown_fields=True):
    """What a feature says for each role, and what a role says for the one after it."""

    feature: dict[str, dict[R, float]]
    after: dict[R, dict[R, float]]


def read_weights(name: str, kind: type[Weights[R]]) -> Weights[R]:
    """The weights in a file beside this module, with the roles that `kind` names."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), kind)


class Chain(Generic[R]):
    """Weights at work on pieces in a row, each of which has one of `roles`."""

    def __init__(self, weights: Weights[R], roles: Sequence[R]) -> None:
        self._weights = weights
        self._roles = tuple(roles)
        self._rows: dict[str, tuple[float, ...]] = {}
        self._steps = {last: {role: self._said(last, role) for role in roles} for last in roles}

    def scores(self, features: Iterable[Iterable[str]]) -> list[dict[R, float]]:
        """How much speaks for each role of each piece, by its own features."""
        nothing = (0.0,) * len(self._roles)
        kept, table = self._rows, self._weights.feature
        found = []
        for names in features:
            rows = [kept.get(name) or self._row(name) for name in names if name in table]
            sums = map(math.fsum, zip(*rows, strict=True)) if rows else nothing
            found.append(dict(zip(self._roles, sums, strict=True)))
        return found

    def _row(self, name: str) -> tuple[float, ...]:
        """The weights of a feature in the order of the roles, kept from now on."""
        own = self._weights.feature[name]
        row = tuple(own.get(role, 0.0) for role in self._roles)
        self._rows[name] = row
        return row

    def after(self, last: R, role: R) -> float:
        """How much `last` speaks for `role` right below it."""
        return self._steps[last][role]

    def _said(self, last: R, role: R) -> float:
        """What the weights say of that."""
        return self._weights.after.get(last, {}).get(role, 0.0)

    def weight(self, roles: Sequence[R], scores: Sequence[Mapping[R, float]]) -> float:
        """How much speaks for a sequence of roles."""
        own = math.fsum(score[role] for role, score in zip(roles, scores, strict=True))
        return own + math.fsum(self.after(last, role) for last, role in pairwise(roles))

    def probabilities(self, scores: Sequence[Mapping[R, float]]) -> list[dict[R, float]]:
        """How probable each role of each piece is (the forward-backward algorithm, each step scaled
        to a sum of 1: Rabiner, 1989). What two weights say of a role must not differ by more than a
        few hundred, the logarithm of what a float can hold."""
        if not scores:
            return []
        rows = [[self.after(last, role) for role in self._roles] for last in self._roles]
        down = [[math.exp(said) for said in row] for row in rows]
        up = list(zip(*down, strict=True))
        own = [self._factors(score) for score in scores]
        ahead = own[:1]
        for here in own[1:]:
            ahead.append(_scaled(map(mul, _times(ahead[-1], up), here)))
        behind = [[1.0] * len(self._roles)]
        for here in own[:0:-1]:
            behind.append(_scaled(_times(list(map(mul, behind[-1], here)), down)))
        return [
            dict(zip(self._roles, _scaled(map(mul, above, below)), strict=True))
            for above, below in zip(ahead, reversed(behind), strict=True)
        ]

    def _factors(self, score: Mapping[R, float]) -> list[float]:
        """How many times as probable as the likeliest one each role of a piece is by itself."""
        most = max(score.values())
        return [math.exp(score[role] - most) for role in self._roles]

    def reason(self, features: Iterable[str], role: R, chances: Mapping[R, float]) -> str:
        """The feature that says most for `role`, and not for the next likely one."""
        other = max((r for r in self._roles if r != role), key=lambda r: chances[r])
        table = self._weights.feature
        return max(
            sorted(features),
            key=lambda name: (w := table.get(name, {})).get(role, 0.0) - w.get(other, 0.0),
        )


def together(facts: Iterable[str]) -> Iterator[str]:
    """Each two of `facts` as one: together they may say what neither says alone."""
    return (f"{fact}{AND}{other}" for fact, other in combinations(sorted(facts), 2))


def bucket(value: float, edges: Sequence[float]) -> str:
    """Between which of `edges` the value lies, as features say it."""
    return next((f"≤ {edge:g}" for edge in edges if value <= edge), f"> {edges[-1]:g}")


def _times(vector: Sequence[float], rows: Iterable[Sequence[float]]) -> list[float]:
    """The product of a matrix, of which these are the rows, and a vector."""
    return [sum(map(mul, vector, row)) for row in rows]


def _scaled(values: Iterable[float]) -> list[float]:
    """Values in the same proportion, with a sum of 1."""
    found = list(values)
    total = sum(found)
    return [value / total for value in found]
