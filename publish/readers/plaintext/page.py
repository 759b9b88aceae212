"""What a web page sets around its text: menus, controls, boxes, and links to other pages.

A copy of a whole page carries all of it along, each on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import columns, ends_sentence, is_cased
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.fields import is_rights
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_MOST_TOKENS: Final = 7
_COUNTED: Final = re.compile(r"\(\d+\)$")
_COUNT: Final = re.compile(r"\d{1,3}(?:[.,]?\d{1,3})*\s?[kKmM]?$")
"""How often a page was liked or commented on."""

_FEWEST: Final = 3
_MOST_WORDS: Final = 3
_MOST_COLUMNS: Final = 26
"""An entry of a menu has a word or two."""

_LONGEST_LINK: Final = 120
_FEWEST_OF_LINK: Final = 5
"""The title of another page has more words than most headings."""

_LONGEST_NAMED: Final = 50
_MOST_LINKS: Final = 4
_BOX: Final = 4
_LONGEST_IN_BOX: Final = 160
_TAIL: Final = 40


def is_control(text: str) -> bool:
    """`Share on Facebook`, `Artikel merken`, `Leave your feedback`: a line of which every word is
    one that pages use to speak of themselves."""
    if len(text) > _LONGEST_LINK:
        return False
    tokens = [token.strip(".").lower() for token in _TOKEN.findall(text)]
    if not 1 <= len(tokens) <= _MOST_TOKENS:
        return False
    known = words().page_word
    spoken = sum(1 for token in tokens if token in known)
    little = sum(1 for token in tokens if token in words().page_little)
    counted = len(tokens) == 1 and bool(_COUNTED.search(text))
    return spoken + little == len(tokens) and (spoken > max(1, little / 2) or counted)


def is_count(text: str) -> bool:
    """`148`, `1.2k`: a figure beside a control."""
    return bool(_COUNT.match(text))


def find_page(pieces: Sequence[Piece]) -> None:
    """Leaves out what is no part of the text: the menu above it, boxes within, links below."""
    _find_menu(pieces)
    _find_boxes(pieces)
    _find_links(pieces)


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
    section = plain(last.text) in words().status | words().kicker
    for piece in run if titled and not section else run[:-1]:
        piece.become("dropped", "the menu of a web page", 0.8)


def _is_entry(piece: Piece) -> bool:
    text = piece.text
    if piece.kind not in {"paragraph", "item", "heading"} or len(piece.lines) > 1:
        return False
    if is_control(text) or plain(text) in words().boilerplate:
        return True
    return (
        len(text.split()) <= _MOST_WORDS
        and columns(text) <= _MOST_COLUMNS
        and not ends_sentence(text)
        and text[-1] not in ",;:，；：、"
        and not date_within(text)
    )


def _names_section(text: str) -> bool:
    name = plain(text)
    lists = words()
    return (
        name in lists.status | lists.kicker | lists.boilerplate | lists.menu
        or is_control(text)
        or name in lists.page_word
        or name.startswith(lists.boilerplate_start)
    )


def _may_be_title(piece: Piece) -> bool:
    """A line longer than the entries of a menu, and no date, credit or sentence."""
    text = piece.text
    count = len(text.split()) if is_cased(text) or " " in text else columns(text) // 4
    return (
        piece.kind in {"paragraph", "heading"}
        and count > _MOST_WORDS
        and not date_within(text)
        and not (ends_sentence(text) and count > 2 * _MOST_TOKENS)
    )


def _find_boxes(pieces: Sequence[Piece]) -> None:
    """A call to sign up, from its first line to its button."""
    for index, piece in enumerate(pieces):
        if piece.kind not in {"paragraph", "heading"} or not _calls(piece.text):
            continue
        near = pieces[index + 1 : index + 1 + _BOX]
        ends = [at for at, other in enumerate(near) if _is_button(other)]
        inside = near[: ends[-1] + 1] if ends else []
        if all(p.kind == "paragraph" and len(p.text) < _LONGEST_IN_BOX for p in inside):
            for other in (piece, *inside):
                other.become("dropped", "a box of a web page", 0.75)


def _calls(text: str) -> bool:
    return len(text) < _LONGEST_LINK and (
        text.lower().startswith(words().newsletter) or plain(text) in words().boilerplate_box
    )


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
    for index, piece in enumerate(pieces):
        if piece.kind not in {"paragraph", "heading"}:
            continue
        below = index >= tail and _names_more(piece.text)
        if not (below or is_related(piece.text)):
            continue
        if index >= tail:
            for other in pieces[index:]:
                if not is_rights(other.text):
                    other.become("dropped", "links to other pages", 0.75)
            return
        end = index + 1
        while end < len(pieces) and end - index <= _MOST_LINKS and _is_link(pieces[end]):
            end += 1
        if end > index + 1:
            for other in pieces[index:end]:
                other.become("dropped", "links to other pages", 0.75)


def is_related(text: str) -> bool:
    """`More on this story`, `Mehr zum Thema`: what stands above links."""
    return plain(text) in words().related


def _names_more(text: str) -> bool:
    """`More from Ann Lee`, `Follow the Courier`, below a text."""
    return len(text) < _LONGEST_NAMED and text.lower().startswith(words().related_start)


def _is_link(piece: Piece) -> bool:
    text = piece.text
    count = len(text.split()) if is_cased(text) else columns(text) // 4
    return (
        piece.kind in {"paragraph", "item"}
        and len(text) < _LONGEST_LINK
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
