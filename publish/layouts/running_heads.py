"""What stands in the margins: a page master's head and foot with the document's words in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from publish.document import (
    Direction,
    Furniture,
    Isolate,
    MarginLine,
    MarginPiece,
    Mark,
    Meta,
    PageField,
    Text,
)
from publish.layouts.labels import Labels, format_date
from publish.layouts.values import BETWEEN, direction_of
from publish.patterns import pattern
from publish.style import Margin, PageMaster
from publish.walk import Speech, plain_text

Pieces = tuple[MarginPiece, ...]

SEPARATOR: Final = " · "
"""Between values that share a place: U+00B7 with spaces."""
_DRAFTS: Final = (
    *("draft", "first-draft", "working-draft", "entwurf", "projet", "brouillon", "borrador"),
    *("bozza", "rascunho", "concept", "utkast", "luonnos", "szkic", "návrh", "taslak"),
    *("черновик", "проект", "чернетка", "مسودة", "טיוטה", "草稿", "草案", "下書き", "초안"),
)
"""Statuses that call a text unfinished, in the languages of the labels and some more."""
_FIELD: Final = pattern(r"\{(\w+)\}")
_LONG: Final = 48
_MOST: Final = 300
_CAESURA: Final = pattern(r":\s|\s[–—]\s|[—：]")


def furnish(meta: Meta, master: PageMaster, labels: Labels, *, covered: bool = False) -> Furniture:
    """Heads and feet of a master, filled in. A part whose values are all unknown is left out. The
    first page of what is `covered` has none."""
    values = {
        "title": (_cut(plain_text(meta.title)),),
        "short_title": (_cut(short_title(plain_text(meta.title))),),
        "organization": (meta.organization,),
        "date": (format_date(meta.date, meta.language) if meta.date else "",),
        "reference": (meta.reference,),
        "classification": (meta.classification,),
        "status": (meta.status,),
        "authors": meta.authors,
    }
    head = meta.classification if master.banner in ("header", "both") else ""
    foot = meta.classification if master.banner in ("footer", "both") else ""
    slots = _Slots(values, labels, Speech.of(meta.language).direction)
    return Furniture(
        header=slots.line(master.header, head),
        footer=slots.line(master.footer, foot),
        first_header=MarginLine() if covered else slots.line(master.first_header, head),
        first_footer=MarginLine() if covered else slots.line(master.first_footer, foot),
        watermark=meta.status if _is_printed(meta.status, master) else "",
    )


def _is_printed(status: str, master: PageMaster) -> bool:
    match master.watermark:
        case "none":
            return False
        case "draft":
            return "-".join(status.casefold().split()) in _DRAFTS
        case "status":
            return True
        case _:
            assert_never(master.watermark)


def short_title(title: str) -> str:
    """The title as it stands in a foot: what precedes its colon or dash, when it is a long one."""
    caesura = _CAESURA.search(title)
    return title[: caesura.start()] if caesura and len(title) > _LONG else title


def _cut(text: str) -> str:
    """At most `_MOST` characters, whole words: what fills a page's margin hides the page."""
    if len(text) <= _MOST:
        return text
    words, space, _ = text[:_MOST].rpartition(" ")
    return f"{(words if space else text[:_MOST]).rstrip()}…"


class _Slots:
    """Fills the places of heads and feet in a document that runs in the direction `base`."""

    def __init__(self, values: dict[str, tuple[str, ...]], labels: Labels, base: Direction) -> None:
        self._values = values
        self._page_of_pages = labels.page_of_pages
        self._base = base

    def line(self, margin: Margin, mark: str) -> MarginLine:
        """A head or foot with the mark in its middle, where there is one; what the style has there
        goes to the end of the line then."""
        start, center, end = map(self._slot, (margin.start, margin.center, margin.end))
        if not mark:
            return MarginLine(start=start, center=center, end=end)
        between = (Text(text=SEPARATOR),) if center and end else ()
        marked = _isolated((Mark(text=mark),), direction_of(mark), self._base)
        return MarginLine(start=start, center=marked, end=_joined((*center, *between, *end)))

    def _slot(self, pattern: str) -> Pieces:
        pieces: list[MarginPiece] = []
        for part in pattern.replace("{page_of_pages}", self._page_of_pages).split(SEPARATOR):
            names = _FIELD.findall(part)
            unknown = [name for name in names if not any(self._values.get(name, (name,)))]
            if part and len(unknown) < max(len(names), 1):
                pieces += [Text(text=SEPARATOR)] if pieces else []
                pieces += self._part(part)
        return _joined(pieces)

    def _part(self, pattern: str) -> Pieces:
        """A part of a place: its words run in their own direction, and each value in its."""
        words, names = _FIELD.split(pattern)[::2], _FIELD.split(pattern)[1::2]
        direction = direction_of("".join(words)) or self._base
        pieces: list[MarginPiece] = []
        for index, text in enumerate(words):
            pieces += [Text(text=text)] if text else []
            pieces += self._value(names[index], direction) if index < len(names) else ()
        return _isolated(_joined(pieces), direction, self._base)

    def _value(self, name: str, around: Direction) -> Pieces:
        if name not in self._values:
            return (PageField(kind="page" if name == "page" else "pages"),)
        pieces: list[MarginPiece] = []
        for text in filter(None, self._values[name]):
            pieces += [Text(text=BETWEEN)] if pieces else []
            pieces += _isolated((Text(text=text),), direction_of(text), around)
        return tuple(pieces)


def _isolated(content: Pieces, direction: Direction | None, around: Direction) -> Pieces:
    """What runs against its surroundings, apart from them."""
    if direction in (None, around):
        return content
    return (Isolate(direction=direction, content=content),)


def _joined(pieces: Iterable[MarginPiece]) -> Pieces:
    """The pieces with texts that follow one another as one."""
    made: list[MarginPiece] = []
    for piece in pieces:
        match made, piece:
            case [*_, Text(text=before)], Text(text=text):
                made[-1] = Text(text=before + text)
            case _:
                made.append(piece)
    return tuple(made)
