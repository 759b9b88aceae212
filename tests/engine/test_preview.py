"""The page about a style, with pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import normalize, read
from publish.diagnostics import Log
from publish.engine.preview import SPECIMEN, write_preview
from publish.errors import UsageError


def test_the_page_has_colours_fonts_and_pictures(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    notes = write_preview(out, "press", ["briefing"], outside=False)
    text = out.read_text(encoding="utf-8")
    assert "<title>Style Press</title>" in text
    assert "#9b1c1f" in text
    assert "Fonts: IBM Plex Serif, Fira Sans, IBM Plex Mono" in text
    assert text.count("data:image/webp") >= 2
    assert "<script" not in text
    assert len(notes) == 2


def test_an_unknown_layout_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown layout"):
        write_preview(tmp_path / "a.html", "press", ["breifing"], outside=False)


def test_the_specimen_reads_without_a_word() -> None:
    log = Log()
    normalize(read(SPECIMEN, log=log), log=log)
    assert not log.diagnostics
