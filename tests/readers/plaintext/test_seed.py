"""The real seed comes out as its author meant it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.canonical_json import dump
from publish.diagnostics import Log
from publish.document import Document, Paragraph, Text
from publish.plugin import Source
from publish.readers.plaintext import READER

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "putin-china-visit.txt"


@pytest.fixture(scope="module")
def log() -> Log:
    return Log(SEED.name)


@pytest.fixture(scope="module")
def document(log: Log) -> Document:
    return READER.read(Source(name=SEED.name, data=SEED.read_bytes()), log)


def test_the_seed_reads_as_its_golden(
    document: Document, golden: Callable[[str, str], None]
) -> None:
    golden("tests/readers/plaintext/goldens/putin-china-visit.json", dump(document).decode())


def test_the_ten_paragraphs_of_the_seed_are_its_lines_2_to_11(document: Document) -> None:
    lines = SEED.read_text("utf-8").splitlines()
    assert [block.content for block in document.blocks if isinstance(block, Paragraph)] == [
        (Text(text=line),) for line in lines[1:11]
    ]
    assert len(document.blocks) == 10


def test_each_source_of_the_seed_without_a_link_is_a_diagnostic(
    document: Document, log: Log
) -> None:
    assert len(document.sources) == 3
    assert [d.code for d in log.diagnostics].count("source-without-link") == 3
