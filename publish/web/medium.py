"""What distinguishes the targets of the one HTML tree."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

import msgspec

from publish.document import Math, MathBlock, Media


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """Where a tree is going.

    `picture_url` says where a picture is to be had. `footnotes` leaves each note where its mark
    stands, for an engine that floats it to the foot of the page; otherwise notes are gathered at
    the end, with links there and back. `text_only_links` keeps marks outside of links: WeasyPrint
    makes a link annotation of every box within `a` (its issue 2482), and PDF/UA allows but one.
    `interactive` adds what only a screen can use: scrolling frames around tables, and sizes that
    keep a place for pictures until they are there. `formula` gives the element that shows a
    formula; one for which it gives none is set as its TeX.
    """

    picture_url: Callable[[Media], str]
    footnotes: bool = False
    text_only_links: bool = False
    interactive: bool = True
    formula: Callable[[Math | MathBlock], Element | None] = lambda _: None
