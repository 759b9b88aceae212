"""The style of a PDF, measured on its pages: glyphs, base lines, grounds and rules.

Nothing that the file says of its own layout is believed. A passage's lines are the places of its
glyphs; its indents are where lines begin; its spaces are what is left between base lines when the
line boxes, known from the metrics of the faces, are taken away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

import msgspec

from publish.checks.compare.matching import Match, match
from publish.checks.compare.style_tolerances import sayable
from publish.checks.compare.style_values import Comparison, begin, compare_look
from publish.checks.expected.roles import banners_of, ground, look_of
from publish.checks.look import FlowName, Look, Passage, Run, letters
from publish.checks.read.pdf.look import read_font_name
from publish.document import Document
from publish.style import PageMaster, Role, Style
from tests.conformance.expected.blocks import expected_passages
from tests.conformance.page.drawings import compare_drawings
from tests.conformance.page.drawn import DrawnPage, Glyphs, Rect, Rule
from tests.conformance.page.geometry import Geometry
from tests.conformance.page.markers import compare_markers
from tests.conformance.page.metrics import FaceMetrics
from tests.conformance.page.order import in_reading_order
from tests.conformance.page.reader import read_pages
from tests.conformance.page.sets import Line, Set
from tests.conformance.passages import Placed

_NOTES: Final = frozenset({"Note", "FENote"})
_MARKER: Final = re.compile(r"\s*\w{1,8}\.?\s*")
"""What a label that is a number looks like; that of a definition is a passage of its own."""
_NEAR: Final = 2.0
"""How far from a line, in its own size, the letters of a formula in it may be."""
_CLOSE: Final = 0.5
"""Points that a formula or picture keeps around its ink: closer to its edges it moves a line."""
_BESIDE: Final = 0.7
"""How far signs may be from the letters in their line, in the size of these: a space of code, less
than cells are apart, or the box of a task."""
_RAISED: Final = 0.7
"""The size of a raised mark is less than this of the text before it."""


def check_pdf(
    data: bytes,
    document: Document,
    style: Style,
    *,
    rtl: bool,
) -> Comparison:
    """Everything that can be measured on the pages, against what is expected.

    Raises `pypdfium2.PdfiumError` for what pdfium cannot open.
    """
    pages = read_pages(data)
    expected = expected_passages(document, sayable(style, "pdf"))
    master = style.page[document.page_master]
    comparison = begin("pdf", style)
    families = {family for font in style.fonts.values() for family in font.families}
    drawn = [glyphs for page in pages for glyphs in in_reading_order(page.glyphs, rtl=rtl)]
    pieces = [_piece(glyphs, pages[glyphs.page - 1], families, master) for glyphs in drawn]
    placed = {id(piece): glyphs for piece, glyphs in zip(pieces, drawn, strict=True)}
    matches: list[Match] = []
    for flow in ("main", "note"):
        wanted = [passage for passage in expected if passage.flow == flow]
        found = [
            piece for piece in pieces
            if piece.flow == flow
            and not _is_aside(placed[id(piece)])
        ]  # fmt: skip
        matches += match(wanted, found)
    for one in matches:
        compare_look(comparison, one)
    on_line: dict[tuple[int, float], list[tuple[Glyphs, str]]] = {}
    for piece, glyphs in zip(pieces, drawn, strict=True):
        on_line.setdefault(_at(glyphs), []).append((glyphs, piece.runs[0].look.family))
    sets = list(_sets(matches, placed, FaceMetrics(style), on_line))
    _stretch(sets, pages)
    _lengthen(sets, drawn)
    geometry = Geometry(comparison, pages, master, style, rtl=rtl)
    geometry.sheets()
    aside = document.furniture.watermark if document.furniture else ""
    heads = {p.text.strip() for p in expected if p.role == "table_head" and len(p.text) > 1}
    running = [
        (piece, placed[id(piece)])
        for piece in pieces
        if piece.text.strip() != aside and (piece.flow != "repeated" or piece.text.strip() in heads)
    ]
    _furniture(geometry, running, style, banners_of(document))
    for one_set in sets:
        geometry.lines(one_set)
    geometry.gaps(sets, expected)
    outside = [(g.page, g.baseline) for g in placed.values() if not g.types]
    geometry.tops(sets, outside)
    geometry.boxes(sets)
    compare_markers(comparison, pages, sets, rtl=rtl)
    compare_drawings(comparison, pages, document, style, geometry.measure)
    return comparison


def _piece(
    glyphs: Glyphs,
    page: DrawnPage,
    families: Iterable[str],
    master: PageMaster,
) -> Passage:
    name = read_font_name(glyphs.font, families)
    middle = (glyphs.x + glyphs.right) / 2
    raised = "-small-caps" in glyphs.font.lower()
    look = Look(
        family=name.family,
        weight=name.weight,
        slope=name.slope,
        size=glyphs.size,
        color=glyphs.color,
        background=page.ground_at(middle, glyphs.baseline - glyphs.size * 0.3, glyphs.order),
        underline=any(_underlines(rule, glyphs) for rule in page.rules if not rule.is_border),
        upper=False if any(c.islower() for c in glyphs.text) else None,
        letter_spacing=glyphs.spacing,
    )
    flow: FlowName = "main"
    if not glyphs.types:
        flow = "header" if glyphs.baseline < page.height / 2 else "footer"
        if master.margin_top.pt < glyphs.baseline < page.height - master.margin_bottom.pt:
            flow = "repeated"
    elif _NOTES & set(glyphs.types):
        flow = "note"
    return Passage(
        runs=(Run(text=glyphs.text, look=look, raised=raised),),
        flow=flow,
        where=f"page {glyphs.page}",
    )


def _is_aside(glyphs: Glyphs) -> bool:
    """Whether it stands beside the text it belongs to, as the mark of a note or an item does."""
    types = glyphs.types
    if "Formula" in types:
        return True
    if "Reference" in types and "TOCI" not in types:
        return True
    if "Lbl" not in types or _MARKER.fullmatch(glyphs.text) is None:
        return False
    return glyphs.text.rstrip().endswith(".") or "LI" not in types


def _underlines(rule: Rule, glyphs: Glyphs) -> bool:
    left, top, right, bottom = rule.rect
    if rule.upright or bottom - top > glyphs.size * 0.15:
        return False
    shared = min(right, glyphs.right) - max(left, glyphs.x)
    near = 0 <= (top + bottom) / 2 - glyphs.baseline <= glyphs.size * 0.35
    return near and shared >= 0.6 * (glyphs.right - glyphs.x)


def _at(drawn: Glyphs | Line) -> tuple[int, float]:
    return drawn.page, round(drawn.baseline, 1)


def _sets(
    matches: Iterable[Match],
    placed: dict[int, Glyphs],
    faces: FaceMetrics,
    on_line: Mapping[tuple[int, float], Sequence[tuple[Glyphs, str]]],
) -> Iterator[Set]:
    """The lines of each passage, in the order in which passages are expected; `on_line` is what
    stands on each base line of a page, with its family."""
    formulas = [glyphs for glyphs in placed.values() if "Formula" in glyphs.types]
    grouped: dict[int, tuple[Placed, list[Match]]] = {}
    for one in matches:
        assert isinstance(one.expected, Placed)
        grouped.setdefault(id(one.expected), (one.expected, []))[1].append(one)
    for passage, some in grouped.values():
        lines: list[Line] = []
        for one in some:
            if one.run.raised:
                continue
            glyphs = placed[id(one.found)]
            last = lines[-1] if lines else None
            if last and _at(last) == _at(glyphs):
                last.x, last.right = min(last.x, glyphs.x), max(last.right, glyphs.right)
            else:
                lines.append(
                    Line(
                        page=glyphs.page,
                        baseline=glyphs.baseline,
                        x=glyphs.x,
                        right=glyphs.right,
                        role=one.run.role,
                    )
                )
        look = passage.runs[0].look
        metrics = faces.of(look.family, look.weight, look.slope)
        if lines:
            ends = any(one.ends and not one.run.raised for one in some)
            # Small capitals are made of smaller letters where a font has none.
            mixed = bool(look.small_caps)
            mixed = mixed or any(one.look.look.family != one.run.look.family for one in some)
            said = {run.look.family for run in passage.runs}
            mixed = mixed or any(
                family not in said
                and line.x - glyphs.size <= glyphs.right
                and glyphs.x <= line.right
                for line in lines
                for glyphs, family in on_line[_at(line)]
            )
            mixed = mixed or any(_beside(line, formula) for line in lines for formula in formulas)
            yield Set(
                passage=passage,
                lines=lines,
                metrics=metrics,
                whole=ends,
                mixed=mixed,
            )


def _stretch(sets: Iterable[Set], pages: Sequence[DrawnPage]) -> None:
    """Tells of passages in whose lines a formula or picture stands that makes them higher, or has
    one for itself."""
    for one in sets:
        one.mixed = one.mixed or (
            one.passage.opaque
            and any(
                _overtops(one, line, insets := pages[line.page - 1].insets)
                or line.is_parted_from(after, insets)
                for line, after in zip_longest(one.lines, one.lines[1:])
            )
        )


def _lengthen(sets: Iterable[Set], drawn: Iterable[Glyphs]) -> None:
    """Has lines begin and end with their signs: a piece without letters and digits, such as an
    operator of code, is found as no part of a passage."""
    signs: defaultdict[tuple[int, float], list[Glyphs]] = defaultdict(list)
    for glyphs in drawn:
        if not letters(glyphs.text) and "Lbl" not in glyphs.types:
            signs[glyphs.page, round(glyphs.baseline, 1)].append(glyphs)
    for one in sets:
        near = _BESIDE * one.passage.runs[0].look.size
        for line in one.lines:
            beside = signs[line.page, round(line.baseline, 1)]
            for sign in sorted(beside, key=lambda sign: -sign.x):
                if line.x - sign.x > 0 and line.x - sign.right < near:
                    line.x = sign.x
            for sign in sorted(beside, key=lambda sign: sign.x):
                if sign.right - line.right > 0 and sign.x - line.right < near:
                    line.right = sign.right


def _overtops(one: Set, line: Line, insets: Iterable[Rect]) -> bool:
    """Whether one of `insets` begins in the line box or beside it and reaches out of it."""
    top, bottom = one.edge(line.baseline, top=True), one.edge(line.baseline, top=False)
    if top is None or bottom is None:
        return False
    return any(
        upper < bottom and lower > top and (upper < top + _CLOSE or lower > bottom - _CLOSE)
        for _, upper, _, lower in insets
    )


def _beside(line: Line, formula: Glyphs) -> bool:
    """Whether a formula may stand in the line, and make it higher."""
    return (
        formula.page == line.page and abs(formula.baseline - line.baseline) < _NEAR * formula.size
    )


def _furniture(
    geometry: Geometry,
    pieces: Iterable[tuple[Passage, Glyphs]],
    style: Style,
    banners: frozenset[str],
) -> None:
    """Heads and feet: what is not in the structure and stands in the margins."""
    faces = FaceMetrics(style)
    roles: dict[FlowName, tuple[Role, str]] = {
        "header": (style.header, "header"),
        "footer": (style.footer, "footer"),
        "repeated": (style.table_head, "table_head"),
    }
    running = list(pieces)
    # A family beside the style's own, of other heights, moves the line that it stands in.
    known = {style.fonts[role.font].family for role, _ in roles.values()}
    moved = {(g.page, p.flow) for p, g in running if p.runs[0].look.family not in known}
    marked = {id(piece) for piece in _banners([piece for piece, _ in running], banners)}
    for piece, glyphs in running:
        if piece.flow not in roles:
            continue
        role, name = roles[piece.flow]
        is_banner = id(piece) in marked
        if is_banner:
            role, name = style.banner, "banner"
        around = style.footer if piece.flow == "footer" else style.header
        look = msgspec.structs.replace(
            look_of(style, role),
            background=ground(role) or (ground(around) if is_banner else ""),
        )
        wanted = msgspec.structs.replace(
            piece, role=name, runs=(Run(text=glyphs.text, look=look, role=name),)
        )
        compare_look(
            geometry.comparison,
            Match(expected=wanted, run=wanted.runs[0], found=piece, look=piece.runs[0],
                  starts=True, ends=True),
        )  # fmt: skip
        metrics = faces.of(look.family, look.weight, look.slope)
        other = (glyphs.page, piece.flow) in moved or _goes_on(piece, glyphs, running)
        if metrics is None or piece.flow == "repeated" or is_banner or other:
            continue
        top = glyphs.baseline - metrics.above(look.size, role.leading.pt)
        if piece.flow == "header":
            key, wanted_offset, offset = "header_offset", geometry.master.header_offset.pt, top
        else:
            bottom = top + role.leading.pt
            page = geometry.pages[glyphs.page - 1]
            key, wanted_offset = "footer_offset", geometry.master.footer_offset.pt
            offset = page.height - bottom
        geometry.page(key, wanted_offset, offset, piece.where)


def _goes_on(piece: Passage, glyphs: Glyphs, running: Iterable[tuple[Passage, Glyphs]]) -> bool:
    """Whether a line of the same head stands above, or of the same foot below: that one is as far
    from the edge of the page as the style says."""
    outwards = 1 if piece.flow == "footer" else -1
    return any(
        (other.page, passage.flow) == (glyphs.page, piece.flow)
        and (other.baseline - glyphs.baseline) * outwards > glyphs.size / 2
        and other.x < glyphs.right
        and other.right > glyphs.x
        for passage, other in running
    )


def _banners(pieces: Sequence[Passage], banners: frozenset[str]) -> Iterator[Passage]:
    """The pieces that are a classification, or one together: it may take several lines, and letters
    of several scripts."""
    stated = {letters(banner) for banner in banners}
    for start, first in enumerate(pieces):
        text = ""
        for end, piece in enumerate(pieces[start:], start + 1):
            text += letters(piece.text)
            if (piece.where, piece.flow) != (first.where, first.flow):
                break
            if text in stated:
                yield from pieces[start:end]
            if not any(banner.startswith(text) for banner in stated):
                break
