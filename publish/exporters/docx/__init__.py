"""The Word exporter: an arranged document as a .docx that a person can go on writing in.

Modules bear Word's own terms: `styles` turns our style into Word's, `body` and `runs` say blocks
and inlines, `numbering`, `notes`, `fields`, `tables`, `pictures`, `headers`, `fonts` and `settings`
make the parts that their names say, and `package` puts them together.
"""

from __future__ import annotations

from typing import Final

from publish.document import Document
from publish.plugin import Context, Exporter
from publish.style import Style


def render(document: Document, style: Style, context: Context) -> bytes:
    """The bytes of a .docx that says `document` in `style`.

    `document` is arranged; one that is not, or whose page master the style lacks, is an
    `ExportError`. What Word cannot say goes to `context.log`.
    """
    from publish.exporters.docx.package import pack_document

    return pack_document(document, style, context)


def styled(style: Style) -> Style:
    """`style` as the template sets it that it names (`docx.template`), or as it is.

    Raises `SourceError` for a template that is no Word file.
    """
    if style.docx.template is None:
        return style
    from publish.exporters.docx.template.overlay import in_template

    return in_template(style)


EXPORTER: Final = Exporter(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    letter="memo",
    tools=("python-docx", "pillow", "resvg-py"),
    render=render,
    styled=styled,
    summary="Word document with real styles, fields, notes and embedded fonts",
)
