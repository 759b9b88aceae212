"""What stands around the numbers of lists is in every format as it is in the source."""

from __future__ import annotations

import msgspec
import pytest

from publish import arrange, export, load_style, normalize
from publish.checks.compare.content_tolerances import Format
from publish.diagnostics import Log
from publish.document import Document, List, Node
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate, rebuild
from tests.checks.artifacts import findings

TEXT = """# List

As in (a) and 2) below.

(a) alpha

    1) one
    2) two

(b) beta

Text.

iii. gamma
iv. delta
"""
AROUND = [("(", ")"), ("", ")"), ("", ".")]


def lists(document: Document) -> list[List]:
    return [node for node in iterate(document) if isinstance(node, List)]


def test_what_stands_around_numbers_is_read() -> None:
    read = lists(pandoc.MARKDOWN.read(Source(name="a.md", data=TEXT.encode()), Log()))
    assert [(node.prefix, node.suffix) for node in read] == AROUND


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_what_stands_around_numbers_is_exported_and_checked(format_: Format) -> None:
    read = pandoc.MARKDOWN.read(Source(name="a.md", data=TEXT.encode()), Log())
    style = load_style("plain")
    document = arrange(normalize(rebuild(read, _nested)), "briefing", style)
    data = export(document, format_, style)
    assert findings(format_, data, document) == ()
    assert findings(format_, data, rebuild(document, _usual))


def _nested(node: Node) -> Node:
    if not isinstance(node, List) or node.suffix != ")" or node.prefix:
        return node
    return msgspec.structs.replace(node, prefix="2.", suffix="")


def _usual(node: Node) -> Node:
    if not isinstance(node, List):
        return node
    return msgspec.structs.replace(node, prefix="", suffix=".")
