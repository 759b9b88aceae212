"""Formulas as SVG: WeasyPrint sets no MathML, so ziamath sets it in its font, STIX Two Math.

A formula is drawn in outlines, at the size of the text around it and on its base line; what it says
is in the attribute `data-alt`, for the structure tree. One that is wider than its line is broken
before signs of relation, else of operations, and made smaller where it has none.
"""

from __future__ import annotations

import copy
import warnings
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element

import msgspec

from publish.web.css_syntax import number

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
_RELATIONS: Final = frozenset("=≠≈≡≅∼≃∝<>≤≥≪≫⊂⊆∈→⇒⇔↦≔:")
_OPERATIONS: Final = frozenset("+−-±∓×⋅∪∩∧∨⊕⊗")
_FULL: Final = 0.4
"""Share of a line that is filled before a relation may end it."""
_TURNOVER: Final = 2.0
"""What the second and further lines of a formula are set in by, in em."""
_SHORTEST: Final = 3
"""Signs of a formula that can be broken."""
_SOME: Final = 16
"""Signs that mostly fit in a line."""


class Drawing(msgspec.Struct, frozen=True):
    """The `svg` element of a formula, to stand in an HTML tree, and its size: 1 is that of the text
    around it."""

    svg: Element
    size: float


def drawing(mathml: Element, room: float) -> Drawing | None:
    """A formula no wider than `room`, in em, or `None` when it cannot be drawn.

    Its width is in em, its height follows; `vertical-align` puts its base line on the text's.
    """
    bare = _bare(mathml)
    made = _drawn(bare)
    if made is not None and mathml.get("display") == "block" and _width(made) > room:
        made = _drawn(_broken(bare, room)) or made
    if made is None:
        return None
    size = min(1.0, room / _width(made))
    _, top, _, height = map(float, made.attrib["viewBox"].split())
    svg = Element(SVG, {"viewBox": made.attrib["viewBox"], "class": "math"})
    svg.set("data-alt", mathml.get("alttext", ""))
    below = number(-(top + height) / _EM * size)
    svg.set("style", f"width: {number(_width(made) * size)}em; vertical-align: {below}em")
    svg.extend(_qualified(part) for part in made)
    return Drawing(svg, size)


def _drawn(mathml: Element) -> Element | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how ziamath finds its own font
        from ziafont.config import config
        from ziamath.zmath import Math

    config.svg2 = False
    try:
        made: Element = Math(copy.deepcopy(mathml), size=_EM, margin=0.0).svgxml()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    _, _, width, height = map(float, made.attrib["viewBox"].split())
    return made if width > 0 and height > 0 else None


def _width(made: Element) -> float:
    """How wide a drawing is, in em."""
    return float(made.attrib["viewBox"].split()[2]) / _EM


def _broken(mathml: Element, room: float) -> Element:
    """The formula in lines, each as long as there is room: of one that has a row of signs."""
    (whole,) = mathml if len(mathml) == 1 else (mathml,)
    signs = list(whole)
    if whole.tag not in ("mrow", "math") or len(signs) < _SHORTEST:
        return mathml
    lines: list[Element] = []
    while signs:
        end = _end(signs, room - (_TURNOVER if lines else 0.0))
        line = Element("mtd", {"columnalign": "left"})
        line.extend([Element("mspace", {"width": f"{_TURNOVER}em"})] if lines else [])
        line.extend(signs[:end])
        lines.append(Element("mtr"))
        lines[-1].append(line)
        signs = signs[end:]
    table = Element("mtable")
    table.extend(lines)
    made = Element("math", mathml.attrib)
    made.append(table)
    return made


def _end(signs: Sequence[Element], room: float) -> int:
    """How many of the signs fit in a line: up to the last relation that begins another one, else up
    to the last operation, else all."""
    most = _fitting(signs, room)
    if most == len(signs):
        return most
    for kind in (_RELATIONS, _OPERATIONS):
        ends = [at for at, sign in enumerate(signs) if at and (sign.text or "").strip() in kind]
        fits = bisect_right(ends, most)
        if fits and (kind is _OPERATIONS or _wide(signs[: ends[fits - 1]]) >= room * _FULL):
            return ends[fits - 1]
    return ends[0] if ends else len(signs)


def _fitting(signs: Sequence[Element], room: float) -> int:
    """How many of the signs are no wider than `room`, found without drawing all of them."""
    some = _SOME
    while some < len(signs) and _wide(signs[:some]) <= room:
        some *= 2
    counts = range(1, min(some, len(signs)) + 1)
    return bisect_right(counts, room, key=lambda count: _wide(signs[:count]))


def _wide(signs: Sequence[Element]) -> float:
    line = Element("math", {"display": "block"})
    line.extend(signs)
    made = _drawn(line)
    return 0.0 if made is None else _width(made)


def color_formulas(document: Any) -> None:
    """Gives each formula of a set document the colour of the text that it stands in: an `svg` in
    HTML inherits it, and WeasyPrint's does not."""
    from publish.exporters.pdf.box_tree import boxes_on

    for page in document.pages:
        for box in boxes_on(page):
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
