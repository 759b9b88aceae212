"""The seed with every element says nothing is amiss in any format of any layout.

`make validate` runs this; for time, `make test` makes each format in one layout.
"""

from __future__ import annotations

import pytest

from tests.support.kitchen_sink import diagnostics


@pytest.mark.parametrize("layout", ["briefing", "memo", "book"])
@pytest.mark.parametrize("kind", ["pdf", "docx", "epub", "html"])
def test_every_element_is_set_without_a_diagnostic(kind: str, layout: str) -> None:
    assert diagnostics(kind, layout) == ()
