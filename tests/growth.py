"""How much work something is, without a clock: functions that are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

DOUBLE: Final = 2.5
"""Twice of something may take so many times the work: a little more than twice."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of C too."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
