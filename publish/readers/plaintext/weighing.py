"""The roles of the first pieces of a text, weighed together.

None is told by itself alone: two words with capitals are a name between title and date, and a
heading above a paragraph. So every role gets the sum of the evidence for it, and the sequence of
roles that has the most evidence wins (a small dynamic programme).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, get_args

import msgspec

from publish.readers.plaintext import marks
from publish.readers.plaintext.bylines import byline, without_credits
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    columns,
    ends_sentence,
    is_capitals,
    starts_lower,
)
from publish.readers.plaintext.datelines import (
    date_within,
    dateline,
    label_value,
)
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import is_contact, names_occasion
from publish.readers.plaintext.kickers import (
    STANDING,
    is_body,
    is_masthead,
    is_state,
    kicker_line,
    status_line,
)
from publish.readers.plaintext.likeness import Known
from publish.readers.plaintext.lookalikes import (
    heads_like_names,
    is_bare_date,
    is_field,
    is_motto,
    may_head_in_capitals,
)
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import (
    above_text,
    control_line,
    count_line,
    date_line,
    is_nearly_date,
    kept_line,
    standfirst,
    subtitle_line,
    title_line,
)
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.standfirsts import (
    is_set_to_title,
    names_author,
    stands_above_heading,
    stands_below_date,
)
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import words

Role = Literal["title", "subtitle", "summary", "byline", "date", "status", "dropped", "paragraph"]
_ROLES: Final[tuple[Role, ...]] = get_args(Role)

_BARE: Final = 0.7
"""A byline that has nothing for it but capitals."""

_STANZA: Final = 3
_VERSE: Final = 60
"""So many lines in a row that are narrower than that may be verse."""

_SEVERAL: Final = 2
"""Where so many headings look like names, the first of them is no name."""

_FIELDS: Final = 2
"""One field may be a title with a colon; so many are none."""

_LONGEST: Final = 300
_SENTENCE: Final = -1.0
_UNKNOWN: Final = -1.6
_ITEM: Final = -0.5
"""Of what a release says in short, above its date."""

_LONGEST_UNKNOWN: Final = 60
_LONGEST_ASKED: Final = 90
_ABOVE: Final = 3.0
"""What speaks for a credit above the title, which seldom stands there."""

_CREDIT: Final = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af) |[^\W\d_]{2,14} ?[:：]")
"""`By Ann Lee`, `Author: Ann Lee`; but `Statement by Ann Lee` is a title."""

_HOUR: Final = re.compile(r"\d[:.]\d\d")
_WITH_ROLE: Final = 3.0
"""A name and what its bearer does, above the section."""

_CREDITED: Final = 5.0
_NAMED: Final = 2.0
_UNDATED: Final = 1.5
"""Against a body that writes, without a date beside it: so the heading of a section looks."""

_STANDFIRST: Final = 3.5
"""What speaks for a standfirst that is told by its place and length."""

_SHORT: Final = 20
_PROSE: Final = 100
"""A paragraph of the text has more letters."""

_TWICE: Final = 2
_BESIDE: Final = 4.0
"""What speaks for a line being a bare date or a control, and nothing else."""

_TITLE: Final = 3.5
"""What speaks for a text having a title."""

_NAME: Final = re.compile(r"[^\W\d_a-z]\.\s?[^\W\d_a-z]|[—–―] [^\W\d_a-z]\w+ [^\W\d_a-z]")
"""`K. Ueda` and `— Kenji Ueda` begin as items do."""


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
    ) -> None:
        self._pieces = pieces
        self._rest = rest
        self._dated = sum(map(is_bare_date, rest[2:])) > 1
        self._named = heads_like_names(rest)
        self._capitals = sum(1 for p in rest[1:] if may_head_in_capitals(p)) > 1
        self._paged = any(control_line(p).score >= PLAIN for p in pieces)
        self._asks = sum(1 for p in rest if asks(p.text) and columns(p.text) < _LONGEST_ASKED) > 1
        self._known = known
        self._has_title = has_title
        self._is_letter = is_letter
        self._language = language
        self._evidence: dict[tuple[int, Role], Evidence] = {}
        self._kept: dict[int, float] = {}

    def evidence(self, at: int, role: Role) -> Evidence:
        key = (at, role)
        if key not in self._evidence:
            self._evidence[key] = self._weigh(self._pieces[at], at, role)
        return self._evidence[key]

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
                for role in _ROLES:
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
            above = role == "byline" and not self._is_letter and self._names_above(at)
            return _ABOVE if above else NEVER
        if role == "title" and self._has_title:
            return NEVER
        if last == "paragraph" and role in {"subtitle", "summary"} and "title" in given:
            return NEVER
        if role == "paragraph" and titled:
            return self._stays(at, last)
        score = self.evidence(at, role).score
        if last == "summary" and score < PLAIN and stands_above_heading(self._rest, at - 1):
            return NEVER
        if last == "paragraph" and titled:
            field = self._keeps(at - 1) == 0
            if score < PLAIN or (role == "byline" and field):
                return NEVER
        if role == last == "byline" and self._tells_role(at):
            return PLAIN
        if role == "byline" and score < PLAIN and ("byline" in given or self._has_title):
            return NEVER
        if role == "date" and score < PLAIN and not titled and not is_nearly_date(piece.text):
            return NEVER
        if role == "status" and score < STANDING and titled:
            return NEVER
        if role == last == "status" and is_masthead(self._pieces[at - 1]):
            score = max(score, PLAIN if is_motto(piece) else NEVER)
        match last, role:
            case "subtitle" | "summary", "byline":
                score += 2.0 if score > _BARE or self._named < _SEVERAL else 0.0
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
            case _, "summary" if stands_above_heading(self._rest, at):
                score += _STANDFIRST
            case "title" | "date" | "byline" | "dropped", "summary" if self._is_set_off(at):
                score += _STANDFIRST
            case "date" | "status", "summary" if self._pieces[at].kind != "summary":
                score -= 0.5
            case _:
                pass
        return score

    def _is_set_off(self, at: int) -> bool:
        """Whether a picture or a control of the page stands between the first paragraph and the
        next: so a page parts the standfirst from the text."""
        after, below = (*self._rest[at + 1 : at + 3], None, None)[:2]
        return (
            after is not None
            and below is not None
            and below.kind == "paragraph"
            and len(below.text) > _PROSE
            and not names_author(self._rest, at)
            and (is_picture_caption(after.text) or control_line(after).score >= PLAIN)
        )

    def _is_standfirst(self, at: int, given: frozenset[Role]) -> bool:
        told = {"byline", "date"} <= given and "subtitle" not in given
        return told and stands_below_date(self._rest, at)

    def _names_above(self, at: int) -> bool:
        """Whether a name stands above the title: words of credit say so (`By Ann Lee`), or what
        stands below it was spoken (`Ronald Reagan`, `Remarks at the Brandenburg Gate`)."""
        found = byline(self._pieces[at].text, self._known)
        if found is None or not found.authors or at + 1 >= len(self._pieces):
            return False
        below = self._pieces[at + 1].text.split(" ")[0].lower()
        spoken = below in words().speech and is_person(found.authors[0])
        below_name = self._pieces[at + 1]
        stamped = bool(found.date and _HOUR.search(self._pieces[at].text)) and is_person(
            found.authors[0]
        )
        reached = "@" in below_name.text and is_contact(below_name.text) and not found.is_body
        headed = found.evidence >= _WITH_ROLE and self.evidence(at + 1, "status").score >= PLAIN
        if stamped or headed or (reached and found.evidence > NEVER):
            return True
        credited = bool(_CREDIT.match(self._pieces[at].text)) and found.evidence >= _CREDITED
        return credited or (spoken and found.evidence >= _NAMED)

    def _opens_with_place(self, at: int) -> bool:
        """Whether a report begins there with its dateline: then what stands above is no heading."""
        return at < len(self._pieces) and bool(dateline(self._pieces[at].text))

    def _is_dated(self, at: int) -> bool:
        """Whether a date stands right above or below."""
        beside = self._pieces[max(0, at - 1) : at + 2]
        return any(date_within(p.text, self._language) for p in beside if p is not self._pieces[at])

    def _tells_role(self, at: int) -> bool:
        """`Political Editor`, right below the name."""
        text = self._pieces[at].text
        found = byline(text)
        return found is not None and not found.authors and not is_picture_caption(text)

    def _stays(self, at: int, last: Role | None) -> float:
        """What speaks for a piece below the title staying in the text, with more of the front below
        it: lines that say so, and at a cost a sentence after the credit, or a line nobody knows."""
        piece = self._pieces[at]
        if piece.kind == "item" and last in {"title", "subtitle", "paragraph"}:
            return _ITEM
        if piece.kind != "paragraph":
            return NEVER
        kept = self._keeps(at)
        if kept > NEVER:
            return kept
        if ends_sentence(piece.text):
            return _SENTENCE if last in {"byline", "date", "dropped"} else NEVER
        return _UNKNOWN if columns(piece.text) < _LONGEST_UNKNOWN else NEVER

    def _keeps(self, at: int) -> float:
        """What speaks for a line below the title staying in the text, by what it says."""
        if at not in self._kept:
            self._kept[at] = kept_line(self._pieces[at], titled=True).score
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
        among = self._named >= _SEVERAL and self.evidence(at, "byline").score > NEVER / 2
        if last == "title" and among and self._heads(at):
            score = 0.7
        runs = len(piece.text.split()) > 3 and piece.text[-1] in ",;:—–.!?"
        quoted = piece.text[0] in QUOTES and not is_capitals(piece.text)
        opens = runs or quoted or self._heads(at) or self._is_stanza(at)
        if last == "byline" and not score and not opens:
            score -= 0.7
        if last == "subtitle" and self._heads(at):
            score += 1.5 if len(self._pieces[at - 1].text.split()) > 3 else 0.5
        return score

    def _is_stanza(self, at: int) -> bool:
        """Whether short lines run on below each other, as those of a poem do."""
        lines = self._pieces[at : at + _STANZA]
        return (
            len(lines) == _STANZA
            and all(
                line.kind == "paragraph"
                and columns(line.text) < _VERSE
                and len(line.text.split()) > 2
                for line in lines
            )
            and any(starts_lower(line.text) or line.text[-1] in ",;:" for line in lines)
        )

    def _heads(self, at: int) -> bool:
        """Whether the piece at `at` looks like the heading of a longer one."""
        if at + 1 >= len(self._pieces):
            return False
        piece, after = self._pieces[at], self._pieces[at + 1]
        short = columns(piece.text) < 60 and not ends_sentence(piece.text)
        return short and piece.text[-1] not in ":,;" and len(after.text) > len(piece.text)

    def _weigh(self, piece: Piece, at: int, role: Role) -> Evidence:
        if piece.kind not in {"paragraph", "heading"} or len(piece.text) > _LONGEST:
            return Evidence(NEVER, "")
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        match role:
            case "title" if self.is_field_of_body(at):
                return Evidence(NEVER, "")
            case "title":
                return title_line(piece, after, at - sum(map(self._is_known_above, range(at))))
            case "subtitle":
                return subtitle_line(
                    piece, after, named=max(0.0, 1.2 + self.evidence(at, "byline").score)
                )
            case "summary":
                return standfirst(piece, after)
            case "byline":
                return self._byline(piece, at)
            case "date":
                among = after is not None and term(piece.text) and term(after.text)
                stated = label_value(piece.text, words().date)
                if among and not stated and after is not None and date_within(after.text):
                    return Evidence(NEVER, "")  # fields, each with its label
                return date_line(piece, dated=self._dated, language=self._language)
            case "status":
                asked = after is not None and asks(after.text) and self._asks
                if asked and status_line(piece).score < PLAIN:
                    return Evidence(NEVER, "")  # the first of many questions is no title
                headed = [p for p in self._pieces[at + 1 :] if not self._is_beside(p)]
                title, below = (*headed[:2], None, None)[:2]
                parted = title is not None and title is not after and not term(title.text)
                parted = parted and not (below is not None and dateline(below.text))
                told = kicker_line(piece, title, below, paged=self._paged or parted)
                if title is after:
                    return told
                # what stands right below tells a paper with its day, or a body above its fields
                return max(told, kicker_line(piece, after, title), key=lambda e: e.score)
            case "dropped":
                before = self._pieces[at - 1] if at else None
                return max(
                    control_line(piece),
                    count_line(piece, before, after),
                    self._repeats(at),
                    key=lambda e: e.score,
                )
            case "paragraph":
                if self.is_field_of_body(at):
                    return Evidence(0.0, "a field below the name of a body")
                return kept_line(piece, titled=False)

    def _repeats(self, at: int) -> Evidence:
        """Whether a headline of several words stands above already: pages show it twice. What an
        agenda lists is an item there, and a chorus comes more often."""
        text = self._pieces[at].text
        above = any(p.text == text and p.kind != "item" for p in self._pieces[:at])
        above = above and sum(1 for p in self._pieces if p.text == text) == _TWICE
        again = above and columns(text) > _SHORT and not ends_sentence(text)
        return Evidence(PLAIN if again else NEVER, "says the title again")

    def _is_beside(self, piece: Piece) -> bool:
        """A date or a control, which a page may set between the section and the title."""
        return max(date_line(piece).score, control_line(piece).score) >= _BESIDE

    def _is_known_above(self, at: int) -> bool:
        """Whether a line says that it stands above the title: the more of these, the lower that."""
        return kept_line(self._pieces[at], titled=False).score > NEVER

    def is_field_of_body(self, at: int) -> bool:
        """Whether fields stand from the first line on, which names a body, down to this one:
        `Network Working Group`, `Request for Comments: 19877`, `Category: Informational`."""
        fields = self._pieces[1 : max(at, _FIELDS) + 1]
        return at > 0 and is_body(self._pieces[0].text) and all(map(is_field, fields))

    def _byline(self, piece: Piece, at: int) -> Evidence:
        # an address of mail writes the name in small letters
        found = byline(piece.text, frozenset() if "@" in piece.text else self._known)
        dated = found is not None and bool(found.date)  # `1. Juni 2015 von …` is no item
        numbered = marks.opens(piece.text) and not (dated or _NAME.match(piece.text))
        taken = is_picture_caption(piece.text) and not without_credits(piece.text)[1]
        if taken or names_occasion(piece.text) or is_state(piece.text):
            return Evidence(NEVER, "")
        if found is None or numbered or is_salutation(piece.text) or (piece.level and piece.marks):
            return Evidence(NEVER, "")
        score = found.evidence
        if score < 4:
            after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
            several = len(found.authors) > 1  # hardly a heading
            above = above_text(after, self._language)
            if self._is_stanza(at + 1) or self._is_stanza(at + 2):
                above = max(above, 0.3)
            score += max(0.0, above) if several else above
            if found.is_body and not self._is_dated(at):
                score -= _UNDATED
            if len(found.authors) == 1 and not found.other:
                score -= min(1.5, 0.7 * max(0, self._named - 1))
            if is_capitals(piece.text) and not self._capitals:
                score += 1.0
        return Evidence(score - 0.9, "names under the title")
