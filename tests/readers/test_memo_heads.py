"""The head of a memo in Markdown, HTML and Word becomes data, as that of a plain text does."""

from __future__ import annotations

import io
import zipfile

import pytest

from publish.diagnostics import Log
from publish.document import Correspondence, Document, Note
from publish.walk import iterate, plain_text
from tests.readers.test_pandoc import read

LETTER = Correspondence(to=("The board",), sender=("Ann Lee",), subject="The budget")
FIELDS = ("To: The board", "From: Ann Lee", "Date: 3 June 2025", "Subject: The budget")
LINES = "\n".join(FIELDS)
BOLD = "\n".join(f"**{field.replace(':', ':**')}" for field in FIELDS)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def words(document: Document) -> list[str]:
    return [plain_text(block) for block in document.blocks]


def docx(*paragraphs: str) -> bytes:
    """A Word file; a line feed in a paragraph stands for a tab."""
    body = "".join(
        "<w:p>"
        + "<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{t}</w:t></w:r>" for t in p.split("\n"))
        + "</w:p>"
        for p in paragraphs
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("memo.md", f"{LINES}\n\nWe ask.\n"),
        ("memo.md", f"{LINES}\nWe ask.\n"),
        ("memo.md", f"# Memorandum\n\n{LINES}\n\n---\n\nWe ask.\n"),
        ("memo.md", f"**MEMO**\n\n{BOLD}\n\nWe ask."),
        ("memo.md", "\n\n".join((*FIELDS, "We ask."))),
        (
            "memo.md",
            "| To | The board |\n|---|---|\n| From | Ann Lee |\n| Date | 3 June 2025 |\n"
            "| Subject | The budget |\n\nWe ask.\n",
        ),
        ("memo.html", f"<h1>Memo</h1><p>{'<br>'.join(FIELDS)}</p><p>We ask.</p>"),
        ("memo.docx", docx("Memorandum", *FIELDS, "We ask.")),
        ("memo.docx", docx(*(f.replace(": ", "\n") for f in FIELDS), "We ask.")),
        ("memo.docx", docx(*(f.replace(": ", ":\n") for f in FIELDS), "We ask.")),
    ],
    ids=[
        *("lines", "text-below", "titled", "bold", "paragraphs", "table", "html"),
        *("word", "word-tabs", "word-colons"),
    ],
)
def test_the_head_of_a_memo_is_its_correspondence(name: str, source: str | bytes) -> None:
    log = Log(name)
    document = read(name, source, log)
    assert document.meta.correspondence == LETTER
    assert (plain_text(document.meta.title), document.meta.date) == ("The budget", "2025-06-03")
    assert words(document) == ["We ask."]
    told = [d.message for d in log.diagnostics if d.code == "front-read"]
    assert told[0] == '"To: The board" is read as a field of the correspondence'
    assert len(told) == len(FIELDS)


def test_fields_that_have_no_place_are_kept_with_their_line() -> None:
    log = Log("memo.md")
    document = read("memo.md", "To: A\nProject: Quay\nSubject: B\n\nText.\n", log)
    assert document.meta.extra == (("Project", "Quay"),)
    assert [d.place.line for d in log.diagnostics if d.code == "front-read"] == [1, 2, 3]


def test_a_title_of_its_own_and_front_matter_win_over_the_head() -> None:
    document = read("memo.md", f"---\nto: Ben Roy\n---\n# The quay\n\n{LINES}\n\nWe ask.\n")
    assert plain_text(document.meta.title) == "The quay"
    assert document.meta.correspondence.to == ("Ben Roy",)
    assert document.meta.correspondence.sender == ("Ann Lee",)


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 June 2025\n\nText.",
        "Subject: a word\n\nText.",
        "Text first.\n\nTo: A\\\nFrom: B",
        "| From | To |\n|---|---|\n| Bergen | Oslo |\n",
        "| To | A |\n|---|---|\n| From | B |\n\n: Who gets it\n\nText.",
        "| To[^1] | A |\n|---|---|\n| From | B |\n\nText.\n\n[^1]: Not the board.\n",
        "`To:` Ann Lee\\\n`From:` Bo Roy\n\nText.",
    ],
)
def test_what_is_no_head_stays_in_the_text(text: str) -> None:
    log = Log("memo.md")
    document = read("memo.md", text, log)
    assert document.meta.correspondence == Correspondence()
    assert "front-read" not in {d.code for d in log.diagnostics}
    assert document.blocks


def test_a_name_of_the_kind_of_letter_that_has_a_note_stays() -> None:
    document = read("memo.md", f"# Memorandum[^1]\n\n{LINES}\n\nWe ask.\n\n[^1]: The second.\n")
    assert any(isinstance(node, Note) for node in iterate(document))
    assert document.meta.correspondence == LETTER


def test_a_link_in_a_head_and_a_date_that_is_none_are_told() -> None:
    log = Log("memo.md")
    document = read(
        "memo.md", "To: [A](https://a.example)\nFrom: b@c.example\nDate: soon\n\nT.", log
    )
    assert document.meta.correspondence.sender == ("b@c.example",)
    assert {(d.code, d.severity, d.place.line) for d in log.diagnostics} >= {
        ("name-only", "warning", 1),
        ("date-not-understood", "warning", 3),
    }
