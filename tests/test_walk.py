"""Ways through the tree."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given

from publish.document import (
    BlockQuote,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    List,
    ListItem,
    Math,
    Meta,
    Node,
    Note,
    Paragraph,
    Reference,
    Section,
    Strong,
    Text,
)
from publish.walk import children, iterate, plain_text, rebuild
from tests.support.strategies import documents

WITH_DEFAULT = {"metadata", "correspondence", "apparatus", "margin_line", "furniture"}
"""Nodes that JSON leaves out when they say nothing."""


def text(content: str) -> Text:
    return Text(text=content)


def paragraph(*content: Inline | str) -> Paragraph:
    return Paragraph(content=tuple(text(c) if isinstance(c, str) else c for c in content))


def tags(document: Document) -> list[str]:
    return [str(node.__struct_config__.tag) for node in iterate(document)]


def tags_in_json(value: object) -> Iterator[str]:
    """The types of the nodes in a document's JSON, as one meets them reading it."""
    if isinstance(value, dict):
        if "type" in value:
            yield value["type"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from tags_in_json(part)


@given(documents())
def test_iterate_meets_every_node_once_in_order_and_below_its_parent(document: Document) -> None:
    json = msgspec.json.decode(msgspec.json.encode(document))
    assert [tag for tag in tags(document) if tag not in WITH_DEFAULT] == [
        tag for tag in tags_in_json(json) if tag not in WITH_DEFAULT
    ]
    below = [node for child in children(document) for node in iterate(child)]
    assert [document, *below] == list(iterate(document))


@given(documents())
def test_a_change_reaches_every_node_and_nothing_else_and_none_copies_nothing(
    document: Document,
) -> None:
    def double(node: Node) -> Node | tuple[Node, ...]:
        return (node, node) if isinstance(node, Text) else node

    def halve(node: Node) -> Node | tuple[Node, ...]:
        return () if isinstance(node, Text) else node

    assert tags(rebuild(document, double)).count("text") >= 2 * tags(document).count("text")
    assert rebuild(document, lambda node: node) is document
    assert tags(rebuild(document, halve)) == [tag for tag in tags(document) if tag != "text"]


def test_a_change_sees_children_before_their_parent() -> None:
    seen: list[str] = []

    def note(node: Node) -> Node:
        seen.append(str(node.__struct_config__.tag))
        return node

    rebuild(Document(blocks=(paragraph(Emphasis(content=(text("a"),))),)), note)
    assert [tag for tag in seen if tag not in WITH_DEFAULT] == ["text", "emphasis", "paragraph"]


def test_one_node_becomes_several_among_its_siblings() -> None:
    def unwrap(node: Node) -> Node | tuple[Node, ...]:
        return node.content if isinstance(node, Strong) else node

    marked = paragraph("a", Strong(content=(text("b"), text("c"))), "d")
    assert rebuild(marked, unwrap) == paragraph("a", "b", "c", "d")


def test_a_node_without_siblings_cannot_become_several() -> None:
    def drop(node: Node) -> Node | tuple[Node, ...]:
        return () if isinstance(node, Meta) else node

    with pytest.raises(TypeError, match="Meta that stands alone cannot become 0 nodes"):
        rebuild(Document(), drop)


def test_unchanged_parts_of_a_changed_tree_are_shared() -> None:
    kept, changed = paragraph("a"), paragraph("b")
    new = rebuild(
        Document(blocks=(kept, changed)),
        lambda node: text("c") if node == text("b") else node,
    )
    assert new.blocks == (kept, paragraph("c"))
    assert new.blocks[0] is kept


@pytest.mark.parametrize(
    ("node", "spoken"),
    [
        (paragraph("a ", Emphasis(content=(text("b"),)), LineBreak(), Code(text="c")), "a b\nc"),
        (paragraph("E = ", Math(text="mc^2"), Image(media="", alt=", seen")), "E = mc^2, seen"),
        (paragraph("a", Note(blocks=(paragraph("aside"),)), "b"), "ab"),
        (paragraph("see ", Reference(target="x", content=(text("2"),))), "see 2"),
        (
            paragraph(
                Citation(
                    items=(CitationItem(key="k", prefix=(text("unsaid"),)),),
                    content=(text("(Doe)"),),
                )
            ),
            "(Doe)",
        ),
        (Section(title=(text("T"),), blocks=(paragraph("a"), paragraph("b"))), "T\na\nb"),
        (
            List(items=(ListItem(blocks=(paragraph("a"),)), ListItem(blocks=(paragraph("b"),)))),
            "a\n\nb",
        ),
        (CodeBlock(text="a\n b"), "a\n b"),
        (LineBlock(lines=((text("a"),), (text(" b"),))), "a\n b"),
        (BlockQuote(blocks=(paragraph("a"),), attribution=(text("B"),)), "a\nB"),
    ],
)
def test_plain_text_is_what_one_would_read_aloud(node: Node, spoken: str) -> None:
    assert plain_text(node) == spoken


def test_plain_text_of_several_nodes_runs_on() -> None:
    assert plain_text((text("a"), text("b"))) == "ab"
    assert plain_text(()) == ""
