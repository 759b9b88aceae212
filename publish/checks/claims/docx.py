"""A Word file: the language that its text is checked in is the one that it states."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.claims.common import Claim
from publish.checks.facts import Facts
from publish.checks.reading.docx import default_language


def of_artifact(data: bytes, facts: Facts) -> Iterator[Claim]:
    """Claims of a Word file that are not so."""
    stated = next((value for name, value in facts.metadata if name == "language"), "")
    default = default_language(data)
    if stated and default.partition("-")[0].lower() != stated.partition("-")[0].lower():
        yield Claim(
            column="structure",
            code="language-of-text",
            message="the text is not in the language that the properties state",
            expected=stated,
            found=default,
            where="word/styles.xml",
        )
