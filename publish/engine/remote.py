"""Object stores and other machines: what an address such as `s3://bucket/report.md` names is read
and written here, by fsspec, and nowhere else.

Only addresses that somebody named on the command line are asked, and what a source there names
beside itself, in its folder or below.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from publish.engine.resources import LARGEST as BESIDE
from publish.errors import ExportError, SourceError, UsageError
from publish.files import LARGEST
from publish.patterns import pattern
from publish.plugin import Source, of_extra
from publish.readers.stated_structure import SUFFIX as STRUCTURE_SUFFIX

OBJECTS: Final = ("s3", "gs", "az", "abfs", "memory")
"""Schemes of stores in which an object is there whole or not at all, …"""
FILES: Final = ("sftp",)
"""… and of those in which a file is written under another name and renamed."""
_ADDRESS: Final = pattern(r"([a-z][a-z0-9+.-]*)://.+")


def is_address(name: str) -> bool:
    """Whether a name is an address. Raises `UsageError` for one of a scheme that is not known."""
    found = _ADDRESS.fullmatch(name)
    if found is None:
        return False
    if "::" in name:
        raise UsageError(f"{name}: is several addresses", hint="name one")
    if found[1] not in (*OBJECTS, *FILES):
        raise UsageError(
            f"{name}: {found[1]}:// is not read or written",
            hint=f"use one of {', '.join((*OBJECTS, *FILES))}",
        )
    return True


def open_source(address: str) -> Source:
    """The bytes of a source at an address. Raises `SourceError` when they cannot be had."""
    structure = None
    with suppress(_MissingError):
        structure = fetch(address + STRUCTURE_SUFFIX)
    return Source(name=address, data=fetch(address), beside=Beside(address), structure=structure)


class Beside:
    """Fetches what the source at an address names, in its folder or below; `opened` are the
    addresses of what was there."""

    def __init__(self, address: str) -> None:
        self._folder = address.rpartition("/")[0]
        self.opened: set[str] = set()

    def __call__(self, name: str) -> bytes:
        path = PurePosixPath(normpath(name))
        if not name.isprintable() or path.is_absolute() or ".." in path.parts or "\\" in name:
            raise SourceError(
                f"{name[:80]!a}: leads out of the source's folder, and nothing else is opened",
                hint="put it into the source's folder and name it from there",
            )
        address = f"{self._folder}/{path}"
        data = fetch(address, BESIDE)
        self.opened.add(address)
        return data


class _MissingError(SourceError):
    """There is nothing at an address."""


def fetch(address: str, largest: int = LARGEST) -> bytes:
    """The bytes at an address, at most so many. Raises `SourceError` that names it."""
    system, path = _opened(address)
    try:
        with system.open(path, "rb") as file:
            data: bytes = file.read(largest + 1)
    except FileNotFoundError as error:
        raise _MissingError(f"{address}: there is no such file") from error
    except Exception as error:  # each store raises its own
        raise SourceError(f"{address}: cannot be read: {_reason(error)}") from error
    if len(data) > largest:
        raise SourceError(f"{address}: larger than {largest // 10**6} MB", hint="make it smaller")
    return data


def put(address: str, data: bytes) -> None:
    """Puts `data` at an address, whole or not at all. Raises `ExportError` that names it."""
    system, path = _opened(address)
    try:
        if address.partition("://")[0] in OBJECTS:
            system.pipe_file(path, data)
            return
        # The same name for the same address: what a killed build left is written over.
        folder, _, name = path.rpartition("/")
        temporary = f"{folder}/.publish-{uuid5(NAMESPACE_URL, address)}-{name}"
        system.makedirs(folder, exist_ok=True)
        try:
            system.pipe_file(temporary, data)
            system.mv(temporary, path)
        except BaseException:
            with suppress(Exception):
                system.rm_file(temporary)
            raise
    except Exception as error:  # each store raises its own
        raise ExportError(
            f"{address}: cannot be written: {_reason(error)}", hint="may you write there?"
        ) from error


def expanded(address: str) -> list[str]:
    """The addresses that a pattern (`*`, `?`, `[`) matches, in order; others as they are."""
    if not set("*?[") & set(address):
        return [address]
    system, path = _opened(address)
    try:
        found = sorted(system.glob(path))
    except Exception as error:  # each store raises its own
        raise SourceError(f"{address}: cannot be listed: {_reason(error)}") from error
    if not found:
        raise SourceError(f"{address}: matches nothing")
    before = address.removesuffix(path)
    return [before + each for each in found]


def remove(address: str) -> None:
    """Removes what is at an address, if there is anything. Raises `ExportError` that names it."""
    system, path = _opened(address)
    try:
        system.rm_file(path)
    except FileNotFoundError:
        return
    except Exception as error:  # each store raises its own
        raise ExportError(f"{address}: cannot be removed: {_reason(error)}") from error


def is_of_this_process(address: str) -> bool:
    """Whether nobody but this process has what is at an address."""
    return address.startswith("memory://")


def _opened(address: str) -> tuple[Any, str]:
    """The file system that an address is of, and the path there. Raises `UsageError` when what it
    needs is not installed."""
    with of_extra("remote"):
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # it ships no types
    try:
        found: tuple[Any, str] = url_to_fs(address)
    except ImportError as error:  # of the package of one kind of stores, which fsspec names
        raise UsageError(f"{address}: {error}") from error
    except Exception as error:  # each store raises its own
        raise SourceError(f"{address}: cannot be opened: {_reason(error)}") from error
    return found


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
