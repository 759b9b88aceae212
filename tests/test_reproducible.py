"""The same input gives the same bytes, whatever the machine thinks of day, place and tongue."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("article.txt", "report.md")
REPORT = """---
title: A report
authors: [A. Author]
keywords: [trade, energy]
---

# One

Text with a note[^1], *marks*, a [link](https://example.org) and `code`.

[^1]: The note.

| a | b |
|---|---|
| 1 | 2 |

- one
- two

![A dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==)
"""  # noqa: E501


def build(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """All artifacts and the manifest, built in `folder` by a new process."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "seeds" / "putin-china-visit.txt", folder / SOURCES[0])
    (folder / SOURCES[1]).write_text(REPORT, encoding="utf-8")
    shutil.copytree(ROOT / "styles", folder / "styles")
    subprocess.run(  # noqa: S603 - Python itself
        [
            *(sys.executable, "-m", "publish.cli", "build", *SOURCES, "--manifest"),
            *("--to", "pdf,docx,epub,html,json", "--style", "styles/house.toml"),
        ],
        cwd=folder,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in sorted((folder / "dist").iterdir())}


def test_another_folder_hash_seed_locale_time_zone_and_day_change_nothing(tmp_path: Path) -> None:
    """One test, for it is two builds that take time: elsewhere the same, and of no day at all."""
    here = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "HOME": str(tmp_path)}
    there = {"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "LANG": "de_DE"}
    one = build(tmp_path / "here", here)
    two = build(tmp_path / "else" / "where ünd", there)
    assert len(one) == len(SOURCES) * 5 + 2
    assert {name: digest(data) for name, data in one.items()} == {
        name: digest(data) for name, data in two.items()
    }
    for name, data in one.items():
        knows_no_day(name, data)


def knows_no_day(name: str, data: bytes) -> None:
    """Nor the year: an undated document is stamped 1980, so that today's year would stand out."""
    year = datetime.datetime.now(tz=datetime.UTC).year  # noqa: TID251 - the day it must not say
    stamp = re.compile(rb"(?:D:|[>\"' ])%d-?[01]\d-?[0-3]\d" % year)
    for part, content in parts(name, data):
        assert not stamp.search(content), f"{name} {part}"
    if name.endswith((".docx", ".epub")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def parts(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """What an artifact holds, decompressed."""
    if name.endswith((".docx", ".epub")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(member, archive.read(member)) for member in archive.namelist()]
    if name.endswith(".pdf"):
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        return [("file", data), *((f"stream {n}", inflated(s)) for n, s in enumerate(streams))]
    return [("file", data)]


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
