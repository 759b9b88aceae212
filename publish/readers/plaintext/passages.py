"""Verse, and quotations by their marks, among the paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import clauses, menus
from publish.readers.plaintext.characters import (
    QUOTES,
    closing,
    columns,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
    starts_upper,
)
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.names import are_signers
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, words

_VERSE_COLUMNS: Final = 66
_FRONT: Final = 6
_FEWEST: Final = 3
_SENTENCE: Final = 40
_LEAD: Final = 300
_WORD: Final = re.compile(r"[^\W\d_]+")
_ATTRIBUTION: Final = re.compile(r"\s*(?:—|–|―|--|-)\s?(?=\S)")


def find_verse(pieces: list[Piece], shape: Shape) -> None:
    """Runs of three or more short lines whose ends are the author's become verse.

    Prose in short paragraphs ends each line with a stop; lines of verse mostly do not.
    """
    start = 0
    while start < len(pieces):
        if _heads_a_stanza(pieces, start) or _leads_in(pieces[start]):
            start += 1
            continue
        end = start
        while (
            end < len(pieces)
            and _is_verse_line(pieces[end])
            and (end == start or pieces[end].first.seam or pieces[end].first.gap <= shape.line_gap)
            and not _heads_a_stanza(pieces, end)
        ):
            end += 1
        end -= _ends_in_prose(pieces[start:end])
        run = pieces[start:end]
        verse_here = len(run) >= _FEWEST and _reads_as_verse(run)
        verse_here = verse_here or (len(run) > 1 and _is_spoken_of(pieces, start, run))
        if len(run) > 1 and are_signers([piece.text for piece in run]):
            start = end
            continue
        if verse_here or _runs_on(run) or (len(run) > 1 and _is_stanza_after(pieces, start, run)):
            verse = Piece("verse", [line for piece in run for line in piece.lines], "", "", 0.75)
            verse.rule = "three short lines or more that end without a stop"
            pieces[start:end] = [verse]
            start += 1
        else:
            start = max(end, start + 1)


def _ends_in_prose(run: Sequence[Piece]) -> bool:
    """Whether the last of several lines is a sentence, and much longer than all others."""
    if len(run) < _FEWEST or run[-1].first.width < _SENTENCE or not ends_sentence(run[-1].text):
        return False
    return run[-1].first.width > 1.3 * max(piece.first.width for piece in run[:-1])


def _is_spoken_of(pieces: Sequence[Piece], start: int, run: Sequence[Piece]) -> bool:
    """Whether the front, or what leads in to the lines, speaks of verse.

    Then a couplet is verse, and so are lines that end with stops or are a word long.
    """
    above = pieces[max(0, start - 2) : start]
    if any(term(piece.text) for piece in run) or not any(
        map(_speaks_of_verse, [*pieces[:_FRONT], *above])
    ):
        return False
    led_in = bool(above) and above[-1].text.endswith((":", "："))
    open_ends = any(not ends_sentence(piece.text) for piece in run)
    headed = bool(above) and above[-1].kind in {"heading", "verse", "title"}
    headed = headed or _heads_a_stanza(pieces, start - 1)
    return led_in or (open_ends and headed)


def _leads_in(piece: Piece) -> bool:
    """`The opening poem sets the tone:`."""
    return piece.text.endswith((":", "：")) and _speaks_of_verse(piece)


def _speaks_of_verse(piece: Piece) -> bool:
    text = piece.text[:_LEAD].lower() + " " + piece.text[-_LEAD:].lower()
    return not words().poetry.isdisjoint(_WORD.findall(text)) or any(
        word in text for word in words().poetry_unspaced
    )


def _runs_on(run: Sequence[Piece]) -> bool:
    """Whether a sentence runs on over the end of a line, among lines of about one length."""
    widths = [piece.first.width for piece in run]
    on = any(not ends_sentence(a.text) and starts_lower(b.text) for a, b in itertools.pairwise(run))
    wordy = all(len(piece.text.split()) > 2 for piece in run)
    return len(run) > 1 and on and wordy and min(widths) >= 0.6 * max(widths) and max(widths) < 60


def _is_stanza_after(pieces: Sequence[Piece], start: int, run: Sequence[Piece]) -> bool:
    """Whether verse stands right above, of lines as long as these."""
    before = pieces[start - 1] if start else None
    if before is None or before.kind != "verse":
        return False
    longest = max(line.width for line in before.lines)
    return max(piece.first.width for piece in run) <= 1.3 * longest


def _heads_a_stanza(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line of one to three words, after a stop and without one, heads the lines below."""
    piece = pieces[index]
    before = pieces[index - 1] if index else None
    return (
        index >= 0
        and piece.kind == "paragraph"
        and len(piece.text.split()) <= 3
        and piece.text[-1].isalnum()
        and starts_upper(piece.text)
        and (before is None or before.kind != "paragraph" or ends_sentence(before.text))
        and index + 1 < len(pieces)
        and pieces[index + 1].first.width > 1.5 * piece.first.width
    )


def _is_verse_line(piece: Piece) -> bool:
    return (
        piece.kind == "paragraph"
        and len(piece.lines) == 1
        and 4 <= piece.first.width <= _VERSE_COLUMNS
        and not piece.text[0].isdigit()
        and not _closes_letter(piece.text)
        and not is_numbered(piece.text)
        and not is_capitals(piece.text)
        and plain(piece.text) not in words().section
        and piece.rule not in {"text before items on one line", clauses.RULE, menus.RULE}
    )


def _closes_letter(text: str) -> bool:
    """`Yours sincerely,`, or how to reach somebody: no line of verse."""
    words_of_line = plain(text)
    return words_of_line.startswith(words().closing) or "@" in text or "://" in text


def _reads_as_verse(run: Sequence[Piece]) -> bool:
    ended = sum(1 for piece in run if ends_sentence(piece.text))
    commas = sum(1 for piece in run if piece.text[-1] in ",;—–،、，")
    labelled = sum(1 for piece in run if term(piece.text))
    inner = sum(1 for piece in run if holds_stop(piece.text))
    if labelled > 0.5 * len(run) or ended > 0.6 * len(run) or inner > 0.3 * len(run):
        return False
    longest = max(piece.first.width for piece in run)
    if sum(1 for piece in run if piece.first.width >= 0.4 * longest) < 0.8 * len(run):
        return False
    wordy = sum(1 for piece in run if len(piece.text.split()) > 3 or not is_cased(piece.text))
    return (commas > 0 or len(run) >= 4) and wordy >= len(run) / 2


def find_quotations(pieces: list[Piece]) -> None:
    """Attributions end quotations; a paragraph within quotation marks that has one is a quote."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.kind == "quote" and after is not None and _is_attribution(after):
            _attribute(piece, after)
            del pieces[index + 1]
        elif piece.kind == "quote":
            _attribute_from_inside(piece)
        elif piece.kind == "paragraph" and piece.text[0] in QUOTES:
            _quote_by_marks(pieces, index, after)
        index += 1


def _quote_by_marks(pieces: list[Piece], index: int, after: Piece | None) -> None:
    piece = pieces[index]
    end = closing(piece.text)
    if end is None:
        return
    end += piece.text[end : end + 1] == "."
    rest = piece.text[end:]
    if not rest.strip():
        if after is not None and _is_attribution(after):
            quote = _as_quote(piece, piece.text, "within quotation marks, attributed below", 0.9)
            _attribute(quote, after)
            pieces[index : index + 2] = [quote]
        return
    match = _ATTRIBUTION.match(rest)
    author = rest[match.end() :] if match else ""
    named = starts_upper(author) or not is_cased(author)
    if match and named and columns(rest) < 100 and not ends_sentence(rest.rstrip(".")):
        quote = _as_quote(piece, piece.text[:end], "within quotation marks, then its author", 0.85)
        quote.marks += "".join(match[0].split())
        quote.text = rest[match.end() :]
        pieces[index] = quote


def _as_quote(piece: Piece, text: str, rule: str, confidence: float) -> Piece:
    quote = Piece("quote", piece.lines, "", rule, confidence)
    quote.body = [Piece("paragraph", piece.lines, text.strip(), rule, confidence)]
    return quote


def _is_attribution(piece: Piece) -> bool:
    """`— Name` on a line of its own."""
    if piece.kind not in {"paragraph", "item"} or columns(piece.text) > 100:
        return False
    dash = piece.marks if piece.kind == "item" else piece.text[:2]
    text = piece.text.lstrip("—–―- ")
    return (
        dash[:1] in "—–―-"
        and dash != ""
        and bool(text)
        and (starts_upper(text) or not is_cased(text))
    )


def _attribute(quote: Piece, attribution: Piece) -> None:
    text = attribution.text.lstrip("—–―- ")
    dash = attribution.text[: len(attribution.text) - len(text)]
    quote.text = text
    quote.marks += "".join(dash.split()) + attribution.marks
    quote.lines = [*quote.lines, *attribution.lines]


def _attribute_from_inside(quote: Piece) -> None:
    if len(quote.body) > 1 and _is_attribution(quote.body[-1]):
        last = quote.body.pop()
        text = last.text.lstrip("—–―- ")
        quote.marks += "".join(last.text[: len(last.text) - len(text)].split())
        quote.text = text
