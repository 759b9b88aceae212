"""Characters that no font of the style has: said before a reader meets a box on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from publish.diagnostics import Diagnostic, Place
from publish.document import Code, CodeBlock, Document, Image, Keyboard, Media, Node, Origin, Text
from publish.pictures.svg_text import letters
from publish.style.definition.types import Style
from publish.style.fonts.families import Face
from publish.style.fonts.metrics import metrics
from publish.style.fonts.scripts import languages_of, missing_fonts
from publish.system_packages import install_hint
from publish.walk import children

CODE: Final = "character-not-covered"
_NAMED: Final = 12
"""How many characters are named one by one; of a text in another script one line tells the rest."""
_INVISIBLE: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Unicode's categories of characters that shaping engines set without a glyph of the font."""


def coverage(faces: Iterable[Face]) -> frozenset[int]:
    """The code points for which at least one of the faces has a glyph; those of one face are not
    copied, for they are asked for letter by letter."""
    covered = [_covered(face) for face in faces]
    return covered[0] if len(covered) == 1 else frozenset().union(*covered)


@lru_cache(maxsize=64)
def _covered(face: Face) -> frozenset[int]:
    return frozenset(metrics(face).widths)


def selects_variant(character: str) -> bool:
    """Whether it asks for another glyph of the character before it, and has none of its own."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def spelled(character: str) -> str:
    """What is printed for a character without a glyph, where nothing says the same: its code."""
    return f"[U+{ord(character):04X}]"


def uncovered(
    document: Document,
    style: Style,
    *,
    source: str = "",
    instead: Callable[[str], str] = spelled,
) -> tuple[Diagnostic, ...]:
    """A warning for each character of the document that no font of the style has; the TeX of
    formulas is none of its characters.

    It names the character, what is printed `instead`, and the first place where it stands. `source`
    is the name of the source for the diagnostics' places. Fonts are opened one by one until nothing
    is left to look for, so for most documents only the first.
    """
    places = _places(document, source)
    missing = {character for character in places if not needs_no_glyph(character)}
    for face in _faces(style):
        if not missing:
            return ()
        covered = coverage((face,))
        missing = {character for character in missing if ord(character) not in covered}
    in_order = [character for character in places if character in missing]
    named, rest = in_order[:_NAMED], in_order[_NAMED:]
    families = ", ".join(dict.fromkeys(font.family for font in style.fonts.values()))
    other = f"write it otherwise, or use a style with a font for it (now: {families})"
    languages = languages_of(document)

    def cure(character: str) -> str:
        need = missing_fonts(character, languages)
        return f"install its font: {install_hint(need)}" if need else other

    diagnostics = [
        _warning(
            f"no font of the style has {_named(character)}: {instead(character)} is printed",
            places[character],
            cure(character),
        )
        for character in named
    ]
    if rest:
        sample = " ".join(rest[:40])
        message = f"no font of the style has {len(rest)} further characters, printed as their"
        message += f" codes: {sample}"
        diagnostics.append(_warning(message, places[rest[0]], cure(rest[0])))
    return tuple(diagnostics)


def _warning(message: str, place: Place, hint: str) -> Diagnostic:
    return Diagnostic(code=CODE, severity="warning", message=message, place=place, hint=hint)


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if name:
        return f"{code} {name} ({character})"
    private = unicodedata.category(character) == "Co"
    return f"{code} ({'private use' if private else 'not in Unicode'})"


def _faces(style: Style) -> Iterator[Face]:
    """The faces of the style, those of its text font first."""
    first = style.fonts[style.text.font]
    yield from first.all_faces
    for font in style.fonts.values():
        if font is not first:
            yield from font.all_faces


def _places(document: Document, source: str) -> Mapping[str, Place]:
    """Each character of the document, in reading order, with the first place where it stands."""
    places: dict[str, Place] = {}
    drawn = {media.id: media for media in document.media if media.media_type == "image/svg+xml"}
    stack: list[tuple[Node, Node]] = [(document, document)]
    while stack:
        node, block = stack.pop()
        if getattr(node, "origin", None) is not None:
            block = node
        for character in dict.fromkeys(_composed(_printed(node, drawn))):
            if character not in places:
                places[character] = _place(block if block is not document else node, source)
        stack.extend((child, block) for child in reversed(children(node)))
    return places


def _printed(node: Node, drawn: Mapping[str, Media]) -> str:
    match node:
        case Image(media=name) if name in drawn:
            return letters(drawn[name].data)
        case Text(text=text) | Code(text=text) | Keyboard(text=text) | CodeBlock(text=text):
            return text
        case _:
            label: str = getattr(node, "label", "")
            return label


def _composed(text: str) -> str:
    """As shaping engines look characters up: an accented letter before its letter and accent."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def needs_no_glyph(character: str) -> bool:
    """Whether shaping engines set it, or the one before it, without a glyph of its own."""
    return selects_variant(character) or unicodedata.category(character) in _INVISIBLE


def _place(node: Node, source: str) -> Place:
    origin: Origin | None = getattr(node, "origin", None)
    return Place.at(origin, source, str(type(node).__struct_config__.tag))
