"""ZIP archives: reproducible, the same members give the same bytes, on any day and any machine; and
what damage to one looks like."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final

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
    """Members of an archive that we or an engine of ours just made, by name, in stored order.

    Not for archives from elsewhere, which may be damaged, or fill the memory: it has no limits.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
