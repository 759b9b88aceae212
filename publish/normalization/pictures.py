"""Pictures: each that is shown is there, else its words; each that is there is shown, and says
what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Figure, Image, Node
from publish.patterns import pattern
from publish.walk import iterate, plain_text, rebuild

_FILE_NAME: Final = pattern(
    r"[^\s]*[\w)-]\.(?:png|jpe?g|jpe|gif|webp|svgz?|tiff?|bmp|heic|eps|pdf)", re.IGNORECASE
)


def settle_media(document: Document, log: Log) -> Document:
    """`document` with each picture once, and none that nobody shows.

    A picture that has neither alt text nor a caption nor the mark that it is decorative, or is
    described by the name of its file, is a warning (WCAG 2.2, 1.1.1): the source does not say more.
    One that its caption alone describes is told: the caption, which everybody is read, does for the
    alt text (HTML, 4.8.4.4) where it says what the picture shows.
    """
    captioned = {id(image) for image in _captioned(document, log)}
    for image in _showing(document):
        if id(image) not in captioned:
            _judge(image, log)
    there = {media.id: media for media in document.media}
    shown = dict.fromkeys(node.media for node in iterate(document) if isinstance(node, Image))
    media = tuple(there[identifier] for identifier in shown if identifier)
    return msgspec.structs.replace(document, media=media)


def word_missing(document: Document, log: Log) -> Document:
    """`document` with what a picture says in the place of each that has no bytes, decorative or
    not: its alt text, else its title. It is a loss, of which readers tell when they leave a picture
    without `media`."""
    there = {media.id for media in document.media}

    def worded(node: Node) -> Node:
        if not isinstance(node, Image) or node.media in there:
            return node
        if node.media:
            log.lost(node, "the picture's bytes are missing", code="image-missing")
        said = node.alt or node.title
        return msgspec.structs.replace(node, media="", alt=said, decorative=False)

    return rebuild(document, worded)


def _captioned(document: Document, log: Log) -> Iterator[Image]:
    """The pictures that have no description but the caption of their figure, which is told."""
    for figure in (node for node in iterate(document) if isinstance(node, Figure)):
        caption = " ".join(plain_text(figure.caption).split())
        if not caption or _FILE_NAME.fullmatch(caption):
            continue
        shown = [image for block in figure.blocks for image in _showing(block)]
        for image in shown:
            if image.alt == caption or (not image.alt and len(shown) == 1):
                log.info(
                    "alt-is-caption",
                    "the picture has no description but its caption, which has to say what it"
                    " shows",
                    origin=image.origin or figure.origin,
                    hint='or say it for those who cannot see it: ![caption](file){alt="…"}',
                )
                yield image


def _showing(node: Node) -> Iterator[Image]:
    """The pictures at or below `node` that are there and have something to show."""
    for image in iterate(node):
        if isinstance(image, Image) and image.media and not image.decorative:
            yield image


def _judge(image: Image, log: Log) -> None:
    """Tells of an alt text that says nothing to those who cannot see the picture."""
    hint = "describe what it shows, or mark it as decorative"
    if not image.alt:
        because = "the picture says nothing to those who cannot see it"
        log.add("warning", "alt-missing", because, node=image, hint=hint)
    elif _FILE_NAME.fullmatch(image.alt):
        because = f'the alt text of a picture, "{image.alt}", is the name of a file'
        log.add("warning", "alt-is-file-name", because, node=image, hint=hint)
