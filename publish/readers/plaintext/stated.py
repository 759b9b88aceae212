"""What the author states about lines, in front matter or in a file beside the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from publish.errors import SourceError
from publish.plugin import Source
from publish.readers.frontmatter import FrontMatter
from publish.readers.plaintext.labels import LabelledLine, Role
from publish.readers.stated_structure import SUFFIX, Structure, read_beside

_AT_MOST_ONE: Final[frozenset[Role]] = frozenset({"title", "subtitle"})


class Statement(NamedTuple):
    """What a line is; `level` of a heading, 0 when left open."""

    role: Role
    level: int = 0


def structure_of(source: Source, front: FrontMatter, numbers: Collection[int]) -> Structure:
    """What is stated, in one place or the other; `numbers` are those of the lines with text.

    Raises `SourceError` when both places state something, and for a line that has no text.
    """
    structure = front.structure
    if source.structure is not None:
        if structure.lines or structure.where:
            raise SourceError(
                f"{structure.where}: structure is stated here and in {source.name}{SUFFIX}",
                hint="keep one of them",
            )
        structure = read_beside(source.structure, f"{source.name}{SUFFIX}")
    for number in structure.lines:
        if number not in numbers:
            raise SourceError(
                f"{structure.where}: line {number} of {source.name} has no text",
                hint="count lines as an editor does, those of front matter too",
            )
    return structure


def statements(structure: Structure) -> dict[int, Statement]:
    """What is stated of lines, by their number."""
    found = {line: Statement("heading", level) for line, level in structure.headings}
    found |= {line: Statement("paragraph") for line in structure.paragraphs}
    singles: tuple[tuple[int | None, Role], ...] = (
        (structure.title_line, "title"),
        (structure.subtitle_line, "subtitle"),
        (structure.byline_line, "byline"),
        (structure.sources_line, "sources-title"),
    )
    return found | {line: Statement(role) for line, role in singles if line}


def settle(
    lines: Sequence[LabelledLine], stated: Mapping[int, Statement], *, has_title: bool
) -> None:
    """Gives stated lines their role, each as a piece of its own. Where the title is stated, on a
    line or elsewhere (`has_title`), no other line is one; so with a subtitle."""
    taken = {statement.role for statement in stated.values()} & _AT_MOST_ONE
    if has_title:
        taken = taken | {"title"}
    before: LabelledLine | None = None
    for line in lines:
        statement = stated.get(line.number)
        if statement is not None:
            line.role, line.level = statement
            line.begins = line.stated = True
            line.probability = 1.0
        else:
            if line.role in taken:
                line.role = "heading" if line.role == "title" else "paragraph"
            if before is not None and before.stated and before.role != "paragraph":
                line.begins = True
        before = line
