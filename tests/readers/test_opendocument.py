"""What pandoc leaves out of OpenDocument texts is put where it reads it."""

from __future__ import annotations

import io
import zipfile

import pytest

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import plain_text
from tests.pandoc.outline import outline

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "table": "table",
        "svg": "svg-compatible",
    }.items()
)
BOX = "<draw:text-box><text:p>Boxed.</text:p></draw:text-box>"
SHAPE = "<draw:custom-shape><text:p>Boxed.</text:p></draw:custom-shape>"


def read(body: str, log: Log | None = None, styles: str = "") -> Document:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, inner in {
            "content": f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
            "styles": "<office:styles/>",
        }.items():
            whole = f"<office:document-{name} {_SPACES}>{inner}</office:document-{name}>"
            archive.writestr(f"{name}.xml", whole)
    source = Source(name="a.odt", data=buffer.getvalue())
    return pandoc.OFFICE.read(source, log or Log("a.odt"))


@pytest.mark.parametrize("box", [f"<draw:frame>{BOX}</draw:frame>", SHAPE], ids=["box", "shape"])
def test_a_box_of_text_stands_below_its_paragraph(box: str) -> None:
    log = Log("a.odt")
    body = f"<text:p>Before, {box}after.</text:p><text:p>Next.</text:p>"
    assert outline(read(body, log)) == "p(Before, after.) p(Boxed.) p(Next.)"
    assert [d.code for d in log.diagnostics] == ["box-in-text"]


def test_fields_and_ruby_are_words() -> None:
    ruby = (
        "<text:ruby><text:ruby-base>漢</text:ruby-base>"
        "<text:ruby-text>kan</text:ruby-text></text:ruby>"
    )
    body = f"<text:p>By <text:author-name>Jane</text:author-name>: {ruby}.</text:p>"
    assert outline(read(body)) == "p(By Jane: 漢(kan).)"


def test_comments_and_changes_are_told() -> None:
    log = Log("a.odt")
    body = (
        "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region>"
        "</text:tracked-changes><text:p>A<office:annotation><text:p>no</text:p>"
        "</office:annotation>b</text:p>"
    )
    assert outline(read(body, log)) == "p(Ab)"
    assert [d.code for d in log.diagnostics] == ["comments-dropped", "changes-accepted"]


def test_a_style_that_derives_from_title_tells_the_title() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:parent-style-name="{parent}"/>'
        for name, parent in (("P1", "Own"), ("Own", "Title"), ("P2", "Subtitle"))
    )
    lines = ("P3", ""), ("P1", "The <text:span>quay</text:span>"), ("P2", "Costs"), ("P3", "Text.")
    body = "".join(f'<text:p text:style-name="{style}">{said}</text:p>' for style, said in lines)
    document = read(body, styles=styles)
    assert (plain_text(document.meta.title), plain_text(document.meta.subtitle)) == (
        "The quay",
        "Costs",
    )
    assert outline(document) == "p(Text.)"


def test_a_title_below_other_text_is_text() -> None:
    document = read('<text:p>Text.</text:p><text:p text:style-name="Title">Quay</text:p>')
    assert (document.meta.title, outline(document)) == ((), "p(Text.) p(Quay)")


def test_controls_are_what_windows_has_in_their_places() -> None:
    log = Log("a.odt")
    document = read("<text:p>Wait\x85 \x93so\x94\x81.</text:p>", log)
    assert plain_text(document.blocks) == "Wait… “so”."
    assert [told.code for told in log.diagnostics] == ["control-characters"]


def test_a_table_in_a_cell_stands_below_the_table_around_it() -> None:
    def table(inner: str) -> str:
        cell = f"<table:table-cell>{inner}</table:table-cell>"
        return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"

    log = Log("a.odt")
    inner = table("<text:p>Inside</text:p>")
    body = table(f"<text:p>Outside</text:p>{inner}<text:p>Still</text:p>")
    assert outline(read(f"{body}<text:p>Next</text:p>", log)) == (
        f"{outline(read(table('<text:p>Outside</text:p><text:p>Still</text:p>')))} "
        f"{outline(read(table('<text:p>Inside</text:p>')))} p(Next)"
    )
    assert [d.code for d in log.diagnostics] == ["table-in-cell"]


def test_what_describes_a_picture_is_its_alternative_text() -> None:
    picture = '<draw:image xlink:href="Pictures/1.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>'
    frame = f"<draw:frame>{picture}<svg:desc>A cat.</svg:desc></draw:frame>"
    assert "A cat." in outline(read(f"<text:p>{frame}</text:p>"))


def test_an_indent_of_a_paragraph_makes_no_quotation() -> None:
    style = (
        '<style:style style:name="P1" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-left="2cm"/></style:style>'
    )
    document = read('<text:p text:style-name="P1">Set in.</text:p>', styles=style)
    assert outline(document) == "p(Set in.)"
