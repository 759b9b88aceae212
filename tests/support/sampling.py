"""Cases that `make test` leaves to `make validate`, for time."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet


def sampled(cases: Iterable[object], step: int) -> list[ParameterSet]:
    """`cases` for `pytest.mark.parametrize`: all but every `step`-th are marked as slow, and those
    `make validate` runs. A case of several values is a tuple."""
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=[pytest.mark.slow] if number % step else [],
        )
        for number, case in enumerate(cases)
    ]
