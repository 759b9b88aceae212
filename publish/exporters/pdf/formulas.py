"""Formulas as SVG: WeasyPrint sets no MathML, so ziamath sets it in its font, STIX Two Math.

A formula is drawn in outlines, at the size of the text around it and on its base line; what it says
is in the attribute `data-alt`, for the structure tree.
"""

from __future__ import annotations

import copy
import warnings
from collections.abc import Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element

from publish.web.sheet import number

SVG: Final = "{http://www.w3.org/2000/svg}svg"
_EM: Final = 20.0
"""Units of the drawing that make an em: with three digits, finer than any printer."""
_THICK, _MEDIUM, _NONE = "0.278em", "0.222em", "0em"
_SPACES: Final[Mapping[str, str]] = {
    "⊂": _THICK,
    "∪": _MEDIUM,
    "∩": _MEDIUM,
    "⋅": _MEDIUM,
    "∧": _MEDIUM,
    "∨": _MEDIUM,
    "∗": _MEDIUM,
    "•": _MEDIUM,
    "†": _MEDIUM,
    "¬": _NONE,
}
"""Space on both sides of operators that ziamath has no entry for (MathML Core, appendix B.2)."""


def drawing(mathml: Element) -> Element | None:
    """The `svg` element of a formula, to stand in an HTML tree, or `None` when it cannot be drawn.

    Its width is in em, its height follows; `vertical-align` puts its base line on the text's.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how ziamath finds its own font
        from ziafont.config import config
        from ziamath.zmath import Math

    config.svg2 = False
    try:
        formula = Math(_bare(mathml), size=_EM, margin=0.0)
        made = formula.svgxml()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    _, top, width, height = map(float, made.attrib["viewBox"].split())
    if not (width > 0 and height > 0):
        return None
    svg = Element(SVG, {"viewBox": made.attrib["viewBox"], "class": "math"})
    svg.set("data-alt", mathml.get("alttext", ""))
    below = number(-(top + height) / _EM)
    svg.set("style", f"width: {number(width / _EM)}em; vertical-align: {below}em")
    svg.extend(_qualified(part) for part in made)
    return svg


def color_formulas(document: Any) -> None:
    """Gives each formula of a set document the colour of the text that it stands in: an `svg` in
    HTML inherits it, and WeasyPrint's does not."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element_tag == SVG and hasattr(box, "replacement"):
                red, green, blue = box.style["color"].to("srgb").coordinates
                channels = (round(channel * 255) for channel in (red, green, blue))
                color = "".join(f"{channel:02x}" for channel in channels)
                box.replacement._svg.tree.attrib["color"] = f"#{color}"


def _bare(mathml: Element) -> Element:
    """The formula without annotations, which ziamath does not know, and with spaces it lacks."""
    bare = copy.deepcopy(mathml)
    semantics = bare.find("semantics")
    if semantics is not None:
        bare[:] = [semantics[0]]
    for operator in bare.iter("mo"):
        space = _SPACES.get((operator.text or "").strip())
        if space is not None:
            operator.attrib.setdefault("lspace", space)
            operator.attrib.setdefault("rspace", space)
    return bare


def _qualified(part: Element) -> Element:
    """A part of the drawing in SVG's namespace, in the colour that is inherited."""
    made = copy.copy(part)
    name = part.tag.rpartition("}")[2]
    made.tag = f"{{http://www.w3.org/2000/svg}}{name}"
    for paint in ("fill", "stroke"):
        if made.get(paint) == "black":
            made.set(paint, "currentColor")
    made[:] = [_qualified(kid) for kid in part]
    return made
