"""A heading may lack the space behind its signs."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN
from tests.pandoc.outline import outline


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (
            "##Aims\n\nText.\n\n##[Means](#a)\nMore.",
            "h@id=aims(Aims p(Text.)) h@id=means(link@#a(Means) p(More.))",
        ),
        ("Text\n##aims", "p(Text) p(##aims)"),
        ("#aims and #means", "p(#aims and #means)"),
        ("```\n##Aims\n```", "code_block(##Aims)"),
        ("##!x", "p(##!x)"),
    ],
)
def test_several_signs_without_a_space_make_a_heading(text: str, read_as: str) -> None:
    source = Source(name="a.md", data=f"---\ntitle: T\n---\n\n{text}\n".encode())
    assert outline(MARKDOWN.read(source, Log("a.md"))) == read_as
