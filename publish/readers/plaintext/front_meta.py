"""What the front of a text says, as the metadata of its document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.document import Meta, Paragraph
from publish.readers.plaintext.assemble import Assembler
from publish.readers.plaintext.bylines import byline, signed
from publish.readers.plaintext.correspondence import correspondence
from publish.readers.plaintext.datelines import date_within, dateline, dateline_date
from publish.readers.plaintext.fields import names_occasion
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import labelled_summary
from publish.readers.plaintext.stamps import stated_date

_REACH: Final = 20
"""The first paragraph, whose dateline may tell the date, is among so many pieces."""

_SAYS_WHO: Final = 4.0
"""What a word for "by" is worth with a name behind it."""

_HONOUR: Final = re.compile(
    r"^(?:the )?(?:Rt\.? |Right )?Hon(?:ou?rable|\.)? (?=\S+ \S)", re.IGNORECASE
)
"""What a minister is called: it tells that a name follows, and is no part of it."""


def _speaker(subtitle: str) -> tuple[str, ...]:
    """Who spoke, by a subtitle that says so, and where: `Remarks by Ann Lee, Governor, at the
    Annual Dinner`. The whole line stays the subtitle: no list of authors has a place for the rest.
    """
    found = byline(subtitle) if names_occasion(subtitle) else None
    return found.authors if found is not None and found.evidence >= _SAYS_WHO else ()


def front_meta(pieces: Sequence[Piece], assembler: Assembler, language: str) -> Meta:
    """The metadata of a document whose front is settled in `pieces`.

    Of several dates the first counts on which the text was published, then one on which it was
    changed, then that of the dateline. `language` tells which of two figures is the month. What has
    no place of its own (roles, houses, date lines, other fields) is kept in `extra`.
    """
    title = subtitle = status = rights = ""
    date = changed = ""
    authors: tuple[str, ...] = ()
    other: list[tuple[str, str]] = []
    summary = []
    letter = correspondence((piece.rule, piece.text) for piece in pieces if piece.kind == "header")
    for piece in pieces:
        match piece.kind:
            case "title":
                title = piece.text
            case "subtitle":
                subtitle = piece.text
            case "status":
                status = " · ".join(filter(None, (status, piece.text)))
            case "rights":
                rights = " ".join(filter(None, (rights, piece.text)))
            case "date":
                stated, is_change = stated_date(piece.text, language)
                changed = (changed or stated) if is_change else changed
                date = date or ("" if is_change else stated)
                other.append(("date-line", piece.text))
            case "byline":
                found = signed(piece.text)
                authors += found.authors
                date = date or found.date or date_within(piece.text, language)
                other += [("byline", part) for part in found.other]
            case "summary":
                text = labelled_summary(piece.text) or piece.text
                summary.append(Paragraph(content=assembler.text(text), origin=piece.origin))
            case "header":
                if piece.rule == "date":
                    date = date or date_within(piece.text, language)
                    other.append(("date-line", piece.text))
                elif piece.rule == "other":
                    other.append((piece.marks.rstrip(":："), piece.text))
            case _:
                pass
    authors = tuple(_HONOUR.sub("", author) for author in authors or _speaker(subtitle))
    date = date or changed
    if not date:
        first = next(
            (p for p in pieces[:_REACH] if p.kind == "paragraph" and dateline(p.text)), None
        )
        date = dateline_date(first.text) if first is not None else ""
    extra: dict[str, str] = {}
    for key, value in other:
        extra[key] = "; ".join(filter(None, (extra.get(key, ""), value)))
    return Meta(
        title=assembler.text(title or letter.subject),
        subtitle=assembler.text(subtitle),
        authors=tuple({author.casefold(): author for author in reversed(authors)}.values())[::-1],
        date=date,
        summary=tuple(summary),
        rights=rights,
        status=status,
        correspondence=letter,
        extra=tuple(extra.items()),
    )
