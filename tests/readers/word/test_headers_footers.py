"""What heads and feet of a Word file's pages say and the text does not is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from publish.diagnostics import Log
from publish.document import Meta
from publish.plugin import Source
from publish.readers import pandoc
from publish.readers.word.headers_footers import tell_furniture
from tests.readers.word.test_file import run, word
from tests.support.notation import inlines

META = Meta(
    title=inlines("The quay: what it costs"),
    authors=("Ann Lee",),
    organization="Harbour Desk",
    date="2025-03-04",
    classification="Internal",
)


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("STRICTLY CONFIDENTIAL – Client Q", "warning"),
        ("Ref. 2025/77", "warning"),
        ("The quay Page 2 of 9", "info"),
        ("Harbour Desk | Internal | Seite 3/12", "info"),
        ("- 7 -", "info"),
        ("Ann Lee, 4 March 2025", "info"),
    ],
)
def test_what_the_metadata_say_is_no_loss(line: str, severity: str) -> None:
    log = Log("a.docx")
    tell_furniture([line], META, log)
    (told,) = log.diagnostics
    assert (told.code, told.severity) == ("furniture-dropped", severity)
    assert (line in told.message) == (severity == "warning")


def test_a_file_without_any_is_told_nothing_of() -> None:
    log = Log("a.docx")
    tell_furniture([], META, log)
    assert not log.diagnostics


def test_heads_and_feet_are_found_in_a_file() -> None:
    buffer = io.BytesIO(word(f"<w:p>{run('Text.')}</w:p>"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(buffer, "a") as archive:
        for part, said in (
            ("header1", "For A only"),
            ("header2", "For A only"),
            ("footer1", "B 7"),
        ):
            inner = f"<w:p><w:r><w:t>{said}</w:t><w:ptab/></w:r></w:p>"
            archive.writestr(f"word/{part}.xml", f'<w:hdr xmlns:w="{space}">{inner}</w:hdr>')
    log = Log("a.docx")
    pandoc.OFFICE.read(Source(name="a.docx", data=buffer.getvalue()), log)
    (told,) = (d for d in log.diagnostics if d.code == "furniture-dropped")
    assert '"For A only"' in told.message
