"""No labelled text loses a character or a line in any shape.

`make validate` runs this; `make test` reads each text in a fifth of the shapes, for time.
"""

from __future__ import annotations

import pytest

from tests.eval.corpus import texts
from tests.eval.shapes import SHAPES
from tests.readers.plaintext.conservation import lines_without_decision, unaccounted


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_loses_a_character_or_a_line(shape: str) -> None:
    lost = {
        text.name: (unaccounted(written), lines_without_decision(written))
        for text in texts()
        for written in [SHAPES[shape](text)]
    }
    assert not {name: left for name, left in lost.items() if any(left)}
