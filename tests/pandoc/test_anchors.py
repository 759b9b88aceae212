"""Links to what is no block lead to the block that stands there."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document, Link
from publish.normalization import normalize
from publish.normalization.links import Named
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate, plain_text
from tests.pandoc.outline import outline


def read(text: str, log: Log | None = None, name: str = "a.md") -> Document:
    reader = pandoc.HTML if name.endswith(".html") else pandoc.MARKDOWN
    log = log or Log(name)
    return normalize(reader.read(Source(name=name, data=text.encode()), log), log)


def reached(document: Document) -> list[str]:
    """What the parts say to which the links of a document lead."""
    parts = {part.id: part for part in iterate(document) if isinstance(part, Named)}
    links = [part for part in iterate(document) if isinstance(part, Link)]
    words = (parts[link.target[1:]] for link in links)
    return [plain_text(getattr(part, "title", part)) for part in words]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('## <a name="x"></a>Heading', "Heading"),
        ('## Heading <span id="x"></span>', "Heading"),
        ('<a id="x"></a>\n\n## Heading', "Heading"),
        ('<p id="x">Said.</p>', "Said."),
        ('<div id="x">Said.</div>', "Said."),
        ('<ul><li id="x">Said.</li></ul>', "Said."),
        ('<ul id="x"><li>Said.</li></ul>', "Said."),
        ('<table><tr><td>No</td><td id="x">Said.</td></tr></table>', "Said."),
        ('Said.<sup id="x">1</sup>', "Said.1"),
        ('## Heading\n\nSaid.\n\n<a name="x"></a>', "Heading"),
    ],
)
def test_a_link_leads_to_the_block_of_an_anchor(markup: str, said: str) -> None:
    log = Log()
    assert reached(read(f"# Title\n\n[see](#x)\n\nOther.\n\n{markup}\n", log)) == [said]
    assert not [told for told in log.diagnostics if told.code == "link-dangling"]


def test_several_anchors_mean_one_block() -> None:
    text = '# T\n\n[a](#a) [b](#b) [c](#c)\n\n<a id="a"></a><a id="b"></a>\n\n## H {#c}\n'
    assert reached(read(text)) == ["H", "H", "H"]


def test_elements_of_a_page_are_found_by_their_ids() -> None:
    page = (
        '<html><body><a href="#d">d</a> <a href="#b">b</a><dl><dt id="d">T</dt><dd>D</dd></dl>'
        '<blockquote id="b"><p>Quote</p></blockquote></body></html>'
    )
    assert reached(read(page, name="a.html")) == ["D", "Quote"]


def test_an_anchor_that_leads_to_itself_says_nothing() -> None:
    log = Log("a.md")
    document = read('## H\n\n<a href="#rest" name="rest"></a>\nText.\n', log)
    assert outline(document).endswith("p(Text.))")
    assert not log.errors
