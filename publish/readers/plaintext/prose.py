"""Prose: which lines go on from each other.

In wrapped text a forced break goes on and a free one is the author's; the exceptions are below,
each with its reason.
"""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext import front_breaks, marks, title_breaks
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    QUOTES,
    ends_sentence,
    holds_stop,
    is_capitals,
    starts_upper,
)
from publish.readers.plaintext.credit_words import after_by, credits_others
from publish.readers.plaintext.datelines import date_of, date_within, dateline
from publish.readers.plaintext.fields import names_those_present
from publish.readers.plaintext.joining import tidy
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.lines import ENDED, FREE, SEAM, SMALL, WIDEST, Line
from publish.readers.plaintext.pictures import credits_picture
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.scanning import Found, Scanner, speaker
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.signs import opens_other
from publish.readers.plaintext.stamps import undated
from publish.readers.plaintext.words import plain, words

_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+[^\W\d_a-z]")
_KEY: Final = re.compile(r"\[[\w.:+-]{1,16}\]\s")
"""`[STRUCT] Petrova, N., …`: the key of a reference."""

_IN_FIGURES: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}([./-])\d{1,2}\2\d{1,2}")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_LONGEST_LAST: Final = 40
_CLOSED_AND_DASH: Final = re.compile(r"[\"“”«»’‘」][.]?\s?[—–―]\s?([^—–―]*)$")
"""`…” — Ann Lee, baker`, `… »  —`: a quotation is closed, and its author follows."""

_NAMED_BEHIND: Final = re.compile(r"[:：](?: ?[^\W\d_a-z][\w.’'-]*)?$")
"""`Photograph: Ida`, `Photograph:`: the rest of the name stands in the next line."""

_MOST_OF_CAPTION: Final = 2

_JOINS: Final = re.compile(r"[;,]\s[^\W\d_]{1,4}$")
"""`; and`: more of the same follows, as below no heading."""

_PHONE: Final = re.compile(r"[\d)][ .-]\d{3}[ .-]\d{3,4}$")
"""`757-555-0144`: a line of the front that says whom to ask ends with the number."""

_HANG: Final = 8
_SOME_YEAR: Final = 2000
_FULL: Final = 60
"""Verse seldom has so many columns on a line."""

_SHOUTED: Final = 8
_LONG_LINE: Final = 0.6
_SENTENCE_CASE: Final = 0.65


def prose(scan: Scanner, index: int) -> Found:
    """All else is prose: the lines that go on from each other."""
    end, last = index + 1, len(scan.lines)
    while end < last and _goes_on(scan, index, end):
        end += 1
    if end == index + 1:
        line = scan.lines[index]
        return [Piece("paragraph", (line,), tidy(line.text), "a line of its own", 0.9)], end
    lines = tuple(scan.lines[index:end])
    rule = "lines that go on"
    return [Piece("paragraph", lines, scan.joiner.join(lines), rule, 0.9)], end


def _goes_on(scan: Scanner, start: int, index: int) -> bool:
    """Whether the paragraph goes on from line `index - 1` to `index`."""
    shape = scan.shape
    before, here = scan.lines[index - 1], scan.lines[index]
    if scan.songs.names and scan.songs.holds(here):
        return False
    if here.traits & SEAM:
        opens = opens_other(scan, index) or scan.item_mark(index) is not None
        anew = index in scan.beginnings
        return not (opens or anew) and goes_over_page(before, here, shape)
    if here.gap > shape.line_gap or before.traits & FREE:
        return False
    if not scan.plain[index] and (opens_other(scan, index) or scan.item_mark(index)):
        return False
    if not shape.wrapped:
        return _FULL <= before.end <= WIDEST and _runs_on(before, here)
    if index in scan.terms and _parts_entries(scan, start, index):
        return False
    step = here.indent - before.indent
    if step == 0 and index > title_breaks.FRONT and _goes_on_plainly(scan, index):
        return True
    opening = scan.lines[start].text
    forced = shape.forced(before, here)
    if index <= title_breaks.FRONT and title_breaks.begins_other(opening, here.text):
        return shape.separated and forced and title_breaks.hangs(opening, here.text)
    if opening[0] == "[" and _KEY.match(opening) and here.indent >= scan.lines[start].indent + 2:
        return forced
    if start in scan.terms and here.indent >= scan.lines[start].indent + 2:
        return forced
    if step >= 2:
        return index - start == 1 and step <= _HANG and _hangs(before, here, shape)
    if step <= -2 and not (index - start == 1 and here.indent == shape.base):
        return False
    if scan.weights[index] == 2 and not forced:
        return False
    if scan.is_first_line(index) and (step >= 0 or not forced):
        return False
    if _lists_those_present(scan.lines[start], before, here):
        return forced
    if index - start == 1 and _is_addressed(before, here):
        return False
    if forced:
        if index <= title_breaks.FRONT and _PHONE.search(before.text) and starts_upper(here.text):
            return False
        if step < 0 and scan.is_first_line(index - 1) and not before.ended:
            return True
        if before.text[-1] in "—–―" and _CLOSED_AND_DASH.search(before.text):
            return True  # the author of a quotation stands below the dash
        if _stops_in_phrase(before.text) or _stops_in_date(before.text, here.text):
            return True
        if index <= title_breaks.FRONT and title_breaks.stays_open(before.text):
            return True
        if index <= front_breaks.REACH and title_breaks.parts_party(before.text, here.text):
            return True
        if _NAMED_BEHIND.search(before.text) and credits_picture(f"{before.text} {here.text}"):
            return True
        if index - start <= _MOST_OF_CAPTION and before.ended and _credits_alone(here.text):
            return True  # of the picture that the line above tells of
        if title_breaks.stands_beside_titles(scan, start, index):
            return False
        if _is_attributed(scan, start, index):
            return False
        if front_breaks.is_asked(scan, index):
            told = front_breaks.goes_on(scan, start, index)
            if told is not None and not (told and _stands_alone(scan, index)):
                return told
        return not (
            is_heading_between(scan, start, index)
            or title_breaks.ends_title(scan, start, index)
            or (_is_front_line(scan, index) and not here.small)
            or _begins_anew(scan, index)
            or _leads_to_lines(scan, index)
        )
    if not before.ended and (here.small or before.text[-1] == ","):
        if _is_front_line(scan, index):
            return False
        ragged = shape.separated or before.end > 0.6 * shape.width
        return ragged and not _is_list_of_lines(scan, start, index)
    if not shape.separated:
        return False
    return not _is_lone_head(scan, start, index) and not _is_list_of_lines(scan, start, index)


def _goes_on_plainly(scan: Scanner, index: int) -> bool:
    """Whether a sentence runs on over a break for want of room: so most lines of most texts stand,
    of which nothing else need be asked."""
    before, here = scan.lines[index - 1], scan.lines[index]
    runs_on = here.traits & SMALL and not before.traits & ENDED and before.text[-1] not in ":："
    return bool(runs_on) and not scan.is_first_line(index) and scan.shape.forced(before, here)


def _stops_in_phrase(text: str) -> bool:
    """Whether a line ends in a word that more must follow, such as an article."""
    if not text[-1].isalpha():
        return False
    last = _LAST_WORD.search(text[-_LONGEST_LAST:].rpartition(" ")[2])
    return last is not None and last[0].lower() in words().mid_phrase


def _stops_in_date(text: str, below: str) -> bool:
    """Whether a line ends in the day of a month (`on 12`) that the next one begins with, or in a
    word before the month and year (`ab` / `Dezember 2027`)."""
    day = text.rpartition(" ")[2]
    if day.lower() in words().since:
        first = below.split(maxsplit=3)[:3]
        days = (" ".join(first[:count]).rstrip(".,;:") for count in (2, 3))
        return any(map(date_of, days))
    if not day.isdigit() or len(day) > len("31"):
        return False
    month = below.split(maxsplit=1)[0].rstrip(",.;:")
    return bool(date_of(f"{day} {month} {_SOME_YEAR}"))


def _runs_on(before: Line, here: Line) -> bool:
    """Whether a phrase plainly goes on over the break."""
    return _stops_in_phrase(before.text) and here.small


def _parts_entries(scan: Scanner, start: int, index: int) -> bool:
    """Whether a line with a term begins the next entry: after a stop, a free break, or an entry,
    which may end without one."""
    before, here = scan.lines[index - 1], scan.lines[index]
    after_entry = start in scan.terms and not here.small
    return after_entry or before.ended or not scan.shape.forced(before, here)


def _hangs(before: Line, here: Line, shape: Shape) -> bool:
    """Whether a sentence plainly runs on into a line that is set in, as in a bibliography."""
    open_end = not before.ended and before.text[-1] not in ":;"
    return open_end and here.weight == 0 and here.small and shape.forced(before, here)


def _begins_anew(scan: Scanner, index: int) -> bool:
    """In text without blank lines: a full line that ends a sentence, and the turn of a speaker, a
    dash of dialogue or a quotation below it.

    One line in a dozen is full by chance at the end of a paragraph: the break says nothing.
    """
    if index in scan.beginnings:
        return True
    text = scan.lines[index].text
    if scan.shape.separated:
        return False
    if _is_shouted(text) and not is_capitals(scan.lines[index - 1].text):
        return True
    if not scan.lines[index - 1].ended:
        return False
    spoken = text[0] in "–—" and text[1:2] == " "
    if _opens_part(text):
        return True
    quoted = text[0] in QUOTES and scan.quotes_open
    return spoken or quoted or speaker(text) in scan.speakers


def _is_attributed(scan: Scanner, start: int, index: int) -> bool:
    """In text without blank lines: a quotation that a full line closes and attributes, and a long
    line with a capital below it."""
    before, here = scan.lines[index - 1], scan.lines[index]
    if scan.shape.separated or scan.lines[start].text[0] not in QUOTES:
        return False
    if (match := _CLOSED_AND_DASH.search(before.text)) is None:
        return False
    *_, last = author = match[1].split() or [","]
    named = len(author) > 1 and starts_upper(match[1]) and not ends_sentence(match[1])
    open_end = last[-1] in ",;" or last.lower() in words().mid_phrase
    long = here.width >= _SENTENCE_CASE * scan.shape.width
    return named and not open_end and long and starts_upper(here.text)


def _leads_to_lines(scan: Scanner, index: int) -> bool:
    """Whether a line that happens to be full leads in to verse or the like: below its colon stands
    a line that ends free, in the middle of a sentence, as no line of a paragraph does."""
    if scan.lines[index - 1].text[-1] not in ":：" or not scan.follows(index + 1):
        return False
    here, after = scan.lines[index : index + 2]
    inside = not here.ended and after.small
    return inside and not scan.shape.forced(here, after)


def _credits_alone(text: str) -> bool:
    """`Photo: Ann Lee`; not `Text: Bo Hale. Photo: Ann Lee`."""
    return credits_picture(text) and not holds_stop(text)


def _is_addressed(before: Line, here: Line) -> bool:
    """Whether a line addresses those to whom the next ones speak."""
    addressed = before.text[-1] in ",:!" and is_salutation(before.text)
    return addressed and starts_upper(here.text) and not is_salutation(here.text)


def _lists_those_present(first: Line, before: Line, here: Line) -> bool:
    """Whether names stand over the break, and no byline: the paragraph says who was there."""
    return not before.ended and names_those_present(first.text) and not speaker(here.text)


def _is_shouted(text: str) -> bool:
    """A line in capitals, and not the end of a sentence with an abbreviation."""
    return is_capitals(text) and len(text) >= _SHOUTED and not ends_sentence(text)


def _opens_part(text: str) -> bool:
    """What opens no sentence within a paragraph: `1.2`, `§ 4`, `(Reporting by`, `Yours,`."""
    if marks.nested_number(text) or marks.section_sign(text):
        return True
    if text[0] in "([" and after_by(text[1:]):
        return True
    return len(text) < 60 and plain(text).startswith(words().closing) and text[-1] in ",!"


def goes_over_page(before: Line, here: Line, shape: Shape) -> bool:
    """Over a page that ended: unless a sentence ended and a new one begins."""
    if shape.wrapped and before.text[-1] in "-\u00ad" and before.text[-2:-1].isalpha():
        return True
    if before.ended:
        full = shape.wrapped and shape.forced(before, here)
        return full and here.indent == before.indent and not shape.first_indent
    return here.small or (shape.wrapped and shape.forced(before, here))


def is_heading_between(scan: Scanner, start: int, index: int) -> bool:
    """In text without blank lines: a short line alone between a full line and a new beginning.

    A paragraph's last line ends in a stop. So a last line that begins with a capital and has no
    stop is a heading, whatever stands before it; a question is one only after a full stop. The
    second line of the text may be that of its title.
    """
    lines, shape = scan.lines, scan.shape
    if shape.separated or index == 1:
        return False
    if title_breaks.may_go_on(scan, start, index):
        return False
    if start < title_breaks.FRONT and _names_authors(lines[start].text):
        return plain(lines[index].text) in words().section
    if index + 1 == len(lines):
        return lines[index - 1].ended and _signs(lines[index], shape)
    before, here, after = lines[index - 1 : index + 2]
    if here.width >= 0.75 * shape.width or shape.forced(here, after):
        return False
    stop = here.ended
    closed = before.ended and (not stop or here.text[-1] in "?？؟")
    quoted = lines[start].text[0] in QUOTES  # whose attribution has no stop
    opens = starts_upper(here.text) or _NUMBERED.match(here.text) is not None
    mid_phrase = before.text[-1] in ",–—" or before.text.count("(") > before.text.count(")")
    open_end = not (stop or quoted or mid_phrase) and opens and len(here.text.split()) <= 8
    if not (closed or open_end) or here.text[-1] in ",;:" or credits_others(here.text):
        return False
    if _JOINS.search(here.text):
        return False
    begins = not after.small or after.weight > 0 or after.mark is not None
    return begins and (opens or (closed and not here.small))


def _signs(line: Line, shape: Shape) -> bool:
    """A last line of a word or two without a stop: who wrote the letter."""
    short = line.width < 0.4 * shape.width and len(line.text.split()) <= 4
    return short and starts_upper(line.text) and not line.ended


def _is_front_line(scan: Scanner, index: int) -> bool:
    """Near the top: a byline, a date, when a meeting was held, or the first paragraph with its
    dateline."""
    text = scan.lines[index].text
    if index > title_breaks.FRONT or len(text) > 160:
        return False
    if date_of(text) and ends_sentence(text) and not scan.lines[index - 1].ended:
        return False  # "for the year ended", and the date that ends the sentence
    if _names_authors(text) or date_of(text) or dateline(text):
        return True
    if text.partition(" ")[0].lower() in words().held and date_within(text):
        return True
    return _IN_FIGURES.search(text) is not None and not undated(text)[0]


def _stands_alone(scan: Scanner, index: int) -> bool:
    """Where blank lines part paragraphs: a byline or date that is short, as in a head whose lines
    stand right below each other, and no more of a title that begins its next line with a name."""
    line, shape = scan.lines[index], scan.shape
    short = line.width < _LONG_LINE * shape.width
    return shape.separated and short and _is_front_line(scan, index)


def _names_authors(text: str) -> bool:
    found = byline(text)
    if found is None:
        return False
    role = any(map(has_role, found.other)) and found.evidence >= 1
    return found.evidence >= 4.5 or (found.evidence >= 2 and (role or not found.other)) or role


def _is_lone_head(scan: Scanner, start: int, index: int) -> bool:
    """In text with blank lines: the first line of a group is a heading right above its text."""
    before, here = scan.lines[index - 1], scan.lines[index]
    return (
        index - start == 1
        and before.width < 0.75 * scan.shape.width
        and not before.ended
        and before.text[-1] not in ",;"
        and starts_upper(before.text)
        and starts_upper(here.text)
    )


def _is_list_of_lines(scan: Scanner, start: int, index: int) -> bool:
    """A group whose breaks are free for the most part: lines that the author meant as lines."""
    lines, shape = scan.lines, scan.shape
    free = checked = 0
    for at in range(max(start + 1, index - 2), min(index + 4, len(lines))):
        if lines[at].gap > shape.line_gap:
            if at <= index:
                return False
            break
        checked += 1
        free += (
            not shape.forced(lines[at - 1], lines[at]) and lines[at - 1].end < 0.85 * shape.width
        )
    return checked >= 1 and free == checked and lines[index - 1].width < 0.8 * shape.width
