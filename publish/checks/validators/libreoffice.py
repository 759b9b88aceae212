"""Word files as LibreOffice lays them out: started once for many, and once for each file."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Final

from publish.checks.validators.validator import Toolbox, run

LIBREOFFICE: Final = "soffice"

_IMPORT: Final = "MS Word 2007 XML"
"""Named, for what it cannot read as a Word file LibreOffice would show as text."""
_EXPORT: Final = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


@lru_cache(maxsize=1)
def pages_of(documents: tuple[bytes, ...], folders: tuple[Path, ...] = ()) -> list[bytes | None]:
    """Each Word file as a tagged PDF, `None` for one that LibreOffice does not open. The last ones
    are kept: the validator and the report ask for the same.

    Raises `PublishError` when LibreOffice is not here or hangs.
    """
    if not documents:
        return []
    with tempfile.TemporaryDirectory(prefix="publish-libreoffice-") as folder:
        here = Path(folder)
        files = [here / f"{number}.docx" for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        profile = (here / "profile").as_uri()
        run(Toolbox(folders=folders, scratch=here), LIBREOFFICE,
            f"-env:UserInstallation={profile}", "--headless", f"--infilter={_IMPORT}",
            "--convert-to", _EXPORT, "--outdir", here, *files)  # fmt: skip
        exported = [file.with_suffix(".pdf") for file in files]
        return [pdf.read_bytes() if pdf.exists() else None for pdf in exported]
