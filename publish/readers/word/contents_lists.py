"""The lists of contents, figures and tables that Word has made in a file.

Word keeps what a field TOC has made (ECMA-376 part 1, 17.16.5.68): the words of headings, and the
numbers of Word's own pages. Layouts make these lists anew with their own, so they are asked to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from publish.document import Apparatus
from publish.patterns import pattern
from publish.readers.word.xml_parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FIELD: Final = pattern(r"\s*TOC(?![A-Za-z])")
_OF_CAPTIONS: Final = pattern(r'\\[cC]\s*"?\s*(\w*)')
_TABLES: Final = "tab"
"""How what Word calls tables begins, in most languages that it speaks: `Table`, `Tabelle`."""
_GALLERY: Final = "Table of Contents"
_HEADING: Final = pattern(r"TOC-?Heading|Inhaltsverzeichnis.*", re.IGNORECASE)


class _Field(msgspec.Struct):
    """A field that has begun: where, whether with its paragraph, and what it is told to do."""

    paragraph: Element
    is_whole: bool
    told: str = ""


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of lists that Word made, and what these ask of the layout."""

    paragraphs: tuple[Element, ...] = ()
    apparatus: Apparatus = Apparatus()


def lists_of(root: Element) -> Lists:
    """The lists that Word made in the main part of a file, each with the line that heads it."""
    paragraphs = list(root.iter(f"{W}p"))
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    apparatus = Apparatus()
    within: set[int] = set()
    for field, last in _fields(paragraphs):
        if not _FIELD.match(field.told):
            continue
        apparatus = _asking(apparatus, field.told)
        first = numbers[field.paragraph]
        within.update(range(first - _is_headed(paragraphs, first), numbers[last] + 1))
    for part in root.iter(f"{W}sdt"):
        gallery = part.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(f"{W}val") == _GALLERY:
            within.update(numbers[paragraph] for paragraph in part.iter(f"{W}p"))
            apparatus = msgspec.structs.replace(apparatus, contents=True)
    return Lists(
        paragraphs=tuple(paragraphs[number] for number in sorted(within)), apparatus=apparatus
    )


def _fields(paragraphs: list[Element]) -> Iterator[tuple[_Field, Element]]:
    """The fields that hold whole paragraphs, each with the one that it ends in."""
    begun: list[_Field] = []
    for paragraph in paragraphs:
        for part in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
            if part.tag == f"{W}instrText":
                if begun:
                    begun[-1].told += part.text or ""
            elif (kind := part.get(f"{W}fldCharType")) == "begin":
                begun.append(_Field(paragraph, is_whole=not _says(paragraph, before=part)))
            elif kind == "end" and begun:
                field = begun.pop()
                if field.is_whole and not _says(paragraph, behind=part):
                    yield field, paragraph


def _says(
    paragraph: Element, *, before: Element | None = None, behind: Element | None = None
) -> bool:
    """Whether a paragraph has words before or behind one of its elements."""
    parts = list(paragraph.iter())
    first = 0 if behind is None else parts.index(behind)
    last = len(parts) if before is None else parts.index(before)
    return any((p.text or "").strip() for p in parts[first:last] if p.tag == f"{W}t")


def _asking(apparatus: Apparatus, told: str) -> Apparatus:
    if (captions := _OF_CAPTIONS.search(told)) is None:
        return msgspec.structs.replace(apparatus, contents=True)
    if captions[1].lower().startswith(_TABLES):
        return msgspec.structs.replace(apparatus, list_of_tables=True)
    return msgspec.structs.replace(apparatus, list_of_figures=True)


def _is_headed(paragraphs: list[Element], first: int) -> bool:
    """Whether the paragraph above a list says what it is."""
    from publish.readers.vocabulary import names_contents

    if not first:
        return False
    above = paragraphs[first - 1]
    style = above.find(f"{W}pPr/{W}pStyle")
    said = "".join(part.text or "" for part in above.iter(f"{W}t"))
    styled = style is not None and bool(_HEADING.fullmatch(style.get(f"{W}val", "")))
    return styled or names_contents(said)
