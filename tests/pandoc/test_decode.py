"""Each node of pandoc's has its place in a document, and nothing goes in silence."""

from __future__ import annotations

import re

import pytest

from publish.diagnostics import Log
from publish.document import Document, Text
from publish.errors import SourceError
from publish.pandoc import run
from publish.pandoc.decode import decode
from publish.pandoc.input_guards import closed
from publish.walk import plain_text
from tests.pandoc.outline import outline


def decoded(text: str, markup: str = "markdown", log: Log | None = None) -> Document:
    log = log or Log()
    return decode(run.read(text.encode(), markup, name="a", log=log), log, title=TITLE)


TITLE = (Text(text="Known"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** ~~d~~", "p(a em(b) strong(c) strikeout(d))"),
        ("H~2~O x^2^", "p(Hsubscript(2)O xsuperscript(2))"),
        ("`c`{.sample} `d`{.python}", "p(code(c) code@language=python(d))"),
        ("[a]{.smallcaps} [b]{.underline} `c`", "p(small_caps(a) underline(b) code(c))"),
        ("a\nb\\\nc", "p(a bline_break()c)"),
        ("\"a 'b'\" don't -- so", "p(\"a 'b'\" don’t – so)"),
        ("$x^2$ and\n$$y$$\nend", "p(math(x^2) and ) math_block(y) p( end)"),
        ("$$y$$ {#eq-y}, so", "math_block@id=eq-y(y,) p( so)"),
        ("$$y$$\n{#eq:y}", "math_block@id=eq:y(y)"),
        ("$$y$$.", "math_block(y.)"),
        ("[a](https://e.org 'T')", "p(link@https://e.org(a))"),
        ("a^[Note *b*]", "p(anote(p(Note em(b))))"),
        ("see [@a, p. 3; -@b]", "p(see citation(citation_item@a(, p.\u00a03) "
         "citation_item@b,mode=suppress_author() [@a, p. 3; -@b]))"),
        ("[a]{lang=de} [b]{dir=rtl}", "p(span@language=de(a) span@direction=rtl(b))"),
        ("::: {lang=de}\na\n:::", "division@language=de(p(a))"),
        ("::: {lang=ar dir=rtl}\n- a\n\n> b\n:::",
         "division@language=ar,direction=rtl(list(li(p(a))) block_quote(p(b)))"),
        ("# A {lang=ar}", "h@id=a,language=ar(A)"),
        ("# A\n\n::: {lang=de}\na\n\n# B\n\n## C\n:::\n\nc",
         "h@id=a(A division@language=de(p(a))) "
         "division@language=de(h@id=b(B h@id=c(C))) p(c)"),
        ("- ::: {lang=de}\n  # A\n  :::", "list(li(division@language=de(p@id=a(strong(A)))))"),
        ("- a\n- b", "list(li(p(a)) li(p(b)))"),
        ("3. a\n4. b", "list@ordered,start=3(li(p(a)) li(p(b)))"),
        ("iv) a", "list@ordered,start=4,numbering=lower_roman(li(p(a)))"),
        ("- [x] a\n- [ ] b", "list(li@checked(p(a)) li@checked=False(p(b)))"),
        ("- | ☒ a\n  | b", "list(li@checked(line_block(a b)))"),
        ("T\n:   a\n:   b", "definition_list(def(T p(a) p(b)))"),
        ("> a\n>\n> > b", "block_quote(p(a) block_quote(p(b)))"),
        ("``` py\nx\n```", "code_block@language=py(x)"),
        ("| a\n|   b", "line_block(a   b)"),
        ("---", "thematic_break()"),
        ("# A\n\na\n\n## B\n\nb\n\n# C {-}",
         "h@id=a(A p(a) h@id=b(B p(b))) h@id=c,numbered=False(C)"),
        ("> # A", "block_quote(p@id=a(strong(A)))"),
        ("::: {.admonition .tip}\n::: admonition-title\nT\n:::\na\n:::", "callout@tip(p(a) T)"),
        ("![](x.png){#fig-x alt=A}", "figure@id=fig-x(p(image(A)))"),
        ("::: warning\na\n:::", "callout@warning(p(a))"),
        ("::: {.callout-tip title='T'}\na\n:::", "callout@tip(p(a) T)"),
        ("::: tip\n## T *u*\n\na\n:::", "callout@tip(p(a) T em(u))"),
        ("> a\n> -- A. Name", "block_quote(p(a) A. Name)"),
        ("> a\n>\n> --- Name, *Book*", "block_quote(p(a) Name, em(Book))"),
        ("> — Name", "block_quote(p(— Name))"),
        ("> a\n>\n> — Not at all, he said.", "block_quote(p(a) p(— Not at all, he said.))"),
        ("::: {attribution='A. Name'}\n> a\n:::", "block_quote(p(a) A. Name)"),
        ("a\n\n::: landscape\nb\n:::\n\nc", "p(a) landscape(p(b)) p(c)"),
        ("# A\n\n## B {.landscape}\n\nb\n\n## C", "h@id=a(A landscape(h@id=b(B p(b))) h@id=c(C))"),
        ("# A\n\n::: landscape\n# B\n:::\n\nc", "h@id=a(A) landscape(h@id=b(B)) p(c)"),
        ("# A\n\n::: landscape\n## B\n:::\n\nc", "h@id=a(A landscape(h@id=b(B)) p(c))"),
        ("a<b and b>c `<i>`", "p(a<b and b>c code(<i>))"),
        ("x <sub>2</sub><br>y <kbd>C</kbd> <b>*z*</b>",
         "p(x subscript(2)line_break()y keyboard(C) strong(em(z)))"),
        ("[Ctrl]{.kbd} [*a*]{.mark} <mark>b</mark> `x`{.py}",
         "p(keyboard(Ctrl) highlight(em(a)) highlight(b) code@language=py(x))"),
        ("a <!-- secret --> b", "p(a  b)"),
        ("<b>open", "p(open)"),
        ("</b>closed</i> <i>a</b>", "p(closed a)"),
    ],
)  # fmt: skip
def test_markdown_becomes(text: str, expected: str) -> None:
    assert outline(decoded(text)) == expected


def test_a_github_alert_is_a_callout_that_layouts_call_by_its_kind() -> None:
    callout = decoded("> [!TIP]\n> a", "gfm").blocks[0]
    assert outline(Document(blocks=(callout,))) == "callout@tip(p(a))"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><th>a<th>b<tr><th>c<td>d</table>",
         "row(cell@header(a) cell@header(b)) row(cell@header(c) cell(d))"),
        ("<table><tbody><tr><th rowspan=2>a<td>b<tr><td>c</table>",
         "row(cell@row_span=2,header(a) cell(b)) row(cell(c))"),
        ("<table><tr><td colspan=2>a<tr><td>b<td>c</table>",
         "row(cell@column_span=2(a)) row(cell(b) cell(c))"),
        ("<table><thead><tr><th>h<tbody><tr><td>a<tbody><tr><td>b<tfoot><tr><td>f</table>",
         "row(cell@header(h)) row(cell(a)) row(cell(b)) row(cell(f))"),
    ],
    ids=["row heads", "row span", "column span", "bodies and foot"],
)  # fmt: skip
def test_tables_keep_their_spans_bodies_and_row_heads(markup: str, expected: str) -> None:
    said = outline(decoded(closed(markup, Log()), "html"))
    assert re.sub(r"p\((\w)\)", r"\1", said).endswith(f"{expected})")


def test_the_first_column_of_a_table_in_markdown_can_head_its_rows() -> None:
    said = outline(decoded("| a | b |\n|---|---|\n| c | d |\n\n: e {.header-column}\n"))
    assert "row(cell@header(p(a)) cell@header(p(b))) row(cell@header(p(c)) cell(p(d)))" in said


def test_a_jump_of_levels_is_closed_and_told() -> None:
    log = Log()
    document = decoded("# A\n\n### B\n\n## C", log=log)
    assert outline(document) == "h@id=a(A h@id=b(B) h@id=c(C))"
    assert [d.code for d in log.diagnostics] == ["heading-level-repaired"]
    assert '"B" skips from level 1 to 3' in log.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "title", "blocks"),
    [
        ("# A\n\na\n\n## B", "A", "p(a) h@id=b(B)"),
        ("# A\n\na\n\n# B", "", "h@id=a(A p(a)) h@id=b(B)"),
        ("# A\n\n# B\n\nb\n\n# C", "A", "h@id=b(B p(b)) h@id=c(C)"),
        ("[a](b) | [c](d)\n\n# A\n\na", "A", "p(link@b(a) | link@d(c)) p(a)"),
        ("a\n\n# A", "", "p(a) h@id=a(A)"),
        ("## A\n\na", "", "h@id=a(A p(a))"),
    ],
    ids=["the only one", "one of two", "above others", "below links", "not first", "of level 2"],
)
def test_the_only_first_level_heading_that_a_text_begins_with_is_its_title(
    text: str, title: str, blocks: str
) -> None:
    document = decode(run.read(text.encode(), "markdown", name="a", log=Log()), Log())
    assert plain_text(document.meta.title) == title
    assert outline(document) == blocks


def test_a_heading_that_repeats_the_known_title_is_set_once() -> None:
    assert outline(decoded("# Known\n\na")) == "p(a)"
    assert outline(decoded("# Other\n\na")) == "h@id=other(Other p(a))"


def test_raw_markup_of_other_formats_is_shown_as_code_and_is_a_loss() -> None:
    log = Log()
    document = decoded("a `\\x`{=latex}\n\n```{=openxml}\n<w:p/>\n```", log=log)
    assert outline(document) == "p(a code(\\x)) code_block@language=openxml(<w:p/>)"
    assert [d.code for d in log.losses] == ["raw-markup", "raw-markup"]


@pytest.mark.parametrize("command", ["newpage", "pagebreak", "clearpage"])
def test_a_command_that_turns_the_page_is_told_and_not_printed(command: str) -> None:
    log = Log("test.md")
    document = decoded(f"a\n\n\\{command}\n\nb \\{command} c", "markdown-raw_tex", log)
    assert f"\\{command}" not in plain_text(document.blocks)
    assert [(d.code, d.severity) for d in log.diagnostics] == [("page-break-ignored", "warning")]
    assert log.diagnostics[0].hint.endswith("--layout book")


def test_html_that_has_no_equal_leaves_its_text_and_says_so() -> None:
    log = Log()
    document = decoded(
        "<marquee>a</marquee> <small>b</small>\n\n<details>\n\nc\n\n</details>", log=log
    )
    assert plain_text(document.blocks).split() == ["<marquee>a</marquee>", "b", "c"]
    assert {d.code for d in log.diagnostics} == {"html-tag-dropped"}


def test_attributes_that_nothing_is_made_of_are_told_once() -> None:
    log = Log()
    decoded("[a]{.x k=v}\n\n::: y\nb\n:::\n\n[c]{.x}", log=log)
    assert [d.message for d in log.diagnostics] == ["unsupported attributes ignored: .x, k, .y"]


def test_a_picture_that_is_named_but_not_there_is_a_loss_and_keeps_its_alt_text() -> None:
    log = Log()
    assert outline(decoded("see ![a cat](cat.png)", log=log)) == "p(see image(a cat))"
    assert [(d.severity, d.code) for d in log.diagnostics] == [("loss", "image-not-embedded")]


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("https://x.example/screen.png", "warning"),
        ("//x.example/diagram.svg", "warning"),
        ("https://img.shields.io/pypi/v/x.svg", "info"),
        ("https://ci.example/x/y.svg?branch=master", "info"),
        ("badges/a.svg", "loss"),
    ],
)
def test_a_picture_of_the_web_is_no_loss_and_a_badge_needs_no_action(
    address: str, severity: str
) -> None:
    log = Log()
    decoded(f"see ![a]({address})", log=log)
    assert [(d.severity, d.code) for d in log.diagnostics] == [(severity, "image-not-embedded")]


def test_metadata_is_read_whatever_its_form() -> None:
    native = (
        "---\ntitle: A *b*\nauthor: [C, {name: D}]\nlang: de_CH\nkeywords: [sea, air]\n"
        "abstract: |\n  E\n\n  F\nzip: true\n---\n"
    )
    meta = decode(run.read(native.encode(), "markdown", name="a", log=Log()), Log()).meta
    assert plain_text(meta.title) == "A b"
    assert meta.authors == ("C", "D")
    assert (meta.language, meta.keywords) == ("de-CH", ("sea", "air"))
    assert plain_text(meta.summary) == "E\nF"
    assert meta.extra == (("zip", "true"),)


@pytest.mark.parametrize("ast", [b"", b"{}", b'{"blocks":[{"t":"New","c":1}]}', b"\xff"])
def test_what_is_no_ast_is_an_error(ast: bytes) -> None:
    with pytest.raises(SourceError, match=r"^a\.x: not a pandoc-types 1\.23 AST"):
        decode(ast, Log(), name="a.x")


def test_what_is_nested_without_end_is_an_error_and_no_crash() -> None:
    deep = b'{"blocks":[' + b'{"t":"BlockQuote","c":[' * 5000 + b"]}" * 5000 + b"]}"
    with pytest.raises(SourceError, match=r"^a\.x: nested too deeply"):
        decode(deep, Log(), name="a.x")


def test_what_is_no_paragraph_of_a_caption_stands_below_the_picture() -> None:
    text = ".. figure:: x.png\n   :alt: A\n\n   Cap.\n\n   - a\n\n   More.\n"
    assert outline(decoded(text, "rst")) == "figure(p(image(A)) list(li(p(a))) p(More.) p(Cap.))"
