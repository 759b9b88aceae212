"""Companions: the families that set what a font of the style lacks, script by script.

A text font has one or two scripts. A Hebrew name in an English briefing, or a briefing in Japanese,
needs another family beside it; which one is a matter of the style, or else of `scripts.toml`.
Companions are looked for only when a document needs them, so a style loads on machines that have
none of them; what then no font covers is a warning (`publish.style.fonts.coverage`), with the cure.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from unicodedata import category

import msgspec

from publish.document import Document, Media, Node
from publish.files import observe
from publish.pictures.svg_text import letters
from publish.style.definition.types import Style
from publish.style.fonts.coverage import coverage, needs_no_glyph
from publish.style.fonts.families import MACHINE, Companion, Face, Font
from publish.style.fonts.files import read_font
from publish.style.fonts.metrics import font_digest
from publish.style.fonts.scripts import (
    ANY,
    EMOJI,
    EMOJI_SEQUENCE,
    HAN,
    asks_for_emoji,
    families,
    han_within,
    languages_of,
    script_of,
)
from publish.walk import iterate

_SLOPES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
_INVISIBLE: Final = 0x20


def accompanied(style: Style, document: Document) -> Style:
    """`style` with the companions that its fonts need to set `document`, and no others.

    A document that the fonts of the style cover gets the style back as it is; asking again changes
    nothing.
    """
    characters = characters_of(document)
    if all(character < "\u0100" for character in characters):
        return style
    languages = languages_of(document)
    fonts = {name: _with(font, style, characters, languages) for name, font in style.fonts.items()}
    if fonts == style.fonts:
        return style
    for path in {f.path for font in fonts.values() for c in font.companions for f in c.faces}:
        observe(path, font_digest(path))
    return msgspec.structs.replace(style, fonts=fonts)


def pieces(font: Font, text: str) -> Iterator[tuple[str, Companion | None]]:
    """`text` in stretches that one family sets: the font itself (`None`) or one beside it.

    Each character takes the first family that has it, as style sheets have it, and a sequence that
    makes one emoji the first that has all of it; spaces and what has no shape between two of a
    family stay with them.
    """
    if not font.companions or text.isascii():
        yield text, None
        return
    alone = {character: _family(font, character) for character in set(text)}
    unseen = {one for one in alone if one.isspace() or category(one) in ("Mn", "Cf")}
    setters: list[Companion | None] = []
    for character in text:
        setters.append(setters[-1] if character in unseen and setters else alone[character])
    for sequence in EMOJI_SEQUENCE.finditer(text):
        setter = _family(font, sequence[0])
        if setter is not None:
            setters[sequence.start() : sequence.end()] = [setter] * len(sequence[0])
    for place in range(len(text) - 1, -1, -1):
        if not text[place].isspace():
            continue
        if place == len(text) - 1 or setters[place + 1] is not setters[place]:
            setters[place] = None
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or setters[place] is not setters[start]:
            yield text[start:place], setters[start]
            start = place


def _family(font: Font, characters: str) -> Companion | None:
    wanted = {ord(character) for character in characters if ord(character) > _INVISIBLE}
    if wanted <= coverage(font.faces[:1]):
        return None
    return next((c for c in font.companions if wanted <= coverage(c.faces[:1])), None)


def _with(font: Font, style: Style, characters: Iterable[str], languages: Sequence[str]) -> Font:
    covered = coverage(font.faces[:1])
    han = han_within(languages, characters)
    missing: dict[str, set[int]] = {}
    for character in characters:
        if ord(character) > _INVISIBLE and ord(character) not in covered:
            missing.setdefault(script_of(character, han), set()).add(ord(character))
    signs = missing.pop(ANY, set())
    emoji = any(asks_for_emoji(chr(sign)) for sign in signs)
    signs -= {sign for sign in signs if needs_no_glyph(chr(sign))} - {ord("\ufe0f")}
    # Families that have a little of everything are asked last: those of Han characters bring half
    # of Greek, and mathematical ones half of everything.
    found: dict[str, Companion] = {}
    for script in sorted(missing, key=lambda script: (script in HAN, script != han, script)):
        companion = _companion(font, style, script)
        if companion is not None:
            found.setdefault(companion.family, companion)
    for companion in _of_signs(font, style, emoji=emoji) if signs else ():
        if shown := signs & coverage(companion.faces[:1]):
            found.setdefault(companion.family, companion)
            signs -= shown
    return msgspec.structs.replace(font, companions=tuple(found.values()))


def _of_signs(font: Font, style: Style, *, emoji: bool) -> list[Companion]:
    """The families for what belongs to no script, in the order in which they are asked: that of
    emoji first where there are some."""
    if ANY in font.scripts:
        signs = [_companion(font, style, ANY)]
    else:
        signs = [_of_family(family, ANY) for family in families().signs]
    signs.insert(0 if emoji else len(signs), _companion(font, style, EMOJI))
    return [companion for companion in signs if companion is not None]


def _companion(font: Font, style: Style, script: str) -> Companion | None:
    chosen = font.scripts.get(script)
    if chosen is not None:
        other = style.fonts[chosen]
        return Companion(script=script, family=other.family, faces=other.faces)
    known = families()
    family = (known.serif if "serif" in font.fallback else known.sans).get(
        script, known.sans.get(script)
    )
    return None if family is None else _of_family(family, script)


def _of_family(family: str, script: str) -> Companion | None:
    observe(MACHINE, fonts_of_machine())
    faces = _installed(family, families().collections.get(family, ""))
    return Companion(script=script, family=family, faces=faces) if faces else None


@cache
def _installed(family: str, collection: str) -> tuple[Face, ...]:
    """The faces of a family that the machine has, as `scripts.toml` names their files."""
    stem, suffix = (collection, "ttc") if collection else (family.replace(" ", ""), "ttf")
    files = _system_files()
    names = [name for slope in _SLOPES if (name := f"{stem}-{slope}.{suffix}") in files]
    variable = [name for name in (f"{stem}[wght].{suffix}",) if name in files]
    return tuple(read_font(files[name], family).face() for name in names or variable)


@cache
def fonts_of_machine() -> str:
    """A digest of the places and sizes of all its fonts, of which companions are chosen."""
    listed = sorted(f"{path} {path.stat().st_size}" for path in _system_files().values())
    return hashlib.sha256("\n".join(listed).encode(errors="surrogateescape")).hexdigest()


@cache
def _system_files() -> Mapping[str, Path]:
    """Font files of the machine by name; the first folder that has one wins."""
    home = Path.home()
    package = find_spec(families().packages["python"])
    folders = (
        home / ".local/share/fonts",
        home / "Library/Fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/Library/Fonts"),
        Path(os.environ.get("WINDIR", "/windows"), "Fonts"),
        Path(os.environ.get("LOCALAPPDATA", "/windows"), "Microsoft/Windows/Fonts"),
        *(package.submodule_search_locations or () if package else ()),
    )
    files: dict[str, Path] = {}
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                files.setdefault(name, Path(root, name))
    return files


def characters_of(part: Node) -> frozenset[str]:
    """The characters of a document or a part of it, whatever they are for."""
    found: set[str] = set()
    for node in iterate(part):
        if isinstance(node, Media) and node.media_type == "image/svg+xml":
            found.update(letters(node.data))
        for value in msgspec.structs.astuple(node):
            if isinstance(value, str):
                found.update(value)
    return frozenset(found)
