"""Is everything here that publishing needs, and what to do when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from publish.checks.validators.libreoffice import LIBREOFFICE
from publish.checks.validators.validator import Toolbox, find
from publish.engine.engine_versions import pandoc_version, pango_version
from publish.engine.preview import BROWSERS
from publish.errors import PublishError
from publish.style import load_style
from publish.system_packages import Need, install_hint


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked for; `detail` says what was found, or the cure."""

    name: str
    good: bool
    detail: str
    wanted: bool = True
    """Publishing needs it; what only looks at artifacts may be missing."""


def examine(style: Path | str) -> Iterator[Examined]:
    """What was found of Pango, pandoc, every font of `style`, LibreOffice and Chromium."""
    pango = pango_version()
    yield Examined(
        name="Pango",
        good=bool(pango),
        detail=pango or f"not found; needed for PDF: {install_hint('pango')}",
    )
    pandoc = pandoc_version()
    yield Examined(
        name="pandoc",
        good=bool(pandoc),
        detail=pandoc or "the binary does not run: pip install --force-reinstall pypandoc_binary",
    )
    try:
        loaded = load_style(style)
    except PublishError as error:
        yield Examined(name=f"style {style}", good=False, detail=str(error))
        return
    yield Examined(name=f"style {style}", good=True, detail=loaded.name)
    for name, font in loaded.fonts.items():
        files = {face.path for face in font.faces}
        missing = sorted(str(path) for path in files if not path.is_file())
        yield Examined(
            name=f"font {name}: {font.family}",
            good=not missing,
            detail=f"missing: {', '.join(missing)}" if missing else f"{len(files)} faces",
        )
    yield from _eyes()


def _eyes() -> Iterator[Examined]:
    """The programs that show artifacts to `publish check --conformance`, `--report` and
    `publish style preview`."""
    toolbox = Toolbox(scratch=Path())
    browsers = (find(toolbox, browser) for browser in BROWSERS)
    programs: tuple[tuple[str, Need, Path | None], ...] = (
        ("LibreOffice", "libreoffice", find(toolbox, LIBREOFFICE)),
        ("Chromium", "chromium", next(filter(None, browsers), None)),
    )
    for name, need, found in programs:
        yield Examined(
            name=name,
            good=found is not None,
            detail=str(found) if found else f"not found; it draws pictures: {install_hint(need)}",
            wanted=False,
        )
