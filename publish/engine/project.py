"""What belongs to a project: the repository that a folder is in, else the folder alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publish.style.definition.source import Entry

_REPOSITORY: Final = (".git", ".hg", ".jj")


def root_of(folder: Path) -> Path:
    """The root of the repository that `folder` is in; `folder` itself when it is in none."""
    folder = folder.absolute()
    around = (folder, *folder.parents)
    return next((p for p in around if any((p / name).exists() for name in _REPOSITORY)), folder)


def inside(entry: Entry, text: str, folder: Path) -> Path:
    """The path that an entry of the `publish.toml` in `folder` names. Raises `StyleError` for one
    that leads out of the project, by itself or by a link."""
    path = folder / text
    root = root_of(folder)
    try:
        belongs = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name with NUL
        belongs = False
    if not belongs:
        entry.fail(
            f"{text}: leads out of the project in {root.name or root}",
            hint="put it into the project, or name it by an option of the command line",
        )
    return path
