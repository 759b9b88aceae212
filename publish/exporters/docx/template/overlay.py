"""A style as a Word template gives it: what its styles say of our roles stands in their place.

Roles that the template has no style for stay as they are, but for what they share with the text or
the headings. Fonts that the style does not have are named and not embedded; what has to be measured
is measured in those that they replace.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, TypeVar

import msgspec

from publish.exporters.docx.template.read import Template, read_template
from publish.exporters.docx.template.styles import Values
from publish.style import Face, Font, Margin, PageMaster, Style
from publish.style.definition.contrast import roles_of
from publish.style.definition.types import CHARACTER_KEYS, PARENTS, ZERO, InlineRole, Role
from publish.style.measure.text_widths import nearest_face
from publish.units import Color, Length

R = TypeVar("R", bound=Role)

_BLACK: Final = Color("000000")
_SIZE: Final = 10.0
"""Points of letters whose size nobody states (17.3.2.38)."""
_FAMILY: Final = "Times New Roman"
_SINGLE: Final = 1.2
"""Distance of base lines in sizes where nobody states it."""
_BOLD_FROM: Final = 550
_REGULAR: Final = 400
_PLACED: Final = (
    *("masthead", "memo_value", "memo_subject", "table", "table_head", "bibliography"),
    *("list", "key_points", "sources", "key_points_title", "callout_title", "attribution"),
    *("figure", "math_block", "thematic_break"),
)
"""Roles whose paragraphs stand where their place in the document wants them."""
_SHARED: Final = {"heading": "heading.1", "label": "caption"}
"""The role that stands for what others share."""
_MARKS: Final = ("strong", "emphasis", "highlight", "code", "keyboard", "link")


def template_of(style: Style) -> Template | None:
    """The template of a style. Raises `SourceError` for what is no Word file."""
    found = style.docx.template
    return None if found is None else _read(found.data, found.name)


_read = lru_cache(maxsize=2)(read_template)


def in_template(style: Style) -> Style:
    """`style` as its template sets it; of a style without one, the style itself. Asking again
    changes nothing. Raises `SourceError` for a template that is no Word file."""
    template = template_of(style)
    return style if template is None else _Overlay(style, template).style()


class _Overlay:
    def __init__(self, style: Style, template: Template) -> None:
        self._style = style
        self._template = template
        self._roles = roles_of(style)
        self._fonts = dict(style.fonts)
        self._instead: dict[str, str] = {}
        """The fonts of the template by those of the style that they replace."""
        self._heavy = style.strong.weight or 700
        """What bold is called in fonts of which nobody knows the weights."""
        self._made: dict[str, Role] = {}

    def style(self) -> Style:
        for name, role in self._roles.items():
            if values := self._values(name):
                self._made[name] = self._own(name, role, values)
        for name, role in self._roles.items():
            if name not in self._made:
                self._made[name] = self._following(name, role)
        made = self._made
        groups: dict[str, Any] = {
            name: value
            for name in self._style.__struct_fields__
            if isinstance(value := made.get(name), Role)
        }
        groups["heading"] = tuple(made[f"heading.{level}"] for level in range(1, 7))
        for group in ("callout", "callout_title"):
            members = getattr(self._style, group)
            groups[group] = {kind: made[f"{group}.{kind}"] for kind in members}
        groups |= {name: self._mark(name) for name in _MARKS}
        groups["syntax"] = {kind: self._mark(f"syntax.{kind}") for kind in self._style.syntax}
        return msgspec.structs.replace(
            self._style,
            fonts=self._fonts,
            page={name: self._page(master) for name, master in self._style.page.items()},
            **groups,
        )

    def _values(self, name: str) -> Values | None:
        found = self._template.roles
        return found.get("contents.1" if name == "contents" else name)

    def _own(self, name: str, role: R, values: Values) -> R:
        """The role as the template's style says."""
        family, size = values.family or _FAMILY, values.size or _SIZE
        font = self._font(family, role.font)
        slope = "italic" if values.italic else "normal"
        said: dict[str, Any] = {
            "font": font,
            "size": Length(size),
            "weight": self._weight(font, slope, bold=values.bold),
            "slope": slope,
            "color": Color(values.color or _BLACK.hex),
            "letter_spacing": Length(values.letter_spacing),
            "case": values.case,
            "numerals": "proportional",
            "align": values.align,
            "line_height": (values.leading or _SINGLE * size) / size,
            "hyphenate": values.hyphenate and self._template.hyphenates,
            "hanging_punctuation": values.hanging_punctuation is not False,
        }
        first = name.partition(".")[0]
        if first not in _PLACED:
            for key in ("space_before", "space_after", "indent_end", "first_indent"):
                said[key] = Length(getattr(values, key))
            said["indent_start"] = self._indent(name, values)
            said["keep_with_next"] = values.keep_with_next
            said["keep_together"] = values.keep_together
            said["background"] = Color(values.background) if values.background else None
            said |= dict.fromkeys(f"border_{side}" for side in _SIDES)
            said["padding"] = ZERO
        return msgspec.structs.replace(role, **said)

    def _indent(self, name: str, values: Values) -> Length:
        """The indent of a role; of entries of a contents list, that of each further level."""
        second = self._template.roles.get("contents.2")
        if name == "contents":
            values = second or values
        return Length(max(0.0, values.indent_start))

    def _following(self, name: str, role: Role) -> Role:
        """A role that the template has no style for: what it shares with a role that has one
        stays shared."""
        above = next((one for one in self._above(name) if self._values(one) is not None), "")
        said: dict[str, Any] = {}
        if above:
            before, after = self._roles[above], self._made[above]
            shared = (key for key in CHARACTER_KEYS if getattr(role, key) == getattr(before, key))
            said = {key: getattr(after, key) for key in shared}
        if "font" not in said and (font := self._instead.get(role.font)):
            said["font"] = font
        font = said.get("font", role.font)
        slope = said.get("slope", role.slope)
        said["weight"] = nearest_face(
            self._fonts[font], said.get("weight", role.weight), slope
        ).weight
        if not self._template.hyphenates:
            said["hyphenate"] = False
        return msgspec.structs.replace(role, **said)

    def _above(self, name: str) -> list[str]:
        """The roles that a role inherits from, nearest first."""
        found: list[str] = []
        while name != "text":
            name = name.partition(".")[0] if "." in name else PARENTS[name]
            found.append(_SHARED.get(name, name))
        return [one for one in found if one in self._roles]

    def _mark(self, name: str) -> InlineRole:
        """A mark as its character style says, or as it is, in the fonts that stand for its own."""
        mark = self._style.mark(name)
        said: dict[str, Any] = {}
        if mark.font is not None:
            said["font"] = self._instead.get(mark.font, mark.font)
        values = self._template.marks.get(name)
        if values is not None:
            said["weight"] = self._heavy if values.bold else None
            said["slope"] = "italic" if values.italic else None
            said["color"] = Color(values.color) if values.color else None
            said["underline"] = values.underline
            if values.family is not None:
                said["font"] = self._font(values.family, mark.font or self._style.text.font)
        return msgspec.structs.replace(mark, **said)

    def _font(self, family: str, instead_of: str) -> str:
        """The key of a font by its family; `instead_of` is the one that it replaces."""
        key = next((key for key, font in self._fonts.items() if _is_called(font, family)), "")
        if not key:
            key = f"template-{len(self._fonts)}"
            self._fonts[key] = self._stand_in(family, self._fonts[instead_of])
        self._instead.setdefault(instead_of, key)
        return key

    def _stand_in(self, family: str, font: Font) -> Font:
        """A font by its name alone: four faces, as Word knows them, in files of another."""
        faces = tuple(
            msgspec.structs.replace(
                nearest_face(font, weight, slope),
                named_only=True,
                family=family,
                weight=weight,
                slope=slope,
                word_family=family,
                word_bold=weight == self._heavy,
                word_italic=slope == "italic",
            )
            for weight in (_REGULAR, self._heavy)
            for slope in _SLOPES
        )
        return Font(family=family, fallback=font.fallback, faces=faces, scripts=font.scripts)

    def _weight(self, font: str, slope: Any, *, bold: bool) -> int:
        """The weight of a face that Word calls regular or bold."""
        faces = self._fonts[font].faces
        wanted = [f for f in faces if (f.word_bold, f.slope) == (bold, slope)]
        if wanted:
            return wanted[0].weight
        return nearest_face(self._fonts[font], self._heavy if bold else _REGULAR, slope).weight

    def _page(self, master: PageMaster) -> PageMaster:
        said: dict[str, Any] = {key: Length(pt) for key, pt in self._template.page.items()}
        said["facing"] = self._template.facing
        if self._template.has_heads:
            nothing = Margin()
            said |= dict.fromkeys(_HEADS, nothing)
            said["logo"] = None if self._template.logo else master.logo
        return msgspec.structs.replace(master, **said)


_SIDES: Final = ("top", "bottom", "start", "end")
_SLOPES: Final = ("normal", "italic")
_HEADS: Final = ("header", "footer", "first_header", "first_footer")


def _is_called(font: Font, family: str) -> bool:
    regular: tuple[Face, ...] = tuple(f for f in font.faces if not f.word_bold)
    return any(face.word_family == family for face in regular)
