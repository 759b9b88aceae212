"""Families of fonts, and the files that their faces are in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import msgspec

MACHINE: Final = Path("fonts of the machine")
"""What stands for all of them among the files that something was made of."""
Slope = Literal["normal", "italic"]


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """One font file, under the names that CSS and Word know it by.

    CSS asks for `family`, `weight` and `slope`. Word knows a family of four faces only: there the
    same file is `word_family` (name IDs 1 and 2), with bold or italic on top. `number` is its place
    in a file that is a collection. A `variable` font is set as its axes are by default.
    """

    path: Path
    number: int = 0
    variable: bool = False
    family: str
    weight: int
    slope: Slope
    word_family: str
    word_bold: bool
    word_italic: bool
    named_only: bool = False
    """Whether its file is that of another font, which is measured for one that is not here."""

    @property
    def collected(self) -> bool:
        """Whether its file is a collection (ISO/IEC 14496-22, 4.6.3) of several fonts."""
        return self.path.suffix.lower() == ".ttc"


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """A family that sets a script (ISO 15924) which the font beside it lacks."""

    script: str
    family: str
    faces: tuple[Face, ...]


class Font(msgspec.Struct, frozen=True, kw_only=True):
    """A family of the style: the faces that its roles use, and what stands in on other machines.

    `scripts` are the fonts of the style that set a script which this one lacks. `companions` are
    the families that a document needs beside it (`publish.style.fonts.fallback`).
    """

    family: str
    fallback: tuple[str, ...]
    faces: tuple[Face, ...]
    scripts: Mapping[str, str] = msgspec.field(default_factory=dict)
    companions: tuple[Companion, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """The family and those beside it, in the order in which they are asked for a character."""
        return (self.family, *(companion.family for companion in self.companions))

    @property
    def all_faces(self) -> tuple[Face, ...]:
        """The faces of all of these families."""
        beside = (face for companion in self.companions for face in companion.faces)
        return (*self.faces, *beside)

    def face(self, weight: int, slope: Slope) -> Face:
        """The face for a weight and slope; the loader has made sure that it is there."""
        return next(f for f in self.faces if (f.weight, f.slope) == (weight, slope))
