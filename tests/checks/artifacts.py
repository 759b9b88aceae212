"""Artifacts to check in tests, each made once, and small damage to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from publish import arrange, export, load_style, normalize, read
from publish.checks import content
from publish.checks.compare.content_tolerances import Format
from publish.checks.running import check
from publish.diagnostics import Finding
from publish.document import Document
from publish.plugin import Checker, Subject

SOURCE = Path(__file__).parent / "sources" / "everything.md"
CHECKERS: dict[Format, Checker] = {
    "pdf": content.PDF,
    "docx": content.DOCX,
    "epub": content.EPUB,
    "html": content.HTML,
}


@cache
def document(layout: str, style: str = "house") -> Document:
    """The source that has everything, arranged."""
    return arrange(normalize(read(SOURCE)), layout, load_style(style))


@cache
def artifact(format_: Format, layout: str, style: str = "house") -> bytes:
    """The artifact of that document."""
    return export(document(layout, style), format_, load_style(style))


def findings(format_: Format, data: bytes, against: Document) -> tuple[Finding, ...]:
    """What the content checker finds in `data`."""
    subject = Subject(
        name=f"artifact.{format_}", data=data, document=against, source="everything.md"
    )
    (report,) = check([subject], [CHECKERS[format_]])
    return report.findings


def edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """An archive with one part changed; the change must change something."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            content_ = old.read(member)
            if member.filename == part:
                text = content_.decode()
                changed = change(text)
                assert changed != text, f"nothing changed in {part}"
                content_ = changed.encode()
            new.writestr(member, content_, compresslevel=0)
    return made.getvalue()
