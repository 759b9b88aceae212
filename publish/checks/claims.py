"""What an artifact says or holds that is not so or may not be, whatever its document says."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Column


class Claim(msgspec.Struct, frozen=True):
    """Something an artifact says or holds that is not so, or that may not be in it."""

    column: Column
    code: str
    message: str
    expected: str = ""
    found: str = ""
    where: str = ""


def denied(code: str, message: str, found: str, where: str) -> Claim:
    """Something that may not be in an artifact."""
    return Claim(column="conformance", code=code, message=message, found=found[:80], where=where)
