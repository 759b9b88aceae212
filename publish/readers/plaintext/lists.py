"""Which numbered pieces are items of a list, and which are numbered headings."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from publish.readers.plaintext import clauses, marks
from publish.readers.plaintext.characters import (
    asks,
    columns,
    ends_sentence,
    holds_stop,
    is_capitals,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.marks import Mark
from publish.readers.plaintext.meetings import are_minutes
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.set_in import SET_IN

_LONGEST_HEADING: Final = 90
_LONGEST_SIGNED: Final = 60
_HEADING_SIGNS: Final = frozenset("■□◆◇◎▼▽★☆")
_OPEN_ENDS: Final = ",;:，；：、"
_LONGEST_QUESTION: Final = 160
"""What a letter was asked heads its answers, as it was asked."""

_FIELD: Final = re.compile(r"[^\W\d_]{2,8}\u3000+\S")
"""`１．日時　４月８日`: a field, which minutes count with their headings."""

_COUNTED: Final = re.compile(r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?: [^\W\d_a-z]")
"""`1. napirendi pont: Egyebek`: what the number counts is named behind it in many languages."""

_ATTRIBUTED: Final = re.compile(
    r"[,!?…] [^\W\dA-Z_]{2,14} [^\W\d_a-z][\w’'.-]{0,30}(?: [^\W\d_a-z][\w’'.-]{0,30}){0,3}"
    r"(?:, [^.!?]{3,80})?\.$"
)
"""`…, säger Ann Lee.`, `…, siger Bo Ek, formand for laget.`: who speaks, behind what was said."""

_TITLED: Final = 0.9
_FEWEST: Final = 2
"""So many sections with text tell what the others are that an agenda only names."""

_MOST_TURNED: Final = 0.2
_FEWEST_LISTED: Final = 3
_FEWEST_ASKED: Final = 3
_ANSWERED: Final = 0.75
"""In a dialogue so many questions have an answer right below."""


def settle(pieces: list[Piece]) -> None:
    """Turns numbered items into headings where the text of a section stands below them.

    The marks of one family are decided together: `1.` `2.` `3.` are headings when most of them are
    short, end without a stop, and have a paragraph (or a deeper number) right after; in minutes,
    which say below each matter what became of it, however short that is. What stands below the
    words of an item, and so seems set in, goes on from it.
    """
    _begin_anew_below_code(pieces)
    _head_by_signs(pieces)
    recorded = are_minutes(pieces)
    hanging = frozenset(_hanging(pieces))
    families: defaultdict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if piece.kind == "item" and piece.mark is not None and piece.mark.numbering is not None:
            families[piece.mark.family].append(index)
    _settle_dialogue(pieces)
    clauses.settle_clauses(pieces, families, recorded=recorded)
    for family, places in families.items():
        if family in marks.NOTE_FAMILIES:
            continue
        votes = {
            index: _heads_a_section(pieces, index, recorded=recorded)
            for index in places
            if pieces[index].kind == "item"
        }
        for whole in _runs(pieces, votes):
            fields = {index for index in whole if _FIELD.match(pieces[index].text)}
            run = [index for index in whole if index not in fields]
            told = sum(votes[index] for index in run)
            if told > len(run) / 2 or (told >= _FEWEST and _are_in_capitals(pieces, run)):
                for index in run:
                    _head(pieces[index])
                for index in fields:
                    clauses.keep_number(pieces[index], clauses.FIELD)
    if hanging:
        pieces[:] = [
            own
            for index, piece in enumerate(pieces)
            for own in (piece.body if index in hanging else [piece])
        ]


def _begin_anew_below_code(pieces: Sequence[Piece]) -> None:
    """A step with the number 1 right below the code of another is one too, alone though it stands:
    where code stands between the steps, pages count each of them from 1."""
    step: Mark | None = None
    for index, (above, piece) in enumerate(itertools.pairwise(pieces)):
        if _is_step_above_code(pieces, index):
            _make_step(above)
        if above.kind == "item":
            step = above.mark
        elif above.kind != "code":
            step = None
        if step is None or above.kind != "code" or piece.kind != "paragraph" or piece.stated:
            continue
        mark = marks.number(piece.text)
        if mark is not None and mark.value == 1 and mark.family == step.family:
            _make_step(piece)
            step = mark


def _is_step_above_code(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a paragraph with the number 1 is the first of steps that all have it, each but the
    last above code of its own."""
    first, code, second = (*pieces[index : index + 3], None, None, None)[:3]
    if first is None or code is None or second is None or code.kind != "code":
        return False
    if {first.kind, second.kind} != {"paragraph"} or first.stated or second.stated:
        return False
    one, other = marks.number(first.text), marks.number(second.text)
    return (
        one is not None
        and other is not None
        and one.value == other.value == 1
        and one.family == other.family
    )


def _make_step(piece: Piece) -> None:
    mark = marks.number(piece.text)
    if mark is not None:
        piece.text, piece.marks, piece.mark = marks.without(piece.text, mark), mark.text, mark
        piece.become("item", "a step below the code of another", 0.8)


def _head_by_signs(pieces: Sequence[Piece]) -> None:
    """`■ 開発の背景`, `◆ How to apply`: a sign before a few words heads the text below them where
    it does so again and again, and none of the lines is next to another, as in a list."""
    signed: defaultdict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if piece.kind == "item" and piece.mark is not None and piece.mark.text in _HEADING_SIGNS:
            signed[piece.mark.text].append(index)
    for places in signed.values():
        if len(places) < _FEWEST or not all(_is_signed(pieces, index) for index in places):
            continue
        for index in places:
            _head(pieces[index], "a sign, with text below it")


def _is_signed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line with a sign is short and has no stop, and other text stands right below."""
    piece, below = pieces[index], pieces[index + 1 : index + 2]
    if piece.stated or not below or columns(piece.text) > _LONGEST_SIGNED:
        return False
    if ends_sentence(piece.text) or piece.text[-1] in _OPEN_ENDS:
        return False
    after = below[0]
    if after.kind == "item":
        nested = after.first.indent > piece.first.indent
        return after.mark is not None and after.mark.text not in _HEADING_SIGNS and not nested
    return after.kind in {"paragraph", "quote", "code", "table", "definition"}


def _hanging(pieces: Sequence[Piece]) -> list[int]:
    """Where quotations are further paragraphs of the item above: they stand at the column at which
    its words begin."""
    found: list[int] = []
    column = -1
    for index, piece in enumerate(pieces):
        if piece.kind == "item" and piece.mark is not None and not piece.stated:
            line = piece.first
            words = line.text[len(piece.mark.text) :]
            column = line.indent + line.width - columns(words.lstrip())
        elif piece.kind == "quote" and piece.first.indent == column and piece.rule == SET_IN:
            found.append(index)
        elif piece.indent <= column:
            column = -1
    return found


def _settle_dialogue(pieces: Sequence[Piece]) -> None:
    """Dashes that open speech, as in many languages, open no items.

    Speech asks and answers, and a second dash ends it (`— Yes, — she said.`). A hyphen that opens
    questions only, each with its answer below, is a dash that somebody typed.
    """
    marked = [index for index, piece in enumerate(pieces) if piece.kind == "item"]
    for dash in "–—-" if marked else "":
        places = [index for index in marked if _opens_with(pieces[index], dash)]
        said = [pieces[index] for index in places]
        full = sum(1 for p in said if ends_sentence(p.text))
        asked = sum(map(_asks, said))
        turned = sum(map(_is_turned, said))
        answered = sum(1 for a, b in itertools.pairwise(said) if _asks(a) and not _asks(b))
        listed = answered < _ANSWERED * asked and _are_lists(pieces, places)
        alone = [p for i, p in zip(places, said, strict=True) if not _has_fellow(pieces, i)]
        # a list with em dashes has phrases; whole sentences after them are speech, and so are
        # several that stand alone among the paragraphs
        spoken = turned or (2 < asked < full and not listed) or dash == "—"
        if not (full > len(said) / 2 and spoken):
            # no list has a single item, but one that is cut up
            most = len(alone) > max(1, len(said) / 2)
            said = [p for p in alone if ends_sentence(p.text)] if most else []
        if dash == "-" and not (len(alone) == len(said) >= _FEWEST_ASKED and all(map(_asks, said))):
            said = []
        # a list elsewhere in the text has the same dash, but nobody speaks in one of its items
        said += [p for p in alone if p not in said and _ATTRIBUTED.search(p.text)]
        lists = [row for row in _rows(places) if _is_list(pieces, row)]
        items = {id(pieces[at]) for row in lists for at in row}
        for piece in said:
            if not (piece.stated or id(piece) in items):
                piece.text = f"{dash} {piece.text}"
                piece.marks = ""
                piece.become("paragraph", "a dash that opens speech", 0.8)


def _asks(piece: Piece) -> bool:
    return piece.text[-1] in "?!"


def _is_turned(piece: Piece) -> bool:
    """`— Yes, — she said.`"""
    dash = piece.mark.text if piece.mark else ""
    return bool(re.search(rf"\w[,.!?…]? {dash} [^\W\dA-Z_]", piece.text))


def _rows(places: Sequence[int]) -> list[list[int]]:
    """Indices in rows of neighbours."""
    runs: list[list[int]] = []
    for at in places:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _is_list(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """Whether items that begin with short dashes are one, though speech opens so elsewhere in the
    text: three or more below what leads in to them, of which none asks and hardly any says who
    speaks, for sentences have dashes of their own."""
    items = [pieces[at] for at in run]
    led = run[0] > 0 and not ends_sentence(pieces[run[0] - 1].text)
    short = items[0].mark is not None and items[0].mark.text != "—"
    return (
        led
        and short
        and len(run) >= _FEWEST_LISTED
        and not any(map(_asks, items))
        and sum(map(_is_turned, items)) <= len(items) * _MOST_TURNED
    )


def _opens_with(piece: Piece, dash: str) -> bool:
    return piece.kind == "item" and piece.mark is not None and piece.mark.text == dash


def _has_fellow(pieces: Sequence[Piece], index: int) -> bool:
    """Whether an item stands right above or below."""
    near = [*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2]]
    return any(piece.kind == "item" for piece in near)


def _are_lists(pieces: Sequence[Piece], places: Sequence[int]) -> bool:
    """Whether each run of the items has several, below a heading or words that lead in to it."""
    members = set(places)
    firsts = [index for index in places if index - 1 not in members]
    return all(
        index and index + 1 in members and not ends_sentence(pieces[index - 1].text)
        for index in firsts
    )


def head_stanzas(pieces: Sequence[Piece]) -> None:
    """Numbers with a few words (`II. Terminus`) head the poem below them."""
    for piece, after in itertools.pairwise(pieces):
        if after.kind != "verse" or piece.kind != "item":
            continue
        numbered = piece.mark is not None and piece.mark.numbering is not None
        short = columns(piece.text) <= _LONGEST_HEADING and not ends_sentence(piece.text)
        if numbered and short:
            _head(piece)


def _head(piece: Piece, how: str = "numbered, with text below it") -> None:
    """A heading keeps its number in its words: references in the text go by it."""
    if piece.mark is not None and not piece.stated:
        piece.keep_mark()
    piece.become("heading", how, 0.85)


def _runs(pieces: Sequence[Piece], votes: Mapping[int, bool]) -> list[list[int]]:
    """The members of a family in runs that count on by one.

    A list may stand within a numbered section. So a number goes to the run that it continues, and
    of several to the latest whose last member has the same vote.
    """
    runs: list[list[int]] = []
    open_at: dict[int, list[list[int]]] = {}
    for index, vote in votes.items():
        mark = pieces[index].mark
        value = mark.value if mark else 0
        candidates = open_at.get(value - 1, [])
        agreeing = [run for run in candidates if votes[run[-1]] == vote]
        if candidates:
            run = (agreeing or candidates)[-1]
            candidates.remove(run)
        else:
            run = []
            runs.append(run)
        run.append(index)
        open_at.setdefault(value, []).append(run)
    return runs


def _heads_a_section(pieces: Sequence[Piece], index: int, *, recorded: bool) -> bool:
    piece = pieces[index]
    longest = _LONGEST_QUESTION if asks(piece.text) else _LONGEST_HEADING
    small = starts_lower(piece.text) and not _COUNTED.match(piece.text)
    if columns(piece.text) > longest or small:
        return False
    named = asks(piece.text) or _is_name_of_part(piece.text) or _is_argued(pieces, index)
    if ends_sentence(piece.text) and not named:
        return False
    if piece.text[-1] in ",;" or index + 1 >= len(pieces):
        return False
    after = pieces[index + 1]
    if after.kind in {"paragraph", "quote", "code", "table"}:
        if after.kind != "paragraph":
            return piece.text[-1] not in ":："
        inside = after.indent >= piece.indent + 2
        below = (
            ends_sentence(after.text) or after.text.endswith((":", "：")) or len(after.text) > 100
        )
        below = below or recorded or bool(nested(after)) or _heads_part(pieces, index + 1)
        return (not inside or after.first.gap <= 1) and below
    if after.kind == "item" and after.mark and piece.mark:
        other = after.mark.family != piece.mark.family or after.mark.value == 1  # begins anew
        return other and after.indent <= piece.indent
    return after.kind == "heading"


def _heads_part(pieces: Sequence[Piece], index: int) -> bool:
    """`Section 3.1 Bells` right below a number with its words: a line in title case, with a
    paragraph below, is the heading of a part."""
    text, below = pieces[index].text, pieces[index + 1 : index + 2]
    if columns(text) > _LONGEST_SIGNED or ends_sentence(text) or text[-1] in _OPEN_ENDS:
        return False
    told = bool(below) and below[0].kind == "paragraph" and len(below[0].text) > _LONGEST_HEADING
    return told and ends_sentence(below[0].text) and title_case_share(text) >= _TITLED


def _are_in_capitals(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """`1. CALL TO ORDER`, `2. ROLL CALL`: as headings are set, and hardly any list."""
    return all(is_capitals(pieces[index].text) for index in run)


def _is_argued(pieces: Sequence[Piece], index: int) -> bool:
    """`A. The covenant is void for want of notice.` above its reasons, as lawyers head them: a
    longer paragraph, or one that brings in the words of the law."""
    piece, below = pieces[index], pieces[index + 1 : index + 2]
    if not below or below[0].kind != "paragraph" or holds_stop(piece.text):
        return False
    reasons = below[0].text
    lettered = piece.mark is not None and piece.mark.numbering in {"upper_alpha", "upper_roman"}
    return lettered and (len(reasons) > len(piece.text) or reasons[-1] in ":：")


def _is_name_of_part(text: str) -> bool:
    """`Basic Permissions.`: a few words in title case, with a stop as old documents have it."""
    count = len(text.split())
    return not holds_stop(text) and (count <= 3 or (count <= 9 and title_case_share(text) >= 0.9))


def nested(piece: Piece) -> bool:
    """Whether the text begins with a number such as 1.2."""
    return marks.nested_number(piece.text) is not None
