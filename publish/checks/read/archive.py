"""Archives and the XML in them, for books and Word files alike: damage is told, not suffered."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from lxml import etree

from publish.archive import DAMAGE
from publish.checks.facts import UnreadableError

_LIMIT: Final = 400_000_000
"""Bytes that an archive may unpack to before it counts as damaged."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of an archive. Raises `UnreadableError` for a damaged one, and for one that would
    fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            size = sum(member.file_size for member in members)
            fits = size <= _LIMIT and len(names) == len(members)
            files = {member.filename: archive.read(member) for member in members} if fits else {}
    except DAMAGE as error:
        raise UnreadableError(f"the archive is damaged: {error}") from error
    if size > _LIMIT:
        raise UnreadableError(f"the archive unpacks to {size} bytes, more than {_LIMIT}")
    if len(names) < len(members):
        raise UnreadableError("the archive holds two files of one name")
    return files


def parse(files: dict[str, bytes], name: str) -> Any:
    """The root of an XML file in an archive. Raises `UnreadableError` when it is missing or bad."""
    if name not in files:
        raise UnreadableError(f"{name or 'the package document'} is missing")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(files[name], parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"{name}: {error.msg}") from error
