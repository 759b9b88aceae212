"""Headings among the paragraphs, and the level of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import correspondence, marks, menus, series
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.captions import is_caption
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    closing,
    columns,
    ends_in_hour,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.evidence import AMONG
from publish.readers.plaintext.fields import (
    is_bench,
    is_issued,
    is_picture_caption,
    is_serving,
    names_those_present,
)
from publish.readers.plaintext.names import credits_others, has_role, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation, is_signer, takes_leave
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, words

THRESHOLD: Final = 0.6
"""A heading that is less sure than this stays a paragraph: a wrong one is worse than a missing."""

QUESTION: Final = "a short question with its answer below"
_SPEAKER: Final = re.compile(r"[^\W\d_][.:]\s")
"""`Q: …`, `P. …`: who asks and who answers. (`A. Title` is settled with the lists.)"""

REACHED_BY: Final = re.compile(r"@|://|\bwww\.|(?:\d[ ()/-]{0,2}){7}")
"""An address or a telephone number, after which nothing goes on."""

_CALLED: Final = re.compile(r"(?:\d[ ()/-]{0,2}){9}")
"""A telephone number; two years or a date have eight figures at most."""

_BROKEN_OFF: Final = "-–—/_"
"""`Sd/-`, `Date: ____`: no heading ends so."""

_PERIOD: Final = re.compile(r"\b(?:19|20)\d\d\s?[–—-]\s?\S{1,12}$")
"""`Warden, City Gaol, 2014–2021`: how long; other figures among commas are those of a list."""

_TIME: Final = re.compile(r"\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?|\s?Uhr)?$", re.IGNORECASE)
_QUOTED_TITLE: Final = re.compile(r"[^\W\d_]:\s[“„«\"]")
MID_PHRASE: Final = frozenset(
    {"shall", "must", "may", "should", "will", "durch"}
    | {
        "a",
        "an",
        "and",
        "as",
        "by",
        "from",
        "is",
        "of",
        "or",
        "the",
        "are",
        "was",
        "be",
        "de",
        "la",
    }
    | {"le", "les", "du", "des", "et", "el", "los", "y", "und", "der", "im"}
)
"""Words that a heading seldom ends with."""

_LEADS_IN: Final = frozenset(
    {"to", "on", "for", "with", "in", "at", "into", "werden", "können", "müssen", "à", "pour", "en"}
    | {"para", "con", "por", "per", "om", "att", "для", "на", "в", "с", "że", "že", "as"}
)
"""Words that no heading above a list ends with: the items go on from them."""

_LONGEST: Final = 100
_LONGEST_SIGNER: Final = 60
_NO_HEADINGS: Final = frozenset({menus.RULE, correspondence.INNER, AMONG})
_LIKE_A_TITLE: Final = 0.5
_LIKE_A_NAME: Final = 0.7
_MOST_WORDS: Final = 14
_SET_APART: Final = frozenset({"code", "table", "quote"})
_BODY: Final = frozenset({"paragraph", "item", "quote", "code", "table", "verse", "definition"})


def find_headings(pieces: Sequence[Piece]) -> None:
    """Turns paragraphs that head what follows into headings.

    A first pass goes backwards, for what follows must be known, and takes the lines that are
    headings by themselves. A second one takes those that are like them: of six lines that stand and
    look alike, five headings make the sixth.
    """
    interview = _is_interview(pieces)
    doubtful: dict[int, tuple[float, str]] = {}
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind != "paragraph" or piece.rule in _NO_HEADINGS:
            continue
        if interview and asks(piece.text):
            continue
        confidence, rule = _confidence(pieces, index)
        if confidence >= THRESHOLD:
            piece.become("heading", rule, round(min(confidence, 0.97), 2))
        elif confidence > 0:
            doubtful[index] = confidence, rule
    _settle_questions(pieces)
    series.find_more(pieces, doubtful, THRESHOLD)
    if not interview:
        series.find_questions(pieces)
    _number(pieces)
    _level(pieces)


def _is_interview(pieces: Sequence[Piece]) -> bool:
    """Whether the front says that somebody is asked and answers: then questions are speech.

    It has a word for it, or a title that is what they said, or that names and quotes them.
    """
    title = next((piece.text for piece in pieces[:8] if piece.kind == "title"), "")
    if title[:1] in QUOTES and closing(title) == len(title):
        return True
    front = {"title", "subtitle", "byline", "summary", "status", "dropped"}
    return any(
        any(word in piece.text.lower() for word in words().interview)
        or (piece.kind == "title" and _QUOTED_TITLE.search(piece.text))
        for piece in pieces[:8]
        if piece.kind in front
    )


def _settle_questions(pieces: Sequence[Piece]) -> None:
    """A question with a comma may be rhetoric; it heads an answer when several others do. One of a
    word or two needs another heading too."""
    questions = [p for p in pieces if p.kind == "heading" and p.rule == QUESTION]
    doubtful = [p for p in questions if any(c in p.text for c in ",،，、")]
    others = sum(1 for p in pieces if p.kind == "heading")
    short = [p for p in questions if len(p.text.split()) <= 2 and is_cased(p.text)]
    if others == len(short):
        doubtful += short
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
    if after.rule == correspondence.INNER or (before is not None and takes_leave(before.text)):
        return 0.0, ""  # who signs
    if takes_leave(text) and len(after.text) <= _LONGEST_SIGNER and not ends_sentence(after.text):
        return 0.0, ""
    if is_signer(pieces, index):
        return 0.0, ""
    count = len(text.split()) if is_cased(text) else columns(text) // 3
    if term(text) and not is_division(text) and _is_field(before, after):
        return 0.0, ""
    score, rule = _strength(text)
    if count > _MOST_WORDS or (names_those_present(after.text) and score < _LIKE_A_NAME):
        return 0.0, ""
    score -= 0.04 * max(0, count - 8)
    last = text.rsplit(maxsplit=1)[-1]
    if " " in text and (last in MID_PHRASE or (after.kind == "item" and last in _LEADS_IN)):
        score -= 0.25
    if asks(text) and holds_stop(text):
        score -= 0.25
    if after.kind not in _BODY and after.kind != "heading":
        return 0.0, ""
    if after.kind in _SET_APART and index + 2 < len(pieces):
        below = pieces[index + 2]
        if below.kind == "paragraph" and starts_lower(below.text):
            return 0.0, ""  # one sentence that goes on below what it shows
    if after.kind == "paragraph":
        longer = len(after.text) > len(text) or ends_sentence(after.text)
        full = _closes(after.text) or holds_stop(after.text) or len(after.text) > 100
        named = "," in text or is_person(text)
        full = full or bool(REACHED_BY.search(after.text) and not named)
        if score >= _LIKE_A_TITLE and _leads_to_items(pieces, index + 1):
            longer = full = True
        unclear = 0.0 if score > 0.9 else -0.15 if score >= 0.75 and longer else -0.4
        score += 0.1 if longer and full else unclear
        score -= 0.3 if starts_lower(after.text) else 0
        if asks(text) and after.text[0] in QUOTES:
            score -= 0.3  # an interview: what is asked and what is answered are both text
    elif after.kind == "heading":
        alone = before is None or before.kind != "paragraph" or _closes(before.text)
        score += 0.05 if alone else -0.05
    else:
        score += 0.1
    if before is not None and before.text.endswith(",") and len(text.split()) <= 3:
        return 0.0, ""  # "Yours," and who writes
    open_above = before is not None and before.kind == "paragraph" and not _closes(before.text)
    open_above = open_above and not (before is not None and term(before.text))
    if before is not None and open_above and not REACHED_BY.search(before.text):
        runs_in = 0.2 if is_capitals(text) and after.kind == "item" else 0.35
        score -= 0 if _may_head(before.text) else runs_in
    if piece.first.gap > after.first.gap:
        score += 0.05
    if len(piece.lines) > 2:
        score -= 0.3
    return max(score, 0.0), rule


def _may_head(text: str) -> bool:
    if columns(text) > _LONGEST or not (any(c.isalpha() for c in text) or is_article(text)):
        return False
    if text.startswith("--") or text[-1] in _BROKEN_OFF:
        return False
    if is_salutation(text) and not is_capitals(text):
        return False
    if _SPEAKER.match(text) or text[0] in "–—―[(" or _TIME.match(text):
        return False
    if (is_serving(text) and not is_numbered(text)) or is_issued(text):
        return False
    if is_picture_caption(text) or is_bench(text) or _CALLED.search(text):
        return False
    if names_those_present(text) or (term(text) and date_within(text)):
        return False
    if starts_lower(text) and not (text[0] == "…" and asks(text)):
        return False
    if ends_sentence(text) and not (asks(text) or text[-1] in "!！" or ends_in_hour(text)):
        return text.endswith(".") and is_division(text)
    if credits_others(text) or _is_labelled(text) or _is_person(text) or is_caption(text):
        return False
    if (text[-1] in ",;،；、" and not asks(text)) or date_of(text) or "@" in text or "://" in text:
        return False
    if "：" in text[1:-1] and not is_division(text):
        return False
    if text[-1] in ":：" and not (is_capitals(text) or plain(text) in words().sources):
        return False
    quoted = text[0] in QUOTES and not (is_capitals(text) or _is_quotation(text))
    inner = holds_stop(text) and not (asks(text) or is_division(text) or marks.nested_number(text))
    return not (quoted or inner or "|" in text)


def _leads_to_items(pieces: Sequence[Piece], index: int) -> bool:
    """`Needs:`, `Serves 4`: a few words between a heading and its list."""
    text = pieces[index].text
    listed = index + 1 < len(pieces) and pieces[index + 1].kind == "item"
    return listed and (text[-1] in ":：" or is_serving(text)) and not REACHED_BY.search(text)


def _is_field(before: Piece | None, after: Piece) -> bool:
    """Whether a line with a label stands among others, and no text follows right below."""
    if before is None:
        return False
    among = bool(term(before.text)) and (not ends_sentence(before.text) or len(after.text) < 80)
    return bool(term(after.text)) or among


def _is_quotation(text: str) -> bool:
    """A few words wholly within quotation marks, without a stop."""
    count = sum(1 for word in text.split() if any(c.isalnum() for c in word))
    return closing(text) == len(text) and count <= 10 if text[0] in QUOTES else False


def _is_labelled(text: str) -> bool:
    """A field or the turn of a speaker: `TO: Ann`, `Keywords: a, b`, `Mrs Hobbs (Tain): Why?`."""
    label, colon, rest = text.partition(": ")
    if not colon:
        return False
    if is_capitals(label) and not is_capitals(rest) and " " not in label:
        return True
    if "," in rest and " " not in label and (starts_lower(rest) or not rest[0].isalpha()):
        return True
    named = title_case_share(label) == 1 and " " in label and not is_division(text)
    return asks(rest) and named


def _is_person(text: str) -> bool:
    """`Marguerite Ong, artistic director`: a name and what its bearer does."""
    found = byline(text) if "," in text else None
    if found is None or not found.other:
        return False
    least = 1 if any(map(has_role, found.other)) else 2
    return least <= found.evidence < 5


def _strength(text: str) -> tuple[float, str]:
    """What the line itself says for being a heading."""
    if marks.nested_number(text) or is_article(text):
        return 0.85, "numbered"
    name = plain(text)
    if name in words().section or any(word in words().contact for word in name.split()[:3]):
        return 0.95, "a word that heads a section"
    if is_capitals(text):
        return 0.75, "in capitals"
    if asks(text):
        return 0.6, QUESTION
    if text[-1] in "!！":
        return 0.4, "a short exclamation"
    if text[0] in QUOTES:
        return 0.5, "a short quotation without a stop, with text below"
    listed = "," in text and any(c.isdigit() for c in text) and not text[0].isdigit()
    listed = listed and not _PERIOD.search(text)
    figures = 0.09 if listed else 0
    if title_case_share(text) >= 0.9 and len(text.split()) > 1:
        return 0.65 - figures, "a short line in title case, without a stop"
    return 0.58 - figures, "a short line without a stop, with text below"


def _closes(text: str) -> bool:
    if text[-1] == ")" and "(" in text:
        inner = text[text.rfind("(") :]
        text = text[: text.rfind("(")].rstrip() if credits_others(inner[1:]) else text
    if is_picture_caption(text):
        return True
    return bool(text) and (ends_sentence(text) or text[-1] in ":：;")


def is_article(text: str) -> bool:
    """`§ 4`, `§ 4 Miete`, `Article 3`, `第三条`: what numbers the parts of a contract."""
    return bool(marks.section_sign(f"{text} ")) or is_division(text)


def is_division(text: str) -> bool:
    """`Chapter 3`, `Appendix B`, `Глава II`: a division word and its number."""
    first, _, rest = text.partition(" ")
    number = rest.split(" ")[0].strip(".:–—-") if rest else ""
    figure = number.isdigit() or (number and set(number) <= set("IVXLC")) or len(number) == 1
    if first.lower() in words().division and figure and number[:1].isupper() | number.isdigit():
        return True
    if first.endswith((".", ":")) and first[:-1].lower() in words().ordinal and rest:
        return True
    return len(text) < 40 and text[:1] == "第" and any(c in "章节節部編编条條" for c in text[1:6])


def is_numbered(text: str) -> bool:
    """Whether a heading carries its own number, so that no layout should give it another."""
    return bool(
        marks.nested_number(text)
        or marks.section_sign(text)
        or is_division(text)
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
    if is_division(piece.text):
        return f"division {piece.text.split()[0].lower()}"
    return "capitals" if is_capitals(piece.text) else "plain"
