"""Whatever a document says, its artifacts say: random documents, through exporters and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from publish import arrange, export, load_style, normalize
from publish.checks.compare.content_tolerances import Format
from publish.diagnostics import Log
from publish.document import (
    Block,
    Code,
    Contents,
    Document,
    FieldList,
    Figure,
    Keyboard,
    Math,
    MathBlock,
    Node,
    Note,
    Paragraph,
    Region,
    Table,
    Text,
)
from publish.languages import runs_right_to_left
from publish.walk import plain_text, rebuild
from tests.checks.artifacts import findings
from tests.support.strategies import documents

STYLE = load_style("house")
EXAMPLES: dict[Format, int] = {"html": 40, "docx": 40, "epub": 24, "pdf": 40}
"""How many documents go through a format: as many as fit into two minutes in all, on an idle
machine of two cores."""
_UNPRINTED: Final = re.compile("[^ -\u024f]")
"""Characters that a page spells out, for the fonts of the style have no glyph of many of them."""


def tame(document: Document) -> Document:
    """A document that a reader could have made: what only layouts place is not in it, captions are
    paragraphs of the document's language and not yet counted, notes, titles and tables say
    something, paragraphs have no ids, as only entries of bibliographies do, and formulas can be
    set."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case FieldList() | Contents() | Region():
                return ()
            case Math() | MathBlock():
                return msgspec.structs.replace(node, text="x^2")
            case Note():
                first = Paragraph(content=(Text(text="A note."),))
                return msgspec.structs.replace(node, blocks=(first, *node.blocks))
            case Table() if not plain_text(_cells(node)).strip():
                return ()
            case Table() | Figure():
                paragraphs = tuple(
                    msgspec.structs.replace(b, language="", direction=None)
                    for b in node.caption
                    if isinstance(b, Paragraph)
                )
                return msgspec.structs.replace(node, caption=paragraphs, label="")
            case Paragraph():
                return msgspec.structs.replace(node, id="")
            case _:
                return node

    meta = msgspec.structs.replace(
        document.meta,
        title=document.meta.title if plain_text(document.meta.title).strip() else (),
        summary=tuple(block for block in document.meta.summary if isinstance(block, Paragraph)),
        apparatus=msgspec.structs.replace(document.meta.apparatus, contents=None),
    )
    plain = msgspec.structs.replace(document, meta=meta, page_master="", furniture=None, media=())
    return rebuild(plain, change)


def _cells(table: Table) -> tuple[Block, ...]:
    rows = (*table.head, *table.body, *table.foot)
    return tuple(block for row in rows for cell in row.cells for block in cell.blocks)


def plain(document: Document) -> Document:
    """The document in letters that are printed as they are, from left to right, without code in its
    lines: of a line that runs the other way a page shows the order of glyphs, not of words, and a
    paragraph of nothing but code is a block of code there."""

    def change(node: Node) -> Node:
        if isinstance(node, Code | Keyboard):
            node = Text(text=node.text)
        said = {name: _printed(getattr(node, name)) for name in node.__struct_fields__}
        if runs_right_to_left(str(said.get("language", ""))):
            said["language"] = ""
        if "direction" in said:
            said["direction"] = None
        return msgspec.structs.replace(node, **said)

    made = rebuild(document, change)
    return msgspec.structs.replace(made, meta=msgspec.structs.replace(made.meta, language="en"))


def _printed(value: object) -> object:
    """What a node says, without the letters that a page spells out."""
    match value:
        case str():
            return _UNPRINTED.sub("", value)
        case tuple():
            return tuple(_printed(part) for part in value)
        case _:
            return value


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hypothesis takes words for its documents from all modules that are loaded: without that, the
    same documents are tried whoever ran before, and whatever else changes in the repository."""
    providers.CONSTANTS_CACHE.cache.clear()
    monkeypatch.setattr(providers, "_get_local_constants", Constants)
    yield
    providers.CONSTANTS_CACHE.cache.clear()


@pytest.mark.usefixtures("steady")
@pytest.mark.parametrize("format_", EXAMPLES)
def test_no_random_document_has_a_finding_in_any_format(format_: Format) -> None:
    @settings(
        max_examples=EXAMPLES[format_],
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(documents(1), st.sampled_from(("briefing", "memo", "book")))
    def law(document: Document, layout: str) -> None:
        made = plain(tame(document)) if format_ == "pdf" else tame(document)
        arranged = arrange(normalize(made, log=Log()), layout, STYLE, log=Log())
        data = export(arranged, format_, STYLE, log=Log())
        found = [
            f"{f.column}/{f.code}: {f.message}: {f.expected} | {f.found}"
            for f in findings(format_, data, arranged)
            if f.severity == "error"
        ]
        assert found == []

    law()
