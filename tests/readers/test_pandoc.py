"""What pandoc reads becomes a document: text, pictures, metadata, and an error when it is none."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
import zlib
from pathlib import Path

import msgspec
import pytest

from publish.archive import MOST_MEMBERS
from publish.diagnostics import Log
from publish.document import (
    Code,
    Document,
    Image,
    LineBreak,
    Link,
    Math,
    Note,
    Origin,
    Paragraph,
    Reference,
    Section,
    Text,
)
from publish.errors import SourceError
from publish.pandoc import run
from publish.plugin import Reader, Source
from publish.readers import pandoc, plaintext
from publish.walk import iterate, plain_text
from tests.pandoc.outline import outline
from tests.support.notation import a, em, inlines, p, strong

READERS: dict[str, Reader] = {
    suffix: reader
    for reader in vars(pandoc).values()
    if isinstance(reader, Reader)
    for suffix in reader.suffixes
}


def png(width: int = 2, height: int = 1) -> bytes:
    from PIL import Image as Pictures

    buffer = io.BytesIO()
    Pictures.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def read(name: str, data: bytes | str, log: Log | None = None) -> Document:
    reader = READERS[name[name.rindex(".") :]]
    content = data.encode() if isinstance(data, str) else data
    return reader.read(Source(name=name, data=content), log or Log(name))


def written(to: str, text: str = "# Title\n\nSome *text* and ![a dot](dot.png).") -> bytes:
    ast = run.read(text.encode(), "markdown", name="text", log=Log())
    return run.write(ast, to, files={"dot.png": png()}, log=Log())


def pictures(document: Document) -> list[Image]:
    return [node for node in iterate(document) if isinstance(node, Image)]


def codes(log: Log) -> set[str]:
    return {diagnostic.code for diagnostic in log.diagnostics}


@pytest.mark.parametrize(
    ("suffix", "to"),
    [
        *((".md", "markdown"), (".html", "html"), (".docx", "docx"), (".odt", "odt")),
        *((".rst", "rst"), (".org", "org"), (".tex", "latex"), (".epub", "epub3")),
        *((".ipynb", "ipynb"), (".adoc", "asciidoc"), (".textile", "textile"), (".rtf", "rtf")),
        *((".fb2", "fb2"), (".docbook", "docbook5"), (".jats", "jats"), (".opml", "opml")),
        *((".mediawiki", "mediawiki"), (".muse", "muse"), (".djot", "djot"), (".pptx", "pptx")),
    ],
)
def test_every_family_says_its_words_in_order(suffix: str, to: str) -> None:
    document = read(f"a{suffix}", written(to, "# One\n\nSome *plain* text.\n\n# Two\n\nMore."))
    said = f"{plain_text(document.meta.title)} {plain_text(document.blocks)}".split()
    wanted = ["One", "Some", "plain", "text.", "Two", "More."]
    assert [word for word in said if word in wanted] == wanted


@pytest.mark.parametrize(("suffix", "to"), [(".docx", "docx"), (".odt", "odt"), (".epub", "epub3")])
def test_pictures_come_out_of_an_archive(suffix: str, to: str) -> None:
    document = read(f"a{suffix}", written(to))
    (media,) = document.media
    assert media.data == png()
    assert media.id == hashlib.sha256(png()).hexdigest()
    assert (media.media_type, media.width, media.height) == ("image/png", 2, 1)
    assert [image.media for image in pictures(document)] == [media.id]


def test_pictures_come_out_of_a_notebook() -> None:
    text = base64.b64encode(png()).decode()
    output = {"output_type": "display_data", "metadata": {}, "data": {"image/png": text}}
    cells = [
        {
            "cell_type": "markdown", "id": "c", "metadata": {}, "source": "![a](attachment:d.png)",
            "attachments": {"d.png": {"image/png": text}},
        },
        {
            "cell_type": "code", "id": "d", "metadata": {}, "execution_count": 1, "source": "x",
            "outputs": [output],
        },
    ]  # fmt: skip
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    document = read("a.ipynb", msgspec.json.encode(notebook))
    assert len(document.media) == 1
    assert [bool(image.media) for image in pictures(document)] == [True, True]


def test_a_picture_without_an_address_is_no_loss() -> None:
    log = Log("a.html")
    read("a.html", "<p>a <img src=''></p>", log)
    (told,) = [d for d in log.diagnostics if d.code == "image-not-embedded"]
    assert (told.severity, told.message) == ("warning", "picture without a path")


def test_a_picture_in_a_data_address_travels_and_one_of_a_source_without_folder_does_not() -> None:
    log = Log("a.md")
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    document = read("a.md", f"![in]({address})\n![out](b.png)", log)
    assert [(image.alt, bool(image.media)) for image in pictures(document)] == [
        ("in", True),
        ("out", False),
    ]
    assert [(d.code, str(d.place)) for d in log.losses] == [("image-not-embedded", "a.md:2")]


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", "![A dot](figures/a%20dot.png)"),
        (".html", "<p><img src='figures/a%20dot.png' alt='A dot'></p>"),
        (".rst", ".. image:: figures/a dot.png\n   :alt: A dot\n"),
        (".org", "[[./figures/a dot.png]]"),
        (".tex", r"\includegraphics[width=0.5\textwidth]{figures/a dot}"),
    ],
)
def test_a_picture_beside_the_source_travels_in_the_document(
    tmp_path: Path, suffix: str, text: str
) -> None:
    from publish import read as read_path

    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/a dot.png").write_bytes(png())
    source = tmp_path / f"text{suffix}"
    source.write_text(text)
    log = Log(source.name)
    document = read_path(source, log=log)
    assert [media.data for media in document.media] == [png()]
    (image,) = pictures(document)
    assert image.media == document.media[0].id
    assert image.share == (0.5 if suffix == ".tex" else None)
    assert not log.losses


def test_what_is_done_to_a_picture_is_told_with_the_line_that_names_it(tmp_path: Path) -> None:
    from PIL import Image as Pictures

    from publish import read as read_path

    still = Pictures.new("RGB", (2, 1), "red")
    moving = tmp_path / "a.gif"
    still.save(moving, save_all=True, append_images=[Pictures.new("RGB", (2, 1), "blue")])
    (tmp_path / "text.md").write_text("# T\n\n![A dot](a.gif)\n")
    log = Log("text.md")
    read_path(tmp_path / "text.md", log=log)
    told = [str(d.place) for d in log.diagnostics if d.code == "animation-stilled"]
    assert told == ["text.md:3"]


def test_a_picture_is_as_large_as_the_source_says_and_may_say_nothing() -> None:
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    text = f"""
![a]({address}){{width=50%}} ![b]({address}){{width=6cm height=300px}} ![]({address}){{.decorative}}
![]({address}){{alt=""}}
"""
    sizes = [
        (round(image.width or 0), image.height, image.share, image.decorative)
        for image in pictures(read("a.md", text))
    ]
    assert sizes == [
        (0, None, 0.5, False),
        (170, 225.0, None, False),
        (0, None, None, True),
        (0, None, None, True),
    ]


@pytest.mark.parametrize(
    ("markup", "decorative"), [("", False), (' alt=""', True), (' alt="x"', False)]
)
def test_only_an_empty_alt_of_a_web_page_says_that_a_picture_is_decorative(
    markup: str,
    decorative: bool,  # noqa: FBT001 (a parameter of pytest's)
) -> None:
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    (image,) = pictures(read("a.html", f"<p><img src='{address}'{markup}></p>"))
    assert image.decorative is decorative


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no size"),
        (png(9000, 9000), "too many"),
        (png()[:50], "damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "no PNG, JPEG, GIF, WebP, SVG or PDF"),
    ],
    ids=["svg", "huge", "cut off", "eps"],
)
def test_what_is_no_usable_picture_is_refused_and_told(data: bytes, because: str) -> None:
    log = Log("a.md")
    address = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    assert not read("a.md", f"![alt]({address})", log).media
    refused = [d.message for d in log.diagnostics if d.code == "image-refused"]
    assert len(refused) == 1
    assert because in refused[0]
    assert log.losses


def test_front_matter_is_ours_and_wins() -> None:
    document = read("a.md", "---\ntitle: Stated\ndate: 30 August 2025\nlang: en\n---\n# First\n\na")
    assert plain_text(document.meta.title) == "Stated"
    assert document.meta.date == "2025-08-30"
    assert outline(document) == "h@id=first(First p(a))"


def test_front_matter_that_bombs_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^a\.md:2: .*anchor"):
        read("a.md", "---\na: &a [x, x]\nb: [*a, *a]\n---\ntext")


def test_a_message_of_pandoc_names_the_line_of_the_file() -> None:
    log = Log("a.md")
    read("a.md", "---\ntitle: T\n---\n\n[x]: a\n[x]: b\n", log)
    assert [str(d.place) for d in log.diagnostics] == ["a.md:6"]


def test_a_date_that_is_none_is_told_and_not_printed() -> None:
    log = Log("a.org")
    assert read("a.org", "#+DATE: some day\n\ntext", log).meta.date == ""
    assert "date-not-understood" in codes(log)
    assert read("a.org", "#+DATE: <2025-08-30>\n\ntext").meta.date == "2025-08-30"


def test_the_encoding_is_settled_before_pandoc_guesses() -> None:
    log = Log("a.md")
    assert plain_text(read("a.md", "Größe — Maß".encode("utf-16"), log).blocks) == "Größe — Maß"
    assert "encoding" in codes(log)


def test_html_with_elements_that_nobody_closes_is_read_in_time() -> None:
    document = read("a.html", "<title>T</title>" + "<ul><li>" * 25 + "text")
    assert plain_text(document.blocks) == "text"


def test_what_of_a_web_page_is_not_read_is_told_with_its_line() -> None:
    log = Log("a.html")
    page = "<p>Home</p>\n<main>Text.\n<iframe src='x'></iframe></main>\n<script>'<video>'</script>"
    assert plain_text(read("a.html", page, log).blocks) == "Text."
    told = {(d.code, d.severity, str(d.place)) for d in log.diagnostics}
    assert told >= {("html-tag-dropped", "loss", "a.html:3"), ("main-only", "info", "a.html:2")}


def test_a_note_in_a_note_is_told_as_lost() -> None:
    log = Log("a.md")
    read("a.md", "Text[^a], code `[^c]`.\n\n[^a]: Outer[^b].\n\n[^b]: Inner.\n", log)
    assert [(d.code, d.message.partition(": ")[2][:4]) for d in log.losses] == [
        ("note-in-note", "[^b]")
    ]


def test_the_preamble_of_a_latex_file_is_no_loss() -> None:
    log = Log("a.tex")
    preamble = "\\documentclass{article}\n\\usepackage{tikz}\n\\setlength{\\parindent}{0pt}\n"
    body = "\\begin{document}\nText \\unheardof{word}.\n\\end{document}\n"
    read("a.tex", preamble + body, log)
    assert [(str(d.place), d.message) for d in log.losses] == [
        ("a.tex:5", r"Skipped '\unheardof{word}'")
    ]


def _archive(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"", "empty"),
        (b"no archive", "not a ZIP archive, as its suffix requires"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "password-protected"),
        (_archive(("../a", b"x")), "leaves it"),
        (_archive(("/a", b"x")), "leaves it"),
        (_archive(("a", bytes(30_000_000))), "an attack"),
        (_archive(*((str(n), b"") for n in range(MOST_MEMBERS + 1))), "members in the archive"),
        (_archive(("a", b"x")), "pandoc failed"),
    ],
    ids=["empty", "text", "protected", "upwards", "absolute", "bomb", "many", "no document"],
)
def test_what_is_no_word_file_is_an_error_that_names_it(data: bytes, because: str) -> None:
    with pytest.raises(SourceError, match=rf"^a\.docx: .*{because}"):
        read("a.docx", data)


def test_what_nobody_accepted_in_a_word_file_is_read_as_accepted_and_told() -> None:
    change = (
        b'<w:ins w:id="1" w:author="A"><w:r><w:t>added</w:t></w:r></w:ins>'
        b'<w:del w:id="2" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        b'<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    with zipfile.ZipFile(io.BytesIO(written("docx", "Sure, "))) as plain:
        members = [(name, plain.read(name)) for name in plain.namelist()]
    part = "word/document.xml"
    data = _archive(*((n, b.replace(b"</w:p>", change) if n == part else b) for n, b in members))
    log = Log("a.docx")
    assert plain_text(read("a.docx", data, log).blocks).replace(" ", "") == "Sure,added"
    told = {d.code: (d.severity, d.message) for d in log.diagnostics}
    severity, message = told["changes-accepted"]
    assert severity == "warning"
    assert message.endswith("1 insertions, 1 deletions")
    assert told["comments-dropped"][0] == "info"


def test_a_picture_whose_packed_bytes_are_damaged_is_missing_and_told() -> None:
    with zipfile.ZipFile(io.BytesIO(written("docx"))) as plain:
        whole = _archive(*((name, plain.read(name)) for name in plain.namelist()))
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        (drawing,) = (info for info in packed.infolist() if info.filename.endswith(".png"))
    begins = drawing.header_offset + 30 + len(drawing.filename)
    data = whole[:begins] + b"\xff" * 8 + whole[begins + 8 :]
    with pytest.raises(zlib.error), zipfile.ZipFile(io.BytesIO(data)) as damaged:
        damaged.read(drawing.filename)
    log = Log("a.docx")
    document = read("a.docx", data, log)
    assert document.media == ()
    assert log.diagnostics


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_an_error() -> None:
    with pytest.raises(SourceError, match="same name"):
        read("a.docx", _archive(("a", b"x"), ("a", b"y")))


def test_each_suffix_has_one_reader() -> None:
    suffixes = [
        suffix
        for reader in vars(pandoc).values()
        if isinstance(reader, Reader)
        for suffix in reader.suffixes
    ]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "[](#x)", [Reference(target="x", origin=Origin(1, 1))]),
        ("a.md", "a\n\n@fig-x", [Reference(target="fig-x", origin=Origin(3, 3))]),
        ("a.md", "[-@tbl:y]", [Reference(target="tbl:y", number_only=True, origin=Origin(1, 1))]),
        ("a.md", "[the port](#x)", []),
        ("a.tex", "\\ref{x}", [Reference(target="x", number_only=True, origin=Origin(1, 1))]),
        ("a.html", '<p>a<a href="#x"></a></p>', []),
    ],
)
def test_references_are_read_as_sources_write_them(
    name: str, text: str, expected: list[Reference]
) -> None:
    assert [n for n in iterate(read(name, text)) if isinstance(n, Reference)] == expected


def test_several_references_in_brackets_keep_the_words_around_them() -> None:
    document = read("a.md", "[see @fig-x and @sec-y below]")
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [
        part.target if isinstance(part, Reference) else plain_text(part)
        for part in paragraph.content
    ] == ["see ", "fig-x", " and ", "sec-y", " below"]


def test_references_need_no_spaces_where_a_script_sets_none() -> None:
    document = read("a.md", "见@tbl-x，另见@fig-a.b所示，再见[@sec-y]。 a@fig-x.org")
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [
        part.target if isinstance(part, Reference | Link) else plain_text(part)
        for part in paragraph.content
    ] == ["见", "tbl-x", "，另见", "fig-a.b", "所示，再见", "sec-y", "。 ", "mailto:a@fig-x.org"]


def test_front_matter_of_markdown_is_markdown() -> None:
    text = (
        "---\ntitle: 'On *grain*'\nsubtitle: '1. [Aims](https://example.org/) of `x`'\n"
        "abstract: |\n  It costs $2^n$.\n\n  - And **more**.\n"
        "key-points: [plain, '*set*', '# no heading']\ndate: 2025\n---\nText.\n"
    )
    meta = read("a.md", text).meta
    assert meta.title == inlines("On ", em("grain"))
    assert meta.subtitle == inlines(
        "1. ", a("https://example.org/", "Aims"), " of ", Code(text="x")
    )
    assert meta.key_points == (inlines("plain"), inlines(em("set")), inlines("# no heading"))
    assert meta.summary == (
        p("It costs ", Math(text="2^n"), "."),
        p("- And ", strong("more"), "."),
    )


def test_marks_in_the_front_matter_of_a_plain_text_stay_as_they_are() -> None:
    text = "---\ntitle: On *grain*\n---\nText that says something.\n"
    document = plaintext.READER.read(Source(name="a.txt", data=text.encode()), Log())
    assert document.meta.title == inlines("On *grain*")


@pytest.mark.parametrize(
    "title", ["[^1] and ^", "a | b * c", "C# _and", "1) * x", "# <", "> $5", "::: *", "& then"]
)
def test_front_matter_that_only_looks_like_markup_is_kept_to_the_letter(title: str) -> None:
    text = f"---\ntitle: {json.dumps(title)}\n---\nText.\n"
    assert plain_text(read("a.md", text).meta.title) == title


NOTED = """---
title: On grain[^a]
abstract: |
  In *short*[^b].
---
Text[^b], \\[^z] and `[^y]`.

[^a]: Of *all* kinds.

    And more.
[^b]: Said twice.
"""


def test_notes_of_the_body_are_those_of_front_matter_too() -> None:
    log = Log("a.md")
    document = read("a.md", NOTED, log)
    notes = [node for node in iterate(document) if isinstance(node, Note)]
    said = ("Of all kinds.\nAnd more.", "Said twice.", "Said twice.")
    assert tuple(plain_text(note.blocks) for note in notes) == said
    assert document.meta.title == (Text(text="On grain"), notes[0])
    assert not log.diagnostics


UNIQUE = "use a unique key for each note"
MARK_IT = "refer to it in the text, or delete it"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("short*[^b]", "short*[^ba]", ("note-unknown", "error", "a.md:4", 'did you mean "b"?')),
        ("Text[^b]", "Text[^q]", ("note-unknown", "error", "a.md:6", r"define it, or write \[^q]")),
        ("[^a]: Of", "[^b]: Of", ("pandoc-duplicate-note-reference", "loss", "a.md:11", UNIQUE)),
        ("grain[^a]", "grain", ("pandoc-note-defined-but-not-used", "loss", "a.md:8", MARK_IT)),
        (
            "title: On",
            "author: A. Doe[^b]\ntitle: On",
            ("note-in-name", "loss", "a.md:2", "say it in the abstract, or in the text"),
        ),
    ],
)
def test_a_note_that_is_not_set_is_told_with_its_line(
    old: str, new: str, told: tuple[str, ...]
) -> None:
    log = Log("a.md")
    read("a.md", NOTED.replace(old, new), log)
    assert told in [(d.code, d.severity, str(d.place), d.hint) for d in log.diagnostics]


TOLD = """---
title: T
---

`<font>` and {.odd} in words.

```html
<font>x</font> <!-- no -->
```

# First

A <font color=red>red</font> word. <!-- a note -->

### Deep thing {.odd key=1}

> # Within
"""


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("html-tag-dropped", 13),
        ("comment-dropped", 13),
        ("heading-level-repaired", 15),
        ("attributes-dropped", 15),
        ("heading-in-block", 17),
    ],
)
def test_what_is_told_of_markdown_has_its_line(code: str, line: int) -> None:
    log = Log("a.md")
    read("a.md", TOLD, log)
    assert [str(d.place) for d in log.diagnostics if d.code == code] == [f"a.md:{line}"]


def test_a_heading_needs_no_empty_line_above_it() -> None:
    assert outline(read("a.md", 'Text\n<a name="x"></a>\n## Aims\nMore.\n')) == (
        "p@id=x(Text ) h@id=aims(Aims p(More.))"
    )


def test_of_a_heading_that_stands_twice_no_line_is_told() -> None:
    log = Log("a.md")
    read("a.md", "# A\n\n# B\n\n### Twice\n\n# C\n\n### Twice\n", log)
    assert [str(d.place) for d in log.diagnostics if d.code == "heading-level-repaired"] == ["a.md"]


def test_raw_markup_has_its_line() -> None:
    log = Log("a.rst")
    read("a.rst", "Words.\n\n.. raw:: latex\n\n   \\clearpage\n\nMore.\n", log)
    assert [str(loss.place) for loss in log.losses] == ["a.rst:5"]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# T\n\na\n\n# Costs\n\nb\n\n## In\n\nc\n", ["Costs"]),
        ("# T\n\na\n\n## In\n\nb\n\n# Costs\n\nc\n", ["T", "Costs"]),
        ("# Aims\n\na\n\n# T\n\nb\n", ["Aims", "T"]),
    ],
    ids=["several", "with sections within", "not the first"],
)
def test_a_heading_that_repeats_the_title_is_set_once(text: str, sections: list[str]) -> None:
    document = read("a.md", f"---\ntitle: T\n---\n\n{text}")
    found = [b for b in document.blocks if isinstance(b, Section)]
    assert [plain_text(section.title) for section in found] == sections


def test_titles_keep_the_lines_that_their_author_made() -> None:
    head = "---\ntitle: |\n  One\n  two\nsubtitle: |\n  On *grain*\\\n  and salt\n---\n"
    meta = read("a.md", f"{head}Text.\n").meta
    assert meta.title == (*inlines("One"), LineBreak(), *inlines("two"))
    assert meta.subtitle == (*inlines("On ", em("grain")), LineBreak(), *inlines("and salt"))


def test_keywords_of_one_text_are_parted() -> None:
    page = '<head><meta name="keywords" content="football, fans; Premier League"></head><p>Text.'
    assert read("a.html", page).meta.keywords == ("football", "fans", "Premier League")


def test_files_of_quarto_are_markdown() -> None:
    assert outline(read("a.qmd", "# T\n\n*a*\n")) == "p(em(a))"
