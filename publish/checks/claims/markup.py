"""What the elements and attributes of a page may be.

Readers of pages know what these do to the words and how they are read. One that they do not know
may hide words from some readers, show others, fetch something or run: it is a finding, whatever
it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim
from publish.checks.facts import said
from publish.checks.reading.markup.elements import local, name_of, roles, text_of

_GLOBAL: Final = frozenset({"id", "class", "lang", "dir", "role", "type"})
"""Attributes of any element; `type` is EPUB's, and HTML's where it is listed below."""
_UNSEEN: Final = frozenset({"landmarks", "page-list", "toc"})
"""Navigation that may be for reading systems alone; contents that a document wants in its flow are
missed among its words."""
_ELEMENTS: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            *("address", "aside", "blockquote", "body", "br", "caption", "cite", "code"),
            *("dd", "del", "dfn", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4"),
            *("h5", "h6", "head", "header", "hr", "kbd", "main", "mark", "pre", "s"),
            *("small", "strong", "style", "sub", "sup", "table", "tbody", "tfoot", "thead"),
            *("title", "tr", "u", "ul", "var", "colgroup", "footer", "ruby", "rt", "rp", "bdi"),
            "wbr",
        ),
        "",
    ),
    "a": "href title aria-label",
    "col": "style span",
    "div": "aria-label tabindex style",
    "html": "xmlns",
    "img": "alt height src style width",
    "li": "value style",
    "link": "href rel",
    "meta": "charset content name",
    "nav": "aria-labelledby hidden",
    "ol": "start style",
    "p": "style data-target",
    "script": "",
    "section": "aria-labelledby",
    "span": "style aria-hidden",
    "td": "colspan rowspan style",
    "th": "colspan rowspan scope style",
}
_MATH: Final = frozenset(
    (
        *("math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace"),
        *("mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom", "menclose"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "none"),
        *("mprescripts", "mtable", "mtr", "mtd", "mlabeledtr", "mfenced"),
    )
)
_IN_MATH: Final = frozenset(
    (
        *("accent", "accentunder", "alttext", "class", "close", "columnalign", "columnlines"),
        *(
            "columnspacing",
            "columnspan",
            "depth",
            "display",
            "displaystyle",
            "encoding",
            "fence",
            "form",
        ),
        *("frame", "height", "largeop", "linethickness", "mathvariant", "maxsize", "minsize"),
        *("movablelimits", "notation", "open", "rowlines", "rowspacing", "rowspan", "separator"),
        *("separators", "stretchy", "symmetric", "voffset", "width", "xmlns"),
    )
)
"""What elements of formulas may say; colours, sizes, directions and scripts are not among it."""
_ROLES: Final[dict[str, tuple[str, ...]]] = {
    "presentation": ("img",),
    "note": ("aside",),
    "region": ("div",),
}
"""Roles beside those of publications (`doc-…`), and the elements that may have them."""
_META: Final = frozenset(
    (
        *("author", "description", "generator", "keywords", "viewport", "dcterms.date"),
        *("dcterms.identifier", "dcterms.modified", "dcterms.publisher", "dcterms.rights"),
    )
)
_VALUES: Final[dict[str, frozenset[str]]] = {
    "dir": frozenset({"ltr", "rtl"}),
    "tabindex": frozenset({"0"}),
    "aria-hidden": frozenset({"true"}),
    "rel": frozenset({"stylesheet"}),
    "scope": frozenset({"col", "row", "colgroup", "rowgroup"}),
    "charset": frozenset({"utf-8"}),
}
_PARENTS: Final[dict[str, tuple[str, ...]]] = {
    "li": ("ol", "ul"),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "figcaption": ("figure",),
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
}
_VIEWPORT: Final = "width=device-width, initial-scale=1"


def of_markup(root: Any, where: str) -> Iterator[Claim]:
    """What in a page is none of these, or stands where it means something else."""
    for element in root.iter():
        name = local(element)
        if name in _MATH:
            yield from _in_math(element, name, where)
        elif name:
            yield from _element(element, name, where)
        for child in element:
            if local(child) in _PARENTS and name not in _PARENTS[local(child)]:
                yield _unknown(f"{local(child)} in {name}", where)
    yield from _labels(root, where)
    yield from _titled(root, where)
    yield from _table_heads(root, where)


def _element(element: Any, name: str, where: str) -> Iterator[Claim]:
    if name not in _ELEMENTS:
        yield _unknown(name, where)
        return
    known = _GLOBAL | set(_ELEMENTS[name].split())
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2]
        allowed = _VALUES.get(attribute)
        if attribute not in known or (allowed is not None and value.lower() not in allowed):
            yield _unknown(f"{name} with {attribute}={value[:40]}", where)
    if element.get("lang") == "" and name != "html":
        yield _unknown(f"{name} in no language", where)
    for role in element.get("role", "").split():
        if not role.startswith("doc-") and name not in _ROLES.get(role, ()):
            yield _unknown(f"{name} as {role}", where)
    if name == "meta" and element.get("name", next(iter(_META))) not in _META:
        yield _unknown(f"meta {element.get('name')}", where)
    if element.get("name") == "viewport" and element.get("content") != _VIEWPORT:
        yield _unknown(f"viewport {element.get('content')}", where)
    if element.get("hidden") is not None and not roles(element) & _UNSEEN:
        yield _unknown(f"{name} that is hidden", where)
    if element.get("aria-hidden") is not None and any(c.isalnum() for c in text_of(element)):
        yield _unknown(f"{name} that is not read aloud", where)


def _in_math(element: Any, name: str, where: str) -> Iterator[Claim]:
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute not in _IN_MATH and (name, attribute, value) != ("math", "dir", "ltr"):
            yield _unknown(f"{name} with {key}", where)
    if name == "math" and not element.get("alttext"):
        yield Claim(
            column="figures",
            code="formula-unspoken",
            message="a formula has no words for those who cannot see it",
            found=text_of(element)[:80],
            where=where,
        )


def _labels(root: Any, where: str) -> Iterator[Claim]:
    """A name that is only heard says what is seen: of a frame the caption of its table, and of a
    link without words where it leads back to."""
    for element in root.iter():
        label = said(element.get("aria-label") or "") if local(element) else ""
        if not label:
            continue
        if local(element) == "a":
            true = bool(roles(element) & {"doc-backlink", "backlink"})
        else:
            captions = [name_of(e) for e in element.iter() if local(e) == "caption"]
            true = label in captions or not captions
        if not true:
            yield Claim(
                column="structure",
                code="label",
                message="who hears the page is told something else than who sees it",
                expected=captions[0] if captions else "",
                found=label,
                where=where,
            )


def _titled(root: Any, where: str) -> Iterator[Claim]:
    """What is called by other words is called by words of its own."""
    for element in root.iter():
        named = element.get("aria-labelledby") if local(element) else None
        if named is not None and named not in {inner.get("id") for inner in element.iter()}:
            yield _unknown(f"{local(element)} that is called by {named}", where)


def _table_heads(root: Any, where: str) -> Iterator[Claim]:
    """Heads of columns stand in the head of their table, and its foot stands last."""
    for table in (e for e in root.iter() if local(e) == "table"):
        parts = [local(part) for part in table if local(part) in ("thead", "tbody", "tfoot")]
        heads = [
            cell
            for part in table
            if local(part) in ("tbody", "tfoot")
            for row in part
            for cell in row
            if local(cell) == "th" and cell.get("scope") in ("col", "colgroup")
        ]
        if heads or parts != sorted(parts, key=["thead", "tbody", "tfoot"].index):
            yield Claim(
                column="tables",
                code="table-parts",
                message="the head of a table is not its first part, or its foot not its last",
                found=" ".join(parts),
                where=where,
            )


def _unknown(found: str, where: str) -> Claim:
    return Claim(
        column="conformance",
        code="markup-unknown",
        message="an element or attribute of which nobody here knows what it does to the words",
        found=found,
        where=where,
    )
