"""A formula in one line: what it shows, sign by sign, and what stands above, below and under what.

The document's TeX and the formulas of artifacts are brought to this form, each by a reader of its
own; two formulas of one form look the same but for fonts and distances.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from publish.checks.facts import said

_ALIKE: Final = str.maketrans(
    {"\u2212": "-", "\u2217": "*", "\u2032": "'", "\u22c5": "\u00b7", "\u2223": "|", "\u03f5": "ε"}
)
"""Signs of mathematics that are written as another sign; which of them, notations do not agree."""


def signs(text: str) -> str:
    """Signs without their fonts and the space between them."""
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    return "".join(said(plain).split())


def fraction(above: str, below: str) -> str:
    return f"[{above}]/[{below}]"


def root(radicand: str, degree: str = "") -> str:
    return f"√[{degree}][{radicand}]"


def scripts(base: str, below: str | None, above: str | None) -> str:
    """A base with what is set below and above it, beside it or as a limit."""
    lower = f"_[{below}]" if below is not None else ""
    upper = f"^[{above}]" if above is not None else ""
    return f"{base}{lower}{upper}"
