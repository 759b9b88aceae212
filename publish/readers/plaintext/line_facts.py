"""What the labeller is told of each line: a table of facts, with the reason for each."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from operator import and_
from string import ascii_letters, ascii_uppercase, digits
from typing import Final, NamedTuple, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from publish.readers.dated_lines import date_within
from publish.readers.letters import field_of
from publish.readers.plaintext.lexicon import given_names, lexicon
from publish.readers.plaintext.lines import SourceLine

Floats: TypeAlias = "NDArray[np.float32]"
Values: TypeAlias = "NDArray[np.generic]"
"""One for each line."""

UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_WORD: Final = re.compile(r"[^\W\d_]\w{3,}")
_DIGITS: Final = re.compile(r"\d+")
_WIDTHS: Final = (
    (24, " !',.:;‘’"),
    (30, "()I[]ijl{}"),
    (36, "Jft|"),
    (42, '"*-/\\`r“”'),
    (48, "?cszç"),
    (54, "$+12345679<=>FLS_aegkvxy~–äéèà«»"),
    (60, "#08ACEPTVXYZ^bdhnopquöüÄßñ"),
    (66, "BDGKR"),
    (72, "&HNOQUwÖÜ"),
    (78, "—…"),
    (87, "%MWm@"),
)
"""Of letters in proportional type, in hundredths of an em."""

_WIDE: Final = 100
_OTHER: Final = 54
_ASCII: Final = 128
_CAPITALS: Final = ascii_uppercase.encode()
_LETTERS: Final = ascii_letters.encode()
_DIGIT: Final = digits.encode()
_CODE: Final = re.compile(r"[{}<>=;$#\\|_]|\(\)|::|->|&&")
_CLOSING: Final = "”’\"'»)]*“"
_STOPS: Final = ".。।۔"
_FRONT: Final = 40
_LONGEST_DATED: Final = 160
_REACH: Final = 8
_HEAD: Final = 12
_SURELY: Final = 0.03
_SPACE: Final = 0.5
_OTHERS: Final = 1 << 15


class Whole:
    """What is counted over all lines, as an array each."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.lines = lines
        self.count = len(lines)
        indent, length, size, print_ = array("f"), array("f"), array("f"), array("f")
        word_length, word_breadth = array("f"), array("f")
        forms, words, starts = array("L"), array("H"), array("q", [0])
        for line in lines:
            text = line.raw.rstrip().expandtabs(8)
            bare = text.strip()
            indent.append(len(text) - len(text.lstrip()))
            length.append(columns(text))
            size.append(len(bare))
            print_.append(indent[-1] + breadth(bare))
            word = bare.split(None, 1)[0]
            word_length.append(columns(word) + 1)
            word_breadth.append(breadth(word) + _SPACE)
            forms.append(_hash(_DIGITS.sub("0", bare.lower())))
            words.extend({_hash(word) % _OTHERS for word in _WORD.findall(ends_of(bare.lower()))})
            starts.append(len(words))
        self.indent, self.length = np.array(indent), np.array(length)
        self.size, breadths = np.array(size), np.array(print_)
        self.next_word = np.append(np.array(word_length)[1:], np.float32(1))
        next_breadth = np.append(np.array(word_breadth)[1:], np.float32(_SPACE))
        self.gap = np.array([line.gap for line in lines], np.float32)
        self.usual = float(np.percentile(self.gap[1:], 20)) if self.count > 1 else 0.0
        self.above = np.maximum(self.gap - self.usual, 0)
        self.above[0] = 0
        self.below = np.append(self.above[1:] > 0, 1).astype(np.float32)
        self.full = float(np.percentile(self.length, 98 if self.count > 20 else 100))
        self.indent_above = np.diff(self.indent, prepend=np.float32(0))
        self.indent_below = np.diff(self.indent, append=np.float32(0))
        self.room = _greatest_near(self.length) - self.length - self.next_word
        self.room_in_print = _greatest_near(breadths) - breadths - next_breadth
        self.room_above = np.append(np.float32(20), self.room[:-1])
        together = np.append(self.above[1:] == 0, False)
        self.filled = _share(self.room < 0, together)
        self.filled_in_print = _share(self.room_in_print < 0, together)
        in_print = self.filled_in_print > self.filled + _SURELY
        self.room_as_set = self.room_in_print if in_print else self.room
        short = self.length < self.full / 2
        self.short = float(np.mean(short))
        self.short_near = _sum_near(short)
        _, places, counts = np.unique(self.indent, return_inverse=True, return_counts=True)
        self.set_in_alike = (counts[places] / self.count).astype(np.float32)
        self.set_in = float(np.mean(self.indent > 0))
        _, places, counts = np.unique(np.array(forms), return_inverse=True, return_counts=True)
        self.alike = (counts[places] - 1).astype(np.float32)
        hashes = np.array(words)
        others = np.bincount(hashes, minlength=_OTHERS).astype(np.int32)[hashes] - 1
        self.shared = _means(others > 0, starts)
        self.repeated = _means(np.minimum(others, 5), starts) / 5
        self.at = np.arange(self.count, dtype=np.float32)


class Text:
    """Some of the lines, which the facts are told from."""

    def __init__(self, whole: Whole, start: int, stop: int) -> None:
        self.whole = whole
        self.count = stop - start
        self.source = [line.raw for line in whole.lines[start:stop]]
        self.bare = [raw.strip() for raw in self.source]
        self.front = max(0, min(_FRONT - start, self.count))
        part = slice(start, stop)
        self.at, self.gap, self.above, self.below = (
            whole.at[part],
            whole.gap[part],
            whole.above[part],
            whole.below[part],
        )
        self.indent, self.length = whole.indent[part], whole.length[part]
        self.size, self.room, self.room_above = (
            whole.size[part],
            whole.room[part],
            whole.room_above[part],
        )
        self.room_in_print, self.room_as_set = whole.room_in_print[part], whole.room_as_set[part]
        self.room_full = whole.full - self.length - whole.next_word[part]
        self.indent_above, self.indent_below = whole.indent_above[part], whole.indent_below[part]
        self.alike, self.set_in_alike = whole.alike[part], whole.set_in_alike[part]
        self.short_near = whole.short_near[part]
        self.shared, self.repeated = whole.shared[part], whole.repeated[part]
        self.tokens = [tokens_of(text) for text in self.bare]
        self.tail = [text.rstrip(_CLOSING)[-1:] or text[-1] for text in self.bare]
        above = whole.lines[start - 1].raw.strip() if start else "."
        self.tail_above = [above.rstrip(_CLOSING)[-1:] or above[-1], *self.tail[:-1]]
        counts = np.array([_counts(text) for text in self.bare], np.float32).T
        self.letters, self.capitals, self.digits = np.maximum(1, counts[0]), counts[1], counts[2]
        self.people = np.array([_people(found) for found in self.tokens], np.float32).T

    def each(self, tell: Callable[[str], float | bool]) -> Floats:
        return np.array([tell(text) for text in self.bare], np.float32)

    def same(self, value: float) -> Floats:
        return np.full(self.count, value, np.float32)

    def has(self, pattern: str, *signs: str) -> Floats:
        """Lines that have the pattern, and therefore one of `signs`."""
        search = _compiled(pattern).search
        found = self.same(0)
        for at, text in enumerate(self.bare):
            if any(sign in text for sign in signs) and search(text):
                found[at] = 1
        return found

    def opens(self, pattern: str) -> Floats:
        match = _compiled(pattern).match
        return self.each(lambda text: match(text) is not None)

    def dated(self, pattern: str) -> Floats:
        """Lines with figures that have the pattern."""
        search = _compiled(pattern).search
        found = self.same(0)
        for at in np.flatnonzero((self.digits > 0) & (self.size < 120)):
            found[at] = search(self.bare[at]) is not None
        return found

    def begins(self, characters: str) -> Floats:
        return self.each(lambda text: text[0] in characters)

    def ends(self, characters: str) -> Floats:
        return np.array([tail in characters for tail in self.tail], np.float32)

    def in_front(self, tell: Callable[[str], bool]) -> Floats:
        found = self.same(0)
        for at in range(self.front):
            found[at] = len(self.bare[at]) <= _LONGEST_DATED and tell(self.bare[at])
        return found


class Fact(NamedTuple):
    """A fact with the reason that it is asked for."""

    name: str
    reason: str
    tell: Callable[[Text], Values]


FACTS: Final = (
    Fact("length", "headings are short", lambda t: t.length / 80),
    Fact("short length", "fields and names are shorter yet", lambda t: np.minimum(t.length, 40) / 20),
    Fact("root of length", "an unwrapped paragraph is one line", lambda t: np.sqrt(t.size) / 10),
    Fact("words", "names have few words", lambda t: t.each(lambda s: min(len(s.split(None, 12)), 12) / 6)),
    Fact("indent", "quotations, code and nested items are set in", lambda t: t.indent / 8),
    Fact("is indented", "so are first lines of paragraphs", lambda t: t.indent > 0),
    Fact("is set in by 4", "code is set in by 4", lambda t: t.indent >= 4),
    Fact("indented lines", "how many lines are set in", lambda t: t.same(t.whole.set_in * 2)),
    Fact("indented alike", "how many lines are set in as far", lambda t: t.set_in_alike * 2),
    Fact("indent changes above", "a block begins or ends", lambda t: t.indent_above / 4),
    Fact("indent changes below", "a block begins or ends", lambda t: t.indent_below / 4),
    Fact("centred", "titles and bylines are centred", lambda t: (t.indent > 3) * np.maximum(0, 1 - np.abs(2 * t.indent + t.size - t.whole.full) / 8)),
    Fact("gap", "blank lines part blocks", lambda t: t.gap / 2),
    Fact("space above", "more blank lines than usual", lambda t: t.above > 0),
    Fact("wide space above", "parts of a text", lambda t: t.above > 1),
    Fact("space below", "more blank lines than usual", lambda t: t.below),
    Fact("usual gap", "the text is double-spaced", lambda t: t.same(t.whole.usual)),
    Fact("spaced", "how many lines have space above", lambda t: t.same(float(np.mean(t.whole.above > 0)))),
    Fact("full length", "how wide the text is wrapped", lambda t: t.same(min(t.whole.full, 320) / 80)),
    Fact("is not wrapped", "each block is one line", lambda t: t.same(t.whole.full > 200)),
    Fact("share of full length", "wrapped lines are full", lambda t: t.length / max(1, t.whole.full)),
    Fact("room", "the next word fits: the block ends", lambda t: t.room_full / 10),
    Fact("has room", "as above, told sharply", lambda t: t.room_full >= 0),
    Fact("room near", "quotations have a measure of their own", lambda t: t.room / 10),
    Fact("has room near", "as above, told sharply", lambda t: t.room >= 0),
    Fact("room in print", "as above, by the widths of letters", lambda t: t.room_in_print / 10),
    Fact("has room in print", "as above, told sharply", lambda t: t.room_in_print >= 0),
    Fact("room as set", "by columns or letters, whichever explain more ends", lambda t: t.room_as_set / 10),
    Fact("has room as set", "as above, told sharply", lambda t: t.room_as_set >= 0),
    Fact("filled", "how many lines columns explain the ends of", lambda t: t.same(t.whole.filled * 2)),
    Fact("filled in print", "how many the widths of letters explain", lambda t: t.same(t.whole.filled_in_print * 2)),
    Fact("short lines", "how many lines are shorter than half", lambda t: t.same(t.whole.short * 2)),
    Fact("short lines near", "scraps, verse and tables, which headings do not stand in", lambda t: t.short_near / 8),
    Fact("room above", "the block above ends", lambda t: t.room_above / 10),
    Fact("ends a sentence", "paragraphs do, headings do not", lambda t: t.ends(_STOPS)),
    Fact("ends with ? or !", "questions head answers", lambda t: t.ends("?!？！؟")),
    Fact("ends with a colon", "it introduces a list", lambda t: t.ends(":：")),
    Fact("ends with a comma", "the sentence goes on", lambda t: t.ends(",、،;；")),
    Fact("ends with a quote", "speech", lambda t: t.each(lambda s: s[-1] in _CLOSING)),
    Fact("ends with a hyphen", "a broken word", lambda t: t.has(r"[^\W\d_][-\u2010\u00ad]$", "-", "\u2010", "\u00ad")),
    Fact("sentence ended above", "a new block may begin", lambda t: np.array([tail in f"{_STOPS}?!？！؟" for tail in t.tail_above])),
    Fact("begins with a capital", "a sentence or name begins", lambda t: t.each(lambda s: s[0].isupper())),
    Fact("begins with a small letter", "a sentence goes on", lambda t: t.each(lambda s: s[0].islower())),
    Fact("begins with a digit", "numbers and dates", lambda t: t.each(lambda s: s[0].isdigit())),
    Fact("begins with a quote", "quotations", lambda t: t.begins("\"“„«‘'「『»")),
    Fact("is quoted", "quotations, titles that are one", lambda t: t.opens("[\"“„«‘'「『»].*[\"”“»’'」』«][.,!?]?$")),
    Fact("begins with a bracket", "notes, stage directions", lambda t: t.begins("([{")),
    Fact("begins with >", "quoted mail", lambda t: t.begins(">")),
    Fact("begins with a sign", "code and commands", lambda t: t.begins("#@/\\$%{}<")),
    Fact("has a bullet", "items", lambda t: t.opens(r"(?:[•●▪◦‣·*+–—-]|o(?= ))\s+\S")),
    Fact("has a number", "numbered items", lambda t: t.opens(r"\(?\d{1,3}[.)]\s")),
    Fact("has a bare number", "numbered items without a stop", lambda t: t.opens(r"\d{1,3}\s+\S")),
    Fact("has a section number", "numbered headings", lambda t: t.opens(r"\d{1,2}(?:\.\d{1,2})+\.?\s|§")),
    Fact("has a letter", "lettered items", lambda t: t.opens(r"\(?[a-z][.)]\s|\([ivx]+\)\s")),
    Fact("has a mark", "any item", lambda t: t.opens(r"(?:[•●▪◦‣·*+–—-]|o(?= )|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)])\s")),
    Fact("has a note mark", "notes and sources", lambda t: t.opens(r"\[\d{1,3}\]")),
    Fact("is a rule", "breaks and underlines", lambda t: t.opens(r"([-=~_*#^+.─═—–•·])\1{2,}$|[*•·](?:\s+[*•·]){2,}$")),
    Fact("is a number", "page numbers", lambda t: t.opens(r"\W*(?:\w+ )?\d{1,4}(?: \w+ \d{1,4})?\W*$")),
    Fact("capitals", "titles and headings in capitals", lambda t: t.capitals / t.letters),
    Fact("all capitals", "as above, told sharply", lambda t: (t.letters > 3) & (t.capitals == t.letters)),
    Fact("digits", "rows of tables, dates", lambda t: t.digits / t.size * 2),
    Fact("letters", "code and rules have few", lambda t: t.letters / t.size),
    Fact("capitalised words", "names and English titles", lambda t: t.people[0]),
    Fact("given names", "bylines", lambda t: t.people[1]),
    Fact("names a person", "bylines", lambda t: t.people[2]),
    Fact("has a word for by", "bylines", lambda t: t.people[3]),
    Fact("has a word for a role", "bylines", lambda t: t.people[4]),
    Fact("states a date", "datelines", lambda t: t.in_front(lambda s: bool(date_within(s)))),
    Fact("is a letter's field", "heads of letters", lambda t: t.in_front(lambda s: field_of(s) is not None)),
    Fact("has an address", "sources and credits", lambda t: t.has(r"https?://|www\.|\S@\S+\.\w", "://", "www.", "@")),
    Fact("has a year", "datelines and sources", lambda t: t.dated(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{4}年")),
    Fact("has a time", "datelines", lambda t: t.dated(r"\b\d{1,2}[:.h]\d\d\b")),
    Fact("has a field", "heads of letters, terms", lambda t: t.opens(r"[^\W\d_][\w .’'/()-]{0,30}[:：]\s*\S")),
    Fact("has a colon", "terms, titles with a subtitle", lambda t: t.has(r"\w[:：]\s", ":", "：")),
    Fact("has items inside", "lists on one line", lambda t: t.has(r"\s[•●▪]\s|\s2[.)]\s.*\s3[.)]\s", "•", "●", "▪", "2.", "2)")),
    Fact("has columns", "tables", lambda t: t.has(r"\S {3,}\S|[|│].*[|│]", "   ", "|", "│")),
    Fact("has tabs", "tables", lambda t: t.each(lambda s: "\t" in s)),
    Fact("signs of code", "code", lambda t: t.each(lambda s: len(_CODE.findall(s))) / t.size * 5),
    Fact("has quote and dash", "a quotation with its author", lambda t: t.has(r"[”\"»“]\s[—–-]\s\S", "—", "–", "-")),
    Fact("quotes", "speech within a paragraph", lambda t: t.each(lambda s: s.count('"') if s.isascii() else sum(map(s.count, "“”\"«»„"))) / 4),
    Fact("sentences", "paragraphs have several", lambda t: t.each(lambda s: s.count(". ") + s.count("。")) / 4),
    Fact("commas", "lists of names, prose", lambda t: t.each(lambda s: s.count(",")) / 4),
    Fact("lines alike", "running heads and feet return", lambda t: t.alike / 3),
    Fact("has lines alike", "as above, told sharply", lambda t: t.alike > 0),
    Fact("words shared", "a title's words return in the text", lambda t: t.shared),
    Fact("words repeated", "how often they return", lambda t: t.repeated * 2),
    Fact("first", "where titles stand", lambda t: t.at == 0),
    Fact("second", "where titles and subtitles stand", lambda t: t.at == 1),
    Fact("third", "where bylines stand", lambda t: t.at == 2),
    Fact("from the top", "the front", lambda t: np.minimum(t.at, 20) / 10),
    Fact("from the end", "sources, rights, credits", lambda t: np.minimum(t.whole.count - 1 - t.at, 20) / 10),
    Fact("last", "page numbers, end marks", lambda t: t.at == t.whole.count - 1),
    Fact("place", "how far into the text", lambda t: t.at / t.whole.count),
    Fact("lines", "a short text may be all front", lambda t: t.same(min(t.whole.count, 400) / 200)),
    Fact("is not ASCII", "other scripts have other marks", lambda t: t.each(lambda s: not s.isascii())),
    Fact("is unspaced", "scripts without spaces or capitals", lambda t: t.each(lambda s: not s.isascii() and UNSPACED.search(s) is not None)),
)  # fmt: skip


def _people(tokens: list[str]) -> tuple[float, float, bool, bool, bool]:
    """Of the words, how many are capitalised and how many are given names, whether a given name
    stands before a capitalised word, whether a word for "by" or for a role is there."""
    words = [token for token in tokens[:_HEAD] if token[0].isalpha()]
    small = [word.lower() for word in words]
    capital = [word[0].isupper() for word in words]
    names, by = given_names(), _words_for_by()
    given = [big and word in names for big, word in zip(capital, small, strict=True)]
    person = any(given) and any(map(and_, given, capital[1:]))
    credit = any(" ".join(small[:count]) in by for count in (1, 2, 3))
    count = max(1, len(words))
    role = not lexicon().role.isdisjoint(small)
    return sum(capital) / count, sum(given) / count * 2, person, credit, role


@cache
def _words_for_by() -> frozenset[str]:
    return lexicon().by | lexicon().label


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _counts(text: str) -> tuple[int, int, int]:
    """How many letters, capitals and figures a line has."""
    if not text.isascii():
        return sum(map(str.isalpha, text)), sum(map(str.isupper, text)), sum(map(str.isdigit, text))
    data = text.encode()
    left = [len(data.translate(None, kind)) for kind in (_LETTERS, _CAPITALS, _DIGIT)]
    return len(data) - left[0], len(data) - left[1], len(data) - left[2]


def columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(UNSPACED.findall(text))


def breadth(text: str) -> float:
    """How wide a text is in proportional type, in halves of an em: about its columns."""
    if text.isascii():
        return sum(text.encode().translate(_ascii_widths())) / 50
    return sum(_width(c) for c in text) / 50


@cache
def _width(c: str) -> int:
    if UNSPACED.match(c):
        return _WIDE
    return next((width for width, letters in _WIDTHS if c in letters), _OTHER)


@cache
def _ascii_widths() -> bytes:
    return bytes(_width(chr(code)) if code < _ASCII else 0 for code in range(256))


def tokens_of(text: str) -> list[str]:
    """Words and signs, of a long line those at its ends."""
    return _TOKEN.findall(ends_of(text))


def ends_of(text: str) -> str:
    return text if len(text) < 700 else f"{text[:400]} {text[-200:]}"


def _share(true: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    """How many of those `among` all are true, 0 of none."""
    return float(np.sum(true & among)) / max(1, int(np.sum(among)))


def _means(values: NDArray[np.generic], starts: array[int]) -> Floats:
    """The mean of the whole numbers of each line, 0 of none."""
    sums = np.zeros(len(values) + 1, np.int32)
    np.cumsum(values, out=sums[1:])
    means: Floats = (np.diff(sums[np.array(starts)]) / np.maximum(1, np.diff(starts))).astype(
        np.float32
    )
    return means


def _sum_near(values: NDArray[np.bool_]) -> Floats:
    """How many of the lines at most `_REACH` lines away are so, the line itself included."""
    sums = np.concatenate([[0], np.cumsum(np.pad(values, _REACH), dtype=np.float32)])
    near: Floats = (sums[2 * _REACH + 1 :] - sums[: -2 * _REACH - 1]).astype(np.float32)
    return near


def _greatest_near(values: Floats) -> Floats:
    """The greatest of the values at most `_REACH` lines away, the line's own included."""
    padded = np.pad(values, _REACH)
    greatest: Floats = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 1).max(1)
    return greatest


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
