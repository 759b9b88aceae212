"""How much work something is, without a clock: functions that are called."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from typing import Final

DOUBLE: Final = 2.5
"""Twice of something may take so many times the work: a little more than twice."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of C too."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())
