"""Contents lists of what is in several languages."""

from __future__ import annotations

import msgspec

from publish import arrange, load_style, normalize
from publish.document import Apparatus, Contents, Division, Paragraph, Span, Table
from publish.walk import iterate
from tests.support.notation import doc, h, inlines, p, table


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


def test_entries_say_the_language_and_direction_of_their_captions() -> None:
    def captioned(caption: Paragraph) -> Table:
        return msgspec.structs.replace(table("a | b"), caption=(caption,))

    hebrew = msgspec.structs.replace(h("ספר", captioned(p("לוח"))), language="he")
    french = captioned(Paragraph(content=inlines("Deux"), language="fr"))
    document = normalize(doc(captioned(p("One")), hebrew, french, title="T"))
    meta = msgspec.structs.replace(document.meta, apparatus=Apparatus(list_of_tables=True))
    document = arrange(msgspec.structs.replace(document, meta=meta), "book", load_style("house"))
    lists = [n for n in iterate(document) if isinstance(n, Contents) and n.of == "tables"]
    said = [
        (first.language, first.direction) if isinstance(first := entry.content[0], Span) else None
        for entry in lists[0].entries
    ]
    assert said == [None, ("he", "rtl"), ("fr", None)]
