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

from publish import disk_cache

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
_KEPT_SUFFIXES: Final = (".odttf",)
"""Fonts in a Word file are the same in all, and to compress them takes as long as all the rest."""
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s2B5H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
"""The records of PKWARE's APPNOTE, 4.3.7, 4.3.12 and 4.3.16."""
_VERSION: Final = 20
_UTF8: Final = 0x800
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def pack(members: Iterable[tuple[str, bytes]], *, stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP of `members` (name, content) in the order given, as `zipfile` would write it if it took
    what is compressed already.

    Members named in `stored`, pictures and fonts for the web are not compressed: OCF demands it of
    `mimetype` (EPUB 3.3, 4.2.2), and the others are compressed already.
    """
    written: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    year, month, day, *_ = EPOCH
    date = year - 1980 << 9 | month << 5 | day
    for name, content in members:
        keep = name in stored or name.lower().endswith(_STORED_SUFFIXES)
        packed = content if keep else _compressed(name, content)
        encoded = name.encode()
        flags, method = (0 if name.isascii() else _UTF8), (0 if keep else zipfile.ZIP_DEFLATED)
        sizes = zlib.crc32(content), len(packed), len(content), len(encoded), 0
        stated = (_VERSION, flags, method, 0, date, *sizes)
        listed += (
            _CENTRAL.pack(b"PK\1\2", _VERSION, _UNIX, *stated, 0, 0, 0, _MODE, at),
            encoded,
        )
        record = (_LOCAL.pack(b"PK\3\4", *stated), encoded, packed)
        written += record
        at += sum(map(len, record))
    count, size = len(listed) // 2, sum(map(len, listed))
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, at, 0)
    return b"".join((*written, *listed, end))


def _compressed(name: str, content: bytes) -> bytes:
    def compress() -> bytes:
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        return deflate.compress(content) + deflate.flush()

    if name.endswith(_KEPT_SUFFIXES):
        return disk_cache.kept("fonts", disk_cache.key("deflate", str(_LEVEL), content), compress)
    return compress()


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
