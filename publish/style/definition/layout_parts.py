"""Layouts as data: which parts a layout has, in their order, and what each of them is told."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from publish.document import Media
from publish.style.definition.table import Table

PartName = Literal[
    "cover",
    "masthead",
    "title",
    "subtitle",
    "byline",
    "authors",
    "summary",
    "executive_summary",
    "key_points",
    "memo_title",
    "memo_header",
    "title_page",
    "contents",
    "body",
    "sources",
    "notes",
    "contact",
    "colophon",
]
TITLES: Final[frozenset[PartName]] = frozenset(("cover", "title", "memo_title", "title_page"))
HEADED: Final[frozenset[PartName]] = frozenset(
    ("executive_summary", "key_points", "contents", "body", "sources", "contact")
)
"""Parts with headings, which stand below titles: the heading of a title is of a higher level."""
LAYOUTS: Final = Path(__file__).with_name("layouts.toml")
"""The layouts that come with publish, over which those of style files are laid."""


class Picture(Table, frozen=True, kw_only=True):
    """A picture that a style brings. `alt` says it to those who cannot see it, "" where the words
    beside it do."""

    media: Media
    alt: str


class PartOptions(Table, frozen=True, kw_only=True):
    """What a part is told: `[layout.NAME.PART]`."""


class MastheadOptions(PartOptions, frozen=True, kw_only=True):
    """`date` states whether the date stands there."""

    date: bool = True


class BodyOptions(PartOptions, frozen=True, kw_only=True):
    """With `chapters`, a text without sections is one section that bears the title."""

    chapters: bool = False


class CoverOptions(PartOptions, frozen=True, kw_only=True):
    """`picture` fills the page."""

    picture: Picture | None = None


class LayoutParts(Table, frozen=True, kw_only=True):
    """A layout: its parts in their order. Its pages are those of the page master `page`: the one of
    its own name where it states none, or else `briefing`."""

    parts: tuple[PartName, ...]
    page: str = ""
    masthead: MastheadOptions = MastheadOptions()
    cover: CoverOptions = CoverOptions()
    body: BodyOptions = BodyOptions()
