"""Where a text names what it refers to; pandoc does not say."""

from __future__ import annotations

import re
import urllib.parse
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from publish.document import Origin


class Places:
    """The lines of a text on which a name stands: asked again, the next of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._found: dict[str, Iterator[int]] = {}

    def __call__(self, name: str) -> Origin | None:
        """The next line with `name`; `None` when there is none, or no more."""
        if not name or name.startswith("data:"):
            return None
        at = next(self._found.setdefault(name, self._positions(name)), None)
        if at is None:
            return None
        line = bisect_right(self._starts, at)
        return Origin(first=line, last=line)

    def _positions(self, name: str) -> Iterator[int]:
        written = next((n for n in (name, urllib.parse.unquote(name)) if n in self._text), name)
        whole = rf"(?<![\w/.-]){re.escape(written)}(?![\w/:-])"
        return (match.start() for match in re.finditer(whole, self._text))
