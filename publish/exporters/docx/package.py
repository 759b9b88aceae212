"""The parts of a Word package as one archive, by python-docx's package and our own ZIP.

python-docx keeps parts, relationships and content types and writes them out; none of its template
gets in. The archive is packed anew because python-docx's own carries the time of day.
"""

from __future__ import annotations

import io

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from publish.archive import pack, unpack
from publish.document import Document
from publish.exporters.docx.assemble import compose
from publish.exporters.docx.parts import RELATION_TYPES, WordDocument
from publish.plugin import Context
from publish.style import Style


def pack_document(document: Document, style: Style, context: Context) -> bytes:
    """The bytes of the .docx; see `publish.exporters.docx.render`."""
    return packed(compose(document, style, context.log, context.timestamp))


def packed(word: WordDocument) -> bytes:
    """The archive of a package; `[Content_Types].xml` comes first (ECMA-376 Part 2, 10.2).

    python-docx would deflate the parts once for nothing, so it keeps their places only.
    """
    package = Package()
    tops = [("document", word.document), ("core", word.core), ("application", word.application)]
    if word.custom is not None:
        tops.append(("custom", word.custom))
    stored = (word.document, *word.parts, *(part for _, part in tops[1:]))
    parts = {
        part.name: Part(PackURI(part.name), part.content_type, b"", package) for part in stored
    }
    for part in stored:
        for relation in part.relations:
            target = relation.target if relation.external else parts[relation.target]
            parts[part.name].load_rel(
                RELATION_TYPES.get(relation.kind, relation.kind),
                target,
                relation.id,
                relation.external,
            )
    for number, (kind, part) in enumerate(tops, start=1):
        package.load_rel(RELATION_TYPES[kind], parts[part.name], f"rId{number}")
    buffer = io.BytesIO()
    package.save(buffer)
    content = {part.name.lstrip("/"): part.data for part in stored}
    return pack((unpack(buffer.getvalue()) | content).items())
