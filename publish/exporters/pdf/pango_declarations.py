"""The C declarations by which WeasyPrint calls Pango, compiled once and kept.

cffi parses them anew at each start, in C's grammar, which takes a fifth of WeasyPrint's import. Its
own form of compiled declarations ("out-of-line" in its ABI mode) is a call with nothing but tables.
"""

from __future__ import annotations

import ast
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

import _cffi_backend  # type: ignore[import-untyped]  # it ships no types
import cffi  # type: ignore[import-untyped]  # it ships no types
import msgspec

from publish import disk_cache
from publish.files import private_folder

OURS: Final = """
void g_free (void *memory);
uint8_t *pango_log2vis_get_embedding_levels
    (const char *text, int length, PangoDirection *base);
"""
"""What we call beside WeasyPrint (`publish.exporters.pdf.bidi`)."""
_NAME: Final = "declarations"
_Tables: TypeAlias = dict[str, int | bytes | tuple[int | bytes | tuple[bytes, ...], ...]]
_Parser: Final = cffi.FFI


class Declared:
    """Stands for a `cffi.FFI` that is declared first and then used."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def cdef(self, text: str) -> None:
        self._texts.append(text)

    def dlopen(self, name: str, flags: int) -> Any:
        """Opens a library by a name that the dynamic linker knows; elsewhere than on Linux also by
        one that is looked for. On Linux that would start `ldconfig`, `gcc` and `ld` for each name
        of other systems, and the linker knows the last ones."""
        try:
            return self._compiled.dlopen(name, flags)
        except OSError:
            found = ctypes.util.find_library(name) if sys.platform != "linux" else None
            if found is None:
                raise
            return self._compiled.dlopen(found, flags)

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            self._compiled = _compiled((*self._texts, OURS))
        else:
            setattr(self, name, getattr(self._compiled, name))
        return self.__dict__[name]


@contextmanager
def declarations_kept() -> Iterator[None]:
    """While this lasts, what makes a `cffi.FFI` is given one that is `Declared`."""
    cffi.FFI = Declared
    try:
        yield
    finally:
        cffi.FFI = _Parser


def _compiled(texts: tuple[str, ...]) -> Any:
    made = disk_cache.kept(
        _NAME, disk_cache.key(*texts), lambda: msgspec.msgpack.encode(_tables(texts))
    )
    return _cffi_backend.FFI(_NAME, **msgspec.msgpack.decode(made, type=_Tables))


def _tables(texts: tuple[str, ...]) -> _Tables:
    """The arguments of the call that cffi writes of declarations."""
    parsed = _Parser()
    for text in texts:
        parsed.cdef(text, override=True)
    parsed.set_source(_NAME, None)
    with private_folder() as folder:
        file = folder / f"{_NAME}.py"
        parsed.emit_python_code(str(file))
        written = ast.parse(file.read_bytes())
    (call,) = (node for node in ast.walk(written) if isinstance(node, ast.Call))
    return {part.arg: ast.literal_eval(part.value) for part in call.keywords if part.arg}
