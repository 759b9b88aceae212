"""The box of a role as paragraph borders and shading.

Word draws borders outside the text at a distance of at most 31 points, and shades as far as they
reach. So a box that is to be flush with the measure takes its text in by padding and line, and a
background without a line gets one of its own colour to reach as far as the padding.
"""

from __future__ import annotations

from typing import Final

from publish.exporters.docx.formatting import BORDER_SPACE_LIMIT, Box, Edge, border_size
from publish.style import Border, Role

_HAIRLINE: Final = 0.25
"""The thinnest line that Word draws, in points; it carries a background to the edge of its box."""


def box_of(role: Role, *, rtl: bool) -> Box:
    """Borders and shading of a role. Word's left and right are the sheet's, ours start and end."""
    start, end = _edge(role, role.border_start), _edge(role, role.border_end)
    return Box(
        top=_edge(role, role.border_top),
        left=end if rtl else start,
        bottom=_edge(role, role.border_bottom),
        right=start if rtl else end,
        fill=None if role.background is None else role.background.hex.upper(),
    )


def inset(role: Role) -> tuple[int, int]:
    """How far the text of a role stands from its box at the start and the end, in twips."""
    return _inset(role, role.border_start), _inset(role, role.border_end)


def _edge(role: Role, border: Border | None) -> Edge | None:
    space = min(round(role.padding.pt), BORDER_SPACE_LIMIT)
    if border is not None:
        return Edge(size=border_size(border.width.pt), color=border.color.hex.upper(), space=space)
    if role.background is not None and space:
        return Edge(size=border_size(_HAIRLINE), color=role.background.hex.upper(), space=space)
    return None


def _inset(role: Role, border: Border | None) -> int:
    edge = _edge(role, border)
    return 0 if edge is None else round(edge.space * 20 + edge.size * 2.5)
