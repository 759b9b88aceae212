"""Artifacts that are made to exhaust who reads them are refused before they are unpacked."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Sequence

import pikepdf
import pytest

from publish.checks.facts import UnreadableError
from publish.checks.read.html import page
from publish.checks.read.pdf.document_tree import outline
from publish.checks.read.pdf.safe_open import document
from publish.checks.read.zip_members import unpacked
from publish.checks.running import UNREADABLE, check
from publish.child_process import Worker
from publish.plugin import Checker, Found, Study, Subject


def _archive(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_archive(("a", bytes(30_000_000))), "when unpacked"),
        (_archive(*((str(n), b"") for n in range(5_000))), "5000 members"),
        (_archive(("../a", b"")), "leaves it"),
        (_archive(("//etc/a", b"")), "leaves it"),
    ],
)
def test_an_archive_that_does_harm_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        unpacked(data)


def test_a_page_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match="within each other"):
        page.parse(b"<!DOCTYPE html><body>" + b"<div>" * 100_000)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def _form(pdf: pikepdf.Pdf, code: bytes, inner: pikepdf.Object | None) -> pikepdf.Stream:
    resources = {"/Resources": {"/XObject": {"/X": inner}}} if inner is not None else {}
    return pdf.make_stream(
        code, {"/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9], **resources}
    )


def test_forms_that_draw_forms_without_end_are_refused() -> None:
    pdf = pikepdf.new()
    form = _form(pdf, b"0 0 1 1 re f", None)
    for _ in range(12):
        form = _form(pdf, b"/X Do " * 10, form)
    sheet = pdf.add_blank_page()
    sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    sheet.obj.Contents = pdf.make_stream(b"/X Do")
    with pytest.raises(UnreadableError, match="more than 100000 forms"):
        document(_saved(pdf))


def test_a_form_that_draws_itself_is_refused() -> None:
    pdf = pikepdf.new()
    form = _form(pdf, b"/X Do", None)
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    sheet = pdf.add_blank_page()
    sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    sheet.obj.Contents = pdf.make_stream(b"/X Do")
    with pytest.raises(UnreadableError, match="draws itself"):
        document(_saved(pdf))


@pytest.mark.parametrize("times", [1, 2])
def test_a_page_that_fills_the_memory_is_refused(times: int) -> None:
    pdf = pikepdf.new()
    data = b"q " * 51_000_000
    for _ in range(times):
        data = zlib.compress(data)
    contents = pdf.make_stream(b"")
    contents.write(data, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * times))
    pdf.add_blank_page().obj.Contents = contents
    file = io.BytesIO()
    pdf.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(UnreadableError, match="bytes of operators"):
        document(file.getvalue())


def test_a_file_that_cannot_be_read_is_said_so_in_the_same_words_each_time() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    locked = io.BytesIO()
    pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableError, match="asks for a password"):
        document(locked.getvalue())
    with pytest.raises(UnreadableError) as broken:
        document(b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj")
    assert "BytesIO" not in str(broken.value)


def _endless(subjects: Sequence[Subject]) -> list[Study]:
    return _endless(subjects)


def test_an_artifact_that_is_nested_too_deeply_is_said_to_be() -> None:
    checker = Checker(name="endless", suffix=".x", check=_endless, columns=("words",))
    (report,) = check([Subject(name="a.x", data=b"")], [checker])
    (finding,) = report.findings
    assert finding.message == "endless cannot read the file: what is in it is nested too deeply"


def test_an_outline_that_turns_back_on_itself_has_an_end() -> None:
    pdf = pikepdf.new()
    item = pdf.make_indirect(pikepdf.Dictionary(Title="a"))
    item.First = item.Next = item
    pdf.Root.Outlines = pikepdf.Dictionary(First=item)
    assert len(list(outline(pdf))) == 1


def _slow(subjects: Sequence[Subject]) -> list[Study]:
    time.sleep(30)
    return [Study() for _ in subjects]


def test_a_checker_that_takes_too_long_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(name="slow", suffix=".x", check=_slow, columns=("words",))
    found = {"slow": Found(record=checker, origin="here")}
    monkeypatch.setattr("publish.checks.running.discover", lambda _: found)
    subject = Subject(name="a.x", data=b"")
    (report,) = check([subject], [checker], Worker(seconds=0.5, memory=10**9))
    (finding,) = report.findings
    assert finding.code == UNREADABLE
    assert "more than 0.5 seconds" in finding.message
