"""Short lines that head nothing, for what stands around them: what a colon brings in, who carries
a report, who signs a letter, what a mailing list sets below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import correspondence, songs
from publish.readers.plaintext.characters import ends_sentence, is_capitals
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.heading_words import QUESTION, closes
from publish.readers.plaintext.houses import is_paper
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rows import BY_WORDS, is_prose
from publish.readers.plaintext.salutations import is_salutation, is_signer, takes_leave
from publish.readers.plaintext.words import plain, words

LONGEST_SIGNER: Final = 60
_FRONT: Final = frozenset({"title", "subtitle", "byline", "date", "status", "header", "dropped"})
_MOST_IN_FRONT: Final = 12
_MOST_ABOVE_NAME: Final = 6
"""So near to the top of a song is the first name of a part."""

_MOST_IN_FOOTER: Final = 6
_MOST_OF_TOWN: Final = 3
_MOST_OF_LABEL: Final = 3
_MOST_BELOW_SIGNER: Final = 3
_SHORTEST_RULE: Final = 10
_ROOM: Final = re.compile(r"[.…_]{5}")
"""`Signed ........ Chair`: room to sign in, or to fill in."""

_FILE: Final = re.compile(r"(?:[A-Z]:\\|~?/)?(?:[\w.@-]{1,60}[/\\]){1,12}[\w.@-]{1,60}")
"""`/etc/nginx/app.conf`, right above code: the file in which it stands."""


def heads_nothing(pieces: Sequence[Piece], index: int, rule: str) -> bool:
    """Whether the place of a line tells that it heads nothing, though by `rule` it could."""
    if rule in BY_WORDS | {QUESTION} and _is_brought_in(pieces, index):
        return True
    if plain(pieces[index].text) in words().whole_text and _is_above_all(pieces[:index]):
        return True
    if pieces[index + 1].kind == "code" and _FILE.fullmatch(pieces[index].text):
        return True
    if _is_above_song(pieces, index):
        return True
    if _ROOM.search(pieces[index].text) or _is_town(pieces, index):
        return True
    return _is_of_front(pieces, index) or (rule in BY_WORDS and _is_in_footer(pieces, index))


def _is_above_all(above: Sequence[Piece]) -> bool:
    """Whether nothing but the front stands above: so `Full text` has the whole text below it."""
    return all(piece.kind in _FRONT or not is_prose(piece) for piece in above[:_MOST_IN_FRONT])


def _is_above_song(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line stands right below the front, above the first stanza of a song, of which
    others have names, or above the first name: `Slow waltz in G` tells how it is played. Where that
    name comes again it may be the title of the first of several songs."""
    first = pieces[index + 1]
    named = first.rule == songs.RULE and sum(piece.text == first.text for piece in pieces) == 1
    if not (named or first.kind == "verse"):
        return False
    below = pieces[index + 1 : index + _MOST_ABOVE_NAME]
    sung = any(piece.rule == songs.RULE for piece in below)
    return sung and all(piece.kind in _FRONT for piece in pieces[:index])


def _is_brought_in(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line stands between a colon and a heading, or another line that is no sentence: it
    is what the colon brings in, or the label of a field, above another label. With text of its own
    below it may be the first of several parts."""
    above, below = pieces[index - 1] if index else None, pieces[index + 1]
    if above is None or above.kind != "paragraph" or above.text[-1] not in ":：":
        return False
    field = below.text[-1:] in {":", "："} and len(above.text.split()) <= _MOST_OF_LABEL
    own = below.kind != "heading" and (below.kind != "paragraph" or closes(below.text))
    own = own and not field
    return not (own or is_salutation(above.text))


def _is_of_front(pieces: Sequence[Piece], index: int) -> bool:
    """`The Guardian`, or `NEW YORK` below `PRNewswire`: who carries a report, and from where, right
    below its title, authors and date."""
    if not 0 < index <= _MOST_IN_FRONT:
        return False
    text, above = pieces[index].text, pieces[:index]
    town = is_capitals(text) and len(text.split()) <= _MOST_OF_TOWN and _carries(above[-1].text)
    return (town or is_paper(text)) and all(p.kind in _FRONT or _carries(p.text) for p in above)


def _is_town(pieces: Sequence[Piece], index: int) -> bool:
    """`DARSUUN`, right below the front and above the prose that names it within a sentence, in a
    text with no other line in capitals: where it was written."""
    text = pieces[index].text
    if not is_capitals(text) or len(text.split()) > _MOST_OF_TOWN or index > _MOST_IN_FRONT:
        return False
    if not _is_above_all(pieces[:index]) or not is_prose(pieces[index + 1]):
        return False
    if sum(1 for piece in pieces[index:] if is_capitals(piece.text)) > 1:
        return False
    named = re.compile(rf"[a-zß-ÿ,] {re.escape(text.title())}\b")
    return any(named.search(piece.text) for piece in pieces[index + 1 : index + _MOST_IN_FRONT])


def _carries(text: str) -> bool:
    return plain(text) in words().agency or is_paper(text)


def _is_in_footer(pieces: Sequence[Piece], index: int) -> bool:
    """`Ferry-users mailing list`: below a line of signs, and no sentence below it to the end."""
    for piece in reversed(pieces[max(0, index - _MOST_IN_FOOTER) : index]):
        if piece.kind == "break" and len(piece.first.text) >= _SHORTEST_RULE:
            below = pieces[index + 1 : index + 1 + _MOST_IN_FOOTER]
            return len(below) < _MOST_IN_FOOTER and not any(map(is_prose, below))
        if piece.kind != "paragraph" or is_prose(piece):
            return False
    return False


def signs(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line is what stands around the name below a letter, or that name, or begins the
    letter whose head stands right above."""
    text, after = pieces[index].text, pieces[index + 1]
    left = index > 0 and takes_leave(pieces[index - 1].text)
    begins = index > 0 and pieces[index - 1].rule == correspondence.INNER
    if after.rule == correspondence.INNER or left or begins or is_signer(pieces, index):
        return True
    if _signs_paper(pieces, index):
        return True
    if after.text == correspondence.SIGNATURE or after.text.startswith(
        f"{correspondence.SIGNATURE} "
    ):
        return True
    below = pieces[index + 2] if index + 2 < len(pieces) else None
    if below is not None and below.rule == correspondence.INNER and not ends_sentence(after.text):
        return True  # the name, and right below it the office, or `-----Original Message-----`
    short = len(after.text) <= LONGEST_SIGNER and not ends_sentence(after.text)
    return (takes_leave(text) and short) or _stands_below_signer(pieces, index)


def _signs_paper(pieces: Sequence[Piece], index: int) -> bool:
    """Who signs a paper: a name, or one and a post, below the day on which it ends, or above the
    last lines, none of which is a sentence; and the post right below such a name."""
    above = pieces[max(0, index - 2) : index]
    dated = any(map(_tells_day, above)) and any(map(is_prose, pieces[:index]))
    if dated and not _tells_day(above[-1]) and _is_named(above[-1].text):
        return True
    if not _is_named(pieces[index].text):
        return False
    if dated:
        return True
    below = [piece for piece in pieces[index + 1 : index + 2 + _MOST_BELOW_SIGNER] if piece.text]
    return len(below) <= _MOST_BELOW_SIGNER and all(
        piece.kind == "paragraph"
        and len(piece.text) <= LONGEST_SIGNER
        and not ends_sentence(piece.text)
        for piece in below
    )


def _tells_day(piece: Piece) -> bool:
    """`Halden, 4 May 2025`"""
    short = piece.kind == "paragraph" and len(piece.text) <= LONGEST_SIGNER
    return piece.kind == "date" or (short and bool(date_within(piece.text)))


def _is_named(text: str) -> bool:
    """`Ann Lee`, `ANN LEE`, `Ann Lee, clerk`."""
    if plain(text) in words().contact:
        return False
    return is_given(text) or (has_role(text) and is_given(text.rpartition(" ")[0].rstrip(",")))


def _stands_below_signer(pieces: Sequence[Piece], index: int) -> bool:
    """`Director`, below the name of who takes leave: close to it, or so named."""
    if index < 2 or not takes_leave(pieces[index - 2].text):
        return False
    name, piece = pieces[index - 1], pieces[index]
    post = has_role(piece.text.partition(",")[0]) and not ends_sentence(piece.text)
    return is_person(name.text) and (post or piece.first.gap < name.first.gap)
