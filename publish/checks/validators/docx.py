"""Validators of Word files: Microsoft's own, and LibreOffice.

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
from publish.diagnostics import Finding


def _open_xml_sdk(toolbox: Toolbox, file: Path) -> tuple[Finding, ...]:
    return tuple(
        finding(
            f"ooxml-sdk/{error.get('id') or error['errorType']}",
            error["description"],
            where=f"{error.get('path') or ''}{error.get('xPath') or ''}",
        )
        for error in json.loads(run(toolbox, "ooxml-sdk", file).stdout)["errors"]
    )


_OWN_FAULTS: Final = ("/7.7-1", "/7.21.7-1", "/7.21.5-1", "/7.2-17", "/7.18.5-1")
"""Rules that LibreOffice 26.8 breaks whatever the Word file says: Office Math has no place for the
alternative text of a formula, so there is none to export; in clusters of Arabic, Devanagari and
Thai it maps some glyphs to no character; of one Word file with Chinese it writes widths of glyphs
that vary. A list that runs over the end of a page whose note holds a list is forgotten (`clear list
maps` in its `EnhancedPDFExportHelper.cxx`), and the link of a field that refers to a place (REF
with the switch h, 17.16.5.51) is not in the structure."""


def _libreoffice(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    out = folder(toolbox, "exported")
    pages = pages_of(tuple(file.read_bytes() for file in files), toolbox.folders)
    exported = {
        file: out / f"{file.stem}.pdf"
        for file, data in zip(files, pages, strict=True)
        if data is not None and (out / f"{file.stem}.pdf").write_bytes(data)
    }
    judged = verapdf(toolbox, list(exported.values()), ("ua1",))
    findings: dict[Path, tuple[Finding, ...]] = {}
    for file in files:
        if file not in exported:
            findings[file] = (finding("libreoffice/cannot-open", "LibreOffice does not open it"),)
        elif exported[file] in judged:
            found = judged[exported[file]]
            findings[file] = tuple(one for one in found if not one.code.endswith(_OWN_FAULTS))
    return findings


OPEN_XML_SDK: Final = single("ooxml-sdk", ".docx", _open_xml_sdk)
LIBREOFFICE: Final = Validator(
    name="libreoffice",
    suffix=".docx",
    commands=(SOFFICE, "verapdf", "java"),
    validate=_libreoffice,
)
