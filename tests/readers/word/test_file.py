"""What pandoc leaves out of Word files is put where it reads it, or told with its paragraph."""

from __future__ import annotations

import io
import zipfile

import pytest

from publish.diagnostics import Log
from publish.document import CodeBlock, Document, Origin, Paragraph
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate
from tests.pandoc.outline import outline

_SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'{_RELATIONS}<Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_PICTURES = f'{_RELATIONS}<Relationship Id="r9" Type="{_OFFICE}/image" Target="media/broken.png"/>'


def word(body: str, **parts: str) -> bytes:
    """The smallest Word file with that in its body, and with other parts (`styles`)."""
    related = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _ROOT)
        archive.writestr("word/_rels/document.xml.rels", f"{_PICTURES}{related}</Relationships>")
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
        archive.writestr("word/media/broken.png", "no picture")
        archive.writestr(
            "word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
        )
    return buffer.getvalue()


def read(body: str, log: Log | None = None) -> Document:
    return pandoc.OFFICE.read(Source(name="a.docx", data=word(body)), log or Log("a.docx"))


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def drawing(kind: str, inner: str = "") -> str:
    """A picture that is drawn, as Word has them."""
    return (
        '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="n" descr="Sales"/>'
        f'<a:graphic><a:graphicData uri="http://x/{kind}">{inner}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


BOX = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
SHAPES = drawing("wordprocessingShape", f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>")
BOTH = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{SHAPES}</mc:Choice>'
    f"<mc:Fallback>{SHAPE}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize("box", [SHAPE, SHAPES, BOTH], ids=["old", "new", "both"])
def test_a_box_of_text_stands_below_its_paragraph_and_hides_none_of_it(box: str) -> None:
    log = Log("a.docx")
    body = f"<w:p>{run('Before, ')}<w:r>{box}</w:r>{run('after.')}</w:p><w:p>{run('Next.')}</w:p>"
    assert outline(read(body, log)) == "p(Before, after.) p(Boxed.) p(Next.)"
    assert [d.code for d in log.diagnostics] == ["box-in-text"]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (f'<w:fldSimple w:instr=" AUTHOR ">{run("Jane")}</w:fldSimple>', "Jane"),
        (f'<w:bdo w:val="ltr">{run("Jane")}</w:bdo>', "Jane"),
        (f'<w:customXml w:element="x">{run("Jane")}</w:customXml>', "Jane"),
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('kan')}</w:rt>"
            f"<w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>",
            "漢(kan)",
        ),
    ],
    ids=["field", "direction", "custom", "ruby"],
)
def test_words_that_pandoc_passes_over_are_read(inner: str, said: str) -> None:
    log = Log("a.docx")
    assert outline(read(f"<w:p>{run('By ')}{inner}.</w:p>", log)) == f"p(By {said})"
    assert not log.diagnostics


@pytest.mark.parametrize(
    ("element", "said"), [("cr", "p(Oneline_break()two)"), ("ptab", "p(One two)")]
)
def test_ends_of_lines_and_tabs_part_words_under_any_name(element: str, said: str) -> None:
    inner = f"<w:r><w:t>One</w:t><w:{element}/><w:t>two</w:t></w:r>"
    assert outline(read(f"<w:p>{inner}</w:p>")) == said


@pytest.mark.parametrize("name", ["HTML Preformatted", "Preformatted Text"])
def test_text_that_is_kept_to_the_letter_is_code(name: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    style = f'<w:style w:type="paragraph" w:styleId="Kept"><w:name w:val="{name}"/></w:style>'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Kept"/></w:pPr>{run(line)}</w:p>'
        for line in ("for x in y:", "    say(x)")
    )
    data = word(body, styles=f"<w:styles {space}>{style}</w:styles>")
    (block,) = pandoc.OFFICE.read(Source(name="a.docx", data=data), Log("a.docx")).blocks
    assert isinstance(block, CodeBlock)
    assert block.text == "for x in y:\n    say(x)"


def test_hidden_text_is_not_published_and_that_is_told() -> None:
    log = Log("a.docx")
    hidden = run("For us alone", "<w:rPr><w:vanish/></w:rPr>")
    shown = run("all", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
    assert outline(read(f"<w:p>{run('For ')}{hidden}{shown}</w:p>", log)) == "p(For all)"
    (told,) = log.diagnostics
    assert (told.code, told.place.paragraph) == ("hidden-text-dropped", 1)


@pytest.mark.parametrize("kind", ["chart", "diagram"])
def test_what_nobody_reads_is_a_loss_that_names_its_paragraph(kind: str) -> None:
    log = Log("a.docx")
    body = f"<w:p>{run('First.')}</w:p><w:p>{run('Sales of the year in figures here: ')}"
    read(f"{body}<w:r>{drawing(kind)}</w:r></w:p>", log)
    (loss,) = log.losses
    assert str(loss.place) == 'a.docx, paragraph 2 ("Sales of the year in …")'
    assert '"Sales"' in loss.message


def test_an_object_is_a_loss_unless_a_picture_shows_it() -> None:
    log = Log("a.docx")
    read(f"<w:p>{run('x')}<w:r><w:object><o:OLEObject/></w:object></w:r></w:p>", log)
    assert [d.code for d in log.losses] == ["drawing-not-read"]


def test_what_is_told_of_a_word_file_names_the_paragraph() -> None:
    log = Log("a.docx")
    picture = drawing(
        "picture",
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic>',
    )
    alone = f"<w:p><w:r>{picture}</w:r></w:p>"
    said = f"<w:p>{run('One.')}</w:p><w:p>{run('See ')}<w:r>{picture}</w:r></w:p>{alone}"
    document = read(said, log)
    assert [(loss.code, str(loss.place)) for loss in log.losses] == [
        ("image-refused", 'a.docx, paragraph 2 ("See")'),
        ("image-refused", 'a.docx, paragraph 3 ("…")'),
    ]
    origins = [node.origin for node in iterate(document) if isinstance(node, Paragraph)]
    assert Origin(2, 2, words="See") in origins


def test_each_body_of_a_file_is_read() -> None:
    inner = "</w:body><w:body>".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in "ab")
    source = Source(name="a.docx", data=word(inner))
    assert outline(pandoc.OFFICE.read(source, Log("a.docx"))) == "p(a) p(b)"
