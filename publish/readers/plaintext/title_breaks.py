"""Where a title ends in text without blank lines, whose lines are full by chance or go on.

A title of two lines fills the first and seldom the second. So of the first line with several words
the next one goes on, unless that is nearly full itself, tells a day or names somebody.
"""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    asks,
    ends_sentence,
    holds_stop,
    is_capitals,
    starts_lower,
    starts_upper,
    title_case_share,
)
from publish.readers.plaintext.controls import is_control
from publish.readers.plaintext.datelines import date_within, dateline
from publish.readers.plaintext.fields import is_court, names_parties, names_town
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.meetings import names_record
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.words import either, plain, words

FRONT: Final = 8
"""The front has no more lines above its text."""

_TITLE_LINES: Final = 3
"""The first line of the title is among so many, where nothing tells what stands above it."""

_FEWEST_OF_TITLE: Final = 4
_TITLE_CASE: Final = 0.75
_NEARLY_FULL: Final = 0.75
_SENTENCE_CASE: Final = 0.65
_LONG_LINE: Final = 0.4
_FEW_CAPITALS: Final = 0.2
_PAIRS: Final = (("«", "»"), ("“", "”"), ("(", ")"))
"""What opens and what closes; `„Wer zahlt?“` closes with what opens in English."""


def is_first_of_title(scan: Scanner, start: int, index: int) -> bool:
    """Whether the paragraph from `start` to the line above `index` is that one line, and the first
    of the text with several words, but for days: the first of the title, if there is one. Below the
    fields or the salutation of a letter there is none."""
    return (
        start == index - 1 < FRONT
        and len(scan.lines[start].text.split()) >= _FEWEST_OF_TITLE
        and all(_is_above_title(line.text) for line in scan.lines[:start])
    )


def _is_above_title(text: str) -> bool:
    header = words().header
    addressed = plain(text.partition(":")[0]) in header.to | header.sender | header.subject
    few = len(text.split()) < _FEWEST_OF_TITLE and text[-1] != ","
    return (few and not addressed) or bool(date_within(text))


def stays_open(text: str) -> bool:
    """Whether a line of the front ends with a comma or within a quotation: more of it follows.

    All 163 such lines go on that are full in the heads of a thousand labelled texts."""
    quoted = any(text.count(opens) > text.count(closes) for opens, closes in _PAIRS)
    return text[-1] in ",;" or (quoted and "„" not in text)


def begins_other(first: str, below: str) -> bool:
    """Whether a line does not go on a title: the word above those who judge, or when and where a
    meeting was held, below what was written down of it."""
    held = below.partition(" ")[0].lower() in words().held
    bench = len(below) < len(first) and plain(below) in words().bench
    return bench or (held and names_record(first))


def hangs(first: str, below: str) -> bool:
    """`… told by text the night` / `before`: whether such a word, alone and in small letters, is
    the last of the title."""
    return starts_lower(below) and " " not in below and not names_parties(first)


def parts_party(above: str, below: str) -> bool:
    """`The King v WENDLE` / `BOROUGH COUNCIL`: whether a break stands in the name of a party, which
    judgments set in capitals."""
    last = above.rsplit(maxsplit=1)[-1]
    capitals = is_capitals(last) and is_capitals(below) and len(last) > 1
    return capitals and names_parties(above) and not is_court(below) and ":" not in below


def may_go_on(scan: Scanner, start: int, index: int) -> bool:
    """Whether a full line near the top may go on in the next as a title does."""
    near = index <= _TITLE_LINES or is_first_of_title(scan, start, index)
    return near and _goes_on(scan.lines[index - 1].text, scan.lines[index].text)


def _goes_on(text: str, below: str) -> bool:
    """Whether a full line near the top comes to no end, and what stands below may go on from it: a
    single word, or more of a title in title case."""
    if ends_sentence(text) or is_given(below) or plain(below) in words().section:
        return False
    if is_issuer(below) or below.lower().startswith(words().to_all):
        return False
    listed = "," in text and not any(map(str.islower, text.split()))
    told = any(map(str.isdigit, below))
    return " " not in below or (title_case_share(text) >= _TITLE_CASE and not (listed or told))


def _are_names(text: str) -> bool:
    """Several full names, or one and where its bearer writes."""
    found = byline(text)
    if found is None or not all(map(is_person, found.authors)) or not found.authors:
        return False
    return len(found.authors) > 1 or (bool(found.other) and found.evidence > 0)


def ends_title(scan: Scanner, start: int, index: int) -> bool:
    """In text without blank lines: a first line that happens to be full.

    Of 189 first lines with several words above a nearly full one with a capital, not both in title
    case, three go on in the labelled texts."""
    if scan.shape.separated:
        return False
    if is_first_of_title(scan, start, index):
        asked = asks(scan.lines[start].text) and starts_upper(scan.lines[index].text)
        if asked or _is_nearly_full(scan, index):
            return True
    if not 0 < index <= _TITLE_LINES:
        return False
    first, here = scan.lines[index - 1], scan.lines[index]
    if first.ended or dateline(first.text):
        return False
    short = here.width < 0.75 * scan.shape.width
    town = names_town(here.text) and first.text[-1] not in "'’"  # "the Keepers’ / Guild, Halden"
    if short and (_are_names(here.text) or date_within(here.text) or town):
        return True
    if not starts_upper(here.text):
        return False
    if _is_other_sentence(scan, index):
        return True
    if title_case_share(first.text) < _TITLE_CASE:
        return is_person(here.text) and here.width < 0.6 * scan.shape.width
    return title_case_share(first.text) >= _TITLE_CASE and (
        title_case_share(here.text) < _TITLE_CASE or bool(dateline(here.text))
    )


def stands_beside_titles(scan: Scanner, start: int, index: int) -> bool:
    """In text without blank lines: a control of a page below a first line, several words for a kind
    of text, of what a report tells, or the head of a section below a title in sentence case."""
    if scan.shape.separated or not start == index - 1 < FRONT:
        return False
    above, text = scan.lines[start].text, scan.lines[index].text
    name = plain(text)
    kind = " " in text and name in words().status
    last = above.rsplit(maxsplit=1)[-1]
    heads = name in words().section and starts_upper(text) and last.islower()
    told = heads or tells_of(text)
    goes_on = last.lower() in words().mid_phrase or not last[-1].isalnum()
    return kind or name in words().boilerplate or is_control(text) or (told and not goes_on)


def tells_of(text: str) -> bool:
    """`Results of a two-year trial`, `Final report on the gates`: below a title, what it is."""
    tokens = text.lower().split()
    kinds = either(words().report, words().document, words().findings)
    of = next((at for at, token in enumerate(tokens[:3]) if token in words().of_matter), 0)
    return starts_upper(text) and not kinds.isdisjoint(tokens[:of])


def _is_other_sentence(scan: Scanner, index: int) -> bool:
    """Whether a first line in sentence case ends though it is full: the next begins with a capital,
    which in this text few words do within a sentence, and is no last word of a title."""
    first, here = scan.lines[index - 1], scan.lines[index]
    above = scan.lines[: index - 1]
    kickers = all(
        plain(line.text) in either(words().status, words().kicker) or is_capitals(line.text)
        for line in above
    )
    return (
        kickers
        and starts_upper(first.text)
        and not is_capitals(first.text)
        and title_case_share(first.text) < _SENTENCE_CASE
        and first.text.rsplit(maxsplit=1)[-1] not in words().mid_phrase
        and here.width >= _LONG_LINE * scan.shape.width
        and scan.capitals < _FEW_CAPITALS
    )


def _is_nearly_full(scan: Scanner, index: int) -> bool:
    """Whether a line with a capital is nearly full, and it and the one above are not both in title
    case; nor does a sentence end within that, as in the first line of a text without a title."""
    first, here = scan.lines[index - 1], scan.lines[index]
    return (
        here.width >= _NEARLY_FULL * scan.shape.width
        and starts_upper(here.text)
        and not (first.ended or holds_stop(first.text))
        and min(title_case_share(first.text), title_case_share(here.text)) < _TITLE_CASE
    )
