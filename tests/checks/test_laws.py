"""Whatever a document says, its artifacts say: random documents, through exporters and back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish import arrange, export, load_style, normalize
from publish.checks.tolerances import Format
from publish.diagnostics import Log
from publish.document import Document
from tests.checks.artifacts import findings
from tests.strategies import documents

STYLE = load_style("house")
EXAMPLES: dict[Format, int] = {"html": 40, "docx": 40, "epub": 6, "pdf": 6}


@pytest.mark.parametrize("format_", EXAMPLES)
def test_no_random_document_has_a_finding_in_any_format(format_: Format) -> None:
    @settings(
        max_examples=EXAMPLES[format_],
        suppress_health_check=list(HealthCheck),
    )
    @given(documents(2), st.sampled_from(("briefing", "memo", "book")))
    def law(document: Document, layout: str) -> None:
        plain = Document(
            meta=document.meta,
            blocks=document.blocks,
            sources=document.sources,
            sources_title=document.sources_title,
        )
        arranged = arrange(normalize(plain, log=Log()), layout, STYLE, log=Log())
        data = export(arranged, format_, STYLE, log=Log())
        found = [
            f"{f.column}/{f.code}: {f.message}: {f.expected} | {f.found}"
            for f in findings(format_, data, arranged)
        ]
        assert found == []

    law()
