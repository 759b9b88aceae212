"""WeasyPrint, driven from a tree. Importing this module imports it: see `loading`."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

import cssselect2  # type: ignore[import-untyped]  # it ships no types
import pydyf  # type: ignore[import-untyped]  # it ships no types
import weasyprint  # type: ignore[import-untyped]  # it ships no types
from weasyprint.css import ColorProfile  # type: ignore[import-untyped]  # it ships no types
from weasyprint.logger import LOGGER  # type: ignore[import-untyped]  # it ships no types
from weasyprint.text.fonts import (  # type: ignore[import-untyped]  # it ships no types
    FontConfiguration,
)
from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # it ships no types

from publish.errors import ExportError
from publish.exporters.pdf.backgrounds import drop_unseen
from publish.exporters.pdf.finisher import Finisher
from publish.exporters.pdf.fontconfig import configured
from publish.exporters.pdf.formula_svg import color_formulas
from publish.exporters.pdf.layout_reports import LayoutReports
from publish.exporters.pdf.line_breaks import lines_counted
from publish.exporters.pdf.metadata import Metadata
from publish.exporters.pdf.notes import (
    link_footnotes,
    notes_apart,
    notes_kept,
    refuse_too_long,
)
from publish.exporters.pdf.table_headers import unheaded
from publish.exporters.pdf.url_fetcher import BASE_URL, MemoryFetcher

VARIANT: Final = "pdf/a-2a"
_OUTPUT_INTENT: Final = "publish-srgb"
"""The colours of the style are sRGB, which PDF/A wants stated (ISO 19005-2, 6.2.3)."""
_SHEETS: Final = 8
"""So many sheets are kept: those of the layouts in a style or two."""
_NO_ALT: Final = "has no required alt description"
"""WeasyPrint says so of decorative pictures as well; those without alt text the tree reports."""
_NOT_DRAWN: Final = ("Failed to load image at %r: %s", "Failed to render SVG image %s")
"""What WeasyPrint says of a picture that is not on its page, or not all of it; the address first.
A test holds this to the pinned version."""


class TreeHTML(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """A document for WeasyPrint from an element tree.

    WeasyPrint 70 has no public way to give it a tree, so this sets what `HTML.__init__` sets after
    parsing; a test holds it to the pinned version.
    """

    def __init__(self, tree: Element, fetcher: MemoryFetcher) -> None:
        self.base_url = BASE_URL
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def write_pdf(
    tree: Element,
    css: Iterable[str],
    *,
    fetcher: MemoryFetcher,
    font_config: Path,
    metadata: Metadata,
    identifier: bytes,
    finisher: Finisher,
    reports: LayoutReports,
) -> bytes:
    """The PDF of a tree under sheets; `reports` gets what WeasyPrint logs, pictures that it cannot
    draw, notes apart from their marks, and tables that go on without their heads.

    Raises `NoteWithoutRoomError` when a note is to stand at the foot of a page and fills it, or is
    on no page.

    `finisher` is given the set document and the PDF before its bytes are written.

    Each call makes a `FontConfiguration` of its own: one that was made before a fork deadlocks in
    the child, and one that another style made knows other fonts.
    """
    with configured(font_config):
        fonts = FontConfiguration()
    sheets: list[weasyprint.CSS] = []
    for text in css:
        sheet, told = parsed(text)
        sheets.append(sheet)
        for message in told:
            reports.warning(message)
    noted = tree.find(".//*[@data-mark]") is not None
    with (
        lines_counted(),
        notes_kept() if noted else nullcontext(),
        _logged(reports.warning, reports.not_drawn),
    ):
        pages = TreeHTML(tree, fetcher).render(
            font_config=fonts,
            stylesheets=sheets,
            color_profiles={_OUTPUT_INTENT: _srgb()},
            output_intent=_OUTPUT_INTENT,
            pdf_variant=VARIANT,
        )
        refuse_too_long(pages.pages)
        for note in notes_apart(pages.pages):
            reports.note_apart(note)
        for table in unheaded(pages.pages):
            reports.without_head(table)
        color_formulas(pages)
        drop_unseen(pages)
        link_footnotes(pages.pages)
        pages.metadata = metadata
        with _references_kept():
            pdf = pages.write_pdf(
                pdf_variant=VARIANT,
                pdf_tags=True,
                custom_metadata=True,
                pdf_identifier=identifier,
                output_intent=_OUTPUT_INTENT,
                finisher=finisher,
            )
    if not isinstance(pdf, bytes):
        raise ExportError("WeasyPrint returned no bytes")
    return pdf


@lru_cache(maxsize=_SHEETS)
def parsed(css: str) -> tuple[weasyprint.CSS, tuple[str, ...]]:
    """A sheet that names no font files, and what WeasyPrint says of it.

    To read a sheet takes longer than to set a short document under it, and documents of one style
    share theirs; WeasyPrint does not change it, as it shares its own among all documents.
    """
    told: list[str] = []
    nothing = URLFetcher(allowed_protocols=(), allow_redirects=False)
    with _logged(told.append):
        sheet = weasyprint.CSS(string=css, base_url=BASE_URL, url_fetcher=nothing)
    return sheet, tuple(told)


@contextmanager
def _references_kept() -> Iterator[None]:
    """While it lasts, pydyf makes the references to the pages once. It would make all of them for
    each element of the structure, which is most of the time that a thousand pages take."""
    made = pydyf.PDF.page_references
    kept: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: Any) -> tuple[bytes, ...]:
        if len(kept.get(id(pdf), ())) != pdf.pages["Count"]:
            kept[id(pdf)] = made.fget(pdf)
        return kept[id(pdf)]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = made


def _srgb() -> ColorProfile:
    """WeasyPrint's own sRGB profile, opened by us: WeasyPrint forgets to close its file."""
    file = resources.files("weasyprint.pdf").joinpath("sRGB2014.icc")
    components = (["r"], ["g"], ["b"])
    return ColorProfile(
        io.BytesIO(file.read_bytes()), file.name, "relative-colorimetric", components
    )


class _Collector(logging.Handler):
    """Hands messages on."""

    def __init__(self, warn: Callable[[str], None], not_drawn: Callable[[str], bool]) -> None:
        super().__init__(logging.WARNING)
        self._warn = warn
        self._not_drawn = not_drawn

    def emit(self, record: logging.LogRecord) -> None:
        arguments = record.args if isinstance(record.args, tuple) else ()
        if record.msg in _NOT_DRAWN and self._not_drawn(str(arguments[0])):
            return
        message = record.getMessage()
        if _NO_ALT not in message:
            self._warn(message)


@contextmanager
def _logged(
    warn: Callable[[str], None], not_drawn: Callable[[str], bool] = lambda _: False
) -> Iterator[None]:
    """While it lasts, WeasyPrint's log goes to `warn` and `not_drawn` and nowhere else."""
    collector = _Collector(warn, not_drawn)
    propagate = LOGGER.propagate
    LOGGER.propagate = False
    LOGGER.addHandler(collector)
    try:
        yield
    finally:
        LOGGER.removeHandler(collector)
        LOGGER.propagate = propagate
