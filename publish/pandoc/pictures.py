"""The pictures that a source contains: in its archive, its notebook, or in `data:` addresses.

pandoc in its sandbox hands over names only, and no file that a source names is ever opened. What is
found is bytes of a stranger: archives are read within limits, and a picture is one of four formats
by its own bytes, never by its name.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import urllib.parse
import warnings
import zipfile
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Media
from publish.errors import SourceError

MOST_MEMBERS: Final = 4_000
MOST_BYTES: Final = 200_000_000
MOST_RATIO: Final = 100
"""Of an archive: more members, more bytes unpacked, or more of them to a packed byte (beyond the
first megabyte) are an attack."""
MOST_PIXELS: Final = 40_000_000
"""Of a picture; 40 megapixels print a double page at 600 dots an inch."""
_FORMATS: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
_FREE: Final = 1_000_000

Find = Callable[[str], bytes | None]


class Pictures:
    """Finds pictures by the name that the source gives them; each is examined once."""

    def __init__(self, log: Log, find: Find = lambda _: None) -> None:
        self._log = log
        self._find = find
        self._known: dict[str, Media | None] = {}

    def __call__(self, target: str) -> Media | None:
        if target not in self._known:
            data = _from_address(target) if target.startswith("data:") else self._find(target)
            self._known[target] = None if data is None else self._examined(target, data)
        return self._known[target]

    def _examined(self, target: str, data: bytes) -> Media | None:
        from PIL import Image, UnidentifiedImageError

        name = f"picture {target[:40]}"
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
                    width, height = image.size
                    if width * height > MOST_PIXELS:
                        self._refuse(name, f"{width} x {height} pixels are too many")
                        return None
                    image.verify()
                    media_type = _FORMATS[image.format or ""]
                # What `verify` has read cannot be decoded any more, and it decodes nothing itself.
                with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
                    image.load()
        except UnidentifiedImageError:
            self._refuse(name, "it is no PNG, JPEG, GIF or WebP")
            return None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            self._refuse(name, "it has too many pixels")
            return None
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            self._refuse(name, f"it is damaged: {error}")
            return None
        return msgspec.convert(
            {
                "type": "media",
                "id": hashlib.sha256(data).hexdigest(),
                "media_type": media_type,
                "data": data,
                "width": width,
                "height": height,
            },
            Media,
        )

    def _refuse(self, name: str, because: str) -> None:
        self._log.add(
            "warning",
            "image-refused",
            f"{name} cannot be used: {because}",
            hint="save it as PNG or JPEG of at most 40 megapixels",
        )


def in_archive(data: bytes, name: str) -> Find:
    """Finds the members of an archive (DOCX, ODT, EPUB …) by the end of their name.

    Raises `SourceError` for what is no archive, or one that is made to exhaust who unpacks it.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise SourceError(
            f"{name}: not the ZIP archive that its suffix says it is",
            hint="save it anew in the program that made it",
        ) from error
    for problem in _problems(archive.infolist(), len(data)):
        raise SourceError(
            f"{name}: {problem}", hint="save it anew in the program that made it"
        ) from None
    members = [info.filename for info in archive.infolist()]

    def find(target: str) -> bytes | None:
        wanted = urllib.parse.unquote(target).lstrip("/").removeprefix("./")
        while wanted.startswith("../"):
            wanted = wanted.removeprefix("../")
        fitting = [m for m in members if m == wanted or m.endswith(f"/{wanted}")]
        if not wanted or not fitting:
            return None
        try:
            return archive.read(min(fitting, key=len))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
            return None

    return find


def in_notebook(data: bytes) -> Find:
    """Finds the pictures of a Jupyter notebook by the names that pandoc makes up for them."""
    try:
        pictures = dict(_attached(msgspec.json.decode(data)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pictures = {}
    return pictures.get


def _from_address(target: str) -> bytes | None:
    head, comma, data = target.removeprefix("data:").partition(",")
    if not comma:
        return None
    if not head.endswith(";base64"):
        return urllib.parse.unquote_to_bytes(data)
    return _from_base64(urllib.parse.unquote(data))


def _from_base64(text: str) -> bytes | None:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _problems(members: list[zipfile.ZipInfo], packed: int) -> Iterator[str]:
    names = [info.filename for info in members]
    total = sum(info.file_size for info in members)
    if len(members) > MOST_MEMBERS:
        yield f"{len(members)} members in the archive, more than {MOST_MEMBERS}"
    if len(set(names)) < len(names):
        yield "two members of the archive have the same name"
    if total > MOST_BYTES or total > _FREE + MOST_RATIO * packed:
        yield f"{total} bytes when unpacked, which is an attack"
    for info in members:
        parts = info.filename.replace("\\", "/").split("/")
        if info.filename.startswith("/") or ".." in parts:
            yield f"a member of the archive leaves it: {info.filename[:60]}"
        if info.flag_bits & 1:
            yield "the archive is encrypted"


def _attached(notebook: object) -> Iterator[tuple[str, bytes]]:
    for cell in _members(notebook, "cells"):
        identifier = cell.get("id")
        attachments = cell.get("attachments")
        if isinstance(attachments, dict):
            for name, bundle in attachments.items():
                for data in _images(bundle):
                    yield f"{identifier}-{name}" if identifier else name, data
        for output in _members(cell, "outputs"):
            for data in _images(output.get("data")):
                # pandoc names what a cell has put out by its digest.
                digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
                for suffix in (".png", ".jpg", ".jpeg", ".gif"):
                    yield f"{digest}{suffix}", data


def _members(owner: object, name: str) -> Iterator[dict[str, object]]:
    found = owner.get(name) if isinstance(owner, dict) else None
    for member in found if isinstance(found, list) else []:
        if isinstance(member, dict):
            yield member


def _images(bundle: object) -> Iterator[bytes]:
    for media_type, value in bundle.items() if isinstance(bundle, dict) else ():
        text = "".join(value) if isinstance(value, list) else value
        if media_type in _FORMATS.values() and isinstance(text, str):
            data = _from_base64(text)
            if data is not None:
                yield data
