"""A web page: it promises nothing beyond what its facts say."""

from __future__ import annotations

from publish.checks.claims.common import Claim
from publish.checks.facts import Facts


def of_artifact(_data: bytes, _facts: Facts) -> tuple[Claim, ...]:
    """A page makes no claims of its own."""
    return ()
