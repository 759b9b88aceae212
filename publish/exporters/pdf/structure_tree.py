"""The structure tree of a PDF as plain data: read from WeasyPrint's, written back anew.

WeasyPrint builds the tree page by page and keeps no way from a structure element to the element
of the source. `read` walks its boxes in the very order in which WeasyPrint tagged them and so
knows for each where it came from; `repair` changes what is read; `write` states the result. What
the result leaves out becomes an artifact of its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint.formatting_structure import (  # type: ignore[import-untyped]  # it ships no types
    boxes,
)
from weasyprint.layout.absolute import (  # type: ignore[import-untyped]  # it ships no types
    AbsolutePlaceholder,
)

Pdf = Any
"""A `pydyf.PDF`; an alias, for pydyf and WeasyPrint have no types."""


class PairingError(Exception):
    """WeasyPrint's elements do not follow its boxes, so that none knows where it came from."""


@dataclass(frozen=True)
class Content:
    """Marked content: the page, counted from 0, and its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotation:
    """A link annotation, by the reference of its dictionary."""

    page: int
    reference: bytes


@dataclass(eq=False)
class Structure:
    """A structure element in the making.

    `role` is its standard type (ISO 32000-1, 14.8.4). `source` is the HTML element that it was
    made of and `tag` that element's name, with `::` and the name of a pseudo-element; an anonymous
    box has the source of its parent. `entries` are further keys of its dictionary.
    """

    role: str
    source: Element | None = None
    tag: str = ""
    kids: list[Structure | Content | Annotation] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)

    def elements(self) -> list[Structure]:
        return [kid for kid in self.kids if isinstance(kid, Structure)]

    def walk(self) -> Iterator[Structure]:
        """This element and those below it, in reading order."""
        left = [self]
        while left:
            here = left.pop()
            yield here
            left.extend(reversed(here.elements()))


class Reader:
    """Reads WeasyPrint's tree into `Structure`s."""

    def __init__(self, pdf: Pdf) -> None:
        self._made = iter(_structure_elements(pdf)[1:])
        self._page = 0
        self.texts: dict[Content, str] = {}
        """What pieces of text say, those in the margins of pages too."""
        self.turned = False
        """Whether any of them stands in a box that runs from right to left."""

    def read(self, pages: list[Any]) -> Structure:
        """The `Document` element; content of margin boxes is not in it.

        Raises `PairingError` when WeasyPrint's elements are not in the order of its boxes.
        """
        root = Structure("Document")
        for self._page, page in enumerate(pages):
            self._box(page._page_box, root)
        if next(self._made, None) is not None:
            raise PairingError("WeasyPrint tagged more than it set")
        return root

    def _box(self, box: Any, parent: Structure) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            aside = Structure("Artifact")
            for child in box.children:
                self._box(child, aside)
            return
        tag = "" if box.element is None else box.element_tag
        if tag in ("html", "body") or isinstance(box, boxes.PageBox):
            for child in box.children:
                self._box(child, parent)
            return
        made = self._take()
        if _is_wrapped(box, tag, parent, made):
            wrapper = Structure("LI", box.element, tag)
            parent.kids.append(wrapper)
            self._element(box, tag, wrapper, self._take())
        else:
            self._element(box, tag, parent, made)

    def _element(self, box: Any, tag: str, parent: Structure, made: Any) -> None:
        entries = {key: made[key] for key in ("A", "Alt", "ID") if key in made}
        here = Structure(made["S"].removeprefix("/"), box.element, tag, entries=entries)
        parent.kids.append(here)
        if box.link_annotation:
            here.kids.append(Annotation(self._page, box.link_annotation.reference))
        numbers = iter(_numbers(made))
        for child in _children(box, here.role):
            if not isinstance(child, boxes.TextBox):
                self._box(child, here)
                continue
            own = numbers if here.role == "Link" else iter(_numbers(self._take()))
            content = self._content(own)
            self.texts[content] = child.text
            self.turned |= child.style["direction"] == "rtl"
            here.kids.append(content)
        if isinstance(box, boxes.ReplacedBox):
            here.kids.append(self._content(numbers))

    def _content(self, numbers: Iterator[int]) -> Content:
        number = next(numbers, None)
        if number is None:
            raise PairingError("WeasyPrint tagged other content than it set")
        return Content(self._page, number)

    def _take(self) -> Any:
        made = next(self._made, None)
        if made is None:
            raise PairingError("WeasyPrint set more than it tagged")
        return made


def read_unpaired(pdf: Pdf) -> Structure:
    """WeasyPrint's tree as it is: no element knows what it was made of.

    Elements that stand nowhere, those of margin boxes, are not in it.
    """
    pages = {reference: page for page, reference in enumerate(pdf.page_references)}

    def read(made: Any) -> Structure:
        entries = {key: made[key] for key in ("A", "Alt", "ID") if key in made}
        here = Structure(made["S"].removeprefix("/"), entries=entries)
        for kid in made["K"]:
            if isinstance(kid, int):
                here.kids.append(Content(pages[made["Pg"]], kid))
                continue
            below = resolve(pdf, kid)
            if below["Type"] == "/OBJR":
                here.kids.append(Annotation(pages[below["Pg"]], below["Obj"]))
            else:
                here.kids.append(read(below))
        return here

    return read(_structure_elements(pdf)[0])


def write(
    root: Structure, pdf: Pdf, texts: Mapping[Content, str], pictures: Mapping[Content, Any]
) -> None:
    """Puts `root` in place of WeasyPrint's tree, and turns what is not in it into artifacts.

    `texts` are those that extraction would not get right from the glyphs, `pictures` the areas of
    the pictures that are drawn, in points from the lower left of their pages."""
    catalog_root = resolve(pdf, pdf.catalog["StructTreeRoot"])
    for made in _structure_elements(pdf)[1:]:
        made.clear()
    pages = pdf.page_references
    owners: dict[Content, bytes] = {}
    annotations: dict[bytes, bytes] = {}
    identifiers: dict[str, bytes] = {}

    def build(element: Structure, made: Any) -> None:
        page = first_page(element)
        made.update({"Type": "/StructElem", "S": f"/{element.role}", "K": pydyf.Array()})
        if page is not None:
            made["Pg"] = pages[page]
        made.update(element.entries)
        if "ID" in element.entries:
            identifiers[element.entries["ID"].string] = made.reference
        for kid in element.kids:
            match kid:
                case Structure():
                    child = pydyf.Dictionary()
                    pdf.add_object(child)
                    child["P"] = made.reference
                    made["K"].append(child.reference)
                    build(kid, child)
                case Content():
                    owners[kid] = made.reference
                    made["K"].append(_marked(kid, page, pages))
                case Annotation():
                    annotations[kid.reference] = made.reference
                    objr = {"Type": "/OBJR", "Obj": kid.reference, "Pg": pages[kid.page]}
                    made["K"].append(pydyf.Dictionary(objr))

    document = resolve(pdf, catalog_root["K"][0])
    parent = document["P"]
    build(root, document)
    document["P"] = parent
    if identifiers:
        names = [
            part for name in sorted(identifiers) for part in (pydyf.String(name), identifiers[name])
        ]
        catalog_root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    counts = [
        _mark_content(resolve(pdf, resolve(pdf, page)["Contents"]), at, owners, texts, pictures)
        for at, page in enumerate(pages)
    ]
    _write_parents(pdf, catalog_root, owners, annotations, counts)


def resolve(pdf: Pdf, reference: bytes) -> Any:
    """The object that `12 0 R` refers to."""
    return pdf.objects[int(reference.split()[0])]


def _structure_elements(pdf: Pdf) -> list[Any]:
    """All of WeasyPrint's structure elements in the order in which it made them, `Document` first:
    an element comes before its children."""
    return [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/StructElem"]


def _numbers(made: Any) -> list[int]:
    """The marked content that an element holds itself."""
    return [kid for kid in made["K"] if isinstance(kid, int)]


def _children(box: Any, role: str) -> Iterator[Any]:
    """The boxes below `box` as WeasyPrint tags them: lines are looked through, and a table stands
    for the wrapper that it shares with its captions."""
    below = box.children if isinstance(box, boxes.ParentBox) else ()
    if role == "Table" and box.is_table_wrapper and (table := box.get_wrapped_table()):
        below = [
            part for child in below for part in (child.children if child is table else [child])
        ]
    for child in below:
        yield from child.children if isinstance(child, boxes.LineBox) else (child,)


def _is_wrapped(box: Any, tag: str, parent: Structure, made: Any) -> bool:
    """Whether WeasyPrint put an LI around the LBody that it makes of this box."""
    if made["S"] != "/LI" or parent.role in ("LI", "LBody"):
        return False
    if tag in ("dt", "dd"):
        return True
    style = box.style
    return "list-item" not in style["display"] or style["list_style_type"] == "none"


def first_page(element: Structure) -> int | None:
    """The page, from 0, on which an element begins; `None` for one of which nothing is drawn."""
    for part in element.walk():
        for kid in part.kids:
            if isinstance(kid, Content):
                return kid.page
    return None


def _marked(content: Content, page: int | None, pages: tuple[bytes, ...]) -> Any:
    if content.page == page:
        return content.mcid
    return pydyf.Dictionary({"Type": "/MCR", "Pg": pages[content.page], "MCID": content.mcid})


def _write_parents(
    pdf: Pdf,
    root: Any,
    owners: dict[Content, bytes],
    annotations: dict[bytes, bytes],
    counts: Sequence[int],
) -> None:
    """The way back, from content and annotations to elements (ISO 32000-1, 14.7.4.4); `counts` says
    how many pieces of content each page has."""
    numbers = pydyf.Array()
    for index, reference in enumerate(pdf.page_references):
        page = resolve(pdf, reference)
        owned = [owners.get(Content(index, mcid), "null") for mcid in range(counts[index])]
        numbers.extend([index, pydyf.Array(owned)])
        if "Annots" in page:
            kept = [annotation for annotation in page["Annots"] if annotation in annotations]
            page["Annots"] = pydyf.Array(kept)
    for key, (reference, owner) in enumerate(annotations.items(), start=len(pdf.page_references)):
        resolve(pdf, reference)["StructParent"] = key
        numbers.extend([key, owner])
    resolve(pdf, root["ParentTree"])["Nums"] = numbers
    root["ParentTreeNextKey"] = len(pdf.page_references) + len(annotations)


def _mark_content(
    stream: Any,
    page: int,
    owners: dict[Content, bytes],
    texts: Mapping[Content, str],
    pictures: Mapping[Content, Any],
) -> int:
    """Turns marked content that nobody owns into artifacts, and says what the glyphs do not
    (ISO 32000-1, 14.9.4); returns how many numbers there are.

    A picture is an artifact of the layout and states its area; all else is one of pages
    (14.8.2.2.2).

    A `BDC` operator stands after its two operands: the tag, and the dictionary with the number.
    """
    count = 0
    for at, operator in enumerate(stream.stream):
        if operator != b"BDC":
            continue
        mcid = stream.stream[at - 1]["MCID"]
        count = max(count, mcid + 1)
        content = Content(page, mcid)
        if content not in owners:
            stream.stream[at - 2] = "/Artifact"
            stream.stream[at - 1] = pydyf.Dictionary(
                {"Type": "/Layout", "BBox": pictures[content]}
                if content in pictures
                else {"Type": "/Pagination"}
            )
        if content in texts:
            stream.stream[at - 1]["ActualText"] = pydyf.String(texts[content])
    return count
