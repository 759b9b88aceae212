"""The four steps as functions: who gives no log is told of errors all the same."""

from __future__ import annotations

import pytest

from publish import export, normalize, read
from publish.diagnostics import Log
from publish.errors import SourceError
from publish.plugin import Source

MISSING = Source(name="a.md", data=b"---\ntitle: T\n---\n\nSee.[^nothing]\n")


def test_an_error_is_raised_when_nobody_reads_the_log() -> None:
    with pytest.raises(SourceError, match=r"nothing"):
        export(normalize(read(MISSING)), "html")


def test_an_error_stands_in_the_log_that_is_given() -> None:
    log = Log("a.md")
    export(normalize(read(MISSING, log=log), log=log), "html", log=log)
    assert [d.severity for d in log.errors] == ["error"]
