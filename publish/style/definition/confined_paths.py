"""Files that a style names: they stand in its folder or below, unless somebody allows others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from publish.files import in_reach
from publish.patterns import pattern
from publish.style.definition.compiled import are_anywhere
from publish.style.definition.source import Entry

_ADDRESS: Final = pattern(r"[a-zA-Z][a-zA-Z0-9+.-]+:|//")


def file_beside(entry: Entry, name: str) -> Path:
    """The file of that name, from the folder of the style file that says so.

    Raises `StyleError` for an address, for a file outside that folder, and when there is none.
    """
    if _ADDRESS.match(name):
        entry.fail("is an address, and nothing is fetched", hint="save the file beside the style")
    folder = entry.file.parent
    path = folder / name
    try:
        outside = not path.resolve().is_relative_to(folder.resolve())
        there = path.is_file()
    except (OSError, ValueError):
        outside, there = False, False
    if (outside and not are_anywhere()) or not in_reach(path):
        entry.fail(
            f"{name} is outside the folder of the style",
            hint="copy it there, or allow it with --files-anywhere",
        )
    if not there:
        entry.fail(f"there is no file {path}", hint="a path from the folder of the style file")
    return path
