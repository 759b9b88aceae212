"""Damage to PDFs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

import pikepdf

from tests.mutations.mutation import Class, Mutation, NothingToMutateError

Edit = Callable[[pikepdf.Pdf], None]


def edited(edit: Edit) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            edit(pdf)
            made = io.BytesIO()
            pdf.save(made, static_id=True)
        return made.getvalue()

    return apply


# -- the structure tree -------------------------------------------------------------------------


def elements(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    found: list[Any] = []
    stack: list[Any] = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        here = stack.pop()
        if not isinstance(here, pikepdf.Dictionary) or "/S" not in here:
            continue
        if f"/{role}" == here.S:
            found.append(here)
        stack.extend(reversed(kids(here)))
    return found


def kids(element: Any) -> list[Any]:
    given = element.get("/K")
    if given is None:
        return []
    return list(given) if isinstance(given, pikepdf.Array) else [given]


def _element(pdf: pikepdf.Pdf, role: str, place: int = 0) -> Any:
    try:
        return elements(pdf, role)[place]
    except IndexError as error:
        raise NothingToMutateError from error


def _place(element: Any) -> tuple[Any, int]:
    parent = element.P
    return parent, next(
        number
        for number, kid in enumerate(kids(parent))
        if isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen
    )


def drop(role: str, place: int = 0) -> Edit:
    """An element and all below it leave the tree; its letters stay on the page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        parent, number = _place(_element(pdf, role, place))
        left = kids(parent)
        del left[number]
        parent.K = pikepdf.Array(left)

    return edit


def swap(role: str, place: int = 0) -> Edit:
    """Two elements of one parent that follow each other change places."""

    def edit(pdf: pikepdf.Pdf) -> None:
        parent, number = _place(_element(pdf, role, place))
        left = kids(parent)
        if number + 1 >= len(left):
            raise NothingToMutateError
        left[number], left[number + 1] = left[number + 1], left[number]
        parent.K = pikepdf.Array(left)

    return edit


def rename(role: str, other: str, place: int = 0) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        _element(pdf, role, place).S = pikepdf.Name(f"/{other}")

    return edit


def entry(role: str, key: str, value: str | None, place: int = 0) -> Edit:
    """Sets an entry of an element that has it, or takes it away."""

    def edit(pdf: pikepdf.Pdf) -> None:
        having = [element for element in elements(pdf, role) if key in element]
        if not having:
            raise NothingToMutateError
        if value is None:
            del having[place][key]
        else:
            having[place][key] = pikepdf.String(value)

    return edit


def span(name: str) -> Edit:
    """Takes an attribute of tables, such as `/ColSpan`, from the first cell that has it."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for role in ("TH", "TD"):
            for cell in elements(pdf, role):
                attributes = cell.get("/A")
                for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
                    if one is not None and name in one:
                        del one[name]
                        return
        raise NothingToMutateError

    return edit


# -- content streams ----------------------------------------------------------------------------

Instruction = tuple[list[Any], str]


def content(change: Callable[[list[Instruction]], None], page: int = 0) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        target = pdf.pages[page]
        before = [
            (list(instruction.operands), str(instruction.operator))
            for instruction in pikepdf.parse_content_stream(target)
        ]
        after = [(list(operands), operator) for operands, operator in before]
        change(after)
        if after == before:
            raise NothingToMutateError
        stream = pikepdf.unparse_content_stream(
            [(operands, pikepdf.Operator(operator)) for operands, operator in after]
        )
        target.Contents = pdf.make_stream(stream)

    return edit


def nth(instructions: list[Instruction], operator: str, place: int) -> int:
    found = [n for n, (_, name) in enumerate(instructions) if name == operator]
    try:
        return found[place]
    except IndexError as error:
        raise NothingToMutateError from error


def nudge(operator: str, operand: int, amount: str, place: int = 0) -> Edit:
    """Adds to a number that an operator takes."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, operator, place)
        operands, name = instructions[number]
        operands[operand] = Decimal(str(operands[operand])) + Decimal(amount)
        instructions[number] = (operands, name)

    return content(change)


def silence(place: int, page: int = 0) -> Edit:
    """Letters are no longer shown."""

    def change(instructions: list[Instruction]) -> None:
        del instructions[nth(instructions, "TJ", place)]

    return content(change, page)


def turn(place: int) -> Edit:
    """Two glyphs of a piece of text change places."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "TJ", place)
        operands, name = instructions[number]
        pieces = list(operands[0])
        shown = [n for n, p in enumerate(pieces) if isinstance(p, pikepdf.String) and bytes(p)]
        codes = [bytes(pieces[n]) for n in shown]
        for n in range(len(codes) - 1):
            if codes[n] != codes[n + 1]:
                pieces[shown[n]] = pikepdf.String(codes[n + 1])
                pieces[shown[n + 1]] = pikepdf.String(codes[n])
                instructions[number] = ([pikepdf.Array(pieces)], name)
                return
        raise NothingToMutateError

    return content(change)


def recolor(amount: str, place: int) -> Edit:
    return nudge("rg", 2, amount, place)


def refont(place: int) -> Edit:
    """Letters in the font of the letters before: same codes, other glyphs."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "Tf", place)
        names = [operands[0] for operands, name in instructions if name == "Tf"]
        operands, name = instructions[number]
        other = next((font for font in names if font != operands[0]), None)
        if other is None:
            raise NothingToMutateError
        instructions[number] = ([other, operands[1]], name)

    return content(change)


# -- the rest ----------------------------------------------------------------------------------


def _info(key: str, value: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[key] = pikepdf.String(value)

    return edit


def _no_info(key: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo[key]

    return edit


def _xmp(old: bytes, new: bytes) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        if old not in packet:
            raise NothingToMutateError
        pdf.Root.Metadata.write(packet.replace(old, new, 1))

    return edit


def _root(key: str, value: Any = None) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return edit


def _link(change: Callable[[Any], None], *, internal: bool) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A")
                has_address = action is not None and "/URI" in action
                if has_address is not internal:
                    change(annotation)
                    return
        raise NothingToMutateError

    return edit


def _readdressed(address: str) -> Callable[[Any], None]:
    def change(annotation: Any) -> None:
        annotation.A.URI = pikepdf.String(address)

    return change


def _undescribed(annotation: Any) -> None:
    del annotation["/Contents"]


def _dead(annotation: Any) -> None:
    annotation.Dest = pikepdf.String("nowhere")
    if "/A" in annotation:
        del annotation["/A"]


def relinked(old: str, new: str) -> Edit:
    """What leads to the place `old` leads to `new`."""

    def edit(pdf: pikepdf.Pdf) -> None:
        leading = [
            annotation
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if annotation.get("/Dest") == old
        ]
        if not leading:
            raise NothingToMutateError
        for annotation in leading:
            annotation.Dest = pikepdf.String(new)

    return edit


def _entries(pdf: pikepdf.Pdf) -> Any:
    if "/Outlines" not in pdf.Root:
        raise NothingToMutateError
    return pdf.Root.Outlines.First


def _outline_text(pdf: pikepdf.Pdf) -> None:
    _entries(pdf).Title = pikepdf.String("Another title")


def _outline_short(pdf: pikepdf.Pdf) -> None:
    first = _entries(pdf)
    while "/First" in first:
        first = first.First
    parent = first.Parent
    if "/Next" not in first:
        raise NothingToMutateError
    parent.First = first.Next
    del first.Next["/Prev"]


def _box(side: int, amount: float) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            box = [float(number) for number in page.MediaBox]
            box[side] += amount
            page.MediaBox = pikepdf.Array(box)

    return edit


def _drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def _swap_pages(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    del pdf.pages[0]


def _no_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def _turned(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.Rotate = 90


def _written(marked: str) -> Edit:
    """Words on the first page that belong to nothing, or to what `marked` says."""

    def change(instructions: list[Instruction]) -> None:
        number = nth(instructions, "TJ", 14)
        start = next(n for n in range(number, -1, -1) if instructions[n][1] == "BT")
        shown = [*instructions[start : number + 1], ([], "ET")]
        wrapped: list[Instruction] = (
            [([pikepdf.Name(f"/{marked}")], "BMC"), *shown, ([], "EMC")] if marked else shown
        )
        instructions += wrapped

    return content(change)


_EDITS: Final[tuple[tuple[Class, str, Edit], ...]] = (
    ("words", "a paragraph out of the tree", drop("P", 6)),
    ("words", "a heading out of the tree", drop("H3")),
    ("words", "an item out of the tree", drop("LI", 4)),
    ("words", "letters that are not shown", silence(12)),
    ("words", "a dot of a leader that is not shown", silence(30)),
    ("words", "letters of a contents list that are not shown", silence(18)),
    ("words", "two glyphs turned", turn(14)),
    ("words", "two glyphs of a heading turned", turn(2)),
    ("words", "letters in another font's codes", refont(6)),
    ("words", "letters without characters", _no_unicode),
    ("words", "a page dropped", _drop_page),
    ("words", "pages in another order", _swap_pages),
    ("words", "other words for a reader", entry("Span", "/ActualText", "other words")),
    ("structure", "a heading lowered", rename("H2", "H3", 1)),
    ("structure", "a heading made text", rename("H2", "P")),
    ("structure", "text made a heading", rename("P", "H3", 7)),
    ("structure", "a list made a part", rename("L", "Div", 1)),
    ("structure", "a quotation made a part", rename("BlockQuote", "Div")),
    ("structure", "two items swapped", swap("LI", 3)),
    ("structure", "two paragraphs swapped", swap("P", 6)),
    ("structure", "code made text", rename("Code", "Span")),
    ("structure", "a label lost", drop("Lbl", 3)),
    ("structure", "no tree", _root("/StructTreeRoot")),
    ("tables", "a head cell made a cell", rename("TH", "TD")),
    ("tables", "a cell made a head cell", rename("TD", "TH", 2)),
    ("tables", "a cell dropped", drop("TD", 2)),
    ("tables", "a row dropped", drop("TR", 2)),
    ("tables", "two rows swapped", swap("TR", 3)),
    ("tables", "two cells swapped", swap("TD", 1)),
    ("tables", "columns unspanned", span("/ColSpan")),
    ("tables", "rows unspanned", span("/RowSpan")),
    ("tables", "a scope lost", span("/Scope")),
    ("tables", "a table made a part", rename("Table", "Div")),
    ("tables", "a caption dropped", drop("Caption")),
    ("notes", "a note dropped", drop("Note")),
    ("notes", "a note made text", rename("Note", "P")),
    ("notes", "a mark dropped", drop("Reference")),
    ("notes", "a mark leads to another note", relinked("note-1", "note-2")),
    ("notes", "a note leads back to another mark", relinked("note-mark-1", "note-mark-3")),
    ("links", "another address", _link(_readdressed("https://example.org/x"), internal=False)),
    ("links", "a dangerous address", _link(_readdressed("javascript:alert(1)"), internal=False)),
    ("links", "an address without description", _link(_undescribed, internal=False)),
    ("links", "a dead link", _link(_dead, internal=True)),
    ("links", "a link out of the tree", drop("Link")),
    ("links", "a link made words", rename("Link", "Span")),
    ("figures", "a formula without words", entry("Formula", "/Alt", None)),
    ("figures", "a formula with other words", entry("Formula", "/Alt", "x")),
    ("figures", "a formula dropped", drop("Formula")),
    ("figures", "a picture without words", entry("Figure", "/Alt", None)),
    ("figures", "a picture with other words", entry("Figure", "/Alt", "Something else")),
    ("figures", "a picture dropped", drop("Figure")),
    ("languages", "words without their language", entry("Span", "/Lang", None)),
    ("languages", "words in another language", entry("Span", "/Lang", "bg", 1)),
    ("languages", "all in another language", _root("/Lang", pikepdf.String("fr"))),
    ("languages", "no language", _root("/Lang")),
    ("metadata", "another title", _info("/Title", "Another title")),
    ("metadata", "no title", _no_info("/Title")),
    ("metadata", "another author", _info("/Author", "Somebody Else")),
    ("metadata", "another subject", _info("/Subject", "Another subject")),
    ("metadata", "no keywords", _no_info("/Keywords")),
    ("metadata", "another title in the packet", _xmp(b"Grain Through", b"Grains Through")),
    ("metadata", "another author in the packet", _xmp(b"Ines Okafor", b"Inez Okafor")),
    ("metadata", "not marked as tagged", _root("/MarkInfo")),
    ("metadata", "no packet", _root("/Metadata")),
    ("words", "words of no mark", _written("")),
    ("words", "words marked as an artifact", _written("Artifact")),
    ("structure", "pages turned", _turned),
    ("tables", "a head cell that heads nothing", span("/Scope")),
    ("figures", "a picture said to be an image", entry("Figure", "/Alt", "image")),
    ("contents", "another entry", _outline_text),
    ("contents", "an entry dropped", _outline_short),
    ("contents", "no outline", _root("/Outlines")),
    ("style", "text half a point larger", nudge("Tf", 1, "0.6667", 12)),
    ("style", "a heading half a point smaller", nudge("Tf", 1, "-0.6667", 1)),
    ("style", "a colour one step off", recolor("0.003922", 4)),
    ("style", "text of another colour", recolor("0.003922", 12)),
    ("style", "a wider sheet", _box(2, 2.0)),
    ("style", "a higher sheet", _box(3, 2.0)),
)


def _noise(data: bytes) -> bytes:
    middle = len(data) // 3
    return (
        data[:middle]
        + bytes(b ^ 0x5A for b in data[middle : middle + 8192])
        + data[middle + 8192 :]
    )


def mutations() -> Iterator[Mutation]:
    for kind, name, edit in _EDITS:
        yield Mutation("pdf", kind, name, edited(edit))
    yield Mutation("pdf", "corruption", "cut in half", lambda data: data[: len(data) // 2])
    yield Mutation("pdf", "corruption", "noise in the middle", _noise)
    yield Mutation("pdf", "corruption", "empty", lambda _: b"")
    yield Mutation("pdf", "corruption", "only a head", lambda data: data[:1024])
