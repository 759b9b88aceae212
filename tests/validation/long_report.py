"""The seed in which everything crosses pages says nothing is amiss, whatever it becomes.

`make validate` runs this; `make test` sets a chapter of it, on small pages.
"""

from __future__ import annotations

from functools import cache

import pytest

from publish import arrange, export, load_style, normalize, read
from publish.diagnostics import Log
from publish.document import Document
from tests.exporters.pdf.reading import opened
from tests.exporters.pdf.structure import MADE_OF, nodes, roles

HOUSE = load_style("house")


@cache
def long_report() -> Document:
    log = Log()
    document = normalize(read("seeds/long-report.md", log=log), log=log)
    assert not log.diagnostics
    return document


@pytest.mark.parametrize("layout", ["briefing", "memo", "book"])
@pytest.mark.parametrize("kind", ["pdf", "docx", "epub", "html"])
def test_the_report_is_set_without_a_diagnostic(layout: str, kind: str) -> None:
    log = Log()
    export(arrange(long_report(), layout, HOUSE, log=log), kind, HOUSE, log=log)
    assert not log.diagnostics


def test_each_element_of_the_report_is_one_element_of_its_pdf() -> None:
    document = arrange(long_report(), "briefing", HOUSE)
    data = export(document, "pdf", HOUSE)
    assert 55 <= len(opened(data).pages) <= 75
    found = roles(data)
    there = {role: nodes(document, *kinds) for role, kinds in MADE_OF.items()}
    assert {role: found[role] for role in there} == there
