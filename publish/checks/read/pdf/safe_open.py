"""Opens PDFs of strangers: those whose forms or pages have no end are refused. What fonts and
pictures may unpack to is limited by the memory of the process (`publish.child_process`)."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from typing import Any, Final

import pikepdf

from publish.checks.facts import UnreadableError
from publish.patterns import pattern

_MOST_DRAWN: Final = 100_000
"""Forms that a page draws when each form within a form is counted."""
_MOST_BYTES: Final = 100_000_000
"""Of the operators of a page or form."""
_RATIO: Final = 1032
"""Bytes that deflate makes of one, at most."""
_NAME: Final = pattern(r"^stream <[^>]*>:? ")
"""What pikepdf calls a file by: an object in memory, at another address each time."""
_DRAW: Final = pattern(rb"/([^\s/<>\[\]()]+)\s+Do\b")


@lru_cache(maxsize=1)
def objects(data: bytes) -> Any:
    """The `pikepdf.Pdf` of some bytes; the last one is kept.

    Raises `UnreadableError` for a damaged file, and for one whose forms have no end.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        drawn: dict[Any, int] = {}
        for page in pdf.pages:
            contents = page.obj.get("/Contents")
            parts = contents if isinstance(contents, pikepdf.Array) else [contents]
            code = b"\n".join(_code(part) for part in parts)
            _count(code, page.obj.get("/Resources", {}), drawn, frozenset())
    except pikepdf.PasswordError:
        raise UnreadableError("the file asks for a password") from None
    except pikepdf.PdfError as error:
        raise UnreadableError(f"the file is damaged: {_NAME.sub('', str(error))}") from error
    return pdf


def document(data: bytes) -> Any:
    """The `pypdfium2.PdfDocument` of some bytes. Raises `UnreadableError` as `objects` does."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    objects(data)
    return pypdfium2.PdfDocument(data)


def _count(code: bytes, resources: Any, known: dict[Any, int], around: frozenset[Any]) -> int:
    """How many forms some content draws; `known` are the counts of forms."""
    forms = resources.get("/XObject", {})
    count = 0
    for name in _DRAW.findall(code):
        form = forms.get(f"/{name.decode('latin-1')}")
        if form is None or form.get("/Subtype") != "/Form":
            continue
        key = form.objgen
        if key in around:
            raise UnreadableError("a form of the file draws itself")
        if key not in known:
            inner = form.get("/Resources", resources)
            known[key] = 1 + _count(_code(form), inner, known, around | {key})
        count += known[key]
        if count > _MOST_DRAWN:
            raise UnreadableError(f"a page of the file draws more than {_MOST_DRAWN} forms")
    return count


def _code(stream: Any) -> bytes:
    if not isinstance(stream, pikepdf.Stream):
        return b""
    data = stream.read_raw_bytes()
    filters: Any = stream.get("/Filter", [])
    if len(data) * _RATIO > _MOST_BYTES or isinstance(filters, pikepdf.Array):
        _measure(data, filters if isinstance(filters, pikepdf.Array) else [filters])
    return stream.read_bytes()


def _measure(data: bytes, filters: Any) -> None:
    for name in filters:
        if name != "/FlateDecode":
            return
        try:
            data = zlib.decompressobj().decompress(data, _MOST_BYTES + 1)
        except zlib.error:
            return  # of damage, who reads it further will say what it is
        if len(data) > _MOST_BYTES:
            raise UnreadableError(
                f"a page of the file has more than {_MOST_BYTES} bytes of operators"
            )


def page_count(data: bytes) -> int:
    """How many pages a PDF of our own has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
