"""What MathML says."""

from __future__ import annotations

from publish.checks import facts as f
from publish.checks.facts import letters_of, said, symbols_of
from publish.checks.read.html.elements import Element, local


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
        where=where,
    )
