"""The seed in which everything crosses pages says nothing is amiss, whatever it becomes.

`make validate` runs this; `make test` builds it once, as the PDF of a briefing.
"""

from __future__ import annotations

from functools import cache

import pytest

from publish import arrange, export, load_style, normalize, read
from publish.diagnostics import Log
from publish.document import Document

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
