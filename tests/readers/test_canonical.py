"""A document kept as JSON is read back; what somebody put into it meanwhile is examined."""

from __future__ import annotations

import io

import msgspec
from PIL import Image as Raster

from publish.canonical_json import dump
from publish.diagnostics import Log
from publish.document import Document, Image, Media
from publish.pictures import settled
from publish.plugin import Source
from publish.readers.canonical import READER
from publish.walk import iterate
from tests.support.notation import p

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">{}</svg>'


def read(*media: Media, log: Log) -> Document:
    shown = (p(*(Image(media=picture.id, alt="A") for picture in media)),)
    document = Document(blocks=shown, media=media)
    return READER.read(Source(name="a.json", data=dump(document)), log)


def test_pictures_are_examined_again() -> None:
    buffer = io.BytesIO()
    Raster.new("RGB", (2, 1)).save(buffer, "PNG")
    # Reduced once, a picture's own density is no longer in its file.
    good = msgspec.structs.replace(settled(buffer.getvalue()).media, density=144.0)
    script = SVG.format("<script>x</script>").encode()
    changed = Media(id="cd", media_type="image/svg+xml", data=script, width=2, height=1)
    none = Media(id="ef", media_type="image/png", data=b"no picture", width=1, height=1)
    log = Log()
    document = read(good, changed, none, log=log)
    clean = settled(SVG.format("").encode()).media
    assert document.media == (good, clean)
    images = [node.media for node in iterate(document) if isinstance(node, Image)]
    assert images == [good.id, clean.id, ""]
    assert [d.code for d in log.diagnostics] == ["svg-cleaned", "image-refused"]
