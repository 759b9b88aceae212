"""Gradients of drawings, which WeasyPrint paints with a tile of their own size."""

from __future__ import annotations

from typing import Any, Final

import pydyf  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.structure_tree import Pdf

_TILING: Final = 1
_APART: Final = 1_000


def set_apart(pdf: Pdf) -> None:
    """Puts the tiles of a gradient so far apart that the shape it fills sees one.

    Poppler (seen in 25.03) rounds where tiles meet, and at most sizes paints none of them.
    """
    for pattern in pdf.objects:
        if not isinstance(pattern, pydyf.Stream) or pattern.extra.get("PatternType") != _TILING:
            continue
        resources = _referred(pdf, pattern.extra["Resources"])
        groups = resources["XObject"].values()
        if len(groups) == 1 and all(_is_shading(pdf, group) for group in groups):
            for step in ("XStep", "YStep"):
                pattern.extra[step] *= _APART


def _referred(pdf: Pdf, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _is_shading(pdf: Pdf, reference: bytes) -> bool:
    group = _referred(pdf, reference)
    return bool(group.stream) and bytes(group.stream[-1]).endswith(b" sh")
