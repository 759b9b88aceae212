"""An EPUB says the whole document, describes itself truly, and is the same on any day."""

from __future__ import annotations

import base64
import datetime
import io
import subprocess
import sys
from functools import cache
from pathlib import Path, PurePosixPath

import msgspec
import pytest
from lxml import etree

from publish.archive import unpack
from publish.diagnostics import Log
from publish.document import Document, Image, Math, MathBlock, Media, Meta, Paragraph, Section, Text
from publish.exporters.epub import EXPORTER
from publish.exporters.epub.accessibility_metadata import describe
from publish.exporters.epub.cover import cover
from publish.exporters.epub.package_document import identifier
from publish.exporters.epub.xhtml import OPS
from publish.layouts import book, briefing, memo
from publish.layouts.registry import choose_layout
from publish.normalization import normalize
from publish.plugin import Context, Source
from publish.readers.pandoc import MARKDOWN
from publish.readers.plaintext import READER as PLAIN_TEXT
from publish.style import Logo, Style, load_style
from publish.units import Length
from publish.walk import plain_text
from tests.support.growth import calls

ROOT = Path(__file__).resolve().parents[3]
THEN = datetime.datetime(2025, 8, 30, tzinfo=datetime.UTC)
LAYOUTS = {layout.name: layout for layout in (book.LAYOUT, briefing.LAYOUT, memo.LAYOUT)}
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8"
    "z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
RICH = f"""---
title: All there is
subtitle: A sampler
author: [Ada Byron, Bob]
date: 2025-08-30
lang: en-GB
organization: House
reference: 7
keywords: [sea, air]
rights: CC BY 4.0
summary: In short.
key_points: [First, Second]
---

# Chapter one

Text^[First note.] and $x^2$, [small]{{.smallcaps}}, [two](#two), [mot]{{lang=fr}}.

![A dot](data:image/png;base64,{PIXEL})

- [x] done
- [ ] open

a. alpha
b. beta

| Left | Right |
|:-----|------:|
| one  | two   |

: Numbers

| verse
|   indented

$$E = mc^2$$

::: {{.callout-tip}}
Mind.
:::

``` python
x = 1
```

## Deeper {{#deeper}}

### 3

#### 4

##### 5

###### 6

Deep^[Second note.].

# Chapter two {{#two}}

See [deeper](#deeper)^[Third note.
"""


LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"/>'


@cache
def house() -> Style:
    return load_style("house")


def made(text: str, layout: str = "book", log: Log | None = None) -> dict[str, bytes]:
    return unpack(exported(arranged(text, layout), log))


def arranged(text: str, layout: str) -> Document:
    log = Log("a.md")
    document = MARKDOWN.read(Source(name="a.md", data=text.encode()), log)
    return LAYOUTS[layout].arrange(normalize(document, log), house(), log)


def exported(document: Document, log: Log | None = None) -> bytes:
    context = Context(log=log or Log(), timestamp=THEN)
    return EXPORTER.render(document, house(), context)


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def texts(members: dict[str, bytes]) -> list[etree._Element]:
    """The content documents in reading order."""
    opf = tree(members["EPUB/content.opf"])
    hrefs = {item.get("id"): item.get("href") for item in opf.iter("{*}item")}
    return [tree(members[f"EPUB/{hrefs[item.get('idref')]}"]) for item in opf.iter("{*}itemref")]


def select(element: etree._Element, xpath: str) -> list[etree._Element]:
    found = element.xpath(xpath)
    assert isinstance(found, list)
    return [part for part in found if isinstance(part, etree._Element)]


def said_by(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def words(element: etree._Element) -> list[str]:
    return said_by(next(element.iter("{*}body"))).split()


@pytest.fixture(scope="module")
def rich() -> dict[str, bytes]:
    return made(RICH)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_word_of_the_seed_is_in_the_book_in_order(layout: str) -> None:
    seed = ROOT / "seeds" / "putin-china-visit.txt"
    log = Log(seed.name)
    document = PLAIN_TEXT.read(Source(name=seed.name, data=seed.read_bytes()), log)
    document = normalize(document, log)
    members = unpack(exported(LAYOUTS[layout].arrange(document, house(), log)))
    said = " ".join(word for text in texts(members) for word in words(text))
    for block in document.blocks:
        assert " ".join(plain_text(block).split()) in said
    sources = [e for text in texts(members) for e in select(text, "//*[@role='doc-bibliography']")]
    assert len(sources) == 1
    assert [said_by(item).strip() for item in sources[0].iter("{*}li")] == [
        "Source 1",
        "Source 2",
        "Source 3",
    ]


def test_the_logo_of_the_style_stands_on_the_title_page_with_its_alt_text() -> None:
    picture = Media(id="ab", media_type="image/svg+xml", data=LOGO, width=20, height=20)
    master = msgspec.structs.replace(
        house().page["book"], logo=Logo(media=picture, alt="The Desk", height=Length(20))
    )
    style = msgspec.structs.replace(house(), page={**house().page, "book": master})
    document = Document(meta=Meta(title=(Text(text="T"),), date="2025-01-01", language="en"))
    context = Context(log=Log(), timestamp=THEN)
    members = unpack(EXPORTER.render(book.LAYOUT.arrange(document, style, Log()), style, context))
    (logo,) = (
        image
        for page in texts(members)
        for image in select(page, "//*[@class='title-page']//*[local-name()='img']")
    )
    assert logo.get("alt") == "The Desk"
    assert members[f"EPUB/{logo.get('src', '').removeprefix('../')}"] == LOGO


def test_the_mimetype_comes_first_and_is_stored(rich: dict[str, bytes]) -> None:
    assert list(rich)[:3] == ["mimetype", "META-INF/container.xml", "EPUB/content.opf"]
    data = exported(arranged("# A\n\na", "book"))
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_each_file_is_in_the_manifest_and_each_item_is_a_file(rich: dict[str, bytes]) -> None:
    items = [f"EPUB/{i.get('href')}" for i in tree(rich["EPUB/content.opf"]).iter("{*}item")]
    assert sorted(items) == sorted(
        name for name in rich if name.startswith("EPUB/") and name != "EPUB/content.opf"
    )


def test_nothing_of_pandocs_own_dress_is_left(rich: dict[str, bytes]) -> None:
    assert not [name for name in rich if "ncx" in name or "ibooks" in name or "stylesheet" in name]
    for name, content in rich.items():
        assert b"pandoc" not in content, name


def test_metadata_are_those_of_the_document(rich: dict[str, bytes]) -> None:
    opf = tree(rich["EPUB/content.opf"])
    said = [
        (etree.QName(e).localname, e.text)
        for e in opf.iter("{http://purl.org/dc/elements/1.1/}*")
        if etree.QName(e).localname != "identifier"
    ]
    assert said == [
        ("title", "All there is"),
        ("title", "A sampler"),
        ("language", "en-GB"),
        ("creator", "Ada Byron"),
        ("creator", "Bob"),
        ("publisher", "House"),
        ("date", "2025-08-30"),
        ("description", "In short."),
        ("subject", "sea"),
        ("subject", "air"),
        ("rights", "CC BY 4.0"),
    ]


def test_a_book_without_a_date_states_none_and_the_time_given_as_its_change() -> None:
    opf = tree(made("# A\n\na")["EPUB/content.opf"])
    assert not list(opf.iter("{http://purl.org/dc/elements/1.1/}date"))
    changed = select(opf, "//*[@property='dcterms:modified']")
    assert [e.text for e in changed] == ["2025-08-30T00:00:00Z"]


def test_the_identifier_stands_for_the_content_unless_the_document_has_one() -> None:
    one, two = (Document(blocks=(Paragraph(content=(Text(text=t),)),)) for t in "ab")
    assert identifier(one).startswith("urn:uuid:")
    assert identifier(one) == identifier(one) != identifier(two)
    assert identifier(Document(meta=Meta(identifier="urn:isbn:1"))) == "urn:isbn:1"


def test_chapters_are_files_and_links_lead_across_them(rich: dict[str, bytes]) -> None:
    said = [next((said_by(h) for h in text.iter("{*}h1")), "") for text in texts(rich)]
    assert said == [
        "", "All there is", "Contents", "", "Key points", "Chapter one", "Chapter two", "",
    ]  # fmt: skip
    links = [a.get("href", "") for text in texts(rich) for a in select(text, "//*[@href]")]
    assert [href for href in links if "#two" in href and "nav" not in href][1:] == [
        "ch005.xhtml#two"
    ]


def test_links_lead_to_figures_of_other_chapters() -> None:
    figure = f"![Caption](data:image/png;base64,{PIXEL}){{#fig-x alt='A dot'}}"
    members = made(f"# One\n\nSee @fig-x.\n\n# Two\n\n{figure}\n")
    (href,) = {a.get("href", "") for text in texts(members) for a in select(text, "//*[@href]")
               if "fig-x" in a.get("href", "")}  # fmt: skip
    assert select(tree(members[f"EPUB/text/{href.partition('#')[0]}"]), "//*[@id='fig-x']")


def test_a_briefing_is_one_file_in_which_the_title_follows_the_masthead() -> None:
    members = made(RICH, "briefing")
    (text,) = texts(members)[1:]
    body = next(text.iter("{*}section"))
    assert [e.get("class") for e in body][:5] == [
        "masthead", "title", "subtitle", "byline", "summary",
    ]  # fmt: skip
    levels = [
        (etree.QName(h).localname, h.get("class")) for h in select(text, "//*[@class='heading-1']")
    ]
    assert levels == [("h2", "heading-1"), ("h2", "heading-1")]


def test_headings_beyond_the_sixth_level_are_still_headings() -> None:
    deep = "\n\n".join(f"{'#' * n} Level {n}" for n in range(1, 7))
    text = texts(made(f"# A\n\na\n\n# B\n\n{deep[2:].replace('# ', '# ', 1)}", "briefing"))[-1]
    assert select(text, "//*[local-name()='h6'][@class='heading-6' or @class='heading-5']")
    assert not select(text, "//*[local-name()='p'][@class='heading']")


def test_notes_bear_the_numbers_of_the_layout_and_lead_back(rich: dict[str, bytes]) -> None:
    marks = [
        (a.text, a.get("id"), select(a, "..")[0].tag.rpartition("}")[2])
        for text in texts(rich)
        for a in select(text, "//*[@role='doc-noteref']")
    ]
    assert marks == [("1", "fnref1", "sup"), ("2", "fnref2", "sup")]
    notes = [
        said_by(note).strip()
        for text in texts(rich)
        for note in select(text, "//*[@role='doc-footnote']")
    ]
    assert notes == ["1\u2002First note.\u00a0↩", "2\u2002Second note.\u00a0↩"]
    back = [a.get("href") for t in texts(rich) for a in select(t, "//*[@role='doc-backlink']")]
    assert back == ["#fnref1", "#fnref2"]


def test_header_cells_say_what_they_head_and_alignment_is_a_class(rich: dict[str, bytes]) -> None:
    cells = [
        (etree.QName(cell).localname, cell.get("scope"), cell.get("class"))
        for text in texts(rich)
        for cell in select(text, "//*[local-name()='th' or local-name()='td']")
    ]
    assert cells == [
        ("th", "col", "align-start"),
        ("th", "col", "align-end"),
        ("td", None, "align-start"),
        ("td", None, "align-end"),
    ]
    assert b"text-align" not in b"".join(v for k, v in rich.items() if k.endswith(".xhtml"))


def test_an_empty_cell_is_the_head_of_nothing() -> None:
    members = made("---\ntitle: T\n---\n\n|  | A |\n|--|---|\n| b | 1 |")
    cells = [cell for text in texts(members) for cell in select(text, "//*[local-name()='tr']/*")]
    assert [(etree.QName(c).localname, c.get("scope"), c.get("class")) for c in cells] == [
        ("td", None, "empty-head"),
        ("th", "col", None),
        ("td", None, None),
        ("td", None, None),
    ]


@pytest.mark.parametrize(
    ("xpath", "count"),
    [
        ("//*[local-name()='math'][@alttext='x^2']", 1),
        ("//*[@class='math-block']/*[local-name()='math'][@display='block']", 1),
        ("//*[@class='small-caps'][.='small']", 1),
        ("//*[local-name()='ol'][@class='lower-alpha']", 1),
        ("//*[local-name()='li'][@class='task']", 2),
        ("//*[local-name()='aside'][@class='callout callout-tip'][@role='note']", 1),
        ("//*[local-name()='code'][@class='language-python']", 1),
        ("//*[local-name()='span'][@lang='fr'][.='mot']", 1),
        ("//*[local-name()='img'][@alt='Figure\u00a01']", 1),
        ("//*[local-name()='figcaption'][contains(., 'Figure\u00a01. A dot')]", 1),
        ("//*[local-name()='caption'][contains(., 'Table\u00a01. Numbers')]", 1),
        ("//*[local-name()='input']", 0),
        ("//*[@aria-hidden]", 0),
    ],
)
def test_a_node_is_said_in_its_own_element(rich: dict[str, bytes], xpath: str, count: int) -> None:
    assert sum(len(select(text, xpath)) for text in texts(rich)) == count


def test_a_link_to_an_address_of_mail_keeps_its_title() -> None:
    book = made('# One\n\n[Ada](mailto:ada@example.org "Write to her").\n')
    link = "//*[@href='mailto:ada@example.org'][@title='Write to her']"
    assert [said_by(found) for text in texts(book) for found in select(text, link)] == ["Ada"]


def test_a_part_with_a_type_has_the_role_of_that_name() -> None:
    """Ace's rule epub-type-has-matching-role: a screen reader knows roles, not types."""
    members = made("---\nsummary: In short.\n---\n\n# One\n\nText.\n")
    (summary,) = [part for page in texts(members) for part in select(page, "//*[@class='summary']")]
    assert (summary.get(f"{{{OPS}}}type"), summary.get("role")) == ("abstract", "doc-abstract")


def test_the_navigation_is_the_contents_list_of_the_book(rich: dict[str, bytes]) -> None:
    nav = tree(rich["EPUB/nav.xhtml"])
    links = select(nav, "//*[@role='doc-toc']//*[local-name()='a']")
    assert [said_by(link) for link in links] == [
        "Key points", "Chapter one", "Deeper", "Chapter two",
    ]  # fmt: skip
    marks = [a.get(f"{{{OPS}}}type") for a in select(nav, "//*[@hidden]//*[local-name()='a']")]
    assert marks == ["titlepage", "toc", "bodymatter"]
    loose = made("Only words.", "memo")
    assert select(tree(loose["EPUB/nav.xhtml"]), "//*[@role='doc-toc']//*[local-name()='a']")


def test_only_the_faces_that_the_book_needs_are_embedded_and_the_sheet_knows_each() -> None:
    members = made("# A\n\nplain", "briefing")
    fonts = sorted(name for name in members if "/fonts/" in name)
    assert "EPUB/fonts/IBMPlexSerif-400.woff2" in fonts
    assert not [name for name in fonts if "Mono" in name]
    for name in fonts:
        assert members[name].startswith(b"wOF2")
        assert name.removeprefix("EPUB").encode() in members["EPUB/styles/book.css"]


def test_the_cover_is_a_picture_of_the_size_that_shops_ask_for(rich: dict[str, bytes]) -> None:
    from PIL import Image as Pictures

    with Pictures.open(io.BytesIO(rich["EPUB/media/cover.png"])) as picture:
        assert picture.size == (1600, 2560)
        shown = sorted(picture.convert("RGB").getcolors(1 << 20) or [], reverse=True)
    field = house().masthead.border_top
    assert field is not None
    assert {color for _, color in shown[:2]} == {field.color.rgb, (255, 255, 255)}
    assert len(shown) > 2
    assert len(rich["EPUB/media/cover.png"]) < 80_000
    cover = select(tree(rich["EPUB/text/cover.xhtml"]), "//*[@role='doc-cover']")
    assert [image.get("alt") for image in cover] == ["All there is"]


def test_a_title_of_any_length_takes_the_work_of_what_the_cover_shows() -> None:
    def work(words: int) -> int:
        title = (Text(text="word " * words),)
        document = Document(meta=Meta(language="en", title=title), blocks=())
        return calls(lambda: cover(document, load_style("house"), Log()))

    work(1_000)
    assert work(4_000) < 1.2 * work(1_000)


def test_a_title_that_the_fonts_have_no_glyphs_for_is_left_off_the_cover_and_told() -> None:
    log = Log()
    made("---\ntitle: 標題\nlang: zh-Hant\n---\n\n文字", log=log)
    told = [d.message for d in log.diagnostics if d.code == "cover-text-left-out"]
    assert len(told) == 1
    assert '"標題"' in told[0]


def _is_power(formula: Math | MathBlock) -> bool:
    return formula.text == "x^2"


@pytest.mark.parametrize(
    ("formulas", "claimed", "says"),
    [
        (("x^2",), True, "Formulas are MathML."),
        (("x^2", "y"), True, "1 of 2 formulas are shown as TeX."),
        (("y",), False, "1 of 1 formulas are shown as TeX."),
    ],
)
def test_mathml_is_claimed_where_it_is(
    formulas: tuple[str, ...], *, claimed: bool, says: str
) -> None:
    blocks = tuple(MathBlock(text=tex) for tex in formulas)
    found = describe(Document(blocks=blocks), _is_power)
    assert ("MathML" in found.features) == claimed
    assert says in found.summary


def test_the_navigation_says_pictures_of_headings_and_does_not_show_them() -> None:
    dot = Media(id="x", media_type="image/png", data=base64.b64decode(PIXEL), width=1, height=1)
    title = (Text(text="A "), Image(media="x", alt="lamp"), Text(text=" in it"))
    document = Document(
        meta=Meta(title=(Text(text="T"),), date="2025-01-01", language="en"),
        blocks=(Section(title=title, id="a", blocks=(Paragraph(content=(Text(text="b"),)),)),),
        media=(dot,),
    )
    members = unpack(exported(briefing.LAYOUT.arrange(document, house(), Log())))
    nav = tree(members["EPUB/nav.xhtml"])
    assert "A lamp in it" in [said_by(link) for link in nav.iter("{*}a")]
    assert not list(nav.iter("{*}img"))


def test_accessibility_is_derived_from_what_is_there() -> None:
    data = base64.b64decode(PIXEL)
    dot = Media(id="x", media_type="image/png", data=data, width=1, height=1)

    def described(image: Image) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        found = describe(Document(blocks=(Paragraph(content=(image,)),), media=(dot,)), _is_power)
        return found.modes, found.sufficient, found.features[3:]

    visual = ("textual", "visual")
    assert described(Image(media="x", alt="a")) == (
        visual, ("textual", "textual,visual"), ("alternativeText",),
    )  # fmt: skip
    assert described(Image(media="x")) == (visual, ("textual,visual",), ())
    assert described(Image(media="x", decorative=True)) == (("textual",), ("textual",), ())
    moving = msgspec.structs.replace(dot, media_type="image/gif")
    assert describe(Document(media=(moving,)), _is_power).hazards == ("unknown",)


def test_a_language_that_runs_from_right_to_left_turns_the_book_around() -> None:
    members = made("---\ntitle: כותרת\nlang: he\n---\n\nטקסט", "book")
    assert b'page-progression-direction="rtl"' in members["EPUB/content.opf"]
    assert {text.get("dir") for text in texts(members)} == {"rtl"}


def test_sections_headings_and_their_entries_in_another_language_say_so() -> None:
    members = made("---\nlang: en\n---\n\n::: {lang=he}\n# A\n\n- a\n:::\n\n# B {lang=fr}", "book")
    roots = texts(members)
    spoken = [e for root in roots for e in root.iter() if e.get("lang") not in (None, "en")]
    assert [(e.tag.rpartition("}")[2], e.get("lang"), e.get("dir")) for e in spoken] == [
        ("span", "he", "rtl"),
        ("span", "fr", None),
        ("section", "he", "rtl"),
        ("h1", "fr", None),
    ]


def _p(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


@pytest.mark.parametrize("parts", ['"body"', '"summary", "body", "sources"'])
def test_a_text_without_a_title_is_given_none(tmp_path: Path, parts: str) -> None:
    (tmp_path / "own.toml").write_text(f"[layout.bare]\nparts = [{parts}]\n")
    style = load_style(tmp_path / "own.toml")
    plain = Document(
        meta=Meta(title=(Text(text="T"),), summary=(_p("Short."),)), blocks=(_p("Text."),)
    )
    document = choose_layout("bare", style).arrange(plain, style, Log())
    members = unpack(EXPORTER.render(document, style, Context(log=Log(), timestamp=THEN)))
    text = b"".join(data for name, data in members.items() if name.endswith("ch001.xhtml"))
    assert b"<h1" not in text
    assert b"Text." in text


def test_a_document_that_nobody_arranged_has_a_title_page_and_its_sources() -> None:
    document = Document(
        meta=Meta(title=(Text(text="Bare"),), language="en"),
        blocks=(Paragraph(content=(Text(text="Words."),)),),
    )
    said = [word for text in texts(unpack(exported(document))) for word in words(text)]
    assert said == ["Bare", "Words."]


@pytest.mark.parametrize("layout", ["book", "memo"])
def test_the_same_document_gives_the_same_bytes_wherever_and_whenever(
    layout: str, tmp_path: Path
) -> None:
    (tmp_path / "rich.md").write_text(RICH, encoding="utf-8")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.exporters.epub.test_epub import *\n"
        "sys.stdout.buffer.write(exported(arranged(open('rich.md').read(), sys.argv[2])))"
    )
    environment = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONUTF8": "1"}
    other = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, str(ROOT), layout],
        cwd=tmp_path, env=environment, capture_output=True, check=True,
    )  # fmt: skip
    assert other.stdout == exported(arranged(RICH, layout))


def test_importing_the_exporter_loads_no_engine() -> None:
    program = (
        "import sys, publish.exporters.epub, publish.readers.pandoc\n"
        "print({'PIL', 'lxml', 'fontTools', 'pypandoc', 'subprocess'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout == "set()\n"


def test_formulas_are_declared_where_they_stand_and_in_the_contents() -> None:
    book_ = made("# In $x^2$\n\n$$y$$ {#eq-y}\n\n$\\foo{z$\n")
    items = {i.get("href"): i.get("properties") for i in tree(book_["EPUB/content.opf"])[1]}
    assert items["text/ch002.xhtml"] == "mathml"
    assert items["nav.xhtml"] == "nav mathml"
    entry = "//*[local-name()='a'][.='In x2'][@title='In x^2']/*[local-name()='math']"
    assert select(tree(book_["EPUB/nav.xhtml"]), f"{entry}[@alttext='x^2']")
    assert "fonts/STIXTwoMath-400.woff2" in items
    chapter = tree(book_["EPUB/text/ch002.xhtml"])
    assert select(chapter, "//*[@id='eq-y'][@class='math-block']/*[@class='math-label'][.='(1)']")
    assert select(chapter, "//*[local-name()='code'][@class='math'][.='\\foo{z']")


LISTED = """---
title: T
lang: en
date: 2025
contents: true
list_of_tables: true
section_numbers: true
notes: end
---

# A {#a}

Text^[One.], @tbl-x.

| x |
|---|
| y^[Two.] |

: Trade^[Three.] {#tbl-x}

# B^[Four.]

Text
"""


@pytest.mark.parametrize("points", ["", "key_points: [One]\n"])
@pytest.mark.parametrize("layout", ["briefing", "memo"])
def test_text_before_the_first_heading_follows_the_contents(layout: str, points: str) -> None:
    text = f"---\ntitle: T\nlang: en\n{points}contents: true\n---\nOpening.\n\n# A\n\nText\n\n# B\n"
    document = normalize(MARKDOWN.read(Source(name="a.md", data=text.encode()), Log()), Log())
    arranged = LAYOUTS[layout].arrange(document, load_style("house"), Log())
    files = unpack(
        EXPORTER.render(arranged, load_style("house"), Context(log=Log(), timestamp=THEN))
    )
    spine = [
        str(i.get("idref")) for i in etree.fromstring(files["EPUB/content.opf"]).iter("{*}itemref")
    ]
    names = {name.split("/")[-1].removesuffix(".xhtml"): data for name, data in files.items()}
    bodies = [b"<p>Opening.</p>" in names[name] for name in spine]
    assert spine[bodies.index(True) - 1] == "nav"
    assert not any(b"opening-place" in data for data in names.values())


def test_paragraphs_of_an_item_are_parted_in_a_tight_list() -> None:
    items = "<ul>\n<li><div>Photo</div><div>Credit</div></li>\n<li>Two</li>\n</ul>"
    pages = b"".join(made(f"---\ntitle: T\n---\n\n{items}", "briefing").values())
    assert b"<li><p>Photo</p>\n<p>Credit</p></li>\n<li>Two</li>" in pages


def test_a_list_of_tables_alone_stands_below_the_title_without_contents() -> None:
    table = "| a |\n|---|\n| 1 |\n\n: Trade\n"
    members = made(f"---\ntitle: T\nlist-of-tables: true\n---\n\n# A\n\n{table}", "briefing")
    contents, tables, _ = tree(members["EPUB/nav.xhtml"]).iter("{*}nav")
    assert (contents.get("hidden"), tables.get("hidden")) == ("hidden", None)
    spine = [str(i.get("idref")) for i in tree(members["EPUB/content.opf"]).iter("{*}itemref")]
    title, section = (
        next(name for name, data in members.items() if "/text/" in name and said in data)
        for said in (b'id="title"', b'id="a"')
    )
    files = [PurePosixPath(name).stem for name in (title, section)]
    assert spine[spine.index(files[0]) :] == [files[0], "nav", files[1]]


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_lists_and_notes_at_the_end_have_their_places(layout: str) -> None:
    document = normalize(MARKDOWN.read(Source(name="a.md", data=LISTED.encode()), Log()), Log())
    arranged = LAYOUTS[layout].arrange(document, load_style("house"), Log())
    files = unpack(
        EXPORTER.render(arranged, load_style("house"), Context(log=Log(), timestamp=THEN))
    )
    nav = etree.fromstring(files["EPUB/nav.xhtml"])
    navs = {
        str(n.get(f"{{{OPS}}}type")): " ".join(" ".join(map(str, n.itertext())).split())
        for n in nav.iter("{*}nav")
    }
    assert list(navs) == ["toc", "lot", "landmarks"]
    assert navs["lot"] == "Tables Table 1 Trade"
    assert "1 A" in navs["toc"]
    assert "2 B Notes" in navs["toc"]
    texts = {
        name.removeprefix("EPUB/text/"): etree.fromstring(data)
        for name, data in files.items()
        if name.startswith("EPUB/text/ch")
    }
    ids = {f"{name}#{e.get('id')}" for name, t in texts.items() for e in t.iter("{*}*")}
    marks = [
        (name, a)
        for name, t in texts.items()
        for a in t.iter("{*}a")
        if a.get("role") in ("doc-noteref", "doc-backlink")
    ]
    assert len(marks) == 8
    for name, mark in marks:
        target = mark.get("href", "")
        assert (target if not target.startswith("#") else name + target) in ids
    (place,) = {name for name, t in texts.items() for _ in t.iter("{*}aside")}
    asides = texts[place].iter("{*}aside")
    said = ["".join(map(str, aside.itertext())).strip("\n ↩\u00a0") for aside in asides]
    assert said == ["1\u2002One.", "2\u2002Three.", "3\u2002Two.", "4\u2002Four."]


def test_the_title_takes_no_id_that_a_block_has() -> None:
    block = Paragraph(content=(Text(text="Words."),), id="bare")
    document = Document(meta=Meta(title=(Text(text="Bare"),), language="en"), blocks=(block,))
    files = unpack(exported(document))
    assert sum(text.count(b'id="bare"') for text in files.values()) == 1
