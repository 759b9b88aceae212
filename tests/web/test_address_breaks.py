"""Addresses in texts: no hyphen is added to them, and lines end at their signs."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from lxml import etree

from publish.web.address_breaks import mark_addresses
from tests.exporters.pdf.reading import arranged, opened, pdf
from tests.support.notation import a, p

HOST = "https://www.harlowrobotics.example"
MAIL = "press-department@harlowrobotics.example"


def told(text: str) -> str:
    """The text as HTML, an end of a line within an address as a bar."""
    root = etree.fromstring(f"<p>{text}</p>")
    tree = ElementTree.fromstring(f"<p>{text}</p>")  # noqa: S314 (our own)
    mark_addresses(root)
    mark_addresses(tree)
    made = etree.tostring(root, encoding="unicode")
    assert made == ElementTree.tostring(tree, encoding="unicode").replace("<wbr />", "<wbr/>")
    made = (
        made.replace("<wbr/>", "|").replace('<span class="address">', "[").replace("</span>", "]")
    )
    return made.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"See {HOST}, please", "See [https://|www|.harlowrobotics|.example,] please"),
        (f"<a>{MAIL}</a>.", "<a>[press|-department|@harlowrobotics|.example]</a>."),
        (
            "Words (harlow.example/press/2025/), more",
            "Words ([harlow|.example|/press|/2025/),] more",
        ),
        ("<em>a</em> www.ap.org <em>b</em>", "<em>a</em> [www.ap.org] <em>b</em>"),
        ("向www.ap.org写信", "向[www.ap.org写信]"),
        ("https://x.example/?item=12&amp;part=4", "[https://|x|.example|/?item|=12|&amp;part|=4]"),
    ],
)
def test_an_address_says_where_lines_may_end(text: str, marked: str) -> None:
    assert told(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here. Nor there.More of it, e.g. this, at 5 p.m. and 1.5kg or 1.111,10",
        f"<code>{HOST}</code><pre>{HOST}</pre><kbd>{HOST}</kbd>",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert told(text) == text


@pytest.mark.parametrize("before", range(0, 40, 3))
def test_a_page_adds_no_hyphen_to_an_address(before: int) -> None:
    block = p("word " * 20 + "x" * before + " ", a(HOST, HOST), " ", f"({HOST[8:]}/press/release)")
    text = opened(pdf(arranged(block))).pages[0].extract_text()
    unbroken = text.replace("\n", "")
    assert HOST in unbroken
    assert f"({HOST[8:]}/press/release)" in unbroken


def test_what_is_longer_than_any_word_may_be_broken_anywhere() -> None:
    root = etree.fromstring(f"<p>{'x' * 1_000}</p>")
    mark_addresses(root)
    assert [part.tag for part in root.iter()] == ["p", "span", "wbr", "wbr", "wbr"]
    assert [len(part.tail or part.text or "") for part in root.iter()] == [0, 250, 250, 250, 250]
