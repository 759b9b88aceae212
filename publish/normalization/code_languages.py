"""Code: whether the languages that it names are known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from publish.diagnostics import Log
from publish.document import Code, CodeBlock, Document
from publish.highlighting import aliases, is_known
from publish.walk import iterate

_ALIKE: Final = 0.85
"""How like a name must be to one that is known to be misspelt: `pyton`, and not `mermaid`."""


def check_languages(document: Document, log: Log) -> Document:
    """`document`; a language that nothing can highlight is told, for its code is set plain."""
    for node in iterate(document):
        if isinstance(node, Code | CodeBlock) and node.language and not is_known(node.language):
            near = get_close_matches(node.language.lower(), aliases(), n=1, cutoff=_ALIKE)
            log.add(
                "warning" if near else "info",
                "code-language-unknown",
                f'code in "{node.language}" is set without colours: no such language is known',
                node=node,
                hint=f"did you mean {near[0]}?" if near else "or name none, or text",
            )
    return document
