"""Headings among the paragraphs, and the level of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import (
    QUOTES,
    columns,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, words

THRESHOLD: Final = 0.6
"""A heading that is less sure than this stays a paragraph: a wrong one is worse than a missing."""

_QUESTION: Final = "a short question with its answer below"
_SPEAKER: Final = re.compile(r"[^\W\d_][.:]\s")
"""`Q: …`, `P. …`: who asks and who answers. (`A. Title` is settled with the lists.)"""

_MID_PHRASE: Final = frozenset(
    {"a", "an", "and", "as", "by", "from", "is", "of", "or", "the", "are", "was", "be", "de", "la"}
    | {"le", "les", "du", "des", "et", "el", "los", "y", "und", "der", "die", "das", "im", "am"}
)
"""Words that a heading does not end with."""

_LONGEST: Final = 100
_MOST_WORDS: Final = 14
_BODY: Final = frozenset({"paragraph", "item", "quote", "code", "table", "verse", "definition"})


def find_headings(pieces: Sequence[Piece]) -> None:
    """Turns paragraphs that head what follows into headings; goes backwards, for what follows
    must be known first."""
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind == "paragraph":
            confidence, rule = _confidence(pieces, index)
            if confidence >= THRESHOLD:
                piece.become("heading", rule, round(min(confidence, 0.97), 2))
    _settle_questions(pieces)
    _number(pieces)
    _level(pieces)


def _settle_questions(pieces: Sequence[Piece]) -> None:
    """A question with a comma may be rhetoric; it heads an answer when several others do."""
    questions = [p for p in pieces if p.kind == "heading" and p.rule == _QUESTION]
    doubtful = [p for p in questions if any(c in p.text for c in ",،，、")]
    if len(questions) - len(doubtful) < 2:
        for piece in doubtful:
            piece.become(
                "paragraph", "a question, but the text has no others that head answers", 0.6
            )


def _confidence(pieces: Sequence[Piece], index: int) -> tuple[float, str]:
    """How sure it is that a paragraph is a heading, and the strongest reason for it."""
    piece = pieces[index]
    text = piece.text
    if not _may_head(text) or index + 1 >= len(pieces):
        return 0.0, ""
    after = pieces[index + 1]
    before = pieces[index - 1] if index else None
    count = len(text.split()) if is_cased(text) else columns(text) // 3
    if before is not None and term(text) and (term(before.text) or term(after.text)):
        return 0.0, ""  # fields with their labels
    score, rule = _strength(text)
    if count > _MOST_WORDS:
        return 0.0, ""
    score -= 0.04 * max(0, count - 8)
    if after.kind not in _BODY and after.kind != "heading":
        return 0.0, ""
    if after.kind == "paragraph":
        longer = len(after.text) > len(text) or ends_sentence(after.text)
        full = _closes(after.text) or ". " in after.text
        score += 0.1 if longer and full else 0 if score > 0.9 else -0.4
        score -= 0.3 if starts_lower(after.text) else 0
        if text[-1] in "?？؟" and after.text[0] in QUOTES:
            score -= 0.3  # an interview: what is asked and what is answered are both text
    elif after.kind == "heading":
        alone = before is None or before.kind != "paragraph" or _closes(before.text)
        score += 0.05 if alone else -0.05
    else:
        score += 0.1
    if before is not None and before.kind == "paragraph" and not _closes(before.text):
        score -= 0 if _may_head(before.text) else 0.35
    if piece.first.gap > after.first.gap:
        score += 0.05
    if len(piece.lines) > 2:
        score -= 0.3
    return score, rule


def _may_head(text: str) -> bool:
    if _SPEAKER.match(text) or text[0] in "–—―":
        return False
    if columns(text) > _LONGEST or not any(c.isalpha() for c in text) or starts_lower(text):
        return False
    if ends_sentence(text) and text[-1] not in "?？؟!！":
        return text.endswith(".") and _division(text)
    label, colon, rest = text.partition(": ")
    if colon and is_capitals(label) and not is_capitals(rest) and " " not in label:
        return False  # "TO: Ann", "OGGETTO: …"
    last = text.rsplit(maxsplit=1)[-1]
    if last in _MID_PHRASE and " " in text:
        return False
    if text[-1] in ",;،；、" or date_of(text) or "@" in text or "://" in text:
        return False
    if text[-1] in ":：" and not (is_capitals(text) or plain(text) in words().sources):
        return False
    quoted = text[0] in '"“«„「『(' and not is_capitals(text)
    inner = (
        any(stop in text[4:] for stop in (". ", "? ", "! "))
        and not _division(text)
        and not marks.nested_number(text)
    )
    return not (quoted or inner or "|" in text)


def _strength(text: str) -> tuple[float, str]:
    """What the line itself says for being a heading."""
    if marks.nested_number(text) or marks.section_sign(text) or _division(text):
        return 0.85, "numbered"
    if plain(text) in words().section or plain(text) in words().contact:
        return 0.95, "a word that heads a section"
    if is_capitals(text):
        return 0.75, "in capitals"
    if text[-1] in "?？؟":
        return 0.6, _QUESTION
    if text[-1] in "!！":
        return 0.4, "a short exclamation"
    if title_case_share(text) >= 0.9 and len(text.split()) > 1:
        return 0.65, "a short line in title case, without a stop"
    return 0.58, "a short line without a stop, with text below"


def _closes(text: str) -> bool:
    return ends_sentence(text) or text[-1] in ":：;"


def _division(text: str) -> bool:
    """`Chapter 3`, `Appendix B`, `Глава II`: a division word and its number."""
    first, _, rest = text.partition(" ")
    number = rest.split(" ")[0].strip(".:–—-") if rest else ""
    figure = number.isdigit() or (number and set(number) <= set("IVXLC")) or len(number) == 1
    if first.lower() in words().division and figure and number[:1].isupper() | number.isdigit():
        return True
    return len(text) < 40 and text[0] == "第" and any(c in "章节節部編编条條" for c in text[1:6])


def is_numbered(text: str) -> bool:
    """Whether a heading carries its own number, so that no layout should give it another."""
    return bool(
        marks.nested_number(text)
        or marks.section_sign(text)
        or _division(text)
        or marks.number(text)
    )


def _number(pieces: Sequence[Piece]) -> None:
    """Notes the number of headings that carry one, for their level."""
    for piece in pieces:
        if piece.kind == "heading" and piece.mark is None:
            piece.mark = marks.nested_number(piece.text) or marks.section_sign(piece.text)


def _level(pieces: Sequence[Piece]) -> None:
    """Levels make a tree: marked ones say theirs, others rank by which kind came first."""
    found = [piece for piece in pieces if piece.kind == "heading"]
    kinds = Counter(_sort(piece) for piece in found)
    rank: dict[str, int] = {}
    for piece in found:
        sort = _sort(piece)
        if sort == "capitals" and kinds[sort] == 1 and kinds["plain"]:
            sort = "plain"
        if sort not in rank:
            rank[sort] = len(rank) + 1
    fixed = sorted({piece.level for piece in found if piece.level})
    for piece in found:
        sort = _sort(piece)
        if piece.level:
            piece.level = fixed.index(piece.level) + 1
        elif piece.mark is not None and piece.mark.family.startswith("nested"):
            piece.level = piece.mark.parts
        else:
            piece.level = rank.get(sort, rank.get("plain", 1))
    for piece in found:
        piece.level = min(piece.level, 6)


def _sort(piece: Piece) -> str:
    if piece.level:
        return f"marked {piece.level}"
    if piece.mark is not None:
        return piece.mark.family
    if _division(piece.text):
        return f"division {piece.text.split()[0].lower()}"
    return "capitals" if is_capitals(piece.text) else "plain"
