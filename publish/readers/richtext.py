r"""RTF → RTF in which each character is itself: pandoc takes bytes for Windows-1252, and makes no
character of the two halves that `\u` has for one beyond U+FFFF.

A byte `\'xx` is in the character set of its font, and where that has none in the code page of the
file (RTF 1.9.1, "Character Set", "Font Table"); after `\u` stand as many characters for readers
without Unicode as `\uc` says ("Unicode RTF").
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import msgspec

from publish.patterns import pattern

_TOKEN: Final = pattern(
    r"\\(?:'(?P<byte>[0-9A-Fa-f]{2})"
    r"|(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|[^A-Za-z'])"
    r"|[{}]|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_FONTS: Final = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The encodings that `\\fcharset` numbers, without that of symbols."""
_PAGES: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_ESCAPED: Final = str.maketrans({c: "\\" + c for c in "\\{}"})


class _Group(msgspec.Struct):
    """What holds up to the end of a group: its font, and how many characters `\\u` is followed
    by."""

    font: int = 0
    fallback: int = 1


class _Reading:
    """The state of a reader between two tokens."""

    def __init__(self) -> None:
        self.groups = [_Group()]
        self.fonts: dict[int, str] = {}
        self.page, self.usual = "cp1252", 0
        self.decoder = codecs.getincrementaldecoder(self.page)("replace")
        self.high = b""
        self.skipped = 0

    def read(self, token: re.Match[str]) -> str:
        """What stands for `token`."""
        begun = bool(self.decoder.getstate()[0])
        if begun and token[0].isspace():
            return ""
        if token["text"]:
            text = token["text"][self.skipped :]
            self.skipped -= len(token["text"]) - len(text)
            return self._byte(text[:1].encode(), text[1:]) if begun else text
        if token["byte"]:
            if self.skipped:
                self.skipped -= 1
                return ""
            if not begun:
                encoding = self.fonts.get(self.groups[-1].font, self.page)
                self.decoder = codecs.getincrementaldecoder(encoding)("replace")
            return self._byte(bytes.fromhex(token["byte"]))
        ended = self.decoder.decode(b"", final=True)
        if token["word"] == "u":
            return ended + self._unit(int(token["number"] or 0) & 0xFFFF)
        self.skipped = 0
        self._control(token["word"] or token[0], int(token["number"] or 0))
        return ended + token[0]

    def _byte(self, byte: bytes, after: str = "") -> str:
        return self.decoder.decode(byte).translate(_ESCAPED) + after

    def _unit(self, unit: int) -> str:
        """The character that a unit of UTF-16 is, or ends."""
        self.skipped = self.groups[-1].fallback
        high, self.high = self.high, b""
        if 0xD800 <= unit < 0xDC00:
            self.high = unit.to_bytes(2)
            return ""
        return (high + unit.to_bytes(2)).decode("utf-16-be", "replace").translate(_ESCAPED)

    def _control(self, word: str, number: int) -> None:
        match word:
            case "{":
                self.groups.append(msgspec.structs.replace(self.groups[-1]))
            case "}" if len(self.groups) > 1:
                self.groups.pop()
            case "f":
                self.groups[-1].font = number
            case "uc":
                self.groups[-1].fallback = number
            case "plain":
                self.groups[-1].font = self.usual
            case "deff":
                self.usual = self.groups[-1].font = number
            case "fcharset" if number in _FONTS:
                self.fonts[self.groups[-1].font] = _FONTS[number]
            case "ansicpg":
                self.page = _known(f"cp{number}", self.page)
            case "mac" | "pc" | "pca":
                self.page = _PAGES[word]
            case _:
                pass


def with_characters(text: str) -> str:
    """The RTF `text` with what its bytes and numbers stand for."""
    if "\\bin" in text:  # what follows it is no RTF
        return text
    reading = _Reading()
    return "".join(reading.read(token) for token in _TOKEN.finditer(text))


def _known(encoding: str, otherwise: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return otherwise
