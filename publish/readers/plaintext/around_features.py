"""What is to be seen of the lines of a page, and around them, that tells which are of its text.

Each feature is a fact that a reader could check, as those of fronts are (`front_features`): how
long a line is, whether it speaks of the page, whether it stands between paragraphs or below the
last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from publish.readers.plaintext import menus
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.chains import bucket
from publish.readers.plaintext.characters import (
    LONGEST_LOOKED_AT,
    LONGEST_OF_FRONT,
    asks,
    ends_sentence,
    holds_stop,
    in_parts,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.controls import calls_to_network, is_control, shares, spoken
from publish.readers.plaintext.front_features import stems, word_count
from publish.readers.plaintext.heading_words import may_head, strength
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, plain, words

OPEN: Final = frozenset({"paragraph", "heading", "item"})
"""Kinds of which it is not settled that they are of the text."""

_FRONT: Final = frozenset({"title", "subtitle", "byline", "date", "summary", "header", "status"})
_PROSE: Final = 20
"""So many words, of which the last ends a sentence, are a paragraph of the text."""

_SHORT: Final = 12
_SPEAKS: Final = 0.3
"""The share of words for the page with which a short line is a sign of one."""

_NEAR: Final = 8
_FEW: Final = 3
_LOOKED_AT: Final = 300
"""So many letters tell what there is to tell of a longer line."""

_LABEL: Final = re.compile(r"[\[(【（]?\s?([^\s:：]{2,20}(?:\s[^\s:：]{1,20})?)\s?[:：]\s*\S")
_OPENS: Final = frozenset("[(【（")
_CLOSES: Final = frozenset("])】）")
_WORDS: Final = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30)
_SIGNS: Final = (0, 1, 2, 4, 8)
_DISTANCES: Final = (1, 2, 3, 5, 9)
_TO_END: Final = (0, 1, 2, 4, 8)
_PLACES: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
_LENGTHS: Final = (2, 5, 12, 25)
_RUNS: Final = (1, 2, 4, 8)
_SHARES: Final = (0, 0.15, 0.3, 0.5, 0.8)
_SAID: Final = (0, 0.3, 0.6, 0.9)


def around_features(pieces: Sequence[Piece]) -> list[frozenset[str]]:
    """The features of each piece; of one that is settled, what it is."""
    prose = [at for at, piece in enumerate(pieces) if is_prose(piece)]
    page = _of_page(pieces)
    where = _Place(pieces, prose)
    said = frozenset[str]().union(*(stems(pieces[at].text) for at in prose))
    return [
        frozenset(
            (
                page,
                *_of_words(piece.text),
                *_of_form(_ends_of(piece.text)),
                *_of_lists(piece),
                *where.of(at),
                *_of_neighbours(pieces, at),
                *_of_subject(pieces, at, said),
            )
        )
        if piece.kind in OPEN and piece.text
        else frozenset({f"settled: {_settled(piece)}"})
        for at, piece in enumerate(pieces)
    ]


def is_prose(piece: Piece) -> bool:
    """Whether it is a paragraph of whole sentences, as only texts have."""
    return (
        piece.kind == "paragraph" and word_count(piece.text) >= _PROSE and ends_sentence(piece.text)
    )


def _settled(piece: Piece) -> str:
    if piece.kind == "dropped":
        return "left out"
    return "front" if piece.kind in _FRONT else "other"


def _ends_of(text: str) -> str:
    """`text`, or its first and last words if it is long: more of them say no more of its form."""
    if len(text) <= 2 * LONGEST_OF_FRONT:
        return text
    return f"{text[:LONGEST_OF_FRONT]} {text[-LONGEST_OF_FRONT:]}"


def _of_page(pieces: Sequence[Piece]) -> str:
    """How many lines say that the text is a page."""
    dropped = sum(1 for piece in pieces if piece.kind == "dropped")
    spoken_of = sum(1 for piece in pieces if piece.kind in OPEN and _speaks_of_page(piece.text))
    none = "" if dropped else ", none left out"
    return f"signs of a page {bucket(dropped + spoken_of, _SIGNS)}{none}"


def _speaks_of_page(text: str) -> bool:
    if not text or word_count(text) >= _SHORT:
        return False
    found = spoken(text[:_LOOKED_AT])
    return bool(found) and sum(found) >= _SPEAKS * len(found)


def _of_words(text: str) -> Iterator[str]:
    """How much of it speaks of the page."""
    text = _past_order(text)
    found = spoken(text[:_LOOKED_AT])
    if not found:
        return
    yield f"words for the page {bucket(sum(found) / len(found), _SHARES)}"
    if shares(text[:_LOOKED_AT]):
        yield "a network, or what is done there"
    if found[0]:
        yield "begins with a word for the page"
    if found[-1]:
        yield "ends with a word for the page"
    if calls_to_network(text[:_LOOKED_AT]):
        yield "what may be done on a network"
    parts = in_parts(text[:LONGEST_LOOKED_AT]) if any(found) else ()
    if not all(words().second_person.isdisjoint(part.split()) for part in parts):
        yield "a word for the page, to the reader"
    label = _LABEL.match(text)
    if label is None:
        return
    yield "a label"
    if not ends_sentence(text):
        yield "a label without a sentence"
    if is_capitals(label[1]):
        yield f"a label in capitals{', a sentence' if ends_sentence(text) else ''}"
    if any(spoken(label[1])[:1]):
        yield "a label with a word for the page"


def _past_order(text: str) -> str:
    """`First, make the key` without the word that says the order of what the text tells, which is
    no way to the first page."""
    first, _, rest = text.partition(" ")
    ordered = first[-1] in ",，" and first[:-1].lower() in either(words().ordinal, words().nth)
    return rest if ordered and rest else text


def _of_form(text: str) -> Iterator[str]:
    """How long it is, how it begins and ends, how it is written."""
    length = bucket(word_count(text), _WORDS)
    yield f"words {length}"
    if ends_sentence(text):
        yield "ends a sentence"
        yield f"a sentence of {length}"
    if asks(text):
        yield "asks"
    if text[-1] in "!！":
        yield "exclaims"
    if text[-1] in ":：,;،、…":
        yield f"ends with {'a colon' if text[-1] in ':：' else 'a comma or points'}"
    if holds_stop(text):
        yield "several sentences"
    if starts_lower(text):
        yield "begins with a small letter"
    if not is_cased(text):
        yield "in a script without capitals"
    elif is_capitals(text):
        yield "in capitals"
    elif " " in text:
        yield f"capitals {bucket(title_case_share(text), (0.0, 0.3, 0.6, 0.99))}"
    yield f"digits {bucket(sum(map(str.isdigit, text)) / len(text), (0.0, 0.1, 0.3))}"
    if text[0] in _OPENS:
        yield f"in brackets {text[0]}" if text[-1] in _CLOSES else "begins with a bracket"
    elif text[0] in '"“„«‘「『':
        yield "begins with a quotation mark"
    elif text[0] in "–—-":
        yield "begins with a dash"
    elif not text[0].isalnum() and text[0] not in "'¿¡":
        yield "begins with a sign"
    yield from (f"a sign {c}" for c in "@#|/" if c in text)
    if "://" in text or "www." in text:
        yield "an address"


def _of_lists(piece: Piece) -> Iterator[str]:
    """What the lists of words know of it."""
    text, name, lists = piece.text, plain(piece.text), words()
    small = text[:_LOOKED_AT].lower()
    if piece.kind != "paragraph":
        yield f"a {piece.kind}"
    starts = (*lists.boilerplate_start, *lists.offer_start, *lists.newsletter)
    if small.startswith((*starts, *lists.cross_reference)):
        yield "begins as lines of pages do"
    if name in either(lists.boilerplate, lists.menu) or is_control(text):
        yield "a line that pages have"
    if piece.rule == menus.RULE:
        yield "of a menu"
    if name in either(lists.kicker, lists.status):
        yield "the name of a section"
    if name in lists.section:
        yield "a word that heads a section"
    if is_person(text):
        yield "somebody's name"
    if has_role(text[:LONGEST_OF_FRONT]):
        yield "a role"
    if term(text):
        yield "a field"
    credit = byline(text)
    if credit is not None and credit.evidence > 0:
        yield "a credit"
    if may_head(text):
        yield f"may be a heading {bucket(strength(text)[0], (0.5, 0.6, 0.7, 0.8))}"


class _Place:
    """Where pieces stand, by the paragraphs of the text and by what was left out already."""

    def __init__(self, pieces: Sequence[Piece], prose: Sequence[int]) -> None:
        self._pieces = pieces
        self._first = prose[0] if prose else len(pieces)
        self._last = prose[-1] if prose else -1
        self._runs = _runs(pieces)
        self._times = Counter(_key(piece.text) for piece in pieces)
        self._openings = [piece.text.split(" ", 1)[0].lower() for piece in pieces]
        self._title = next((_key(p.text) for p in pieces if p.kind == "title"), "")

    def of(self, at: int) -> Iterator[str]:
        """Where the piece at `at` stands, and which others are like it."""
        pieces, text = self._pieces, self._pieces[at].text
        if self._last < 0:
            yield "no prose at all"
        elif at > self._last:
            yield f"below the prose by {bucket(at - self._last, _DISTANCES)}"
            yield f"below the prose, lines to the end {bucket(len(pieces) - 1 - at, _TO_END)}"
        else:
            yield "above the prose" if at < self._first else "among the prose"
        yield f"in the text at {bucket(at / len(pieces), _PLACES)}"
        if self._runs[at]:
            yield f"short lines in a row {bucket(self._runs[at], _RUNS)}"
        if self._times[_key(text)] > 1:
            yield "stands elsewhere too"
            yield f"stands elsewhere too, words {bucket(word_count(text), _WORDS)}"
        if self._title and _key(text) == self._title:
            yield "the title again"
        near = range(max(0, at - _NEAR), min(len(pieces), at + _NEAR + 1))
        same = (o for o in near if o != at and self._openings[o] == self._openings[at])
        if " " in text and any(self._runs[other] for other in same):
            yield "others near begin with its first word"


def _runs(pieces: Sequence[Piece]) -> list[int]:
    """How many lines that are no prose stand in a row, for each of them."""
    found = [0] * len(pieces)
    start = 0
    for end in range(len(pieces) + 1):
        if end < len(pieces) and pieces[end].kind in OPEN and not is_prose(pieces[end]):
            continue
        found[start:end] = [end - start] * (end - start)
        start = end + 1
    return found


def _of_neighbours(pieces: Sequence[Piece], at: int) -> Iterator[str]:
    """What stands right above and below."""
    around = [pieces[other] if 0 <= other < len(pieces) else None for other in (at - 1, at + 1)]
    for name, piece in zip(("above", "below"), around, strict=True):
        if piece is None:
            yield f"nothing {name}"
        elif piece.kind not in OPEN:
            yield f"{name}: {_settled(piece)}"
        elif piece.kind == "item":
            yield f"{name}: item"
        else:
            stopped = ", a sentence" if ends_sentence(piece.text) else ""
            yield f"{name}: words {bucket(word_count(piece.text), _LENGTHS)}{stopped}"
    if all(piece is not None and is_prose(piece) for piece in around):
        yield f"between prose, {'' if ends_sentence(pieces[at].text) else 'no '}sentence"


def _of_subject(pieces: Sequence[Piece], at: int, said: frozenset[str]) -> Iterator[str]:
    """Whether the paragraphs of the text say its words."""
    own = stems(pieces[at].text)
    if not own or is_prose(pieces[at]):
        return
    few = ", of few" if len(own) < _FEW else ""
    yield f"words in the prose {bucket(len(own & said) / len(own), _SAID)}{few}"
    below = stems(pieces[at + 1].text) if at + 1 < len(pieces) else frozenset()
    if below:
        yield f"words right below {bucket(len(own & below) / len(own), (0, 0.3, 0.6))}{few}"


def _key(text: str) -> str:
    if len(text) > LONGEST_LOOKED_AT:
        return text  # hardly ever stands twice
    parts = ("".join(filter(str.isalnum, part)) for part in in_parts(text))
    return "".join(parts).lower() or text
