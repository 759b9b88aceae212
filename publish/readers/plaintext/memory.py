"""Answers about lines that are kept, for many rules ask the same of one line."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_MOST: Final = 4096
_LONGEST: Final = 400
"""What is longer is seldom asked about, and would stay in memory after its text."""


def kept(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """`function` of a text with its answers for the last few thousand short ones kept. It must
    depend on nothing else, and its other arguments must be hashable."""
    cached = cast(Callable[Concatenate[str, P], R], lru_cache(maxsize=_MOST)(function))

    @wraps(function)
    def answer(text: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if len(text) > _LONGEST:
            return function(text, *args, **kwargs)
        return cached(text, *args, **kwargs)

    return answer
