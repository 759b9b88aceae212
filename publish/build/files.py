"""Writing: whole or not at all. The only module that puts a file where a user will find it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from publish.errors import ExportError


def write(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: written beside it under another name, flushed to disk, and renamed.

    A failure leaves what was there before, and is an `ExportError` that names the path. A link at
    `path` is replaced, not followed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}.", suffix=".tmp", dir=path.parent
        )
    except OSError as error:
        raise _failed(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _failed(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def are_one_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file. Files are compared, not their names: one has many
    spellings, and links lead to it; where none is yet, the places are compared."""
    try:
        return path.samefile(other)
    except OSError:  # one of them is not there, or cannot be
        return path.absolute() == other.absolute()


def _failed(path: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{path}: cannot be written: {error.strerror or error}",
        hint="is there room on the disk, and may you write there?",
    )


def _umask() -> int:
    """The process's file mode mask, which `mkstemp` ignores and a finished file should obey."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
