"""What single characters and words tell, in any script."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from unicodedata import bidirectional, category, east_asian_width

STOPS: Final = frozenset(".!?…。！？｡．।॥؟۔։።။៕‼⁇⁈⁉")
"""Characters that end a sentence: Latin, CJK, Devanagari, Arabic, Urdu, Armenian, Ethiopic, …"""

CLOSERS: Final = frozenset("\"'”’»«›‹)]}」』】）〉》“‘*_")
"""What may follow the stop and still belong to the sentence."""

OPENERS: Final = frozenset("\"'“‘«»‹›„‚([{「『【（〈《¿¡")

QUOTES: Final = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "”": "”",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "《": "》",
    "「": "」",
    "『": "』",
}
"""Opening quotation marks, with what closes each; Swedes open with the mark that closes."""

WIDE: Final = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
CJK: Final = re.compile("[\u3001-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""Characters of scripts that put no space between words (Korean does)."""

RAISED: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_TRAILING_MARKS: Final = re.compile(r"(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]){1,6}$")
"""Marks of notes, which stand after the stop."""

_OPEN_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Inc|Ltd|Corp|Bros|M[Rr]|M[Rr][Ss]|M[Ss]|D[Rr]|Prof|St|No|Nr|Sr|Sra|vs?|cf|ca|pp|Fig|Rs|Rev|Gen|Col|Capt|Hon|Abs|bzw|Hr|Fr|e\.g|i\.e|z\.B|d\.h)\.$"
)
"""Abbreviations after which a sentence goes on: initials, titles, "No."."""

_LONGEST_ABBREVIATION: Final = 4
_SHORTEST_STOPPED: Final = 3
"""Nor is what has no more characters, with its point: `No.`"""

_NAMED: Final = re.compile(
    r"\w[A-Z]|[a-z]{2,12}[A-Z]|[a-z][\w-]{1,30}\.(?:py|js|ts|json|toml|ya?ml|sh|rs|html|css)\b"
)
"""`pH`, `ioBroker`, `settings.py`: names that begin with a small letter wherever they stand."""

_CASED: Final = 0.75
"""A letter of a script without capitals is often a syllable or a word."""

_OF_OTHER_SCRIPTS: Final = re.compile(
    "[^\0-\u00a9\u00ab-\u00b9\u00bb-\u0137\u0139-\u017f\u0386-\u03cf\u0400-\u052f\u1ea0-\u1eff\u2010-\u206f]"
)
"""What may be a letter without a capital; all others are signs, or of Latin, Greek or Cyrillic."""

_FIRST: Final = 20
"""The first characters of a long text mostly tell that it is not in capitals."""

_STRONG_RTL: Final = frozenset({"R", "AL"})


LONGEST_OF_FRONT: Final = 1000
"""No line above, below or beside a title has more characters, and no line of a page around a text:
what is longer is text, and rules of such lines need not read all of it."""


LONGEST_LOOKED_AT: Final = 20_000
"""So many letters of a paragraph tell how it is written and what it speaks of: no list is made of
all words of a longer one, which would take many times its room."""

_PART: Final = 100_000


def in_parts(text: str) -> Sequence[str]:
    """A text in parts that end where a word does: of one that is a single line, a list of all its
    words would take ten times its room."""
    if len(text) <= _PART:
        return (text,)
    ends = [0]
    while ends[-1] < len(text):
        space = text.find(" ", ends[-1] + _PART)
        ends.append(space if space >= 0 else len(text))
    return [text[start:end] for start, end in itertools.pairwise(ends)]


_WORDED: Final = bytes(c for c in range(0x20, 0x7F) if not chr(c).isdigit())
"""What of ASCII is printed and no figure."""


def has_words_only(text: str) -> bool:
    """Whether a text is of ASCII, and has nothing but letters, signs and single spaces: so most
    lines are, of which a rule for figures or for other spaces need not look at each character."""
    return text.isascii() and "  " not in text and not text.encode("ascii").translate(None, _WORDED)


def columns(text: str) -> int:
    """How wide a text is on a screen of fixed pitch; characters of East Asia take two columns."""
    if text.isascii() or not WIDE.search(text):
        return len(text)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


class _Widths(dict[str, float]):
    """Widths by character, found by those functions of C that look up what a mapping holds. All
    others take an average letter, and signs that stand above or below one no room."""

    def __missing__(self, c: str) -> float:
        width = self[c] = 0.0 if category(c) in {"Mn", "Cf"} else 1.0
        return width


_PRINTED: Final = _Widths(
    {
        **dict.fromkeys("iljI.,:;'|!‘’·", 0.55),
        **dict.fromkeys('ftr()[]-"/“”', 0.72),
        **dict.fromkeys("mwMWшщжмюыШЩЖМЮ—%@", 1.6),
        **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 1.35),
        **dict.fromkeys("csJ", 0.93),
        **dict.fromkeys("اأإآلויןז", 0.55),
        **dict.fromkeys("رزدذوגנ", 0.75),
        **dict.fromkeys("سشصضשםט", 1.4),
        " ": 0.54,
    }
)
"""How many average letters others are wide, between what they take in Times and in Helvetica, or in
the usual faces of other scripts."""


_HUNDREDTHS: Final = bytes(round(100 * _PRINTED[chr(c)]) for c in range(0x80)) + bytes(0x80)
_HALF: Final = 50
"""The same in hundredths, for ASCII; halves are rounded as the sum of fractions falls."""


def printed_columns(text: str) -> int:
    """How wide a text is in print, where each letter has its own width; a column is an average
    letter."""
    if text.isascii():
        hundredths = sum(text.encode("ascii").translate(_HUNDREDTHS))
        if hundredths % 100 != _HALF:
            return (hundredths + _HALF) // 100  # the same, in a third of the time
    return round(sum(map(_PRINTED.__getitem__, text)))


def first_word(text: str) -> str:
    """The least that must fit on a line for `text` to begin there: a character of a script without
    spaces, or what stands before a space or such a character."""
    if CJK.match(text):
        return text[0]
    word = text[: text.find(" ")] if " " in text else text
    wide = None if word.isascii() else CJK.search(word)
    return word[: wide.start()] if wide else word


def ends_sentence(text: str) -> bool:
    """Whether the last character, closing marks aside, ends a sentence."""
    last = text[-1:]
    if last.isalpha():
        return False  # most lines that were wrapped
    if last == ".":
        # most lines else: the last word tells, and few words make most of a text
        tail = text[-_LONGEST_ABBREVIATION - 2 :]
        return tail[:-1].isalpha() or not _is_abbreviated(tail)
    if last == "]" or last in RAISED:
        text = _TRAILING_MARKS.sub("", text[-80:])
    end = len(text)
    while end and (text[end - 1] in CLOSERS or text[end - 1].isspace()):
        end -= 1
    if end > 1 and text[end - 1] == ";" and "\u0370" <= text[end - 2] <= "\u03ff":
        return True  # the question mark of Greek
    if end == 0 or text[end - 1] not in STOPS:
        return False
    return text[end - 1] != "." or not _is_abbreviated(
        text[max(0, end - 2 - _LONGEST_ABBREVIATION) : end]
    )


@lru_cache(maxsize=4096)
def _is_abbreviated(tail: str) -> bool:
    """Whether the last characters of a text, up to its point, are an abbreviation after which a
    sentence goes on; a word that is the whole text is none."""
    if len(tail) <= _SHORTEST_STOPPED or tail[:-1].isalpha():
        return False
    return _OPEN_ABBREVIATION.search(tail) is not None


def asks(text: str) -> bool:
    """Whether it ends with a question mark; the one of Greek looks like a semicolon, and Japanese
    asks without one."""
    last = text[-1:]
    if last == "." or last.isalpha():
        return False  # nearly all lines
    bare = text.rstrip("\"'”’»›)] ")
    if bare[-1:] == ";":
        return "\u0370" <= bare[-2:-1] <= "\u03ff"
    return bare[-1:] in {"?", "？", "؟"} or bare.endswith("か。")


def ends_in_hour(text: str) -> bool:
    """`By Thursday, 5 p.m.`: the last stop ends no sentence."""
    return text[-2:-1] in {"m", "M"} and text[-4:].lower() in {"a.m.", "p.m."}


_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\s?[rгр]\.$")


def ends_in_year(text: str) -> bool:
    """`3 marca 2018 r.`, `3 марта 2018 г.`: the stop is that of the word for year."""
    return bool(_YEAR.search(text))


_ELIDED_CAPITAL: Final = re.compile(r"[^\W\d_]{1,5}['’][A-ZÀ-Þ]")
_INNER_STOP: Final = re.compile(
    r"(?:[^\W\d_]{3}|\b[^\W\d_A-Z]{2}|\b(?:19|20)\d\d)[\"'”’»)]?[.!?…][\"'”’»)]?\s+[\"'“‘«„(]?([^\W\d_])|[。！？]\S|[।॥؟۔]\s"
)


def holds_stop(text: str) -> bool:
    """Whether a sentence ends and another begins within `text`; abbreviations are too short."""
    if text.isascii():
        inner = text[:-1]
        if "." not in inner and "?" not in inner and "!" not in inner:
            return False  # most lines, told many times as fast
    return any(match[1] is None or not match[1].islower() for match in _INNER_STOP.finditer(text))


def closing(text: str) -> int | None:
    """Where the quotation that `text` opens with is closed for the last time, or `None`.

    No other quotation of the same marks may begin in between: `"Yes," he said, "no."` is prose.
    """
    closers = QUOTES[text[0]]
    last = max(text.rfind(c, 1) for c in closers)
    if last < 0:
        return None
    if text[0] in closers:
        return last + 1 if text.count(text[0], 1, last) == 0 else None
    return last + 1 if not any(c in text[1:last] for c in (text[0], *closers)) else None


def first_letter(text: str) -> str:
    """The first letter, "" when a digit or nothing comes before it; quotation marks are passed."""
    if text[:1].isalpha():
        return text[0]  # most lines
    for c in text[:12]:
        if c.isalpha():
            return c
        if c not in OPENERS and c not in "-–—… ":
            return ""
    return ""


def starts_lower(text: str) -> bool:
    """Whether it goes on from words above; `iPod`, `ioBroker` and `settings.py` are names,
    and in a script without capitals a foreign word with a small letter tells nothing."""
    first = text[:1] if text[:1].isalpha() else first_letter(text)
    if not first.islower() or _NAMED.match(text, text.index(first)):
        return False
    if text.isascii() or not _OF_OTHER_SCRIPTS.search(text):
        return True
    return _cased_share(text) >= _CASED


def _cased_share(text: str) -> float:
    """How many of the letters are of a script with capitals."""
    letters = [c for c in text if c.isalpha()]
    return sum(1 for c in letters if c.lower() != c.upper()) / len(letters)


def starts_upper(text: str) -> bool:
    letter = first_letter(text)
    return letter.isupper() or letter.istitle()


def is_cased(text: str) -> bool:
    """Whether the script has capitals, so that their absence says something."""
    return text.lower() != text.upper()


def is_capitals(text: str) -> bool:
    """All capitals: at least three cased letters, none of them small, and no fewer than the letters
    of a script without case (an Arabic line that speaks of `PDF`)."""
    if "a" <= text[1:2] <= "z":
        return False  # most lines
    if text[:_FIRST] != text[:_FIRST].upper() or text != text.upper():
        return False
    capitals = sum(1 for c in text if c.isupper())
    return capitals >= 3 and (text.isascii() or capitals >= sum(map(str.isalpha, text)) / 2)


@lru_cache(maxsize=4096)  # several passes ask it of each line
def title_case_share(text: str) -> float:
    """The share of long words (four letters and more) that begin with a capital, perhaps behind an
    article that has lost its vowel (`l’Agriculture`, `dell'Ambiente`)."""
    long = [w for w in text[:LONGEST_LOOKED_AT].split() if len(w) > 3 and w[0].isalpha()]
    return sum(map(begins_as_name, long)) / len(long) if long else 0.0


def begins_as_name(word: str) -> bool:
    """Whether a word has a capital first, or behind an article that has lost its vowel."""
    if word[0].isupper():
        return True
    return ("’" in word or "'" in word) and bool(_ELIDED_CAPITAL.match(word))


def is_right_to_left(text: str) -> bool:
    """By the first strong character (UAX #9, rule P2)."""
    if text.isascii():
        return False
    for c in text:
        kind = bidirectional(c)
        if kind == "L":
            return False
        if kind in _STRONG_RTL:
            return True
    return False


def ends_abbreviated(text: str) -> bool:
    """Whether the last word keeps its point as an abbreviation: `U.S.`, `Inc.`, `2025 г.`."""
    *before, last = text.rsplit(maxsplit=2)
    if last.count(".") >= 2 or last in {"Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr.", "etc."}:
        return True
    return len(last) <= 3 and last[0].islower() and bool(before) and before[-1][-1].isdigit()
