"""What a web page sets around its text: menus, controls, boxes, and links to other pages.

A copy of a whole page carries all of it along, each on a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import columns, ends_sentence, is_cased
from publish.readers.plaintext.controls import (
    calls_reader,
    heads_tags,
    is_control,
    is_count,
    is_page_word,
    is_sure,
    is_tags,
    leads_on,
    shares,
)
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.fields import is_contact, is_rights, reserves
from publish.readers.plaintext.heading_words import REACHED_BY
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.offers import Offers, begins_offer, offers
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.stamps import stated_date
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.word_sections import heads_text
from publish.readers.plaintext.words import Beginnings, either, is_one_of, plain, starts_with, words

_FEWEST: Final = 3
_MOST_WORDS: Final = 3
_MOST_COLUMNS: Final = 26
"""An entry of a menu has a word or two."""

_LONGEST_LINK: Final = 120
_FEWEST_OF_LINK: Final = 5
"""The title of another page has more words than most headings."""

_LONGEST_SENTENCE: Final = 14
_LONGEST_NAMED: Final = 50
_TAIL_SHARE: Final = 0.5
"""Tags stand below the half of a text."""

_MOST_TAGS: Final = 12
_LONGEST_TAG: Final = 4
_MOST_LINKS: Final = 4
_BOX: Final = 4
_MOST_OF_REST: Final = 8
_LONGEST_IN_BOX: Final = 160
_TAIL: Final = 40
_MOST_OF_CHANGE: Final = 9
"""`Page last updated on Friday, 3 May 2025 10:15`: so many words, and those of no sentence."""


def find_page(pieces: Sequence[Piece]) -> None:
    """Leaves out what is no part of the text: the menu above it, boxes within, links below."""
    _find_menu(pieces)
    _find_boxes(pieces)
    _find_links(pieces)


def find_controls(pieces: Sequence[Piece]) -> None:
    """Leaves out controls between the paragraphs, and tags below them.

    A line of the words that pages use may head a section (`Search`, `Comments`). So it is left out
    only among others, of which one shares or counts, or where it can be nothing else.
    """
    start = 0
    for end in range(len(pieces) + 1):
        if end < len(pieces) and _may_be_control(pieces[end]):
            continue
        if start == end:
            start += 1
            continue
        run = pieces[start:end]
        if start and run and reserves(run[0].text, pieces[start - 1].text):
            start += 1
            run = pieces[start:end]
        among = len(run) > 1 and any(shares(p.text) or is_sure(p.text) for p in run)
        for piece in run:
            if among or is_sure(piece.text):
                piece.become("dropped", "a control of a web page", 0.8)
        if run and leads_on(run[0].text):
            _find_teaser(pieces[:start])
        start = end + 1
    _find_tags(pieces)


def _find_teaser(above: Sequence[Piece]) -> None:
    """The title of another page, right above `Read more` and below the text."""
    if len(above) > 1 and _is_link(above[-1]) and above[-2].kind != "heading":
        above[-1].become("dropped", "links to another page", 0.75)


def _is_left_out(piece: Piece) -> bool:
    text = piece.text
    known = is_sure(text) or is_tags(text) or is_control(text) or plain(text) in words().boilerplate
    return piece.kind == "dropped" and (known or calls_reader(text))


def _is_rest(piece: Piece) -> bool:
    text = piece.text
    return (
        piece.kind in {"paragraph", "heading"}
        and not heads_text(piece)
        and _may_be_tail(piece)
        and not (ends_sentence(text) or is_rights(text) or date_within(text) or term(text))
        and not (after_by(text) or is_given(text) or REACHED_BY.search(text))
        and not starts_with(text.lower(), words().contact_start)
    )


def find_rest(pieces: Sequence[Piece]) -> None:
    """Leaves out what stands below the last control, up to the end or the line of rights: tags,
    links, counts; and calls and rules below the last words of the text.

    Prose ends it, and so does what tells who wrote, whom to ask or who owns the text.
    """
    _find_change(pieces)
    _find_calls(pieces)
    end = len(pieces)
    while end and pieces[end - 1].kind == "rights":
        end -= 1
    start = end
    while start and end - start < _MOST_OF_REST and _is_rest(pieces[start - 1]):
        start -= 1
    above = pieces[start - 1] if start else None
    if above is not None and _is_left_out(above):
        for piece in pieces[start:end]:
            piece.become("dropped", "below the last control of a web page", 0.7)
    _find_end_sign(pieces)


def _find_change(pieces: Sequence[Piece]) -> None:
    """`Last updated: 3 May 2025` below the last words of the text, where a line at its head tells
    the day: when the page was changed."""
    if not any(piece.kind == "date" for piece in pieces):
        return
    for piece in reversed(pieces):
        if piece.kind == "paragraph" and _is_change(piece.text):
            piece.become("dropped", "when the page was changed", 0.8)
        elif piece.kind not in {"dropped", "rights", "break"}:
            return


def _is_change(text: str) -> bool:
    short = len(text.split(maxsplit=_MOST_OF_CHANGE)) <= _MOST_OF_CHANGE
    return short and not ends_sentence(text) and stated_date(text)[1]


def _find_calls(pieces: Sequence[Piece]) -> None:
    """What a page asks of its reader: to write, to follow, to sign up. Whole sentences do that, so
    that only what stands below the last words of the text is taken."""
    offered = Offers(pieces)
    for piece in reversed(pieces):
        text = piece.text
        if piece.kind == "paragraph" and (calls_reader(text) or offered.has(text)):
            piece.become("dropped", "a page asks its reader", 0.75)
        elif piece.kind not in {"dropped", "rights", "break"}:
            return


def _find_end_sign(pieces: Sequence[Piece]) -> None:
    """A rule below which nothing of the text stands; where rules are all there is, they stay."""
    if all(piece.kind in {"break", "dropped"} for piece in pieces):
        return
    for piece in reversed(pieces):
        if piece.kind == "break":
            piece.become("dropped", "a sign that the text ends", 0.85)
        elif piece.kind != "dropped":
            return


def _may_be_control(piece: Piece) -> bool:
    text = piece.text
    return piece.kind == "paragraph" and (
        is_one_of(text, words().boilerplate)
        or is_page_word(text)
        or is_control(text)
        or is_count(text)
        or is_sure(text)
    )


def _find_tags(pieces: Sequence[Piece]) -> None:
    """`Topics:` and, on the same line or on lines of their own below, what the text is about."""
    for index in range(int(len(pieces) * _TAIL_SHARE), len(pieces)):
        piece = pieces[index]
        if piece.kind not in {"paragraph", "heading"}:
            continue
        end = index + 1
        if heads_tags(piece.text):
            while end < len(pieces) and end - index <= _MOST_TAGS and _is_tag(pieces[end]):
                end += 1
        if end > index + 1 or is_tags(piece.text):
            for other in pieces[index:end]:
                other.become("dropped", "what a web page says the text is about", 0.75)


def _is_tag(piece: Piece) -> bool:
    text = piece.text
    short = (
        len(text.split(maxsplit=_LONGEST_TAG)) <= _LONGEST_TAG and columns(text) <= _MOST_COLUMNS
    )
    tagged = is_tags(text) or (short and not ends_sentence(text) and text[-1] not in ":：,;")
    return piece.kind == "paragraph" and tagged and not (is_rights(text) or shares(text))


def _find_menu(pieces: Sequence[Piece]) -> None:
    """Three short lines or more at the very top, most of them names of sections or controls.

    What stands right above the title may be its section, and is left to the front; so is a title
    as short as the entries, which has a date, a credit or text below.
    """
    end = 0
    while end < len(pieces) and _is_entry(pieces[end]):
        end += 1
    run = pieces[:end]
    known = sum(1 for piece in run if _names_section(piece.text))
    if end == len(pieces) or len(run) < _FEWEST or known < max(2, len(run) / 2):
        return
    titled = _may_be_title(pieces[end])
    last = run[-1]
    section = plain(last.text) in either(words().status, words().kicker)
    for piece in run if titled and not section else run[:-1]:
        piece.become("dropped", "the menu of a web page", 0.8)


def _is_entry(piece: Piece) -> bool:
    text = piece.text
    if piece.kind not in {"paragraph", "item", "heading"} or len(piece.lines) > 1:
        return False
    if is_control(text) or plain(text) in words().boilerplate:
        return True
    return (
        len(text.split(maxsplit=_MOST_WORDS)) <= _MOST_WORDS
        and columns(text) <= _MOST_COLUMNS
        and not ends_sentence(text)
        and text[-1] not in ",;:，；：、"
        and not date_within(text)
    )


def _names_section(text: str) -> bool:
    name = plain(text)
    lists = words()
    return (
        name in either(lists.status, lists.kicker, lists.boilerplate, lists.menu, lists.page_word)
        or is_control(text)
        or name.startswith(lists.boilerplate_start)
        or offers(text)
    )


def _may_be_title(piece: Piece) -> bool:
    """A line longer than the entries of a menu, and no date, credit or sentence."""
    text = piece.text
    parts = text.split(maxsplit=_LONGEST_SENTENCE)  # no more are asked for
    count = len(parts) if is_cased(text) or " " in text else columns(text) // 4
    return (
        piece.kind in {"paragraph", "heading"}
        and count > _MOST_WORDS
        and not date_within(text)
        and not (ends_sentence(text) and count > _LONGEST_SENTENCE)
    )


def _find_boxes(pieces: Sequence[Piece]) -> None:
    """A call to sign up, from its first line to its button; without a button it must name what it
    offers, or stand on a page, or be the name of a box with no sentence below."""
    offered = Offers(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind not in {"paragraph", "heading"} or not _calls(piece.text):
            continue
        if heads_text(piece):
            continue
        near = pieces[index + 1 : index + 1 + _BOX]
        ends = [at for at, other in enumerate(near) if _is_button(other)]
        inside = near[: ends[-1] + 1] if ends else []
        heads = bool(near) and near[0].kind == "paragraph" and ends_sentence(near[0].text)
        boxed = _may_box(piece.text) and (not heads or offered.on_page)
        if not (inside or boxed or offered.has(piece.text)):
            continue
        if all(p.kind == "paragraph" and len(p.text) < _LONGEST_IN_BOX for p in inside):
            for other in (piece, *inside):
                other.become("dropped", "a box of a web page", 0.75)


def _calls(text: str) -> bool:
    return len(text) < _LONGEST_LINK and (_newsletters().begin(text.lower()) or _may_box(text))


@lru_cache(maxsize=1)
def _newsletters() -> Beginnings:
    return Beginnings(words().newsletter)


def _may_box(text: str) -> bool:
    return is_one_of(text, words().boilerplate_box)


def _is_button(piece: Piece) -> bool:
    name = plain(piece.text)
    return piece.kind == "paragraph" and (
        is_control(piece.text) or name in words().boilerplate or name in words().page_word
    )


def _find_links(pieces: Sequence[Piece]) -> None:
    """Links to other pages below words that say so; at the end of the text, all up to its end."""
    tail = len(pieces)
    while tail and len(pieces) - tail < _TAIL and _may_be_tail(pieces[tail - 1]):
        tail -= 1
    offered = Offers(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind not in {"paragraph", "heading"}:
            continue
        below = index >= tail and _names_more(piece.text)
        below = below and (not begins_offer(piece.text) or offered.has(piece.text))
        if not (below or is_related(piece.text)):
            continue
        if index >= tail:
            for at in range(index, len(pieces)):
                other = pieces[at]
                if at > index and _tells_whom_to_ask(pieces[at : at + _BOX]):
                    return
                if not is_rights(other.text):
                    other.become("dropped", "links to other pages", 0.75)
            return
        end = index + 1
        while end < len(pieces) and end - index <= _MOST_LINKS and _is_link(pieces[end]):
            end += 1
        if end > index + 1:
            for other in pieces[index:end]:
                other.become("dropped", "links to other pages", 0.75)


def _tells_whom_to_ask(pieces: Sequence[Piece]) -> bool:
    """`Media contact`, and how to reach somebody close below: no link, though it stands with
    some."""
    return is_contact(pieces[0].text) and any(REACHED_BY.search(p.text) for p in pieces)


def is_related(text: str) -> bool:
    """`More on this story`, `Mehr zum Thema`: what stands above links."""
    return is_one_of(text, words().related)


def _names_more(text: str) -> bool:
    """`More from Ann Lee`, `Follow the Courier`, below a text."""
    return len(text) < _LONGEST_NAMED and text.lower().startswith(words().related_start)


def _is_link(piece: Piece) -> bool:
    text = piece.text
    if len(text) >= _LONGEST_LINK:
        return False
    count = len(text.split()) if is_cased(text) else columns(text) // 4
    return (
        piece.kind in {"paragraph", "item"}
        and count >= _FEWEST_OF_LINK
        and (not ends_sentence(text) or text[-1] in "?？؟")
    )


def _may_be_tail(piece: Piece) -> bool:
    """What may stand below the text: no sentence but a question, or one of a few words."""
    if piece.kind in {"dropped", "rights", "break"} or is_rights(piece.text):
        return True
    text = piece.text
    ended = ends_sentence(text) and text[-1] not in "?？؟!"
    return piece.kind in {"paragraph", "item", "heading"} and (
        (len(text) < _LONGEST_LINK and not ended) or is_control(text)
    )
