"""What a PDF may not hold: actions, embedded files, annotations other than links, hidden text."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, Final

import pikepdf

from publish.checks.claim import Claim, denied
from publish.checks.facts import said
from publish.checks.read.fonts import is_font
from publish.checks.read.pdf.content import SMALLEST, Pages, pages
from publish.checks.read.pdf.opening import objects
from publish.checks.read.pdf.tree import outline, tagged

_CATALOG: Final = ("/OpenAction", "/AA", "/AcroForm", "/AF", "/Collection", "/OCProperties")
"""Entries that run, attach, fill in or switch off something (ISO 32000-1, 7.7.2)."""
_NAMES: Final = ("/JavaScript", "/EmbeddedFiles")
_ACTIONS: Final = ("/URI", "/GoTo")
_HIDDEN: Final = 0b10_0010
"""Flags of annotations that are hidden, or not shown (12.5.3)."""
_ENDS: Final = {"Q": "q", "ET": "BT", "EMC": "BMC", "EX": "BX"}
_OPERANDS: Final = {
    name: number
    for number, names in {
        0: "b B b* B* BT BX EMC ET EX f F f* h n q Q s S T* W W*",
        1: "BMC cs CS Do g G gs i j J M MP ri sh Tc Tj TJ TL Tr Ts Tw Tz w '",
        2: "BDC d d0 DP l m Td TD Tf",
        3: 'rg RG "',
        4: "k K re v y",
        6: "c cm d1 Tm",
    }.items()
    for name in names.split()
}
"""Operators of content streams and how many operands each has (ISO 32000-1, annex A); …"""
_COLORS: Final = frozenset({"sc", "SC", "scn", "SCN", "INLINE IMAGE"})
"""… of these the colour space decides."""


def of_pdf(data: bytes) -> Iterator[Claim]:
    pdf = objects(data)
    names = pdf.Root.get("/Names", {})
    if pdf.is_encrypted:
        yield denied("encrypted", "the file is encrypted", "/Encrypt", "trailer")
    for found in (*(k for k in _CATALOG if k in pdf.Root), *(k for k in _NAMES if k in names)):
        message = "the file runs, attaches or switches off something"
        yield denied("script", message, found, "catalog")
    for number, page in enumerate(pdf.pages, 1):
        yield from _page(page, f"page {number}")
        yield from _stream(page, f"page {number}")
    for item, _ in outline(pdf.Root):
        yield from _action(item, "bookmarks")
        target = item.get("/Dest", ())
        if len(target) > 4 and target[1] == "/XYZ" and target[4]:
            yield denied("bookmark-zoom", "a bookmark magnifies", f"{target[4]}", "bookmarks")
    yield from _fonts(pdf)
    set_ = pages(data)
    for piece in (piece for piece in set_.pieces if piece.text.strip()):
        where = f"page {piece.page + 1}"
        if piece.mcid < 0 and not piece.artifact:
            message = "text is neither of the structure nor marked as an artifact"
            yield Claim("words", "unmarked-text", message, "", piece.text, where)
        if not piece.painted:
            yield denied("hidden-text", "text is not painted", piece.text, where)
    contents = tagged(data).root.contents()
    yield from _unseen(
        set_, {(c.page, c.mcid) for c, roles in contents if roles[-1:] == ("Figure",)}
    )


def _unseen(set_: Pages, pictured: Set[tuple[int, int]]) -> Iterator[Claim]:
    """Words of which nothing is seen, the first of each page.

    `pictured` are pages and numbers of marked content that is of pictures: the words in one are as
    small as it is shown, and nobody needs them who has its alternative text, or that it has none.
    """
    unseen: dict[int, str] = {}
    for piece in set_.pieces:
        if piece.box is None or not any(c.isalnum() for c in said(piece.text)):
            continue
        left, bottom, right, top = piece.box
        is_tiny = top - bottom < SMALLEST and right - left < SMALLEST
        is_drawn = piece.artifact == "drawing" or (piece.page, piece.mcid) in pictured
        if (is_tiny and not is_drawn) or not (is_tiny or piece.seen):
            unseen.setdefault(piece.page, said(piece.text))
    message = "words are in the text of a page that nobody can see on it"
    for page, text in unseen.items():
        yield Claim("words", "unseen", message, "", text, f"page {page + 1}")


def _page(page: Any, where: str) -> Iterator[Claim]:
    if "/AA" in page:
        yield denied("script", "a page runs something", "/AA", where)
    for annotation in page.get("/Annots", ()):
        kind = str(annotation.get("/Subtype"))
        if kind != "/Link" or int(annotation.get("/F", 0)) & _HIDDEN:
            yield denied("annotation", "an annotation is no link, or is hidden", kind, where)
        yield from _action(annotation, where)


def _stream(page: Any, where: str) -> Iterator[Claim]:
    """What a page opens it closes, and it holds operators with their operands alone: programs
    differ in what they make of anything else."""
    open_: list[str] = []
    try:
        instructions: list[Any] = [*pikepdf.parse_content_stream(page)]
    except pikepdf.PdfParsingError as error:
        yield denied("stream-damaged", "a page cannot be read", str(error), where)
        return
    for instruction in instructions:
        word = str(instruction.operator)
        if word in _ENDS and (not open_ or open_.pop() != _ENDS[word]):
            yield denied("stream-damaged", "a page ends what it does not begin", word, where)
            return
        if word in _ENDS.values() or word == "BDC":
            open_.append("BMC" if word == "BDC" else word)
        if word not in _COLORS and _OPERANDS.get(word) != len(instruction.operands):
            message = "a page holds an unknown operator, or one with other operands than it has"
            yield denied("stream-damaged", message, word, where)
            return
    if open_:
        yield denied("stream-damaged", "a page does not end what it begins", open_[-1], where)


def _action(holder: Any, where: str) -> Iterator[Claim]:
    action = holder.get("/A", {})
    kind = str(action.get("/S", "/GoTo"))
    if kind not in _ACTIONS or "/Next" in action or "/AA" in holder:
        yield denied("script", "an action does more than follow a link", kind, where)


def _fonts(pdf: Any) -> Iterator[Claim]:
    """Every font is in the file and can be read."""
    seen: set[Any] = set()
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            for part in font.get("/DescendantFonts", (font,)):
                descriptor = part.get("/FontDescriptor", {})
                if not descriptor or descriptor.objgen in seen:
                    continue
                seen.add(descriptor.objgen)
                files = [descriptor[key] for key in descriptor if key.startswith("/FontFile")]
                if len(files) != 1 or not is_font(files[0].read_bytes(), lettered=False):
                    message = "a font is not in the file, or cannot be read"
                    yield denied("font-damaged", message, str(descriptor.get("/FontName")), "")
