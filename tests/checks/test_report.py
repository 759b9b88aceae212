"""The report page shows what was found, where, and what the pages look like."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from publish.checks.report import drawing
from publish.checks.report.page import Exhibit, page
from publish.checks.running import Report
from publish.cli import main
from publish.diagnostics import Measurement

TEXT = """The Title of It

A paragraph that says something, at some length, so that it is one.

Another one, which says more, and at some length as well.
"""
META = ["--meta", "organization=Desk", "--meta", "date=2025-08-30"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `a.txt` was built, then changed at its last line."""
    folder = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        source = folder / "a.txt"
        source.write_text(TEXT)
        build = ["build", "a.txt", *META, "--to", "pdf,html", "--manifest"]
        assert main([*build, "--report", "dist/built.html"]) == 0
        source.write_text(TEXT.replace("says more", "says <less>"))
    return folder


def report(built: Path, monkeypatch: pytest.MonkeyPatch, name: str = "report.html") -> bytes:
    """The page about the artifacts that no longer agree."""
    monkeypatch.chdir(built)
    assert main(["check", "dist", *META, "--report", name]) == 4
    return Path(name).read_bytes()


def parsed(data: bytes) -> Any:
    return html.document_fromstring(data)


def test_every_finding_leads_to_the_picture_of_its_page_and_names_its_line(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = parsed(report(built, monkeypatch))
    ids = [str(name) for name in made.xpath("//@id")]
    links = {str(href).removeprefix("#") for href in made.xpath("//a/@href")}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    items = made.xpath("//li[contains(., 'says <less>')]//p[@class='place']")
    pictured = [link.get("href") for item in items for link in item.iter("a")]
    assert all("a.txt:5" in item.text_content() for item in items)
    assert any(made.get_element_by_id(href[1:]).find("img") is not None for href in pictured)


def test_what_cannot_be_drawn_is_said(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = parsed(report(built, monkeypatch)).text_content()
    assert "not drawn: it has no pages" in text
    assert "differences" in text
    assert "nothing differs" in (built / "dist/built.html").read_text()


def test_a_word_file_is_drawn_where_somebody_asks_for_it() -> None:
    (drawing_,) = drawing.drawn([(".docx", b"")], outside=False)
    assert "publish check --report draws it" in drawing_.note


def test_the_page_stands_alone_and_comes_out_the_same(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once, again = report(built, monkeypatch), report(built, monkeypatch, "again.html")
    assert once == again
    made = parsed(once)
    assert made.xpath("//script | //link") == []
    assert made.xpath("//meta[@http-equiv]/@content")[0].startswith("default-src 'none'")
    pictures = made.xpath("//img")
    assert pictures
    for picture in pictures:
        assert picture.get("src").startswith("data:image/webp;base64,")
        assert picture.get("alt")


def test_the_style_is_counted_side_by_side() -> None:
    def measured(name: str, differing: int) -> Exhibit:
        size = Measurement(
            role="text", key="size", expected="10pt", found="9pt", count=7, differing=differing
        )
        return Exhibit(report=Report(artifact=name, columns=("style",), measurements=(size,)))

    made = parsed(page([measured("a.pdf", 0), measured("a.docx", 2)]))
    (row,) = made.xpath("//tr[th='text']")
    assert [cell.text_content() for cell in row] == ["text", "7 ok", "2 of 7 differ"]


def test_the_style_is_printed_role_by_role_when_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built)
    main(["check", "dist/a.html", "--verbose"])
    said = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["role", "html"] in said
    assert any(line[:1] == ["title"] and line[-1] == "ok" for line in said)
    main(["check", "dist/a.html", "--format", "json"])
    (artifact,) = json.loads(capsys.readouterr().out)["artifacts"]
    assert {"role", "key", "expected", "found", "count", "differing"} == {*artifact["style"][0]}


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_artifact_has_no_pictures_and_says_why(data: bytes) -> None:
    (drawing_,) = drawing.drawn([(".pdf", data)], outside=False)
    assert drawing_.pictures == ()
    assert drawing_.note.startswith("cannot be drawn")
