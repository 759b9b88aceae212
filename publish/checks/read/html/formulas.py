"""MathML in one line, as `publish.checks.notation` has it."""

from __future__ import annotations

from typing import Final

from publish.checks import facts as f
from publish.checks.facts import letters_of, said, symbols_of
from publish.checks.notation import fraction, root, scripts, signs
from publish.checks.read.html.elements import Element, local

_TOKENS: Final = frozenset({"mi", "mn", "mo", "ms", "mtext"})
_UNSHOWN: Final = frozenset({"", "annotation", "annotation-xml", "mphantom", "mspace", "none"})


def formula_of(element: Element, where: str) -> f.Formula:
    """What a `math` element says: the TeX with which it is annotated or spoken, and its signs."""
    notes = [e for e in element.iter() if local(e) in ("annotation", "annotation-xml")]
    tex = next((said(e.text or "") for e in notes if "tex" in e.get("encoding", "")), "")
    spoken = said(element.get("alttext") or "")
    shown = "".join(
        said(e.text or "") for e in element.iter() if local(e) in ("mi", "mn", "mo", "mtext")
    )
    agree = not spoken or not tex or spoken == tex
    return f.Formula(
        tex=(tex or spoken) if agree else f"{tex} (spoken as {spoken})",
        symbols=symbols_of(shown),
        letters=letters_of(shown),
        notation=notation_of(element),
        where=where,
    )


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
