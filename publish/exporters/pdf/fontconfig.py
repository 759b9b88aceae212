"""A fontconfig of our own: the style's faces and nothing that the machine happens to have.

fontconfig reads the variable FONTCONFIG_FILE whenever a configuration is loaded, not once a
process; WeasyPrint loads one when it is imported and one for each `FontConfiguration`. So the
variable is set around these two moments only, under a lock because the environment is shared by
all threads, and put back afterwards.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from publish.errors import ExportError
from publish.files import private_folder
from publish.style import Face, Style
from publish.style.fonts.scripts import EMOJI
from publish.style.fonts.subset import static

_LOCK: Final = threading.Lock()
_VARIABLES: Final = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")
_HEADER: Final = b'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'


def faces_of(style: Style) -> tuple[Face, ...]:
    """All faces of the style, each file once.

    All, not those in use: a character that its own font lacks is taken from another of them.
    """
    faces = {
        (face.path, face.number): face for font in style.fonts.values() for face in font.all_faces
    }
    return tuple(faces.values())


def emoji_families(style: Style) -> tuple[str, ...]:
    """The families beside those of the style that set emoji."""
    beside = (companion for font in style.fonts.values() for companion in font.companions)
    return tuple(dict.fromkeys(one.family for one in beside if one.script == EMOJI))


@contextmanager
def font_folder(faces: Iterable[Face], emoji: Iterable[str] = ()) -> Iterator[Path]:
    """A temporary folder with a fontconfig file that knows these faces; yields the file.

    The fonts of a collection keep their names, which tell them apart. Of a variable font there is
    the one that is set, for WeasyPrint embeds it as it is by default. Pango asks for a family
    "emoji" whatever the style sheet says: those of `emoji` are it. Pango opens font files while
    it sets text, so the folder must outlive the rendering. Raises `ExportError` for a font file
    that is gone: without any font Pango crashes the process.
    """
    with private_folder() as folder:
        fonts = folder / "fonts"
        fonts.mkdir()
        config = Element("fontconfig")
        SubElement(config, "dir").text = str(fonts)
        SubElement(config, "cachedir").text = str(folder / "cache")
        for index, face in enumerate(faces):
            if not face.path.is_file():
                raise ExportError(f"font file {face.path.name} of {face.family} is gone")
            link = fonts / f"{index:02}{face.path.suffix}"
            if face.variable:
                link.write_bytes(static(face))
            else:
                link.symlink_to(face.path.resolve())
            if not face.collected:
                config.append(_named(link, face))
        alias = SubElement(config, "alias", binding="strong")
        SubElement(alias, "family").text = "emoji"
        preferred = SubElement(alias, "prefer")
        for family in emoji:
            SubElement(preferred, "family").text = family
        file = folder / "fonts.conf"
        file.write_bytes(_HEADER + tostring(config, encoding="utf-8"))
        yield file


@contextmanager
def configured(file: Path) -> Iterator[None]:
    """While it lasts, fontconfig loads that file and no other."""
    with _LOCK:
        before = {name: os.environ.get(name) for name in _VARIABLES}
        for name in _VARIABLES:
            os.environ.pop(name, None)
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value


def _named(file: Path, face: Face) -> Element:
    """Calls the face by the names that the style sheet uses, whatever its file says.

    The family is put first and not in place of the file's own: Pango wants that one too
    (WeasyPrint issue 2510).
    """
    match = Element("match", target="scan")
    test = SubElement(match, "test", name="file", compare="eq")
    SubElement(test, "string").text = str(file)
    family = SubElement(match, "edit", name="family", mode="prepend")
    SubElement(family, "string").text = face.family
    return match
