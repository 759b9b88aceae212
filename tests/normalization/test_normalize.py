"""Each test states one thing that holds of the one form."""

from __future__ import annotations

import msgspec
import pytest

from publish.diagnostics import Log
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    Correspondence,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    FieldList,
    Figure,
    Image,
    Inlines,
    Landscape,
    LineBlock,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Media,
    Meta,
    Note,
    Origin,
    Paragraph,
    Reference,
    Row,
    Section,
    SourceReference,
    Span,
    Table,
    Text,
)
from publish.errors import SourceError
from publish.normalization import normalize, validate
from publish.walk import iterate, plain_text
from tests.support.notation import a, doc, em, h, inlines, note, p, strong, table


def targets(document: Document) -> list[str]:
    return [part.target for part in iterate(document) if isinstance(part, Link)]


def normal(*blocks: Block, language: str = "en") -> tuple[Document, tuple[str, ...]]:
    """The normalized document of `blocks`, and the codes of what was told about it."""
    log = Log("test")
    document = normalize(doc(*blocks, language=language), log)
    assert normalize(document, Log()) == document
    assert validate(document) == ()
    return document, tuple(diagnostic.code for diagnostic in log.diagnostics)


def said(text: str, language: str = "en") -> str:
    return plain_text(normal(p(text), language=language)[0].blocks)


# -- inlines --


def test_spaces_collapse_across_marks() -> None:
    document, _ = normal(p("  one  ", em(" two "), " three "))
    assert document.blocks == (p("one ", em("two "), "three"),)


def test_neighbouring_marks_of_one_kind_become_one() -> None:
    document, _ = normal(p(em("a"), em("b"), strong("c"), Code(text="d"), Code(text="e")))
    assert document.blocks == (p(em("ab"), strong("c"), Code(text="de")),)


def test_empty_marks_texts_and_plain_spans_go() -> None:
    span = Span(content=inlines("kept"))
    document, _ = normal(p("a ", em(" "), "", span, Code(text="")))
    assert document.blocks == (p("a kept"),)


def test_breaks_at_either_end_of_a_paragraph_go_and_inner_ones_eat_spaces() -> None:
    document, _ = normal(p(LineBreak(), "a ", LineBreak(), " b", LineBreak()))
    assert document.blocks == (p("a", LineBreak(), "b"),)


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{EM SPACE}", "\N{IDEOGRAPHIC SPACE}"])
def test_a_space_typed_on_purpose_stays(space: str) -> None:
    assert said(f"a{space}b") == f"a{space}b"


def test_verse_keeps_its_indent_and_its_stanzas() -> None:
    verse = LineBlock(lines=(inlines("One"), inlines("   two   three "), (), inlines("four"), ()))
    document, _ = normal(verse)
    assert document.blocks == (
        LineBlock(lines=(inlines("One"), inlines("   two three"), (), inlines("four"))),
    )


# -- quotes --


@pytest.mark.parametrize(
    ("typed", "language", "set_as"),
    [
        ("He said \"no\" and 'yes'.", "en", "He said “no” and ‘yes’."),
        ("He said \"no\" and 'yes'.", "de-AT", "He said „no“ and ‚yes‘."),
        ('Il dit "non".', "fr", "Il dit «\u202fnon\u202f»."),
        ('Он сказал "нет".', "ru", "Он сказал «нет»."),
        ('"\'Twas" "\'so\'"', "en", "“‘Twas” “‘so’”"),
        ("Putin's, the '90s, dogs' tails", "en", "Putin’s, the ’90s, dogs’ tails"),
        ("5'10\" tall", "en", "5′10″ tall"),
        ('("a") "in 2019"', "en", "(“a”) “in 2019”"),
        ('China’s "x"', "en", "China’s “x”"),
        ('a " b', "en", 'a " b'),
        ('彼は "x"', "ja", '彼は "x"'),
    ],
)
def test_straight_quotes_become_those_of_the_language(
    typed: str, language: str, set_as: str
) -> None:
    assert said(typed, language) == set_as


def test_quotes_pair_across_marks_and_leave_code_alone() -> None:
    document, _ = normal(p('"', em("so"), '" is ', Code(text='"x"')))
    assert document.blocks == (p("“", em("so"), "” is ", Code(text='"x"')),)
    document, _ = normal(h("T", p('"', Reference(target="t"), '" is'), id="t"))
    assert "“”" in plain_text(document.blocks[0])


def test_a_span_or_paragraph_in_another_language_has_its_own_quotes() -> None:
    german = Span(content=inlines('"ja"'), language="de")
    french = Paragraph(content=inlines('"oui"'), language="fr")
    document, _ = normal(p('"yes" ', german), french)
    assert plain_text(document.blocks) == "“yes” „ja“\n«\u202foui\u202f»"


@pytest.mark.parametrize(
    "text", ["$240 billion", "2*3*4", "a<b and b>c", "[sic]", "_x_", "#1", "\\n"]
)
def test_what_looks_like_markup_is_text(text: str) -> None:
    assert said(text) == text


# -- blocks --


def test_empty_blocks_go_and_so_does_what_they_leave_empty() -> None:
    quote = BlockQuote(blocks=(List(items=()), p("  ")))
    boxed = Callout(kind="note", blocks=(FieldList(fields=()),))
    document, _ = normal(quote, p("left"), CodeBlock(text="\n \n"), boxed)
    assert document.blocks == (p("left"),)


def test_a_section_without_a_title_is_no_section() -> None:
    document, _ = normal(Section(title=(), blocks=(p("a"),)), h("B"))
    assert document.blocks == (p("a"), h("B", id="b"))


def test_a_list_that_only_holds_a_list_is_that_list() -> None:
    inner = List(items=(ListItem(blocks=(p("grey"),)), ListItem(blocks=(p("pines"),))))
    once = List(items=(ListItem(blocks=(p(" "), inner)),))
    document, _ = normal(List(items=(ListItem(blocks=(once,)),), ordered=True))
    assert document.blocks == (inner,)
    numbered = List(items=(ListItem(blocks=(inner,)),), ordered=True, start=3)
    checked = List(items=(ListItem(blocks=(inner,), checked=True),))
    assert normal(numbered, checked)[0].blocks == (numbered, checked)


def test_code_loses_the_empty_lines_around_it_and_nothing_else() -> None:
    document, _ = normal(CodeBlock(text="\r\n  a\r\n\tb \r\n\r\n"))
    assert document.blocks == (CodeBlock(text="  a\n\tb "),)


def test_a_ragged_table_is_filled_and_told() -> None:
    document, codes = normal(table("a | b | c", "d"))
    (squared,) = document.blocks
    assert isinstance(squared, Table)
    assert [len(row.cells) for row in squared.body] == [3, 3]
    assert codes == ("table-squared",)


def test_spans_are_cut_where_they_run_into_other_cells_or_over_the_edge() -> None:
    wide = Table(
        columns=(),
        body=(
            Row(cells=(Cell(row_span=9), Cell(column_span=1_000_000), Cell())),
            Row(cells=(Cell(column_span=2),)),
        ),
    )
    document, _ = normal(wide)
    (squared,) = document.blocks
    assert isinstance(squared, Table)
    spans = [[(c.row_span, c.column_span) for c in row.cells] for row in squared.body]
    assert (len(squared.columns), spans) == (3, [[(2, 1), (1, 1), (1, 1)], [(1, 2)]])


def test_a_cell_that_spans_from_above_pushes_others_on_and_none_is_lost() -> None:
    tall = Cell(row_span=2, column_span=2, blocks=(p("tall"),))
    rows = (Row(cells=(tall,)), Row(cells=(Cell(blocks=(p("a"),)), Cell(blocks=(p("b"),)))))
    document, _ = normal(Table(columns=(), body=rows))
    assert plain_text(document.blocks).split() == ["tall", "a", "b"]


@pytest.mark.parametrize(("below", "rows"), [((), [["", ""]]), (("1 | 2",), [["1", "2"]])])
def test_a_head_of_a_table_in_which_nothing_stands_is_none(
    below: tuple[str, ...], rows: list[list[str]]
) -> None:
    empty = Row(cells=(Cell(header=True), Cell(header=True)))
    document, codes = normal(msgspec.structs.replace(table("a | b", *below, head=1), head=(empty,)))
    made = document.blocks[0]
    assert isinstance(made, Table)
    assert made.head == ()
    assert [[plain_text(cell.blocks) for cell in row.cells] for row in made.body] == rows
    assert not any(cell.header for row in made.body for cell in row.cells)
    assert codes == ()


def test_a_table_with_a_million_columns_is_cut_and_the_loss_told() -> None:
    row = Row(cells=(Cell(blocks=(p("x"),)),) * 300)
    document, codes = normal(Table(columns=(), body=(row,)))
    (cut,) = document.blocks
    assert isinstance(cut, Table)
    assert len(cut.columns) == 200
    assert codes == ("table-too-wide",)


def test_nesting_beyond_reason_is_refused_in_one_line() -> None:
    block: Block = p("deep")
    for _ in range(5000):
        block = BlockQuote(blocks=(block,))
    with pytest.raises(SourceError, match="test: nested more than 100 levels deep"):
        normalize(Document(blocks=(block,)), Log("test"))


def test_a_note_in_a_note_that_says_nothing_takes_both_along() -> None:
    document, _ = normal(p(note(p(note(p(note(p(" "))))))), p("left"))
    assert document.blocks == (p("left"),)


# -- ids, links, references --


def test_sections_get_ids_from_their_titles_and_equal_ones_are_numbered() -> None:
    document, _ = normal(h("Aims & Means", h("Aims & Means")), h("目的"), h("1. First"), h("***"))
    ids = [node.id for node in iterate(document) if isinstance(node, Section)]
    assert ids == ["aims-means", "aims-means-2", "目的", "section-1-first", "section"]


def test_an_author_s_id_is_kept_and_the_first_of_two_keeps_it() -> None:
    document, _ = normal(h("A", id="x"), h("B", id="x"), p(a("#x", "see")))
    assert document.blocks == (h("A", id="x"), h("B", id="x-2"), p(a("#x", "see")))


def test_a_link_to_an_id_that_had_to_change_follows_it() -> None:
    document, _ = normal(h("A", id="1 a"), p(a("#1 a", "see")))
    assert document.blocks == (h("A", id="section-1-a"), p(a("#section-1-a", "see")))


def test_a_dangling_link_becomes_text_and_the_near_miss_is_named() -> None:
    log = Log("test")
    document = normalize(doc(h("Summary"), p(a("#sumary", "see"))), log)
    assert document.blocks[1] == p("see")
    (diagnostic,) = log.diagnostics
    assert (diagnostic.code, diagnostic.hint) == ("link-dangling", 'did you mean "#summary"?')


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("1. First things", ["1-first-things", "first-things"]),
        ("A & B", ["a--b", "a-b"]),
        ("What's new in v2.0?", ["whats-new-in-v20", "what-s-new-in-v2-0", "whats-new-in-v2.0"]),
        ("\N{ROCKET} Start", ["-start", "start"]),
        ("Über uns", ["über-uns", "%C3%BCber-uns", "Über_uns"]),
    ],
)
def test_a_heading_is_found_by_what_others_make_of_its_title(title: str, names: list[str]) -> None:
    log = Log()
    document = normalize(doc(p("x"), h(title), p(*(a(f"#{name}", "see") for name in names))), log)
    section = document.blocks[1]
    assert isinstance(section, Section)
    assert targets(document) == [f"#{section.id}"] * len(names)
    assert not [d for d in log.diagnostics if d.code == "link-dangling"]


def test_equal_headings_are_counted_as_on_github() -> None:
    document, _ = normal(h("Usage"), h("Usage"), p(a("#usage", "1"), a("#usage-1", "2")))
    assert targets(document) == ["#usage", "#usage-2"]


def test_a_link_to_the_title_leads_to_the_first_block() -> None:
    meta = Meta(title=(Text(text="The Guide"),))
    links = [a(name, "up") for name in ("#the-guide", "#top", "#")]
    document = normalize(Document(meta=meta, blocks=(p("First."), p(*links))), Log())
    assert document.blocks[0] == Paragraph(content=(Text(text="First."),), id="top")
    assert targets(document) == ["#top"] * 3


def test_a_paragraph_to_which_nothing_leads_has_no_id() -> None:
    named = Paragraph(content=(Text(text="x"),), id="x")
    assert normal(named)[0].blocks == (p("x"),)
    assert normal(named, p(a("#x", "see")))[0].blocks[0] == named


def test_a_reference_to_the_title_leads_to_the_top_with_its_words() -> None:
    document = doc(p("See ", Reference(target="start")), h("Part", id="part"))
    meta = msgspec.structs.replace(document.meta, title=inlines("Fen"))
    made = normalize(msgspec.structs.replace(document, meta=meta, title_id="start"), log := Log())
    assert [n.content for n in iterate(made) if isinstance(n, Link)] == [inlines("Fen")]
    assert not [d for d in log.diagnostics if d.code == "reference-dangling"]


def test_a_dangling_reference_is_told_with_where_and_what_was_meant() -> None:
    log = Log("a.md")
    reference = Reference(target="fig-pot", origin=Origin(7, 7))
    port = Figure(blocks=(p("x"),), id="fig-port")
    document = normalize(doc(port, p("see ", reference)), log)
    assert document.blocks[1] == p("see fig-pot")
    (diagnostic,) = (d for d in log.diagnostics if d.code == "reference-dangling")
    assert (str(diagnostic.place), diagnostic.severity) == ("a.md:7", "warning")
    assert diagnostic.hint == 'did you mean "#fig-port"?'


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\nscript:alert(1)",
        "%6aavascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/etc/passwd",
        "page.html",
        "http://",
        "https:///path",
        "http://[::1",
        "http://%5Bagency%5D.example/",
        "http://a b.example/",
        "http://a.example:99999/",
        "mailto:",
    ],
)
def test_a_link_with_another_scheme_is_plain_text(target: str) -> None:
    document, codes = normal(p(a(target, "x")))
    assert document.blocks == (p("x"),)
    assert codes == ("link-dropped",)


@pytest.mark.parametrize(
    ("target", "words", "severity"),
    [
        ("report.md", "the report", "warning"),
        ("/about", "About us", "warning"),
        ("ftp://x.example/a", "the files", "warning"),
        ("ftp://x.example/a", "Files: ftp://x.example/a", "info"),
        ("javascript:alert(1)", "Print", "info"),
        ("%6aavascript:alert(1)", "Print", "info"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_warning_unless_nobody_misses_where(
    target: str, words: str, severity: str
) -> None:
    log = Log("test")
    normalize(doc(p(a(target, words))), log)
    assert [(d.code, d.severity) for d in log.diagnostics] == [("link-dropped", severity)]


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTPS://Example.org", "HTTPS://Example.org"),
        ("https://example.org/ä b%20c", "https://example.org/%C3%A4%20b%20c"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://a@bücher.example:8080/", "https://a@b%C3%BCcher.example:8080/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+441632960961", "tel:+441632960961"),
    ],
)
def test_a_harmless_link_stays_and_is_a_valid_url(target: str, url: str) -> None:
    document, codes = normal(p(a(target, "x")))
    assert document.blocks == (p(a(url, "x")),)
    assert codes == ()


@pytest.mark.parametrize("content", [(), (LineBreak(),), (strong(LineBreak()),)])
def test_a_link_without_words_says_where_it_leads(content: Inlines) -> None:
    document, _ = normal(p("To", Link(target="mailto:a@example.org", content=content), "now"))
    assert document.blocks == (p("To", a("mailto:a@example.org", "a@example.org"), "now"),)


def test_the_words_of_a_decorative_picture_in_a_note_in_a_note_are_kept() -> None:
    inner = note(BlockQuote(blocks=(p(Image(media="", alt="A lamp", decorative=True)),)))
    document, codes = normal(p("Text", note(p("A note", inner))))
    assert "A lamp" in str(document)
    assert "note-in-note" in codes


def test_a_link_in_a_link_is_one_link() -> None:
    document, _ = normal(p(a("https://a.example", "x ", em(a("https://b.example", "y")))))
    assert document.blocks == (p(a("https://a.example", "x ", em("y"))),)


def test_a_source_that_is_no_web_address_loses_it_and_says_so() -> None:
    log = Log("test")
    source = SourceReference(content=inlines("Leak"), url="javascript:x")
    document = normalize(msgspec.structs.replace(doc(p("x")), sources=(source,)), log)
    assert document.sources == (SourceReference(content=inlines("Leak")),)
    assert [diagnostic.severity for diagnostic in log.diagnostics] == ["warning"]


# -- media --


PICTURE = Media(id="ab", media_type="image/png", data=b"x", width=1, height=1)


def test_a_picture_is_kept_once_and_only_when_it_is_shown() -> None:
    other = msgspec.structs.replace(PICTURE, id="cd")
    document = msgspec.structs.replace(
        doc(p(Image(media="ab", alt="A"), Image(media="ab", alt="A"))),
        media=(PICTURE, PICTURE, other),
    )
    assert normalize(document, Log()).media == (PICTURE,)


def test_a_picture_whose_bytes_are_missing_is_a_loss() -> None:
    document, codes = normal(p(Image(media="ab", alt="A map")))
    assert document.blocks == (p(Image(media="", alt="A map")),)
    assert codes == ("image-missing",)


@pytest.mark.parametrize(("alt", "title"), [("a map", ""), ("a map", "A title"), ("", "a map")])
def test_a_picture_that_is_not_there_is_called_alike_everywhere(alt: str, title: str) -> None:
    missing = Image(media="", alt=alt, title=title, decorative=True)
    document, _ = normal(Section(title=(missing,)))
    assert plain_text(document.blocks) == "a map"
    assert next(n.id for n in iterate(document) if isinstance(n, Section)) == "a-map"


def test_a_definition_without_a_term_is_of_the_one_before() -> None:
    stone = Definition(term=inlines("Stone"), definitions=((p("hard"),),))
    orphan = Definition(term=(), definitions=((p("grey"),),))
    document, _ = normal(DefinitionList(items=(orphan, stone, orphan)))
    joined = msgspec.structs.replace(stone, definitions=((p("hard"),), (p("grey"),)))
    assert document.blocks == (p("grey"), DefinitionList(items=(joined,)))


def test_a_term_that_says_nothing_and_a_definition_that_does_go() -> None:
    stone = Definition(term=inlines("Stone"), definitions=((), (p("hard"),)))
    document, _ = normal(
        DefinitionList(items=(Definition(term=(), definitions=((p(""),),)), stone)),
        DefinitionList(items=(Definition(term=inlines(" "), definitions=()),)),
    )
    kept = msgspec.structs.replace(stone, definitions=((p("hard"),),))
    assert document.blocks == (DefinitionList(items=(kept,)),)


@pytest.mark.parametrize(
    ("image", "codes"),
    [
        (Image(media="ab"), ["alt-missing"]),
        (Image(media="ab", decorative=True), []),
        (Image(media="ab", alt="IMG_2034.JPG"), ["alt-is-file-name"]),
        (Image(media="ab", alt="figures/map.svg"), ["alt-is-file-name"]),
        (Image(media="ab", alt="The file map.svg"), []),
        (Image(media="ab", alt="example.com"), []),
    ],
)
def test_a_picture_that_says_nothing_is_told_unless_it_is_decorative(
    image: Image, codes: list[str]
) -> None:
    log = Log("test")
    normalize(msgspec.structs.replace(doc(p(image)), media=(PICTURE,)), log)
    assert [(d.code, d.severity) for d in log.diagnostics] == [(c, "warning") for c in codes]


def test_a_link_that_shows_nothing_but_a_decorative_picture_is_told() -> None:
    silent, described = Image(media="ab", decorative=True), Image(media="ab", alt="The port")
    for content, codes in (
        ((silent,), ["link-undescribed"]),
        ((described,), []),
        ((silent, Text(text="Home")), []),
    ):
        log = Log("test")
        link = Link(target="https://x.example/", content=content)
        normalize(msgspec.structs.replace(doc(p(link)), media=(PICTURE,)), log)
        assert [d.code for d in log.diagnostics] == codes


def test_a_picture_that_says_nothing_is_told_with_its_place() -> None:
    log = Log("a.md")
    image = Image(media="ab", origin=Origin(first=7, last=7))
    normalize(msgspec.structs.replace(doc(p(image)), media=(PICTURE,)), log)
    assert [str(told.place) for told in log.diagnostics] == ["a.md:7"]


# -- language --


@pytest.mark.parametrize(
    ("given", "settled"), [("EN_gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), (" de ", "de")]
)
def test_a_language_tag_gets_its_usual_case(given: str, settled: str) -> None:
    assert normalize(doc(p("x"), language=given), Log()).meta.language == settled


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The fate of the conflict and the future of diplomacy hinge on it, and on us all.", "en"),
        ("Der Besuch ist nicht der erste, und die Lage ist mit dem Abkommen eine andere.", "de"),
        ("La visite est la première, et les accords sont dans le texte que nous avons.", "fr"),
        ("Визит состоится в Пекине, и на нём не будет прессы, но от него ждут всего.", "ru"),
        ("これは最初の訪問です。", "ja"),
        ("这是第一次访问。", "zh"),
        ("هذه هي الزيارة الأولى.", "ar"),
        ("यह पहली यात्रा है।", "hi"),
        ("Порт обработал 412 тысяч контейнеров, это рекорд.", "ru"),
        ("Пожежа на складі. Постраждалих немає.", "uk"),
        ("Няма пострадали, съобщиха от пожарната.", "bg"),
        ("Пожар у магацину. Нема повређених, јављају из Београда.", "sr"),
        ("Пажар на складзе. Пацярпелых няма, паведамілі ў МНС.", "be"),
        ("Өрт сөндіру қызметі хабарлады.", "kk"),
        ("Склад, 12 березня 2025", "uk"),
        ("Порт, 12 марта 2025 года", "ru"),
        ("Объект", "ru"),
        ("ਬੰਦਰਗਾਹ", "pa"),
        ("Το λιμάνι", "el"),
        ("Kyiv", "en"),
        ("To do, by A. and B.: a, a, i, i, o, o, k, v, v and z.", "en"),
    ],
)
def test_an_unknown_language_is_told_by_script_and_common_words(text: str, language: str) -> None:
    log = Log("test")
    assert normalize(doc(p(text), language=""), log).meta.language == language
    assert [(d.severity, d.code.partition("-")[0]) for d in log.diagnostics] == [
        ("info", "language")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Дар бораи обҳо ва дарёҳои кишвар хабар дод.",
        "Татарстанда яңа мәктәп ачылды, һәм балалар укый.",
    ],
    ids=["Tajik", "Tatar"],
)
def test_a_neighbour_of_the_languages_that_are_known_is_none_of_them_and_that_is_a_warning(
    text: str,
) -> None:
    log = Log("test")
    normalize(doc(p(" ".join([text] * 20)), language=""), log)
    assert [(d.code, d.severity) for d in log.diagnostics] == [("language-assumed", "warning")]


def test_a_malformed_language_is_told_and_replaced() -> None:
    log = Log("test")
    assert normalize(doc(p("x"), language="english!"), log).meta.language == "en"
    assert log.diagnostics[0].code == "language-unknown"


def test_notes_are_normalized_like_the_text_around_them() -> None:
    document, _ = normal(p("a", note(p(' "b" '))))
    assert document.blocks == (p("a", note(p("“b”"))),)


def test_every_mark_is_kept() -> None:
    document, _ = normal(p(Emphasis(content=(Text(text="x"),))))
    assert document.blocks == (p(em("x")),)


# -- metadata and sources --


def test_names_are_trimmed_and_empty_ones_go() -> None:
    meta = Meta(
        language="en",
        organization=" Desk ",
        authors=(" A ", " "),
        key_points=((), inlines(" one ")),
        correspondence=Correspondence(to=("", "Board "), subject=" On trade "),
    )
    assert normalize(Document(meta=meta), Log()).meta == Meta(
        language="en",
        organization="Desk",
        authors=("A",),
        key_points=(inlines("one"),),
        correspondence=Correspondence(to=("Board",), subject="On trade"),
    )


def test_a_source_without_words_is_called_by_its_address_and_one_without_both_goes() -> None:
    url = "https://example.org"
    sources = (SourceReference(content=(), url=url), SourceReference(content=inlines(" ")))
    document = normalize(msgspec.structs.replace(doc(), sources=sources), Log())
    assert document.sources == (SourceReference(content=inlines(url), url=url),)


# -- landscape pages --


def test_landscape_pages_that_follow_each_other_are_one_run() -> None:
    document, told = normal(Landscape(blocks=(p("a"),)), Landscape(blocks=(h("B"),)))
    assert document.blocks == (Landscape(blocks=(p("a"), h("B", id="b"))),)
    assert told == ()


def test_no_page_turns_within_a_list_or_a_landscape_page() -> None:
    inner = Landscape(blocks=(p("a"), p("b")))
    document, told = normal(BlockQuote(blocks=(inner,)), Landscape(blocks=(inner, p("c"))))
    assert document.blocks == (
        BlockQuote(blocks=(p("a"), p("b"))),
        Landscape(blocks=(p("a"), p("b"), p("c"))),
    )
    assert told == ("landscape-within-block",)


def test_a_row_that_cells_above_cover_whole_goes() -> None:
    over = Cell(blocks=(p("a"),), row_span=3)
    beside = Cell(blocks=(p("b"),), row_span=2)
    rows = (Row(cells=(over, Cell(blocks=(p("c"),)))), Row(cells=(beside,)), Row(cells=()))
    document, told = normal(Table(columns=(), body=rows))
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [[cell.row_span for cell in row.cells] for row in table.body] == [[2, 1], [1]]
    assert told == ("table-squared",)


def test_a_link_whose_only_words_were_a_dangling_reference_says_its_address() -> None:
    link = Link(target="mailto:a@example.org", content=(Reference(target=""),))
    document = normalize(Document(blocks=(Paragraph(content=(link,)),)), Log())
    assert plain_text(document.blocks) == "a@example.org"
    assert normalize(document, Log()) == document


def test_a_note_within_a_note_is_set_in_brackets_and_told() -> None:
    document, codes = normal(p("x", note(p("one", note(p("two"), p("three")), "."))))
    assert document.blocks == (p("x", note(p("one [two three]."))),)
    assert codes == ("note-in-note",)


def test_a_citation_without_words_in_a_note_to_a_note_keeps_its_own() -> None:
    item = CitationItem(key="doe", prefix=(Text(text="see "),), suffix=(Text(text=", 3"),))
    inner = Callout(kind="note", blocks=(Paragraph(content=(Citation(items=(item,)),)),))
    outer = Note(blocks=(Paragraph(content=(Text(text="a"), Note(blocks=(inner,)))),))
    document = normalize(Document(blocks=(Paragraph(content=(Text(text="t"), outer)),)), Log())
    (told,) = (node for node in iterate(document) if isinstance(node, Note))
    assert plain_text(told.blocks) == "a [[see doe, 3]]"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((CitationItem(key="doe"),), "[doe]"),
        (
            (CitationItem(key="doe"), CitationItem(key="roe", prefix=inlines("but see"))),
            "[doe; but see roe]",
        ),
        (
            (CitationItem(key="doe", prefix=inlines("see"), suffix=inlines(", p. 3")),),
            "[see doe, p.\N{NO-BREAK SPACE}3]",
        ),
        ((CitationItem(key="doe", suffix=inlines(" chap. 1")),), "[doe chap. 1]"),
        ((CitationItem(key="doe", suffix=inlines("ff.")),), "[doe ff.]"),
        ((), ""),
    ],
)
def test_a_citation_that_nobody_put_into_words_says_its_keys(
    items: tuple[CitationItem, ...], words: str
) -> None:
    document, told = normal(p("Known", Citation(items=items), "."))
    assert plain_text(document.blocks) == f"Known{words}."
    assert not told


@pytest.mark.parametrize("content", [(), (Text(text="[see"), note(p("one")), Text(text=" doe]"))])
def test_a_note_in_a_citation_stands_once(content: Inlines) -> None:
    item = CitationItem(key="doe", prefix=(Text(text="see"), note(p("one"))))
    document, _ = normal(p("Known", Citation(items=(item,), content=content)))
    assert [node for node in iterate(document) if isinstance(node, Note)] == [note(p("one"))]
    assert plain_text(document.blocks) == "Known[see doe]"


@pytest.mark.parametrize(
    ("tex", "text", "label"),
    [
        (r"E = mc^2 \tag{1a}", "E = mc^2", "(1a)"),
        (r"a = b \tag*{Ohm}", "a = b", "Ohm"),
        (r"a = b \eqno(3)", "a = b", "(3)"),
        (r"a = b \leqno{(3)}", "a = b", "(3)"),
        (r"a \tag{$\ast$}", r"a \qquad\text{(\(\ast\))}", ""),
        (r"a &= b \tag{A} \\ c &= d \notag", r"a &= b \qquad\text{(A)} \\ c &= d", ""),
    ],
)
def test_a_formula_bears_the_number_that_its_tex_gives_it(tex: str, text: str, label: str) -> None:
    document, told = normal(MathBlock(text=tex))
    assert document.blocks == (MathBlock(text=text, label=label),)
    assert not told


def test_colours_of_formulas_are_left_out_and_that_is_told_with_their_line() -> None:
    log = Log("test.md")
    block = MathBlock(text=r"\color{red}{x} + \textcolor{blue}{y}", origin=Origin(7, 7))
    made = normalize(doc(block, p(Math(text=r"\color{red} z"))), log)
    assert [node.text for node in iterate(made) if isinstance(node, Math | MathBlock)] == [
        "{x} + {y}",
        " z",
    ]
    assert [(d.code, d.severity, d.place.line) for d in log.diagnostics] == [
        ("formula-color", "warning", 7),
        ("formula-color", "warning", None),
    ]


def test_an_id_that_the_author_gave_wins_over_one_made_of_a_title() -> None:
    first, second = h("Results", id="results"), h("Other", id="results")
    document, _ = normal(first, second, p(a("#results", "see")))
    assert [node.id for node in document.blocks if isinstance(node, Section)] == [
        "results-2",
        "results",
    ]


@pytest.mark.parametrize(
    ("alts", "told"),
    [
        (("Bars fall",), []),
        (("What fell",), [("alt-is-caption", "info")]),
        (("",), [("alt-is-caption", "info")]),
        (("", "Bars fall"), [("alt-missing", "warning")]),
    ],
    ids=["described", "repeated", "caption-alone", "one-of-two"],
)
def test_a_caption_may_do_for_an_alt_text(
    alts: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    images = tuple(Image(media=PICTURE.id, alt=alt) for alt in alts)
    figure = Figure(blocks=(Paragraph(content=images),), caption=(p("What fell"),))
    log = Log("test")
    normalize(msgspec.structs.replace(doc(figure), media=(PICTURE,)), log)
    assert [(d.code, d.severity) for d in log.diagnostics] == told


def test_the_name_of_a_file_is_no_caption_that_describes() -> None:
    image = Image(media=PICTURE.id, alt="IMG_2034.JPG")
    figure = Figure(blocks=(Paragraph(content=(image,)),), caption=(p("IMG_2034.JPG"),))
    log = Log("test")
    normalize(msgspec.structs.replace(doc(figure), media=(PICTURE,)), log)
    assert [told.code for told in log.diagnostics] == ["alt-is-file-name"]
