"""Where authors work, as journals and Quarto have it in front matter, is known of each author."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN
from tests.pandoc.outline import outline

JOSS = """authors:
  - name: Ann Roe
    orcid: 0000-0000
    affiliation: "1, 2"
  - name: Bo Lee
    affiliation: 2
affiliations:
  - name: University, Jr. Hall
    index: 1
  - name: Institute
    index: 2
  - name: Elsewhere
    index: 3"""
QUARTO = """author:
  - name: Ann Roe
    affiliations:
      - ref: uni
  - name: Bo Lee
    affiliations:
      - name: Institute
        city: Rome
affiliations:
  - id: uni
    name: University"""
ONE = """author:
  - {name: Ann Roe, affiliation: Institute}
  - {name: Bo Lee, affiliation: Institute}"""


@pytest.mark.parametrize(
    ("front", "lines"),
    [
        (JOSS, "Ann Roe: University, Jr. Hall; Institute|Bo Lee: Institute|Elsewhere"),
        (QUARTO, "Ann Roe: University|Bo Lee: Institute, Rome"),
        (ONE, "Institute"),
        ("author: Ann Roe\naffiliation: Institute", "Institute"),
    ],
)
def test_authors_are_followed_by_where_they_work(front: str, lines: str) -> None:
    log = Log("a.md")
    text = f"---\ntitle: T\n{front}\n---\n\nText.\n"
    document = MARKDOWN.read(Source(name="a.md", data=text.encode()), log)
    said = [
        f"{author}: {place}" if author else place for author, place in document.meta.affiliations
    ]
    assert "|".join(said) == lines
    assert outline(document) == "p(Text.)"
    assert document.meta.authors[0] == "Ann Roe"
    assert not [d for d in log.diagnostics if d.severity != "info"]
