"""The roles of the first pieces of a text, weighed together.

None is told by itself alone: two words with capitals are a name between title and date, and a
heading above a paragraph. So every role gets the sum of the evidence for it, and the sequence of
roles that has the most evidence wins (a small dynamic programme).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.above_title import UNKNOWN_SECTION
from publish.readers.plaintext.author_rows import is_in_row, is_workplace
from publish.readers.plaintext.bodies import is_role, tells_post
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    QUOTES,
    columns,
    ends_sentence,
    is_capitals,
)
from publish.readers.plaintext.datelines import dateline
from publish.readers.plaintext.evidence import NEVER, PLAIN
from publish.readers.plaintext.fields import is_author_field, names_audience
from publish.readers.plaintext.front_evidence import ROLES, FrontEvidence, Role
from publish.readers.plaintext.kickers import (
    STANDING,
    is_masthead,
)
from publish.readers.plaintext.likeness import Known
from publish.readers.plaintext.lookalikes import is_field, is_motto, looks_like_stanza
from publish.readers.plaintext.mastheads import UNMARKED, Masthead
from publish.readers.plaintext.names_above import NamesAbove
from publish.readers.plaintext.page_lines import control_line
from publish.readers.plaintext.pictures import credits_picture, is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import (
    kept_line,
)
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.standfirsts import (
    is_set_to_title,
    names_author,
    stands_above_heading,
    stands_below_date,
    tells_of_author,
)
from publish.readers.plaintext.titles_of_day import is_nearly_date

_BARE: Final = 0.7
"""A byline that has nothing for it but capitals."""

_SEVERAL: Final = 2
"""Where so many headings look like names, the first of them is no name."""

_SENTENCE: Final = -1.0
_UNKNOWN: Final = -1.6
_ITEM: Final = -0.5
"""Of what a release says in short, above its date."""

_IN_DASHES: Final = re.compile(r"[-–—]{1,2}\s?\S.*\S\s?[-–—]{1,2}$")
"""`– Sales up by a tenth –`: what some releases say in short."""

_OF_SPEAKER: Final = 0.6
"""Of the office of who speaks, or before whom, below the name."""

_PUBLISHER: Final = 0.3
"""Of who publishes a text, below its title."""

_LONGEST_UNKNOWN: Final = 60
_TWO_SECTIONS: Final = 2.0
"""Against a second section above the title that nobody knows."""

_ABOVE: Final = 3.0
"""What speaks for a credit above the title, which seldom stands there."""

_DATED: Final = 2.5
"""What speaks for a date among a few words, which may stand below a line that is known."""

_NAMED: Final = 2.0
_MOST_BETWEEN: Final = 8
_LINK: Final = re.compile(r"https?://\S+")
_WORKPLACE: Final = 0.3
_STANDFIRST: Final = 3.5
"""What speaks for a standfirst that is told by its place and length."""

_PROSE: Final = 100
"""A paragraph of the text has more letters."""

_TITLE: Final = 3.5
"""What speaks for a text having a title."""


class Path(msgspec.Struct, frozen=True):
    """Roles of the first pieces, and all that speaks for them."""

    score: float
    roles: tuple[Role, ...] = ()


class Roles:
    """The evidence for the roles of the first pieces, and the best sequence of roles."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        known: Known,
        *,
        has_title: bool,
        is_letter: bool,
        language: str,
        rest: Sequence[Piece],
        marked: Masthead = UNMARKED,
    ) -> None:
        self._pieces = pieces
        self._rest = rest
        self.found: Final = FrontEvidence(
            pieces, known, language=language, rest=rest, marked=marked
        )
        self._above = NamesAbove(pieces, known, self.found)
        self._has_title = has_title
        self._is_letter = is_letter
        self._kept: dict[int, float] = {}

    def best(self) -> Path:
        """The path with the most evidence.

        `open_paths` are the best ones to each state: the last role, and which roles were given that
        a front has once.
        """
        open_paths: dict[tuple[Role | None, frozenset[Role]], Path] = {
            (None, frozenset()): Path(0.0)
        }
        untitled = 0.0 if self._has_title else -_TITLE
        best = Path(self._begins(0) + untitled)
        for at in range(len(self._pieces)):
            reached: dict[tuple[Role | None, frozenset[Role]], Path] = {}
            for (last, given), path in open_paths.items():
                for role in ROLES:
                    step = self._step(at, last, role, given)
                    if step <= NEVER / 2:
                        continue
                    longer = Path(path.score + step, (*path.roles, role))
                    state = (role, given | {role})
                    if state not in reached or longer.score > reached[state].score:
                        reached[state] = longer
            for (last, given), path in reached.items():
                score = path.score + self._begins(at + 1, last)
                score += 0.0 if "title" in given else untitled
                if score > best.score:
                    best = Path(score, path.roles)
            open_paths = reached
        return best

    def _step(self, at: int, last: Role | None, role: Role, given: frozenset[Role]) -> float:
        """What speaks for `role` after `last`."""
        piece = self._pieces[at]
        if piece.stated:
            return 9.0 if piece.kind == role else NEVER
        if role in given and role in {"title", "subtitle", "summary"}:
            return NEVER
        titled = "title" in given or self._has_title
        if role in {"subtitle", "summary", "byline"} and (not titled or self._is_letter):
            above = role == "byline" and not self._is_letter and self._above.stands(at)
            return _ABOVE if above else NEVER
        if role == "title" and self._has_title:
            return NEVER
        if role == "summary" and "byline" in given and tells_of_author(self._rest, at):
            return NEVER
        if last == "paragraph" and role in {"subtitle", "summary"} and "title" in given:
            return NEVER
        if role == "paragraph" and titled:
            return self._stays(at, last)
        score = self.found.of(at, role).score
        if last == "summary" and score < PLAIN and self._heads_below_summary(at):
            return NEVER
        if last == "paragraph" and titled:
            if not self._may_stand_below_kept(at, role, score):
                return NEVER
            if role == "byline":
                return score
        if role == last == "byline" and self.tells_role(at):
            return PLAIN
        if role == "byline" and score < PLAIN and ("byline" in given or self._has_title):
            return score if last == "byline" and is_in_row(self._pieces, at) else NEVER
        if role == "date" and score < PLAIN and not titled and not is_nearly_date(piece.text):
            return NEVER
        if role == "status" and score < STANDING and titled:
            return NEVER
        if role == last == "status" and is_masthead(self._pieces[at - 1]):
            score = max(score, PLAIN if is_motto(piece) else NEVER)
        if role == last == "status" and self._are_unknown_sections(at):
            score -= _TWO_SECTIONS
        match last, role:
            case "subtitle" | "summary", "byline":
                score += 2.0 if score > _BARE or self.found.credits.alike < _SEVERAL else 0.0
            case "subtitle", "date":
                score += 1.0
            case "summary", "date":
                score += 1.0
            case "byline", "date":
                score += 1.0
            case "date" | "byline", "subtitle" if not self._opens_with_place(at + 1):
                score -= 2.5
            case "date" | "byline" | "dropped", "summary" if self._is_standfirst(at, given):
                score += _STANDFIRST
            case "title", "summary" if is_set_to_title(self._pieces, at):
                score += _STANDFIRST
            case "byline", "summary" if self._stands_above_day(at):
                score += _STANDFIRST
            case _, "summary" if stands_above_heading(self._rest, at):
                score += _STANDFIRST
            case "title" | "date" | "byline" | "dropped", "summary" if self._is_set_off(at, last):
                score += _STANDFIRST
            case "date" | "status", "summary" if self._pieces[at].kind != "summary":
                score -= 0.5
            case _:
                pass
        return score

    def _are_unknown_sections(self, at: int) -> bool:
        """Whether nothing but its place says of a line, and of the one above, that it is a section:
        the lower one may as well be a short title with its subtitle below."""
        rules = {self.found.of(near, "status").rule for near in (at - 1, at)}
        return rules == {UNKNOWN_SECTION}

    def _is_set_off(self, at: int, last: Role | None) -> bool:
        """Whether a picture, a control or an address of the page stands between the first paragraph
        and the next, or, below a credit or a date, the fields of a recipe: so a page parts the
        standfirst from the text."""
        between = list(itertools.takewhile(_parts, self._rest[at + 1 : at + 1 + _MOST_BETWEEN]))
        fields = sum(1 for piece in between if is_field(piece))
        below = next(iter(self._rest[at + 1 + len(between) :]), None)
        return (
            ((fields > 1 and last != "title") or fields < len(between))
            and below is not None
            and below.kind == "paragraph"
            and len(below.text) > _PROSE
            and not names_author(self._rest, at)
        )

    def _is_standfirst(self, at: int, given: frozenset[Role]) -> bool:
        told = {"byline", "date"} <= given and "subtitle" not in given
        return told and stands_below_date(self._rest, at)

    def _heads_below_summary(self, at: int) -> bool:
        """Whether a line right below the standfirst is the first heading, which that tells."""
        rest = self._rest
        return stands_above_heading(rest, at - 1) or stands_below_date(rest, at - 1)

    def _stands_above_day(self, at: int) -> bool:
        """Whether the day follows what stands below the credit: no text begins between the two."""
        if at + 1 >= len(self._pieces) or tells_of_author(self._pieces, at):
            return False
        return self.found.of(at + 1, "date").score >= PLAIN

    def _opens_with_place(self, at: int) -> bool:
        """Whether a report begins there with its dateline: then what stands above is no heading."""
        return at < len(self._pieces) and bool(dateline(self._pieces[at].text))

    def _may_stand_below_kept(self, at: int, role: Role, score: float) -> bool:
        """Whether a line of the front may stand below one that stays in the text. Below the caption
        of a picture a full name and its post are a credit, below a sentence they sign it."""
        known, field = self._keeps(at - 1) > 0, self._keeps(at - 1) == 0
        if role == "byline":
            if known and is_in_row(self._pieces, at):
                return True
            fewest = _NAMED if known and self._tells_post(at + 1) else PLAIN
            return score >= fewest and not (field and not is_author_field(self._pieces[at].text))
        return score >= (_DATED if known and role == "date" else PLAIN)

    def _tells_post(self, at: int) -> bool:
        """`Political Editor`, in a line of its own."""
        text = self._pieces[at].text if at < len(self._pieces) else ""
        return tells_post(text) or is_role(text)

    def tells_role(self, at: int) -> bool:
        """`Political Editor`, right below the name."""
        text = self._pieces[at].text
        found = byline(text)
        return found is not None and not found.authors and not is_picture_caption(text)

    def _stays(self, at: int, last: Role | None) -> float:
        """What speaks for a piece below the title staying in the text, with more of the front below
        it: lines that say so, and at a cost a sentence after the credit, or a line nobody knows."""
        piece = self._pieces[at]
        told_in_short = piece.kind == "item" or _IN_DASHES.match(piece.text)
        if told_in_short and last in {"title", "subtitle", "paragraph"}:
            return _ITEM
        if piece.kind != "paragraph":
            return NEVER
        kept = self._keeps(at)
        if last == "byline" and (is_role(piece.text) or names_audience(piece.text)):
            kept = max(kept, _OF_SPEAKER)
        if kept > NEVER:
            return kept
        if ends_sentence(piece.text):
            return _SENTENCE if last in {"byline", "date", "dropped"} else NEVER
        return _UNKNOWN if columns(piece.text) < _LONGEST_UNKNOWN else NEVER

    def _keeps(self, at: int) -> float:
        """What speaks for a line below the title staying in the text, by what it says."""
        if at not in self._kept:
            kept = kept_line(self._pieces[at], titled=True).score
            works = kept <= NEVER and is_workplace(self._pieces, at)
            kept = _WORKPLACE if works else kept
            self._kept[at] = max(kept, _PUBLISHER) if self.found.head.is_publisher(at) else kept
        return self._kept[at]

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
        among = (
            self.found.credits.alike >= _SEVERAL and self.found.of(at, "byline").score > NEVER / 2
        )
        if last == "title" and among and self._heads(at):
            score = 0.7
        runs = len(piece.text.split(maxsplit=3)) > 3 and piece.text[-1] in ",;:—–.!?"
        quoted = piece.text[0] in QUOTES and not is_capitals(piece.text)
        opens = runs or quoted or self._heads(at) or looks_like_stanza(self._pieces[at:])
        if last == "byline" and not score and not opens:
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


def _parts(piece: Piece) -> bool:
    """Whether a line may part the standfirst from the text."""
    if piece.kind != "paragraph":
        return False
    shown = is_picture_caption(piece.text) or credits_picture(piece.text)
    shown = shown or control_line(piece).score >= PLAIN
    return shown or is_field(piece) or bool(_LINK.fullmatch(piece.text))
