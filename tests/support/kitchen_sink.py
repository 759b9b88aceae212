"""The seed with every element, made into everything."""

from __future__ import annotations

from functools import cache

from publish import arrange, export, load_style, normalize, read
from publish.diagnostics import Diagnostic, Log
from publish.document import Document


@cache
def kitchen_sink() -> Document:
    """The seed, of which reading says nothing."""
    log = Log()
    document = normalize(read("seeds/kitchen-sink.md", log=log), log=log)
    assert not log.diagnostics
    return document


def diagnostics(kind: str, layout: str) -> tuple[Diagnostic, ...]:
    """What is said when the seed is made into a `kind` of artifact in a layout."""
    log = Log()
    style = load_style("house")
    export(arrange(kitchen_sink(), layout, style, log=log), kind, style, log=log)
    return log.diagnostics
