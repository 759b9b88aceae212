"""SVG: what draws is kept, all else goes, and what could exhaust whoever draws it is refused.

A picture is shown by engines of many makers, and some of them run scripts and fetch addresses. So
elements are kept by name (SVG 1.1, 2 and Filter Effects), and an address is kept when it points
into the drawing itself or holds a raster that was examined like any other.
"""

from __future__ import annotations

import base64
import binascii
import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from publish.errors import PictureError
from publish.patterns import pattern
from publish.pictures.child_decoder import apart
from publish.pictures.prepared import SVG, Drawn, Remark
from publish.pictures.raster import settled_raster
from publish.pictures.svg_css import cleaned, own_parts
from publish.units import POINTS_PER
from publish.xmltree import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

XLINK: Final = "http://www.w3.org/1999/xlink"
LARGEST: Final = 10_000_000
"""Bytes of a drawing."""
MOST_DRAWN: Final = 200_000
"""Elements that are drawn when each reference is followed; a drawing that refers to copies of
copies makes billions of a page of text."""
MOST_FILTERED: Final = 5_000
"""Looks of filters at each pixel: a map with a halo around each of a thousand names has as many."""
_SHORT: Final = 1_000
"""Characters of an outline that is drawn as quickly as an element."""
_KEPT: Final = 16
"""Drawings that are kept as they were drawn: formats and checks ask for the same ones."""
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_DRAWING: Final = frozenset(
    """svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath
    image linearGradient radialGradient stop clipPath mask pattern marker filter title desc style
    switch view feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905 (fifty quoted names would be unreadable)
)
_SILENT: Final = frozenset({"metadata"})
"""Elements of SVG that go without a word."""
_MAY_FETCH: Final = pattern(r"(?:url|src|image|image-set|cross-fade)\(|\\", re.IGNORECASE)
"""What an attribute has that refers to something, or may hide that it does."""
_RASTER: Final = pattern(r"data:image/(?:png|jpeg|jpg|gif|webp);base64,(.*)", re.DOTALL)
_ENTITY: Final = pattern(r"<!ENTITY")
_NUMBER: Final = r"[+-]?(?:\d++\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?"
_LENGTH: Final = pattern(rf"\s*({_NUMBER})\s*+(pt|mm|cm|in|px|pc|em|ex)?\s*")
_PIXELS: Final = {
    **{unit: points / POINTS_PER["px"] for unit, points in POINTS_PER.items()},
    "em": 16.0,
    "ex": 8.0,
    "pc": 16.0,
}
_MOST_SIDE: Final = 100_000.0
_FINE: Final = 10
"""A drawing whose sides are no whole pixels is measured in tenths of them, to keep its ratio."""


def settled_vector(data: bytes) -> Drawn:
    """The SVG that `data` is, with a size and a view box. Raises `PictureError`."""
    from lxml import etree

    if len(data) > LARGEST:
        raise PictureError(
            f"a drawing of {len(data)} bytes is too large", hint="simplify it, or save it as PNG"
        )
    try:
        root = parsed(data, bare=True, large=False)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).partition(" (<string>")[0]
        raise PictureError(f"it is no SVG: {reason}", hint="save it anew as SVG") from error
    if _ENTITY.search(_internal_subset(root)):
        raise PictureError("it declares XML entities", hint='save it as "plain SVG"')
    if root.tag != f"{{{SVG}}}svg":
        raise PictureError("it is XML, but no SVG", hint="save it anew as SVG")
    removed = _Cleaning(root).removed
    width, height = _sized(root)
    _refuse_bomb(root)
    etree.cleanup_namespaces(root)
    whole = width == round(width) and height == round(height)
    fine = 1 if whole else _FINE
    return Drawn(
        data=etree.tostring(root, encoding="utf-8"),
        media_type="image/svg+xml",
        width=max(round(width * fine), 1),
        height=max(round(height * fine), 1),
        density=96.0 * fine,
        remarks=(_remark(removed),) if removed else (),
    )


@lru_cache(maxsize=_KEPT)
def as_png(data: bytes, width: int, *, fonts: tuple[str, ...] = (), family: str = "") -> bytes:
    """A settled SVG, drawn `width` pixels wide.

    Text is set in the font files `fonts` and no others; what names none of them is set in `family`.
    Raises `PictureError` when it cannot be drawn.
    """
    return apart(_as_png, data, width, fonts, family)


def _as_png(data: bytes, width: int, fonts: tuple[str, ...], family: str) -> bytes:
    import resvg_py

    try:
        return resvg_py.svg_to_bytes(
            svg_string=data.decode(),
            width=max(width, 1),
            skip_system_fonts=True,
            font_files=list(fonts),
            font_family=family or None,
            serif_family=family or None,
            sans_serif_family=family or None,
            monospace_family=family or None,
        )
    except ValueError as error:
        raise PictureError(f"it cannot be drawn: {error}", hint="save it as PNG") from error


def _internal_subset(root: _Element) -> str:
    """The document type as it was understood, whatever the encoding of the file."""
    from lxml import etree

    return etree.tostring(root.getroottree(), encoding="unicode").partition("<svg")[0]


class _Cleaning:
    """Takes out of a drawing what does not draw; `removed` names what an author should know of."""

    def __init__(self, root: _Element) -> None:
        self._removed: dict[str, None] = {}
        self._clean(root)

    @property
    def removed(self) -> tuple[str, ...]:
        return tuple(self._removed)

    def _clean(self, root: _Element) -> None:
        for element in list(root.iter()):
            if element is not root and not self._keeps(element):
                continue
            for name, value in list(element.attrib.items()):
                self._attribute(element, str(name), str(value))
            if element.tag == f"{{{SVG}}}style":
                element.text = self._css("".join(map(str, element.itertext())))

    def _keeps(self, element: _Element) -> bool:
        from lxml import etree

        parent = element.getparent()
        if parent is None:
            # Whatever it stood in is gone, and so is it.
            return False
        # What is no element (an entity, say) has a function for its tag.
        name = etree.QName(str(element.tag) if not callable(element.tag) else "other")
        if name.namespace == SVG and name.localname in _DRAWING:
            return True
        if name.namespace == SVG and name.localname == "a":
            # Its drawn part stays: within a picture nobody can follow a link.
            element.tag = f"{{{SVG}}}g"
            return True
        if name.namespace == SVG and name.localname not in _SILENT:
            self._removed[f"<{name.localname}>"] = None
        tail = element.tail
        before = element.getprevious()
        parent.remove(element)
        for below in list(element):
            element.remove(below)
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        return False

    def _attribute(self, element: _Element, name: str, value: str) -> None:
        from lxml import etree

        qualified = etree.QName(name)
        local = qualified.localname
        if qualified.namespace not in (None, XLINK, _XML) or name == f"{{{_XML}}}base":
            del element.attrib[name]
        elif local.lower().startswith("on"):
            self._removed[local] = None
            del element.attrib[name]
        elif local == "href":
            self._address(element, name, value)
        elif local == "style" or _MAY_FETCH.search(value):
            element.set(name, self._css(value))

    def _address(self, element: _Element, name: str, value: str) -> None:
        if value.strip().startswith("#"):
            return
        raster = _RASTER.fullmatch(value.strip())
        if raster is None or element.tag != f"{{{SVG}}}image":
            self._removed[f"the address {value.strip()[:40]}"] = None
            del element.attrib[name]
            return
        try:
            drawn = settled_raster(base64.b64decode("".join(raster[1].split()), validate=True))
        except (PictureError, binascii.Error, ValueError):
            self._removed["a damaged picture"] = None
            del element.attrib[name]
            return
        data = base64.b64encode(drawn.data).decode("ascii")
        element.set(name, f"data:{drawn.media_type};base64,{data}")

    def _css(self, css: str) -> str:
        try:
            kept, removed = cleaned(css)
        except (RecursionError, ValueError) as error:
            raise PictureError(
                "the style of the drawing cannot be read: its brackets or its numbers have no end",
                hint="save it anew, or as PNG",
            ) from error
        self._removed.update(dict.fromkeys(removed))
        return kept


def _remark(removed: tuple[str, ...]) -> Remark:
    shown = ", ".join(removed[:5]) + (f" and {len(removed) - 5} more" if removed[5:] else "")
    return Remark(
        code="svg-cleaned",
        severity="warning",
        message=f"taken out of the drawing, which may not run, fetch or hold them: {shown}",
    )


def _sized(root: _Element) -> tuple[float, float]:
    """Width and height in CSS pixels; afterwards the drawing states both, and its view box."""
    box = re.findall(_NUMBER, root.get("viewBox", ""))
    view = [float(number) for number in box] if len(box) == 4 else []
    if view and (view[2] <= 0 or view[3] <= 0):
        view = []
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if view:
        ratio = view[2] / view[3]
        width = width or (height * ratio if height else view[2])
        height = height or width / ratio
    if not width or not height:
        raise PictureError("the drawing has no size", hint="give it a viewBox")
    if max(width, height) > _MOST_SIDE:
        raise PictureError("the drawing is too large", hint="give it a smaller width and height")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    if not view:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return width, height


def _pixels(value: str | None) -> float:
    """A length of SVG in pixels; 0 for a share, which a drawing alone has nothing to be of."""
    match = _LENGTH.fullmatch(value or "")
    return max(float(match[1]) * _PIXELS[match[2] or "px"], 0.0) if match else 0.0


def _refuse_bomb(root: _Element) -> None:
    """Refuses what is drawn or filtered too often, or refers to itself."""
    targets = {i: e for e in root.iter() if (i := e.get("id"))}
    styled = _styled(root)
    known: dict[_Element, _Cost] = {}
    open_: set[_Element] = set()

    def cost(element: _Element) -> _Cost:
        if element in known:
            return known[element]
        if element in open_:
            raise PictureError("the drawing refers to itself", hint="save it anew, or as PNG")
        open_.add(element)
        drawn, filtered = 1 + len(_outline(element)) // _SHORT, _passes(element)
        for child in element:
            part = cost(child)
            drawn, filtered = drawn + part.drawn, filtered + part.filtered
        for name in (*_references(element), *styled.get(element, ())):
            if name in targets:
                part = cost(targets[name])
                times = _vertices(element) if _is_a(targets[name], "marker") else 1
                drawn, filtered = drawn + times * part.drawn, filtered + times * part.filtered
        open_.remove(element)
        known[element] = _Cost(min(drawn, MOST_DRAWN + 1), min(filtered, MOST_FILTERED + 1))
        return known[element]

    try:
        total = cost(root)
    except RecursionError as error:
        raise PictureError("the drawing is nested too deeply", hint="save it as PNG") from error
    if total.drawn > MOST_DRAWN:
        raise PictureError("the drawing repeats itself too often", hint="save it as PNG")
    if total.filtered > MOST_FILTERED:
        raise PictureError("the filters of the drawing take too long", hint="save it as PNG")


class _Cost(NamedTuple):
    """Elements that are drawn, and how often filters look at each pixel."""

    drawn: int
    filtered: float


def _passes(element: _Element) -> float:
    """How often a filter primitive looks at each pixel."""
    match _local(element):
        case "feTurbulence":
            return _largest(element, "numOctaves")
        case "feConvolveMatrix":
            return _largest(element, "order") ** 2
        case "feMorphology":
            return (2 * _largest(element, "radius") + 1) ** 2
        case name:
            return 1 if name.startswith("fe") else 0


def _largest(element: _Element, name: str) -> float:
    """The largest number of an attribute, one for each axis; 3, the default of `order`, without."""
    return max((float(n) for n in re.findall(_NUMBER, element.get(name, ""))), default=3.0)


def _outline(element: _Element) -> str:
    return element.get("d", "") or element.get("points", "")


def _vertices(element: _Element) -> int:
    """No fewer than have a marker: the coordinates of an outline, and one for a `line`."""
    return len(re.findall(_NUMBER, _outline(element))) + 1


def _is_a(element: _Element, name: str) -> bool:
    return _local(element) == name


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _styled(root: _Element) -> dict[_Element, list[str]]:
    """The parts that style sheets of the drawing have each element refer to."""
    sheets = [str(s.text) for s in root.iter(f"{{{SVG}}}style") if s.text and own_parts(s.text)]
    if not sheets:
        return {}
    import cssselect2  # type: ignore[import-untyped]  # it ships no types
    import tinycss2  # type: ignore[import-untyped]  # it ships no types

    matcher = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet("\n".join(sheets), skip_comments=True):
        parts = own_parts(tinycss2.serialize(rule.content or ())) if rule.type != "error" else []
        if rule.type != "qualified-rule" or not parts:
            continue
        with suppress(cssselect2.SelectorError):
            for selector in cssselect2.compile_selector_list(rule.prelude):
                matcher.add_selector(selector, parts)
    tree = cssselect2.ElementWrapper.from_xml_root(root)
    return {
        one.etree_element: [part for *_, parts in matcher.match(one) for part in parts]
        for one in tree.iter_subtree()
    }


def _references(element: _Element) -> list[str]:
    found = []
    for name, value in element.attrib.items():
        if str(name).endswith("href"):
            found.append(str(value).strip().removeprefix("#"))
        else:
            found.extend(own_parts(str(value)))
    return found
