"""What no artifact may hold: programs, loads from elsewhere, embedded files, hidden text.

This is a list of what is dangerous. What is neither on it nor compared with the document is not
looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.checks.claims import Claim, denied
from publish.checks.compare.content_tolerances import Format
from publish.checks.facts import Facts

_SCHEMES: Final = ("#", "http:", "https:", "mailto:", "tel:")


def dangers(format_: Format, data: bytes, found: Facts, stated: Facts | None) -> Iterator[Claim]:
    """What is dangerous in an artifact; `stated` are the facts of its document. Raises what a
    parser raises for a damaged file."""
    own = {link.target for link in stated.links} if stated is not None else set()
    for link in found.links:
        if not link.target.lower().startswith(_SCHEMES) and link.target not in own:
            message = "a link is neither http, https, mailto, tel nor internal"
            yield denied("link-scheme", message, f"{link.text} → {link.target}", link.where)
    from publish.checks.safety import docx, pdf, web

    look = {"pdf": pdf.of_pdf, "docx": docx.of_docx, "epub": web.of_epub, "html": web.of_html}
    yield from look[format_](data)
