"""Validators of Word files: Microsoft's own, two that know Word's moods, and LibreOffice.

LibreOffice opens each file and exports it as PDF/UA, and veraPDF judges the result: the only
judge of what a screen reader meets, such as a picture without a description.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from publish.checks.validators.libreoffice import LIBREOFFICE as SOFFICE
from publish.checks.validators.libreoffice import pages_of
from publish.checks.validators.pdf import verapdf
from publish.checks.validators.validator import (
    Findings,
    Toolbox,
    Validator,
    finding,
    folder,
    run,
    single,
)
from publish.diagnostics import Diagnostic
from publish.patterns import pattern

_NOT_NUMBERED: Final = "Numbering definition '0' referenced but not found"
"""A false alarm: the number 0 takes a paragraph out of its style's list (Part 1, 17.9.18)."""


def _open_xml_sdk(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    return tuple(
        finding(
            f"ooxml-sdk/{error.get('id') or error['errorType']}",
            error["description"],
            where=f"{error.get('path') or ''}{error.get('xPath') or ''}",
        )
        for error in json.loads(run(toolbox, "ooxml-sdk", file).stdout)["errors"]
    )


def _openxml_audit(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    output = run(toolbox, "openxml-audit", "--output", "json", "--max-errors", "0", file)
    return tuple(
        finding(
            f"openxml-audit/{error['type']}",
            error["description"],
            where=f"{error.get('part_uri') or ''}{error.get('path') or ''}",
        )
        for report in json.loads(output.stdout)
        for error in report["errors"]
        if error["severity"] != "info" and error["description"] != _NOT_NUMBERED
    )


def _ooxml_integrity(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    output = run(toolbox, "ooxml-integrity", "check", "--json", "--no-config", file)
    return tuple(
        finding(
            f"ooxml-integrity/{found['code']}",
            found["message"],
            where=f"{found.get('part') or ''}{found.get('where') or ''}",
        )
        for judged in json.loads(output.stdout)["files"]
        for found in judged.get("findings", ())
        if found["severity"] != "info"
    )


_OWN_FAULTS: Final = ("/7.7-1", "/7.21.7-1", "/7.21.5-1")
"""Rules that LibreOffice breaks whatever the Word file says: Office Math has no place for the
alternative text of a formula, so there is none to export; in clusters of Arabic, Devanagari and
Thai it maps some glyphs to no character; and of one Word file with Chinese, version 26.8 writes
widths of glyphs now rightly, now wrongly."""
_LIST_FAULT: Final = "/7.2-17"
"""A rule that LibreOffice breaks where a list runs over the end of a page and a note at the foot of
that page holds a list: this makes it forget the one of the text, whose items then stand in none
(`clear list maps` in its `EnhancedPDFExportHelper.cxx`). Three paragraphs and one note do."""

_REFERENCE_FAULT: Final = "/7.18.5-1"
"""A rule that LibreOffice 26.8 breaks where a field refers to a place (REF with the switch h,
17.16.5.51): its PDF has the annotation of the link, but not in the structure."""
_REFERENCE: Final = pattern(rb"<w:instrText[^>]*> *REF [^<]*\\h")


def _libreoffice(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    out = folder(toolbox, "exported")
    exported: dict[Path, Path] = {}
    pages = pages_of(toolbox, [file.read_bytes() for file in files])
    for number, (file, data) in enumerate(zip(files, pages, strict=True)):
        exported[file] = out / f"{number}.pdf"
        if data is not None:
            exported[file].write_bytes(data)
    judged = verapdf(toolbox, [pdf for pdf in exported.values() if pdf.exists()], ("ua1",))
    findings: dict[Path, tuple[Diagnostic, ...]] = {}
    for file, pdf in exported.items():
        if not pdf.exists():
            findings[file] = (finding("libreoffice/cannot-open", "LibreOffice does not open it"),)
        elif pdf in judged:
            excused = _excused(file)
            findings[file] = tuple(f for f in judged[pdf] if not f.code.endswith(excused))
    return findings


def _excused(file: Path) -> tuple[str, ...]:
    """The rules that LibreOffice breaks by itself in the pages of a Word file."""
    from publish.checks.facts import UnreadableError
    from publish.checks.read.docx.facts import walked

    try:
        word = walked(file.read_bytes())
    except UnreadableError:
        return _OWN_FAULTS
    excused: tuple[str, ...] = _OWN_FAULTS
    notes = (block.places for block in word.text if block.flow == "note")
    if any(word.styles.level(places) is not None for places in notes):
        excused += (_LIST_FAULT,)
    parts = word.package.files.items()
    if any(_REFERENCE.search(data) for name, data in parts if name.endswith(".xml")):
        excused += (_REFERENCE_FAULT,)
    return excused


OPEN_XML_SDK: Final = single("ooxml-sdk", ".docx", _open_xml_sdk)
OPENXML_AUDIT: Final = single("openxml-audit", ".docx", _openxml_audit)
OOXML_INTEGRITY: Final = single("ooxml-integrity", ".docx", _ooxml_integrity)
LIBREOFFICE: Final = Validator(
    name="libreoffice",
    suffix=".docx",
    commands=(SOFFICE, "verapdf", "java"),
    validate=_libreoffice,
)
