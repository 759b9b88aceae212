"""Marks of list items and headings: bullets, numbers, letters, Roman numerals.

Every pattern is anchored and bounded, so none can run away on a long line.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.document import Numbering
from publish.numerals import roman_value

_INLINE_BULLETS: Final = "•▪◦‣⁃∙●○■□➤►▸▶✓✔✗➢❖◆◇★☆・"
"""Bullets that are nothing else, also in the middle of a line."""

_SYMBOLS: Final = "".join(map(chr, range(0xF021, 0xF100)))
"""Where Word has the characters of its symbol fonts, of which most of its bullets are; within a
line they are smileys and other signs of its text."""

STRONG_BULLETS: Final = f"{_INLINE_BULLETS}{_SYMBOLS}"
"""Bullets that are nothing else at the beginning of a line."""

_ARROWS: Final = "→➔➜➝➞⇒"
"""Bullets where several lines begin with one."""

_BULLET: Final = re.compile(
    rf"([{STRONG_BULLETS}{_ARROWS}·\-–—*+]|o(?=\s+\S)"
    r"|[Øü](?=\t)|§(?=\t(?!\d{1,3}[a-z]?(?:\t|$))))"
    rf"(?:\s+|(?<=[{STRONG_BULLETS}])(?![{STRONG_BULLETS}]))"
)
"""`§`, `Ø` and `ü` are what the letters of symbol fonts are in others, before a tab; `§` before a
number and another tab is that of a law."""

_DASHES: Final = frozenset("-–—")
_ANY_STRONG: Final = re.compile(f"[{_INLINE_BULLETS}]")
_BULLET_SIGNS: Final = frozenset(f"{STRONG_BULLETS}{_ARROWS}·-–—*+o§Øü")
_NUMBER: Final = re.compile(r"(\(?)(\d{1,3})([.)])\s+")
_NUMBER_CJK: Final = re.compile(r"([(（]?)(\d{1,3}|[一二三四五六七八九十]{1,3})([、．)）])\s*")
_BRACKET: Final = re.compile(r"(\[)(\d{1,3})(\])\s*(?=\S)")
_RAISED: Final = re.compile(r"()([⁰¹²³⁴-⁹]{1,3})()\s*(?=\S)")
_RAISED_DIGITS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTER: Final = re.compile(r"(\(?)([a-zA-Z])([.)])\s+")
_ROMAN: Final = re.compile(r"(\(?)([ivxlc]{1,7}|[IVXLC]{1,7})([.)])\s+")
_NESTED_NUMBER: Final = re.compile(r"((?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\.\d{1,2}){1,5})\.?\s+")
_NEVER_COUNTED: Final = frozenset(sign for sign in _BULLET_SIGNS if not sign.isalpha())
_NO_NUMERALS: Final = frozenset(string.ascii_letters) - frozenset("ivxlcIVXLC")
_LONGEST: Final = 10
"""No mark has more characters."""

_FIRST_POINT: Final = 6
"""Of so many characters, one is the first point of such a number: to look for it is faster."""

_SECTION_SIGN: Final = re.compile(r"(§{1,2}\s?(\d{1,4})[a-z]?\.?)\s+")
_INLINE_STRONG: Final = re.compile(rf"\s+(?=[{_INLINE_BULLETS}]\s)")
_INLINE_NUMBER: Final = re.compile(r"\s+(?=\(?(\d{1,3})[.)]\s)")
_INLINE_BRACKET: Final = re.compile(r"\s+(?=\[(\d{1,3})\]\s)")
_CJK_DIGITS: Final = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)}

NOTE_FAMILIES: Final = frozenset({"decimal []", "decimal raised"})
"""Families that mark notes and references rather than steps."""


class Mark(msgspec.Struct, frozen=True):
    """The mark of a list item or heading. `value` counts from 1; `family` marks of one list share.

    `numbering` is `None` for a bullet.
    """

    text: str
    family: str
    numbering: Numbering | None = None
    value: int = 0
    parts: int = 1


def bullet(text: str) -> Mark | None:
    """The bullet that a line begins with."""
    if text[0] not in _BULLET_SIGNS:
        return None
    match = _BULLET.match(text)
    if match is None or match.end() == len(text):
        return None
    if match[1] in _DASHES and text.endswith(f" {match[1]}"):
        return None  # `– Klägerin –`
    return Mark(match[1], f"bullet {match[1]}")


def opens(text: str) -> bool:
    """Whether a line begins with any mark of an item."""
    return first_mark(text) is not None


def first_mark(text: str) -> Mark | None:
    """The likeliest mark of an item that a line begins with."""
    first = text[0]
    if first.isalpha() and first not in _BULLET_SIGNS and first not in _CJK_DIGITS:
        head = text[:_LONGEST]
        if "." not in head and ")" not in head:
            return None  # most lines, told at once
    return bullet(text) or number(text)


def begins_with(text: str, mark: Mark) -> bool:
    """Whether a line begins with the same mark, and a space or a tab after it."""
    return text.startswith(mark.text) and text[len(mark.text) : len(mark.text) + 1].isspace()


def marks_only(text: str) -> bool:
    """Whether it would be the mark of an item, of a clause or of a section, had it text behind."""
    marked = f"{text}\tx"
    return bool(opens(marked) or nested_number(marked) or section_sign(marked))


def number(text: str) -> Mark | None:
    """The number, letter or Roman numeral with its point or bracket that a line begins with.

    `i.` counts as Roman and `c)` as a letter; `alternatives` gives the other readings.
    """
    found = alternatives(text)
    return found[0] if found else None


def alternatives(text: str) -> list[Mark]:
    """All readings of the mark at the head of a line, the likelier first."""
    found: list[Mark] = []
    if not text or not _may_be_counted(text[:_LONGEST]):
        return found  # a break, which says nothing, and most lines
    if text[0] in _NEVER_COUNTED or (text[0] in _NO_NUMERALS and text[1] not in ".)"):
        return found  # most of the others: a bullet, or a first sentence of few letters
    if match := _NUMBER.match(text) or _NUMBER_CJK.match(text):
        value = int(match[2]) if match[2].isdigit() else sum(_CJK_DIGITS[c] for c in match[2])
        found.append(_mark(match, "decimal", value))
        return found
    if match := _BRACKET.match(text):
        return [_mark(match, "decimal", int(match[2]))]
    if match := _RAISED.match(text):
        return [_mark(match, "decimal", int(match[2].translate(_RAISED_DIGITS)), "raised")]
    if match := _ROMAN.match(text):
        value = roman_value(match[2].lower())
        numbering: Numbering = "lower_roman" if match[2].islower() else "upper_roman"
        if value:
            found.append(_mark(match, numbering, value))
    if match := _LETTER.match(text):
        lower = match[2].islower()
        letter = _mark(
            match, "lower_alpha" if lower else "upper_alpha", ord(match[2].lower()) - ord("a") + 1
        )
        # a single i or I opens Roman numerals; a single c, d, l, m, v, x goes on with letters
        if match[2] in "iI":
            found.append(letter)
        else:
            found.insert(0, letter)
    return found


def _may_be_counted(head: str) -> bool:
    """Whether the mark of `alternatives` may be the first characters of a line: a word is none."""
    return not head[0].isalpha() or "." in head or ")" in head or head[0] in _CJK_DIGITS


def nested_number(text: str) -> Mark | None:
    """`1.2`, `3.4.1`: the number of a heading (or clause) below another."""
    match = _NESTED_NUMBER.match(text) if "." in text[:_FIRST_POINT] else None
    if match is None:
        return None
    parts = match[1].split(".")
    return Mark(match[0].strip(), f"nested {len(parts)}", "decimal", int(parts[-1]), len(parts))


def section_sign(text: str) -> Mark | None:
    """`§ 4`."""
    match = _SECTION_SIGN.match(text) if text[:1] == "§" else None
    return Mark(match[1], "section sign", "decimal", int(match[2])) if match else None


def inline_items(text: str) -> list[str]:
    """The items that stand on one line, each with its mark; the text before the first may be "".

    Strong bullets divide anywhere. `-`, `*`, `·` and numbers divide only a line that begins with
    one and holds at least two more of the same (a dash or number within a sentence is no item;
    small letters after the dashes of speech say who speaks).
    """
    if not text.isascii() and _ANY_STRONG.search(text):
        parts = _INLINE_STRONG.split(text)
        head, *items = parts if parts[0][0] not in _INLINE_BULLETS else ["", *parts]
        if head and _divides_facts(head, items):
            return []
        if len(items) >= 2 or (items and head.endswith((":", "："))):
            return [head, *items]
        return []
    if text[0] in "-*·–+" and text[1:2] == " ":
        if text.count(text[0]) <= 2:
            return []
        parts = re.split(rf"\s(?={re.escape(text[0])}\s)", text)
        spoken = text[0] == "–" and any(part[2:3].islower() for part in parts[1:])
        return ["", *parts] if len(parts) >= 3 and not spoken else []
    if match := _NUMBER.match(text) or _BRACKET.match(text):
        inner = _INLINE_BRACKET if match[1] == "[" else _INLINE_NUMBER
        return _inline_numbers(text, int(match[2]), inner)
    return []


_REACHED: Final = re.compile(r"\w@\w{1,60}\.\w")


def _divides_facts(head: str, items: Sequence[str]) -> bool:
    """Whether bullets divide the facts of a letterhead: a number first, and what it is of; or how
    to reach somebody (`Press office: +43 1 555 • press@halden.example`)."""
    numbered = " " not in head.strip() and any(map(str.isdigit, head)) and head.strip()[-1:] != ":"
    return numbered or any(_REACHED.search(item) for item in items)


def _inline_numbers(text: str, first: int, inner: re.Pattern[str]) -> list[str]:
    items = []
    start = 0
    expected = first + 1
    for match in inner.finditer(text):
        said_twice = _INLINE_NUMBER.match(text, match.end() + len(match[1]) + 1)
        if said_twice and said_twice[1] == match[1]:
            continue  # "at desk 2. 2. Pay": the first ends a sentence
        if int(match[1]) == expected:
            items.append(text[start : match.start()])
            start = match.end()
            expected += 1
    items.append(text[start:])
    return ["", *items] if len(items) >= 3 or (len(items) == 2 and first == 1) else []


def may_be_numbered(text: str) -> bool:
    """Whether a line may begin with a number or a sign; most begin with a word."""
    head = text[:_LONGEST]
    return not head[:1].isalpha() or "." in head or ")" in head or head[0] in _CJK_DIGITS


def unnumbered(text: str) -> str:
    """`text` without the number of a heading."""
    if not may_be_numbered(text):
        return text  # most lines
    mark = nested_number(text) or number(text)
    return without(text, mark) if mark else text


def without(text: str, mark: Mark) -> str:
    """`text` after its mark."""
    return text[len(mark.text) :].lstrip()


def _mark(match: re.Match[str], numbering: Numbering, value: int, how: str = "") -> Mark:
    return Mark(match[0].strip(), f"{numbering} {match[1]}{match[3]}{how}", numbering, value)
