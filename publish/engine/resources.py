"""Opens what a source names: files beside it or in folders below, and nothing else."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from publish.errors import SourceError
from publish.files import is_there, names_in, read
from publish.plugin import Attachment

LARGEST: Final = 100_000_000
"""Bytes of a file that a source may name; a photograph has a tenth."""
_SHOWN: Final = 80


class Beside:
    """Opens the paths that the file `source` names; `opened` are those that were there."""

    def __init__(self, source: Path) -> None:
        self._folder = source.parent
        self.opened: set[Path] = set()

    def __call__(self, name: str) -> bytes:
        """The bytes of the file `name`. Raises `SourceError` that names the path."""
        path = _within(self._folder, name)
        try:
            if not is_there(path):
                raise SourceError(
                    f"{_shown(name)}: there is no such file beside the source",
                    hint=_meant(self._folder, name),
                )
        except OSError as error:
            raise SourceError(f"{_shown(name)}: cannot be read: {error.strerror}") from error
        data = read(path, LARGEST, name=_shown(name))
        self.opened.add(path)
        return data


def attached(path: Path) -> Attachment:
    """The file at `path`, which whoever builds has named. Raises `SourceError` that names it."""
    try:
        return Attachment(name=str(path), data=read(path, LARGEST))
    except SourceError as error:
        raise SourceError(error.message, hint=asked(path) or error.hint) from error


def near(path: Path) -> str:
    """The name of a file beside `path` that may have been meant; "" when none is like it."""
    try:
        there = [name for name in names_in(path.parent) if name != path.name]
    except OSError:
        return ""
    named = [name for name in there if name.isprintable()]
    return next(iter(get_close_matches(path.name, named, n=1, cutoff=0.75)), "")


def asked(path: Path) -> str:
    """The question whether another path was meant; "" when there is none like it."""
    other = near(path)
    return f"did you mean {path.with_name(other)}?" if other else ""


def _within(folder: Path, name: str) -> Path:
    """The file of that name, which may lead out of the folder neither by itself nor by a link."""
    windows = PureWindowsPath(name)
    if not name or not name.isprintable():
        raise SourceError(f"{_shown(name)}: is no path", hint="name a file beside the source")
    if windows.drive or windows.root or PurePosixPath(name).is_absolute():
        raise SourceError(
            f"{_shown(name)}: is not beside the source, and nothing else is opened",
            hint="put it into the source's folder and name it from there",
        )
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:
        raise SourceError(f"{_shown(name)}: cannot be read: {error}") from error
    if not inside:
        raise SourceError(
            f"{_shown(name)}: leads out of the source's folder, and nothing else is opened",
            hint="put it into the source's folder and name it from there",
        )
    return path


def _meant(folder: Path, name: str) -> str:
    """The file that may have been meant, or what to do."""
    other = near(folder / name)
    return f"did you mean {other}?" if other else "put it there, or mend its name in the source"


def _shown(name: str) -> str:
    return name if len(name) <= _SHOWN and name.isprintable() else f"{name[:_SHOWN]!a}…"
