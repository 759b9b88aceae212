"""The seed with every element says nothing is amiss, whatever it becomes.

For time each format in one layout; `make validate` makes each in all.
"""

from __future__ import annotations

import pytest

from tests.support.kitchen_sink import diagnostics


@pytest.mark.parametrize(
    ("kind", "layout"), [("pdf", "briefing"), ("docx", "memo"), ("epub", "book"), ("html", "memo")]
)
def test_every_element_is_set_without_a_diagnostic(kind: str, layout: str) -> None:
    assert diagnostics(kind, layout) == ()
