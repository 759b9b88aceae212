"""Which last section of a marked-up text is its list of sources."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document, Section
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN
from publish.walk import plain_text

REPORT = "[A report](https://example.org/report), 2024"


def read(text: str, log: Log | None = None) -> Document:
    return MARKDOWN.read(
        Source(name="test.md", data=f"---\ntitle: T\n---\n\n{text}".encode()), log or Log()
    )


@pytest.mark.parametrize("title", ["Sources", "References", "Quellen", "Источники", "参考文献"])
def test_a_list_of_references_under_their_name_is_data_and_that_is_told(title: str) -> None:
    log = Log("test.md")
    document = read(f"# One\n\nText.\n\n# {title}\n\n- {REPORT}\n- <https://b.example/x>\n", log)
    assert [plain_text(block.title) for block in document.blocks if isinstance(block, Section)] == [
        "One"
    ]
    assert [(plain_text(source.content), source.url) for source in document.sources] == [
        ("A report, 2024", "https://example.org/report"),
        ("https://b.example/x", "https://b.example/x"),
    ]
    assert plain_text(document.sources_title) == title
    assert [(d.code, d.severity, d.place.line) for d in log.diagnostics] == [
        ("sources-listed", "info", 9)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"# Reading\n\n- {REPORT}",
        f"# See also\n\n- {REPORT}",
        f"# Sources\n\nThese are all.\n\n- {REPORT}",
        f"# Sources\n\n- {REPORT}\n\n  More of it.",
        f"# Sources\n\n- {REPORT}[^1]\n\n[^1]: Seen.",
        "# Sources\n\n- rivers\n- lakes",
        f"# Sources\n\n- {REPORT}\n\n## Of Pictures\n\n- {REPORT}",
        f"# Sources\n\n- {REPORT}\n\n# End\n\nText.",
        f"# Sources\n\n- {REPORT}\n- As [said](#sources)",
    ],
)
def test_a_section_that_is_anything_else_stays_one(text: str) -> None:
    document = read(f"# One\n\nText.\n\n{text}\n")
    assert not document.sources
    assert len(document.blocks) > 1
