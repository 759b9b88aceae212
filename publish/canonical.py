"""The document as canonical JSON, its JSON Schema, and its digest.

The same document always gives the same bytes: fields stand in the order of `publish.document`,
those at their default are left out, and the text is UTF-8 without escapes that JSON does not need.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import msgspec

from publish.document import Document
from publish.errors import SourceError

SCHEMA: Final = "publish-document/1"


class _Stored(Document, frozen=True, kw_only=True, tag="document"):
    """A document with the version of the schema it was written in."""

    schema: str = ""


def dump(document: Document) -> bytes:
    """The canonical form: indented for people and for `diff`, ending in a line feed."""
    return msgspec.json.format(_compact(document), indent=2) + b"\n"


def load(data: bytes, name: str = "document") -> Document:
    """The document that `dump` wrote. `name` is what an error calls the data.

    Raises `SourceError` with the JSON path when the data is not a document of this schema.
    """
    try:
        stored = msgspec.json.decode(data, type=_Stored)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{name}: not a {SCHEMA} document: {error}") from error
    except RecursionError as error:
        raise SourceError(f"{name}: nested too deeply to be a document") from error
    if stored.schema != SCHEMA:
        raise SourceError(
            f'{name}: a document of schema "{stored.schema}", which this version cannot read',
            hint=f'the file must say "schema": "{SCHEMA}"',
        )
    return Document(**{field: getattr(stored, field) for field in Document.__struct_fields__})


def digest(document: Document) -> str:
    """SHA-256 of the compact canonical form, in hexadecimal."""
    return hashlib.sha256(_compact(document)).hexdigest()


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what `dump` writes, generated from the types."""
    generated = msgspec.json.schema(Document)
    document = generated["$defs"]["Document"]
    document["properties"] = {"schema": {"const": SCHEMA}, **document["properties"]}
    document["required"] = ["schema", *document["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}


def _compact(document: Document) -> bytes:
    return b'{"schema":"' + SCHEMA.encode() + b'",' + msgspec.json.encode(document)[1:]
