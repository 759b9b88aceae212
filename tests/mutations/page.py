"""Damage to the pages of PDFs: their content streams, the links on them, and where bookmarks lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

import pikepdf

from tests.mutations.mutation import Class, Mutation, NothingToMutateError
from tests.mutations.portable import Edit, Instruction, content, edited, elements, kids, nth

# -- links ---------------------------------------------------------------------------------------


def _links(pdf: pikepdf.Pdf, *, internal: bool) -> Iterator[tuple[Any, Any]]:
    """Each link of a kind and its page."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if ("/A" not in annotation) is internal:
                yield page, annotation


def link(change: Callable[[Any], None], place: int = 0, *, internal: bool) -> Edit:
    """Changes the annotation of a link."""

    def edit(pdf: pikepdf.Pdf) -> None:
        found = [annotation for _, annotation in _links(pdf, internal=internal)]
        try:
            change(found[place])
        except IndexError as error:
            raise NothingToMutateError from error

    return edit


def _area(change: Callable[[list[float]], list[float]]) -> Callable[[Any], None]:
    """Changes the area of a link: left, one edge, right, the other edge."""

    def apply(annotation: Any) -> None:
        annotation.Rect = pikepdf.Array(change([float(edge) for edge in annotation.Rect]))

    return apply


_moved = _area(lambda rect: [rect[0], rect[1] - 60, rect[2], rect[3] - 60])
_shifted = _area(lambda rect: [rect[0] + 80, rect[1], rect[2] + 80, rect[3]])
_emptied = _area(lambda rect: [rect[0], rect[1], rect[0], rect[1]])
_narrowed = _area(lambda rect: [rect[0], rect[1], rect[0] + (rect[2] - rect[0]) / 4, rect[3]])
_spread = _area(lambda _: [0.0, 0.0, 595.0, 842.0])


def _described(annotation: Any) -> None:
    annotation.Contents = pikepdf.String("Something else")


def _off_page(*, internal: bool) -> Edit:
    """A link leaves its page; the tree still names it."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page, gone = next(_links(pdf, internal=internal))
        page.Annots = pikepdf.Array([a for a in page.Annots if a.objgen != gone.objgen])

    return edit


def _removed(*, internal: bool, place: int = 0) -> Edit:
    """A link leaves its page and the tree; its words stay."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page, gone = list(_links(pdf, internal=internal))[place]
        page.Annots = pikepdf.Array([a for a in page.Annots if a.objgen != gone.objgen])
        for element in elements(pdf, "Link"):
            element.K = pikepdf.Array(kid for kid in kids(element) if not _is_of(kid, gone))

    return edit


def _is_of(kid: Any, annotation: Any) -> bool:
    return (
        isinstance(kid, pikepdf.Dictionary)
        and "/Obj" in kid
        and bool(kid.Obj.objgen == annotation.objgen)
    )


def _all_removed(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        if "/Annots" in page:
            del page["/Annots"]


# -- bookmarks and places ------------------------------------------------------------------------


def _bookmarks(pdf: pikepdf.Pdf) -> list[Any]:
    found: list[Any] = []
    stack = [pdf.Root.Outlines.First]
    while stack:
        here = stack.pop()
        found.append(here)
        stack += [here[key] for key in ("/Next", "/First") if key in here]
    return found


def bookmark(change: Callable[[pikepdf.Pdf, Any], None], place: int) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        change(pdf, _bookmarks(pdf)[place])

    return edit


def _to_first_page(pdf: pikepdf.Pdf, entry: Any) -> None:
    entry.Dest = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.XYZ, 0, 842, 0])


def _lower(_: pikepdf.Pdf, entry: Any) -> None:
    entry.Dest[3] = Decimal(str(entry.Dest[3])) - 30


def _without_place(_: pikepdf.Pdf, entry: Any) -> None:
    del entry["/Dest"]


def _places_moved(pdf: pikepdf.Pdf) -> None:
    """Every place that has a name is on the first page."""
    names = pdf.Root.Names.Dests.Names
    for number in range(1, len(names), 2):
        names[number][0] = pdf.pages[0].obj


# -- attributes of structure elements --------------------------------------------------------------


def attribute(roles: tuple[str, ...], key: str, value: Any, place: int = 0) -> Edit:
    """Sets an attribute of an element that has it, or takes it away."""

    def edit(pdf: pikepdf.Pdf) -> None:
        having = [
            one
            for role in roles
            for element in elements(pdf, role)
            for one in _attributes(element)
            if key in one
        ]
        if len(having) <= place:
            raise NothingToMutateError
        if value is None:
            del having[place][key]
        else:
            having[place][key] = value

    return edit


def _attributes(element: Any) -> list[Any]:
    given = element.get("/A")
    if given is None:
        return []
    return list(given) if isinstance(given, pikepdf.Array) else [given]


def _other_heads(pdf: pikepdf.Pdf) -> None:
    """A cell is headed by what heads its neighbour."""
    cells = [
        a for cell in elements(pdf, "TD") for a in _attributes(cell) if len(a.get("/Headers", []))
    ]
    first = cells[0]
    other = next(a for a in cells if list(a.Headers) != list(first.Headers))
    first.Headers = other.Headers


def _numbered(pdf: pikepdf.Pdf) -> None:
    """A list that is not numbered says that it is."""
    for element in elements(pdf, "L"):
        element.A = pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=pikepdf.Name.UpperRoman)


def _strange_attribute(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[3].A = pikepdf.Dictionary(
        O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, Color=pikepdf.Array([1, 1, 1])
    )


def _all_code_text(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf, "Code"):
        element.S = pikepdf.Name.Span


# -- content streams -------------------------------------------------------------------------------


def raw(change: Callable[[bytes], bytes], page: int = 0) -> Edit:
    """Changes the bytes of a content stream."""

    def edit(pdf: pikepdf.Pdf) -> None:
        target = pdf.pages[page]
        before = target.Contents.read_bytes()
        after = change(before)
        if after == before:
            raise NothingToMutateError
        target.Contents = pdf.make_stream(after)

    return edit


def before_text(
    operator: str, operands: list[Any], place: int, after: list[Any] | None = None
) -> Edit:
    """An operator before a text is shown, and with other operands after it."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "TJ", place)
        if after is not None:
            instructions.insert(number + 1, (after, operator))
        instructions.insert(number, (operands, operator))

    return content(change)


def spaced(amount: str, place: int) -> Edit:
    """Other distances between the letters of a text, by the numbers between them."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "TJ", place)
        operands, name = instructions[number]
        pieces: list[Any] = [
            piece if isinstance(piece, pikepdf.String) else Decimal(str(piece)) + Decimal(amount)
            for piece in list[Any](operands[0])
        ]
        instructions[number] = ([pikepdf.Array(pieces)], name)

    return content(change)


def as_artifact(place: int) -> Edit:
    """A text of the tree is marked as an artifact of its page."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "BDC", place)
        instructions[number] = ([pikepdf.Name("/Artifact")], "BMC")

    return content(change)


def exchanged(place: int, glyph: int, page: int) -> Edit:
    """A glyph and the next one change places within a line, be they letters, signs or spaces."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "TJ", place)
        operands, name = instructions[number]
        pieces: list[Any] = list(operands[0])
        shown = [n for n, p in enumerate(pieces) if isinstance(p, pikepdf.String) and bytes(p)]
        if len(shown) < glyph + 2 or pieces[shown[glyph]] == pieces[shown[glyph + 1]]:
            raise NothingToMutateError
        one, other = shown[glyph], shown[glyph + 1]
        pieces[one], pieces[other] = pieces[other], pieces[one]
        instructions[number] = ([pikepdf.Array(pieces)], name)

    return content(change, page)


_EDITS: Final[tuple[tuple[Class, str, Edit], ...]] = (
    ("links", "the area of a link moved down", link(_moved, internal=False)),
    ("links", "the area of a link moved aside", link(_shifted, 1, internal=True)),
    ("links", "the area of a link emptied", link(_emptied, internal=False)),
    ("links", "the area of an internal link emptied", link(_emptied, 3, internal=True)),
    ("links", "the area of a link narrowed", link(_narrowed, internal=False)),
    ("links", "the area of a link over the whole page", link(_spread, internal=False)),
    ("links", "another description of an address", link(_described, internal=False)),
    ("links", "another description of a place", link(_described, 2, internal=True)),
    ("links", "a link that is not on its page", _off_page(internal=False)),
    ("links", "an internal link that is not on its page", _off_page(internal=True)),
    ("links", "the annotation of a link removed", _removed(internal=False)),
    ("links", "the annotation of an entry removed", _removed(internal=True)),
    ("links", "all annotations removed", _all_removed),
    ("contents", "a bookmark to the first page", bookmark(_to_first_page, 6)),
    ("contents", "a bookmark below its heading", bookmark(_lower, 3)),
    ("contents", "a bookmark that leads nowhere", bookmark(_without_place, 3)),
    ("contents", "named places on another page", _places_moved),
    ("structure", "bullets said to be numbers", _numbered),
    ("structure", "an attribute of layout", _strange_attribute),
    ("structure", "all code made text", _all_code_text),
    ("tables", "a cell headed by another head", _other_heads),
    ("tables", "a cell headed by nothing", attribute(("TD",), "/Headers", pikepdf.Array([]), 3)),
    ("tables", "heads that are nowhere", attribute(("TD",), "/Headers", pikepdf.Array([pikepdf.String("x")]), 3)),
    ("tables", "a head of a row said to be of a column", attribute(("TH",), "/Scope", pikepdf.Name.Row, 3)),
    ("figures", "the area of a picture emptied", attribute(("Figure",), "/BBox", pikepdf.Array([0, 0, 0, 0]))),
    ("corruption", "noise within a page", raw(lambda data: data[:3000] + b"\xff\xfe<<>>](" + data[3000:])),
    ("corruption", "a page cut short", raw(lambda data: data[: len(data) * 3 // 4])),
    ("corruption", "no content of a page", raw(lambda _: b"", 1)),
    ("words", "a letter and a space exchanged", exchanged(34, 6, 4)),
    ("words", "a sign and a letter exchanged", exchanged(48, 15, 1)),
    ("words", "a space moved into a word", exchanged(29, 9, 3)),
    ("words", "words that are not painted", before_text("Tr", [3], 20, [0])),
    ("words", "words as outlines", before_text("Tr", [1], 20, [0])),
    ("words", "words that cut", before_text("Tr", [7], 20, [0])),
    ("words", "white words", before_text("rg", [1, 1, 1], 20)),
    ("words", "a text made an artifact", as_artifact(20)),
)  # fmt: skip


def mutations() -> Iterator[Mutation]:
    for kind, name, edit in _EDITS:
        yield Mutation("pdf", kind, name, edited(edit))
