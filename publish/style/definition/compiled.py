"""Which file a style is, and the style that is in it: compiled once and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from publish import disk_cache
from publish.diagnostics import Diagnostic
from publish.errors import StyleError
from publish.files import digest_of, is_there, observed
from publish.style.definition.types import Style
from publish.style.fonts.metrics import font_digest

SUFFIXES: Final = (".toml", ".yml", ".yaml", ".json")
"""The names of style files, brands and design tokens."""
MISSING_FONT: Final = "brand-font"
"""The code of what is told of a font that a brand names and cannot be had."""
_KEPT: Final = 8
"""So many styles of ours are kept: each document of a batch may ask for one by its name."""

_ANYWHERE: Final[ContextVar[bool]] = ContextVar("anywhere", default=False)


@contextmanager
def files_anywhere() -> Iterator[None]:
    """Styles may name files outside their folders while this lasts."""
    token = _ANYWHERE.set(True)
    try:
        yield
    finally:
        _ANYWHERE.reset(token)


def are_anywhere() -> bool:
    """Whether styles may name files outside their folders."""
    return _ANYWHERE.get()


def load_style(path_or_name: Path | str) -> Style:
    """The style in the file of that path, or the one of ours that has that name (`"house"`).

    A string is a path when it ends as style files do or has a slash; styles that are joined by `+`
    are laid over the first one. Raises `StyleError`, or
    `StyleProblemsError` where there are several, each one line that names file, line, column and
    key: for the TOML, a key, a value, a font that is not installed, text too faint for its ground.
    """
    if isinstance(path_or_name, str) and path_or_name in our_styles():
        return _ours(path_or_name)
    return _compiled(stacked(path_or_name)).style


def remarks(path_or_name: Path | str) -> tuple[Diagnostic, ...]:
    """What of the file, or of one that it extends, has no place in a style; raises as `load_style`
    does."""
    if isinstance(path_or_name, str) and path_or_name in our_styles():
        return ()
    return _compiled(stacked(path_or_name)).remarks


@lru_cache(maxsize=_KEPT)
def _ours(name: str) -> Style:
    """A style that comes along, of which neither file nor fonts change while the program runs."""
    return _compiled(stacked(name)).style


class _Compiled(msgspec.Struct, frozen=True):
    """A style as it is kept, what is to be told of it, and the digests of the files that it was
    read from."""

    files: dict[str, str]
    style: Style
    remarks: tuple[Diagnostic, ...] = ()


def _compiled(paths: tuple[Path, ...]) -> _Compiled:
    """The style in the files, read anew when a file that it was read from has changed."""
    where = (text for path in paths for text in (str(path), str(path.resolve())))
    name = disk_cache.key(*where, *(("anywhere",) if are_anywhere() else ()))
    if data := disk_cache.get("styles", name):
        with suppress(msgspec.DecodeError):
            known = _decoded(data)
            if all(digest_of(Path(file)) == digest for file, digest in known.files.items()):
                return known
    from publish.style.definition.load import read_style

    with observed() as seen:
        style, told = read_style(paths)
    compiled = _Compiled({str(file): digest for file, digest in seen.items()}, style, told)
    data = msgspec.msgpack.encode(compiled, enc_hook=str)
    # A font that is not installed may be tomorrow.
    if not any(one.code == MISSING_FONT for one in told):
        disk_cache.put("styles", name, data)
    # The same numbers as from the store: 1 may stand where 1.0 is meant, and has another digest.
    return _decoded(data)


def _decoded(data: bytes) -> _Compiled:
    return msgspec.msgpack.decode(data, type=_Compiled, dec_hook=lambda of, text: of(text))


def style_digest(style: Style) -> str:
    """A digest of a style and of the fonts that it names."""
    made = hashlib.sha256(msgspec.msgpack.encode(style, enc_hook=str))
    for path in sorted({face.path for font in style.fonts.values() for face in font.all_faces}):
        made.update(font_digest(path).encode())
    return made.hexdigest()


def our_styles() -> dict[str, Path]:
    """The style files that come with publish, by name.

    They stand in `styles/`: in the root of a checkout, in the package of an installed wheel.
    """
    package = Path(__file__).resolve().parents[2]
    files = [*(package.parent / "styles").glob("*.toml"), *(package / "styles").glob("*.toml")]
    return {file.stem: file for file in sorted(files)}


def located(path_or_name: Path | str) -> Path:
    """The file of that path, or of that name among ours; `StyleError` for an unknown name."""
    if isinstance(path_or_name, Path):
        return path_or_name
    if is_path(path_or_name):
        return Path(path_or_name)
    ours = our_styles()
    if path_or_name not in ours:
        from publish.style.definition.source import nearest, one_line

        raise StyleError(
            one_line(f'unknown style "{path_or_name}"'), hint=nearest(path_or_name, tuple(ours))
        )
    return ours[path_or_name]


def stacked(path_or_name: Path | str) -> tuple[Path, ...]:
    """The files of the styles that a name joins (`"press+large-print"`), the lowest first."""
    if isinstance(path_or_name, Path) or is_there(Path(path_or_name)):
        return (located(path_or_name),)
    return tuple(located(part) for part in path_or_name.split("+"))


def is_path(text: str) -> bool:
    """Whether a style is named by its path."""
    return "/" in text or "\\" in text or Path(text).suffix in SUFFIXES
