"""Decodes and draws pictures in a child process, one for all of them, with limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from publish.child_process import LimitError, Worker
from publish.errors import PictureError

P = ParamSpec("P")
R = TypeVar("R")

_WORKER: Final = Worker(seconds=20.0, memory=2 * 10**9)
"""A picture of as many pixels as are decoded takes about a second and a quarter of the memory."""


def apart(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What `function` makes of a picture. Raises `PictureError`, also when it has no end."""
    try:
        return _WORKER.call(function, *args, **kwargs)
    except LimitError as error:
        raise PictureError(str(error), hint="save it anew, smaller or simpler") from error
