"""HTML in other markup says what it says in a web page; what nobody closes keeps its text."""

from __future__ import annotations

import json

import pytest

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def read(text: str, log: Log | None = None, name: str = "a.md") -> Document:
    reader = {".md": pandoc.MARKDOWN, ".rst": pandoc.LIGHTWEIGHT, ".ipynb": pandoc.NOTEBOOK}
    chosen = reader[name[name.rindex(".") :]]
    return chosen.read(Source(name=name, data=text.encode()), log or Log(name))


TABLE = """\
<table>
    <caption>Trade of <i>grain</i></caption>
    <thead>
        <tr><th scope="col">Port</th><th align="right">Tons &amp; more</th></tr>
    </thead>
    <tbody>
        <tr>
            <th scope="row" rowspan="2">Riga</th>
            <td>

- **one**
- two

            </td>
        </tr>
        <tr><td>x<br>y</td></tr>
        <tr><td colspan="2">all</td></tr>
    </tbody>
</table>
"""


def test_a_table_is_one() -> None:
    log = Log("a.md")
    head = "row(cell@header(p(Port)) cell@header,align=end(p(Tons & more)))"
    assert outline(read(f"Before.\n\n{TABLE}\nAfter.", log)) == (
        "p(Before.) table(column() column() p(Trade of em(grain)) "
        f"{head} row(cell@row_span=2,header(p(Riga)) "
        "cell(list(li(p(strong(one))) li(p(two))))) row(cell(p(xline_break()y))) "
        "row(cell@column_span=2(p(all)))) p(After.)"
    )
    assert not log.diagnostics


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (
            "<details>\n<summary>More <b>here</b></summary>\n\nWords *of*.\n\n```sh\nls\n```\n\n"
            "</details>",
            "p(strong(More strong(here))) p(Words em(of).) code_block@language=sh(ls)",
        ),
        ("<ol start=3><li>a</li><li>b <i>c</i>\n<ul><li>d</li></ul></li></ol>",
         "list@ordered,start=3(li(p(a)) li(p(b em(c)) list(li(p(d)))))"),
        ("<ul>\n<li id='a'><em>b</em> <a href='https://x.org'>c</a></li>\n</ul>",
         "list(li(p@id=a(em(b) link@https://x.org(c))))"),
        ("<dl>\n<dt>Term</dt>\n<dd>Says *it*.</dd>\n</dl>",
         "definition_list(def(Term p(Says em(it).)))"),
        ("<blockquote>\n\nSaid[^a].\n\n</blockquote>\n\n[^a]: Note.",
         "block_quote(p(Saidnote(p(Note.)).))"),
        ("<h2>Aims</h2>\n\nText.", "h(Aims p(Text.))"),
        ("<pre><code class='language-py'>x &lt; 1\n</code></pre>", "code_block@language=py(x < 1)"),
        ("<center>Middle</center>\n\n<hr>\n\nEnd", "p(Middle) thematic_break() p(End)"),
        ("<p>'Of' $x$</p>\n\n$y$ \"said\"", "p('Of' math(x)) p(math(y) \"said\")"),
        ("- item\n\n  <table><tr><td>in it</td></tr></table>",
         "list(li(p(item) table(column() row(cell(p(in it))))))"),
        ("A <a href='https://x.org'>*link*</a>, <q>said</q>.",
         "p(A link@https://x.org(em(link)), \"said\".)"),
    ],
)  # fmt: skip
def test_other_elements_are_what_they_are_on_a_page(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert outline(read(text, log)) == read_as
    assert not log.diagnostics


def test_pictures_of_html_are_pictures_with_captions() -> None:
    log = Log("a.md")
    text = (
        '<figure>\n<img src="a.png" alt="Map" width="100">\n'
        "<figcaption>The *map*</figcaption>\n</figure>\n\nSee <img src='b.png'>."
    )
    assert outline(read(text, log)) == (
        "figure(p(image@width=75.0(Map)) p(The em(map))) p(See image().)"
    )
    assert [(d.code, d.place.line) for d in log.diagnostics] == [
        ("image-not-embedded", 2),
        ("image-not-embedded", 6),
    ]


def test_what_nobody_closes_keeps_its_text_and_is_told() -> None:
    log = Log("a.md")
    assert outline(read("One.\n\n<table><tr><td>cell\n\nTwo.", log)) == "p(One.) p(cell) p(Two.)"
    assert {(d.code, d.severity) for d in log.diagnostics} == {("html-tag-dropped", "info")}


def test_films_and_the_like_are_losses_with_their_line() -> None:
    log = Log("a.md")
    read("One.\n\n<video src='a.mp4'>\nno film\n</video>\n", log)
    assert [(d.severity, str(d.place)) for d in log.diagnostics] == [("loss", "a.md:3")]


def test_indented_code_and_code_between_fences_stay_code() -> None:
    text = "```html\n<table>\n    <tr>\n</table>\n```\n\n    <table>\n        <tr>\n\nA"
    assert outline(read(text)) == (
        "code_block@language=html(<table>\n    <tr>\n</table>) code_block(<table>\n    <tr>) p(A)"
    )


def test_html_in_restructured_text_and_notebooks_is_read_too() -> None:
    raw = ".. raw:: html\n\n   <ul><li>a</li></ul>\n"
    assert outline(read(raw, name="a.rst")) == "list(li(p(a)))"
    frame = "<div>\n<table border='1' class='dataframe'><tr><th>x</th></tr></table>\n</div>"
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": frame}}
    cell = {"cell_type": "code", "id": "d", "metadata": {}, "execution_count": 1, "source": "x"}
    cells = [{**cell, "outputs": [output]}]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    assert "table(column()" in outline(read(json.dumps(notebook), name="a.ipynb"))


def test_blocks_of_html_in_rows_of_tables_are_in_their_cells() -> None:
    log = Log("a.md")
    text = (
        "| A | B |\n|---|---|\n| `<ul>` | x <ul><li>one *a*</li><li>two</li></ul> |\n"
        "| c | <details><summary>S</summary>T</details> |\n"
    )
    assert outline(read(text, log)) == (
        "table(column() column() row(cell@header(p(A)) cell@header(p(B))) "
        "row(cell(p(code(<ul>))) cell(p(x ) list(li(p(one em(a))) li(p(two))))) "
        "row(cell(p(c)) cell(p(strong(S)) p(T))))"
    )
    assert not log.diagnostics


def test_tables_that_are_drawn_as_a_grid_keep_their_cells() -> None:
    grid = "+------------------+---+\n| <ul><li>a</li>   | b |\n| </ul>            |   |\n"
    assert outline(read(f"{grid}+------------------+---+\n")).endswith(
        "row(cell(list(li(p(a)))) cell(p(b))))"
    )


def test_raw_attributes_say_what_is_html_and_the_rest_is_told() -> None:
    log = Log("a.md")
    text = "`<b>x</b> y`{=html}\n\n```{=html}\n<ul><li>a</li></ul>\n```\n\n`\\x`{=latex}"
    assert outline(read(text, log)) == "p(strong(x) y) list(li(p(a))) p(code(\\x))"
    assert [(d.code, d.severity) for d in log.diagnostics] == [("raw-markup", "loss")]


def test_names_like_ours_in_a_source_hide_nothing() -> None:
    text = "::: {#publish-piece-0}\n:::\n\n<ul><li>a</li></ul>"
    assert "(a)" in outline(read(text))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("A <script>alert(1 < 2)</script>b *c*.", "p(A b em(c).)"),
        ("A <style>p{}</style>b.", "p(A b.)"),
        ("A <style>\np{}\n</style>b.", "p(A b.)"),
        ("<script>\nx()\n</script>\n\nSo.", "p(So.)"),
    ],
)
def test_what_is_said_to_browsers_is_left_out_and_told(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert outline(read(f"One.\n\n{text}", log)) == f"p(One.) {read_as}"
    [told] = log.diagnostics
    assert (told.code, str(told.place)) == ("html-tag-dropped", "a.md:3")
    assert told.message.endswith("dropped")


def test_scripts_in_code_are_code() -> None:
    text = "A `<script>x</script>`.\n\n    b <script>x</script>"
    assert outline(read(text)) == "p(A code(<script>x</script>).) code_block(b <script>x</script>)"


def test_a_raw_block_that_is_a_comment_is_left_out_and_told() -> None:
    log = Log("a.md")
    assert outline(read("One.\n\n```{=comment}\nnot this\n```\n\nTwo.", log)) == "p(One.) p(Two.)"
    assert [(d.code, d.severity) for d in log.diagnostics] == [("comment-dropped", "info")]


def test_html_below_the_tag_of_a_block_is_no_code() -> None:
    text = '<div align="center">\n    <p>A</p>\n    b\n\t<b>c</b>\n</div>\n\n    code\n'
    assert outline(read(text)) == "p(A) p(b strong(c)) code_block(code)"
    kept = "<div>\n<pre>a\n    b\n</pre>\n</div>\n"
    assert outline(read(kept)) == "code_block(a\n    b)"
    listed = "<div>\n- a\n    - b\n</div>\n"
    assert outline(read(listed)) == "list(li(p(a) list(li(p(b)))))"


def test_a_tag_that_closes_a_picture_says_nothing() -> None:
    assert outline(read("a</img> b\n\n</img>\n\nc")) == "p(a b) p(c)"
