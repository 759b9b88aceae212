"""Damage to books and web pages: the same changes in XHTML parts and in HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree, html

from tests.mutations.mutation import (
    Change,
    Class,
    Mutation,
    NothingToMutateError,
    add,
    double,
    drop,
    drop_words,
    exchange,
    find,
    part,
    put,
    rename,
    retype,
    reword,
    say,
    split,
    swap,
    text_of,
    unwrap,
    without,
    wrap,
)


def _shared(at: Callable[[str], str]) -> Iterator[tuple[Class, str, Change]]:
    """Changes of text parts; `at` makes a path of those of the format."""
    p = at("//section/p")
    yield "words", "delete a paragraph", drop(p)
    yield "words", "delete the last paragraph", drop(p, -1)
    yield "words", "repeat a paragraph", double(p)
    yield "words", "swap two paragraphs", swap(p)
    yield "words", "turn letters in a paragraph", reword(p)
    yield "words", "drop words of a paragraph", drop_words(p)
    yield "words", "delete an item", drop(at("//ol/li"))
    yield "words", "swap two items", swap(at("//ol/li"))
    yield "words", "turn letters in an item", reword(at("//li"))
    yield "words", "turn letters in a heading", reword(at("//h2"))
    yield "words", "delete a term", drop(at("//dt"))
    yield "words", "change strong words", reword(at("//strong"))
    yield "words", "change code", reword(at("//pre//code/span/span"))
    yield "words", "delete a quotation's end", drop(at("//blockquote/p"), -1)
    yield "structure", "lower a heading", rename(at("//h3"), at("h4"))
    yield "structure", "make a heading text", rename(at("//h3"), at("p"))
    yield "structure", "make text a heading", rename(p, at("h4"))
    yield "structure", "make numbers bullets", rename(at("//ol"), at("ul"))
    yield "structure", "make bullets numbers", rename(at("//section//ul"), at("ol"))
    yield "structure", "start a list at one", put(at("//ol[@start]"), "start", None)
    yield "structure", "start a list elsewhere", add(at("//ol[@start]"), "start", 2)
    yield "structure", "split a list in two", split(at("//section/ul"))
    yield "structure", "unwrap a quotation", unwrap(at("//blockquote"))
    yield "structure", "unwrap a nested list", unwrap(at("//li/ol"))
    yield "structure", "drop a break between lines", drop(at("//p/br"))
    yield "structure", "join two verses", drop(at("//*[@class='verse' or @class='line-block']/br"))
    yield "structure", "drop a break between parts", drop(at("//hr"))
    for mark, path in _MARKS:
        yield "structure", f"take the mark of {mark}", unwrap(at(path))
    yield "structure", "make emphasis strong", rename(at("//em"), at("strong"))
    yield "structure", "lower raised words", rename(at(_RAISED), at("sub"))
    yield "structure", "emphasise a word", wrap(p, at("em"))
    yield "structure", "strike a word", wrap(p, at("s"))
    yield "structure", "raise a word", wrap(p, at("sup"))
    for name, sign in _SIGNS:
        yield "words", f"put in a {name}", retype(p, " ", f"{sign} ")
        yield "words", f"put a {name} into an item", retype(at(_ITEM), " ", f" {sign}")
    yield "words", "hold words together", retype(p, " ", "\u00a0")
    held = at("//*[contains(text(), '\u00a0')]")
    yield "words", "let words part", retype(held, "\u00a0", " ")
    yield "tables", "empty a cell", say(at("//td[normalize-space(text())] | //td/p"), "")
    yield "tables", "change a cell", say(at("//td[.='131']"), "113")
    yield "tables", "delete a row", drop(at("//tbody/tr"))
    yield "tables", "swap two rows", swap(at("//tbody/tr"), -2)
    yield "tables", "delete a cell", drop(at("//tbody/tr[last()]/td"), -1)
    yield "tables", "swap two cells", swap(at("//tbody/tr[last()]/td"), -2)
    yield "tables", "make a head cell a cell", rename(at("//th"), at("td"))
    yield "tables", "unspan columns", put(at("//*[@colspan]"), "colspan", None)
    yield "tables", "unspan rows", put(at("//*[@rowspan]"), "rowspan", None)
    yield "tables", "delete a table", drop(at("//table"))
    yield "tables", "delete a caption", drop(at("//caption | //figcaption"))
    yield (
        "links",
        "change an address",
        put(at("//a[contains(@href, 'register')]"), "href", "https://example.org/"),
    )
    yield (
        "links",
        "make an address dangerous",
        put(at("//a[contains(@href, 'register')]"), "href", "javascript:alert(1)"),
    )
    yield "links", "take the title of a link", put(at("//a[@title]"), "title", None)
    yield "links", "give a link another title", put(at("//a[@title]"), "title", "Something else")
    yield "links", "unlink words", unwrap(at("//a[starts-with(@href, 'https')]"))
    yield (
        "links",
        "lead nowhere",
        put(at("//section/p/a[contains(@href, '#')]"), "href", "#nowhere"),
    )
    yield (
        "notes",
        "lead the way back nowhere",
        put(at("//a[@role='doc-backlink']"), "href", "#nowhere"),
    )
    yield (
        "languages",
        "take the language of words",
        drop_attributes(at("//span[@lang='fr']"), "lang"),
    )
    yield "languages", "change the language of words", put(at("//span[@lang='ru']"), "lang", "bg")
    yield "figures", "change a formula", say(at("//math//mi"), "z")
    yield "figures", "change a sign of a formula", say(at("//math//mo[.='+' or .='=']"), "≠")
    yield "figures", "delete a formula", drop(at("//math"))
    yield "figures", "drop an alt text", put(at("//img[@alt]"), "alt", None)
    yield "figures", "change an alt text", put(at("//img[@alt]"), "alt", "Something else")
    yield "figures", "delete a picture", drop(at("//img"))
    yield (
        "tables",
        "move a cell's words to its neighbour",
        exchange("//*[text()='97'] | //*[text()='102']"),
    )
    yield "tables", "head a row instead of a column", put(at("//th[@scope='col']"), "scope", "row")
    yield "tables", "make a cell a head cell", rename(at("//td"), at("th"))
    yield "figures", "change a caption", insert_text(at("//figcaption"))
    yield "figures", "say no more than that it is an image", put(at("//img[@alt]"), "alt", "image")
    yield "structure", "start a list anew", put(at("//ol/li[2]"), "value", "7")
    yield "words", "hide words", put(p, "hidden", "hidden")
    yield "words", "make words white", put(p, "style", "color: #ffffff")
    yield "words", "make words tiny", put(p, "style", "font-size: 1px")
    yield "words", "add words", insert_text(p)
    yield "corruption", "run a program", rename(at("//section/p"), at("script"), -1)
    yield "corruption", "listen to clicks", put(p, "onclick", "alert(1)")
    yield (
        "corruption",
        "fetch a picture from elsewhere",
        put(at("//img[@alt]"), "src", "https://example.org/a.png"),
    )
    yield "style", "one paragraph larger", put(p, "style", "font-size: 110%")
    yield "style", "one heading of another colour", put(at("//h2"), "style", "color: #ff0000")


_RAISED: Final = "//sup[not(*) and not(parent::*[@href])]"
"""Raised words that are not the mark of a note."""
_MARKS: Final = (
    ("emphasis", "//em"),
    ("strong words", "//strong"),
    ("struck words", "//s | //del"),
    ("raised words", _RAISED),
    ("lowered words", "//sub"),
    ("small capitals", "//span[@class='small-caps']"),
    ("underlined words", "//u"),
    ("highlighted words", "//mark"),
    ("code", "//p/code"),
    ("a key", "//kbd"),
)
_ITEM: Final = "//li[contains(text(), ' ')] | //li/p[contains(text(), ' ')]"
_SIGNS: Final = (
    ("zero-width space", "\u200b"),
    ("sign that turns words around", "\u202e"),
    ("soft hyphen", "\u00ad"),
    ("joiner", "\u2060"),
)


def insert_text(path: str) -> Change:
    """Adds words at the end of an element."""

    def change(root: etree._Element) -> None:
        element = find(root, path)
        last = next(element.iterchildren(reversed=True), None)
        if last is None:
            element.text = f"{element.text or ''} and not"
        else:
            last.tail = f"{last.tail or ''} and not"

    return change


def drop_attributes(path: str, name: str) -> Change:
    """Takes an attribute away, in XML also the one that says the same there."""

    def change(root: etree._Element) -> None:
        put(path, name, None)(root)
        for element in root.iter():
            if element.get("lang") is None:
                element.attrib.pop("{http://www.w3.org/XML/1998/namespace}lang", "")

    return change


def _in_xhtml(path: str) -> str:
    """The path with the namespace of each name of an element."""
    mathml = {"math", "mfrac", "mi", "mo", "mrow"}

    def prefixed(match: re.Match[str]) -> str:
        return f"{match[1]}{'mathml' if match[2] in mathml else 'h'}:{match[2]}"

    return re.sub(r"(^|/|\| )([a-z][a-z0-9]*)(?![a-z0-9:(-])", prefixed, path)


_BOOK: Final = "book.css"
_SHEET: Final[tuple[tuple[str, str, str], ...]] = (
    ("another size", "font-size: 1.4286rem", "font-size: 1.5rem"),
    ("another family", '"Fira Sans"', '"Arial"'),
    ("a colour one step off", "color: #5b6570", "color: #5b6571"),
    ("another weight", "font-weight: 600", "font-weight: 400"),
    ("another slope", "font-style: italic", "font-style: normal"),
    ("another alignment", "text-align: center", "text-align: start"),
    ("another ground", "background-color: #f1f5f7", "background-color: #f1f5f8"),
    ("all in capitals", "text-transform: none", "text-transform: uppercase"),
    ("all in small letters", "text-transform: none", "text-transform: lowercase"),
    ("letters apart", "letter-spacing: 0;", "letter-spacing: 0.05rem;"),
    ("small capitals", "font-variant-caps: normal", "font-variant-caps: small-caps"),
    ("links without their line", "text-decoration: underline", "text-decoration: none"),
    ("struck words without their line", "/* text */", "s, del { text-decoration: none }"),
    ("first letters too small to read", "/* text */", "p::first-letter { font-size: 1px }"),
    ("a rule within a rule", "/* text */", "p { em { color: #ffffff } }"),
    ("words hidden by a rule within a rule", "/* text */", "p { em { opacity: 0 } }"),
    ("white formulas", "/* text */", "math { color: #ffffff }"),
)
"""Changes of style sheets: a declaration, and what stands in its place."""


def _book() -> Iterator[Mutation]:
    for kind, name, change in _shared(_in_xhtml):
        yield Mutation("epub", kind, name, part("text/", change))
    for name, old, new in _SHEET:
        yield Mutation("epub", "style", name, text_of(_BOOK, old, new))
    opf, nav = "content.opf", "nav.xhtml"
    entry = "//h:nav[1]//h:a"
    for kind, name, member, change in (
        ("metadata", "change the title", opf, reword("//dc:title")),
        ("metadata", "drop the author", opf, drop("//dc:creator")),
        ("metadata", "change the language", opf, say("//dc:language", "fr")),
        ("metadata", "change the date", opf, say("//dc:date", "1999-01-01")),
        ("metadata", "change the identifier", opf, say("//dc:identifier", "urn:x")),
        ("metadata", "drop a subject", opf, drop("//dc:subject")),
        ("metadata", "change the publisher", opf, reword("//dc:publisher")),
        ("metadata", "drop whom it is to", opf, drop("//opf:meta[@property='schema:recipient']")),
        ("metadata", "change whom it is from", opf, say("//opf:meta[@property='schema:sender']", "Somebody Else")),
        ("metadata", "change a key point", opf, reword("//opf:meta[@property='schema:abstract']")),
        ("metadata", "claim what is not so", opf, say("//opf:meta[.='MathML']", "audioDescription")),
        ("contents", "change an entry", nav, reword(entry)),
        ("contents", "drop an entry", nav, drop("//h:nav[1]//h:li[not(h:ol)]")),
        ("contents", "lead an entry elsewhere", nav, put(entry, "href", "text/ch006.xhtml", 1)),
        ("contents", "swap two entries", nav, swap("//h:nav[1]/h:ol/h:li")),
        ("structure", "swap two chapters", opf, swap("//opf:spine/opf:itemref", 3)),
        ("words", "drop a chapter from the spine", opf, drop("//opf:spine/opf:itemref", -1)),
        ("notes", "delete a mark", ".xhtml", drop("//h:a[@epub:type='noteref']")),
        ("notes", "delete a note", ".xhtml", drop("//h:*[@epub:type='footnote']")),
        ("notes", "change a note", ".xhtml", reword("//h:*[@epub:type='footnote']//h:p[not(h:span)]")),
        ("notes", "lead a mark elsewhere", ".xhtml", put("//h:a[@epub:type='noteref']", "href", "#fn2")),
        ("notes", "say no longer that it is a note", ".xhtml", put("//h:*[@epub:type='footnote']", "epub:type", None)),
        ("languages", "take the language of a chapter", "ch004.xhtml", drop_attributes("/h:html", "lang")),
    ):  # fmt: skip
        yield Mutation("epub", kind, name, part(member, change))
    yield Mutation("epub", "corruption", "cut in half", lambda data: data[: len(data) // 2])
    yield Mutation("epub", "corruption", "no style sheet", without(_BOOK))
    yield Mutation("epub", "corruption", "no picture", without("file2.png"))
    yield Mutation(
        "epub", "words", "other words in a drawing", text_of("file0.svg", "</svg>", " </svg>")
    )
    yield Mutation("epub", "corruption", "no chapter", without("ch004.xhtml"))
    yield Mutation("epub", "corruption", "no contents", without(nav))
    yield Mutation("epub", "corruption", "no package", without(opf))
    yield Mutation(
        "epub", "corruption", "a font that is missing", without("IBMPlexSerif-400.woff2")
    )
    yield Mutation(
        "epub", "corruption", "markup left open", text_of("ch004.xhtml", "</section>", "")
    )


def _in_page(change: Change) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        root = html.document_fromstring(data.decode())
        before = etree.tostring(root)
        change(root)
        if etree.tostring(root) == before:
            raise NothingToMutateError
        made: bytes = html.tostring(root, doctype="<!DOCTYPE html>", encoding="utf-8")
        return made

    return apply


def _replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        changed = data.replace(old.encode(), new.encode())
        if changed == data:
            raise NothingToMutateError
        return changed

    return apply


def _page() -> Iterator[Mutation]:
    for kind, name, change in _shared(lambda path: path):
        yield Mutation("html", kind, name, _in_page(change))
    for name, old, new in _SHEET:
        yield Mutation("html", "style", name, _replaced(old, new))
    note = "//*[@role='doc-endnotes']//li"
    for kind, name, change in (
        ("metadata", "change the title", reword("//title")),
        ("metadata", "drop the author", drop("//meta[@name='author']")),
        ("metadata", "change the description", put("//meta[@name='description']", "content", "x")),
        ("metadata", "drop the keywords", drop("//meta[@name='keywords']")),
        ("languages", "change the language of all", put("/html", "lang", "fr")),
        ("notes", "delete a mark", drop("//a[@role='doc-noteref']")),
        ("notes", "delete a note", drop(note)),
        ("notes", "change a note", reword(f"{note}//p")),
        ("notes", "lead a mark elsewhere", put("//a[@role='doc-noteref']", "href", "#note-2")),
    ):
        yield Mutation("html", kind, name, _in_page(change))
    for name, key in (("whom it is to", "recipient"), ("whom it is from", "sender")):
        yield Mutation("html", "metadata", f"drop {name}", _replaced(f'"{key}":', f'"not-{key}":'))
    yield Mutation("html", "corruption", "cut in half", lambda data: data[: len(data) // 2])
    yield Mutation("html", "corruption", "empty", lambda _: b"")
    yield Mutation(
        "html", "corruption", "in another encoding", lambda d: d.decode().encode("utf-16")
    )


def mutations() -> Iterator[Mutation]:
    yield from _book()
    yield from _page()
