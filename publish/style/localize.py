"""A style as it sets a document: what depends on the document's languages and scripts."""

from __future__ import annotations

from publish.document import Document
from publish.style.definition.types import Style
from publish.style.fonts.fallback import accompanied
from publish.style.fonts.non_italic_scripts import set_upright


def fitted(style: Style, document: Document) -> Style:
    """`style` with the families that the scripts of `document` need, and upright where its language
    has no italics.

    Every exporter asks first; asking again changes nothing.
    """
    return accompanied(set_upright(style, document.meta.language), document)
