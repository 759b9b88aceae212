"""Pictures: each that is shown is there, else its words; each that is there is shown, and says
what it shows."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Figure, Image, Node
from publish.walk import iterate, plain_text, rebuild

_FILE_NAME: Final = re.compile(
    r"[^\s]*[\w)-]\.(?:png|jpe?g|jpe|gif|webp|svgz?|tiff?|bmp|heic|eps|pdf)", re.IGNORECASE
)


def settle_media(document: Document, log: Log) -> Document:
    """`document` with each picture once, and none that nobody shows.

    A picture that has neither alt text nor the mark that it is decorative, or is described by the
    name of its file, is a loss (WCAG 2.2, 1.1.1).
    Pandoc takes a caption for alt text where there is no other: it says what is to be seen in the
    picture, and not what the picture shows.
    """
    for node in iterate(document):
        if isinstance(node, Figure):
            _compare(node, log)
        elif isinstance(node, Image) and node.media and not node.decorative:
            _judge(node, log)
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


def _compare(figure: Figure, log: Log) -> None:
    """Tells of alt texts that are no other than the caption."""
    caption = " ".join(plain_text(figure.caption).split())
    for image in (node for node in iterate(figure) if isinstance(node, Image)):
        if image.media and not image.decorative and image.alt and image.alt == caption:
            log.lost(
                image,
                "it has no alt text but its caption, which says nothing of what it shows",
                code="alt-is-caption",
                hint='describe what it shows: ![caption](file){alt="…"}',
            )


def _judge(image: Image, log: Log) -> None:
    """Tells of an alt text that says nothing to those who cannot see the picture."""
    hint = "describe what it shows, or mark it as decorative"
    if not image.alt:
        because = "the picture says nothing to those who cannot see it"
        log.lost(image, because, code="alt-missing", hint=hint)
    elif _FILE_NAME.fullmatch(image.alt):
        because = f'its alt text, "{image.alt}", is the name of a file and says nothing'
        log.lost(image, because, code="alt-is-file-name", hint=hint)
