"""What facts say for the roles of pieces in a row, with weights that were learned: a linear-chain
conditional random field (Lafferty et al., 2001).

Each fact about a piece has a weight for each role, and so has each role for the one below it. What
speaks for a sequence of roles is the sum of these weights.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import combinations, pairwise
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
        self._roles = roles

    def scores(self, features: Iterable[frozenset[str]]) -> list[dict[R, float]]:
        """How much speaks for each role of each piece, by its own features."""
        table = self._weights.feature
        found = []
        for names in features:
            known = [table[name] for name in names if name in table]
            found.append(
                {role: math.fsum(weight.get(role, 0.0) for weight in known) for role in self._roles}
            )
        return found

    def after(self, last: R, role: R) -> float:
        """How much `last` speaks for `role` right below it."""
        return self._weights.after.get(last, {}).get(role, 0.0)

    def weight(self, roles: Sequence[R], scores: Sequence[Mapping[R, float]]) -> float:
        """How much speaks for a sequence of roles."""
        own = math.fsum(score[role] for role, score in zip(roles, scores, strict=True))
        return own + math.fsum(self.after(last, role) for last, role in pairwise(roles))

    def probabilities(
        self, scores: Sequence[Mapping[R, float]], *, temperature: float = 1.0
    ) -> list[dict[R, float]]:
        """How probable each role of each piece is (the forward-backward algorithm). Weights that
        are divided by a `temperature` above 1 say so with more doubt, of the same roles."""

        def after(last: R, role: R) -> float:
            return self.after(last, role) / temperature

        warm = [{role: score[role] / temperature for role in self._roles} for score in scores]
        forward = self._sums(warm, after)
        backward = self._sums(warm[::-1], lambda last, role: after(role, last))[::-1]
        chances = []
        for ahead, behind, own in zip(forward, backward, warm, strict=True):
            whole = {role: ahead[role] + behind[role] - own[role] for role in self._roles}
            total = _log_sum(whole.values())
            chances.append({role: math.exp(whole[role] - total) for role in self._roles})
        return chances

    def _sums(
        self, scores: Sequence[Mapping[R, float]], step: Callable[[R, R], float]
    ) -> list[dict[R, float]]:
        """For each piece and role the logarithm of the sum over all sequences up to there."""
        sums: list[dict[R, float]] = []
        for score in scores:
            if not sums:
                sums.append(dict(score))
                continue
            last = sums[-1]
            before = {r: _log_sum(last[q] + step(q, r) for q in self._roles) for r in self._roles}
            sums.append({role: before[role] + score[role] for role in self._roles})
        return sums

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


def _log_sum(logarithms: Iterable[float]) -> float:
    found = tuple(logarithms)
    most = max(found)
    return most + math.log(math.fsum(math.exp(x - most) for x in found))
