"""The seed with every element says nothing is amiss, whatever it becomes."""

from __future__ import annotations

from functools import cache

import pytest

from publish import arrange, export, load_style, normalize, read
from publish.diagnostics import Log
from publish.document import Document

HOUSE = load_style("house")


@cache
def kitchen_sink() -> Document:
    log = Log()
    document = normalize(read("seeds/kitchen-sink.md", log=log), log=log)
    assert not log.diagnostics
    return document


@pytest.mark.parametrize("layout", ["briefing", "memo", "book"])
@pytest.mark.parametrize("kind", ["pdf", "docx", "epub", "html"])
def test_every_element_is_set_without_a_diagnostic(layout: str, kind: str) -> None:
    log = Log()
    export(arrange(kitchen_sink(), layout, HOUSE, log=log), kind, HOUSE, log=log)
    assert not log.diagnostics
