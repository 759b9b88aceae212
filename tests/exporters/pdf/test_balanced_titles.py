"""Titles and subtitles that end well."""

from __future__ import annotations

import pytest

from publish.exporters.pdf.balanced_titles import keep_last_words_together
from publish.web.elements import element


@pytest.mark.parametrize(
    ("tag", "name", "kept"),
    [("h1", "title", ["can set"]), ("p", "book-subtitle", ["can set"]), ("p", "byline", [])],
)
def test_the_last_words_of_titles_and_subtitles_stay_together(
    tag: str, name: str, kept: list[str]
) -> None:
    title = element(tag, "What the publisher can set", class_=name)
    keep_last_words_together(element("body", title))
    assert [part.text for part in title] == kept
    assert "".join(title.itertext()) == "What the publisher can set"
