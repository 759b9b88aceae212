"""Marks of items, headings, notes and entries: bullets, numbers, letters, Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import msgspec

from publish.document import Numbering
from publish.numerals import roman_value

_SYMBOLS: Final = "\uf021-\uf0ff"
"""Where Word has the characters of its symbol fonts, of which most of its bullets are."""

_BULLET: Final = re.compile(
    rf"([•▪◦‣⁃∙●○■□➤►▸▶✓✔✗➢❖◆◇★☆・·→➔➜➝➞⇒{_SYMBOLS}])\s*|([-–—*+]|[oØü§](?=\s))\s+"
)
_NUMBER: Final = re.compile(r"([(（\[]?)(\d{1,3})([.)）\]、．:]?)(?:\s+|(?<=[、．）])|$)")
_CJK: Final = re.compile(r"([(（]?)([一二三四五六七八九十]{1,3})([、．.)）])\s*")
_LETTERED: Final = re.compile(r"(\(?)([a-zA-Z]|[ivxlc]{2,7}|[IVXLC]{2,7})([.)])(?:\s+|$)")
_RAISED: Final = re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*")
_CIRCLED: Final = re.compile(r"([①-⑳])\s*")
_NESTED: Final = re.compile(r"((?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\.\d{1,2}){1,5})\.?\s+")
_SIGN: Final = re.compile(r"(§{1,2}\s?\d{1,4}[a-z]?\.?)\s+")
_CHAPTER: Final = re.compile(r"[^\W\d_]{3,10}\s(?:\d{1,3}|[IVXLC]{1,6})(?=[.:–—]|$|\s[–—])")
_CJK_DIGITS: Final = {sign: value for value, sign in enumerate("一二三四五六七八九十", start=1)}
RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_WIDE: Final = str.maketrans("（）．", "().")

_BULLETS_WITHIN: Final = re.compile(r"\s+(?=[•▪◦‣∙●○■□➤►▸▶✓✔◆]\s)")
_KEY: Final = re.compile(r"\[[^\[\]]{1,24}\]\s")
"""`[RFC2119] Bradner, S., …`, `[Lee 2019] …`: the key that the text cites."""

_NEXT_KEY: Final = re.compile(rf"(?<=[.!?])\s(?={_KEY.pattern})")
_FEWEST: Final = 2


class Mark(msgspec.Struct, frozen=True):
    """A mark as it stands, up to the text behind it. `numbering` is `None` for a bullet; items of a
    list have the same `family`, and numbers their `value`."""

    text: str
    family: str
    numbering: Numbering | None = None
    value: int = 0
    prefix: str = ""
    suffix: str = "."


def mark_of(text: str) -> Mark | None:
    """The mark at the head of an item; a single letter that may be either is a letter, but `i`."""
    if match := _BULLET.match(text):
        return Mark(match[0], (match[1] or match[2]))
    if match := _NUMBER.match(text):
        return _mark(match, "decimal", int(match[2]))
    if match := _RAISED.match(text):
        value = int(match[1].translate(RAISED))
        return Mark(match[0], "raised", "decimal", value, suffix="")
    if match := _CIRCLED.match(text):
        value = int(unicodedata.numeric(match[1]))
        return Mark(match[0], "circled", "decimal", value)
    if match := _CJK.match(text):
        return _mark(match, "decimal", sum(_CJK_DIGITS[sign] for sign in match[2]))
    if match := _LETTERED.match(text):
        return _lettered(match)
    return None


def reread(mark: Mark, after: Mark | None) -> Mark:
    """`mark` as the list goes on: `i)` behind `h)` is a letter, `v)` behind `iv)` a numeral."""
    sign = mark.text.strip(" \t().")
    if mark.numbering is None or len(sign) != 1 or not sign.isalpha() or after is None:
        return mark
    other: Numbering
    if mark.numbering in {"lower_roman", "upper_roman"}:
        other = "lower_alpha" if sign.islower() else "upper_alpha"
        value = ord(sign.lower()) - ord("a") + 1
    else:
        other = "lower_roman" if sign.islower() else "upper_roman"
        value = roman_value(sign.lower()) or 0
    if after.numbering != other or value != after.value + 1:
        return mark
    family = f"{other} {mark.prefix}{mark.suffix}"
    return Mark(mark.text, family, other, value, mark.prefix, mark.suffix)


def depth_of_number(text: str) -> int:
    """How many parts the number has that a heading begins with: 2 of `3.1 Scope`; 0 for none."""
    if match := _NESTED.match(text):
        return match[1].count(".") + 1
    numbered = _SIGN.match(text) or _CHAPTER.match(text) or _CJK.match(text)
    if numbered or ((match := _NUMBER.match(text)) and match[3]) or _LETTERED.match(text):
        return 1
    return 0


def items_within(text: str) -> list[str]:
    """The items that stand on one line, each with its mark; what stands before the first may be
    text. Bullets divide wherever they stand, other marks where the line begins with one of them:
    numbers in their order, a dash or star three times at least and not before small
    letters alone, as within a sentence."""
    parts = _BULLETS_WITHIN.split(text)
    if len(parts) > 1:
        return parts
    sign = text[:1]
    if sign and sign in "-*·–+" and text[1:2] == " ":
        parts = re.split(rf"\s(?={re.escape(sign)}\s)", text)
        begin = [part[2:3].islower() for part in parts]
        return parts if len(parts) > _FEWEST and (begin[0] or not any(begin)) else [text]
    number = _NUMBER.match(text)
    if number is None or not number[3]:
        return [text]
    return _numbered_within(text, number)


def entries_within(text: str) -> list[str]:
    """The entries of a bibliography that stand on one line, each with its mark or its key in square
    brackets behind the stop of the one before."""
    if _KEY.match(text) and not _NUMBER.match(text):
        return _NEXT_KEY.split(text)
    return items_within(text)


def _numbered_within(text: str, number: re.Match[str]) -> list[str]:
    around = re.escape(number[1]), re.escape(number[3])
    parts, start, value = [], 0, int(number[2]) + 1
    while match := re.compile(rf"\s(?={around[0]}{value}{around[1]}\s)").search(text, start + 1):
        parts.append(text[start : match.start()])
        start = match.end()
        value += 1
    parts.append(text[start:])
    return parts if len(parts) > _FEWEST or number[2] == "1" else [text]


def _lettered(match: re.Match[str]) -> Mark | None:
    sign, small = match[2], match[2].islower()
    if sign in "iI" or len(sign) > 1:
        value = roman_value(sign.lower()) or 0
        return _mark(match, "lower_roman" if small else "upper_roman", value) if value else None
    return _mark(match, "lower_alpha" if small else "upper_alpha", ord(sign.lower()) - ord("a") + 1)


def _mark(match: re.Match[str], numbering: Numbering, value: int) -> Mark:
    prefix, suffix = match[1].translate(_WIDE), match[3].translate(_WIDE)
    return Mark(match[0], f"{numbering} {prefix}{suffix}", numbering, value, prefix, suffix)
