"""The model: what a node is, and that our strategies make every kind of it."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import Phase, given, seed, settings

from publish import document
from publish.document import Block, Document, Inline, Node, Paragraph, Text
from publish.walk import iterate
from tests.support.strategies import documents

NODES = [
    kind
    for kind in vars(document).values()
    if isinstance(kind, type) and issubclass(kind, Node) and kind is not Node
]


def test_a_node_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Text(text="a").text = "b"  # type: ignore[misc]  # that mypy sees it as well is the point


def test_nodes_are_equal_by_value_and_can_be_counted_by_it() -> None:
    assert Paragraph(content=(Text(text="a"),)) == Paragraph(content=(Text(text="a"),))
    assert len({Text(text="a"), Text(text="a"), Text(text="b")}) == 2


def test_a_node_takes_its_parts_by_name_only() -> None:
    with pytest.raises(TypeError):
        Text("a")  # type: ignore[call-arg]  # that mypy sees it as well is the point


def test_every_node_says_its_type_in_words_of_its_own() -> None:
    tags = [str(kind.__struct_config__.tag) for kind in NODES]
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", tag) for tag in tags)


def test_a_node_is_a_block_or_an_inline_or_part_of_one_but_not_two_of_these() -> None:
    assert not set(get_args(Block)) & set(get_args(Inline))


def test_the_strategies_make_every_kind_of_node() -> None:
    left = set(NODES)

    @settings(max_examples=25, derandomize=True, database=None, phases=(Phase.generate,))
    @given(documents())
    def collect(document: Document) -> None:
        left.difference_update(type(node) for node in iterate(document))

    for number in range(20):
        if left:
            seed(number)(collect)()
    assert left == set()
