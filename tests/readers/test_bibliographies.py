"""Citations are looked up, put into words and led to their works; what is missing is an error."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from publish.diagnostics import Log
from publish.document import Citation, Document, Link, Meta, Note, Paragraph, Reference, Section
from publish.engine.config import Config
from publish.engine.pipeline import read
from publish.engine.plan import intake_of
from publish.engine.run import load
from publish.errors import SourceError
from publish.normalization import normalize
from publish.plugin import Attachment, Citing, Source
from publish.walk import iterate, plain_text

BIB = b"""@book{doe, author={Doe, Jane}, title={Ports}, year=2020, publisher={Press}}
@book{smith, author={Smith, John}, title={Ships}, year=2019, publisher={Press}}"""
JSON = b"""[{"id": "doe", "type": "book", "title": "Ports",
"issued": {"date-parts": [[2020]]}, "publisher": "Press",
"author": [{"family": "Doe", "given": "Jane"}]}]"""
YAML = b"""---
references:
- id: doe
  type: book
  title: Ports
  author:
  - family: Doe
    given: Jane
  issued: {date-parts: [[2020]]}
  publisher: Press
...
"""
NO_FILES: Final[dict[str, bytes]] = {}
CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="%s" version="1.0">
<info><title>S</title><id>s</id><updated>2025-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]"><text variable="%s"/></layout></citation>
<bibliography second-field-align="flush"><layout suffix=".">
<text variable="citation-number"/><text variable="title"/></layout></bibliography></style>"""


def cited(text: str, files: dict[str, bytes] = NO_FILES, log: Log | None = None) -> Document:
    """The document of a Markdown text with files beside it."""
    source = Source(name="a.md", data=text.encode(), beside=files.__getitem__)
    log = log if log is not None else Log("a.md")
    return normalize(read(source, log=log), log)


def entries(document: Document) -> dict[str, str]:
    named = (n for n in iterate(document) if isinstance(n, Paragraph) and n.id)
    return {node.id: plain_text(node) for node in named}


@pytest.mark.parametrize(("name", "data"), [("w.bib", BIB), ("w.json", JSON), ("w.yaml", YAML)])
def test_a_citation_reads_as_its_style_says_and_leads_to_its_work(name: str, data: bytes) -> None:
    text = f"---\nbibliography: {name}\nlanguage: en\n---\nSee [@doe, p. 3]."
    document = cited(text, {name: data})
    (citation,) = (n for n in iterate(document) if isinstance(n, Citation))
    assert plain_text(citation) == "(Doe 2020, 3)"
    assert [n.target for n in iterate(citation) if isinstance(n, Link)] == ["#ref-doe"]
    assert entries(document) == {"ref-doe": "Doe, Jane. 2020. Ports. Press."}
    section = document.blocks[-1]
    assert isinstance(section, Section)
    assert (section.role, section.title) == ("bibliography", ())


def test_works_stand_in_the_front_matter_too() -> None:
    text = f"---\nnocite: '@*'\n{YAML.decode().strip('-.').strip()}\n---\nNothing is cited."
    assert list(entries(cited(text))) == ["ref-doe"]


def test_the_bibliography_goes_where_the_source_wants_it() -> None:
    text = "---\nbibliography: w.bib\n---\n# One\n\n@doe\n\n# Works\n\n::: {#refs}\n:::\n\n# Last\n"
    titles = [
        plain_text(b.title) for b in cited(text, {"w.bib": BIB}).blocks if isinstance(b, Section)
    ]
    assert titles == ["One", "Works", "Last"]


def test_it_belongs_to_a_heading_that_the_source_ends_with() -> None:
    document = cited("---\nbibliography: w.bib\n---\n# One\n\n@doe\n\n# Works\n", {"w.bib": BIB})
    last = document.blocks[-1]
    assert isinstance(last, Section)
    assert plain_text(last.title) == "Works"
    assert [type(block) for block in last.blocks] == [Paragraph]


def test_a_style_of_notes_gives_notes() -> None:
    text = "---\nbibliography: w.bib\ncsl: n.csl\n---\nSaid [@doe]."
    style = (CSL % ("note", "title")).encode()
    notes = [n for n in iterate(cited(text, {"w.bib": BIB, "n.csl": style})) if isinstance(n, Note)]
    assert [plain_text(note.blocks) for note in notes] == ["[Ports]"]


def test_numbers_in_the_margin_of_a_bibliography_stand_apart() -> None:
    text = "---\nbibliography: w.bib\ncsl: n.csl\n---\nSaid [@smith]."
    style = (CSL % ("in-text", "citation-number")).encode()
    assert entries(cited(text, {"w.bib": BIB, "n.csl": style})) == {"ref-smith": "1 Ships."}


@pytest.mark.parametrize("place", ["", "\n\n::: {#refs}\n:::\n\nAfter."])
@pytest.mark.parametrize(
    ("attribute", "hanging"),
    [('hanging-indent="true"', True), ('second-field-align="flush"', True), ("", False)],
)
def test_a_csl_style_says_whether_entries_hang(
    place: str, attribute: str, *, hanging: bool
) -> None:
    style = (CSL % ("in-text", "title")).replace('second-field-align="flush"', attribute)
    files = {"w.bib": BIB, "n.csl": style.encode()}
    document = cited(f"---\nbibliography: w.bib\ncsl: n.csl\n---\nSaid [@doe].{place}", files)
    found = [n for n in iterate(document) if isinstance(n, Paragraph) and n.id]
    assert [entry.hanging for entry in found] == [hanging]


def test_the_command_line_wins_over_the_source_and_the_source_over_the_project() -> None:
    def style(name: str) -> Attachment:
        return Attachment(name=name, data=(CSL % ("in-text", "title")).replace("[", name).encode())

    def said(front: str, citing: Citing) -> str:
        files = {"w.bib": BIB, "own.csl": style("own").data}
        text = f"---\nbibliography: w.bib\n{front}---\nSaid [@doe]."
        data = text.encode()
        source = Source(name="a.md", data=data, beside=files.__getitem__, citing=citing)
        return plain_text(normalize(read(source), Log()).blocks[0])

    usual, asked = style("usual"), style("asked")
    assert said("", Citing(usual=usual)) == "Said usualPorts]."
    assert said("csl: own.csl\n", Citing(usual=usual)) == "Said ownPorts]."
    assert said("csl: own.csl\n", Citing(style=asked, usual=usual)) == "Said askedPorts]."


def test_an_unknown_key_is_an_error_with_its_line_and_the_nearest_key() -> None:
    log = Log("a.md")
    cited("---\nbibliography: w.bib\n---\nSee [@smyth].", {"w.bib": BIB}, log)
    (error,) = log.errors
    assert (str(error.place), error.hint) == ("a.md:4", 'did you mean "smith"?')
    assert error.message == 'citation key "smyth" not found in any bibliography'


@pytest.mark.parametrize(("text", "severity"), [("See [@doe].", "warning"), ("Ask @doe.", "info")])
def test_without_a_bibliography_a_citation_stays_as_typed_and_is_told(
    text: str, severity: str
) -> None:
    log = Log("a.md")
    document = cited(text, log=log)
    assert plain_text(document.blocks) == text
    assert [d.severity for d in log.diagnostics if d.code == "citation-not-processed"] == [severity]


def test_references_to_parts_of_the_document_are_no_citations() -> None:
    log = Log("a.md")
    text = "---\nbibliography: w.bib\n---\n# A {#sec-a}\n\n@sec-a by @doe; [-@sec-a]\n\n# B"
    cited(text, {"w.bib": BIB}, log)
    assert not log.errors


def test_any_id_in_brackets_is_a_reference_and_a_bare_one_a_name() -> None:
    log = Log("a.md")
    document = cited(
        "# A {#intro}\n\n[-@intro], [see @intro; @sec-b]; @intro\n\n# B {#sec-b}", log=log
    )
    referred = [n for n in iterate(document) if isinstance(n, Reference)]
    assert [(n.target, n.number_only) for n in referred] == [
        ("intro", True),
        ("intro", False),
        ("sec-b", False),
    ]
    told = [d.severity for d in log.diagnostics if d.code == "citation-not-processed"]
    assert told == ["info"]
    near = Log("a.md")
    cited("# Aims {#intro}\n\n[-@intr]", log=near)
    (hint,) = [d.hint for d in near.diagnostics if d.code == "citation-not-processed"]
    assert hint.endswith('did you mean the cross-reference "intro"?')


def test_of_a_work_in_two_bibliographies_the_first_counts_and_that_is_told() -> None:
    log = Log("a.md")
    files = {"w.bib": BIB, "w.json": JSON.replace(b"Ports", b"Harbours")}
    document = cited("---\nbibliography: [w.bib, w.json]\n---\n@doe", files, log)
    assert [d.code for d in log.diagnostics if d.code == "citation-key-duplicate"] == [
        "citation-key-duplicate"
    ]
    assert "Ports" in entries(document)["ref-doe"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("w.txt", b"", "a.md:2: w.txt: no kind of bibliography"),
        ("w.bib", b"@book{doe, title={Ports", "w.bib: pandoc failed"),
        ("w.json", b"{", "w.json: is no CSL JSON"),
        ("w.json", b'[{"title": "Ports"}]', "w.json: work 1 has no id"),
        ("w.yaml", b"- &a x\n- *a", "w.yaml:1: the bibliography holds an anchor"),
        ("w.yaml", b"just text", "w.yaml: is no list of works"),
    ],
)
def test_a_bibliography_that_cannot_be_read_is_one_line(name: str, data: bytes, says: str) -> None:
    says = says.removeprefix("a.md:2: ")
    with pytest.raises(SourceError, match="^" + re.escape(says)) as caught:
        cited(f"---\nbibliography: {name}\n---\n@doe", {name: data})
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<style>", "n.csl: is no CSL style"),
        (
            b"<!DOCTYPE s [<!ENTITY a 'b'>]>" + (CSL % ("note", "title")).encode(),
            "n.csl: is no CSL",
        ),
        (b'<style xmlns="http://purl.org/net/xbiblio/csl"/>', "n.csl: only names another style"),
    ],
)
def test_what_is_no_style_of_its_own_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=re.escape(says)):
        cited("---\nbibliography: w.bib\ncsl: n.csl\n---\n@doe", {"w.bib": BIB, "n.csl": data})


def test_a_style_without_works_is_told_and_one_that_is_not_there_refused(tmp_path: Path) -> None:
    log = Log("a.md")
    text = "---\ntitle: T\ncsl: n.csl\n---\nText.\n"
    cited(text, {"n.csl": (CSL % ("note", "title")).encode()}, log)
    assert [str(d.place) for d in log.diagnostics if d.code == "csl-unused"] == ["a.md:3"]
    (tmp_path / "a.md").write_text(text)
    with pytest.raises(SourceError, match=r"a\.md:3: n\.csl: there is no such file beside"):
        read(tmp_path / "a.md")


def test_a_project_names_bibliographies_and_a_style(tmp_path: Path) -> None:
    from publish.engine.config import load_config

    (tmp_path / "w.bib").write_bytes(BIB)
    (tmp_path / "n.csl").write_text(CSL % ("note", "title"))
    (tmp_path / "publish.toml").write_text('bibliography = "w.bib"\ncsl = "n.csl"\n')
    citing = load_config(tmp_path / "publish.toml").citing
    assert [file.data for file in citing.bibliographies] == [BIB]
    assert citing.usual is not None


def test_front_matter_cites_too_and_shares_the_bibliography() -> None:
    text = (
        "---\nbibliography: w.bib\nlang: en\ntitle: On *@smith*\nabstract: As [@doe] says.\n"
        "---\n\nAlone [@smith].\n"
    )
    document = cited(text, {"w.bib": BIB})
    assert plain_text(document.meta.title) == "On Smith (2019)"
    assert plain_text(document.meta.summary) == "As (Doe 2020) says."
    assert set(entries(document)) == {"ref-doe", "ref-smith"}
    said = (n.target for n in iterate(document.meta) if isinstance(n, Link))
    assert set(said) == {"#ref-smith", "#ref-doe"}


def test_a_key_that_only_front_matter_has_is_an_error_with_its_line() -> None:
    log = Log("a.md")
    cited("---\nbibliography: w.bib\nabstract: As [@do] says.\n---\nText.\n", {"w.bib": BIB}, log)
    (error,) = log.errors
    assert (str(error.place), error.hint) == ("a.md:3", 'did you mean "doe"?')


TWO = b"@book{two, author={Doe, Jane and Smith, John}, title={Ports}, year=2020}"


@pytest.mark.parametrize(
    ("asked", "stated", "project", "text", "word"),
    [
        ("", "", "fr", "[@two]", "et"),
        ("", "lang: de", "fr", "[@two]", "und"),
        ("es", "lang: de", "fr", "[@two]", "y"),
        ("", "", "", "Das ist der Hafen, und die Schiffe sind nicht zu sehen: [@two].", "und"),
        ("", "", "", "[@two]", "and"),
    ],
)
def test_citations_are_in_the_language_of_the_document(
    asked: str, stated: str, project: str, text: str, word: str
) -> None:
    data = f"---\nbibliography: w.bib\n{stated}\n---\n{text}\n".encode()
    source = Source(
        name="a.md",
        data=data,
        beside={"w.bib": TWO}.__getitem__,
        language=asked,
        usual_language=project,
    )
    assert f"(Doe {word} Smith 2020)" in plain_text(normalize(read(source), Log()).blocks)


@pytest.mark.parametrize(
    ("name", "text", "option", "severity"),
    [
        ("a.txt", "A Title\n\nA text as [@doe] has it.\n", "w.bib", "warning"),
        ("a.txt", "---\nbibliography: w.bib\n---\n\nA text.\n", "", "warning"),
        ("a.txt", "A Title\n\nA text as it is.\n", "", "info"),
        ("a.md", "A text as it is.\n", "w.bib", "info"),
    ],
)
def test_a_bibliography_that_is_not_used_is_told(
    tmp_path: Path, name: str, text: str, option: str, severity: str
) -> None:
    (tmp_path / name).write_text(text)
    works = Attachment(name="w.bib", data=BIB)
    config = Config(citing=Citing(bibliographies=(works,)))
    citing = Citing(bibliographies=(works,)) if option else Citing()
    log = Log(name)
    load(intake_of(str(tmp_path / name), "", Meta(), config, citing), log)
    assert [d.severity for d in log.diagnostics if d.code == "bibliography-unused"] == [severity]
