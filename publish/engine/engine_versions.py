"""The engines and libraries that artifacts depend on: which versions are here."""

from __future__ import annotations

import ctypes
from typing import Final

from publish.errors import PublishError

_PANGO: Final = (
    "libpango-1.0.so.0",
    "libpango-1.0.so",
    "libpango-1.0.dylib",
    "libpango-1.0-0.dll",
)
"""The names that Pango's library goes by on Linux, BSD, macOS and Windows."""


def versions(tools: tuple[str, ...]) -> dict[str, str]:
    """The version of each tool (`pandoc`, `pango`, or a distribution's name), or "missing"."""
    return {tool: _version(tool) for tool in sorted(set(tools))}


def pango_version() -> str:
    """The version of the Pango library that WeasyPrint will load, or "" when there is none."""
    for name in _PANGO:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.pango_version_string.restype = ctypes.c_char_p
        return str(library.pango_version_string().decode())
    return ""


def pandoc_version() -> str:
    """The version of the pandoc binary that comes with pypandoc, or "" when it cannot be run."""
    from publish.pandoc.run import version

    try:
        return version()
    except PublishError:
        return ""


def _version(tool: str) -> str:
    match tool:
        case "pandoc":
            return pandoc_version() or "missing"
        case "pango":
            return pango_version() or "missing"
        case _:
            from importlib import metadata

            try:
                return metadata.version(tool)
            except metadata.PackageNotFoundError:
                return "missing"
