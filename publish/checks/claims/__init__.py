"""What no validator sees: whether what an artifact says of itself is so.

A defect that the document has already is its author's: it is told as a warning, for the build has
told it too, and fails nothing.
"""

from __future__ import annotations

from importlib import import_module

import msgspec

from publish.checks.claims.common import Claim, of_facts
from publish.checks.facts import Facts
from publish.checks.tolerances import Format
from publish.diagnostics import Finding
from publish.plugin import Subject


def broken(
    format_: Format, subject: Subject, found: Facts, stated: Facts | None
) -> tuple[Finding, ...]:
    """The claims of an artifact that are not true; `stated` are its document's own facts."""
    own = import_module(f"publish.checks.claims.{format_}")
    known = {_name(claim) for claim in of_facts(stated)} if stated is not None else set()
    if stated is not None:
        found = _as_meant(found, stated)
    claims: list[Claim] = [*of_facts(found)]
    try:
        claims += own.of_artifact(subject.data, found)
    except Exception as error:  # noqa: BLE001 - damage takes forms that nobody foresees
        claims.append(_unreadable(error))
    return tuple(
        Finding(
            column=claim.column,
            code=claim.code,
            severity="warning" if _name(claim) in known else "error",
            message=claim.message,
            expected=claim.expected,
            found=claim.found,
            artifact=subject.name,
            where=claim.where,
        )
        for claim in claims
    )


def _as_meant(found: Facts, stated: Facts) -> Facts:
    """What was found, with pictures decorative only where the document says so: pages write an
    empty `alt` for those that lack a text as well."""
    lacking = {p.digest for p in stated.pictures if not p.alt and not p.decorative}
    pictures = tuple(
        msgspec.structs.replace(p, decorative=p.decorative and p.digest not in lacking)
        for p in found.pictures
    )
    return msgspec.structs.replace(found, pictures=pictures)


def _unreadable(error: Exception) -> Claim:
    return Claim(
        column="conformance",
        code="claims-unreadable",
        message="the file is damaged where it says what it is",
        found=f"{type(error).__name__}: {error}",
    )


def _name(claim: Claim) -> Claim:
    """A claim whatever the place of it."""
    return msgspec.structs.replace(claim, where="")
