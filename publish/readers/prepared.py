"""What a reader makes of a source before pandoc reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from publish.pandoc.pictures import Find
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.word.file import WordFile


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A source as pandoc is to read it.

    `data` is what pandoc reads, and `find` finds the pictures that it names. Of a text, `whole` is
    all of it, and `lines` all but its front matter, each with its lines as in the file; of a
    notebook, `whole` is its Markdown, and of LaTeX it has its files. `above` of the lines of `data`
    are texts of the front matter, and `numbers` are the lines of the file that the others are made
    of, where they are not the same. The text of LaTeX begins on line `begin`.
    """

    data: bytes
    find: Find
    front: FrontMatter
    lines: str = ""
    whole: str = ""
    above: int = 0
    numbers: Sequence[int] = ()
    word: WordFile | None = None
    begin: int = 0
