"""What stands in the margins: a page master's head and foot with the document's words in them."""

from __future__ import annotations

import re
from typing import Final

from publish.document import Furniture, MarginLine, Meta, PageField, Text
from publish.layouts.labels import Labels, format_date
from publish.style import Margin, PageMaster
from publish.walk import plain_text

SEPARATOR: Final = " · "
"""Between values that share a place: U+00B7 with spaces."""
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
    return Furniture(
        header=_line(master.header, values, labels),
        footer=_line(master.footer, values, labels),
        first_header=_line(master.first_header, values, labels),
        first_footer=_line(master.first_footer, values, labels),
    )


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


def _slot(pattern: str, values: dict[str, str], labels: Labels) -> tuple[Text | PageField, ...]:
    parts = []
    for part in pattern.replace("{page_of_pages}", labels.page_of_pages).split(SEPARATOR):
        names = _FIELD.findall(part)
        unknown = [name for name in names if name in values and not values[name]]
        if part and len(unknown) < max(len(names), 1):
            parts.append(part)
    return _pieces(SEPARATOR.join(parts), values)


def _pieces(pattern: str, values: dict[str, str]) -> tuple[Text | PageField, ...]:
    pieces: list[Text | PageField] = []
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
