"""Importing WeasyPrint: late, with our fonts only, and without the processes it would start."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from publish.errors import ExportError
from publish.exporters.pdf.fontconfig import configured
from publish.system_packages import install_hint

SELDOM_USED: Final = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")


def engine(font_config: Path) -> ModuleType:
    """The module `publish.exporters.pdf.weasyprint_engine`, which imports WeasyPrint at its top.

    WeasyPrint looks for fonts when it is imported: `font_config` is what it finds. Raises
    `ExportError` when Pango or a library beside it is missing.
    """
    name = "publish.exporters.pdf.weasyprint_engine"
    if name in sys.modules:
        return sys.modules[name]
    said = io.StringIO()
    from publish.exporters.pdf.pango_declarations import declarations_kept

    try:
        with (
            configured(font_config),
            declarations_kept(),
            _seldom_used(),
            redirect_stdout(said),
        ):
            from publish.exporters.pdf import weasyprint_engine as module
    except OSError as error:
        raise ExportError(
            "PDF needs Pango, and it or a library beside it is not found",
            hint=install_hint("pango"),
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
