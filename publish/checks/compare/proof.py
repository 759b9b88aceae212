"""Is an artifact set as its style says? Every role that occurs, at every place where it occurs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

from publish.archive import DAMAGE
from publish.checks.compare.contrast import too_faint
from publish.checks.compare.exemptions import LIBREOFFICE_SHEET, SCREEN_SCALE, SLACK, SPACE, sayable
from publish.checks.compare.matching import Match
from publish.checks.compare.style import (
    Comparison,
    begin,
    compare_flows,
    compare_look,
    compare_paragraphs,
    note_colors,
    points,
    shown,
)
from publish.checks.expected.facts import as_set, passages_of
from publish.checks.expected.roles import (
    banners_of,
    ground,
    look_of,
    role_named,
)
from publish.checks.facts import UnreadableError
from publish.checks.look import Mismatch, Passage, Run, Sheet, letters
from publish.diagnostics import Finding, Place
from publish.document import Document, Landscape
from publish.plugin import Subject
from publish.printing import printed
from publish.style import PageMaster, Style
from publish.style.fitting import fitted
from publish.style.narrow import with_smaller_tables
from publish.walk import iterate

_BROWSER_SIZE: Final = 16.0
"""CSS pixels of a browser's and a reading system's own text."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What was compared in one artifact, and what of it was not as it should be."""

    comparison: Comparison
    findings: tuple[Finding, ...]


def prove(subject: Subject, suffix: str) -> Proof:
    """The style of one artifact, against its document and style.

    A subject without either proves nothing. An artifact that cannot be read is a finding.
    """
    format_ = suffix.removeprefix(".")
    return _proved(subject, format_, partial(compared, subject.data, format_))


def compared(data: bytes, format_: str, document: Document, style: Style) -> Comparison:
    """An artifact against its document and the style that `settled` gives. Raises what its reader
    raises for what it cannot read."""
    return _PROVERS[format_](data, document, style)


def prove_rendered(subject: Subject, pdf: bytes) -> Proof:
    """The style of a Word file, in the pages that LibreOffice made of it."""
    return _proved(subject, "libreoffice", partial(_rendered, pdf), eye="LibreOffice")


def _proved(
    subject: Subject,
    format_: str,
    compare: Callable[[Document, Style], Comparison],
    *,
    eye: str = "",
) -> Proof:
    """What `compare` says of an artifact; `eye` is the program that it saw the artifact with."""
    nothing = Comparison(format=format_)
    if subject.document is None or subject.style is None:
        return Proof(comparison=nothing, findings=())
    try:
        style = settled(subject.style, subject.document, format_)
        comparison = compare(subject.document, style)
    except _unreadable() as error:
        finding = Finding(
            code="unreadable",
            column="style",
            message=f"its style cannot be measured: {error}",
            artifact=subject.name,
        )
        return Proof(comparison=nothing, findings=(finding,))
    return Proof(comparison=comparison, findings=tuple(_findings(comparison, subject, eye)))


def settled(style: Style, document: Document, format_: str) -> Style:
    """The style with what a document in a format makes of it: its scripts, and wide tables."""
    style = fitted(style, document)
    if format_ in ("pdf", "docx"):
        style = with_smaller_tables(style, printed(document, style))
    return style


def _unreadable() -> tuple[type[Exception], ...]:
    """What readers raise for what they cannot read."""
    from lxml import etree
    from pypdfium2 import PdfiumError  # type: ignore[import-untyped]  # it ships no types

    return (
        *DAMAGE,
        UnreadableError,
        LookupError,
        etree.LxmlError,
        PdfiumError,
    )


def _pdf(data: bytes, document: Document, style: Style) -> Comparison:
    return _paged(data, "pdf", SPACE, as_set(document, style, "pdf"), style)


def _rendered(pdf: bytes, document: Document, style: Style) -> Comparison:
    return _paged(pdf, "libreoffice", LIBREOFFICE_SHEET, as_set(document, style, "docx"), style)


def _paged(data: bytes, format_: str, slack: float, document: Document, style: Style) -> Comparison:
    """The fonts on pages, and the sheets, whose sides may differ by `slack`."""
    from publish.checks.read.pdf.look import read_pages

    master = style.page[document.page_master]
    families = {family for font in style.fonts.values() for family in font.families}
    pages = read_pages(data, families, master)
    expected = passages_of(document, sayable(style, format_))
    comparison = begin(format_, style)
    compare_flows(comparison, expected, pages.passages)
    _running_lines(comparison, pages.passages, style, banners_of(document))
    _sheets(comparison, pages.sheets, master, slack)
    return comparison


def _docx(data: bytes, document: Document, style: Style) -> Comparison:
    from publish.checks.read.docx.facts import walked
    from publish.checks.read.docx.look import measure

    measured = measure(walked(data), style)
    expected = passages_of(as_set(document, style, "docx"), sayable(style, "docx"))
    comparison = begin("docx", style)
    matches = compare_flows(comparison, expected, measured.passages)
    compare_paragraphs(comparison, matches)
    _running_lines(comparison, measured.passages, style, banners_of(document))
    _sheets(comparison, measured.sheets, style.page[document.page_master])
    _turns(comparison, measured.sheets, document, style)
    for passage in measured.passages:
        note_colors(comparison, passage)
    return comparison


def _web(format_: str, data: bytes, document: Document, style: Style) -> Comparison:
    from publish.checks.read.html import epub, page
    from publish.checks.read.html.look import measure

    walked = epub.walked if format_ == "epub" else page.walked
    measured = measure(walked(data), style)
    expected = passages_of(document, sayable(style, format_))
    comparison = begin(format_, style)
    matches = compare_flows(comparison, expected, measured.passages)
    compare_paragraphs(comparison, matches)
    _faces(comparison, matches, measured.faces)
    for passage in measured.passages:
        note_colors(comparison, passage)
    _sheets(comparison, measured.sheets, style.page[document.page_master])
    scale = SCREEN_SCALE.get(format_, 1.0)
    comparison.judge(
        Passage(runs=()),
        "text",
        "root_size",
        f"{scale:.4g} of the reader's own",
        f"{measured.root_size / _BROWSER_SIZE:.4g} of the reader's own",
        agrees=abs(measured.root_size / _BROWSER_SIZE - scale) < SLACK,
        where="the root element",
        certain=True,
    )
    return comparison


_PROVERS: Final[dict[str, Callable[[bytes, Document, Style], Comparison]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "epub": partial(_web, "epub"),
    "html": partial(_web, "html"),
}


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


def _sheets(
    comparison: Comparison, found: Sequence[Sheet], master: PageMaster, slack: float = SPACE
) -> None:
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
                    agrees=abs(wanted - got) <= slack + SLACK, where=sheet.where, certain=True,
                )  # fmt: skip


def _turns(
    comparison: Comparison, found: Sequence[Sheet], document: Document, style: Style
) -> None:
    """Some pages lie on their side where the document has such, and printers are told."""
    master = style.page[document.page_master]
    if master.width.pt > master.height.pt:
        return
    wanted = any(isinstance(node, Landscape) for node in iterate(document))
    some = wanted == any(sheet.turned for sheet in found)
    for sheet in found:
        lies = bool(sheet.width and sheet.height and sheet.width > sheet.height)
        comparison.judge(
            Passage(runs=()), "page", "turned", shown("", lies), shown("", sheet.turned),
            agrees=some and lies == sheet.turned, where=sheet.where, certain=True,
        )  # fmt: skip


def _findings(comparison: Comparison, subject: Subject, eye: str) -> Iterator[Finding]:
    """Like mismatches are one finding, placed where the first of them is. Codes and messages name
    the `eye`, when it is another program's."""
    rule, seen = (f"{eye.lower()}/", f"in {eye}, ") if eye else ("", "")
    grouped: dict[tuple[str, str, str, str], list[Mismatch]] = {}
    for mismatch in comparison.differences():
        key = (mismatch.role, mismatch.key, mismatch.expected, mismatch.found)
        grouped.setdefault(key, []).append(mismatch)
    for (role, name, expected, found), some in grouped.items():
        first = some[0]
        often = f", {len(some)} times" if len(some) > 1 else ""
        quoted = f" (“{first.text}”)" if first.text else ""
        yield Finding(
            code=rule + name.replace("_", "-"),
            column="style",
            message=f"{seen}{name} of {role} is {found}, not {expected}{often}{quoted}",
            expected=expected,
            found=found,
            artifact=subject.name,
            where=first.where,
            place=Place.at(first.origin, subject.source),
        )
    for pair, ratio, least, passage, where in too_faint(comparison):
        yield Finding(
            code=f"{rule}contrast",
            column="style",
            message=f"{seen}#{pair.text} on #{pair.ground} has a contrast of {ratio:.2f}, "
            f"less than {least:g} (WCAG 2.2, 1.4.3)",
            expected=f"at least {least:g}",
            found=f"{ratio:.2f}",
            artifact=subject.name,
            where=where,
            place=Place.at(passage.origin, subject.source),
            hint="choose colours further apart in the style",
        )
