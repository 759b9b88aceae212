"""What was made once is kept on disk: styles, cut fonts, artifacts, by the digest of all that they
were made of.

Every key holds the `environment`: a new version of anything installed makes everything anew. An
entry begins with the SHA-256 of the rest, is written under another name and renamed, and is made
anew when it is damaged; so processes share the folder without locks, and whatever happens to a
file in it costs no more than time. The entries longest unused go when there are too many bytes.

`PUBLISH_CACHE` names another folder; empty, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from threading import get_ident
from typing import Final, NamedTuple

VARIABLE: Final = "PUBLISH_CACHE"
LARGEST: Final = 2 * 10**9
"""Bytes of all entries."""
_PARTS: Final = 16
"""Folders that the entries of a kind are in, by the first digit of their names: each is kept to its
part of `LARGEST`, looked at by every 16th entry that is written into it."""
_REMEMBERED: Final = 512
_SUM: Final = hashlib.sha256().digest_size


class Usage(NamedTuple):
    """How many entries of a kind there are, and their bytes."""

    kind: str
    entries: int
    size: int


def key(*parts: bytes | str) -> str:
    """A name for what is made of `parts` in this `environment`: a SHA-256 in hexadecimal digits."""
    made = hashlib.sha256(environment())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def kept(kind: str, name: str, make: Callable[[], bytes]) -> bytes:
    """What is kept as `name`, or else what `make` makes, which is kept from then on."""
    data = get(kind, name)
    if data is None:
        data = make()
        put(kind, name, data)
    return data


def remembered(function: Callable[..., str]) -> Callable[..., str]:
    """What `function` says of its texts, asked once: it knows it of a library that is slow to
    load."""

    @lru_cache(maxsize=_REMEMBERED)
    def known(*texts: str) -> str:
        def say() -> bytes:
            return function(*texts).encode("utf-8", "surrogatepass")

        name = key(f"{function.__module__}.{function.__qualname__}", *texts)
        return kept("words", name, say).decode("utf-8", "surrogatepass")

    return known


def get(kind: str, name: str) -> bytes | None:
    """What is kept as `name`; `None` when nothing whole is."""
    root = folder()
    if root is None:
        return None
    path = _path(root, kind, name)
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    data = stored[_SUM:]
    if hashlib.sha256(data).digest() != stored[:_SUM]:
        with suppress(OSError):
            path.unlink()
        return None
    with suppress(OSError):
        os.utime(path)
    return data


def put(kind: str, name: str, data: bytes) -> None:
    """Keeps `data` as `name`. That it cannot be kept is no error."""
    root = folder()
    if root is None:
        return
    path = _path(root, kind, name)
    temporary = path.with_suffix(f".{os.getpid()}-{get_ident()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as file:
                file.write(hashlib.sha256(data).digest())
                file.write(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        if name[1] == "0":
            _trim(root, name[0])
    except OSError:
        return


def usage() -> list[Usage]:
    """What is kept, by kind."""
    root = folder()
    if root is None:
        return []
    found: dict[str, list[int]] = {}
    for entry in _entries(root):
        found.setdefault(entry.kind, []).append(entry.size)
    return [Usage(kind, len(sizes), sum(sizes)) for kind, sizes in sorted(found.items())]


def clear() -> None:
    """Keeps nothing any more."""
    root = folder()
    for entry in _entries(root) if root is not None else ():
        with suppress(OSError):
            entry.path.unlink()


def folder() -> Path | None:
    """Where entries are kept; `None` when nowhere."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - no error without a home
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base) / "publish" if base and os.path.isabs(base) else None  # noqa: PTH117 - as above


def environment() -> bytes:
    """A digest of this program, the interpreter and every distribution that is installed."""
    return _environment(tuple(sys.path))


@cache
def _environment(places: tuple[str, ...]) -> bytes:
    package = Path(__file__).parent
    made = hashlib.sha256(f"{sys.version} {sys.platform} {package}".encode())
    for place in places:
        with suppress(OSError), os.scandir(place or ".") as entries:
            for folder in sorted(e.path for e in entries if e.name.endswith(".dist-info")):
                made.update(folder.encode())
                with suppress(OSError):
                    known = os.stat(f"{folder}/entry_points.txt")  # noqa: PTH116 - of hundreds
                    made.update(b"%d %d" % (known.st_size, known.st_mtime_ns))
    installed = list(package.parent.glob("publish_documents-*.dist-info/RECORD"))
    for path in installed:
        made.update(path.read_bytes())
    for file in () if installed else _files(str(package)):
        made.update(file.encode())
    return made.digest()


def _files(folder: str) -> Iterator[str]:
    """The files of a package that is not installed from a wheel, which lists their digests: each
    with its size and its time, by which Python too knows whether its bytecode is of the source."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_file():
            known = entry.stat()
            yield f"{entry.path} {known.st_size} {known.st_mtime_ns}"
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


class _Entry(NamedTuple):
    used: int
    size: int
    kind: str
    path: Path


def _path(root: Path, kind: str, name: str) -> Path:
    return root / kind / name[0] / name[1:]


def _entries(root: Path, part: str = "*") -> Iterator[_Entry]:
    for path in root.glob(f"*/{part}/*"):
        with suppress(OSError):
            found = path.stat()
            yield _Entry(found.st_mtime_ns, found.st_size, path.parts[-3], path)


def _trim(root: Path, part: str) -> None:
    """Removes the entries of a part that were longest unused, until a tenth of its room is free."""
    entries = sorted(_entries(root, part))
    size = sum(entry.size for entry in entries)
    if size <= LARGEST // _PARTS:
        return
    for entry in entries:
        if size <= LARGEST // _PARTS * 9 // 10:
            break
        entry.path.unlink(missing_ok=True)
        size -= entry.size
