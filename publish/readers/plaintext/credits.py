"""Who wrote a text and when, where the front does not say: among the lines of a page at its head,
or at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from publish.readers.plaintext import marks, meetings
from publish.readers.plaintext.author_rows import is_affiliation
from publish.readers.plaintext.behind_posts import without_titles
from publish.readers.plaintext.bodies import is_named_desk
from publish.readers.plaintext.bylines import Byline, byline
from publish.readers.plaintext.characters import columns, ends_sentence, is_capitals, is_cased
from publish.readers.plaintext.contributions import contributors
from publish.readers.plaintext.correspondence import SIGNATURE
from publish.readers.plaintext.credit_forms import house_last
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.credited import CERTAIN, credited, of_judge
from publish.readers.plaintext.datelines import before_date, date_of
from publish.readers.plaintext.evidence import NEVER
from publish.readers.plaintext.fields import is_contact
from publish.readers.plaintext.likeness import has_role, may_be_place, name_evidence
from publish.readers.plaintext.lookalikes import is_bare_date, is_field
from publish.readers.plaintext.name_lists import is_newsroom
from publish.readers.plaintext.names import is_given, is_person, named_with_posts
from publish.readers.plaintext.no_credits import heads_life
from publish.readers.plaintext.pictures import credits_picture
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import WHAT_AUTHOR_IS, WHO_JUDGES, date_line
from publish.readers.plaintext.salutations import is_salutation, takes_leave
from publish.readers.plaintext.stamps import is_stamp, stated_date, undated
from publish.readers.plaintext.words import given_names, plain, starts_with, words

_LAST: Final = 6
_LONGEST: Final = 80
_LONGEST_LIST: Final = 400
_LONGEST_DATE: Final = 40
_MOST_ROLE_WORDS: Final = 3
"""`unserer Korrespondentin`, `our staff writer`."""

_HEAD: Final = 16
"""A page has no more pieces above its text, of which …"""

_MOST_PROSE: Final = 2
"""… so many may be sentences: the standfirst, and the caption of a picture."""

_SHORT: Final = 40
"""Columns: a sentence with more, below others, is one of the text, and says no thanks."""

_MOST_OF_POST: Final = 12
_LAST_TWO: Final = 2
_SHAPED: Final = 1.5
"""The evidence of a name with a hyphen between capitals; given names have more."""

_PROSE: Final = 60
_LONG_PROSE: Final = 240
_FOOT: Final = 14
_LINES: Final = frozenset({"paragraph", "heading"})
_YOUTH: Final = 12
"""Years: few who are remembered had fewer."""

_YEAR: Final = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_END: Final = re.compile(r"\s?[（(](?:完|了|끝)[)）]$")
"""Behind its last sentence a report says that this is the end."""

_IN_HOURS: Final = re.compile(r"\d h\.$")
"""`Actualizado a las 05:00 h.`: that stop ends no sentence."""

_BRACKETS: Final = "()[]（）【】 "
_OPEN: Final = "([（【"
_SHUT: Final = ")]）】"
_LONGEST_NAME: Final = 50
_LONGEST_UNCASED: Final = 12
"""Names in scripts without capitals have no more letters."""


def find_credits(pieces: Sequence[Piece], *, is_letter: bool, language: str) -> None:
    """Settles who wrote and when, where the front does not say; a letter (`is_letter`) says it in
    its own way. `language` tells which of two figures is the month."""
    if not is_letter:
        _find_near_head(pieces)
    _find_at_end(pieces, is_letter=is_letter, language=language)


def _find_near_head(pieces: Sequence[Piece]) -> None:
    """A line with words of credit, a name beside a date, or a date alone, which lines that nobody
    knows part from the title."""
    if not any(piece.kind == "title" for piece in pieces):
        return
    kinds = {piece.kind for piece in pieces}
    head = list(_above_text(pieces))
    if kinds.isdisjoint({"date", "header"}):
        dates = [piece for piece in head if piece.kind in _LINES and _is_day(piece)]
        dates = [piece for piece in dates if not stated_date(piece.text)[1]] or dates
        below = (piece for piece in pieces[len(head) :] if piece.kind in _LINES)
        if len(dates) == 1 and _heads(dates[0], head) and not any(map(_is_day, below)):
            dates[0].become("date", "a date alone at the head of the page", 0.75)
    if "byline" in kinds:
        return
    for at, piece in enumerate(head):
        if (
            piece.rule in {meetings.RULE, WHO_JUDGES}
            or is_affiliation(head, at)
            or heads_life(pieces, at)
        ):
            continue
        reach = at + 3 if at + 1 < len(head) and may_be_place(head[at + 1].text) else at + 2
        around = head[max(0, at - 1) : at] + head[at + 1 : reach]
        if piece.kind in _LINES and _is_above_post(head, at):
            piece.become("byline", "a name above its post, at the head of the page", 0.7)
            head[at + 1].become("paragraph", WHAT_AUTHOR_IS, 0.7)
            return
        if piece.kind in _LINES and (_names(piece, around) or _spoke(piece, head)):
            piece.become("byline", "a credit at the head of the page", 0.75)
            return


def _is_above_post(head: Sequence[Piece], at: int) -> bool:
    """`Dr Ann Lee` above `Associate Fellow, Harbour Programme`, with the day above and no text: so
    pages of institutes name who wrote, and who signs a notice stands below it."""
    post = head[at + 1] if at + 1 < len(head) else None
    name = without_titles(head[at].text)
    if post is None or post.kind not in _LINES or ends_sentence(post.text):
        return False
    told = has_role(post.text) and len(post.text.split()) <= _MOST_OF_POST
    named = is_person(name) and name_evidence(name, None) >= _SHAPED and len(name) <= _LONGEST_NAME
    signs = any(piece.kind == "paragraph" and _is_prose(piece.text) for piece in head[:at])
    return (
        (told and named and not signs)
        and any(piece.kind == "date" for piece in head[:at])
        and any(piece.kind == "title" for piece in head[:at])
    )


def _heads(date: Piece, head: Sequence[Piece]) -> bool:
    """Whether a date is among the first lines; a bare one, without a label or an hour, has no
    paragraph above it that it may part from the next."""
    if date not in head:
        return False
    above = head[: head.index(date)]
    bare = is_bare_date(date) and ":" not in date.text
    return not (bare and any(_is_prose(piece.text) for piece in above))


def _above_text(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The first pieces, up to the text itself."""
    prose = 0
    for piece in pieces[:_HEAD]:
        prose += piece.kind == "paragraph" and _is_prose(piece.text)
        if prose > _MOST_PROSE:
            return
        yield piece


def _is_prose(text: str) -> bool:
    return columns(text) > _PROSE and ends_sentence(_END.sub("", text))


def _is_text(text: str) -> bool:
    """A sentence, or what is so long that only its stop is missing."""
    return _is_prose(text) or columns(text) > _LONG_PROSE


def _is_day(piece: Piece) -> bool:
    """A line that is a day, says when the text was published, or has a place in capitals behind."""
    if len(piece.text) > _LONGEST:
        return False
    rest, date, _ = undated(piece.text)
    placed = bool(date) and rest.isalpha() and is_capitals(rest) and "|" in piece.text
    return _is_stamp(piece) or placed or _says_when(piece.text)


def _is_stamp(piece: Piece) -> bool:
    """A line that is a day and nothing else, perhaps with the hour, and when it was changed."""
    text = piece.text
    closed = ends_sentence(text) and not _IN_HOURS.search(text)
    if len(text) > _LONGEST or closed or date_line(piece).score <= NEVER:
        return False
    return is_stamp(text)


def _names(piece: Piece, around: Sequence[Piece]) -> bool:
    """Whether a line credits somebody: with words of credit, if no fields stand around it, or by a
    name beside a date."""
    text = piece.text
    if of_judge(text) or (len(text) <= _LONGEST_LIST and named_with_posts(text)):
        return True
    if len(text) > _LONGEST or is_salutation(text) or text[-1] in ",;:":
        return False
    if marks.opens(text) and ends_sentence(text):
        return False  # `B. Approval of the minutes of 3 May 2025.`
    found = byline(text)
    if found is None or not found.authors:
        return False
    told = credited(text)[1] >= CERTAIN and found.evidence >= CERTAIN
    among = is_field(piece) and any(map(is_field, around))
    dated = bool(found.date) or any(other.kind == "date" for other in around)
    opens = undated(text)[0].startswith(found.authors[0])
    return (told and all(map(_is_name, found.authors)) and not among) or (
        dated and opens and all(map(is_given, found.authors))
    )


def _spoke(piece: Piece, head: Sequence[Piece]) -> bool:
    """`Minister Ann Lee`: who stands behind the word for "by" in another line of the head, too, as
    in `Speech by Minister Ann Lee to the harbour workers`."""
    name = piece.text.lower()
    said = [f" {word} {name} " for word in words().done_by]
    others = [f"{other.text.lower()} " for other in head if not credits_picture(other.text)]
    told = any(phrase in other for other in others for phrase in said)
    found = byline(piece.text) if told else None
    return found is not None and bool(found.authors) and all(map(is_person, found.authors))


def _find_at_end(pieces: Sequence[Piece], *, is_letter: bool, language: str) -> None:
    kinds = {piece.kind for piece in pieces}
    kept = [piece for piece in pieces if piece.kind != "dropped"]
    last = [p for p in kept[-_LAST:] if p.kind == "paragraph" and p.rule != meetings.RULE]
    if "byline" not in kinds:
        _find_author_at_end(pieces, last, is_letter=is_letter)
    if kinds.isdisjoint({"date", "header"}):
        _find_date_at_end(kept, language)


def _find_author_at_end(pieces: Sequence[Piece], last: Sequence[Piece], *, is_letter: bool) -> None:
    for piece in reversed(last):
        text = piece.text
        if contributors(text):
            piece.become("byline", "says who wrote or contributed", 0.8)
            return
        if is_named_desk(text):
            piece.become("byline", "a newsroom below the text", 0.7)
            return
        bare = house_last(text.strip(_BRACKETS))
        named, strength = credited(bare) if len(text) < 2 * _LONGEST else ("", 0.0)
        found = byline(text) if strength >= CERTAIN else None
        if found is not None and _is_credit(text, named, found):
            piece.become("byline", "a credit at the end", 0.85)
            return
    for piece in _below_text(pieces):
        if _signs(piece):
            piece.become("byline", "a name below the text", 0.7)
            return
    if not is_letter:
        _find_writer(pieces)
    if not is_letter and all(piece.kind != "byline" for piece in pieces):
        _find_signer(pieces)


def _find_date_at_end(kept: Sequence[Piece], language: str) -> None:
    """The last line that says when; the day below a heading is what that announces, as the next
    meeting of minutes."""
    for at in reversed(range(max(0, len(kept) - _LAST), len(kept))):
        piece, text = kept[at], kept[at].text
        if piece.kind != "paragraph":
            continue
        if len(text) > _LONGEST or (at and kept[at - 1].kind == "heading"):
            return
        bare = len(text) < _LONGEST_DATE and date_of(text, language)
        if bare or is_stamp(text, language) or _says_when(text):
            piece.become("date", "a date at the end", 0.8)
            return


def _find_writer(pieces: Sequence[Piece]) -> None:
    """`Ann Lee, Senior Researcher, Halden Institute` below the last paragraph, above no more than a
    sentence on who paid for the work; in a text that greets nobody."""
    kept = [piece for piece in pieces if piece.kind != "dropped"]
    for at in range(max(1, len(kept) - _LAST_TWO), len(kept)):
        piece, below = kept[at], kept[at + 1 :]
        signed = piece.kind in _LINES and _is_text(kept[at - 1].text) and _writes(piece.text)
        if signed and all(ends_sentence(other.text) for other in below):
            if not any(is_salutation(p.text) for p in pieces if p.kind in _LINES):
                piece.become("byline", "who writes for whom, below the text", 0.7)
            return


def _writes(text: str) -> bool:
    """Whether a line is one name and, behind a comma, that its bearer writes or studies something
    for somebody."""
    if len(text) > _LONGEST or ends_sentence(text):
        return False
    name, _, post = text.partition(", ")
    held, comma, _ = post.partition(", ")
    told = bool(comma) and held.lower().rpartition(" ")[2] in words().signs
    return told and is_person(name) and name_evidence(name, None) >= _SHAPED


def _find_signer(pieces: Sequence[Piece]) -> None:
    """`Ann Lee`, `(Ann Lee)`, right below the last sentence of an article, with nothing below but
    what belongs to the page and a note on where it comes from.

    Who signs a letter, a judgment or minutes does so below words that take leave, with an office or
    a place beside or below the name, above whom to ask, or is named in the text.
    """
    below = _below_text(_above_signature(pieces))
    is_opinion = _is_opinion(pieces)
    is_spoken = _is_spoken(pieces)
    is_view = is_opinion or is_spoken
    while below and (
        below[0].kind not in _LINES
        or (ends_sentence(below[0].text) and (is_view or columns(below[0].text) > _SHORT))
    ):
        below = below[1:]
    greets = any(is_salutation(piece.text) for piece in pieces if piece.kind in _LINES)
    if not below or (greets and not is_spoken):
        return
    name, *rest = below
    noted = [piece for piece in rest if piece.kind in _LINES]
    if len(noted) > 1 or not all(map(_is_note, noted)):
        return
    above = pieces[: pieces.index(name)]
    if is_spoken and _signs_as_speaker(name.text):
        name.become("byline", "who spoke, below what was said", 0.7)
    elif greets:
        return
    elif is_opinion and _signs_with_post(name.text):
        name.become("byline", "a name below an opinion", 0.7)
    elif _may_sign(name.text) and not any(name.text.strip(_BRACKETS) in p.text for p in above):
        name.become("byline", "a name alone below the text", 0.7)


def _above_signature(pieces: Sequence[Piece]) -> Sequence[Piece]:
    signed = (at for at, piece in enumerate(pieces) if piece.text == SIGNATURE)
    return pieces[: next(signed, len(pieces))]


def _is_opinion(pieces: Sequence[Piece]) -> bool:
    """Whether a line of the head says that the text is somebody's view."""
    said = (plain(piece.text) for piece in pieces[:_HEAD] if piece.kind == "status")
    return any(part in words().opinion for part in said)


def _is_spoken(pieces: Sequence[Piece]) -> bool:
    """Whether the title says that somebody addresses others: `Звернення ректора до студентів`."""
    said = (piece.text.lower().split() for piece in pieces[:_HEAD] if piece.kind == "title")
    return any(not words().speech.isdisjoint(title) for title in said)


def _signs_as_speaker(text: str) -> bool:
    """`Minister Ann Lee`: one name, and behind or before it the office of its bearer."""
    found = byline(text) if len(text) <= _LONGEST and not ends_sentence(text) else None
    held = found is not None and len(found.authors) == 1 and any(map(has_role, found.other))
    return found is not None and held and is_given(found.authors[0])


def _signs_with_post(text: str) -> bool:
    """`Ann Lee, group leader, Harbour List`: under a view that is no letter or judgment, one name
    with the post that its bearer has."""
    found = byline(text) if len(text) <= _LONGEST and not ends_sentence(text) else None
    return (
        found is not None
        and len(found.authors) == 1
        and text.startswith(f"{found.authors[0]}, ")
        and is_given(found.authors[0])
        and bool(found.other)
    )


def _may_sign(text: str) -> bool:
    if len(text) > 2 * _LONGEST or takes_leave(text) or after_by(text) or _tells_life(text):
        return False
    found = byline(text)
    if found is None or not found.authors:
        return False
    if len(found.authors) > 1 and len(found.other) >= len(found.authors):
        return all(map(is_given, found.authors)) and all(map(has_role, found.other))
    if len(found.authors) > 1 and len(found.other) == 1 and _begins_body(found.other[0]):
        return all(map(is_given, found.authors))
    if len(text) > _LONGEST_NAME:
        return False
    set_off = text[0] in _OPEN and text[-1] in _SHUT
    named = is_given if not set_off else _is_name
    reporter = all(part in words().byline for part in found.other if has_role(part))
    people = [name for name in found.authors if not is_newsroom(name)]
    if len(people) > 1 and text == " ".join(people):  # `林晓岚 阿依努尔`, of which one is known
        return reporter and any(map(named, people))
    return reporter and bool(people) and all(map(named, people))


def _begins_body(text: str) -> bool:
    """`Fenner-Schule, Halden, Klasse B 2`: where several work or learn."""
    body = text.partition(", ")[0].lower()
    listed = not words().institution.isdisjoint(body.split())
    return listed or body.endswith(words().institution_end)


def _is_name(text: str) -> bool:
    return is_person(text) if is_cased(text) else len(text) <= _LONGEST_UNCASED


def _is_note(piece: Piece) -> bool:
    """`From: The Book of Rivers`, `Ann Lee writes about rivers.`, and no office or place."""
    return (ends_sentence(piece.text) or is_field(piece)) and not is_contact(piece.text)


def _below_text(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces below the last paragraph that is made of sentences."""
    last = next((at for at in reversed(range(len(pieces))) if _is_text(pieces[at].text)), None)
    return list(pieces[last + 1 :])[:_FOOT] if last is not None else []


def _signs(piece: Piece) -> bool:
    """`Ann Lee | 29.07.2006 at 14:26`."""
    if piece.kind not in _LINES or len(piece.text) > _LONGEST or _tells_life(piece.text):
        return False
    found = byline(piece.text)
    if found is None or not found.date or not found.authors:
        return False
    opens = undated(piece.text)[0].startswith(found.authors[0])  # `A post shared by Ann Lee` is one
    known = given_names()  # `Anna Welding` is nobody's welding beside an hour
    return opens and all(
        is_given(name) or name.partition(" ")[0].lower() in known for name in found.authors
    )


def _tells_life(text: str) -> bool:
    """`Ann Lee, born May 2 1933, died January 29 2025`: below what remembers her, and two years far
    apart, which those of a text and of its update are not."""
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(years) and max(years) - min(years) >= _YOUTH


def _says_when(text: str) -> bool:
    """`This report was first published Jan. 20, 2026.`, `First published in the Post, 20 January
    2026`: words about the text itself."""
    before, date = before_date(text)
    before = before.rstrip().lower()
    if starts_with(before, tuple(words().date)) and not ends_sentence(text):
        return bool(date)
    said = before.endswith(tuple(words().date))
    return bool(date) and said and starts_with(text.lower(), words().deictic)


def _is_credit(text: str, credited: str, found: Byline) -> bool:
    """Whether names stand right behind the word for "by", or behind what they are: `Por turno se
    nombra a …` is a sentence. `Posted by Ann at 10:31 PM` has the hour for it."""
    if undated(text)[2] and len(found.authors) == 1 and len(text) <= _LONGEST:
        return credited.startswith(found.authors[0])
    if ":" in text and found.authors == (credited,) and credited.islower():
        return True  # `Author: annlee`
    before = credited.partition(found.authors[0])[0] if found.authors else ""
    return all(map(_is_name, found.authors)) and len(before.split()) <= _MOST_ROLE_WORDS
