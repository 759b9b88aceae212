"""Files: only regular ones are read, up to a limit, and each is written whole or not at all.

Temporary files and folders of a process that was killed are removed by the next one that writes
into the same folder: their owner holds a lock on them (`flock`) for as long as it lives.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from publish.errors import ExportError, SourceError

if sys.platform != "win32":
    import fcntl

_OBSERVERS: Final[ContextVar[tuple[dict[Path, str], ...]]] = ContextVar("observers", default=())
_REACH: Final[ContextVar[tuple[Path, ...] | None]] = ContextVar("reach", default=None)
LARGEST: Final = 2**30
"""Bytes of a file that is read, unless its reader allows less."""
_CHUNK: Final = 2**20
_PREFIX: Final = ".publish-"
_SUFFIX: Final = ".tmp"
_READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is opened without waiting for who writes into it, and then refused."""


def read(path: Path, largest: int = LARGEST, *, name: str = "", noted: bool = True) -> bytes:
    """The bytes of the regular file at `path`, which messages call `name`; `observed` notes it
    where it is to be `noted`.

    Raises `SourceError` when it is a pipe, a device or a folder, has more than
    `largest` bytes, is not there or may not be read.
    """
    name = name or str(path)
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            known = os.fstat(file.fileno())
            if not stat.S_ISREG(known.st_mode):
                raise SourceError(
                    f"{name}: is no regular file", hint="save what it holds in a file"
                )
            # Not `largest` bytes at once: so many would be allocated first.
            fits = known.st_size <= largest
            data = file.read(known.st_size + 1) if fits else b""
            while fits and len(data) <= largest and (more := file.read(_CHUNK)):
                data += more
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{name}: cannot be read: {reason}") from error
    if known.st_size > largest or len(data) > largest:
        raise SourceError(f"{name}: larger than {_size(largest)}", hint="make it smaller")
    if noted:
        note(path, data)
    return data


def is_there(path: Path) -> bool:
    """Whether there is a regular file at `path`; `observed` notes that there is none.

    Raises `OSError` for what can be no path.
    """
    there = path.is_file()
    if not there:
        note(path, None)
    return there


def names_in(folder: Path) -> list[str]:
    """The names in a folder, in order; `observed` notes them. Raises `OSError`."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted
    note(folder, _listed(names))
    return names


def digest_of(path: Path) -> str:
    """The SHA-256 of what `note` was given of `path`: of the bytes of a file, of the names in a
    folder; "" when there is none that can be read."""
    try:
        if path.is_file():
            return hashlib.sha256(read(path, noted=False)).hexdigest()
        return hashlib.sha256(_listed(sorted(os.listdir(path)))).hexdigest()  # noqa: PTH208 - as above
    except (OSError, ValueError, SourceError):
        return ""


def _listed(names: list[str]) -> bytes:
    return "\0".join(names).encode(errors="surrogateescape")


@contextmanager
def observed() -> Iterator[dict[Path, str]]:
    """The digests of all files that are read while this lasts, "" of those that were not there."""
    seen: dict[Path, str] = {}
    token = _OBSERVERS.set((*_OBSERVERS.get(), seen))
    try:
        yield seen
    finally:
        _OBSERVERS.reset(token)


def note(path: Path, data: bytes | None) -> None:
    """Tells whoever observes what was read at `path`, `None` for nothing."""
    if _OBSERVERS.get():
        observe(path, hashlib.sha256(data).hexdigest() if data is not None else "")


def observe(path: Path, digest: str) -> None:
    """Tells whoever observes of a digest."""
    for seen in _OBSERVERS.get():
        seen[path] = digest


@contextmanager
def confined(*folders: Path) -> Iterator[None]:
    """While this lasts, a style of a stranger reaches what lies in these folders alone."""
    token = _REACH.set(tuple(folder.resolve() for folder in folders))
    try:
        yield
    finally:
        _REACH.reset(token)


def in_reach(path: Path) -> bool:
    """Whether what a style names may be read there; links are followed."""
    folders = _REACH.get()
    return folders is None or any(path.resolve().is_relative_to(folder) for folder in folders)


def write(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: written beside it under another name, flushed to disk, and renamed.

    A failure leaves what was there before, and is an `ExportError` that names the path. A link at
    `path` is replaced, not followed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path.parent)
        handle, temporary = _temporary(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            if sys.platform != "win32":  # Windows renames no open file, and locks none
                temporary.replace(path)
        if sys.platform == "win32":
            temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _failed(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def private_folder() -> Iterator[Path]:
    """An empty folder that nobody else may enter, gone afterwards."""
    parent = Path(tempfile.gettempdir())
    _remove_abandoned(parent)
    name, handle = _temporary_folder()
    try:
        yield Path(name)
    finally:
        shutil.rmtree(name, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def are_one_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, see `identity`."""
    return identity(path) == identity(other)


def identity(path: Path) -> object:
    """What is equal for paths that lead to one file. Files are compared, not their names: one has
    many spellings, and links lead to it; where none is yet, the places are compared."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # it is not there, or cannot be
        return path.absolute()
    return found.st_dev, found.st_ino


def _temporary(folder: Path) -> tuple[int, Path]:
    """A new file in `folder`, open and locked. Before that another process may remove it."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        if sys.platform == "win32":
            return handle, Path(name)
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with suppress(FileNotFoundError):
            if Path(name).stat().st_ino == os.fstat(handle).st_ino:
                return handle, Path(name)
        os.close(handle)


def _temporary_folder() -> tuple[str, int | None]:
    """A new folder, and what locks it. Another process may remove it before it is locked."""
    while True:
        name = tempfile.mkdtemp(prefix=_PREFIX, suffix=_SUFFIX)
        if sys.platform == "win32":
            return name, None
        with suppress(FileNotFoundError):
            handle = os.open(name, os.O_RDONLY)
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if Path(name).exists():
                return name, handle
            os.close(handle)


@cache
def _remove_abandoned(folder: Path) -> None:
    """Removes what killed processes left in `folder`, once a process and folder."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        if not left.is_symlink() and _is_abandoned(left):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                with suppress(OSError):
                    left.unlink()


def _is_abandoned(path: Path) -> bool:
    """Whether no process that lives holds the lock on `path`; Windows keeps files that are open."""
    if sys.platform == "win32":
        return path.is_file()
    try:
        handle = os.open(path, _READ | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return os.fstat(handle).st_uid == os.getuid()
    finally:
        os.close(handle)


def _failed(path: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{path}: cannot be written: {error.strerror or error}",
        hint="is there room on the disk, and may you write there?",
    )


def _size(count: int) -> str:
    return f"{count // 10**6} MB" if count >= 10**6 else f"{count} bytes"


def _umask() -> int:
    """The process's file mode mask, which `mkstemp` ignores and a finished file should obey."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
