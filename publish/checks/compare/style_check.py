"""Is an artifact set as its style says? Every role that occurs, at every place where it occurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten
from typing import Final

import msgspec

from publish.checks.compare.content_tolerances import Format
from publish.checks.compare.matching import Match
from publish.checks.compare.style_tolerances import SCREEN_SCALE, SLACK, SPACE, sayable
from publish.checks.compare.style_values import (
    Comparison,
    Judgement,
    begin,
    compare_flows,
    compare_look,
    compare_paragraphs,
    note_colors,
    points,
)
from publish.checks.expected.facts import as_set, passages_of
from publish.checks.expected.roles import (
    banners_of,
    ground,
    look_of,
    role_named,
)
from publish.checks.look import Measured, Passage, Run, Sheet, letters
from publish.diagnostics import Finding, Place
from publish.document import Document
from publish.plugin import Study, Subject
from publish.print_links import printed
from publish.style import PageMaster, Style
from publish.style.localize import fitted
from publish.style.measure.table_fit import with_smaller_tables
from publish.units import Color

_EXCERPT: Final = 32
_BROWSER_SIZE: Final = 16.0
"""CSS pixels of a browser's and a reading system's own text."""


def prove(subject: Subject, format_: Format) -> Study:
    """The style of one artifact, against its document and style; a subject without either proves
    nothing.

    Raises what a reader raises for what it cannot read.
    """
    document = subject.document
    if document is None or subject.style is None:
        return Study()
    style = settled(subject.style, document, format_)
    comparison = compared(subject.data, format_, document, style)
    differences = comparison.differences()
    return Study(
        findings=tuple(_findings(comparison, differences, subject)),
        measurements=comparison.measured(differences),
    )


def settled(style: Style, document: Document, format_: str) -> Style:
    """The style with what a document in a format makes of it: its scripts, and wide tables."""
    style = fitted(style, document)
    if format_ not in ("epub", "html"):
        style = with_smaller_tables(style, printed(document, style))
    return style


def compared(data: bytes, format_: Format, document: Document, style: Style) -> Comparison:
    """An artifact against its document and the style that `settled` gives."""
    document = as_set(document, style, format_)
    master = style.page[document.page_master]
    expected = passages_of(document, sayable(style, format_))
    comparison = begin(format_, style)
    found: Measured
    match format_:
        case "docx":
            from publish.checks.read.docx.facts import walked, without_heads
            from publish.checks.read.docx.look import measure
            from publish.checks.read.docx.template import has_heads

            word = walked(data)
            found = measure(without_heads(word) if has_heads(style) else word, style)
        case "epub" | "html":
            from publish.checks.read.html import epub, page
            from publish.checks.read.html.look import measure as measured

            walk = epub.walked if format_ == "epub" else page.walked
            found = measured(walk(data), style)
            _root(comparison, found.root_size, SCREEN_SCALE.get(format_, 1.0))
        case "pdf":
            from publish.checks.read.pdf.look import read_pages

            families = {family for font in style.fonts.values() for family in font.families}
            found = read_pages(data, families, master)
    matches = compare_flows(comparison, expected, found.passages)
    _running_lines(comparison, found.passages, style, banners_of(document))
    _sheets(comparison, found.sheets, master)
    if format_ != "pdf":
        compare_paragraphs(comparison, matches)
        note_colors(comparison, found.passages)
    if format_ in ("epub", "html"):
        _faces(comparison, matches, found.faces)
    return comparison


def _root(comparison: Comparison, size: float, scale: float) -> None:
    """The size of all text, in CSS pixels, as a share of the reader's own."""
    own = size / _BROWSER_SIZE
    wanted, got = (f"{share:.4g} of the reader's own" for share in (scale, own))
    comparison.judge(
        Passage(runs=()), "text", "root_size", wanted, got,
        agrees=abs(own - scale) < SLACK, where="the root element", certain=True,
    )  # fmt: skip


def _running_lines(
    comparison: Comparison, found: Iterable[Passage], style: Style, banners: frozenset[str]
) -> None:
    """Heads and feet, whose every run has the look of its role; a banner may be set in several."""
    marked = {letters(banner) for banner in banners}
    for passage in found:
        if passage.flow not in ("header", "footer"):
            continue
        whole = letters(passage.text)
        is_part = bool(whole) and any(whole in banner for banner in marked)
        for run in passage.runs:
            name = "banner" if is_part or letters(run.text) in marked else passage.flow
            look = msgspec.structs.replace(
                look_of(style, role_named(style, name)),
                background=ground(role_named(style, passage.flow)),
            )
            wanted = Run(text=run.text, look=look, role=name)
            expected = Passage(runs=(wanted,), role=passage.flow, flow=passage.flow)
            pair = Match(
                expected=expected, run=wanted, found=passage, look=run, starts=True, ends=True
            )
            if run.text.strip():
                compare_look(comparison, pair)


def _faces(
    comparison: Comparison, matches: Iterable[Match], brought: frozenset[tuple[str, str, str]]
) -> None:
    """Text is set in a face that comes along, or the reader's program makes one up; letters of
    other scripts come from companions of the family."""
    for one in matches:
        look = one.look.look
        if any(c.isascii() and c.isalpha() for c in one.look.text):
            named = f"{look.family} {look.weight} {look.slope}"
            agrees = (look.family, str(look.weight), look.slope) in brought
            comparison.judge(
                one.expected, one.run.role, "face", named, named if agrees else "not there",
                agrees=agrees, where=one.found.where,
            )  # fmt: skip


def _sheets(comparison: Comparison, found: Sequence[Sheet], master: PageMaster) -> None:
    """Size and margins of each kind of page; what a format does not say is not compared."""
    for sheet in found:
        lies = bool(sheet.width and sheet.height and sheet.width > sheet.height)
        asked = master.turned if lies and master.width < master.height else master
        for key in ("width", "height", "margin_top", "margin_bottom", "margin_inner",
                    "margin_outer", "header_offset", "footer_offset"):  # fmt: skip
            wanted, got = getattr(asked, key).pt, getattr(sheet, key)
            if got is not None:
                comparison.judge(
                    Passage(runs=()), "page", key, points(wanted), points(got),
                    agrees=abs(wanted - got) <= SPACE + SLACK, where=sheet.where, certain=True,
                )  # fmt: skip


def _findings(
    comparison: Comparison, differences: Iterable[Judgement], subject: Subject
) -> Iterator[Finding]:
    """Like mismatches are one finding, placed where the first of them is."""
    grouped: dict[tuple[str, str, str, str], list[Judgement]] = {}
    for one in differences:
        grouped.setdefault((one.role, one.key, one.expected, one.found), []).append(one)
    for (role, name, expected, found), some in grouped.items():
        first = some[0]
        often = f", {len(some)} times" if len(some) > 1 else ""
        words = shorten(first.passage.text, _EXCERPT, placeholder="…")
        quoted = f" (“{words}”)" if words else ""
        yield Finding(
            code=name.replace("_", "-"),
            column="style",
            message=f"{name} of {role} is {found}, not {expected}{often}{quoted}",
            expected=expected,
            found=found,
            artifact=subject.name,
            where=first.where,
            place=Place.at(first.passage.origin, subject.source),
        )
    for pair, (passage, where) in comparison.pairs.items():
        ratio = Color(pair.text).contrast(Color(pair.ground))
        if ratio < pair.least:
            yield Finding(
                code="contrast",
                column="style",
                message=f"#{pair.text} on #{pair.ground} has a contrast of {ratio:.2f}, "
                f"less than {pair.least:g} (WCAG 2.2, 1.4.3)",
                expected=f"at least {pair.least:g}",
                found=f"{ratio:.2f}",
                artifact=subject.name,
                where=where,
                place=Place.at(passage.origin, subject.source),
                hint="choose colours further apart in the style",
            )
