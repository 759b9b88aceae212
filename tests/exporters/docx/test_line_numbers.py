"""Numbers of lines are Word's own."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Landscape, Meta
from publish.exporters.docx import EXPORTER
from publish.plugin import Context
from tests.exporters.docx.reading import HOUSE, TIMESTAMP, W, export, find, part, values
from tests.exporters.docx.samples import arranged, para, words

MAIN = "word/document.xml"
DOCUMENT = Document(
    meta=Meta(title=words("T"), language="en"),
    blocks=(para("a"), Landscape(blocks=(para("b"),)), para("c")),
)


def test_lines_are_numbered_in_every_section_and_in_running_text_only() -> None:
    lined = msgspec.structs.replace(
        HOUSE.page["memo"], line_numbers=5, line_numbers_start="document"
    )
    style = msgspec.structs.replace(HOUSE, page={**HOUSE.page, "memo": lined})
    context = Context(log=Log(), timestamp=TIMESTAMP)
    data = EXPORTER.render(arranged(DOCUMENT, "memo", style), style, context)
    numbering = find(part(data, MAIN), "//w:sectPr/w:lnNumType")
    gap = str(HOUSE.line_number.indent_end.twips)
    wanted = {f"{W}countBy": "5", f"{W}restart": "continuous", f"{W}distance": gap}
    assert [dict(one.attrib) for one in numbering] == [wanted] * 3
    suppressed = "//w:style[w:pPr/w:suppressLineNumbers]/@w:styleId"
    ids = set(values(part(data, "word/styles.xml"), suppressed))
    assert {"Heading1", "MemoField", "KeyPoints", "Caption", "FootnoteText", "CodeBlock"} <= ids
    assert ids.isdisjoint(
        {"Normal", "ListBullet", "ListNumber", "BlockText", "Verse", "Definition"}
    )


def test_no_lines_are_numbered_unless_the_style_says() -> None:
    data = export(DOCUMENT)
    assert not find(part(data, MAIN), "//w:lnNumType")
    assert not find(part(data, "word/styles.xml"), "//w:suppressLineNumbers")
