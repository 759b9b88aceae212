"""Facts as the tables that libraries learn from, which need NumPy and SciPy."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any


def table_of(found: Sequence[Mapping[str, float]], fewest: int) -> tuple[Any, list[str]]:
    """A sparse matrix with a row for each of what was `found` and a column for each fact that so
    many of them have at least, and the names of these facts in the order of the columns."""
    often = Counter(name for facts in found for name in facts)
    names = sorted(name for name, count in often.items() if count >= fewest)
    columns = {name: column for column, name in enumerate(names)}
    values: list[float] = []
    places: list[int] = []
    ends = [0]
    for facts in found:
        known = [(columns[name], value) for name, value in facts.items() if name in columns]
        places.extend(column for column, _ in known)
        values.extend(value for _, value in known)
        ends.append(len(places))
    sparse = importlib.import_module("scipy.sparse")
    return sparse.csr_matrix((values, places, ends), shape=(len(found), len(names))), names
