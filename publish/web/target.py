"""What distinguishes the targets of the one HTML tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

import msgspec

from publish.document import Math, MathBlock, Media
from publish.style.measure.fitted_tables import FittedTables
from publish.units import Length

ENDLESS_ROOM: Final = (Length(14_400.0), Length(14_400.0))
"""No page is wider or higher (PDF 1.7, Annex C.2)."""


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """Where a tree is going.

    `picture_url` says where a picture is to be had. `footnotes` leaves each note where its mark
    stands, for an engine that floats it to the foot of the page; otherwise notes are gathered at
    the end, with links there and back. `text_only_links` keeps marks outside of links: WeasyPrint
    makes a link annotation of every box within `a` (its issue 2482), and PDF/UA allows but one.
    `interactive` adds what only a screen can use: scrolling frames around tables, and sizes that
    keep a place for pictures until they are there. `room` is the width and height of the text area
    that pictures stand in, `turned_room` that of a page on its side. `formula` gives the element
    that shows a formula; one for which it gives none is set as its TeX.
    `tables` is how tables fit their pages; `None` where there are none.
    """

    picture_url: Callable[[Media], str]
    footnotes: bool = False
    text_only_links: bool = False
    interactive: bool = True
    room: tuple[Length, Length] = ENDLESS_ROOM
    turned_room: tuple[Length, Length] = ENDLESS_ROOM
    formula: Callable[[Math | MathBlock], Element | None] = lambda _: None
    tables: FittedTables | None = None
