"""Reading PDFs back with pypdf: other eyes than those that wrote them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader

from publish.diagnostics import Log
from publish.document import Block, Document, Furniture, MarginLine, Media, Meta, PageField, Text
from publish.exporters.pdf import EXPORTER
from publish.plugin import Context
from publish.style import Style, load_style

MOMENT = datetime.datetime(2025, 8, 30, 12, 0, tzinfo=datetime.UTC)
FURNITURE = Furniture(
    header=MarginLine(start=(Text(text="Running head"),)),
    footer=MarginLine(end=(PageField(kind="page"), Text(text=" of "), PageField(kind="pages"))),
)


def arranged(*blocks: Block, media: tuple[Media, ...] = (), meta: Meta | None = None) -> Document:
    """A document on the briefing's pages, with running head and foot."""
    meta = meta or Meta(title=(Text(text="Title"),), language="en")
    return Document(
        meta=meta, blocks=blocks, media=media, page_master="briefing", furniture=FURNITURE
    )


def pdf(document: Document, log: Log | None = None, style: Style | None = None) -> bytes:
    context = Context(log=log or Log(), timestamp=MOMENT)
    return EXPORTER.render(document, style or load_style("house"), context)


def opened(data: bytes) -> Any:
    """A reader of the PDF; untyped, for what stands at a key of a PDF is anything."""
    return PdfReader(io.BytesIO(data))


def tags(data: bytes) -> str:
    """The structure tree in short: `Document(Part(H1 P(Link)))`."""
    return _short(root(data))


def root(data: bytes) -> Any:
    """The `Document` element."""
    return opened(data).root_object["/StructTreeRoot"]["/K"][0].get_object()


def elements(data: bytes) -> Iterator[Any]:
    """All structure elements in reading order."""
    stack = [root(data)]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(_below(here)))


def named(data: bytes, role: str) -> list[Any]:
    return [element for element in elements(data) if element["/S"] == f"/{role}"]


def text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in opened(data).pages)


def words(data: bytes) -> list[str]:
    """The words in reading order, those broken at a line's end joined."""
    return text(data).replace("-\n", "").split()


class Place(NamedTuple):
    """Where a piece of text begins, in points from the lower left corner of its page."""

    x: float
    y: float


def places(data: bytes) -> dict[str, Place]:
    """Each piece of text that is set at once, with its last place."""
    found: dict[str, Place] = {}

    def visit(text: str, _: object, matrix: list[float], *font: object) -> None:
        if text.strip():
            found[text.strip()] = Place(matrix[4], matrix[5])

    for page in opened(data).pages:
        page.extract_text(visitor_text=visit)
    return found


def xmp(data: bytes) -> str:
    stream: bytes = opened(data).root_object["/Metadata"].get_data()
    return stream.decode()


def _below(element: Any) -> list[Any]:
    found = [kid.get_object() for kid in element["/K"] if not isinstance(kid, int)]
    return [kid for kid in found if "/S" in kid]


def _short(element: Any) -> str:
    name = str(element["/S"]).removeprefix("/")
    below = " ".join(_short(kid) for kid in _below(element))
    return f"{name}({below})" if below else name
