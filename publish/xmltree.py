"""XML → trees of lxml, by the one parser for bytes of strangers: it opens nothing, follows no
entity, and reads no document type definition."""

from __future__ import annotations

from typing import Any


def parsed(data: bytes, *, bare: bool = False, large: bool = True) -> Any:
    """The root element of a document; `bare` is without comments and processing instructions.
    Where it may not be `large`, libxml2's limits for texts (10 MB) and depth (256) hold.

    Raises `lxml.etree.XMLSyntaxError`, and `ValueError` for what has an encoding of its own.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=large,
        remove_comments=bare,
        remove_pis=bare,
    )
    return etree.fromstring(data, parser)
