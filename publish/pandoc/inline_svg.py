"""Drawings within a web page, `<svg>`, as pictures. A parser of HTML knows neither the namespace of
their names nor their case, and XML has to have both."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_EMPTY: Final = f'<svg xmlns="{_SVG}" xmlns:xlink="{_XLINK}"/>'
_ELEMENTS: Final = """altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform
    clipPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient
    radialGradient textPath"""
_ATTRIBUTES: Final = """attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits
    diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix
    kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight
    markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
    primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale
    systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector
    yChannelSelector zoomAndPan"""
_CASE: Final = {name.lower(): name for name in f"{_ELEMENTS} {_ATTRIBUTES}".split()}
"""Names that are not in small letters (HTML, 13.2.6.1 and 13.2.6.5)."""
_DECORATIVE: Final = frozenset({"presentation", "none"})


def as_pictures(tree: HtmlElement) -> None:
    """Puts a picture in the place of each drawing in `tree`, described as the drawing is."""
    drawings = [svg for svg in tree.iter("svg") if not any(True for _ in svg.iterancestors("svg"))]
    for svg in drawings:
        parent = svg.getparent()
        if parent is None:
            continue
        data = base64.b64encode(_drawn(svg)).decode()
        said = {"src": f"data:image/svg+xml;base64,{data}"}
        if svg.get("aria-hidden") == "true" or svg.get("role") in _DECORATIVE:
            said["role"] = "presentation"
        elif alt := " ".join((svg.get("aria-label") or svg.findtext("title") or "").split()):
            said["alt"] = alt
        picture = svg.makeelement("img", said)
        lines, tail = _lines(svg), svg.tail or ""
        # Where a space stands anyway, lines keep what is below on its own.
        picture.tail = "\n" * lines + tail if not tail or tail[0].isspace() else tail
        svg.tail = None
        parent.replace(svg, picture)


def _lines(svg: HtmlElement) -> int:
    from lxml import etree

    return etree.tostring(svg, encoding="unicode", with_tail=False).count("\n")


def _drawn(svg: HtmlElement) -> bytes:
    """A drawing as XML."""
    from lxml import etree

    made: dict[Element, Element] = {svg: etree.fromstring(_EMPTY)}
    for element in svg.iter():
        if not isinstance(element.tag, str):
            continue
        around = None if element is svg else made.get(element.getparent())
        if around is not None:
            name = f"{{{_SVG}}}{_CASE.get(element.tag, element.tag)}"
            try:
                made[element] = etree.SubElement(around, name)
            except ValueError:  # a name that XML does not have, and so no part of a drawing
                continue
            made[element].tail = element.tail
        copy = made.get(element)
        if copy is None:
            continue
        copy.text = element.text
        for key, value in element.attrib.items():
            prefix, _, local = str(key).rpartition(":")
            if prefix == "xlink":
                copy.set(f"{{{_XLINK}}}{local}", value)
            elif not prefix and local != "xmlns" and local.replace("-", "").isalnum():
                copy.set(_CASE.get(local, local), value)
    return etree.tostring(made[svg], encoding="utf-8")
