"""Bytes become text: the encoding is told or guessed and said, junk is refused."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.plugin import Source
from publish.readers.decode import decode

FRENCH = "Le café était fermé, « dit-il » — à l’été 2024."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. Ministr řekl, že vláda přijme opatření."
RUSSIAN = "Президент России прибыл в Китай с официальным визитом."
JAPANESE = "日本の首相は本日、新しい政策を発表しました。これは重要です。"


def decoded(data: bytes) -> tuple[str, list[str]]:
    log = Log("text.txt")
    text = decode(Source(name="text.txt", data=data), log)
    return text, [diagnostic.code for diagnostic in log.diagnostics]


def test_utf_8_is_read_without_a_word() -> None:
    assert decoded(JAPANESE.encode()) == (JAPANESE, [])
    assert decoded(b"\xef\xbb\xbf" + JAPANESE.encode()) == (JAPANESE, [])


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, JAPANESE, "plain"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf_16_and_32_are_read_with_and_without_a_byte_order_mark(
    text: str, encoding: str
) -> None:
    assert decoded(("\ufeff" + text).encode(encoding)) == (text, ["encoding"])
    assert decoded(text.encode(encoding)) == (text, ["encoding-guessed"])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("Das Maß der Dinge wäre größer.", "latin-1"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_old_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, ["encoding-guessed"])


def test_a_few_foreign_bytes_in_utf_8_are_read_as_windows_1252() -> None:
    data = JAPANESE.encode() + b" caf\xe9 \x93quoted\x94"
    assert decoded(data) == (JAPANESE + " café “quoted”", ["encoding-mixed"])


def test_a_text_cut_in_the_middle_of_a_character_is_still_read() -> None:
    text, codes = decoded("ab".encode("utf-16") + b"x")
    assert (text, codes) == ("ab", ["encoding", "encoding-mixed"])


def test_lines_end_as_an_editor_counts_them() -> None:
    assert decoded(b"a\r\nb\rc\nd")[0] == "a\nb\nc\nd"
    assert decoded("a\fb\vc\u0085d\u2028e\u2029f".encode())[0] == (
        "a\u2029b\u2028c\u2028d\u2028e\u2029f"
    )


def test_control_characters_go_and_are_counted_by_name() -> None:
    log = Log("text.txt")
    text = decode(
        Source(
            name="text.txt", data=b"b\x07ell\x07 \x1b[31mred\x1b[0m\xef\xbf\xbe ok, enough text"
        ),
        log,
    )
    assert text == "bell red ok, enough text"
    assert [d.message for d in log.diagnostics] == [
        "5 control characters left out: U+0007 ×2, ESC[0m ×1, ESC[31m ×1, U+FFFE ×1"
    ]


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0\0"])
def test_nothing_to_read_is_an_error_with_a_cure(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"text.txt: empty \(write some text"):
        decoded(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04" + b"\x14\0" * 40, "a ZIP archive"),
        (hashlib.shake_128(b"seed").digest(4000), "binary data"),
        (b"text" + b"\x01\x02\x03" * 40, "binary data"),
    ],
)
def test_what_is_no_text_is_named_and_refused(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=f"text.txt: .*{what}"):
        decoded(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_source_error(data: bytes) -> None:
    try:
        text, _ = decoded(data)
    except SourceError:
        return
    assert text.strip()
    assert all(c in "\t\n" or c.isprintable() or ord(c) > 0x9F for c in text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1))
def test_all_unicode_text_comes_out_as_it_went_in(text: str) -> None:
    if text.strip() and "\ufeff" not in text:
        assert decoded(text.encode())[0] == text


def test_nul_among_the_letters_of_utf_8_makes_it_no_utf_16() -> None:
    text, codes = decoded(b"# A\0B\n\nSome words\0 that are plain, of an odd number.\n")
    assert (text.count("words that"), codes) == (1, ["control-characters"])
