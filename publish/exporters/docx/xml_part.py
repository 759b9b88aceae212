"""Parts of a Word package as XML."""

from __future__ import annotations

from publish.exporters.docx.oxml import Element, serialize
from publish.exporters.docx.parts import CONTENT_TYPES, PackagePart, Relation


def xml_part(
    kind: str,
    content: Element,
    relations: tuple[Relation, ...] = (),
    *,
    name: str = "",
    folder: str = "word",
) -> PackagePart:
    """The part of a kind of `CONTENT_TYPES`, called by its kind or `name`."""
    return PackagePart(
        name=f"/{folder}/{name or kind}.xml",
        content_type=CONTENT_TYPES[kind],
        data=serialize(content),
        relations=relations,
    )
