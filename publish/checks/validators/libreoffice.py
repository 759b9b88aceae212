"""Word files as LibreOffice lays them out: started once for many, and once for each file.

Who asks for the pages of a file a second time gets those of the first: validators, the style proof
and the report all look at them.
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from publish.checks.validators.validator import Toolbox, run

LIBREOFFICE: Final = "soffice"

_IMPORT: Final = "MS Word 2007 XML"
"""Named, for what it cannot read as a Word file LibreOffice would show as text."""
_EXPORT: Final = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
_KEPT: Final = 64
"""Files whose pages are remembered, the latest ones."""

_known: OrderedDict[bytes, bytes | None] = OrderedDict()


def pages_of(toolbox: Toolbox, documents: Sequence[bytes]) -> list[bytes | None]:
    """Each Word file as a tagged PDF, `None` for one that LibreOffice does not open.

    Raises `PublishError` when LibreOffice is not here or hangs.
    """
    digests = [sha256(data).digest() for data in documents]
    new = {
        digest: data
        for digest, data in zip(digests, documents, strict=True)
        if digest not in _known
    }
    made = _known | dict(zip(new, _exported(toolbox, list(new.values())), strict=True))
    for digest in digests:
        _known[digest] = made[digest]
        _known.move_to_end(digest)
    while len(_known) > _KEPT:
        _known.popitem(last=False)
    return [made[digest] for digest in digests]


def _exported(toolbox: Toolbox, documents: Sequence[bytes]) -> list[bytes | None]:
    if not documents:
        return []
    toolbox.scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=toolbox.scratch, prefix="libreoffice-") as folder:
        here = Path(folder)
        files = [here / f"{number}.docx" for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        profile = (here / "profile").as_uri()
        run(toolbox, LIBREOFFICE, f"-env:UserInstallation={profile}", "--headless",
            f"--infilter={_IMPORT}", "--convert-to", _EXPORT, "--outdir", here, *files)  # fmt: skip
        exported = [file.with_suffix(".pdf") for file in files]
        return [pdf.read_bytes() if pdf.exists() else None for pdf in exported]
