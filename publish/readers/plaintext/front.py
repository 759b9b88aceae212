"""The front of a text: title, subtitle, byline, date, standfirst, and what else stands above it.

Each of the first pieces may have several roles, and none is told by itself alone: two words with
capitals are a name between title and date, and a heading above a paragraph. So every role gets the
sum of the evidence for it, and the sequence of roles that has the most evidence wins (a small
dynamic programme). The text begins where no role speaks louder than that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, get_args

import msgspec

from publish.readers.plaintext import marks
from publish.readers.plaintext.bylines import Known, byline
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    columns,
    ends_in_hour,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import (
    date_of,
    date_within,
    dateline,
    is_ago,
    label_value,
)
from publish.readers.plaintext.headings import MID_PHRASE, is_numbered
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, words

Role = Literal["title", "subtitle", "summary", "byline", "date", "status", "dropped"]
_ROLES: Final[tuple[Role, ...]] = get_args(Role)

_REACH: Final = 12
"""The front has no more pieces than that."""

_LONGEST_TITLE: Final = 240
_LONGEST_SUBTITLE: Final = 200
_MOST_WORDS: Final = 34
_LONGEST: Final = 300
_PLAIN: Final = 3.5
"""Evidence that needs no other beside it."""

_MINUTES: Final = re.compile(r"\d{1,3}[ -]?(?:min|minute|minuten|minutes|минут)\b.{0,12}$")
"""`8 min read`: how long the reading takes."""

_ISSUE: Final = re.compile(r"\s(?:no\.?|nr\.?|n°|№|#)?\s?\d[\d/.–-]{0,12}$")
"""`Press release no. 14/2025`."""

_INITIAL: Final = re.compile(r"[^\W\d_a-z]\.\s?[^\W\d_a-z]")
"""`K. Ueda` begins as an item does."""

_NEVER: Final = -99.0


class Evidence(msgspec.Struct, frozen=True):
    """How much speaks for a role (0: nothing), and the strongest reason."""

    score: float
    rule: str


class _Path(msgspec.Struct, frozen=True):
    """Roles of the first pieces, and all that speaks for them."""

    score: float
    roles: tuple[Role, ...] = ()


def find_front(pieces: list[Piece], known: Known, *, has_title: bool, is_letter: bool) -> None:
    """Settles the pieces of the front. `known` are the words that the text uses.

    `has_title` says that something before (front matter, a memo's subject) gave the title already;
    then only what stands above the text is settled. A letter (`is_letter`) has neither subtitle nor
    standfirst.
    """
    if not has_title:
        _join_title(pieces)
    skipped = 0
    while skipped < len(pieces) and _stands_above(pieces[skipped]):
        skipped += 1
    front = pieces[skipped : skipped + _REACH]
    roles = _Roles(front, known, has_title=has_title, is_letter=is_letter, rest=pieces[skipped:])
    best = roles.best()
    if not has_title and "title" not in best.roles and not any(p.stated for p in front):
        return
    for at, role in enumerate(best.roles):
        evidence = roles.evidence(at, role)
        confidence = 0.95 if role == "title" else min(0.95, 0.62 + 0.07 * evidence.score)
        front[at].become(role, evidence.rule, round(max(0.6, confidence), 2))


def _stands_above(piece: Piece) -> bool:
    """A head of correspondence, or the columns at the head of a report: who, number, when."""
    if piece.kind == "table":
        return piece.first.number < 4 and len(piece.lines) <= 8
    return piece.kind == "header" or (piece.kind == "dropped" and not piece.stated)


class _Roles:
    """The evidence for the roles of the first pieces, and the best sequence of roles."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        known: Known,
        *,
        has_title: bool,
        is_letter: bool,
        rest: Sequence[Piece],
    ) -> None:
        self._pieces = pieces
        self._dated = sum(1 for p in rest[2:] if p.kind == "paragraph" and date_of(p.text)) > 1
        self._named = _heads_like_names(rest)
        self._capitals = sum(1 for p in rest[1:] if _may_head_in_capitals(p)) > 1
        self._known = known
        self._has_title = has_title
        self._is_letter = is_letter
        self._evidence: dict[tuple[int, Role], Evidence] = {}

    def evidence(self, at: int, role: Role) -> Evidence:
        key = (at, role)
        if key not in self._evidence:
            self._evidence[key] = self._weigh(self._pieces[at], at, role)
        return self._evidence[key]

    def best(self) -> _Path:
        """The path with the most evidence.

        `open_paths` are the best ones to each state: the last role, and which roles were given that
        a front has once.
        """
        open_paths: dict[tuple[Role | None, frozenset[Role]], _Path] = {
            (None, frozenset()): _Path(0.0)
        }
        best = _Path(self._begins(0))
        for at in range(len(self._pieces)):
            reached: dict[tuple[Role | None, frozenset[Role]], _Path] = {}
            for (last, given), path in open_paths.items():
                for role in _ROLES:
                    step = self._step(at, last, role, given)
                    if step <= _NEVER / 2:
                        continue
                    longer = _Path(path.score + step, (*path.roles, role))
                    state = (role, given | {role})
                    if state not in reached or longer.score > reached[state].score:
                        reached[state] = longer
            for (last, _), path in reached.items():
                score = path.score + self._begins(at + 1, last)
                if score > best.score:
                    best = _Path(score, path.roles)
            open_paths = reached
        return best

    def _step(self, at: int, last: Role | None, role: Role, given: frozenset[Role]) -> float:
        """What speaks for `role` after `last`."""
        piece = self._pieces[at]
        if piece.stated:
            return 9.0 if piece.kind == role else _NEVER
        if role in given and role in {"title", "subtitle", "summary"}:
            return _NEVER
        titled = "title" in given or self._has_title
        if role in {"subtitle", "summary", "byline"} and (not titled or self._is_letter):
            return _NEVER
        if role == "title" and self._has_title:
            return _NEVER
        score = self.evidence(at, role).score
        if role == "byline" and score < _PLAIN and ("byline" in given or self._has_title):
            return _NEVER
        if role == "date" and score < _PLAIN and not titled:
            return _NEVER
        if role == "status" and score < _PLAIN and titled:
            return _NEVER
        match last, role:
            case "subtitle" | "summary", "byline":
                score += 2.0
            case "subtitle", "date":
                score += 1.0
            case "summary", "date":
                score -= 2.0
            case "byline", "date":
                score += 1.0
            case "date" | "byline", "subtitle":
                score -= 1.0
            case "date" | "status", "summary" if self._pieces[at].kind != "summary":
                score -= 0.5
            case _:
                pass
        return score

    def _begins(self, at: int, last: Role | None = None) -> float:
        """What speaks for the text beginning with the piece at `at`."""
        if at >= len(self._pieces):
            return -3.0
        piece = self._pieces[at]
        if piece.kind != "paragraph":
            heads = piece.kind == "heading"
            return 1.5 if heads and last == "subtitle" else 0.0
        if dateline(piece.text):
            return 4.0 if last == "summary" else 1.5
        if is_salutation(piece.text):
            return 1.5
        sentences = ends_sentence(piece.text) and len(piece.text) > 60
        score = 0.7 if sentences or len(piece.text) > 120 else 0.0
        if last == "byline" and not score and not self._heads(at):
            score -= 0.7
        if last == "subtitle" and self._heads(at):
            score += 1.5 if len(self._pieces[at - 1].text.split()) > 3 else 0.5
        return score

    def _heads(self, at: int) -> bool:
        """Whether the piece at `at` looks like the heading of a longer one."""
        if at + 1 >= len(self._pieces):
            return False
        piece, after = self._pieces[at], self._pieces[at + 1]
        short = columns(piece.text) < 60 and not ends_sentence(piece.text)
        return short and piece.text[-1] not in ":,;" and len(after.text) > len(piece.text)

    def _weigh(self, piece: Piece, at: int, role: Role) -> Evidence:
        if piece.kind not in {"paragraph", "heading"} or len(piece.text) > _LONGEST:
            return Evidence(_NEVER, "")
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        match role:
            case "title":
                return _title(piece, after, at)
            case "subtitle":
                return _subtitle(
                    piece, after, named=max(0.0, 1.2 + self.evidence(at, "byline").score)
                )
            case "summary":
                return _summary(piece, after)
            case "byline":
                return self._byline(piece, at)
            case "date":
                among = after is not None and term(piece.text) and term(after.text)
                if among and after is not None and date_within(after.text):
                    return Evidence(_NEVER, "")  # fields, each with its label
                return _date(piece, dated=self._dated)
            case "status":
                return _status(piece)
            case "dropped":
                return _control(piece)

    def _byline(self, piece: Piece, at: int) -> Evidence:
        found = byline(piece.text, self._known)
        numbered = marks.opens(piece.text) and not _INITIAL.match(piece.text)
        if found is None or numbered or is_salutation(piece.text) or (piece.level and piece.marks):
            return Evidence(_NEVER, "")
        score = found.evidence
        if score < 4:
            after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
            score += _stands_before(after)
            if len(found.authors) == 1 and not found.other:
                score -= min(1.5, 0.7 * max(0, self._named - 1))
            if is_capitals(piece.text) and not self._capitals:
                score += 1.0
        return Evidence(score - 0.9, "names under the title")


def _stands_before(after: Piece | None) -> float:
    """What the piece under a bare name says for its being one: text or a date, no list."""
    if after is None:
        return -1.5
    text = after.text
    if after.kind == "quote":
        return 0.3
    prose = after.kind == "paragraph" and (
        len(text) > 80 or (len(text) > 30 and ends_sentence(text))
    )
    return 0.5 if prose or date_within(text) else -1.5


def _heads_like_names(pieces: Sequence[Piece]) -> int:
    """How many lines of two to four words with capitals stand above paragraphs, the title aside.

    Where headings look like names, so does the first.
    """
    return sum(
        1
        for piece, after in itertools.pairwise(pieces[1:])
        if piece.kind == "paragraph"
        and len(piece.text) < 40
        and 2 <= len(piece.text.split()) <= 4
        and title_case_share(piece.text) == 1
        and after.kind != "heading"
        and len(after.text) > len(piece.text)
        and not ends_sentence(piece.text)
    )


def _may_head_in_capitals(piece: Piece) -> bool:
    return (
        piece.kind in {"paragraph", "heading"} and len(piece.text) < 80 and is_capitals(piece.text)
    )


def _title(piece: Piece, after: Piece | None, at: int) -> Evidence:
    """A short piece without a full stop, and text after it."""
    text = piece.text
    if after is None or columns(text) > _LONGEST_TITLE or len(text.split()) > _MOST_WORDS:
        return Evidence(_NEVER, "")
    if not any(c.isalpha() for c in text) or is_salutation(text):
        return Evidence(_NEVER, "")
    if text[-1] in ",;" and not asks(text):
        return Evidence(_NEVER, "")
    if piece.kind == "heading":
        if 2 < piece.level < 10:
            return Evidence(_NEVER, "")
        return Evidence(6.0, f"first heading ({piece.rule})")
    score = 3.0 - 0.5 * at - (4.0 if date_of(text) else 0.0)
    if ends_sentence(text) and not asks(text) and text[-1] not in "!！…":
        score += 0.0 if _is_abbreviated(text) and len(text.split()) <= 12 else -6.0
    if starts_lower(text) and len(text.split()) > 4:
        score -= 4.0
    if len(after.text) < len(text) and after.kind == "paragraph" and ends_sentence(text):
        score -= 1.0
    lines = "first line, short" if len(piece.lines) == 1 else "first lines"
    return Evidence(score, f"{lines}, without a full stop")


def _is_abbreviated(text: str) -> bool:
    """Whether the last word keeps its point as an abbreviation: `U.S.`, `Inc.`, `2025 г.`."""
    *before, last = text.split()
    if last.count(".") >= 2 or last in {"Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr.", "etc."}:
        return True
    return len(last) <= 3 and last[0].islower() and bool(before) and before[-1][-1].isdigit()


def _subtitle(piece: Piece, after: Piece | None, *, named: float) -> Evidence:
    """A phrase under the title that is no heading: too long for one, or with a byline below."""
    text = piece.text
    if after is None or text[-1] in ":,;" or is_salutation(text) or piece.kind == "heading":
        return Evidence(_NEVER, "")
    if columns(text) > _LONGEST_SUBTITLE:
        return Evidence(_NEVER, "")
    if is_numbered(text) or plain(text) in words().section:
        return Evidence(_NEVER, "")
    count = len(text.split()) if is_cased(text) else columns(text) // 4
    if (term(text) and term(after.text)) or (text[0] in QUOTES and "— " in text):
        return Evidence(_NEVER, "")
    if ends_sentence(text):
        short = 3 <= count < 6 and not asks(text)
        return Evidence(-0.5 if short else _NEVER, "between title and byline")
    score = next(s for least, s in _BY_LENGTH if count >= least)
    if holds_stop(text):
        score -= 3.0
    if term(text):
        score -= 1.5
    if is_capitals(text):
        score -= 1.0
    if starts_lower(after.text) or after.text[-1:] in {",", ";"}:
        score -= 2.5  # lines of verse
    score -= named
    return Evidence(score, "a phrase under the title")


_BY_LENGTH: Final = ((9, 1.0), (6, 0.5), (4, -0.6), (2, -0.8), (0, -1.5))
"""How much the number of its words says for a phrase being a subtitle and not a heading."""


def _summary(piece: Piece, after: Piece | None) -> Evidence:
    """A standfirst: labelled, or a sentence or two between title and byline."""
    text = piece.text
    if labelled_summary(text):
        return Evidence(5.0, "labelled as the summary")
    if after is None or not ends_sentence(text) or piece.kind == "heading" or is_salutation(text):
        return Evidence(_NEVER, "")
    count = len(text.split()) if is_cased(text) else columns(text) // 4
    if not 5 <= count <= 45 or dateline(text):
        return Evidence(_NEVER, "")
    long = 0.1 * max(0, count - 20)
    return Evidence(-1.2 - long, "a sentence between title and byline")


def _date(piece: Piece, *, dated: bool = False) -> Evidence:
    """A date; where dates head the paragraphs (`dated`), only right at the top."""
    text = piece.text
    if _status(piece).score >= _PLAIN:
        return Evidence(_NEVER, "")
    if date_of(text) or is_ago(text.lower()):
        return Evidence(0.5 if dated else 4.0, "a date under the title")
    if (
        date_within(text)
        and not (ends_sentence(text) and not ends_in_hour(text))
        and piece.kind == "paragraph"
    ):
        return Evidence(2.5, "a few words and a date, near the title")
    return Evidence(_NEVER, "")


def _status(piece: Piece) -> Evidence:
    text = plain(piece.text)
    if text in words().status or _ISSUE.sub("", text) in words().status:
        return Evidence(4.0, "a word of standing near the title")
    if text.startswith(words().status_start) and not ends_sentence(piece.text):
        return Evidence(4.0, "says how the text may be used")
    if is_capitals(piece.text) and len(piece.text) < 26 and piece.kind == "paragraph":
        score = {1: 1.6, 2: 0.6}.get(len(piece.text.split()), _NEVER)
        return Evidence(score, "a word in capitals above the title")
    return Evidence(_NEVER, "")


def _control(piece: Piece) -> Evidence:
    """`Share`, `@handle`: what a web page puts around its title."""
    text = plain(piece.text)
    handle = piece.text[:1] == "@" and " " not in piece.text
    control = text in words().boilerplate or text.startswith(words().boilerplate_start)
    minutes = bool(_MINUTES.match(text))
    if piece.kind == "paragraph" and (handle or minutes or control):
        return Evidence(4.0, "a control of a web page")
    return Evidence(_NEVER, "")


def _join_title(pieces: list[Piece]) -> None:
    """A title in two lines becomes one piece."""
    at = next((i for i, piece in enumerate(_candidates(pieces)) if piece is not None), None)
    if at is None or at + 2 >= len(pieces) or pieces[at].stated:
        return
    first, second = pieces[at : at + 2]
    if _is_second_title_line(first, second):
        first.text = f"{first.text} {second.text}"
        first.lines = [*first.lines, *second.lines]
        first.marks += second.marks
        del pieces[at + 1]


def _candidates(pieces: Sequence[Piece]) -> Iterator[Piece | None]:
    """The first piece that may be the title, after `None` for each above it."""
    for piece in pieces[:_REACH]:
        above = max(e.score for e in (_date(piece), _status(piece), _control(piece)))
        yield None if _stands_above(piece) or above >= _PLAIN else piece


def _is_second_title_line(first: Piece, second: Piece) -> bool:
    """A title goes on when both lines are in capitals, or the first stops in mid-phrase."""
    if second.kind not in {"paragraph", "heading"} or second.first.gap > first.first.gap + 1:
        return False
    if first.kind not in {"paragraph", "heading"} or ends_sentence(first.text):
        return False
    if is_salutation(first.text):
        return False
    if second.first.gap > 0 and not first.indent:
        return False
    if columns(second.text) > 90 or ends_sentence(second.text):
        return False
    found = byline(second.text)
    named = found is not None and found.evidence >= 2
    if is_capitals(first.text) and is_capitals(second.text):
        return not named and not date_of(second.text)
    open_end = first.text.rsplit(maxsplit=1)[-1] in MID_PHRASE
    return (open_end or starts_lower(second.text)) and not named


def labelled_summary(text: str) -> str:
    """What follows `Summary:` on the same line, "" when it is not there."""
    return next(iter(label_value(text, words().summary)), "")
