"""EPUB as pandoc is given it: without what nobody sees, which pandoc would read, and with the parts
of title pages that it would leave out."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from publish.archive import DAMAGE, opened, pack
from publish.diagnostics import Log
from publish.pandoc.hidden_html import may_hide, take_out
from publish.xmltree import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGES: Final = (".xhtml", ".html", ".htm")
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_TEXTS: Final = frozenset(
    {"abstract", "acknowledgments", "dedication", "epigraph", "foreword", "introduction"}
    | {"preamble", "preface", "prologue"}
)
"""Parts of a book that are text (EPUB Structural Semantics Vocabulary 1.1) …"""
_TITLE_PAGE: Final = "titlepage"
"""… and the one that says what the metadata say: pandoc reads none of it."""


def open_book(data: bytes, log: Log) -> bytes:
    """`data`, an archive that was examined already, with pages that hide nothing and title pages
    that hold no text; `log` is told of what was hidden. Of a damaged one pandoc will say what is
    wrong with it."""
    with suppress(*DAMAGE), opened(data) as archive:
        names = list(dict.fromkeys(archive.namelist()))
        changed = {
            name: page
            for name in names
            if name.lower().endswith(_PAGES)
            and (page := _readable(archive.read(name), log)) is not None
        }
        if changed:
            return pack([(name, changed.get(name) or archive.read(name)) for name in names])
    return data


def _readable(page: bytes, log: Log) -> bytes | None:
    """A page as pandoc is to read it; `None` for one that is so already, or is none."""
    from lxml import etree

    text = page.decode("utf-8", "replace")
    if not may_hide(text) and _TITLE_PAGE not in text:
        return None
    with suppress(etree.XMLSyntaxError):
        root = parsed(page, bare=True, large=False)
        hidden, moved = take_out(root, log, locate=lambda *_: None), _set_apart(root)
        if hidden or moved:
            return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
    return None


def _set_apart(root: _Element) -> bool:
    """Puts the texts on title pages behind these; whether there were any."""
    pages = [part for part in root.iter("{*}*") if _TITLE_PAGE in part.get(_TYPE, "").split()]
    found = False
    for page in pages:
        texts = [part for part in page.iter("{*}*") if _TEXTS & {*part.get(_TYPE, "").split()}]
        for text in reversed(texts):
            text.tail = None
            page.addnext(text)
        found = found or bool(texts)
    return found
