"""Reads what the json exporter wrote, so that a document can be kept, changed and published."""

from __future__ import annotations

import msgspec

from publish.canonical_json import load
from publish.diagnostics import Log
from publish.document import Document, Image, Media, Node
from publish.errors import PictureError
from publish.pictures import settled
from publish.plugin import Reader, Source
from publish.walk import rebuild


def read(source: Source, log: Log) -> Document:
    """The document in canonical JSON; a `SourceError` names the path in the JSON.

    Its pictures are examined like a stranger's: whoever changed the file may have changed them.
    """
    document = load(source.data, source.name)
    return _examined(document, log) if document.media else document


def _examined(document: Document, log: Log) -> Document:
    media: dict[str, Media] = {}
    for picture in document.media:
        try:
            examined = settled(picture.data)
        except PictureError as error:
            log.lost(
                picture, f"cannot be used: {error.message}", code="image-refused", hint=error.hint
            )
            continue
        for remark in examined.remarks:
            log.add(remark.severity, remark.code, f"media #{picture.id}: {remark.message}")
        same = examined.media.id == picture.id
        # A picture that was reduced has no longer the density that its file states.
        density = picture.density if same else examined.media.density
        media[picture.id] = msgspec.structs.replace(examined.media, density=density)

    def renamed(node: Node) -> Node:
        if not isinstance(node, Image) or not node.media:
            return node
        found = media.get(node.media)
        return msgspec.structs.replace(node, media=found.id if found else "")

    return msgspec.structs.replace(rebuild(document, renamed), media=tuple(media.values()))


READER = Reader(
    name="canonical",
    suffixes=(".json",),
    read=read,
    summary="canonical JSON of a document",
)
