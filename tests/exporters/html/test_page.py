"""The HTML exporter: one page that needs nothing but itself."""

from __future__ import annotations

import base64
import datetime
import io
import re
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from publish.diagnostics import Log
from publish.document import Document, Image, Math, Media, Meta, Paragraph, Region, Text
from publish.exporters.html import EXPORTER
from publish.layouts import briefing
from publish.normalization import normalize
from publish.plugin import Context, Source
from publish.readers.plaintext import READER
from publish.style import load_style
from publish.walk import plain_text
from publish.web.webfonts import USUAL, _cut, web_font
from tests.support.notation import a, p

ROOT = Path(__file__).resolve().parents[3]
MOMENT = datetime.datetime(2025, 8, 30, tzinfo=datetime.UTC)
META = Meta(title=(Text(text="A </style> title"),), language="en")


def page(document: Document) -> str:
    return EXPORTER.render(
        document, load_style("house"), Context(log=Log(), timestamp=MOMENT)
    ).decode()


def test_it_asks_for_nothing_that_is_not_in_it() -> None:
    picture = Media(id="ab", media_type="image/png", data=b"png", width=4, height=2)
    shown = Paragraph(content=(Image(media="ab", alt="A map"),))
    made = page(
        Document(meta=META, blocks=(shown, p(a("https://x.example/", "x"))), media=(picture,))
    )
    addresses = re.findall(r'(?:src="|url\(")([^"]*)"', made)
    assert addresses
    assert all(address.startswith("data:") for address in addresses)
    assert 'src="data:image/png;base64,cG5n" alt="A map" style="width: 3pt" width="4"' in made
    assert set(re.findall("<script[^>]*>", made)) == {'<script type="application/ld+json">'}
    assert made.count("</style>") == 1


def test_it_begins_as_a_page_must() -> None:
    made = page(Document(meta=META))
    assert made.startswith(
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>A &lt;/style&gt; title</title>"
    )
    assert made.endswith("</html>\n")


def test_every_word_of_the_seed_is_in_the_page_in_order() -> None:
    path = ROOT / "seeds" / "putin-china-visit.txt"
    read = READER.read(Source(name=path.name, data=path.read_bytes()), Log())
    document = briefing.LAYOUT.arrange(normalize(read, Log()), load_style("house"), Log())
    made = page(document)
    said = re.sub(r"<[^>]*>", " ", made[made.index("<body>") :]).split()
    text = iter(said)
    for region in document.blocks:
        assert isinstance(region, Region)
        for word in plain_text(region.blocks).split():
            assert word in text, word
    assert '<h1 class="title">' in made
    assert made.count("<li>") == 3


def test_fonts_hold_what_the_document_is_set_in_and_no_more() -> None:
    title = Region(role="title", blocks=(p("Abc"),))
    made = page(Document(meta=META, blocks=(title, p("xyz"))))
    faces = dict(
        re.findall(
            r'font-family: "([^"]*)";\n[^}]*src: url\("data:font/woff2;base64,([^"]*)"', made
        )
    )
    assert set(faces) == {"IBM Plex Serif", "Fira Sans"}
    covered = TTFont(io.BytesIO(base64.b64decode(faces["IBM Plex Serif"]))).getBestCmap()
    assert {ord("x"), ord("y"), ord("z")} <= set(covered)
    assert ord("я") not in covered


def test_a_subset_is_the_same_whenever_it_is_made() -> None:
    face = load_style("house").fonts["serif"].faces[0]
    made = web_font(face, frozenset("abc"))
    _cut.cache_clear()
    assert web_font(face, frozenset("cba")) == made


def test_documents_share_their_fonts_whatever_their_words_and_other_scripts_in_them() -> None:
    face = load_style("house").fonts["serif"].faces[0]
    shared = web_font(face, USUAL)
    assert web_font(face, USUAL | frozenset("A “word” – חלון")) == shared
    assert web_font(face, USUAL | {"я"}) != shared


def test_the_page_is_the_same_whenever_it_is_made() -> None:
    document = Document(meta=META, blocks=(p("x"),))
    assert page(document) == page(document)


def test_formulas_are_mathml_in_a_font_that_is_in_the_page() -> None:
    made = page(Document(meta=META, blocks=(p(Math(text="\\sqrt{x}")),)))
    assert '<math display="inline" alttext="\\sqrt{x}">' in made
    assert made.count('font-family: "STIX Two Math";') == 1
    assert 'font-family: "STIX Two Math";' not in page(Document(meta=META, blocks=(p("x"),)))
