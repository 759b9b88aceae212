"""The looks of text in a PDF, by its glyph runs: font, size and colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from publish.checks.look import FlowName, Look, Measured, Passage, Run, Sheet, Slope
from publish.checks.read.pdf.document_tree import tagged
from publish.checks.read.pdf.page_content import pages
from publish.patterns import pattern
from publish.style import PageMaster

_WEIGHTS: Final = (
    ("thin", 100),
    ("hairline", 100),
    ("extralight", 200),
    ("ultralight", 200),
    ("semibold", 600),
    ("demibold", 600),
    ("extrabold", 800),
    ("ultrabold", 800),
    ("light", 300),
    ("medium", 500),
    ("bold", 700),
    ("black", 900),
    ("heavy", 900),
)
"""Words for weights, in names of fonts, the longer ones first (OS/2 `usWeightClass`)."""
_SUBSET: Final = pattern(r"[A-Z]{6}\+")


class FontName(msgspec.Struct, frozen=True):
    """A font as its name says it: family, weight and slope."""

    family: str
    weight: int
    slope: Slope


def read_font_name(name: str, families: Iterable[str]) -> FontName:
    """`ABCDEF+Fira-Sans-Semi-Bold` or `FiraSans-SemiBold` as Fira Sans, 600, normal.

    A family that is none of `families` is named as it stands.
    """
    bare = _SUBSET.sub("", name, count=1)
    plain = _plain(bare)
    known = [f for f in families if plain.startswith(_plain(f))]
    family = max(known, key=len, default=bare)
    rest = plain.removeprefix(_plain(family)) if known else plain
    weight = next((number for word, number in _WEIGHTS if word in rest), 400)
    slope: Slope = "italic" if "italic" in rest or "oblique" in rest else "normal"
    return FontName(family, weight, slope)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


_NOTES: Final = frozenset({"Note", "FENote"})
_MARKER: Final = pattern(r"\s*\w{1,8}\.?\s*")
"""What a label that is a number looks like; that of a definition is a passage of its own."""


def read_pages(data: bytes, families: Iterable[str], master: PageMaster) -> Measured:
    """Each glyph run of a PDF as a passage of its own, in the order of drawing. Its fonts are named
    by `families`; `master` tells heads and feet from what tables repeat. Raises `UnreadableError`.
    """
    known, shown, passages = tuple(families), pages(data), list[Passage]()
    fonts = {name: read_font_name(name, known) for name in {p.font for p in shown.pieces}}
    types = {(c.page, c.mcid): roles for c, roles in tagged(data).root.contents()}
    for piece in shown.pieces:
        around = types.get((piece.page, piece.mcid), ())
        text = piece.text
        if not text.strip() or piece.artifact == "drawing" or _is_aside(text, around):
            continue
        font = fonts[piece.font]
        look = Look(
            family=font.family,
            weight=font.weight,
            slope=font.slope,
            size=piece.size,
            color=piece.color,
            background=None,
            underline=None,
            upper=False if any(letter.islower() for letter in text) else None,
        )
        run = Run(text=text, look=look, raised="-small-caps" in piece.font.lower())
        flow = _flow(around, piece.y, shown.sizes[piece.page][1], master)
        passages.append(Passage(runs=(run,), flow=flow, where=f"page {piece.page + 1}"))
    sheets = (
        Sheet(width=width, height=height, where=f"page {number}")
        for number, (width, height) in enumerate(shown.sizes, 1)
    )
    return Measured(passages=tuple(passages), sheets=tuple(sheets))


def _flow(types: tuple[str, ...], above: float, height: float, master: PageMaster) -> FlowName:
    """What is not in the structure is a head or foot; within the margins a table's repeated head, a
    watermark or a line's number."""
    if types:
        return "main" if _NOTES.isdisjoint(types) else "note"
    if above > height - master.margin_top.pt:
        return "header"
    return "footer" if above < master.margin_bottom.pt else "repeated"


def _is_aside(text: str, types: tuple[str, ...]) -> bool:
    """Whether it stands beside the text it belongs to, as the mark of a note or an item does, or
    is drawn."""
    if "Formula" in types or types[-1:] == ("Figure",):
        return True
    if "Reference" in types and "TOCI" not in types:
        return True
    if "Lbl" not in types or _MARKER.fullmatch(text) is None:
        return False
    return text.rstrip().endswith(".") or "LI" not in types
