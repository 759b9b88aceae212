"""The back of a text: sources, notes, rights, and the controls of a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import ends_sentence, is_capitals
from publish.readers.plaintext.controls import is_control, is_sure
from publish.readers.plaintext.fields import is_contact, is_rights, reserves
from publish.readers.plaintext.offers import Offers, offers
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import is_cross_reference
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.word_sections import heads_text
from publish.readers.plaintext.words import is_one_of, names_part, names_sources, plain, words

_RIGHTS: Final = re.compile(r"(?:©|\(c\)\s|copyright\b|all rights reserved)", re.IGNORECASE)
_REACH: Final = 12
"""So many pieces at either end may be no part of the text."""

_NOTE_MARK: Final = re.compile(
    r"\[(\d{1,3})\]|([⁰¹²³⁴-⁹]{1,3})|(?<=[^\W\d_.,;:!?”\"'’])\((\d{1,2})\)"
)
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_END: Final = re.compile(
    r"[-–—*#(\[\s]{0,6}([^\W\d_]{1,8}(?: [^\W\d_]{2,16}){0,2})[-–—*#)\]\s]{0,6}$"
)
_SPEAKING: Final = frozenset(
    {"title", "subtitle", "paragraph", "item", "heading", "quote", "definition", "verse", "table"}
)
"""Kinds whose words may carry the mark of a note."""

_SENTENCE: Final = 60
"""What is longer and has a stop is text, and no control."""

_LONGEST: Final = 120
_LONGEST_END: Final = 36
_LONGEST_WORD: Final = len("The End")
_LONGEST_NAME: Final = 80
"""No line that names the sources is longer, with its number."""

_ENTRY_LIMIT: Final = 600
_MOST_WORDS: Final = 4
_MOST_SPACES: Final = 6
"""With more, a line has more words than a number and the name of a list of sources."""

_FEWEST_INLINE: Final = 2
_MOST_BELOW: Final = 8
_KEY: Final = re.compile(r"\[[^\[\]]{1,24}\]\s")
"""`[RFC2119] Bradner, S., …`, `[Lee 2019] …`: the key that the text cites."""

_NEXT_KEY: Final = re.compile(rf"(?<=[.!?])\s(?={_KEY.pattern})")

_PARTED: Final = re.compile(r"\s*[;；]\s*|\s+[|·]\s+")
_COMMA: Final = re.compile(r"\s*[,，、]\s*(?!\d{4})")
_YEAR_BEHIND: Final = re.compile(r"(?<=[^\W\d_] )[(]?[12]\d{3}[)]?$")
_ADDRESS: Final = re.compile(r"https?://|www\.|\S+\.[a-z]{2,}(?:/|$)", re.IGNORECASE)
_LONGEST_SOURCE: Final = 8
"""Words of a source among others on a line; what has more is a sentence."""

_INLINE_SOURCES: Final = re.compile(r"([^:：]{3,40})[:：]\s+(\S.*)$")


def find_sources(pieces: list[Piece]) -> None:
    """The section of sources: its heading and, up to the next heading, its entries.

    What stands under a heading of the word list counts when it is a list, or short lines; `Links`
    and the like, above most of the text, head what is at hand. A line `Sources: A, B, C` near the
    end is both in one, unless it stands right below a table.
    """
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind not in {"paragraph", "heading"} or len(piece.text) > _LONGEST_NAME:
            continue
        if piece.text.count(" ") > _MOST_SPACES:
            continue
        name = marks.unnumbered(piece.text)
        named = _names_sources(name)
        if not named and not _speaks_of_sources(name):
            continue
        entries = _entries(pieces, index + 1)
        below = len(pieces) - (index + 1 + len(entries))
        if plain(name) in words().see_also and below > index:
            continue
        if entries and (named or all(map(_has_key, entries))):
            piece.become("sources-heading", "names the sources", 0.95)
            for entry in entries:
                entry.become("source", "under the heading of the sources", 0.95)
            last = index + 1 + len(entries)
            pieces[index + 1 : last] = [part for entry in entries for part in _divided(entry)]
            return
    _find_inline_sources(pieces)


def _names_sources(name: str) -> bool:
    """`References`, `Sources`, `Data and further reading`."""
    return names_part(name, words().sources)


def _speaks_of_sources(name: str) -> bool:
    """`Informative References`: a few words, of which one is for sources; entries with keys must
    stand below."""
    parts = plain(name).split()
    return len(parts) <= _MOST_WORDS and not words().sources.isdisjoint(parts)


def _has_key(entry: Piece) -> bool:
    numbered = entry.mark is not None and entry.mark.family in marks.NOTE_FAMILIES
    return numbered or bool(_KEY.match(entry.text))


def _divided(entry: Piece) -> list[Piece]:
    """The entries that stand on one line, each with its key behind the stop of the one before."""
    texts = _NEXT_KEY.split(entry.text) if _KEY.match(entry.text) and not entry.stated else []
    if len(texts) < 2:
        return [entry]
    return [Piece("source", entry.lines, text, entry.rule, entry.confidence) for text in texts]


def _entries(pieces: Sequence[Piece], start: int) -> list[Piece]:
    found: list[Piece] = []
    listed = start < len(pieces) and pieces[start].kind == "item"
    for piece in pieces[start:]:
        if piece.kind not in {"item", "paragraph"} or len(piece.text) > _ENTRY_LIMIT:
            break
        if piece.kind == "paragraph" and (listed or _is_end_matter(piece)):
            break
        if found and piece.text[0] != "[" and all(p.text[0] == "[" for p in found):
            break  # every entry has its key
        found.append(piece)
    return found


def _is_end_matter(piece: Piece) -> bool:
    text = plain(piece.text)
    return (
        bool(_RIGHTS.match(piece.text))
        or text in words().boilerplate
        or text.startswith(words().boilerplate_start)
        or offers(piece.text)
        or text in words().contact
    )


def _find_inline_sources(pieces: list[Piece]) -> None:
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 5), -1):
        piece = pieces[index]
        match = _INLINE_SOURCES.match(piece.text) if piece.kind == "paragraph" else None
        if match is None or not names_sources(match[1]):
            continue
        if index and pieces[index - 1].kind == "table":
            return  # of which figures those are
        parts = _listed_sources(match[2].rstrip("."))
        if len(parts) < _FEWEST_INLINE and not any(map(_is_place, _COMMA.split(match[2]))):
            return  # `Source: Halden Gazette`: whence the text, or what it tells, was taken
        heading = Piece(
            "sources-heading", piece.lines, match[1], "names the sources on the same line", 0.85
        )
        entries = [
            Piece("source", piece.lines, p, "after the word for sources", 0.8) for p in parts if p
        ]
        taken = "".join(heading.text.split()) + "".join("".join(e.text.split()) for e in entries)
        heading.marks = _rest("".join(piece.text.split()), taken)
        pieces[index : index + 1] = [heading, *entries]
        return


def _listed_sources(text: str) -> list[str]:
    """The sources that stand on one line; none where a part is as long as a sentence.

    They are parted by `;`, ` | ` or ` · `. Commas part names and addresses alone: those of
    `Ferry Gazette, no. 12, p. 3, 4 May 2019` are within one source.
    """
    parts = [part for part in _PARTED.split(text) if part]
    finest = [part for whole in parts for part in _COMMA.split(whole)]
    if max((len(part.split()) for part in finest), default=0) > _LONGEST_SOURCE:
        return []
    return parts if len(parts) > 1 or any(map(_is_place, finest)) else finest


def _is_place(text: str) -> bool:
    """Whether a part says where in a source something stands, or when that came out: it has a
    figure, and is no address and no name with its year."""
    return not _ADDRESS.match(text) and any(c.isdigit() for c in _YEAR_BEHIND.sub("", text))


def _rest(whole: str, part: str) -> str:
    rest = []
    at = 0
    for c in whole:
        if at < len(part) and part[at] == c:
            at += 1
        else:
            rest.append(c)
    return "".join(rest)


def find_end_matter(pieces: list[Piece]) -> None:
    """Rights, end signs and the controls of a web page, in the last pieces of the text; rights also
    in the first."""
    for at, piece in enumerate(pieces[:_REACH]):
        above = pieces[at - 1] if at else None
        owned = above is not None and above.kind == "rights" and reserves(piece.text, above.text)
        if piece.kind == "paragraph" and (owned or is_rights(piece.text)):
            piece.become("rights", "a line of copyright", 0.9)
    end = pieces[-_REACH:]
    offered = Offers(pieces)
    for at, piece in enumerate(end):
        if piece.kind not in {"paragraph", "heading"} or heads_text(piece):
            continue
        text = plain(piece.text)
        above = end[at - 1] if at else None
        if above is not None and reserves(piece.text, above.text):
            if above.kind == "rights":
                piece.become("rights", "a line of copyright", 0.9)
        elif is_rights(piece.text):
            piece.become("rights", "a line of copyright", 0.9)
        elif (
            is_control(piece.text)
            or text in words().boilerplate
            or (piece.kind == "paragraph" and _opens_control(piece.text, offered))
        ) and (is_sure(piece.text) or not _heads_text(end[at:], offered)):
            piece.become("dropped", "a control of a web page", 0.8)
    for piece in pieces:
        if piece.kind == "paragraph" and is_cross_reference(piece.text):
            piece.become("dropped", "points to another page", 0.8)
    _find_end_signs(pieces)


def _find_end_signs(pieces: Sequence[Piece]) -> None:
    """`ENDS`, `- more -`, or `Ends` as the last line, or above whom to ask and notes to editors."""
    for at in range(len(pieces) // 3, len(pieces)):
        piece = pieces[at]
        if piece.kind != "paragraph" or len(piece.text) > _LONGEST_END:
            continue
        match = _END.match(piece.text)
        if match is None or match[1].lower() not in words().end:
            continue
        framed = is_capitals(piece.text) or not piece.text[0].isalpha()
        whole = len(match[1]) > _LONGEST_WORD  # "Einde persbericht" says of what it is the end
        if at + 1 == len(pieces) or framed or whole or _is_below_end(pieces[at + 1].text):
            piece.become("dropped", "says that the text ends", 0.8)


def _is_below_end(text: str) -> bool:
    """`Notes to editors`, `Press office contacts`: what releases have below their end; or a remark
    that is wholly in brackets."""
    name = plain(text)
    if text[0] in "(（" and text[-1] in ")）":
        return True
    last = name.rpartition(" ")[2]
    return is_contact(text) or name in words().section or last in words().contact


def _opens_control(text: str, offered: Offers) -> bool:
    """`Have you got a story for us? Email …`: a line that begins as such lines do. A long one with
    a label may say whom to ask."""
    begins = text.lower().startswith(words().boilerplate_start) or offered.has(text)
    return len(text) <= _LONGEST and begins and (len(text) <= _SENTENCE or not term(text))


def _heads_text(pieces: Sequence[Piece], offered: Offers) -> bool:
    """Whether paragraphs stand right below the first of `pieces`, and others under these: what a
    short text says under `Comments` is a part of it, and a note on the author no more than one
    paragraph. Where nothing shows a page, one is enough below a single word."""
    head, *below = pieces
    least = 2 if " " in head.text or offered.on_page else 1
    return len(below) >= least and all(
        piece.kind == "paragraph" and len(piece.text) > _SENTENCE and ends_sentence(piece.text)
        for piece in below[:least]
    )


def find_notes(pieces: list[Piece]) -> dict[str, Piece]:
    """Notes by the number of their mark: entries at the end whose mark stands in the text.

    A note must have exactly one place in the text; one whose mark stands nowhere stays in its list.
    Entries are `[1] …`, `¹ …`, or any numbers under a heading "Notes".
    """
    heading = next(
        (
            index
            for index in range(len(pieces) - 1, -1, -1)
            if pieces[index].kind in {"paragraph", "heading"}
            and is_one_of(pieces[index].text, words().notes)
        ),
        None,
    )
    entries = _note_entries(pieces, heading)
    if not entries:
        return {}
    inside = {id(entry) for entry in entries}
    places: dict[str, list[str]] = {}
    for piece in pieces:
        if id(piece) in inside or piece.kind not in _SPEAKING:
            continue
        lines = (line.text for line in piece.lines) if piece.kind == "verse" else ()
        for text in (piece.text, *(inner.text for inner in piece.body), *lines):
            for number, start, end in note_marks(text):
                places.setdefault(number, []).append(text[start:end])
    notes: dict[str, Piece] = {}
    for entry in entries:
        number = str(entry.mark.value) if entry.mark else ""
        found = places.get(number, [])
        if len(found) == 1 and number not in notes:
            notes[number] = entry
            entry.marks += found[0]
            entry.become("note", "its mark stands in the text", 0.9)
    if heading is not None and notes and all(entry.kind == "note" for entry in entries):
        after = pieces[heading + 1 + len(entries) :]
        if not after or after[0].kind != "paragraph" or entries[0] is pieces[heading + 1]:
            pieces[heading].become(
                "dropped", "headed the notes, which now stand at their marks", 0.9
            )
    return notes


def _note_entries(pieces: Sequence[Piece], heading: int | None) -> list[Piece]:
    if heading is not None:
        found = []
        for piece in pieces[heading + 1 :]:
            if piece.kind != "item" or piece.mark is None or piece.mark.numbering is None:
                break
            found.append(piece)
        return found
    return (
        _last_entries(pieces)
        or _last_entries(_above_signature(pieces))
        or _last_entries(_above_closing(pieces))
    )


def _last_entries(pieces: Sequence[Piece]) -> list[Piece]:
    """Notes at the end of a text, in their order."""
    found: list[Piece] = []
    for piece in reversed(pieces):
        if _is_note(piece):
            found.append(piece)
        elif piece.kind == "break" and found:
            continue
        elif found or piece.kind not in {"rights", "dropped", "source", "sources-heading"}:
            break
    return found[::-1]


def _is_note(piece: Piece) -> bool:
    family = piece.mark.family if piece.kind == "item" and piece.mark else ""
    return family in marks.NOTE_FAMILIES


def _above_signature(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What stands above the mark of a signature, as programs for mail set it."""
    end = next((at for at, piece in enumerate(pieces) if piece.text == "--"), len(pieces))
    return pieces[:end]


def _above_closing(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What stands above the few pieces below the last note: who wrote, and for what the house does
    not answer. The notes of such a text are counted from the first on."""
    last = max((at for at, piece in enumerate(pieces) if _is_note(piece)), default=-1)
    above = pieces[: last + 1]
    numbers = [piece.mark.value for piece in _last_entries(above) if piece.mark]
    few = len(pieces) - len(above) <= _MOST_BELOW
    return above if few and numbers == list(range(1, len(numbers) + 1)) else ()


def note_marks(text: str) -> list[tuple[str, int, int]]:
    """Marks of notes in a text: the number, where the mark begins and ends."""
    if "[" not in text and "(" not in text and text.isascii():
        return []
    found = []
    for match in _NOTE_MARK.finditer(text):
        number = match[1] or (match[2] or "").translate(_RAISED) or match[3]
        found.append((str(int(number)), match.start(), match.end()))
    return found
