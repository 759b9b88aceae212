"""Fields as Word writes them: instruction and result between three marks (17.16.18).

Every field carries a result, and none is marked dirty: an update on opening makes Word ask the
reader for leave first.
"""

from __future__ import annotations

from copy import deepcopy

from publish.exporters.docx.oxml import Element, text, w


def run(properties: Element | None, *content: Element) -> Element:
    """`w:r` with a copy of its properties."""
    return w("r", None if properties is None else deepcopy(properties), *content)


def begin_field(instruction: str, properties: Element | None) -> tuple[Element, ...]:
    """The runs before a field's result."""
    return (
        run(properties, w("fldChar", fldCharType="begin")),
        run(properties, text("instrText", f" {instruction} ")),
        run(properties, w("fldChar", fldCharType="separate")),
    )


def end_field(properties: Element | None) -> Element:
    """The run after a field's result."""
    return run(properties, w("fldChar", fldCharType="end"))


def field(instruction: str, result: str, properties: Element | None) -> tuple[Element, ...]:
    """All runs of a field whose result is plain text."""
    return (
        *begin_field(instruction, properties),
        run(properties, text("t", result)),
        end_field(properties),
    )
