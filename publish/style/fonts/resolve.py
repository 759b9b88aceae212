"""Fonts: from a family's name to the files that a style needs, and the names they go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import metadata, resources
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from publish.errors import SourceError, StyleError
from publish.files import read
from publish.style.definition.confined_paths import file_beside
from publish.style.definition.source import Entry, nearest, one_line
from publish.style.definition.types import InlineRole, Role
from publish.style.definition.values import FAMILY, text, texts
from publish.style.fonts.families import Face, Font, Slope
from publish.style.fonts.files import FontFile, NoFontError, read_font

KEYS: Final = ("family", "package", "files", "fallback", "scripts")
PACKAGE: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
SCRIPT: Final = r"[A-Z][a-z]{3}"
FONT_FILE: Final = r"[^\x00-\x1f\x7f]{1,200}\.(?:ttf|otf)"
_GROUP: Final = "fontpkg.family"


class Needed(NamedTuple):
    """A face that a style needs, and the role that needs it."""

    font: str
    weight: int
    slope: Slope
    by: str


class _PackagedFile(msgspec.Struct, frozen=True):
    path: str
    style: Slope
    weight: int | None = None
    variable: bool = False


class _Package(msgspec.Struct, frozen=True):
    """What we read of the `metadata.json` of a fontpkg distribution."""

    family: str
    files: tuple[_PackagedFile, ...]


class _File(NamedTuple):
    path: Path
    weight: int
    slope: Slope


def needed(
    roles: Mapping[str, Role],
    inlines: Mapping[str, InlineRole],
    syntax: Mapping[str, InlineRole],
) -> list[Needed]:
    """The faces that text in these roles can ask for, marks within marks included; words of code
    only those of the fonts that code is set in."""
    found: dict[tuple[str, int, Slope], Needed] = {}
    pending = [Needed(role.font, role.weight, role.slope, name) for name, role in roles.items()]
    for need in pending:
        if need[:3] not in found:
            found[need[:3]] = need
            pending += [_marked(need, mark, inline) for mark, inline in inlines.items()]
    fonts_of_code = {roles["code_block"].font, inlines["code"].font}
    for need in [need for need in found.values() if need.font in fonts_of_code]:
        for kind, role in syntax.items():
            word = _marked(need, f"syntax.{kind}", role)
            found.setdefault(word[:3], word)
    return list(found.values())


def stand_ins(entries: Mapping[str, Entry]) -> Mapping[str, tuple[str, ...]]:
    """Of each font, the fonts that it sets a script for, as their `scripts` say.

    Raises `StyleError` for a font that there is not.
    """
    found: dict[str, list[str]] = {name: [] for name in entries}
    for name, entry in entries.items():
        for part in _table(entry, "scripts").values():
            chosen = str(part.value)
            if chosen not in entries:
                part.fail(f'unknown font "{chosen}"', hint=nearest(chosen, tuple(entries)))
            found[chosen].append(name)
    return {name: tuple(others) for name, others in found.items()}


def resolve(
    entry: Entry,
    needs: Iterable[tuple[Needed, Entry]],
    beside: Iterable[Needed] = (),
) -> Font:
    """The font that `[fonts.<name>]` describes, with the faces in `needs`, and with those that come
    nearest to the ones in `beside`: those of fonts that it sets a script for. An error
    is told at the entry that comes with a need.

    Raises `StyleError` when the family, its package or one of the faces is not there, or a file is
    no font that every format may embed.
    """
    table = entry.table()
    for name, part in table.items():
        if name not in KEYS:
            part.unknown("key", name, KEYS)
    family, files = _files(entry)
    fallback: tuple[str, ...] = ()
    if "fallback" in table:
        fallback = texts(table["fallback"], FAMILY, 'a list of families such as ["serif"]')
    faces = [_face(entry, asker, family, files, need) for need, asker in needs]
    for need in beside:
        path, weight, slope = min(
            files, key=lambda f: (f.slope != need.slope, abs(f.weight - need.weight), f.weight)
        )
        if (weight, slope) not in {(face.weight, face.slope) for face in faces}:
            faces.append(_opened(entry, family, path, weight, slope))
    faces.sort(key=lambda face: (face.slope == "italic", face.weight))
    return Font(family=family, fallback=fallback, faces=tuple(faces), scripts=_scripts(entry))


def packaged_families() -> dict[str, str]:
    """The families of the font packages that are installed, and the names of the packages."""
    found: dict[str, str] = {}
    for point in metadata.entry_points(group=_GROUP):
        package = point.dist.name if point.dist is not None else ""
        try:
            file = resources.files(point.load()) / "metadata.json"
            found[msgspec.json.decode(file.read_bytes(), type=_Package).family] = package
        except (OSError, ImportError, msgspec.MsgspecError):
            continue
    return found


def available(entry: Entry) -> frozenset[tuple[int, Slope]]:
    """The weights and slopes that the files of a font have; `StyleError` as by `resolve`."""
    return frozenset((file.weight, file.slope) for file in _files(entry)[1])


def _files(entry: Entry) -> tuple[str, list[_File]]:
    """The family of a font and its files."""
    table = entry.table()
    if "family" not in table:
        entry.fail('needs "family"')
    if ("package" in table) == ("files" in table):
        entry.fail('needs either "package" or "files"')
    family = text(table["family"], FAMILY, 'a family such as "Fira Sans"')
    if "package" in table:
        return family, _packaged(table["package"], family)
    return family, _beside(table["files"], family)


def _table(entry: Entry, key: str) -> dict[str, Entry]:
    part = entry.table().get(key)
    return {} if part is None else part.table()


def _scripts(entry: Entry) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for script, part in _table(entry, "scripts").items():
        if re.fullmatch(SCRIPT, script) is None:
            part.fail("not a script", hint='ISO 15924 names one by four letters, such as "Hebr"')
        chosen[script] = str(part.value)
    return chosen


def _marked(need: Needed, mark: str, inline: InlineRole) -> Needed:
    return Needed(
        font=need.font if inline.font is None else inline.font,
        weight=need.weight if inline.weight is None else inline.weight,
        slope=need.slope if inline.slope is None else inline.slope,
        by=f"{need.by} with {mark}",
    )


def _packaged(entry: Entry, family: str) -> list[_File]:
    """The files of a fontpkg distribution, as its `metadata.json` lists them."""
    package = text(entry, PACKAGE, 'a package such as "fontpkg-fira-sans"')
    try:
        points = metadata.distribution(package).entry_points.select(group=_GROUP)
    except metadata.PackageNotFoundError:
        entry.fail(f"{package} is not installed", hint=f"pip install {package}")
    if not points:
        entry.fail(f"{package} is no font package", hint="those are named fontpkg-…")
    root = resources.files(next(iter(points)).load())
    try:
        found = msgspec.json.decode((root / "metadata.json").read_bytes(), type=_Package)
    except (OSError, msgspec.MsgspecError) as error:
        entry.fail(f"{package} does not describe its fonts: {error}", hint="install it anew")
    if found.family != family:
        entry.fail(f'{package} has the family "{found.family}", not "{family}"')
    if any(file.variable or file.weight is None for file in found.files):
        entry.fail(
            f'"{family}" is a variable font, which Word cannot embed',
            hint="choose a family that has a file for each weight",
        )
    return [
        _File(Path(str(root / file.path)), file.weight or 400, file.style) for file in found.files
    ]


def _beside(entry: Entry, family: str) -> list[_File]:
    """The files that the style names."""
    files: list[_File] = []
    for name in texts(entry, FONT_FILE, 'a list of font files such as ["fonts/Inter.ttf"]'):
        path = file_beside(entry, name).resolve()
        font = _read(entry, path)
        try:
            read(path)
        except SourceError as error:
            entry.fail(error.message, hint=error.hint)
        if font.family != family:
            entry.fail(f'{name} has the family "{font.family}", not "{family}"')
        files.append(_File(path, font.weight, font.slope))
    return files


def _face(
    entry: Entry,
    asker: Entry,
    family: str,
    files: Iterable[_File],
    need: Needed,
) -> Face:
    paths = {(file.weight, file.slope): file.path for file in files}
    if (need.weight, need.slope) not in paths:
        weights = sorted(weight for weight, slope in paths if slope == need.slope)
        slope = "italic" if need.slope == "italic" else "upright"
        asker.fail(
            f'"{family}" has no {slope} face of weight {need.weight}, which {need.by} needs',
            hint=f"its {slope} weights: {', '.join(map(str, weights)) or 'none'}",
        )
    return _opened(entry, family, paths[need.weight, need.slope], need.weight, need.slope)


def _opened(entry: Entry, family: str, path: Path, weight: int, slope: Slope) -> Face:
    """The face in a file, by the family, weight and slope that its package or style says."""
    face = _read(entry, path).face(weight, slope)
    return msgspec.structs.replace(face, family=family)


def _read(entry: Entry, path: Path) -> FontFile:
    """What the font file says; a `StyleError` when it is none, or no format may embed it."""
    try:
        font = read_font(path)
    except NoFontError as error:
        raise StyleError(
            one_line(f"{entry.file}:{entry.line}: {'.'.join(entry.key)}: {error}"),
            hint="a TrueType or OpenType file is needed",
        ) from error
    if font.variable:
        entry.fail(f"{path.name} is a variable font, which Word cannot embed")
    if not font.embeddable:
        entry.fail(
            f"{path.name} may not be embedded (fsType {font.permissions:#06x})",
            hint="every format embeds its fonts; choose one whose licence allows it",
        )
    return font
