"""The head of a letter, memo or e-mail: To, From, Cc, Date and Subject, in many languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from publish.readers.letters import (
    correspondence,
    field_called,
    field_of,
    is_head,
    labelled,
    names_letter,
    names_readers,
)
from publish.readers.plaintext.characters import (
    ends_sentence,
    holds_stop,
    is_capitals,
    starts_lower,
)
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.fields import is_number
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.kickers import MOST_KIND, status_line
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.words import plain, words

__all__ = [
    "INNER",
    "IN_HEAD",
    "SIGNATURE",
    "correspondence",
    "field_called",
    "field_of",
    "find_header",
    "find_inner_heads",
    "is_head",
    "labelled",
    "names_letter",
    "names_subject",
    "settle_letterhead",
]

SIGNATURE: Final = "--"
"""What parts a mail from what its sender has below all mail (RFC 3676, section 4.3)."""

_MAILBOX: Final = (
    r"(?:[^@:<>]{0,60}<[^\s@<>]{1,64}@[^\s@<>]{1,80}>|[^\s@,;:<>]{1,64}@[^\s@,;:<>]{1,80})"
)
_ADDRESSES: Final = re.compile(rf"{_MAILBOX}(?:\s*[,;]\s*{_MAILBOX})*\s*[,;]?")
"""`Ann Lee <ann@quay.example>, bo@quay.example,`"""

_MOST_OF_HEAD: Final = 40
"""Fields of a head, and the lines they fold to, above another field of it."""

_MAILED: Final = re.compile(r"^[^\s:]{2,12}: .{0,80}[^\s@<>]@[^\s@<>]")
"""`From: Ann Lee <ann@quay.example>`"""

INNER: Final = "a field of the head of a letter"
IN_HEAD: Final = "a sentence among the fields of a letter"
_MOST_OF_NAME: Final = 6
_MOST_ADDRESSED: Final = 2
_OF_PEOPLE: Final = frozenset({"to", "sender", "cc"})
_TITLE_AND_LINE: Final = 2
_LONGER: Final = 2
"""A headline has more than so many times the words of the longest kind of paper above it."""

_REACH: Final = 8
"""How many lines may stand before the head: a letterhead, "MEMORANDUM", a classification."""


def find_header(
    lines: Sequence[Line], shape: Shape, joiner: Joiner
) -> tuple[int, int, list[Piece]] | None:
    """Where the head of correspondence begins and ends, and a piece for each of its fields.

    At least two fields of To, From, Cc, Date and Subject stand under each other (`is_head`), or one
    below whom the memo is for (`MEMORANDUM FOR THE HEADS OF AGENCIES`).
    """
    for start in range(min(_REACH, len(lines))):
        if field_of(lines[start].text) is None:
            continue
        pieces, end = _collect(lines, start, shape, joiner)
        _find_title(pieces)
        above = {"to" for line in lines[:start] if names_readers(line.text)}
        if is_head(above | {piece.rule for piece in pieces}):
            return start, end, pieces
    return None


def _find_title(pieces: Sequence[Piece]) -> None:
    """`Title: …` between whom and who says what a paper is about, where no field says it better
    and it is not what the one who sends it is (`Title: Director of Works`)."""
    if {piece.rule for piece in pieces}.isdisjoint({"to", "sender"}):
        return
    titled = [
        piece
        for piece in pieces
        if piece.rule == "other"
        and plain(piece.marks) in words().header.titled
        and not has_role(piece.text)
    ]
    if titled and all(piece.rule != "subject" for piece in pieces):
        titled[0].rule = "subject"


def names_subject(text: str) -> str:
    """What `Subject: The boats` says the text is on, "" for any other line."""
    name, value = field_of(text) or ("", "")
    return value if name == "subject" else ""


def settle_letterhead(pieces: Sequence[Piece], stated: Collection[str]) -> None:
    """Settles what stands above the fields of a memo: what it is called, who sends it, its number,
    and its day, if that is not among the fields (`stated`)."""
    for piece in pieces:
        field, value = field_of(piece.text) or ("", "")
        if names_letter(piece.text):
            piece.become("dropped", "names the kind of letter", 0.9)
        elif is_issuer(piece.text) or is_number(piece.text) or _is_kind_with_code(piece.text):
            piece.become("status", "who writes a letter, and its number", 0.85)
        elif plain(piece.text) in words().status or status_line(piece).score >= PLAIN:
            piece.become("status", "what kind of letter it is, or who may read it", 0.85)
        elif field == "date" and "date" not in stated:
            piece.become("header", "date", 0.9)
            piece.marks, piece.text = piece.text.removesuffix(value).strip(), value
        elif date_of(piece.text) and "date" not in stated:
            piece.become("date", "the day of a memo, above its fields", 0.9)
    left = [piece for piece in pieces if piece.kind in {"paragraph", "heading"}]
    if "subject" in stated:
        return
    if _is_headline_below_kinds([piece.text for piece in left]):
        for kind in left[:-1]:
            kind.become("status", "what kind of paper it is, above what it is about", 0.85)
        left[-1].become("title", "what a paper is about, above its fields", 0.9)
    elif len(left) == _TITLE_AND_LINE:
        _settle_below_title(left[1], stated)


def _is_headline_below_kinds(lines: Sequence[str]) -> bool:
    """`Submission for Decision`, `Options for the renewal of the ferry contract`: short names of
    what it is and, right above the fields, what it is about, which is longer."""
    counts = [len(line.split()) for line in lines]
    longest = max(counts[:-1], default=0)
    return 0 < longest <= MOST_KIND and counts[-1] > _LONGER * longest and not holds_stop(lines[-1])


def _is_kind_with_code(text: str) -> bool:
    """`Briefing: BR/25/0417`"""
    kind, value = labelled(text) or ("", "")
    return bool(kind) and is_number(value)


def _settle_below_title(piece: Piece, stated: Collection[str]) -> None:
    """What stands between the title of a memo and its fields: who wrote it, if no field says that,
    or a phrase."""
    if is_person(piece.text) and "sender" not in stated:
        piece.become("byline", "a name between the title and the fields", 0.85)
    elif not (ends_sentence(piece.text) or field_of(piece.text)):
        piece.become("subtitle", "a phrase between the title and the fields", 0.8)


def _collect(
    lines: Sequence[Line], start: int, shape: Shape, joiner: Joiner
) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    seen: set[str] = set()
    index = start
    while index < len(lines) and (index == start or lines[index].gap <= max(1, shape.line_gap)):
        found = field_of(lines[index].text)
        if found is None and (found := _unknown_field(lines, index, seen, shape)) is None:
            break
        name, value = found
        if name in seen:
            break  # the head of the next letter
        seen |= {name} - {"other"}
        end = index + 1
        while end < len(lines) and _continues(lines, index, end, shape):
            end += 1
        held = name in _OF_PEOPLE and _tells_office(lines, end, shape)
        if end == index + 1 and (held or _ends_below(lines, end, shape)):
            end += 1
        run = list(lines[index:end])
        texts = [part for part in (value, *(line.text for line in run[1:])) if part]
        text = joiner.join_texts(texts) if texts else ""
        label = lines[index].text[: len(lines[index].text) - len(value)]
        if name == "other" and ends_sentence(text):  # `Purpose: to say what the quay costs.`
            pieces.append(Piece("paragraph", run, f"{label}{text}", IN_HEAD, 0.9))
        else:
            pieces.append(Piece("header", run, text, name, 0.95, marks="".join(label.split())))
        index = end
    return pieces, index


def _unknown_field(
    lines: Sequence[Line], index: int, seen: Collection[str], shape: Shape
) -> tuple[str, str] | None:
    """A label that no list has, between fields that are known: the head goes on below it."""
    unknown = labelled(lines[index].text)
    below = lines[index + 1] if index + 1 < len(lines) else None
    if unknown is None or below is None or below.gap > max(1, shape.line_gap):
        return None
    found = field_of(below.text)
    if found is None or found[0] in seen:
        return None
    return "other", unknown[1]


def find_inner_heads(pieces: Sequence[Piece]) -> None:
    """The heads of the letters that a letter quotes or forwards below its own text.

    Two fields or more under each other, all different, one of them To, From or Subject. They are
    text like any other; but none is an entry of a list of terms, and what stands right above them
    signs the letter before.
    """
    start = 0
    while start < len(pieces):
        if pieces[start].kind != "paragraph" or labelled(pieces[start].text) is None:
            start += 1
            continue
        seen: set[str] = set()
        end = start
        while end < len(pieces) and pieces[end].kind == "paragraph":
            found = field_of(pieces[end].text)
            if found is None or found[0] in seen:
                break
            seen.add(found[0])
            end += 1
        if len(seen) > 1 and seen & {"to", "sender", "subject"}:
            for piece in pieces[start:end]:
                piece.become("paragraph", INNER, 0.9)
        start = max(end, start + 1)


def _continues(lines: Sequence[Line], start: int, index: int, shape: Shape) -> bool:
    """A field goes on in a line set in under it."""
    before, line = lines[index - 1], lines[index]
    return _folds(lines, start, index, shape) or (
        line.gap <= shape.line_gap
        and (before.text[-1] in ",;" or before.end > 50 or starts_lower(line.text))
        and shape.forced(before, line)
        and line.indent >= lines[start].indent + 2
        and field_of(line.text) is None
        and not is_salutation(line.text)
        and not _addresses(before.text, line.text)
    )


def _folds(lines: Sequence[Line], start: int, index: int, shape: Shape) -> bool:
    """Whether a line goes on with a field of mail (RFC 5322, 2.2.3): it begins with a space or tab,
    and is no first line of a paragraph; or it has only addresses on it, below a comma, for archives
    lose what it begins with."""
    before, line = lines[index - 1], lines[index]
    if line.gap > shape.line_gap or field_of(line.text) or is_salutation(line.text):
        return False
    if _addresses(before.text, line.text):
        return False
    field, _ = field_of(lines[start].text) or ("", "")
    if field in _OF_PEOPLE and before.text[-1] in ",;" and _ADDRESSES.fullmatch(line.text):
        return True
    head = lines[max(0, start - _MOST_OF_HEAD) : start + 1]
    if line.indent <= lines[start].indent or not any(_MAILED.search(x.text) for x in head):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    alone = below is None or below.gap > shape.line_gap or below.indent > lines[start].indent
    return alone or (below is not None and labelled(below.text) is not None)


def _addresses(above: str, text: str) -> bool:
    """`Mei-Ling,`: a name alone with a comma, below what asks for no more."""
    named = text[-1] == "," and len(text.split()) <= _MOST_ADDRESSED and not starts_lower(text)
    return named and above[-1] not in ",;"


def _ends_below(lines: Sequence[Line], index: int, shape: Shape) -> bool:
    """A field that a program wrapped goes on at the margin, up to the next one, a blank line, or
    where it stops before a word that would have fitted."""
    if index >= len(lines) or field_of(lines[index].text) or lines[index].gap > shape.line_gap:
        return False
    text, before = lines[index].text, lines[index - 1].text
    above = field_of(before)
    other = is_capitals(text) and above is not None and not is_capitals(above[1])
    other = other and before.count("(") <= before.count(")")
    if is_salutation(text) or text[-1] in ",:" or other or plain(text) in words().section:
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    alone = below is None or below.gap > shape.line_gap or field_of(below.text) is not None
    alone = alone or (below is not None and not shape.forced(lines[index], below))
    return shape.wrapped and alone and shape.forced(lines[index - 1], lines[index])


def _tells_office(lines: Sequence[Line], index: int, shape: Shape) -> bool:
    """`Acting Director`, right below a name and above the next field."""
    office, below = (*lines[index : index + 2], None, None)[:2]
    if office is None or below is None or office.gap > shape.line_gap:
        return False
    few = len(office.text.split()) <= _MOST_OF_NAME and not ends_sentence(office.text)
    between = field_of(office.text) is None and field_of(below.text) is not None
    return few and between and has_role(office.text)
