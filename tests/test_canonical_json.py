"""A document as canonical JSON."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from publish.canonical_json import SCHEMA, digest, dump, load, schema
from publish.document import (
    Correspondence,
    Document,
    List,
    ListItem,
    Media,
    Meta,
    Numbering,
    Origin,
    Paragraph,
    Section,
    Text,
)
from publish.errors import SourceError
from tests.conftest import Golden
from tests.support.strategies import documents

VALIDATOR = Draft202012Validator(schema())
SMALL = Document(
    meta=Meta(title=(Text(text="“Ä”"),), date="2025-08-30"),
    blocks=(Paragraph(content=(Text(text="a < b"),), origin=Origin(1, 2)),),
    media=(Media(id="x", media_type="image/png", data=b"\x00\xff", width=1, height=2),),
)


@given(documents())
def test_what_was_dumped_is_loaded_as_it_was_and_dumped_again_the_same(document: Document) -> None:
    written = dump(document)
    loaded = load(written)
    assert loaded == document
    assert dump(loaded) == written


@given(documents())
def test_every_dump_is_valid_by_the_schema(document: Document) -> None:
    VALIDATOR.validate(json.loads(dump(document)))


@given(documents())
def test_the_digest_is_of_the_content_and_of_all_of_it(document: Document) -> None:
    other = msgspec.structs.replace(document, page_master=f"{document.page_master}x")
    assert digest(document) == digest(load(dump(document)))
    assert digest(document) != digest(other)


def test_the_canonical_form_reads_as_people_expect() -> None:
    assert (
        dump(SMALL).decode()
        == """\
{
  "schema": "publish-document/1",
  "type": "document",
  "metadata": {
    "type": "metadata",
    "title": [
      {
        "type": "text",
        "text": "“Ä”"
      }
    ],
    "date": "2025-08-30"
  },
  "blocks": [
    {
      "type": "paragraph",
      "content": [
        {
          "type": "text",
          "text": "a < b"
        }
      ],
      "origin": {
        "first": 1,
        "last": 2
      }
    }
  ],
  "media": [
    {
      "type": "media",
      "id": "x",
      "media_type": "image/png",
      "data": "AP8=",
      "width": 1,
      "height": 2
    }
  ]
}
"""
    )


def test_the_digest_is_that_of_the_compact_form_and_stays_what_it_was() -> None:
    compact = json.dumps(json.loads(dump(SMALL)), ensure_ascii=False, separators=(",", ":"))
    assert digest(SMALL) == hashlib.sha256(compact.encode()).hexdigest()


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "from publish.canonical_json import digest, dump, load; import sys; "
        "print(digest(load(sys.stdin.buffer.read())))"
    )
    digests = {
        subprocess.run(  # noqa: S603  # our own interpreter and program
            [sys.executable, "-c", program],
            input=dump(SMALL),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }
    assert digests == {digest(SMALL).encode() + b"\n"}


def test_the_schema_is_the_one_that_is_checked_in(golden: Golden) -> None:
    Draft202012Validator.check_schema(schema())
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    golden("tests/goldens/document.schema.json", text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "publish-document/2"}, r'of schema "publish-document/2".*must say'),
        ({"schema": None}, r"schema"),
        ({"typo": 1}, r"unknown field `typo`"),
        ({"blocks": [{"type": "paragraf"}]}, r"Invalid value 'paragraf' - at `\$\.blocks\[0\]"),
        ({"blocks": [{"type": "paragraph"}]}, r"missing required field `content`.*blocks\[0\]"),
        ({"blocks": [{"type": "text", "text": "x"}]}, r"Invalid value 'text'.*\$\.blocks\[0\]"),
        ({"blocks": {}}, r"Expected `array`, got `object` - at `\$\.blocks`"),
        ({"metadata": {"type": "metadata", "date": 2025}}, r"Expected `str`.*\$\.metadata\.date"),
    ],
)
def test_data_that_is_no_document_is_refused_with_its_place(
    change: dict[str, object], message: str
) -> None:
    data = {"schema": SCHEMA, "type": "document", **change}
    with pytest.raises(SourceError, match=message) as caught:
        load(json.dumps(data).encode(), "a.json")
    assert str(caught.value).startswith("a.json: ")
    assert "\n" not in str(caught.value)
    assert list(VALIDATOR.iter_errors(data)), "the schema refuses it as well"


@given(st.binary(max_size=60) | st.text(max_size=20).map(str.encode))
def test_no_bytes_do_worse_than_a_source_error(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^document: "):
        load(data)


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"blocks":' * 100_000])
def test_bottomless_nesting_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        load(data)


def test_a_document_as_deep_as_no_author_goes_is_kept() -> None:
    document = Document(blocks=())
    for _ in range(100):
        document = Document(blocks=(Section(title=(), blocks=document.blocks),))
    assert load(dump(document)) == document


def test_defaults_are_left_out() -> None:
    assert msgspec.json.decode(dump(Document())) == {"schema": SCHEMA, "type": "document"}


def test_equal_documents_are_written_alike_however_they_were_put_together() -> None:
    """msgspec tells defaults by identity: neither a new empty record nor a new string is one."""
    numbering = "".join(["dec", "imal"])
    item = (ListItem(blocks=()),)
    apart = Document(
        meta=Meta(correspondence=Correspondence()),
        blocks=(List(items=item, numbering=cast("Numbering", numbering)),),
    )
    assert dump(apart) == dump(Document(blocks=(List(items=item),)))
    assert digest(apart) == digest(Document(blocks=(List(items=item),)))
