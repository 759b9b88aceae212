"""Archives and the XML in them, for books and Word files alike: damage is told, not suffered."""

from __future__ import annotations

from typing import Any

from lxml import etree

from publish.archive import DAMAGE, RefusedArchiveError, opened
from publish.checks.facts import UnreadableError
from publish.xmltree import parsed


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of an archive. Raises `UnreadableError` for a damaged one, and for one that would
    fill the memory."""
    try:
        with opened(data) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except RefusedArchiveError as error:
        raise UnreadableError(str(error)) from error
    except DAMAGE as error:
        raise UnreadableError(f"the archive is damaged: {error}") from error


def parse(files: dict[str, bytes], name: str) -> Any:
    """The root of an XML file in an archive. Raises `UnreadableError` when it is missing or bad."""
    if name not in files:
        raise UnreadableError(f"{name or 'the package document'} is missing")
    try:
        return parsed(files[name])
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"{name}: {error.msg}") from error
