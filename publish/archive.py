"""ZIP archives: ours are reproducible, the same members give the same bytes, on any day and any
machine; those of others are opened within limits, and only here."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that ZIP can state; members carry no other."""
DAMAGE: Final = (
    zipfile.BadZipFile,
    *(zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError),
    *(RuntimeError, ValueError),
)
"""What `zipfile` raises for archives that it cannot read: broken records and sums, packed content
that is none, places that are not in the file, and, as `RuntimeError`, passwords and ways of packing
that it does not know."""
MOST_MEMBERS: Final = 4_000
_MOST_BYTES: Final = 400_000_000
_MOST_RATIO: Final = 100
"""Of an archive: more members, more bytes unpacked, or more of them to a packed byte (beyond the
first …"""
_FREE: Final = 20_000_000
"""… bytes) are an attack."""
Archive: TypeAlias = zipfile.ZipFile
_STORED_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2")
_LEVEL: Final = 5
"""Of zlib's nine: the fonts in a Word file take a quarter less time than by the sixth, which is the
usual one, and a hundredth more room."""
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def pack(members: Iterable[tuple[str, bytes]], *, stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP of `members` (name, content) in the order given.

    Members named in `stored`, pictures and fonts for the web are not compressed: OCF demands it of
    `mimetype` (EPUB 3.3, 4.2.2), and the others are compressed already.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.create_system = _UNIX
            info.external_attr = _MODE
            keep = name in stored or name.lower().endswith(_STORED_SUFFIXES)
            info.compress_type = zipfile.ZIP_STORED if keep else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Members of an archive that we or an engine of ours just made, by name, in stored order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


class RefusedArchiveError(zipfile.BadZipFile):
    """An archive that is made to harm whoever unpacks it."""


def opened(data: bytes) -> Archive:
    """An archive of a stranger, which is safe to unpack: no member has more bytes than it states.

    Raises `RefusedArchiveError`, and what else is `DAMAGE`.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    for problem in _problems(archive.infolist(), len(data)):
        raise RefusedArchiveError(problem)
    return archive


def _problems(members: list[zipfile.ZipInfo], packed: int) -> Iterator[str]:
    names = [info.filename for info in members]
    total = sum(info.file_size for info in members)
    if len(members) > MOST_MEMBERS:
        yield f"{len(members)} members in the archive, more than {MOST_MEMBERS}"
    if len(set(names)) < len(names):
        yield "two members of the archive have the same name"
    if total > _MOST_BYTES or total > _FREE + _MOST_RATIO * packed:
        yield f"{total} bytes when unpacked, which is an attack"
    for info in members:
        parts = info.filename.replace("\\", "/").split("/")
        if info.filename.startswith("/") or ".." in parts:
            yield f"a member of the archive leaves it: {info.filename[:60]}"
        if info.flag_bits & 1:
            yield "the archive is encrypted"
