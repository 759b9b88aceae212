"""A web page has the title that its only heading of the first level says, and its date."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document, Link, Paragraph, Table
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate, plain_text
from tests.pandoc.outline import outline


def read(page: str, log: Log | None = None) -> Document:
    return pandoc.HTML.read(Source(name="a.html", data=page.encode()), log or Log("a.html"))


def titled(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head>\n<body>{body}</body></html>"


@pytest.mark.parametrize(
    "title", ["Rain | Site", "Rain – The Site News", "Site: Rain", "Site News", "Rain"]
)
def test_the_only_heading_of_the_first_level_is_the_title(title: str) -> None:
    document = read(titled(title, "<h1><em>Rain</em></h1><p>One.</p><h2>Sub</h2><p>Two.</p>"))
    assert plain_text(document.meta.title) == "Rain"
    assert outline(document) == "p(One.) h@id=sub(Sub p(Two.))"


def test_what_the_page_calls_itself_instead_is_told() -> None:
    log = Log("a.html")
    read(titled("Rain | Site", "<h1>Rain</h1><p>One.</p>"), log)
    assert [(d.severity, str(d.place)) for d in log.diagnostics if d.code == "title-of-page"] == [
        ("info", "a.html:1")
    ]


def test_what_stands_above_the_title_stays_in_the_text() -> None:
    document = read(titled("T | S", "<div>Home <section><h1>Rain\nand</h1></section></div><p>One."))
    assert plain_text(document.meta.title) == "Rain and"
    assert outline(document) == "p(Home) p(One.)"


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Menu</h2><h1>Rain</h1><p>One.</p>",
        "<h1>Rain</h1><p>One.</p><h1>Sun</h1><p>Two.</p>",
        "<h1>Site</h1><h2>All about rain</h2><p>One.</p>",
        "<ul><li><h1>Rain</h1></li></ul><p>One.</p>",
    ],
)
def test_a_heading_that_may_be_no_title_changes_nothing(body: str) -> None:
    document = read(titled("All about rain – Site", body))
    assert plain_text(document.meta.title) == "All about rain – Site"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Menu</p><main><h1>Rain</h1><p>One.</p></main><footer>Foot</footer>",
        "<p>Menu</p><div>a<div role='main'><h1>Rain</h1><p>One.</p></div>b</div>",
        "<p>Menu</p><article><h1>Rain</h1><p>One.</p></article>",
        "<nav><h2>Menu</h2></nav><h1>Rain</h1><p>One.</p>",
        "<div role='navigation'>Menu</div><h1>Rain</h1><p>One.</p>",
    ],
)
def test_the_content_of_a_page_is_read_and_what_is_left_out_is_told(body: str) -> None:
    log = Log("a.html")
    document = read(titled("Rain - Site", body), log)
    assert (plain_text(document.meta.title), outline(document)) == ("Rain", "p(One.)")
    assert {"main-only", "navigation-left-out"} & {told.code for told in log.diagnostics}


def test_one_article_of_several_is_not_the_page() -> None:
    page = "<article><p>One.</p></article><article><p>Two.</p></article>"
    assert outline(read(page)) == "p(One.) p(Two.)"


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Menu</h2><h1>Rain</h1><p>One.</p>",
        "<h1>Rain</h1><h1>Rain</h1><p>One.</p><h1>Sun</h1>",
    ],
)
def test_the_heading_that_the_page_calls_itself_by_is_its_title(body: str) -> None:
    document = read(titled("Rain | Site", body))
    assert plain_text(document.meta.title) == "Rain"
    assert "Rain" not in plain_text(document.blocks)


def test_a_title_that_is_said_again_as_metadata_stands_once() -> None:
    page = "<head><title>A</title><meta name='title' content='A'></head><p>Text.</p>"
    assert plain_text(read(page).meta.title) == "A"


def test_xhtml_may_say_its_encoding() -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?>\n<html><body><p>Text.</p></body></html>'
    assert outline(read(page)) == "p(Text.)"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>T</h1><time datetime='2025-03-04T08:00Z'>today</time><p>One.</p>",
        "<h1>T</h1><p>By Jo, <time>4 March 2025</time></p><p>One.</p>",
        "<meta property='article:published_time' content='2025-03-04T08:00Z'><h1>T</h1><p>One.",
    ],
)
def test_the_date_that_a_page_says_it_is_of_is_read_and_told(body: str) -> None:
    log = Log("a.html")
    assert read(body, log).meta.date == "2025-03-04"
    assert "date-of-page" in [d.code for d in log.diagnostics]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>T</h1><p>We meet on <time datetime='2025-03-04'>4 March</time>.</p>",
        "<h1>T</h1><ul><li><time datetime='2025-03-04'>4 March</time> Start</li></ul>",
        "<h1>T</h1><p>One.</p><h2>Sub</h2><time datetime='2025-03-04'>4 March</time>",
        f"<h1>T</h1><p>{'So it is. ' * 20}</p><time datetime='2025-03-04'>4 March</time>",
    ],
)
def test_a_date_in_the_text_is_none_of_the_page(body: str) -> None:
    assert not read(body).meta.date


def test_lines_of_a_page_stay_where_a_title_is_taken_out() -> None:
    log = Log("a.html")
    read(
        titled("T\n| S", "\n<p>A\n<h1>Rain\nand\nsun</h1>\n<p>One.</p><textarea>x</textarea>"), log
    )
    assert [str(d.place) for d in log.diagnostics if "textarea" in d.message][-1] == "a.html:8"


def test_a_page_whose_title_is_the_name_of_its_site_has_its_own_title() -> None:
    head = (
        "<title>Site</title><meta property='og:site_name' content='Site'>"
        "<meta property='og:title' content='Rain'>"
    )
    page = f"<head>{head}</head><body><h1>Rain</h1><p>One.</p><h1>Next article</h1></body>"
    assert plain_text(read(page).meta.title) == "Rain"


@pytest.mark.parametrize(
    ("head", "target", "found"),
    [
        ("", "//doi.org/10.1", "https://doi.org/10.1"),
        ("", "/about", "/about"),
        ("", "#a", "#a"),
        ("", "//[::1", "//%5B::1"),
        ("<base href='http://x.org/y/'>", "z?a=1#b", "http://x.org/y/z?a=1#b"),
        ("<base href='http://x.org/y/'>", "mailto:a@x.org", "mailto:a@x.org"),
        ("<base href='/y/'><link rel=canonical href='http://x.org/a'>", "/b", "http://x.org/b"),
        ("<meta property='og:url' content='http://x.org/a'>", "/a#b", "#b"),
        ("<meta property='og:url' content='http://x.org/a'>", "#b", "#b"),
    ],
)
def test_links_lead_from_the_address_that_a_page_says_it_has(
    head: str, target: str, found: str
) -> None:
    document = read(f"<head>{head}</head><body><p><a href='{target}'>x</a></p></body>")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    (link,) = paragraph.content
    assert isinstance(link, Link)
    assert link.target == found


def test_a_sign_that_leads_to_what_it_stands_in_is_left_out() -> None:
    sign = '<a href="#b" title="Link to this heading">\uf0c1</a>'
    kept = '<a href="#b">\u2191</a>'
    page = titled("T", f'<h1>T</h1><section id="b"><h2>B{sign}</h2></section><p>One. {kept}</p>')
    assert outline(read(page)) == "h@id=b(B p(One. link@#b(↑)))"
    anchored = '<h2><a id="b" href="#b">#</a>B</h2>'
    assert outline(read(titled("T", f"<h1>T</h1>{anchored}<p>One.</p>"))) == "h@id=b(B p(One.))"


def test_a_note_in_an_element_of_its_own_is_a_note() -> None:
    mark = '<a href="#n" id="m" role="doc-noteref">[1]</a>'
    other = '<a href="#elsewhere" role="doc-noteref">[2]</a>'
    label = '<span class="label">[<a role="doc-backlink" href="#m">1</a>]</span>'
    note = f'<aside id="n" role="doc-footnote">{label}<p>Noted.</p></aside>'
    page = titled("T", f'<h1>T</h1><p>One{mark} two{other}.</p><p id="elsewhere">E.</p>{note}')
    assert outline(read(page)) == (
        "p(Onenote(p(Noted.)) twolink@#elsewhere([2]).) p@id=elsewhere(E.)"
    )


@pytest.mark.parametrize(
    ("columns", "widths"),
    [
        ("", (None, None)),
        ("<col style='width: 30%'><col style='width: 70%'>", (0.3, 0.7)),
        ("<col style='width: 50%'><col style='width: 50%'>", (0.5, 0.5)),
    ],
)
def test_only_a_page_says_how_wide_its_columns_are(
    columns: str, widths: tuple[float | None, ...]
) -> None:
    page = f"<table>{columns}<tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>"
    (table,) = (node for node in iterate(read(page)) if isinstance(node, Table))
    assert tuple(column.width for column in table.columns) == widths


@pytest.mark.parametrize(("text", "authors"), [("By Jane Roe.", ("Jane Roe",)), ("A text.", ())])
def test_an_author_whom_only_the_head_names_is_not_printed_and_told(
    text: str, authors: tuple[str, ...]
) -> None:
    log = Log("a.html")
    page = (
        f"<html><head><meta name=author content='Jane Roe'></head><body><p>{text}</p></body></html>"
    )
    assert read(page, log).meta.authors == authors
    assert ("author-not-read" in {d.code for d in log.diagnostics}) == (not authors)


@pytest.mark.parametrize("name", ["noprint", "mw-editsection", "box d-print-none"])
def test_what_its_site_keeps_from_paper_is_left_out(name: str) -> None:
    log = Log("a.html")
    page = f"<h1>T</h1><h2>History <span class='{name}'>[edit]</span></h2><p>Text.</p>"
    assert "edit" not in outline(read(page, log))
    assert "navigation-left-out" in {d.code for d in log.diagnostics}
