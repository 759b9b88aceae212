"""What MathML says."""

from __future__ import annotations

from publish.checks import facts as f
from publish.checks.facts import letters_of, said, symbols_of
from publish.checks.read.html.elements import Element, local


def formula_of(element: Element, where: str) -> f.Formula:
    """What a `math` element says: the TeX that annotates it, or is spoken for it, and its signs."""
    notes = [e for e in element.iter() if local(e) in ("annotation", "annotation-xml")]
    tex = next((said(e.text or "") for e in notes if "tex" in e.get("encoding", "")), "")
    shown = "".join(
        said(e.text or "") for e in element.iter() if local(e) in ("mi", "mn", "mo", "mtext")
    )
    return f.Formula(
        tex=tex or said(element.get("alttext") or ""),
        symbols=symbols_of(shown),
        letters=letters_of(shown),
        where=where,
    )
