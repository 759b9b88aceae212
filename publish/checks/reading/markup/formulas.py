"""MathML in one line, as `publish.checks.notation` has it."""

from __future__ import annotations

from typing import Final

from publish.checks.notation import fraction, root, scripts, signs
from publish.checks.reading.markup.elements import Element, local

_TOKENS: Final = frozenset({"mi", "mn", "mo", "ms", "mtext"})
_UNSHOWN: Final = frozenset({"", "annotation", "annotation-xml", "mphantom", "mspace", "none"})


def notation_of(element: Element) -> str:
    """What a formula, or a part of it, shows."""
    name = local(element)
    if name in _UNSHOWN:
        return ""
    if name in _TOKENS:
        return signs("".join(str(text) for text in element.itertext()))
    parts = [notation_of(child) for child in element if local(child)]
    match name, parts:
        case "mfrac", [above, below]:
            return fraction(above, below)
        case "msqrt", _:
            return root("".join(parts))
        case "mroot", [radicand, degree]:
            return root(radicand, degree)
        case "msub" | "munder", [base, below]:
            return scripts(base, below, None)
        case "msup" | "mover", [base, above]:
            return scripts(base, None, above)
        case "msubsup" | "munderover", [base, below, above]:
            return scripts(base, below, above)
        case _:
            return "".join(parts)
