"""Verse among the paragraphs: lines whose ends are the author's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import settled
from publish.readers.plaintext.characters import (
    asks,
    columns,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
    starts_upper,
)
from publish.readers.plaintext.code import shows_machine
from publish.readers.plaintext.heading_words import (
    REACHED_BY,
    is_numbered,
    names_author,
    names_below,
)
from publish.readers.plaintext.lines import needed
from publish.readers.plaintext.names import are_signers
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.songs import VERSE
from publish.readers.plaintext.stanzas import VERSE_COLUMNS
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, speaks_of_verse, starts_with, words

_WIDEST: Final = 90
"""No line of verse is wider."""

_SHORTEST: Final = 3
_FRONT: Final = 6
_FEWEST: Final = 3
_FEWEST_ITEMS: Final = 2
_OFTEN: Final = 0.25
_SENTENCE: Final = 40
_WIDER: Final = 1.3
_LEAST_UNCASED: Final = 10
"""Five characters of Chinese are a line of verse; of fewer, words in a menu or tags."""

_FACTS: Final = 1 / 3
_FACT: Final = re.compile(r"\d| //? |_{4}")
"""`2014-06-26`, `Guide // Harbour Press`, `Date: ______`."""

_MOST_OF_LEAVE: Final = 6
_COMMAS: Final = frozenset(",،，")


def find_verse(pieces: list[Piece], shape: Shape) -> None:
    """Runs of three or more short lines whose ends are the author's become verse.

    Prose in short paragraphs ends each line with a stop; lines of verse mostly do not.
    """
    _join_set_in(pieces, shape)
    start = known = 0
    while start < len(pieces):
        if start >= known:
            known, may_hold_verse = _stretch(pieces, start, shape)
            one = known == start + 1 and not pieces[start].text.endswith((":", "："))
            if one or not may_hold_verse:
                start = known  # a run of verse has two lines at least
                continue
        if _heads_a_stanza(pieces, start) or _leads_in(pieces[start]):
            start += 1
            continue
        if (end := _end_of_list(pieces, start, shape)) > start:
            start = end
            continue
        end = start
        while (
            end < len(pieces)
            and may_be_verse(pieces[end])
            and (end == start or pieces[end].first.seam or pieces[end].first.gap <= shape.line_gap)
            and not _heads_a_stanza(pieces, end)
        ):
            end += 1
        end = start + _before_prose(pieces[start:end])
        run = pieces[start:end]
        if len(run) < 2:
            start = max(end, start + 1)
            continue
        spoken_of = _is_spoken_of(pieces, start, run)
        verse_here = len(run) >= _FEWEST and (reads_as_verse(run) or ends_anyhow(run))
        verse_here = verse_here or spoken_of
        found = verse_here or _runs_on(run) or _is_stanza_after(pieces, start, run)
        if found and not (
            are_signers([piece.text for piece in run]) or (not spoken_of and are_no_verse(run))
        ):
            verse = Piece("verse", [line for piece in run for line in piece.lines], "", "", 0.75)
            verse.rule = "three short lines or more that end without a stop"
            before = len(pieces)
            pieces[start:end] = [verse]
            _join_below(pieces, start, shape)
            known -= before - len(pieces)
            start += 1
        else:
            start = max(end, start + 1)
    _join_ends(pieces, shape)


def _stretch(pieces: Sequence[Piece], start: int, shape: Shape) -> tuple[int, bool]:
    """Where the short lines from `start` on end that stand together, and whether there may be verse
    or what leads in to it among them: not where each ends with a stop, as in a text of a sentence a
    line, so that nothing else need be asked of its lines."""
    if not _is_short_line(pieces[start], VERSE_COLUMNS):
        return start + 1, pieces[start].text.endswith((":", "："))
    above = pieces[start - 1] if start else None
    found = above is not None and (above.kind == "verse" or above.text.endswith((":", "：")))
    end = start
    while (
        end < len(pieces)
        and _is_short_line(pieces[end], VERSE_COLUMNS)
        and (end == start or pieces[end].first.seam or pieces[end].first.gap <= shape.line_gap)
    ):
        found = found or not ends_sentence(pieces[end].text)
        end += 1
    return end, found


def _join_ends(pieces: list[Piece], shape: Shape) -> None:
    """Joins what falls off a poem: one line right above the rest of it that is set in, or that
    stands below who wrote it, and one below a blank line with which the sentence ends that the last
    line leaves open."""
    for index in range(len(pieces) - 2, -1, -1):
        above, below = pieces[index : index + 2]
        verse, line = (above, below) if above.kind == "verse" else (below, above)
        if verse.kind != "verse" or len(line.lines) != 1 or verse.rule == VERSE:
            continue
        if line.first.width > _WIDER * max(x.width for x in verse.lines):
            continue
        near = below.first.gap <= shape.line_gap
        stopped = may_be_verse(line) and not line.text[-1].isalnum()  # no title
        credited = index > 0 and stopped and names_author(pieces[index - 1].text)
        begins = line is above and near and (line.kind == "quote" or credited) and not line.stated
        last = line is below and below.first.gap <= shape.blank_gap and _ends_poem(verse, line)
        if begins or last:
            verse.lines = [*above.lines, *below.lines]
            pieces[index : index + 2] = [verse]


def _ends_poem(verse: Piece, line: Piece) -> bool:
    last = verse.lines[-1].text
    open_end = not (ends_sentence(last) or last[-1] in ":：")
    return open_end and may_be_verse(line) and ends_sentence(line.text) and not line.stated


def _end_of_list(pieces: Sequence[Piece], start: int, shape: Shape) -> int:
    """Where small letters end that stand line by line below a colon (`Check two things:`), itself
    below prose and in no text that speaks of verse: items of a list without marks. Else `start`."""
    end = start + 1
    lead = pieces[start]
    above = pieces[start - 1] if start else None
    if lead.kind != "paragraph" or lead.text[-1] not in ":：" or above is None:
        return start
    prose = above.kind == "paragraph" and len(above.text) >= _SENTENCE and ends_sentence(above.text)
    brief = len(lead.text.split()) < _FEWEST and is_cased(lead.text)
    if brief or not prose or any(speaks_of_verse(p.text) for p in (*pieces[:_FRONT], above, lead)):
        return start
    while (
        end < len(pieces)
        and may_be_verse(pieces[end])
        and pieces[end].first.gap <= shape.line_gap
        and starts_lower(pieces[end].text)
    ):
        end += 1
    return end if end - start > _FEWEST_ITEMS else start


def are_no_verse(run: Sequence[Piece]) -> bool:
    """Whether lines are facts, clauses or those who are addressed.

    Verse has few figures and no names of files; clauses all end with a semicolon or stop; a speech
    addresses one after the other, with a comma or semicolon each.
    """
    told = sum(1 for piece in run if _FACT.search(piece.text) or shows_machine(piece.text))
    ends = [piece.text[-1] for piece in run]
    clauses_end = ends.count(";") > 1 and all(
        end == ";" or ends_sentence(piece.text) for end, piece in zip(ends, run, strict=True)
    )
    addressed = any(piece.text[-1] in ",:،，" and is_salutation(piece.text) for piece in run)
    parted = _COMMAS | {";"} if ends.count(";") > 1 else _COMMAS
    one_by_one = sum(1 for end in ends if end in parted) > len(run) / 2
    addressed = (addressed and one_by_one) or any(map(_names_the_rest, run[1:]))
    return told > _FACTS * len(run) or clauses_end or addressed


def _names_the_rest(piece: Piece) -> bool:
    """`Distinguished guests, ladies and gentlemen`, below others whom a speech addresses, in lines
    without a comma."""
    return piece.text.lower().rstrip(",:،，!").endswith(words().ladies)


def _join_set_in(pieces: list[Piece], shape: Shape) -> None:
    """Joins the lines of a stanza of which some are set in: short lines at the margin, right above
    and below those, belong to it.

    One line above, and none below, may be a heading or lead in to the verse.
    """
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if _is_set_in_verse(pieces, index, shape):
            piece.kind, piece.body = "verse", []
        if piece.kind == "verse" and piece.rule != VERSE and not piece.stated:
            longest = _WIDER * max(line.width for line in piece.lines)
            start, end = index, index + 1
            while (
                start
                and pieces[start].first.gap <= shape.line_gap
                and _is_stanza_line(pieces[start - 1], longest)
            ):
                start -= 1
            while (
                end < len(pieces)
                and pieces[end].first.gap <= shape.line_gap
                and (pieces[end].kind == "verse" or _is_stanza_line(pieces[end], longest))
            ):
                end += 1
            if index - start > 1 or end > index + 1:
                lines = [line for part in pieces[start:end] for line in part.lines]
                rule = "short lines, some set in"
                pieces[start:end] = [Piece("verse", lines, "", rule, piece.confidence)]
                index = start
        index += 1


def _join_below(pieces: list[Piece], index: int, shape: Shape) -> None:
    """Joins short lines set in right below the last line of verse, which comes to no end."""
    verse, below = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if below is None or below.kind != "quote" or below.first.gap > shape.line_gap:
        return
    short = all(line.width <= VERSE_COLUMNS for line in below.lines)
    if short and not ends_sentence(verse.lines[-1].text):
        verse.lines = [*verse.lines, *below.lines]
        del pieces[index + 1]


def _is_set_in_verse(pieces: Sequence[Piece], index: int, shape: Shape) -> bool:
    """Whether short lines set in, though they end with a stop, go on from a short line right above
    that ends with a comma: no quotation begins so."""
    piece, before = pieces[index], pieces[index - 1] if index else None
    if piece.kind != "quote" or before is None or piece.first.gap > shape.line_gap:
        return False
    short = all(line.width <= VERSE_COLUMNS for line in [*piece.lines, before.lines[-1]])
    runs = len(before.lines) == 1 and before.kind == "paragraph"
    return short and before.lines[-1].text[-1] == "," and (runs or before.kind == "verse")


def _is_stanza_line(piece: Piece, longest: float) -> bool:
    return may_be_verse(piece) and not piece.stated and piece.first.width <= longest


def _before_prose(run: Sequence[Piece]) -> int:
    """How many of several lines stand before the first that is a sentence, and much longer than all
    above it."""
    widest = 0
    for count, piece in enumerate(run):
        width = piece.first.width
        long = width >= _SENTENCE and width > _WIDER * widest
        if count >= _FEWEST - 1 and long and ends_sentence(piece.text):
            return count
        widest = max(widest, width)
    return len(run)


def _is_spoken_of(pieces: Sequence[Piece], start: int, run: Sequence[Piece]) -> bool:
    """Whether the front, or what leads in to the lines, speaks of verse.

    Then a couplet is verse, and so are lines that end with stops or are a word long.
    """
    above = pieces[max(0, start - 2) : start]
    led_in = bool(above) and above[-1].text.endswith((":", "："))
    told = bool(above) and above[-1].kind == "paragraph" and speaks_of_verse(above[-1].text)
    headed = bool(above) and above[-1].kind in {"heading", "verse", "title"}
    headed = headed or _heads_a_stanza(pieces, start - 1)
    if not (led_in or told or headed):
        return False  # most lines, of which the rest need not be asked
    if any(term(piece.text) for piece in run) or not any(
        speaks_of_verse(piece.text) for piece in [*pieces[:_FRONT], *above]
    ):
        return False
    if told and len(run) >= _FEWEST and any(itertools.starmap(runs_on, itertools.pairwise(run))):
        return True
    return led_in or (headed and any(not ends_sentence(piece.text) for piece in run))


def _leads_in(piece: Piece) -> bool:
    """`The opening poem sets the tone:`."""
    return piece.text.endswith((":", "：")) and speaks_of_verse(piece.text)


def _runs_on(run: Sequence[Piece]) -> bool:
    """Whether a sentence runs on over the end of a line, among lines of about one length."""
    widths = [piece.first.width for piece in run]
    on = any(itertools.starmap(runs_on, itertools.pairwise(run)))
    wordy = all(len(piece.text.split()) > 2 for piece in run)
    return len(run) > 1 and on and wordy and min(widths) >= 0.6 * max(widths) and max(widths) < 60


def runs_on(before: Piece, here: Piece) -> bool:
    """Whether a sentence goes on over the end of a line; none does with a label."""
    led_in = before.text[-1] in ":："
    open_end = not (ends_sentence(before.text) or led_in)
    return open_end and starts_lower(here.text) and not term(here.text)


def ends_anyhow(run: Sequence[Piece]) -> bool:
    """Whether sentences run on over the ends of lines again and again, and the next word would have
    fitted on most of them: no program ends lines so."""
    breaks = list(itertools.pairwise(run))
    on = sum(itertools.starmap(runs_on, breaks))
    if on < 2 or on < _OFTEN * len(breaks):
        return False
    widest = max(piece.first.width for piece in run)
    free = sum(1 for a, b in breaks if needed(a.first, b.first) <= widest)
    wordy = sum(1 for piece in run if len(piece.text.split()) > 2)
    return free >= len(breaks) / 2 <= wordy


def _is_stanza_after(pieces: Sequence[Piece], start: int, run: Sequence[Piece]) -> bool:
    """Whether verse stands right above, of lines as long as these."""
    before = pieces[start - 1] if start else None
    if before is None or before.kind != "verse":
        return False
    longest = max(line.width for line in before.lines)
    return max(piece.first.width for piece in run) <= _WIDER * longest


def _heads_a_stanza(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line of one to three words, after a stop and without one, heads the lines below."""
    piece = pieces[index]
    before = pieces[index - 1] if index else None
    return (
        index >= 0
        and piece.kind == "paragraph"
        and piece.text[-1].isalnum()
        and len(piece.text.split(maxsplit=3)) <= 3
        and starts_upper(piece.text)
        and (before is None or before.kind != "paragraph" or ends_sentence(before.text))
        and index + 1 < len(pieces)
        and pieces[index + 1].first.width > 1.5 * piece.first.width
    )


def may_be_verse(piece: Piece, most: int = VERSE_COLUMNS) -> bool:
    """Whether a paragraph is one line, of `most` columns, and no number, label or address."""
    return (
        _is_short_line(piece, most)
        and not piece.text[0].isdigit()
        and not _closes_letter(piece.text)
        and not is_picture_caption(piece.text)
        and not is_numbered(piece.text)
        and not names_author(piece.text)
        and not is_capitals(piece.text)
        and plain(piece.text) not in words().section
        and piece.rule not in settled.NO_VERSE
    )


def _is_short_line(piece: Piece, most: int) -> bool:
    """One that nobody knows to have been ended by its author is no wider than `most`."""
    if piece.kind != "paragraph" or len(piece.lines) != 1:
        return False
    line = piece.lines[0]
    return _SHORTEST <= line.width <= (max(most, _WIDEST) if line.free else most)


def _closes_letter(text: str) -> bool:
    """`Yours sincerely,`, or how to reach somebody: no line of verse. `Love, how ignobly hast thou
    met thy doom!` takes no leave."""
    name = plain(text)
    brief = len(name.split()) <= _MOST_OF_LEAVE or text[-1] in _COMMAS
    if (brief and name.startswith(words().closing)) or REACHED_BY.search(text):
        return True
    return name in words().contact or starts_with(name, words().contact_start)


def reads_as_verse(run: Sequence[Piece]) -> bool:
    """Whether lines of about one length end as those of verse do: few with a stop or a label."""
    ended = sum(1 for piece in run if ends_sentence(piece.text))
    commas = sum(1 for piece in run if piece.text[-1] in ",;—–،、，")
    labelled = sum(1 for piece in run if term(piece.text))
    inner = sum(1 for piece in run if holds_stop(piece.text))
    if labelled > 0.5 * len(run) or ended > 0.6 * len(run) or inner > 0.3 * len(run):
        return False
    on = any(itertools.starmap(runs_on, itertools.pairwise(run)))
    told = any(asks(piece.text) or names_below(piece.text) for piece in run)
    if not (commas or on) and (ended > len(run) / 2 or told):
        return False  # sentences of a line each, and headings; or what is asked, and a list below
    longest = max(piece.first.width for piece in run)
    if sum(1 for piece in run if piece.first.width >= 0.4 * longest) < 0.8 * len(run):
        return False
    wordy = sum(
        1
        for piece in run
        if len(piece.text.split()) > 3
        or (not is_cased(piece.text) and columns(piece.text) >= _LEAST_UNCASED)
    )
    return (commas > 0 or len(run) >= 4) and wordy >= len(run) / 2
