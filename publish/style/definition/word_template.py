"""The Word file that documents are written into: read with the style, as its logo is."""

from __future__ import annotations

from typing import Final

from publish.errors import SourceError
from publish.files import read
from publish.style.definition.confined_paths import file_beside
from publish.style.definition.source import Entry
from publish.style.definition.types import Template

LARGEST: Final = 20_000_000
"""Bytes of a template, which every Word file of the house begins with."""
_SIGNATURE: Final = b"PK\x03\x04"


def template(entry: Entry, name: str) -> Template:
    """The Word file `name`. Raises `StyleError` with file, line, key and cure when there is
    none."""
    try:
        data = read(file_beside(entry, name), LARGEST, name=name)
    except SourceError as error:
        entry.fail(error.message, hint=error.hint)
    if not data.startswith(_SIGNATURE):
        entry.fail(f"{name} is no Word file", hint="save it as .docx")
    return Template(name=name, data=data)
