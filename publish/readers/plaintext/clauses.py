"""Numbered paragraphs: the clauses of statutes, judgments and cables, which are no lists.

There the number belongs to the paragraph, as people cite it. A list has a number for each of its
items too, but it stands together, under what leads in to it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.back import note_marks
from publish.readers.plaintext.characters import (
    CJK,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
    starts_upper,
)
from publish.readers.plaintext.heading_words import is_article
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

RULE: Final = "a numbered paragraph of the text"
FIELD: Final = "a numbered field"
_FEWEST: Final = 3
_FRONT: Final = 8
_PORTION: Final = re.compile(r"\((?:U|C|R|S|TS|SBU|CUI|FOUO|LOU|NF)(?://?[A-Z, ]{1,20})?\)\s")
"""The classification of a paragraph, as cables and reports of services mark it."""

_JOINED: Final = re.compile(r"[;；]\s?[^\W\d_]{0,4}$")
"""`… (the "Licensor"); and`."""

_STOPS: Final = ",;:–—"
_LONG: Final = 50
_VERY_LONG: Final = 160
_FEWEST_RECITALS: Final = 2
_LONGEST_ITEMS: Final = 300
_MOST: Final = 0.6
"""Of the labelled texts no list is more than that, but a recipe's and one of errands."""


class _Whole(msgspec.Struct, frozen=True):
    """What the text as a whole tells: whether a court rules, whether it is the record of a meeting,
    how many characters it has, and below which piece (by index) a list without numbers stands
    above, as that of what a recipe takes; `half` is the piece that the second half of its letters
    begins with or in."""

    ruling: bool
    recorded: bool
    length: int
    listed: int
    half: int


def settle_clauses(
    pieces: Sequence[Piece], families: Mapping[str, Sequence[int]], *, recorded: bool
) -> None:
    """Turns numbered items that are the text itself into paragraphs that keep their numbers. Linear
    in the number of pieces. `recorded`: the text is the record of a meeting."""
    listed = [index for index, piece in enumerate(pieces) if _is_bulleted(piece)]
    ends = list(itertools.accumulate(len(piece.text) for piece in pieces))
    whole = _Whole(
        recorded=recorded,
        half=bisect_right(ends, ends[-1] / 2) if ends else 0,
        ruling=any(_names_ruling(piece.text) for piece in pieces[:_FRONT]),
        length=ends[-1] if ends else 0,
        listed=listed[_FEWEST - 1] if len(listed) >= _FEWEST else len(pieces),
    )
    for family, places in families.items():
        for run in _found(pieces, family, places, whole):
            for index in run:
                keep_number(pieces[index], RULE)


def _is_bulleted(piece: Piece) -> bool:
    return piece.kind == "item" and piece.mark is not None and piece.mark.numbering is None


def _found(
    pieces: Sequence[Piece], family: str, places: Sequence[int], whole: _Whole
) -> list[list[int]]:
    """The runs of a family of numbers that are no lists."""
    runs = _runs(pieces, places)
    if family.startswith("upper_roman") and whole.ruling:
        return [run for run in runs if not _are_names(pieces, run)]
    match family:
        case "decimal []":
            noted = _is_noted(pieces, set(places))
            return [
                run for run in runs if not noted and _are_numbered_paragraphs(pieces, run, whole)
            ]
        case "decimal ()":
            return _clauses(pieces, runs, whole)
        case "lower_alpha ()" if _begin_anew_under_headings(pieces, runs):
            return runs
        case "lower_alpha ()" | "lower_alpha )":
            cited = whole.recorded and family == "lower_alpha ()"
            return [
                run
                for run in runs
                if _are_reasons(pieces, run) or (cited and _is_recorded(pieces, run))
            ]
        case "upper_alpha ()" | "upper_roman ." | "upper_alpha .":
            return [run for run in runs if _stands_under_heading(pieces, run)]
        case "decimal raised":
            return []
        case _ if family.startswith("decimal"):
            if _begins_anew_in_articles(pieces, runs):
                return runs
            return [run for run in runs if _is_the_text(pieces, run, whole)]
        case _:
            return []


def _are_names(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """`I. THE FACTS`, `III. Posouzení soudem`: the parts of a ruling, in capitals or without a
    stop, and not what it orders."""
    texts = [pieces[index].text for index in run]
    return all(map(is_capitals, texts)) or not any(
        ends_sentence(text) or text[-1] in _STOPS for text in texts
    )


def _names_ruling(text: str) -> bool:
    """Whether a line of the front says that a court decides: its orders have Roman numbers."""
    return any(word in words().ruling for word in plain(text).split())


def _runs(pieces: Sequence[Piece], places: Sequence[int]) -> list[list[int]]:
    """The members of a family in runs that count on by one."""
    runs: list[list[int]] = []
    for index in places:
        if runs and _value(pieces[index]) == _value(pieces[runs[-1][-1]]) + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _value(piece: Piece) -> int:
    return piece.mark.value if piece.mark else 0


def _are_numbered_paragraphs(pieces: Sequence[Piece], run: Sequence[int], whole: _Whole) -> bool:
    """`[1]`, `[2]` … before the paragraphs of a judgment: from 1 on, in sentences, and from the
    first half of the text, of which the many lines of its head are a small part."""
    if len(run) < _FEWEST or _value(pieces[run[0]]) != 1:
        return False
    return run[0] <= whole.half and _are_sentences(pieces, run)


def _is_noted(pieces: Sequence[Piece], members: set[int]) -> bool:
    """Whether marks in the text refer to the numbers, as to notes."""
    return any(note_marks(p.text) for index, p in enumerate(pieces) if index not in members)


def _clauses(pieces: Sequence[Piece], runs: Sequence[list[int]], whole: _Whole) -> list[list[int]]:
    """`(1)`, `(2)` … that begin anew under each of several headings, or are the text."""
    if _begin_anew_under_headings(pieces, runs):
        return list(runs)
    return [
        run
        for run in runs
        if _is_the_text(pieces, run, whole) or _stands_under_heading(pieces, run)
    ]


def _begin_anew_under_headings(pieces: Sequence[Piece], runs: Sequence[list[int]]) -> bool:
    """Whether numbers or letters begin anew under each of several headings, in sentences."""
    under_heads = [
        run
        for run in runs
        if _value(pieces[run[0]]) == 1 and run[0] and _may_head(pieces[run[0] - 1])
    ]
    members = [index for run in under_heads for index in run]
    return len(under_heads) > 1 and len(members) >= _FEWEST and _are_sentences(pieces, members)


def _stands_under_heading(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """`(1) Calder Limited, a company …; and`, `(A) The parties wish …`: the parties of a contract
    and what it says of their reasons. Right under a heading, and not words that lead in, long
    pieces that each could stand alone are what the section says, and no list of it."""
    if not run[0] or len(run) < _FEWEST - 1 or _value(pieces[run[0]]) != 1:
        return False
    above = pieces[run[0] - 1]
    if not _may_head(above) or (above.text[-1] in ":：" and not is_capitals(above.text)):
        return False
    *others, last = [pieces[index].text for index in run]
    alone = all(map(_could_stand_alone, others)) and not starts_lower(last)
    apart = all(_stand_apart(pieces, a, b) for a, b in itertools.pairwise(run))
    return alone and not apart and _mean(pieces, run) >= _LONG


def _begins_anew_in_articles(pieces: Sequence[Piece], runs: Sequence[list[int]]) -> bool:
    """`1.`, `2.` … that begin anew below `§ 1`, `§ 2` (or `Article 1`, and what it is called), in
    sentences: the paragraphs of a contract or statute. Below `Step 1` is a list of what to do."""
    below = [
        run
        for run in runs
        if _value(pieces[run[0]]) == 1
        and any(_is_article(piece.text) for piece in pieces[max(0, run[0] - 2) : run[0]])
    ]
    members = [index for run in below for index in run]
    return len(below) > 1 and len(members) >= _FEWEST and _are_sentences(pieces, members)


def _is_article(text: str) -> bool:
    return is_article(text) and text.partition(" ")[0].lower() not in words().step


def _mean(pieces: Sequence[Piece], run: Sequence[int]) -> float:
    return sum(len(pieces[index].text) for index in run) / len(run)


def _could_stand_alone(text: str) -> bool:
    ended = ends_sentence(text) or _JOINED.search(text) or len(text) >= _VERY_LONG
    return bool(ended) and (starts_upper(text) or not is_cased(text))


def _is_the_text(pieces: Sequence[Piece], run: Sequence[int], whole: _Whole) -> bool:
    """One count that goes on from section to section or over the paragraphs between; or long
    paragraphs that make up most of the text, stand at its very head or give a court's reasons; or
    each has its classification."""
    if len(run) < _FEWEST or not _are_sentences(pieces, run):
        return False
    if sum(1 for index in run if _PORTION.match(pieces[index].text)) > len(run) / 2:
        return True
    mean = _mean(pieces, run)
    if mean >= _LONG and _follows_recitals(pieces, run[0]):
        return True
    if mean >= _LONG and all(_stand_apart(pieces, a, b) for a, b in itertools.pairwise(run)):
        return True
    if mean < _LONG:
        return False
    over = any(
        _may_head(pieces[between])
        for a, b in itertools.pairwise(run)
        for between in range(a + 1, b)
    )
    above = pieces[run[0] - 1].text if run[0] else ""
    if above.endswith((":", "：")) and not is_capitals(above):
        return over and mean >= _VERY_LONG  # who speaks (`Lady Justice Lee:`), and no lead
    if over or mean < _VERY_LONG:
        return over
    opens = run[0] == 0 or pieces[run[0] - 1].kind in {"header", "break", "title"}
    most = mean * len(run) >= _MOST * whole.length
    return opens or whole.ruling or (most and run[0] <= whole.listed)


def _follows_recitals(pieces: Sequence[Piece], index: int) -> bool:
    """Whether paragraphs that end with commas stand right above, as those do in which a resolution
    says what its body recalls and notes before it decides."""
    above = pieces[max(0, index - _FEWEST_RECITALS) : index]
    return len(above) == _FEWEST_RECITALS and all(
        piece.kind == "paragraph" and piece.text[-1] in ",，" and starts_upper(piece.text)
        for piece in above
    )


def _are_reasons(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """`a)`, `b)` … before the reasons of a court: far longer than the items of any list, or with
    paragraphs between all of them."""
    if len(run) < _FEWEST - 1 or not _are_sentences(pieces, run):
        return False
    apart = all(_stand_apart(pieces, a, b) for a, b in itertools.pairwise(run))
    return _mean(pieces, run) >= _LONGEST_ITEMS or (apart and _mean(pieces, run) >= _LONG)


def _is_recorded(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """`(a) Rear porch: no objection.`, `(b)` …: what a meeting said of each part of a matter, in
    sentences right below its name; people cite them (`item 7(b)`)."""
    above = pieces[run[0] - 1] if run[0] else None
    named = above is not None and _may_head(above) and above.text[-1] not in ":："
    return named and len(run) > 1 and _are_sentences(pieces, run)


def _stand_apart(pieces: Sequence[Piece], one: int, other: int) -> bool:
    """Whether text stands between two numbers, and is set in no further: the points of a speech."""
    between = pieces[one + 1 : other]
    return any(
        piece.kind == "paragraph"
        and piece.indent <= pieces[one].indent
        and ends_sentence(piece.text)
        for piece in between
    )


def _may_head(piece: Piece) -> bool:
    """A short line without a stop, or what is marked as a heading."""
    if piece.kind == "heading":
        return True
    if piece.kind == "item":
        # another family of numbers heads the sections
        short = len(piece.text) < 60 and not ends_sentence(piece.text)
        return short and piece.mark is not None and piece.mark.numbering is not None
    return piece.kind == "paragraph" and len(piece.text) < 80 and not ends_sentence(piece.text)


def _are_sentences(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """Whether nearly all begin with a capital and end as sentences do."""
    whole = sum(
        1
        for index in run
        if (
            starts_upper(pieces[index].text)
            or not pieces[index].text[:1].isalpha()
            or CJK.match(pieces[index].text)
        )
        and (ends_sentence(pieces[index].text) or pieces[index].text[-1] in ":;—–：；")
    )
    return whole >= 0.8 * len(run)


def keep_number(piece: Piece, rule: str) -> None:
    """Makes an item a paragraph that begins with its number."""
    if piece.mark is None or piece.stated:
        return
    piece.keep_mark()
    piece.mark = None
    piece.become("paragraph", rule, 0.85)
