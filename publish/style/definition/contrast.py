"""Text that is too faint for its ground (WCAG 2.2, 1.4.3, level AA), of pairs that meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from publish.style.definition.types import Role, Style
from publish.units import Color

PAPER: Final = Color("ffffff")
LEAST: Final = 4.5
LEAST_LARGE: Final = 3.0
LARGE: Final = 18.0
LARGE_BOLD: Final = 14.0
"""Points from which text is large (WCAG 2.2, "large scale"), and from which bold text is."""
_BOLD: Final = 700
_MARKS: Final = ("strong", "emphasis", "highlight", "code", "keyboard", "link")
_BOXES: Final = ("key_points", "quote", "pull_quote")
"""The roles beside callouts that hold other blocks on their ground."""
_HELD: Final = ("list", "definition_term", "definition", "verse")
"""The roles that stand in those boxes, and have the box's characters where they say no others."""


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
    """Text of each role on its ground, marks in running text and in code, and what stands in boxes.

    Marks in other places meet their ground in some documents only, of which `publish check` tells.
    """
    roles = roles_of(style)
    for name, role in roles.items():
        if name == "watermark" or name.startswith("callout_title"):
            continue
        ground = role.background
        if name == "masthead_details":  # It stands on the masthead's line.
            ground = style.masthead.background
        if name.startswith("cover_"):
            ground = ground or style.cover.background
        yield Faint(name, "", "", role.color, ground or PAPER, _least(role))
    code = [f"syntax.{kind}" for kind in style.syntax]
    for name, marks in (("text", _MARKS), ("code_block", code)):
        role = roles[name]
        for mark in marks:
            inline = style.mark(mark)
            ground = inline.background or role.background or PAPER
            yield Faint(name, mark, "", inline.color or role.color, ground, _least(role))
    for box, holder in roles.items():
        if holder.background is None or not (box in _BOXES or box.startswith("callout.")):
            continue
        title = "key_points_title" if box == "key_points" else ""
        title = box.replace("callout", "callout_title") if "." in box else title
        for name in filter(None, (*_HELD, title)):
            role = roles[name]
            inherited = name in _HELD and role.color == style.text.color
            text = holder.color if inherited else role.color
            yield Faint(name, "", box, text, holder.background, _least(role))


def _least(role: Role) -> float:
    return least_contrast(role.size.pt, role.weight)


def least_contrast(size: float, weight: int) -> float:
    """What text of a size, in points, and a weight must have."""
    large = size >= LARGE or (size >= LARGE_BOLD and weight >= _BOLD)
    return LEAST_LARGE if large else LEAST
