"""Characters of RTF are what their font, code page or number says."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import OFFICE
from tests.pandoc.outline import outline


def read(text: str) -> str:
    return outline(OFFICE.read(Source(name="a.rtf", data=text.encode()), Log("a.rtf")))


_FONTS = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}{\f2\fcharset204 C;}{\f3\fcharset1 D;}}"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (r"\f1 \'93\'fa\'96\'7b\'8c\'ea", "日本語"),
        (r"\f1 \'83A\'83" + "\n" + r"\'57\'83\'7d", "アジマ"),
        (r"\f2 \'cc\'e8\'f0 {\f0 \'e9}\'ff \plain\'e9", "Мир éя é"),
        (r"\f3\'cc", "Ì"),
        (r"\ansicpg1251\f3\'cc", "М"),
        (r"\f1\'5cx \'7b\'7d", r"\x {}"),
        (r"a\u233\'e9b \u8212?{\uc0 c\u233 d}{\uc2\u26085\'93\'fae}", "aéb —céd日e"),
        (r"\u-10179?\u-8704?!\u-10179 ?a", "😀!a"),
    ],
)
def test_characters_are_read_in_the_set_of_their_font(text: str, read_as: str) -> None:
    assert read(r"{\rtf1\ansi\deff0" + _FONTS + text + "}") == f"p({read_as})"


def test_binary_data_is_left_as_it_stands() -> None:
    assert read("{\\rtf1\\ansi{\\pict\\bin3 {\\'}text}") == "p(text)"


def test_who_typed_a_file_is_not_printed() -> None:
    source = Source(name="a.rtf", data=rb"{\rtf1\ansi{\info{\author lab}}text}")
    log = Log("a.rtf")
    assert OFFICE.read(source, log).meta.authors == ()
    assert [d.code for d in log.diagnostics] == ["author-not-read"]
