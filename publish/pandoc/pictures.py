"""The pictures that a source names: in its archive, its notebook, an address of data, or beside it.

pandoc in its sandbox hands over names only. What is found is bytes of a stranger: archives are read
within limits, and what a picture is, `publish.pictures` says.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import urllib.parse
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from publish.archive import DAMAGE, RefusedArchiveError, opened
from publish.diagnostics import Log, Severity
from publish.document import Media, Origin
from publish.errors import PictureError, SourceError
from publish.patterns import pattern
from publish.pictures import settled

_TYPES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"})
_SUFFIXES: Final = ("", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf")
"""Of a picture that is named without one, as LaTeX does."""
_SCHEME: Final = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_REMOTE: Final = pattern(r"(?:https?:)?//", re.IGNORECASE)
_BADGE: Final = pattern(r"badge|shields\.io|/status\b|\.svg\?", re.IGNORECASE)
"""Addresses of pictures that a service draws when it is asked."""

Find = Callable[[str], bytes | None]
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB], 2.2): what Word writes when it encrypts, and wrote once."""


class Pictures:
    """Finds pictures by the name that the source gives them; each is examined once."""

    def __init__(self, log: Log, find: Find = lambda _: None) -> None:
        self._log = log
        self._find = find
        self._known: dict[str, Media | SourceError | None] = {}

    def __call__(self, target: str, origin: Origin | None = None) -> Media | None:
        """The picture, named at `origin`, or `None` for one that the source does not contain.

        Raises `SourceError` that says why it cannot be had, a `PictureError` when it is no picture.
        """
        if target not in self._known:
            try:
                self._known[target] = self._found(target, origin)
            except SourceError as error:
                self._known[target] = error
        known = self._known[target]
        if isinstance(known, SourceError):
            raise known
        return known

    def _found(self, target: str, origin: Origin | None) -> Media | None:
        within = target.startswith("data:")
        data = _from_address(target) if within else self._find(target)
        if data is None:
            return None
        picture = settled(data)
        for remark in picture.remarks:
            self._log.add(
                remark.severity,
                remark.code,
                f"picture {shortened(target)}: {remark.message}",
                origin=origin,
            )
        return picture.media


def shortened(target: str) -> str:
    """The name of a picture as messages say it."""
    return target if len(target) <= 60 else f"{target[:40]}…"


def weight_of_absence(target: str) -> Severity:
    """How much it matters that a picture is not there: one of the source's own files is a loss, an
    address of the web is not part of the source, and a badge says how a project is doing today."""
    if target and not _REMOTE.match(target):
        return "loss"
    return "info" if _BADGE.search(target) else "warning"


def beside(opened: Callable[[str], bytes]) -> Find:
    """Finds the files that `opened` opens; a name may be encoded as addresses are."""

    def find(target: str) -> bytes:
        if not target:
            raise SourceError("picture without a path", hint="use a path relative to the source")
        if _SCHEME.match(target):
            raise SourceError(
                f"{shortened(target)}: remote pictures are not downloaded",
                hint="save the picture next to the source and use its relative path",
            )
        named = "." in target.rpartition("/")[2]
        refused: SourceError | None = None
        for name in dict.fromkeys((target, urllib.parse.unquote(target))):
            for suffix in _SUFFIXES[:1] if named else _SUFFIXES:
                try:
                    return opened(name + suffix)
                except SourceError as error:
                    refused = refused or error
        raise refused or PictureError("no file name")

    return find


def in_archive(data: bytes, name: str) -> Find:
    """Finds the members of an archive (DOCX, ODT, EPUB …) by the end of their name.

    Raises `SourceError` for what is no archive, or one that is made to exhaust who unpacks it.
    """
    try:
        archive = opened(data)
    except RefusedArchiveError as error:
        raise SourceError(
            f"{name}: {error}", hint="save it again in its original application"
        ) from error
    except DAMAGE as error:
        if data.startswith(_COMPOUND):
            raise SourceError(
                f"{name}: password-protected, or in a Word format older than 2007",
                hint="save it as .docx without a password in Word or LibreOffice",
            ) from error
        raise SourceError(
            f"{name}: not a ZIP archive, as its suffix requires",
            hint="save it again in its original application",
        ) from error
    members = archive.namelist()

    def find(target: str) -> bytes | None:
        wanted = urllib.parse.unquote(target).lstrip("/").removeprefix("./")
        while wanted.startswith("../"):
            wanted = wanted.removeprefix("../")
        fitting = [m for m in members if m == wanted or m.endswith(f"/{wanted}")]
        if not wanted or not fitting:
            return None
        try:
            return archive.read(min(fitting, key=len))
        except DAMAGE:
            return None

    return find


def in_notebook(data: bytes, otherwise: Find) -> Find:
    """Finds the pictures of a Jupyter notebook by the names that pandoc makes up for them;
    `otherwise` is asked for what the notebook names but does not contain."""
    try:
        pictures = dict(_attached(msgspec.json.decode(data)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pictures = {}

    def find(target: str) -> bytes | None:
        return pictures[target] if target in pictures else otherwise(target)

    return find


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
                for suffix in (".png", ".jpg", ".jpeg", ".gif", ".svg"):
                    yield f"{digest}{suffix}", data


def _members(owner: object, name: str) -> Iterator[dict[str, object]]:
    found = owner.get(name) if isinstance(owner, dict) else None
    for member in found if isinstance(found, list) else []:
        if isinstance(member, dict):
            yield member


def _images(bundle: object) -> Iterator[bytes]:
    for media_type, value in bundle.items() if isinstance(bundle, dict) else ():
        text = "".join(value) if isinstance(value, list) else value
        if media_type in _TYPES and isinstance(text, str):
            data = _from_base64(text)
            if data is not None:
                yield data
