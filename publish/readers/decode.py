"""Bytes → text: the encoding is settled before any reader looks at a character.

A byte order mark decides; else NUL and control bytes that vanish when read as UTF-16 or UTF-32 tell
those; else valid UTF-8 is UTF-8; else charset-normalizer guesses, and cp1252 is preferred where its
reading is plain Western text, because short texts give a guesser too little to go by.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final
from unicodedata import category

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.patterns import pattern
from publish.plugin import Source

LINE_SEPARATOR: Final = "\u2028"
"""Stands for VT, NEL and U+2028: a line ends, yet an editor counts none."""

PAGE_SEPARATOR: Final = "\u2029"
"""Stands for a form feed (a new page) and U+2029."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
)
_JUNK_SHARE: Final = 0.03
"""Control characters in a text beyond this share make it binary; random bytes have 0.1."""

_C1: Final = pattern(rb"\xc2[\x80-\x9f]")
_FEW: Final = 8
"""So many control characters may stand in a text of any length."""

_SAMPLE: Final = 1 << 18
_SOME: Final = pattern(rb"[^ \t\r\n\f\v\x00]")
_CONTROL_BYTES: Final = bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1b")
_STRANGE: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
_ANSI: Final = pattern(r"\x1b\[[0-9;?]{0,32}[A-Za-z]")
_SEPARATORS: Final = (
    *(("\r\n", "\n"), ("\r", "\n")),
    *(("\v", LINE_SEPARATOR), ("\x85", LINE_SEPARATOR), ("\f", PAGE_SEPARATOR)),
)
"""Replaced one after the other: to look for each takes a tenth of the time of `translate`."""

_REMOVED: Final = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ud800-\udfff"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_PRINTED: Final = bytes(range(0x20, 0x7F)) + b"\n"
_FOREIGN_BYTES: Final = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}
_LIKELY: Final = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "cp874", "cp932", "shift_jis"),
    *("euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "euc_kr"),
)
"""Encodings that texts are found in; beside them the guesser knows some that only confuse it."""

_WESTERN: Final = pattern(
    "[A-Za-z\u00c0-\u00cf\u00d1-\u00dc\u00df-\u00ef\u00f1-\u00fc\u00ffŒœŠšŽžŸ"
    "\t\n\r -~\u00a0¡¢£§©«®°·º»¿½¼¾€‚„…‘’“”•–—™]*"
)


def printable(text: str) -> str:
    """`text` without characters that no document may hold; escapes in YAML, TOML and JSON write
    what decoding a source takes out."""
    return text if text.isprintable() else _REMOVED.sub("", _ANSI.sub("", text))


def decode(source: Source, log: Log) -> str:
    """The text of `source`, its lines ended by line feeds as an editor counts them.

    VT, NEL and U+2028 become `LINE_SEPARATOR`, form feed and U+2029 `PAGE_SEPARATOR`; all other
    control characters but the tab go, and so do noncharacters, lone surrogates and stray byte order
    marks. Diagnostics: `encoding` when the text is not UTF-8 and its mark says so,
    `encoding-guessed`, `encoding-mixed`, `control-characters`.
    Raises `SourceError` when there is nothing to read, or nothing that is text.
    """
    if _SOME.search(source.data) is None:
        raise SourceError(f"{source.name}: empty", hint="write some text into it first")
    for magic, what in _MAGIC:
        if source.data.startswith(magic):
            raise SourceError(
                f"{source.name}: {what}, not text",
                hint="give the text itself, or name the file with the suffix of its format",
            )
    text = _clean(_characters(source, log), source.name, log)
    if not text or text.isspace():
        raise SourceError(f"{source.name}: empty", hint="write some text into it first")
    return text


def _characters(source: Source, log: Log) -> str:
    data = source.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding == "utf-8":
                text = _utf8(data[len(mark) :], log)
                return _refuse(source) if text is None else text
            log.info("encoding", f"the text is {encoding.upper()}, as its byte order mark says")
            return _wide(data[len(mark) :], encoding, log)
    if encoding := _wide_without_mark(data):
        log.info("encoding-guessed", f"no byte order mark: read as {encoding.upper()}")
        return _wide(data, encoding, log)
    sample = data[:_SAMPLE]
    if _has_many_controls(sample):
        return _refuse(source)
    text = _utf8(data, log)
    return _guessed(source, log) if text is None else text


def _utf8(data: bytes, log: Log) -> str | None:
    """`data` as UTF-8; a few foreign bytes among it are read as cp1252; `None`: it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    foreign = sum(1 for c in text if "\udc80" <= c <= "\udcff")
    if foreign >= sum(1 for c in text if c > "\x7f") - foreign:
        return None
    log.warning(
        "encoding-mixed",
        f"the text is UTF-8, but {foreign} bytes are not: read as Windows-1252",
        hint="save the text as UTF-8",
    )
    return text.translate(_FOREIGN_BYTES)


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 whose characters are all text, or ""; only where bytes hint at it.

    In other encodings a text holds neither NUL nor more than a few control bytes. The order whose
    reading has more spaces and ASCII letters wins: reversed, those are exotic letters.
    """
    sample = data[: _SAMPLE & ~3]
    if _is_narrow(sample) if 0 in sample else not _has_many_controls(sample):
        return ""
    readings = []
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        unit = 4 if "32" in encoding else 2
        text = sample[: len(sample) - len(sample) % unit].decode(encoding, "replace")
        strange = sum(
            1 for c in text if c == "\ufffd" or (c not in "\t\n\r" and category(c) in _STRANGE)
        )
        if text and strange <= 0.02 * len(text):
            plain = sum(1 for c in text if c.isascii() or c in "、。，")
            readings.append((plain / len(text), encoding))
    return max(readings)[1] if readings and max(readings)[0] > 0 else ""


def _is_narrow(sample: bytes) -> bool:
    """Whether bytes with some NUL among them are printable as UTF-8."""
    text = sample.decode("utf-8", "replace")
    printed = sum(1 for c in text if c == "\n" or (c.isprintable() and c != "\ufffd"))
    return 0 < text.count("\0") <= len(text) // 10 and printed >= 0.9 * len(text)


def _has_many_controls(sample: bytes) -> bool:
    count = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return count > max(_FEW, _JUNK_SHARE * len(sample))


def _wide(data: bytes, encoding: str, log: Log) -> str:
    unit = 4 if "32" in encoding else 2
    if odd := len(data) % unit:
        log.warning("encoding-mixed", f"the last {odd} bytes are no whole character: left out")
        data = data[: len(data) - odd]
    return data.decode(encoding, "surrogatepass" if unit == 2 else "replace")


def _guessed(source: Source, log: Log) -> str:
    from charset_normalizer import from_bytes

    sample = source.data[:_SAMPLE]
    western = sample.decode("cp1252", "replace")
    accented = sum(1 for c in western if c > "\u00bf" and c.isalpha())
    letters = sum(1 for c in western if c.isalpha())
    if _WESTERN.fullmatch(western) and accented <= 0.25 * letters:
        encoding = "cp1252"
    else:
        best = from_bytes(sample, cp_isolation=list(_LIKELY)).best() or from_bytes(sample).best()
        encoding = best.encoding if best is not None else ""
    try:
        text = source.data.decode(encoding) if encoding else _refuse(source)
    except UnicodeDecodeError:
        text = source.data.decode(encoding, "replace")
    log.info(
        "encoding-guessed",
        f"not UTF-8: read as {encoding.replace('_', '-')}",
        hint="if letters came out wrong, save the text as UTF-8",
    )
    return text


def _refuse(source: Source) -> str:
    raise SourceError(
        f"{source.name}: binary data, not text",
        hint="give the text itself, saved as UTF-8",
    )


def _clean(text: str, name: str, log: Log) -> str:
    for written, read in _SEPARATORS:
        text = text.replace(written, read)
    removed = Counter(_ANSI.findall(text) if "\x1b" in text else ())
    if removed:
        text = _ANSI.sub("", text)
    # each character once: a text has few hundred
    if strange := "".join(c for c in _kinds(text) if not c.isprintable() and c not in "\n\t"):
        removed.update({c: text.count(c) for c in _REMOVED.findall(strange)})
    if not removed:
        return text
    count = removed.total()
    if count > max(_FEW, _JUNK_SHARE * len(text)):
        raise SourceError(
            f"{name}: {count} control characters: binary data, not text",
            hint="give the text itself, saved as UTF-8",
        )
    names = ", ".join(f"{_spelt(c)} ×{n}" for c, n in sorted(removed.items()))
    log.info("control-characters", f"{count} control characters left out: {names}")
    return _REMOVED.sub("", text)


def without_controls(ast: bytes, log: Log) -> bytes:
    """An AST, in UTF-8, with the C1 controls in it as what Windows-1252 has in their places, which
    is what programs that wrote them meant; what is nothing there is left out."""
    found = Counter(_C1.findall(ast))
    if not found:
        return ast
    log.info(
        "control-characters",
        f"{found.total()} control characters read as Windows-1252 has them:"
        f" {', '.join(_spelt(control.decode()) for control in sorted(found))}",
    )
    return _C1.sub(lambda c: c[0][1:].decode("cp1252", "ignore").encode(), ast)


def without_c1(text: str) -> str:
    """`text` with the same in the place of its C1 controls."""
    return re.sub("[\x80-\x9f]", lambda c: c[0].encode("latin-1").decode("cp1252", "ignore"), text)


def _kinds(text: str) -> set[str]:
    """The characters of a text but for those of ASCII that are printed, where it has no others."""
    if text.isascii():
        text = text.encode("ascii").translate(None, _PRINTED).decode("ascii")
    return set(text)


def _spelt(characters: str) -> str:
    if len(characters) == 1:
        return f"U+{ord(characters):04X}"
    return "ESC" + characters[1:]
