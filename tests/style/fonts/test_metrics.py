from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from publish import disk_cache
from publish.files import digest_of
from publish.style import load_style
from publish.style.fonts.metrics import font_digest, metrics


def test_widths_are_those_that_freetype_measures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path))
    for font in load_style("house").fonts.values():
        face = font.faces[0]
        metrics.cache_clear()
        made = metrics(face)
        metrics.cache_clear()
        assert metrics(face) == made
        other = ImageFont.truetype(face.path, 1000, layout_engine=ImageFont.Layout.BASIC)
        for text in ("Wavering AV", "1,234 – é", "\u4e00\ue000"):
            assert made.width(text) == other.getlength(text)
        assert made.figure >= made.width("1")
    assert [usage.kind for usage in disk_cache.usage()].count("metrics") == 1


def test_a_font_that_changes_has_another_digest(tmp_path: Path) -> None:
    font = tmp_path / "a.ttf"
    assert font_digest(font) == ""
    font.write_bytes(b"a")
    assert font_digest(font) == digest_of(font)
    font.write_bytes(b"bc")
    assert font_digest(font) == digest_of(font)
