"""Words that pandoc leaves out behind the tag of a block are losses with their line."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN


def cut(text: str) -> list[tuple[str, str]]:
    log = Log("a.md")
    MARKDOWN.read(Source(name="a.md", data=text.encode()), log)
    told = [d for d in log.losses if d.code == "words-cut"]
    return [(str(d.place), d.message.split('"')[1]) for d in told]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("See [a <div>link</div> here](b.md) now.", [("a.md:1", "link here")]),
        (
            "---\ntitle: T\n---\n\n  A     B\n---     -----\n"
            " 12     <ul><li>one</li></ul> and\n 13     two\n",
            [("a.md:7", "one and")],
        ),
        ("Term <div>x</div>\n:   Says it.\n", [("a.md:1", "x")]),
        ("| a <p>verse</p>\n| b <p>more</p>\n", [("a.md:1", "verse more")]),
        ("Text^[A <ul><li>note</li></ul>\n&amp; more] here.", [("a.md:1", "note more")]),
    ],
)
def test_what_is_left_out_is_told(text: str, lost: list[tuple[str, str]]) -> None:
    assert cut(text) == lost


@pytest.mark.parametrize(
    "text",
    [
        "Text <div>that *stays* &amp; [is](u.md) read</div> here[^n].\n\n[^n]: Note.",
        "| A | B |\n|---|---|\n| c | [d <div>e</div> f](g.md) |\n",
        'Code `<div>` of "tags".\n\n```html\na <p>b</p>\n```\n',
        "Seen <p hidden>gone</p>.",
        "A <div><!-- no words -->b</div>",
        "- A <table><tr><td>![c](data:,)</td></tr></table> b\n",
    ],
)
def test_nothing_is_told_of_what_is_read(text: str) -> None:
    assert not cut(text)
