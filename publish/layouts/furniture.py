"""What stands in the margins: a page master's head and foot with the document's words in them."""

from __future__ import annotations

import re
from typing import Final, assert_never

import msgspec

from publish.document import Furniture, MarginLine, MarginPiece, Mark, Meta, PageField, Text
from publish.layouts.labels import Labels, format_date
from publish.style import Margin, PageMaster
from publish.walk import plain_text

SEPARATOR: Final = " · "
"""Between values that share a place: U+00B7 with spaces."""
_DRAFTS: Final = (
    *("draft", "first-draft", "working-draft", "entwurf", "projet", "brouillon", "borrador"),
    *("bozza", "rascunho", "concept", "utkast", "luonnos", "szkic", "návrh", "taslak"),
    *("черновик", "проект", "чернетка", "مسودة", "טיוטה", "草稿", "草案", "下書き", "초안"),
)
"""Statuses that call a text unfinished, in the languages of the labels and some more."""
_FIELD: Final = re.compile(r"\{(\w+)\}")
_LONG: Final = 48
_CAESURA: Final = re.compile(r":\s|\s[–—]\s|[—：]")


def furnish(meta: Meta, master: PageMaster, labels: Labels) -> Furniture:
    """Heads and feet of a master, filled in. A part whose values are all unknown is left out."""
    values = {
        "title": plain_text(meta.title),
        "short_title": short_title(plain_text(meta.title)),
        "organization": meta.organization,
        "date": format_date(meta.date, meta.language) if meta.date else "",
        "reference": meta.reference,
        "classification": meta.classification,
        "status": meta.status,
        "authors": ", ".join(meta.authors),
    }
    head = meta.classification if master.banner in ("header", "both") else ""
    foot = meta.classification if master.banner in ("footer", "both") else ""
    return Furniture(
        header=_marked(_line(master.header, values, labels), head),
        footer=_marked(_line(master.footer, values, labels), foot),
        first_header=_marked(_line(master.first_header, values, labels), head),
        first_footer=_marked(_line(master.first_footer, values, labels), foot),
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


def _marked(line: MarginLine, mark: str) -> MarginLine:
    """`line` with the mark in its middle; what the style has there goes to the end of the line."""
    if not mark:
        return line
    between: tuple[MarginPiece, ...] = (Text(text=SEPARATOR),) if line.center and line.end else ()
    end = (*line.center, *between, *line.end)
    return msgspec.structs.replace(line, center=(Mark(text=mark),), end=end)


def short_title(title: str) -> str:
    """The title as it stands in a foot: what precedes its colon or dash, when it is a long one."""
    caesura = _CAESURA.search(title)
    return title[: caesura.start()] if caesura and len(title) > _LONG else title


def _line(margin: Margin, values: dict[str, str], labels: Labels) -> MarginLine:
    return MarginLine(
        start=_slot(margin.start, values, labels),
        center=_slot(margin.center, values, labels),
        end=_slot(margin.end, values, labels),
    )


def _slot(pattern: str, values: dict[str, str], labels: Labels) -> tuple[MarginPiece, ...]:
    parts = []
    for part in pattern.replace("{page_of_pages}", labels.page_of_pages).split(SEPARATOR):
        names = _FIELD.findall(part)
        unknown = [name for name in names if name in values and not values[name]]
        if part and len(unknown) < max(len(names), 1):
            parts.append(part)
    return _pieces(SEPARATOR.join(parts), values)


def _pieces(pattern: str, values: dict[str, str]) -> tuple[MarginPiece, ...]:
    pieces: list[MarginPiece] = []
    text = ""
    for index, piece in enumerate(_FIELD.split(pattern)):
        if index % 2 == 0:
            text += piece
        elif piece in values:
            text += values[piece]
        else:
            pieces.extend([Text(text=text)] if text else [])
            pieces.append(PageField(kind="page" if piece == "page" else "pages"))
            text = ""
    pieces.extend([Text(text=text)] if text else [])
    return tuple(pieces)
