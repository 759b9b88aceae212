"""EPUB as pandoc is given it: without what nobody sees, which pandoc would read."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from publish.archive import DAMAGE, opened, pack
from publish.diagnostics import Log
from publish.pandoc.hidden import may_hide, take_out

_PAGES: Final = (".xhtml", ".html", ".htm")


def open_book(data: bytes, log: Log) -> bytes:
    """`data`, an archive that was examined already, with pages that hide nothing; `log` is told of
    what was hidden. Of a damaged one pandoc will say what is wrong with it."""
    with suppress(*DAMAGE), opened(data) as archive:
        names = list(dict.fromkeys(archive.namelist()))
        changed = {
            name: page
            for name in names
            if name.lower().endswith(_PAGES)
            and (page := _seen(archive.read(name), log)) is not None
        }
        if changed:
            return pack([(name, changed.get(name) or archive.read(name)) for name in names])
    return data


def _seen(page: bytes, log: Log) -> bytes | None:
    """A page without what it hides; `None` for one that hides nothing, or is none."""
    from lxml import etree

    if not may_hide(page.decode("utf-8", "replace")):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    with suppress(etree.XMLSyntaxError):
        root = etree.fromstring(page, parser)
        if take_out(root, log, locate=lambda *_: None):
            return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
    return None
