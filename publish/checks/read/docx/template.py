"""What a Word file has of the template that it was written into."""

from __future__ import annotations

from functools import lru_cache

from publish.checks.claims import Claim
from publish.checks.read.docx.facts import Walked
from publish.checks.read.docx.package import Package, R, W
from publish.style import Style


def has_heads(style: Style | None) -> bool:
    """Whether Word files of this style have the heads and feet of its template."""
    return bool(style is not None and style.docx.template and _heads(style.docx.template.data))


def strange_heads(word: Walked, style: Style) -> tuple[Claim, ...]:
    """A claim where the heads and feet of a file are not those of its template, to the byte."""
    template = style.docx.template
    expected = set() if template is None else set(_heads(template.data).values())
    found = set(_parts(word.package).values())
    if expected == found:
        return ()
    message = "heads and feet are not those of the template"
    return (Claim("structure", "template-heads", message, f"{len(expected)}", f"{len(found)}"),)


@lru_cache(maxsize=2)
def _heads(template: bytes) -> dict[tuple[str, str], bytes]:
    return _parts(Package(template))


def _parts(package: Package) -> dict[tuple[str, str], bytes]:
    """The heads and feet of the last section, by kind and pages; one that it does not name is that
    of the section before it."""
    found: dict[tuple[str, str], bytes] = {}
    for reference in package.document.root.iter(f"{W}headerReference", f"{W}footerReference"):
        relation = package.document.relations.get(reference.get(f"{R}id", ""))
        if relation is not None and relation.target in package.files:
            key = reference.tag, reference.get(f"{W}type", "default")
            found[key] = package.files[relation.target]
    return found
