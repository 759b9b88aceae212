"""Contents lists of what is in several languages."""

from __future__ import annotations

import msgspec

from publish import arrange, load_style, normalize
from publish.document import Contents, Division, Span
from publish.walk import iterate
from tests.notation import doc, h, p


def test_entries_say_the_language_and_direction_of_their_headings() -> None:
    hebrew = msgspec.structs.replace(h("ספר", p("x"), h("Inner", p("y"))), language="he")
    blocks = (h("One", p("x")), hebrew, Division(blocks=(h("Deux", p("z")),), language="fr"))
    document = arrange(normalize(doc(*blocks, title="T")), "book", load_style("house"))
    entries = [
        entry for node in iterate(document) if isinstance(node, Contents) for entry in node.entries
    ]
    said = [
        (inline.language, inline.direction) if isinstance(inline, Span) else None
        for entry in entries
        for inline in entry.content
    ]
    assert said == [None, ("he", "rtl"), None, ("fr", None)]
