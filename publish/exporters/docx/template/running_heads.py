"""Running heads where the template has its own."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Furniture, Mark
from publish.exporters.docx.template.read import Template
from publish.walk import iterate


def without_heads(document: Document, template: Template, log: Log) -> Document:
    """The document without heads and feet, for the template's stand; what these do not say of it is
    told."""
    furniture = document.furniture or Furniture()
    said = [text for sides in template.margins.values() for text in sides.values()]
    wanted = [mark.text for mark in iterate(furniture) if isinstance(mark, Mark)]
    for text in dict.fromkeys((*wanted, furniture.watermark)):
        if text and not any(text in one for one in said):
            log.warning(
                "template-heads",
                f'"{text}" does not stand in the heads and feet of the template',
                hint="put it into the template, or use one without heads and feet",
            )
    return msgspec.structs.replace(document, furniture=None)
