"""The document as canonical JSON, its JSON Schema, and its digest.

The same document always gives the same bytes: fields stand in the order of `publish.document`,
those at their default are left out, and the text is UTF-8 without escapes that JSON does not need.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final, TypeVar, get_args

import msgspec

from publish.document import Block, Document, Inline, Node
from publish.errors import SourceError
from publish.walk import rebuild

N = TypeVar("N", bound=Node)

SCHEMA: Final = "publish-document/1"
_UNIONS: Final = {
    frozenset(kind.__name__ for kind in get_args(union)): name
    for name, union in (("Block", Block), ("Inline", Inline))
}


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
        raise SourceError(
            f"{name}: not a {SCHEMA} document: {error}",
            hint="publish build --to json writes one",
        ) from error
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
    unions: dict[str, dict[str, Any]] = {}
    dispatched = _by_type(generated, unions)
    dispatched["$defs"].update(unions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **dispatched}


def _by_type(part: Any, unions: dict[str, dict[str, Any]]) -> Any:
    """`part` with references to `unions`, filled here, in place of the unions in it.

    A union says by `if` which member a `type` asks for. Under the `anyOf` that msgspec writes, a
    validator tries all members, and theirs in turn: its time grows exponentially with the depth.
    """
    match part:
        case {"discriminator": {"mapping": members}}:
            kinds = [reference.rpartition("/")[2] for reference in members.values()]
            name = _UNIONS.get(frozenset(kinds)) or "Or".join(kinds)
            unions[name] = {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"enum": list(members)}},
                "allOf": [
                    {"if": {"properties": {"type": {"const": tag}}}, "then": {"$ref": reference}}
                    for tag, reference in members.items()
                ],
            }
            return {"$ref": f"#/$defs/{name}"}
        case dict():
            from inspect import cleandoc

            # Docstrings: since Python 3.13 the compiler takes their indentation away itself.
            cleaned = {"description": cleandoc(text)} if (text := part.get("description")) else {}
            return {key: _by_type(value, unions) for key, value in part.items()} | cleaned
        case list():
            return [_by_type(value, unions) for value in part]
        case _:
            return part


def _compact(document: Document) -> bytes:
    shared = _with_shared_defaults(rebuild(document, _with_shared_defaults))
    return b'{"schema":"' + SCHEMA.encode() + b'",' + msgspec.json.encode(shared)[1:]


def _with_shared_defaults(node: N) -> N:
    """`node` with each field that equals its default *being* the default.

    msgspec leaves a field out by identity, so that an equal document, put together elsewhere,
    would be written differently.
    """
    names = node.__struct_fields__[-len(node.__struct_defaults__) :]
    equal = {
        name: default
        for name, default in zip(names, node.__struct_defaults__, strict=False)
        if (value := getattr(node, name)) is not default and value == default
    }
    return msgspec.structs.replace(node, **equal) if equal else node
