"""Texts that nobody would write, and that a reader must get to the end of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

FULL: Final = 30_000
"""So many lines are a long text."""
FULL_LINE: Final = 200_000
"""So many signs and more are a long line."""

LINES: Final[Mapping[str, Callable[[int], str]]] = {
    "short lines": lambda n: "ab cd\n" * n,
    "numbers": lambda n: "\n".join(str(k % 1000) for k in range(n)),
    "fences that never close": lambda n: "```x\n" * n,
    "near tables": lambda n: "a  b\na\tb\n" * (n // 2),
    "cells that tabs set in": lambda n: "a\tb\n\tc\n" * n,
    "rules": lambda n: "---\n===\n" * (n // 2),
    "deep quotations": lambda n: (">" * 60 + " a\n") * (n // 6),
    "numbered items": lambda n: "\n".join(f"{k % 999}. item" for k in range(n)),
    "nested items": lambda n: "\n".join(" " * min(k, 400) + "- x" for k in range(n // 15)),
    "running heads": lambda n: ("Head line\n" + "x y z.\n" * 20 + "5\n") * (n // 20),
    "hyphens": lambda n: "abc-\n" * n,
    "line separators": lambda n: "abc\u2028" * n,
    "colons": lambda n: "Term: text\nOther: text\n" * (n // 2),
    "bylines": lambda n: "By Jane Doe\n" * n,
    "headers": lambda n: "To: a\nFrom: b\n" * (n // 2),
    "questions that go on": lambda n: (
        "But why did we?\n\nA sentence that ends here.\n\n" * (n // 4)
    ),
    "doubtful headings": lambda n: (
        "Alpha beta\n\nGamma delta\n\nA sentence that ends here.\n\n" * (n // 4)
    ),
    "captions": lambda n: "Table 1: x\n\na\tb\nc\td\n\n" * (n // 5),
    "contents": lambda n: "Contents\nAims\nMeans ..... 3\n" * (n // 3),
    "numbered paragraphs": lambda n: "[1] A sentence.\n\nHead\n\n(1) Another one.\n\n" * (n // 5),
    "lists of long items": lambda n: (
        ("They met.\n\n" + "".join(f"{k}. {'He spoke of it. ' * 12}\n\n" for k in (1, 2, 3)))
        * (n // 8)
    ),
    "notes": lambda n: (
        "x[1]\n" * (n // 3) + "Notes\n" + "\n".join(f"[{k % 999}] y" for k in range(n // 3))
    ),
}
"""Texts of about so many lines."""

LONG: Final[Mapping[str, Callable[[int], str]]] = {
    "a single long line": lambda n: "word " * (2 * n),
    "one word": lambda n: "x" * (5 * n),
    "brackets": lambda n: "[" * (n // 4) + "\n" + "[1]" * (n // 10),
    "open quotations": lambda n: '("“' * (n // 7),
    "pipes": lambda n: "|" * (n // 4) + "\n" + "|a" * (n // 4),
    "inline items": lambda n: "• a " * (n // 7),
    "addresses": lambda n: "http://a.example " * (n // 3),
    "spaces": lambda n: " " * (5 * n // 2) + "x" + "  x" * (n // 2),
    "pages behind wide gaps": lambda n: "Contents\n" + f"Chapter {' ' * 100}12341\n" * (n // 200),
    "figures of counts": lambda _: f"The park\n\nLike\n{'1' * 1_000}x\n\nA sentence of the text.\n",
    "numbers of files": lambda _: (
        f"Case No. {'ab' * 500}1%x\n\nThe park\n\nA sentence of the text.\n"
    ),
}
"""Texts of a line or two, on which an expression that goes back and forth would take hours."""
