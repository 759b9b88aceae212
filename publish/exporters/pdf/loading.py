"""Importing WeasyPrint: late, with our fonts only, and without the processes it would start."""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from publish.errors import ExportError
from publish.exporters.pdf.fonts import configured

SELDOM_USED: Final = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")


def engine(font_config: Path) -> ModuleType:
    """The module `publish.exporters.pdf.engine`, which imports WeasyPrint at its top.

    WeasyPrint looks for fonts when it is imported: `font_config` is what it finds. Raises
    `ExportError` when Pango or a library beside it is missing.
    """
    name = "publish.exporters.pdf.engine"
    if name in sys.modules:
        return sys.modules[name]
    said = io.StringIO()
    guard = _no_library_search() if sys.platform == "linux" else nullcontext()
    try:
        with configured(font_config), guard, _seldom_used(), redirect_stdout(said):
            from publish.exporters.pdf import engine as module
    except OSError as error:
        raise ExportError(
            f"WeasyPrint cannot load a library that it needs: {error}",
            hint="install Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0, or see `publish doctor`",
        ) from error
    return module


class Later(ModuleType):
    """Stands for a module of which only functions and classes are asked, to call them: that imports
    it."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*arguments: object, **named: object) -> object:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return called


@contextmanager
def _seldom_used() -> Iterator[None]:
    """While this lasts, what is slow to import and seldom used is not imported.

    WeasyPrint cuts fonts by fontTools only where HarfBuzz has no subsetter, and has it make one
    font of a variable one.
    """
    stood_for = {name: Later(name) for name in SELDOM_USED if name not in sys.modules}
    sys.modules.update(stood_for)
    try:
        yield
    finally:
        for name in stood_for:
            del sys.modules[name]


@contextmanager
def _no_library_search() -> Iterator[None]:
    """`ctypes.util.find_library` finds nothing while this lasts.

    For each library WeasyPrint tries the names of other systems first, and for each of them cffi
    has `find_library` run `ldconfig`, `gcc` and `ld`: 54 processes and half of the time of the
    import. On Linux the last name tried (`libpango-1.0.so.0`) is one that the dynamic linker
    resolves itself.
    """

    def found_nothing(name: str) -> str | None:
        return None

    search = ctypes.util.find_library
    ctypes.util.find_library = found_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search
