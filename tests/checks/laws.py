"""Whatever a document says, its artifacts say: random documents, through exporters and back."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publish import arrange, export, load_style, normalize
from publish.checks.tolerances import Format
from publish.diagnostics import Log
from publish.document import (
    Citation,
    Contents,
    Document,
    FieldList,
    Figure,
    List,
    Math,
    MathBlock,
    Node,
    Paragraph,
    Region,
    Table,
)
from publish.walk import rebuild
from tests.checks.artifacts import findings
from tests.strategies import documents

STYLE = load_style("house")
EXAMPLES: dict[Format, int] = {"html": 12, "docx": 12, "epub": 3, "pdf": 3}


def tame(document: Document) -> Document:
    """A document that a reader could have made: what only layouts place is not in it, captions are
    paragraphs, tasks are not counted, citations are put into words, and formulas can be set."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case FieldList() | Contents() | Region():
                return ()
            case Citation(content=()):
                return ()
            case Math() | MathBlock():
                return msgspec.structs.replace(node, text="x^2")
            case Table() | Figure():
                paragraphs = tuple(b for b in node.caption if isinstance(b, Paragraph))
                return msgspec.structs.replace(node, caption=paragraphs)
            case List(ordered=True):
                items = tuple(msgspec.structs.replace(i, checked=None) for i in node.items)
                return msgspec.structs.replace(node, items=items)
            case _:
                return node

    plain = msgspec.structs.replace(document, page_master="", furniture=None, media=())
    return rebuild(plain, change)


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
        arranged = arrange(normalize(tame(document), log=Log()), layout, STYLE, log=Log())
        data = export(arranged, format_, STYLE, log=Log())
        found = [
            f"{f.column}/{f.code}: {f.message}: {f.expected} | {f.found}"
            for f in findings(format_, data, arranged)
            if f.severity == "error"
        ]
        assert found == []

    law()
