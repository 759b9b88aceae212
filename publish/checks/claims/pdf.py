"""A PDF: Info and XMP say the same, and what is drawn is read in the order of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from publish.checks.claims.attributes import of_attributes
from publish.checks.claims.catalog import of_catalog
from publish.checks.claims.common import Claim
from publish.checks.claims.ink import of_ink
from publish.checks.claims.leaders import of_leaders
from publish.checks.claims.links import of_links
from publish.checks.claims.streams import of_streams
from publish.checks.facts import Facts, said
from publish.checks.reading.pages.content import Pages
from publish.checks.reading.pages.tree import Content, Node, Tagged, objects
from publish.checks.reading.pdf import opened, walked, xmp_values

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"
_XMP: Final = "{http://ns.adobe.com/xap/1.0/}"
_TWICE: Final = {
    "Title": f"{_DC}title",
    "Author": f"{_DC}creator",
    "Subject": f"{_DC}description",
    "Keywords": f"{_PDF}Keywords",
    "Producer": f"{_PDF}Producer",
    "Creator": f"{_XMP}CreatorTool",
    "CreationDate": f"{_XMP}CreateDate",
    "ModDate": f"{_XMP}ModifyDate",
}
"""What stands in Info and in XMP, and must be the same (ISO 19005-2, 6.6.3)."""
_OURS: Final = "{https://publish.invalid/xmp/1.0/}"
_SEVERAL: Final = "; "
"""Between several values of a property in Info, of which XMP has a list."""
_OWN: Final = {
    **{
        name: f"{_OURS}{name[0].lower()}{name[1:]}"
        for name in ("Subtitle", "Reference", "Classification", "Status", "To", "From", "Cc")
    },
    "MemoSubject": f"{_OURS}memoSubject",
    "KeyPoints": f"{_OURS}keyPoints",
    "Organization": f"{_DC}publisher",
    "Rights": f"{_DC}rights",
    "Identifier": f"{_DC}identifier",
    "Date": f"{_DC}date",
}
"""What Info says beside what ISO 32000-1 knows, and where XMP does."""
_APART: Final = frozenset({"Lbl", "Figure", "Formula"})
"""Markers, pictures and formulas are drawn after the text of their page, wherever they stand."""


def of_artifact(data: bytes, _facts: Facts) -> Iterator[Claim]:
    """Claims of a PDF that are not so."""
    set_, structure = opened(data)
    yield from _metadata(structure)
    yield from _order(set_, structure)
    yield from _pages(set_, structure)
    yield from of_catalog(data, xmp_values(structure), structure.language)
    yield from of_attributes(structure, walked(data))
    yield from of_leaders(set_, structure)
    yield from of_links(structure, walked(data))
    yield from of_streams(objects(data))
    yield from of_ink(data, set_, frozenset(_pictured(structure.root, within=False)))


def _metadata(structure: Tagged) -> Iterator[Claim]:
    values = xmp_values(structure)
    for name, key in _TWICE.items():
        info = said(structure.info.get(name, ""))
        xmp = ", ".join(values.get(key, []))
        if name.endswith("Date"):
            info, xmp = _digits(info), _digits(xmp)
        if info != xmp:
            yield _differs(name, info, xmp)
    for name, key in _OWN.items():
        info = said(structure.info.get(name, ""))
        xmp = said(_SEVERAL.join(values.get(key, [])))
        if info != xmp:
            yield _differs(name, info, xmp)


def _differs(name: str, info: str, xmp: str) -> Claim:
    return Claim(
        column="metadata",
        code="info-differs-from-xmp",
        message=f"Info and XMP say different things about {name}",
        expected=xmp,
        found=info,
    )


def _pages(set_: Pages, structure: Tagged) -> Iterator[Claim]:
    """The file says that it is tagged, no page is turned, and all text is marked as something."""
    if not structure.is_marked:
        yield Claim(
            column="metadata", code="not-marked", message="the file does not say that it is tagged"
        )
    for page in structure.turned:
        yield Claim(
            column="structure",
            code="page-turned",
            message="a page is shown turned",
            where=f"page {page + 1}",
        )
    for piece in set_.pieces:
        if piece.is_text and piece.mcid < 0 and not piece.artifact and said(piece.text):
            yield Claim(
                column="words",
                code="unmarked-text",
                message="text is neither of the structure nor marked as an artifact",
                found=said(piece.text),
                where=f"page {piece.page + 1}",
            )


def _order(set_: Pages, structure: Tagged) -> Iterator[Claim]:
    """On each page the text of the tree is drawn in the order of the tree, and all of it is there.

    A program that does not know the tree reads what is drawn, and so does who copies it.
    """
    texts: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for piece in set_.pieces:
        if piece.is_text and piece.mcid >= 0:
            marked = texts[piece.page]
            marked[piece.mcid] = marked.get(piece.mcid, "") + piece.text
    ordered: defaultdict[int, list[int]] = defaultdict(list)
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for content, is_apart in _contents(structure.root, apart=False):
        if is_apart:
            apart[content.page].add(content.mcid)
        else:
            ordered[content.page].append(content.mcid)
    for page in range(len(set_.heights)):
        words = {mcid: text for mcid, each in texts[page].items() if (text := said(each))}
        told = [mcid for mcid in ordered[page] if mcid in words]
        known = set(told)
        for mcid, text in words.items():
            if mcid not in known and mcid not in apart[page]:
                yield Claim(
                    column="words",
                    code="untagged-text",
                    message="text stands on a page that the structure tree does not know",
                    found=text,
                    where=f"page {page + 1}",
                )
        drawn = [mcid for mcid in words if mcid in known and mcid not in apart[page]]
        for one, other in zip_longest(told, drawn, fillvalue=-1):
            if one != other:
                yield Claim(
                    column="words",
                    code="drawn-order",
                    message="the text of a page is not drawn in the order in which it is read",
                    expected=words.get(one, ""),
                    found=words.get(other, ""),
                    where=f"page {page + 1}",
                )
                break


def _contents(node: Node, *, apart: bool) -> Iterator[tuple[Content, bool]]:
    for kid in node.kids:
        if isinstance(kid, Content):
            yield kid, apart
        elif isinstance(kid, Node):
            yield from _contents(kid, apart=apart or kid.role in _APART)


def _pictured(node: Node, *, within: bool) -> Iterator[tuple[int, int]]:
    """The pages and numbers of the content of pictures, not of what captions them."""
    for kid in node.kids:
        if isinstance(kid, Content):
            if within:
                yield kid.page, kid.mcid
        elif isinstance(kid, Node):
            yield from _pictured(kid, within=kid.role == "Figure")


def _digits(date: str) -> str:
    """A date as its digits: Info and XMP write the same moment differently."""
    return re.sub(r"\D", "", date)[:14]
