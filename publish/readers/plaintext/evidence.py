"""How much speaks for a role of a piece, as a sum of weights."""

from __future__ import annotations

from typing import Final

import msgspec

PLAIN: Final = 3.5
"""Evidence that needs no other beside it."""

NEVER: Final = -99.0
"""What speaks against a role so plainly that nothing outweighs it."""


AMONG: Final = "among the lines of the head"
"""Why a line that nobody knows stays a paragraph: more of the front stands below it."""


class Evidence(msgspec.Struct, frozen=True):
    """How much speaks for a role (0: nothing), and the strongest reason."""

    score: float
    rule: str
