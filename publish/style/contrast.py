"""Text that is too faint for its ground (WCAG 2.2, 1.4.3, level AA), of pairs that meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from publish.style.types import Role, Style
from publish.units import Color

PAPER: Final = Color("ffffff")
LEAST: Final = 4.5
LEAST_LARGE: Final = 3.0
LARGE: Final = 18.0
LARGE_BOLD: Final = 14.0
"""Points from which text is large (WCAG 2.2, "large scale"), and from which bold text is."""
_BOLD: Final = 700
_MARKS: Final = ("strong", "emphasis", "highlight", "code", "keyboard", "link")
_BOXES: Final = ("key_points", "quote", "summary", "memo_header", "figure")
"""The roles beside callouts that hold other blocks, or text with marks, on their ground."""
_HELD: Final = ("text", "list", "definition_term", "definition", "verse", "caption")
"""The roles that stand in those boxes."""

_UNMARKED: Final = (
    "masthead",
    "masthead_details",
    "header",
    "footer",
    "banner",
    "line_number",
    "memo_label",
    "colophon",
)
"""The roles whose words are ours or metadata, which have no marks."""


class Faint(NamedTuple):
    """Text in `role`, marked as `mark` ("" if it is not), on the ground of `box` ("": its own)."""

    role: str
    mark: str
    box: str
    text: Color
    ground: Color
    least: float

    @property
    def ratio(self) -> float:
        return self.text.contrast(self.ground)

    @property
    def where(self) -> str:
        mark = f"{self.mark} in " if self.mark else ""
        box = f" within {self.box}" if self.box else ""
        return f"{mark}{self.role}{box}"

    @property
    def better(self) -> Color:
        """The nearest colour, darker or lighter, that has the contrast."""
        return readable(self.text, self.ground, self.least)


def readable(text: Color, ground: Color, least: float = LEAST) -> Color:
    """`text`, or its nearest mixture with black or white that has the contrast on `ground`."""
    ends = sorted((0, 255), key=lambda end: -Color(f"{end:02x}" * 3).contrast(ground))
    for share in range(101):
        mixed = [round(part + (ends[0] - part) * share / 100) for part in text.rgb]
        color = Color("".join(f"{part:02x}" for part in mixed))
        if color.contrast(ground) >= least:
            return color
    return Color(f"{ends[0]:02x}" * 3)


def faint_pairs(style: Style) -> Iterator[Faint]:
    """The pairs of text and ground that meet in documents and have too little contrast, each pair
    of colours once."""
    seen: set[tuple[Color, Color]] = set()
    for pair in _pairs(style):
        if pair.ratio < pair.least and (pair.text, pair.ground) not in seen:
            seen.add((pair.text, pair.ground))
            yield pair


def roles_of(style: Style) -> Mapping[str, Role]:
    """The roles of a style by their names in a style file (`heading.1`)."""
    found: dict[str, Role] = {}
    for name in style.__struct_fields__:
        value = getattr(style, name)
        if isinstance(value, Role):
            found[name] = value
        elif isinstance(value, tuple):
            found |= {f"{name}.{n}": role for n, role in enumerate(value, 1)}
        elif name.startswith("callout"):
            found |= {f"{name}.{kind}": role for kind, role in value.items()}
    return found


def _pairs(style: Style) -> Iterator[Faint]:
    roles = roles_of(style)
    for name, role in roles.items():
        if name != "watermark" and not name.startswith("callout_title"):
            ground = role.background
            if name == "masthead_details":  # It stands on the masthead's line.
                ground = style.masthead.background
            yield from _on(style, name, role, "", ground or PAPER)
    for box, holder in roles.items():
        if holder.background is None or not (box in _BOXES or box.startswith("callout.")):
            continue
        held = (box, "key_points_title") if box == "key_points" else (box, *_HELD)
        title = box.replace("callout", "callout_title") if "." in box else ""
        for name in filter(None, (*held, title)):
            yield from _on(style, name, roles[name], box, holder.background)


def _on(style: Style, name: str, role: Role, box: str, ground: Color) -> Iterator[Faint]:
    """Text of the role, and with each mark; words of code on the ground of code alone."""
    least = _least(role)
    yield Faint(name, "", box, role.color, ground, least)
    marks = [f"syntax.{kind}" for kind in style.syntax] if name == "code_block" else list(_MARKS)
    for mark in marks if name not in _UNMARKED else ():
        inline = style.mark(mark)
        if inline.color is not None or inline.background is not None:
            text, on = inline.color or role.color, inline.background or ground
            yield Faint(name, mark, box, text, on, least)


def _least(role: Role) -> float:
    large = role.size.pt >= LARGE or (role.size.pt >= LARGE_BOLD and role.weight >= _BOLD)
    return LEAST_LARGE if large else LEAST
