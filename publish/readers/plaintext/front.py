"""The front of a text: title, subtitle, byline, date, standfirst, and what else stands above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

from publish.readers.dates import is_date, parse_date
from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import (
    columns,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import given_names, plain, words

_LONGEST_TITLE: Final = 200
_MOST_WORDS: Final = 28
_PARTS: Final = re.compile(r"\s+[|·•–—]\s+|\s*\|\s*")
_AND: Final = re.compile(r"\s*[,;،、]\s*|\s+(?:and|und|et|y|e|och|og|en|i|и|ve|&|و)\s+")
_LABEL: Final = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[:：／]\s*(.+)$")
_PARTICLES: Final = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "der", "den", "van", "von", "zu", "la", "le"}
    | {"bin", "bint", "ibn", "al", "el", "ter", "ten", "y", "e", "af", "av", "und", "st"}
)
_AGO: Final = re.compile(
    r"(?:\d{1,2}|an?) (?:second|minute|min|hour|day|week|month)s? ago$", re.IGNORECASE
)
_DATELINE: Final = re.compile(
    r"((?:[^\W\d_a-z][^\W\d_a-z.'’-]{1,30}[ ,/]{0,2}){1,4}(?:[^\W\d_]+[,.]? ){0,3}"
    r"(?:[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?\s?)?(?:\([^()]{2,40}\)\s?)?)(?:—|–|--?)\s?(?=\S)"
)


Known: TypeAlias = Callable[[], Mapping[str, int]]
"""How often the text uses each word, in small letters; counted when first asked for."""


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """What a line under the title says: who, when, for whom."""

    authors: tuple[str, ...] = ()
    date: str = ""
    other: tuple[str, ...] = ()


def find_front(pieces: list[Piece], known: Known, *, has_title: bool) -> None:
    """Settles the pieces of the front. `known` tells how often the text uses a word.

    `has_title` says that something before (front matter, a memo's subject) gave the title already,
    so that a title in the text must be very plain to be taken.
    """
    at = 0
    while at < len(pieces) and _is_above_title(pieces[at]):
        at += 1
    title = at if at < len(pieces) and not has_title and _is_title(pieces, at) else None
    if title is None:
        return
    _take_title(pieces, title)
    _below_title(pieces, title + 1, known)


def _is_above_title(piece: Piece) -> bool:
    """Status lines, share buttons and dates may stand above the title."""
    if piece.kind in {"header", "dropped", "status", "date", "title"}:
        return True
    if piece.kind == "table" and piece.first.number < 4 and len(piece.lines) <= 8:
        return True  # the columns at the head of a report: who, which number, when
    text = plain(piece.text)
    if piece.kind in {"paragraph", "heading"} and text in words().status:
        piece.become("status", "a word of standing above the title", 0.9)
        return True
    if piece.kind == "paragraph" and (text in words().boilerplate):
        piece.become("dropped", "a control of a web page", 0.9)
        return True
    if piece.kind == "paragraph" and date_of(piece.text):
        piece.become("date", "a date above the title", 0.9)
        return True
    return False


def _is_title(pieces: Sequence[Piece], at: int) -> bool:
    """A short piece without a full stop, and text after it."""
    piece = pieces[at]
    if piece.kind not in {"paragraph", "heading"} and not _is_numbered_title(pieces, at):
        return False
    text = piece.text
    if piece.kind == "heading" and (piece.level > 2 and piece.level < 10):
        return False
    if columns(text) > _LONGEST_TITLE or len(text.split()) > _MOST_WORDS or at + 1 >= len(pieces):
        return False
    if not any(c.isalpha() for c in text) or text[-1] in ",;":
        return False
    if piece.kind == "heading" and piece.marks:
        return True
    if ends_sentence(text) and text[-1] not in "?!？！…":
        short = len(text.split()) <= 12 and columns(text) < 80
        return short and text.count(". ") == 0 and _is_abbreviated(text)
    if starts_lower(text) and len(text.split()) > 4:
        return False
    return not (
        len(pieces) == 2 and pieces[1].kind == "paragraph" and len(pieces[1].text) < len(text)
    )


def _is_numbered_title(pieces: Sequence[Piece], at: int) -> bool:
    return False


def _is_abbreviated(text: str) -> bool:
    """Whether the last word keeps its point as an abbreviation: `U.S.`, `Inc.`."""
    last = text.rsplit(maxsplit=1)[-1]
    return last.count(".") >= 2 or last in {"Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr.", "etc."}


def _take_title(pieces: list[Piece], at: int) -> None:
    piece = pieces[at]
    rule = "first line, short, without a full stop"
    if piece.kind == "heading":
        rule = f"first heading ({piece.rule})"
    piece.become("title", rule, 0.95)
    if at + 2 < len(pieces) and _is_second_title_line(piece, pieces[at + 1]):
        second = pieces.pop(at + 1)
        piece.text = f"{piece.text} {second.text}"
        piece.lines = [*piece.lines, *second.lines]
        piece.marks += second.marks
        piece.rule = "first two lines, without a full stop"


def _is_second_title_line(first: Piece, second: Piece) -> bool:
    """A title goes on when both lines are in capitals, or the first stops in mid-phrase."""
    if second.kind not in {"paragraph", "heading"} or second.first.gap > first.first.gap + 1:
        return False
    if second.first.gap > 0 and not first.indent:
        return False
    if columns(second.text) > 90 or ends_sentence(second.text):
        return False
    if is_capitals(first.text) and is_capitals(second.text):
        return byline(second.text) is None and not date_of(second.text)
    last = first.text.split()[-1]
    open_end = last.islower() and len(last) <= 3 and last.isalpha()
    return (open_end or starts_lower(second.text)) and byline(second.text) is None


def _below_title(pieces: list[Piece], at: int, known: Known) -> None:
    """Bylines, dates, one subtitle or standfirst, until the text begins."""
    subtitle: int | None = None
    settled = named = False
    while at < min(len(pieces), 12):
        piece = pieces[at]
        if piece.kind == "header":
            at += 1
            continue
        if piece.kind not in {"paragraph", "heading"} or len(piece.text) > 300:
            break
        text = piece.text
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        date_next = after is not None and bool(date_of(after.text))
        if date_of(text) or _AGO.search(text.lower()):
            piece.become("date", "a date under the title", 0.95)
            settled = True
        elif (
            (found := byline(text, known if subtitle is not None or settled or date_next else None))
            is not None
            and (not named or found.date or _after_by(text))
            and (found.date or piece.kind == "paragraph")
        ):
            piece.become("byline", "names under the title", 0.9)
            settled = named = True
        elif plain(text) in words().boilerplate or (text[0] == "@" and " " not in text):
            piece.become("dropped", "a control of a web page", 0.8)
        elif plain(text) in words().status:
            piece.become("status", "a word of standing under the title", 0.8)
        elif labelled_summary(text):
            piece.become("summary", "labelled as the summary", 0.9)
        elif (
            subtitle is None
            and not settled
            and after is not None
            and _may_stand_under(piece, after)
        ):
            subtitle = at
        else:
            break
        at += 1
    if subtitle is not None:
        _settle_subtitle(pieces, subtitle, settled=settled)


def _may_stand_under(piece: Piece, after: Piece) -> bool:
    """A phrase, or one sentence of at most thirty words; not the first of several fields."""
    text = piece.text
    prose = ". " in text or (ends_sentence(text) and len(text.split()) > 30)
    return piece.kind == "paragraph" and not prose and not (term(text) and term(after.text))


def _settle_subtitle(pieces: Sequence[Piece], at: int, *, settled: bool) -> None:
    """A line between title and byline is a subtitle, or a standfirst when it is a sentence.

    Without a byline after it, it must be too long for a heading and have no full stop.
    """
    piece = pieces[at]
    count = len(piece.text.split()) if is_cased(piece.text) else columns(piece.text) // 4
    stops = ends_sentence(piece.text)
    if settled and _is_directly_settled(pieces, at):
        if stops and count >= 6:
            piece.become("summary", "a sentence between title and byline", 0.8)
        elif not stops or count >= 3:
            piece.become("subtitle", "between title and byline", 0.85)
    elif _stands_over_heading(pieces, at):
        piece.become("subtitle", "between the title and a first heading", 0.7)
    elif not stops and 6 <= count <= 30 and piece.text[-1] not in ":,;" and not number_of(piece):
        after = pieces[at + 1]
        if after.kind == "paragraph" and ends_sentence(after.text) and not is_capitals(piece.text):
            piece.become("subtitle", "a phrase under the title, too long for a heading", 0.65)


def _stands_over_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase stands between the title and another line that heads the text."""
    piece, after = pieces[at], pieces[at + 1]
    if ends_sentence(piece.text) or number_of(piece) or len(piece.text.split()) < 2:
        return False
    if after.kind == "heading":
        return True
    short = after.kind == "paragraph" and columns(after.text) < 60 and not ends_sentence(after.text)
    text_after = at + 2 < len(pieces) and len(pieces[at + 2].text) > len(after.text)
    return short and after.text[-1] not in ":,;" and text_after


def _is_directly_settled(pieces: Sequence[Piece], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at + 1].kind in {"byline", "date", "status", "dropped"}


def number_of(piece: Piece) -> bool:
    """Whether the piece begins with the number of a heading."""
    return bool(marks.number(piece.text) or marks.nested_number(piece.text))


def date_of(text: str) -> str:
    """The date that a line states, perhaps after a label: `Published: 30 August 2025`."""
    if len(text) > 90 or not any(c.isdigit() for c in text):
        return ""
    first, _, rest = text.partition(" ")
    after_word = [rest] if first.isalpha() and first[0].isupper() and rest[:1].isdigit() else []
    place, comma, after_place = text.partition(", ")
    if comma and len(place.split()) <= 3 and place[0].isupper():
        after_word.append(after_place)
    label, colon, stated = text.partition(": ")
    if colon and label.split(" ")[0].lower() in words().date:
        after_word.append(stated)
    for candidate in (text, *_label_value(text, words().date), *after_word):
        bare = candidate.strip(" ()[]")
        if is_date(bare):
            return parse_date(bare)
    return ""


def labelled_summary(text: str) -> str:
    """What follows `Summary:` on the same line, "" when it is not there."""
    return next(iter(_label_value(text, words().summary)), "")


def _label_value(text: str, labels: Collection[str]) -> list[str]:
    match = _LABEL.match(text)
    if match and match[1].lower() in labels:
        return [match[2]]
    rest = text.partition(" ")[2]
    found = []
    for count in (1, 2):
        head = " ".join(text.split(" ")[:count]).lower().rstrip(":")
        if head in labels and any(c.isdigit() for c in rest):
            found.append(" ".join(text.split(" ")[count:]))
    return found


def byline(text: str, known: Known | None = None) -> Byline | None:
    """Who wrote it, when the line says so.

    `By …` in any language of the word list; names before a bar (`Jane Doe | BBC News`); or names
    alone: two to four capitalised words of which the text itself (`known`) never uses one.
    """
    if len(text) > 160 or (ends_sentence(text) and not text.endswith(".")):
        return None
    rest = _after_by(text)
    parts = [part for part in _PARTS.split(rest or text) if part]
    if not parts:
        return None
    authors: list[str] = []
    other: list[str] = []
    date = ""
    for part in parts:
        stated = date_of(part)
        if stated:
            date = stated
            continue
        names, rest_of_names = _names(part)
        if names and (not authors or not other):
            first = not authors and not other
            if first or rest:
                authors += names
                other += rest_of_names
                continue
        other.append(part)
    if rest:
        return Byline(authors=tuple(authors), date=date, other=tuple(other)) if authors else None
    if not authors or plain(text) in words().section:
        return None
    barred = len(parts) > 1 and (bool(date) or "|" in text)
    if barred:
        return Byline(authors=tuple(authors), date=date, other=tuple(other))
    if len(parts) > 1 or not is_cased(text):
        return None
    if not all(2 <= len(author.split()) <= 4 for author in authors) or is_capitals(text):
        return None
    if any(_has_given_name(author) for author in authors) or (
        known and _is_unknown(authors, known)
    ):
        return Byline(authors=tuple(authors), other=tuple(other))
    return None


def _has_given_name(author: str) -> bool:
    """Whether a name begins with a given name of the list, or with an initial."""
    first = author.split(maxsplit=1)[0]
    return first.lower() in given_names() or (len(first) == 2 and first[1] == ".")


def _is_unknown(authors: Sequence[str], known: Known) -> bool:
    """Whether the text uses no word of the names, but for this line."""
    words_of_text = known()
    tokens = [token.strip(".,").lower() for author in authors for token in author.split()]
    return not any(words_of_text.get(token, 0) > 1 for token in tokens if len(token) > 1)


def _after_by(text: str) -> str:
    """What follows `By`, `Von`, `بقلم:` …, or ""."""
    match = _LABEL.match(text)
    if match and match[1].lower() in words().byline:
        return match[2]
    parts = text.split(" ")
    if len(parts) > 2 and parts[0].isalpha() and parts[1].lower() in words().byline:
        return " ".join(parts[2:])  # "Interview by", "Photographs by"
    if len(parts) > 4 and parts[0].lower() in {"a", "an"} and parts[2] == "by":
        return " ".join(parts[3:])  # "An analysis by"
    for count in (2, 1):
        if len(parts) > count and " ".join(parts[:count]).lower().rstrip(":：") in words().byline:
            return " ".join(parts[count:]).strip(" :：")
    return ""


def _names(text: str) -> tuple[list[str], list[str]]:
    """The names in a list of names, and what follows them that is none (a role, a paper)."""
    names: list[str] = []
    rest: list[str] = []
    for part in _AND.split(text.rstrip(".") if text.count(".") == 1 else text):
        place = names and " " in names[0] and " " not in part and is_cased(part)
        if not rest and part and not place and _is_name(part):
            names.append(part)
        elif part:
            rest.append(part)
    return names, rest


def _is_name(text: str) -> bool:
    if not is_cased(text):
        return len(text) <= 30 and not any(c.isdigit() for c in text) and len(text.split()) <= 4
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or any(c.isdigit() for c in text):
        return False
    capital = [
        t for t in tokens if t[0].isupper() or t.lower().startswith(("al-", "d'", "o'", "el-"))
    ]
    particles = [t for t in tokens if t.lower() in _PARTICLES]
    plain_letters = all(c.isalpha() or c in ".'’-" for t in tokens for c in t)
    return (
        plain_letters
        and len(capital) + sum(t not in capital for t in particles) == len(tokens)
        and bool(capital)
    )


def dateline(text: str) -> str:
    """`BEIJING, Aug. 30 (Reuters) —` at the head of the first paragraph, without its dash."""
    match = _DATELINE.match(text[:120])
    if match is None or len(match[1].strip()) < 3:
        return ""
    place = match[1].strip()
    return place if is_capitals(place.split(",")[0].split("(")[0]) else ""
