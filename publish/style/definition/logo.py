"""The picture of a logo: read with the style, for a style file stands at the edge."""

from __future__ import annotations

from typing import Final

from publish.document import Media
from publish.errors import PictureError, SourceError
from publish.files import read
from publish.pictures import settled
from publish.style.definition.confined_paths import file_beside
from publish.style.definition.source import Entry

LARGEST: Final = 5_000_000
"""Bytes of a logo, which goes out with everything that the house publishes."""


def picture(entry: Entry, name: str) -> Media:
    """The picture in the file `name`, from the folder of the style file that says so.

    Raises `StyleError` with file, line, key and cure when there is none.
    """
    path = file_beside(entry, name)
    try:
        found = settled(read(path, LARGEST))
    except SourceError as error:
        entry.fail(error.message, hint=error.hint)
    except PictureError as error:
        entry.fail(f"{path} cannot be used: {error.message}", hint=error.hint)
    for remark in found.remarks:
        if remark.severity != "info":
            entry.fail(f"{path}: {remark.message}", hint="save it as a plain PNG or SVG")
    return found.media
