"""The fields below the title of a reStructuredText document, which say who wrote it and when.

docutils calls them its bibliographic fields; pandoc makes metadata of them, but keeps the first of
several of one name and says nothing of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.diagnostics import Log
from publish.document import Meta, Origin
from publish.patterns import pattern

_FIELD: Final = pattern(r":([A-Za-z][^:]{0,60}):(?:\s+(\S.*))?")
_AUTHORS: Final = ("author", "authors")
_HEADER: Final = pattern(r"([A-Z][A-Za-z-]*):(?:[ \t]+(.*))?")
"""A field as a mail has them."""
_FEWEST: Final = 3
_NAMES: Final = {"Title": "Title", "Author": "Author", "Authors": "Author", "Created": "Date"} | {
    "Date": "Date",
    "Status": "Status",
}
"""Fields of a header that say what the document is, and what docutils calls them."""


def with_authors(text: str, log: Log) -> str:
    """`text` with all of its authors in one field, on the lines that they had; other fields that
    stand again are told."""
    lines = text.split("\n")
    authors: list[str] = []
    first, names = -1, set[str]()
    for at in _fields(lines):
        found = _FIELD.fullmatch(lines[at].rstrip())
        name, value = ("", "") if found is None else (found[1].lower(), found[2] or "")
        if name in _AUTHORS:
            end = _end(lines, at)
            listed = _names(name, [value, *lines[at + 1 : end]])
            if not listed:
                continue
            authors += listed
            first = at if first < 0 else first
            lines[at:end] = [""] * (end - at)
        elif name in names:
            log.add(
                "loss",
                "field-repeated",
                f'":{name}:" stands again, and only the first counts: {value}',
                origin=Origin(at + 1, at + 1),
                hint="put both into one field",
            )
        names.add(name)
    if authors:
        lines[first] = f":Authors: {'; '.join(authors)}"
    return "\n".join(lines)


def with_header(text: str) -> str:
    """`text` whose header, in the form that mails and Python's proposals have, is fields, and below
    them a list of what no field is for. Without a title it is no header."""
    head, blank, rest = text.partition("\n\n")
    fields: list[tuple[str, str]] = []
    for line in head.split("\n"):
        if fields and _is_set_in(line):
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
        elif found := _HEADER.fullmatch(line.rstrip()):
            fields.append((found[1], found[2] or ""))
        else:
            return text
    names = [name for name, _ in fields]
    if len(fields) < _FEWEST or "Title" not in names:
        return text
    known = {name: _NAMES[name] for name in names if name in _NAMES}
    said = [f":{known[name]}: {_parted(name, value)}" for name, value in fields if name in known]
    others = [f"- {name}: {value}" for name, value in fields if name not in known]
    return "\n".join((*said, "", *others)) + blank + rest


def _parted(name: str, value: str) -> str:
    return value.replace(",", ";") if name.startswith("Author") else value


def tell_unprinted(meta: Meta, log: Log) -> None:
    """That a field is no metadata that a layout prints."""
    for name, value in meta.extra:
        log.warning(
            "metadata-unknown",
            f'":{name}:" is no metadata that is printed; kept: {value}',
            hint="write it below the first paragraph or heading, where it is text",
        )


def _fields(lines: list[str]) -> Iterator[int]:
    """The lines on which the fields begin that stand below the title or before all text."""
    begun = False
    for at, line in enumerate(lines):
        if _FIELD.fullmatch(line.rstrip()):
            begun = True
            yield at
        elif line.strip() and not _is_set_in(line):
            beside = lines[max(at - 1, 0) : at + 2]
            if begun or not (line.startswith("..") or any(map(_is_adornment, beside))):
                return


def _end(lines: list[str], start: int) -> int:
    """Where the field ends that begins at `start`: below its last line that is set in."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        if _is_set_in(lines[at]):
            end = at + 1
        elif lines[at].strip():
            break
    return end


def _is_adornment(line: str) -> bool:
    """Whether a line is the rule above or below a title."""
    signs = line.rstrip()
    return len(signs) > 1 and len(set(signs)) == 1 and not signs[0].isalnum()


def _is_set_in(line: str) -> bool:
    return bool(line.strip()) and line[0].isspace()


def _names(field: str, lines: list[str]) -> list[str]:
    """The names in the lines of a field: items of a list, or parted by semicolons, or by commas
    where the field is that of several."""
    said = [line.strip() for line in lines if line.strip()]
    if all(line.startswith(("- ", "* ", "+ ")) for line in said):
        return [line[2:].strip() for line in said]
    text = " ".join(said)
    parts = text.split("," if field == "authors" and ";" not in text else ";")
    return [part.strip() for part in parts if part.strip()]
