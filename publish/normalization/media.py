"""Pictures: each that is shown is there, each that is there is shown, and says what it shows."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Image, Node
from publish.walk import iterate, rebuild


def settle_media(document: Document, log: Log) -> Document:
    """`document` with each picture once, and none that nobody shows.

    A picture without its bytes leaves its alt text, as a loss; one that has neither alt text nor
    the mark that it is decorative is told (WCAG 2.2, 1.1.1).
    """
    there = {media.id: media for media in document.media}

    def settle(node: Node) -> Node:
        if not isinstance(node, Image):
            return node
        if node.media and node.media not in there:
            log.lost(node, "the picture's bytes are missing", code="image-missing")
            return msgspec.structs.replace(node, media="")
        if node.media and not node.alt and not node.decorative:
            log.lost(
                node,
                "the picture says nothing to those who cannot see it",
                code="alt-missing",
                hint="give it a description, or mark it as decorative",
            )
        return node

    document = rebuild(document, settle)
    shown = dict.fromkeys(node.media for node in iterate(document) if isinstance(node, Image))
    media = tuple(there[identifier] for identifier in shown if identifier)
    return msgspec.structs.replace(document, media=media)
