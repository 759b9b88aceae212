"""The content of a web page, and its head as its author means it: pandoc reads navigation, takes
the title from `<title>`, which most sites end with their name, and knows of no date and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from publish.diagnostics import Log
from publish.pandoc.source_positions import Places
from publish.patterns import pattern
from publish.readers.dates import parse_date
from publish.readers.html.notes import mend_notes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDING: Final = frozenset({"article", "body", "div", "header", "hgroup", "main", "section"})
"""Elements in which a heading is one of the page."""
_NAVIGATION: Final = ("navigation", "search")
_UNPRINTED: Final = frozenset(
    {"d-print-none", "hidden-print", "mw-editsection", "no-print", "noprint", "print-hide"}
)
"""Classes by which sites, Bootstrap and MediaWiki keep elements from paper."""
_PUBLISHED: Final = frozenset(
    """article:published_time datepublished dc.date dc.date.issued dcterms.date dcterms.issued
    pubdate""".split()  # noqa: SIM905
)
"""What data about a page are called that say when it was published."""
_OF_SITE: Final = pattern(r"\Z|\s*[|–—\-:·•»]")
"""What follows the title of a page in what it calls itself: nothing, or what parts it from the name
of its site."""
_DAY: Final = pattern(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_SAYS: Final = pattern(r"\w")
_WEB: Final = pattern(r"https?://", re.IGNORECASE)
_BYLINE: Final = 80
"""So many characters has a line that says by whom and of when a text is."""
_PROSE: Final = 140
"""A paragraph of more characters begins the text; a date in or below it is one of many."""


def read_page(html: str, source: str, log: Log) -> str:
    """The content of the page `html`, all of whose elements are closed, with the heading that names
    it as its title and at its beginning, with the date that it says it is of, and with the whole
    addresses of its links. What that changes is told; `source` is the page as it was."""
    from lxml import etree
    from lxml import html as parser

    if not html.strip():
        return html
    page = parser.document_fromstring(html, parser=parser.HTMLParser(huge_tree=True))
    body = page.find("body")
    if body is None:
        return html
    places = Places(source)
    text = _content(body, log, places)
    _leave_out_navigation(text, log)
    _leave_out_permalinks(text, log)
    mend_notes(text)
    _give_title(page, text, log, places)
    _give_date(page, text, log, places)
    _give_addresses(page, text)
    return etree.tostring(page, encoding="unicode", method="html")


def _content(body: HtmlElement, log: Log, places: Places) -> HtmlElement:
    """The element that holds the content of a page, which has nothing beside it any more: the main
    one, or the only article that says more than what is around it; else the body."""
    articles = [e for e in body.iter("article") if next(e.iterancestors("article"), None) is None]
    kinds = (
        ("<main", list(body.iter("main"))),
        ("role=", [element for element in body.iter() if element.get("role") == "main"]),
        ("<article", articles if len(articles) == 1 else []),
    )
    for mark, found in kinds:
        content = max(found, key=_size, default=None)
        if content is None or not _size(content):
            continue
        if found is articles and 2 * _size(content) < _size(body):
            continue
        log.info(
            "main-only",
            "of the page its main element is read, and nothing around it",
            origin=places.raw(mark),
        )
        _isolate(content, body)
        return content
    return body


def _isolate(content: HtmlElement, body: HtmlElement) -> None:
    """Takes out what stands beside an element or one around it; what is below keeps its line."""
    element = content
    element.tag = "div" if element.tag == "main" else element.tag
    while element is not body:
        parent = element.getparent()
        if parent is None:
            return
        for other in list(parent):
            if other is not element:
                _take_out(other)
        parent.text, element.tail = _lines(parent.text), _lines(element.tail)
        element = parent


def _leave_out_navigation(text: HtmlElement, log: Log) -> None:
    found = [e for e in text.iter() if _is_navigation(e)]
    found = [e for e in found if e is not text and not {*found} & {*e.iterancestors()}]
    if not found or sum(map(_size, found)) >= _size(text):
        return
    for element in found:
        _take_out(element)
    log.info(
        "navigation-left-out",
        f"elements of navigation, or not for paper, are left out: {len(found)}",
    )


def _is_navigation(element: HtmlElement) -> bool:
    """Whether an element is for moving on a page, or nothing to be printed as its site says."""
    named = element.tag == "nav" or element.get("role") in _NAVIGATION
    return named or not _UNPRINTED.isdisjoint((element.get("class") or "").lower().split())


def _leave_out_permalinks(text: HtmlElement, log: Log) -> None:
    """Takes out signs that lead to what they stand in, as ¶ does in a heading; ids stay."""
    found = [link for link in text.iter("a") if _is_permalink(link)]
    for link in found:
        lead = {key: link.attrib[key] for key in ("id", "name") if key in link.attrib}
        if not lead:
            _take_out(link)
            continue
        del link[:]
        link.text = None
        link.attrib.clear()
        link.attrib.update(lead)
    if found:
        log.info("permalinks-left-out", f"signs that link to their own place: {len(found)}")


def _is_permalink(link: HtmlElement) -> bool:
    target = link.get("href") or ""
    around = {element.get("id") for element in (link, *link.iterancestors())}
    says = _SAYS.search(link.text_content()) or link.find(".//img") is not None
    return target.startswith("#") and target[1:] in around and not says


def _size(element: HtmlElement) -> int:
    return sum(len(text.split()) for text in element.itertext())


def _lines(text: str | None) -> str:
    return "\n" * (text or "").count("\n")


def _give_title(page: HtmlElement, text: HtmlElement, log: Log, places: Places) -> None:
    for meta in [meta for meta in page.iter("meta") if meta.get("name") == "title"]:
        meta.drop_tree()  # pandoc sets it below what <title> says
    title = page.find("head/title")
    site, own = _property(page, "og:site_name"), _property(page, "og:title")
    if title is not None and own and _words(title) == site:
        title.text = own
    said = _words(title)
    top = _naming(list(text.iter(*_HEADINGS)), said)
    if top is None or not _may_move(top, text):
        return
    own = _words(top)
    if said and said != own:
        log.info(
            "title-of-page",
            f'the title is the heading "{own}", and not "{said}", as the page calls itself',
            origin=places.tag("title"),
            hint="give it another one with --meta title=…",
        )
    for again in [other for other in text.iter("h1") if _words(other) == own]:
        _take_out(again)
    if title is not None and said and any(True for _ in text.iter("h1")):
        # A heading at the beginning would be one of several.
        title.text = own
        return
    if title is not None and said != own:
        _take_out(title)
    for part in top.iter():
        part.text = _in_a_line(part.text)
        part.tail = _in_a_line(part.tail)
    top.tail = text.text
    text.text = None
    text.insert(0, top)


def _property(page: HtmlElement, name: str) -> str:
    """What the page says of itself by a name of Open Graph (ogp.me)."""
    found = (meta for meta in page.iter("meta") if meta.get("property") == name)
    return " ".join(next((meta.get("content") or "" for meta in found), "").split())


def _naming(headings: list[HtmlElement], said: str) -> HtmlElement | None:
    """The heading of the first level that names the page, which calls itself as is `said`."""
    tops = [heading for heading in headings if heading.tag == "h1" and _words(heading)]
    for top in sorted(tops, key=lambda top: -len(_words(top))):
        if said.startswith(_words(top)) and _OF_SITE.match(said, len(_words(top))):
            return top
    if len(tops) != 1 or headings[0] is not tops[0]:
        return None
    # A site's name in the first heading, and the article's in the second.
    own = len(_words(tops[0]))
    better = any(name in said and len(name) > own for name in map(_words, headings[1:]))
    return None if better else tops[0]


def _take_out(element: HtmlElement) -> None:
    """Takes an element out and leaves its lines, so that what is below keeps its own."""
    from lxml import etree

    lines = etree.tostring(element, encoding="unicode", with_tail=False).count("\n")
    element.tail = "\n" * lines + (element.tail or "")
    element.drop_tree()


def _in_a_line(text: str | None) -> str | None:
    return None if text is None else text.replace("\n", " ")


def _may_move(heading: HtmlElement, text: HtmlElement) -> bool:
    """Whether nothing around a heading says more than that it belongs to the page."""
    around = heading.getparent()
    while around is not None and around is not text:
        if around.tag not in _HOLDING or around.get("lang") or around.get("dir"):
            return False
        around = around.getparent()
    return around is text


def _give_date(page: HtmlElement, text: HtmlElement, log: Log, places: Places) -> None:
    head = page.find("head")
    if any((meta.get("name") or "").lower() == "date" for meta in page.iter("meta")):
        return
    found = next(_stated(page), None) or next(_shown(text), None)
    if found is None:
        return
    date, written = found
    log.info(
        "date-of-page",
        f'"{written}" is read as the date',
        origin=places.raw(written),
        hint="give it another one with --meta date=…",
    )
    if head is None:
        head = page.makeelement("head")
        page.insert(0, head)
    head.append(head.makeelement("meta", {"name": "date", "content": date}))


def _stated(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """The dates that data about the page say, and how they are written."""
    for meta in page.iter("meta"):
        names = (meta.get(key) or "" for key in ("property", "name", "itemprop"))
        written = meta.get("content") or ""
        if any(name.lower() in _PUBLISHED for name in names) and (date := _date(written)):
            yield date, written


def _shown(text: HtmlElement) -> Iterator[tuple[str, str]]:
    """The same of elements for times that stand above the text."""
    for element in text.iter("p", "time", *_HEADINGS[1:]):
        if element.tag != "time" and (element.tag != "p" or len(_words(element)) > _PROSE):
            return
        if element.tag != "time" or not _stands_alone(element):
            continue
        written = element.get("datetime") or _words(element)
        if date := _date(written):
            yield date, written


def _stands_alone(time: HtmlElement) -> bool:
    """Whether a time is no part of a sentence or of an entry: alone, or beside its author."""
    around = next(time.iterancestors("p", "li", "dd", "td"), None)
    if around is None:
        return True
    words = _words(around)
    if around.tag != "p":
        return words == _words(time)
    return len(words) <= _BYLINE and not words.endswith((".", "!", "?", "…", "。"))


def _give_addresses(page: HtmlElement, text: HtmlElement) -> None:
    """Resolves links against the address that the page says it has (RFC 3986, 5), if any; those
    without a scheme are taken for the web's. Where pictures are, `<base>` says of the page as it
    was, and not of its file."""
    bases = list(page.iter("base"))
    links = (link for link in page.iter("link") if link.get("rel") == "canonical")
    said = (
        *(base.get("href") or "" for base in bases),
        *(link.get("href") or "" for link in links),
        _property(page, "og:url"),
    )
    own = next((address for address in said if _WEB.match(address)), "")
    for base in bases:
        base.drop_tree()
    for link in text.iter("a"):
        target = (link.get("href") or "").strip()
        if not target or target.startswith("#"):
            continue
        with suppress(ValueError):  # an address of an IPv6 that is none
            url, part = urldefrag(urljoin(own or "https:", target))
            if not urlsplit(url).netloc:
                continue
            here = part and url == urldefrag(own)[0]
            link.set("href", f"#{part}" if here else urljoin(own or "https:", target))


def _date(written: str) -> str:
    """The date that is written, "" when that is none."""
    day = _DAY.match(written)
    try:
        return parse_date(day[1] if day else written, "")
    except ValueError:
        return ""


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())
