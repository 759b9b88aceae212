"""Large and hostile texts end, and end in a document.

No test asks for a time: a quadratic pass would make this file take hours.
"""

from __future__ import annotations

import textwrap

import pytest

from publish.document import ListItem
from publish.walk import iterate, plain_text
from tests.readers.plaintext.outline import document

SENTENCE = "The committee met again and spoke about the chairs of the room, which are old. "

HOSTILE = {
    "a single long line": "word " * 400_000,
    "one word": "x" * 1_000_000,
    "short lines": "ab cd\n" * 30_000,
    "numbers": "\n".join(str(n % 1000) for n in range(30_000)),
    "brackets": "[" * 50_000 + "\n" + "[1]" * 20_000,
    "open quotations": '("“' * 30_000,
    "fences that never close": "```x\n" * 30_000,
    "pipes": "|" * 50_000 + "\n" + "|a" * 50_000,
    "near tables": "a  b\na\tb\n" * 15_000,
    "rules": "---\n===\n" * 15_000,
    "deep quotations": (">" * 60 + " a\n") * 5_000,
    "numbered items": "\n".join(f"{n % 999}. item" for n in range(30_000)),
    "inline items": "• a " * 30_000,
    "nested items": "\n".join(" " * min(n, 400) + "- x" for n in range(2_000)),
    "running heads": ("Head line\n" + "x y z.\n" * 20 + "5\n") * 1_500,
    "hyphens": "abc-\n" * 30_000,
    "addresses": "http://a.example " * 60_000,
    "spaces": " " * 500_000 + "x" + "  x" * 100_000,
    "line separators": "abc\u2028" * 30_000,
    "colons": "Term: text\nOther: text\n" * 15_000,
    "bylines": "By Jane Doe\n" * 30_000,
    "headers": "To: a\nFrom: b\n" * 15_000,
    "doubtful headings": "Alpha beta\n\nGamma delta\n\nA sentence that ends here.\n\n" * 8_000,
    "captions": "Table 1: x\n\na\tb\nc\td\n\n" * 6_000,
    "contents": "Contents\nAims\nMeans ..... 3\n" * 10_000,
    "numbered paragraphs": "[1] A sentence.\n\nHead\n\n(1) Another one.\n\n" * 6_000,
    "notes": "x[1]\n" * 10_000 + "Notes\n" + "\n".join(f"[{n % 999}] y" for n in range(10_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    found = document(HOSTILE[name])
    assert found.blocks or found.meta.title or found.sources


def test_a_long_book_keeps_every_paragraph() -> None:
    paragraphs = [f"{SENTENCE * 6}Number {n} ends here." for n in range(2_000)]
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert [plain_text(block) for block in document(text).blocks] == paragraphs


def test_lists_that_nest_without_end_are_kept_to_a_depth() -> None:
    text = "\n".join(" " * (2 * n) + f"- item {n}" for n in range(1_500))
    found = [node for node in iterate(document(text)) if isinstance(node, ListItem)]
    assert [plain_text(item.blocks[0]) for item in found] == [f"item {n}" for n in range(1_500)]
