"""What is to be seen of each of the first pieces, and around it, that tells its role.

Each feature is a fact that a reader could check: how long a line is, what stands right above, how
much the word lists say for its being a date. None decides alone; what each weighs for each role
was learned from labelled pages (see `weighing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.chains import bucket, together
from publish.readers.plaintext.characters import (
    LONGEST_LOOKED_AT,
    asks,
    columns,
    ends_sentence,
    in_parts,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import dateline
from publish.readers.plaintext.evidence import NEVER, PLAIN
from publish.readers.plaintext.front_evidence import ROLES, FrontEvidence, Role
from publish.readers.plaintext.front_words import FrontWords
from publish.readers.plaintext.page_lines import control_line
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import kept_line
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.standfirsts import (
    is_set_to_title,
    names_author,
    stands_above_heading,
    stands_below_date,
)
from publish.readers.plaintext.wording import FrontWording, learned

UNTOLD: Final = "no evidence for"
OF_AUTHOR: Final = "the role of somebody"
_ANY: Final = "any"
_ON_PAGE: Final = "on a page"
OF_ALL: Final = frozenset({_ANY, _ON_PAGE})
"""What is true of all pieces of a text, and so no reason for the role of one."""

_TOLD: Final = 2.0
"""Evidence for a role that counts as that role."""

_PROSE: Final = 25
"""So many words, of which the last ends a sentence, begin the text."""

HEADLINE: Final = 34
"""A headline has at most so many words."""

_OPENING: Final = 6
"""So many paragraphs say what the headline says."""

_LOOKED_AT: Final = 200
"""In so many pieces the words of a headline are looked for."""

_STEM: Final = 5
"""Words that share so many letters are the same word, in another form."""

_WORD: Final = re.compile(r"\w{4,}")
_PER_WORD: Final = 6
"""Columns of a script without spaces that make up a word."""

_WORDS: Final = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45)
_DISTANCES: Final = (-1, 0, 1, 2, 3, 4, 6, 9)
_LENGTHS: Final = (0.3, 0.6, 1.0, 1.6, 2.5, 4.0)
_SHARES: Final = (0.0, 0.25, 0.5, 0.75)
_TIMES: Final = (0, 1, 2, 4, 8)
_EVIDENCE: Final = (-1.0, 0.0, 1.0, 2.0, 3.0, 3.6, 4.2)
_NEAR: Final = (2, 5, 12, 25)
_USUAL: Final = 12
"""The paragraphs that tell how long those of the text are."""

_SHORT: Final = 8
_LONG: Final = 100
_TELLING: Final = (
    *("evidence for title", "evidence for status", "byline right below", "date right below"),
    *(f"{UNTOLD} {role}" for role in ("title", "status", "dropped")),
)
"""What of its roles says more with a fact of the line beside it."""

_BESIDE: Final[tuple[Role, ...]] = ("byline", "date", "dropped", "status")
_OTHER: Final[tuple[Role, ...]] = ("byline", "date", "dropped")

Told: TypeAlias = Mapping[Role, float]
"""How much speaks for each role of one piece."""


def front_features(
    front: Sequence[Piece],
    rest: Sequence[Piece],
    evidence: FrontEvidence,
    reads: FrontWording | None = None,
) -> list[frozenset[str]]:
    """The features of each piece of `front`, down to the first paragraph below the one that the
    text begins with: the first may be the standfirst, and there is no more of the front below.

    `rest` are the pieces from the first of the front to the end of the text, `evidence` is what the
    words of each piece say for each role, and `reads` what they read as: by the weights that are
    shipped, if it is not given.
    """
    told: list[Told] = [
        {role: evidence.of(at, role).score for role in ROLES} for at in range(len(front))
    ]
    first = text_begins(rest)
    told_words = [stems(piece.text) for piece in rest[:_LOOKED_AT]]
    opening = frozenset[str]().union(*told_words[first : first + _OPENING])
    usual = _usual(rest[first : first + _USUAL])
    open_to = [
        at
        for at, piece in enumerate(front[: first + 1])
        if piece.text
        and word_count(piece.text) <= HEADLINE
        and max(told[at][role] for role in _OTHER) < _TOLD
    ]
    page = (_ON_PAGE,) if evidence.is_page else ()
    said = FrontWords(rest, first, open_to)
    reads = reads or FrontWording([piece.text for piece in front], learned())
    features = []
    for at, piece in enumerate(front[: first + 2]):
        roles = frozenset(_of_roles(at, told))
        own = (
            *_of_text(piece),
            *_of_place(at, first, front, open_to),
            *_of_words(at, told_words, opening, rest),
        )
        features.append(
            roles.union(
                page,
                own,
                together((*own, *(role for role in roles if role.startswith(_TELLING)))),
                said.of(at),
                reads.of(at),
                _of_length(piece, usual),
                _of_standfirst(at, rest),
                _of_neighbours(at, rest),
            )
        )
    return features


def text_begins(rest: Sequence[Piece]) -> int:
    """Which piece is the first with so many words as paragraphs of a text have."""
    return next((at for at, piece in enumerate(rest) if _is_prose(piece)), len(rest))


def _of_text(piece: Piece) -> Iterator[str]:
    """How long it is, how it ends, how it is written."""
    text = piece.text or "-"
    words = bucket(word_count(text), _WORDS)
    yield _ANY
    yield f"words {words}"
    if asks(text) or text[-1] in "!！…":
        yield "ends as a headline may"
    elif ends_sentence(text):
        yield "ends a sentence"
        yield f"a sentence of {words}"
    if text[-1] in ":：,;":
        yield f"ends with {'a colon' if text[-1] in ':：' else 'a comma'}"
    if starts_lower(text):
        yield "begins with a small letter"
    if is_capitals(text):
        yield "in capitals"
    elif is_cased(text) and word_count(text) > 1:
        yield f"capitals {bucket(title_case_share(text), (0.0, 0.3, 0.6, 0.99))}"
    if any(c.isdigit() for c in text):
        yield "digits"
    if any(c in "|·•›>»" for c in text):
        yield "a bar"
    if text[0] in "\"'“„«»”‘「『—–-":
        yield "opens a quotation"
    if text[0] in "([（［" and text[-1] in ")]）］":
        yield "in brackets"
    if piece.kind != "paragraph":
        yield "a heading" if piece.kind == "heading" else "of another kind"


def _of_length(piece: Piece, usual: float) -> Iterator[str]:
    """How long a longer one is, against the paragraphs of the text."""
    if usual and (count := word_count(piece.text)) > _SHORT:
        yield f"share of a paragraph {bucket(count / usual, (0.4, 0.7, 1.0, 1.5))}"


def _of_place(at: int, first: int, front: Sequence[Piece], open_to: Sequence[int]) -> Iterator[str]:
    """How far it is from the first line and from the text, and how long its neighbours are."""
    yield f"lines above {min(at, 5)}"
    yield f"lines to the text {bucket(first - at, _DISTANCES)}"
    above = [other for other in open_to if other < at]
    yield f"headlines possible above {bucket(len(above), (0, 1, 2, 3))}"
    if at not in open_to:
        return
    length = columns(front[at].text)
    unstopped = [o for o in open_to if not ends_sentence(front[o].text) or asks(front[o].text)]
    if at in unstopped and length == max(columns(front[other].text) for other in unstopped):
        yield "the longest line without a stop"
    below = next((other for other in open_to if other > at), None)
    if below is None:
        yield "nothing possible below"
    else:
        ratio = bucket(columns(front[below].text) / length, _LENGTHS)
        stopped = ", a sentence" if ends_sentence(front[below].text) else ""
        yield f"next is longer by {ratio}{stopped}{', the text' if below >= first else ''}"
    if above:
        ratio = bucket(columns(front[above[-1]].text) / length, _LENGTHS)
        yield f"line above is longer by {ratio}"
    else:
        yield "nothing possible above"


def _of_words(
    at: int, stems: Sequence[frozenset[str]], opening: frozenset[str], rest: Sequence[Piece]
) -> Iterator[str]:
    """Whether the text says its words again: at once, and how often."""
    own = stems[at]
    text = rest[at].text
    if any(p.text == text for p in rest[:at]):
        yield "stands above already"
    elif any(p.text == text for p in rest[at + 1 : _LOOKED_AT]):
        yield "stands below again"
    if not own:
        return
    few = ", of few" if len(own) < 3 else ""
    yield f"words in the opening {bucket(len(own & opening) / len(own), _SHARES)}{few}"
    times = max(sum(stem in other for other in stems) for stem in own) - 1
    yield f"a word in other pieces {bucket(times, _TIMES)}"


def _of_roles(at: int, told: Sequence[Told]) -> Iterator[str]:
    """What else it may be, and whether other lines of a front stand around it."""
    for role, score in told[at].items():
        yield (
            f"evidence for {role} {bucket(score, _EVIDENCE)}"
            if score > NEVER
            else f"{UNTOLD} {role}"
        )
    for role in _BESIDE:
        if at + 1 < len(told) and told[at + 1][role] >= _TOLD:
            yield f"{role} right below"
        if at and told[at - 1][role] >= _TOLD:
            yield f"{role} right above"
        if any(other[role] >= _TOLD for other in told[at + 1 :]):
            yield f"{role} below"
        if any(other[role] >= _TOLD for other in told[:at]):
            yield f"{role} above"


def _of_standfirst(at: int, rest: Sequence[Piece]) -> Iterator[str]:
    """Whether it stands where a standfirst stands, or where the text begins."""
    piece = rest[at]
    if piece.kind != "paragraph":
        return
    if stands_below_date(rest, at):
        yield "like a standfirst below the date"
    if is_set_to_title(rest, at):
        yield "set to the line above"
    if stands_above_heading(rest, at):
        yield "alone above a heading"
    if _is_set_off(at, rest):
        yield "set off by a picture or control"
    if names_author(rest, at):
        yield "speaks of the author"
    if dateline(piece.text):
        yield "a dateline"
    if is_salutation(piece.text):
        yield "a salutation"
    if is_picture_caption(piece.text):
        yield "a caption"
    if kept_line(piece, titled=True).score > NEVER:
        yield "kept below the title"
    credit = byline(piece.text)
    if credit is not None and not credit.authors:
        yield OF_AUTHOR


def _is_set_off(at: int, rest: Sequence[Piece]) -> bool:
    """Whether a picture or a control of the page stands between this paragraph and the next: so a
    page parts the standfirst from the text."""
    after, below = (*rest[at + 1 : at + 3], None, None)[:2]
    return (
        after is not None
        and below is not None
        and below.kind == "paragraph"
        and len(below.text) > _LONG
        and (is_picture_caption(after.text) or control_line(after).score >= PLAIN)
    )


def _of_neighbours(at: int, rest: Sequence[Piece]) -> Iterator[str]:
    """How long the pieces around it are, and of what kind."""
    for name, other in (("above", at - 1), ("below", at + 1), ("two below", at + 2)):
        if not 0 <= other < len(rest):
            yield f"nothing {name}"
            continue
        piece = rest[other]
        stopped = ", a sentence" if ends_sentence(piece.text) else ""
        yield f"{name}: words {bucket(word_count(piece.text), _NEAR)}{stopped}"
        if piece.kind in {"heading", "item", "quote", "verse"}:
            yield f"{name}: {piece.kind}"
        elif piece.kind != "paragraph":
            yield f"{name}: of another kind"


def _usual(paragraphs: Sequence[Piece]) -> float:
    found = [word_count(piece.text) for piece in paragraphs if word_count(piece.text) > _SHORT]
    return sum(found) / len(found) if found else 0.0


def _is_prose(piece: Piece) -> bool:
    text = piece.text
    return len(text) >= 2 * _PROSE - 1 and word_count(text) >= _PROSE and ends_sentence(text)


def stems(text: str) -> frozenset[str]:
    text = text[:LONGEST_LOOKED_AT].lower()
    return frozenset(word[:_STEM] for part in in_parts(text) for word in _WORD.findall(part))


def word_count(text: str) -> int:
    text = text[:LONGEST_LOOKED_AT]
    count = sum(len(part.split()) for part in in_parts(text))
    return count if count > 1 or is_cased(text) else max(1, columns(text) // _PER_WORD)
