"""What pandoc's readers of Org and MediaWiki refuse is read."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import LIGHTWEIGHT
from tests.pandoc.outline import outline


def read(name: str, text: str) -> str:
    return outline(LIGHTWEIGHT.read(Source(name=name, data=text.encode()), Log(name)))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("A: \\", "p(A: \\)"),
        ('C:\\1 \\ x\\"y', 'p(C:\\1 \\ x\\"y)'),
        ("a\\\\\nb \\alpha", "p(aline_break()b α)"),
        ('#+begin_src\na \\\n  "\\0"\n#+end_src', 'code_block(a \\\n  "\\0"\n)'),
        ("\\(a\\,b\\)", "p(math(a\\,b))"),
    ],
)
def test_a_backslash_of_org_that_begins_no_command_is_itself(text: str, read_as: str) -> None:
    assert read("a.org", text) == read_as


def test_a_note_in_an_item_of_mediawiki_may_have_several_lines() -> None:
    text = "* a<ref>x\ny\n\nz\n</ref> b\n* c\n\np<ref>q\n\nr</ref>\n"
    assert read("a.mediawiki", text) == (
        "list(li(p(anote(p(x yline_break()z)) b)) li(p(c))) p(pnote(p(q) p(r)))"
    )
