"""Blocks that are set in: code, verse or a quotation, by how they read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import (
    ends_sentence,
    holds_stop,
    starts_lower,
    starts_upper,
)
from publish.readers.plaintext.code import (
    BLANK,
    TAGS,
    begins_statement,
    code_weight,
    is_told,
    is_typed,
    leads_in,
    may_command,
)
from publish.readers.plaintext.heading_words import REACHED_BY
from publish.readers.plaintext.joining import tidy
from publish.readers.plaintext.lines import WIDEST, Line, needed, verbatim
from publish.readers.plaintext.names import are_signers
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.programs import CODE_STEP, begins_prose, is_record
from publish.readers.plaintext.prose import goes_over_page
from publish.readers.plaintext.scanning import Found, Scanner
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.signs import rule
from publish.readers.plaintext.stanzas import VERSE_COLUMNS
from publish.readers.plaintext.tables import is_border
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import speaks_of_verse

SET_IN = "set in as a whole"
_MOST_OF_COMMAND = 6
_COMMANDED = "/.$<#"
_FIGURED: Final = re.compile(r"[+-]?\d[\d.,]*[%\w]{0,3}\s+\S")
"""`41.39 Uploading`"""

_FRACTION: Final = re.compile(r"[+-]?\d+[.,]\d+\s")

_SURE: Final = 2
_MOST_OF_OPENING: Final = 2
_RIGHT = 24
_WORDY = 6
_MOST_AT_HEAD = 3


def set_in(scan: Scanner, index: int) -> Found | None:
    """A block set in as a whole: code, verse or a quotation, by how it reads."""
    lines, shape = scan.lines, scan.shape
    step = lines[index].indent - shape.base
    if step < 2 or scan.runs_into(index) or _hangs(scan, index):
        return None
    first_line = shape.first_indent > 0 and step == shape.first_indent
    end = _end_of_block(scan, index, first_line=first_line)
    typed = _is_typed(scan, index, end)
    if first_line and end == index + 1 and _is_command_between(scan, index):
        found = [lines[index]]
        return [Piece("code", found, verbatim(found), "a few words set in, led in to", 0.7)], end
    if (
        first_line
        and not typed
        and (end == index + 1 or not _stands_together(lines[index], lines[index + 1]))
    ):
        return None
    if (
        end == index + 1
        and scan.follows(end)
        and lines[end].indent == shape.base
        and shape.wrapped
        and shape.forced(lines[index], lines[end])
        and not _stands_alone(scan, index)
    ):
        return None
    found = list(lines[index:end])
    coded = 0 if _is_sentence(scan, found) else sum(1 for w in scan.weights[index:end] if w)
    if first_line and not scan.has_code and _may_be_words(scan, index):
        coded = 0  # paragraphs of one line, with signs among their words
    while (
        coded
        and found[-1].weight == 0
        and found[-1].ended
        and (first_line or found[-1].gap > shape.line_gap)
    ):
        found.pop()
        end -= 1
    if coded and (coded >= 0.5 * len(found) or _shows_deeper(found)):
        return [
            Piece(
                "code", found, verbatim(found, scan.shape.line_gap), "set in and reads as code", 0.9
            )
        ], end
    if _is_begun(scan, index, found):
        text = verbatim(found, shape.line_gap)
        return [Piece("code", found, text, "set in, and begins as code does", 0.85)], end
    if typed or _are_commands(scan, index, found):
        text = verbatim(found, shape.line_gap)
        return [Piece("code", found, text, "set in, with signs of a machine", 0.75)], end
    if _are_figured(scan, index, found):
        text = verbatim(found, shape.line_gap)
        return [
            Piece("code", found, text, "figures before words, as programs print them", 0.7)
        ], end
    if any(scan.item_mark(i) for i in range(index, end)):
        return None
    if first_line and _are_paragraphs(found, shape):
        return None
    if len(found) == 1 and not _is_centred(found[0], shape):
        return _one_line_set_in(scan, index), end
    if any(is_border(line.text) and line.width > 5 for line in found):
        return [
            Piece("code", found, verbatim(found, shape.line_gap), "a drawing, set in", 0.8)
        ], end
    if how := _how_placed(scan, index, end, found):
        return [Piece("paragraph", [x], tidy(x.text), how, 0.8) for x in found], end
    free = sum(1 for a, b in itertools.pairwise(found) if not shape.forced(a, b))
    short = max(line.width for line in found) < 66
    ended = sum(1 for line in found if line.ended)
    lines_apart = free >= 0.6 * (len(found) - 1) or not shape.wrapped
    labelled = sum(1 for line in found if term(line.text))
    if labelled > (0.3 if first_line else 0.5) * len(found) or _are_contacts(found):
        return None
    if are_signers([line.text for line in found]):
        return None
    if short and lines_apart and ended <= 0.6 * len(found):
        return [Piece("verse", found, "", "short lines, set in", 0.8)], end
    parts = _paragraphs(found, shape) if shape.wrapped else [[line] for line in found]
    if first_line:
        # one line alone there is the first of a paragraph of the text
        parts = list(itertools.takewhile(lambda part: len(part) > 1, parts))
        found = [line for part in parts for line in part]
        if not found:
            return None
    quote = Piece("quote", found, "", SET_IN, 0.85)
    if shape.wrapped:
        quote.body = [
            Piece("paragraph", lines, scan.joiner.join(lines), quote.rule, 0.85) for lines in parts
        ]
    else:
        quote.body = [
            Piece("paragraph", [line], tidy(line.text), quote.rule, 0.85) for line in found
        ]
    return [quote], index + len(found)


def _hangs(scan: Scanner, index: int) -> bool:
    """Whether a line goes on right below the words of one with a number before them, that may be
    a step though no other has the number after it."""
    if not index or not scan.shape.wrapped or not scan.follows(index):
        return False
    before, here = scan.lines[index - 1], scan.lines[index]
    columns = (before.indent + len(mark.text) + 1 for mark in marks.alternatives(before.text))
    return not before.ended and here.indent in columns and scan.shape.forced(before, here)


def _end_of_block(scan: Scanner, index: int, *, first_line: bool) -> int:
    """Where the lines end that are set in; where a `first_line` is, they end above a paragraph."""
    lines, shape = scan.lines, scan.shape
    end = index + 1
    while (
        end < len(lines)
        and lines[end].indent >= shape.base + 2
        and not (lines[end].indent != lines[index].indent and rule(scan, end))
        and not (scan.is_first_line(end) and lines[end].indent != lines[index].indent)
        and (
            scan.follows(end)
            or (lines[end].gap == shape.blank_gap and _goes_on_typed(scan, end))
            or (lines[end].seam and goes_over_page(lines[end - 1], lines[end], shape))
        )
    ):
        end += 1
    while first_line and end > index + 1 and _opens_paragraph(scan, end - 1):
        end -= 1
    deeper = end > index + 1 and _goes_deeper(lines[index], lines[index + 1])
    if first_line and lines[index].weight == 0 and not deeper:
        drawn = (
            i for i in range(index + 1, end) if lines[i].weight == 2 or is_border(lines[i].text)
        )
        end = next(drawn, end)
    if first_line and any(scan.weights[at] or is_typed(lines[at].text) for at in range(index, end)):
        begun = (
            i
            for i in range(index, end)
            if scan.is_first_line(i) and lines[i].weight == 0 and begins_prose(scan, i)
        )
        end = max(index + 1, next(begun, end))
    return end


def _may_be_words(scan: Scanner, index: int) -> bool:
    """Whether a line begins as a sentence or a parenthesis does, with no words that lead in to
    it."""
    led_in = index > 0 and scan.lines[index - 1].text[-1] in ":："
    text = scan.lines[index].text
    return not led_in and (starts_upper(text) or text[0] == "(")


def _is_sentence(scan: Scanner, found: Sequence[Line]) -> bool:
    """Whether wrapped lines, none of which can hardly be prose, are a sentence when joined. One
    that begins with a small letter has a stop at least."""
    if starts_lower(found[0].text) and not found[-1].ended:
        return False
    doubtful = len(found) > 1 and scan.shape.wrapped and max(line.weight for line in found) < 2
    forced = all(scan.shape.forced(a, b) for a, b in itertools.pairwise(found))
    return doubtful and forced and code_weight(" ".join(line.text for line in found)) == 0


def _stands_alone(scan: Scanner, index: int) -> bool:
    """Whether one line set in is no first line of a paragraph: in this text none is set in, and it
    reads as code, or a sentence ends with it."""
    line, above = scan.lines[index], scan.lines[index - 1] if index else None
    if scan.shape.first_indent or not scan.has_prose_at_margin:
        return False
    if above is not None and not (above.ended or above.text[-1] in ":："):
        return False
    return line.weight > 0 or is_typed(line.text) or line.ended


def _is_prose_end(scan: Scanner, index: int) -> bool:
    """Whether a paragraph at the margin ends with this line."""
    line = scan.lines[index]
    at_margin = line.indent == scan.shape.base and line.mark is None
    return at_margin and line.ended


def _shows_deeper(found: list[Line]) -> bool:
    """Whether a block that is set in has a line of code set in deeper, below words that lead in to
    it: what a program says, as a whole; or one that can hardly be prose, below a word or two that
    open what others close."""
    return any(
        here.weight
        and here.indent >= before.indent + 2
        and (before.text[-1] in ":：" or (here.weight == _SURE and _opens(before)))
        for before, here in itertools.pairwise(found)
    )


def _opens(line: Line) -> bool:
    return may_command(line.text) and len(line.text.split()) <= _MOST_OF_OPENING


def _paragraphs(found: list[Line], shape: Shape) -> list[list[Line]]:
    """The paragraphs of a quotation that no blank line parts: a sentence ends well before the end
    of its line, and the next one begins below it."""
    parts: list[list[Line]] = []
    full = max(line.end for line in found)
    for line in found:
        before = parts[-1][-1] if parts else None
        if before is None or (before.ended and not line.small and needed(before, line) <= full):
            parts.append([])
        parts[-1].append(line)
    return parts


def _are_contacts(found: list[Line]) -> bool:
    """A line or two that say how to reach somebody."""
    return len(found) < 4 and any(REACHED_BY.search(line.text) for line in found)


def _goes_on_typed(scan: Scanner, index: int) -> bool:
    """Whether code goes on below a blank line: it is code itself, or the next line is."""
    near = range(index, min(index + 2, len(scan.lines)))
    return any(
        scan.weights[at] or is_typed(scan.lines[at].text)
        for at in near
        if scan.lines[at].indent >= scan.shape.base + CODE_STEP
    )


def _is_typed(scan: Scanner, index: int, end: int) -> bool:
    """Whether half the lines of a block show signs of a machine and none ends a sentence. What is
    set in as first lines are must stand below words that lead in to it."""
    lines, shape = scan.lines[index:end], scan.shape
    if lines[0].indent < shape.base + CODE_STEP or any(x.ended for x in lines[:-1]):
        return False
    if shape.first_indent and not (index and leads_in(scan.lines[index - 1].text)):
        return False
    if _is_sentence(scan, lines):
        return False
    typed = sum(1 for at in range(index, end) if scan.weights[at] or is_typed(scan.lines[at].text))
    return typed >= 0.5 * len(lines)


def _are_commands(scan: Scanner, index: int, found: Sequence[Line]) -> bool:
    """`cd shop`, `yarn`: lines of a few words that a small letter or a sign begins and no comma or
    stop ends, in a text that has code and does not speak of verse right above."""
    above = scan.lines[index - 1].text if index else ""
    shape = scan.shape
    if not scan.has_code or shape.first_indent or found[0].indent < shape.base + CODE_STEP:
        return False
    if above and speaks_of_verse(above):
        return False
    return all(
        len(line.text.split()) <= _MOST_OF_COMMAND
        and (line.text[0] in _COMMANDED or may_command(line.text))
        for line in found
    )


def _is_begun(scan: Scanner, index: int, found: Sequence[Line]) -> bool:
    """Whether the first line of several tells what all are: a command behind its prompt, with what
    it prints; the first word of a query, of which a line below is one; a record of a register."""
    if found[0].indent < scan.shape.base + CODE_STEP or len(found) == 1:
        return False
    first, rest = found[0].text, found[1:]
    if any(line.indent < found[0].indent for line in rest):
        return False
    if is_told(first):
        return not any(line.ended for line in found)
    if begins_statement(first):
        return max(line.weight for line in rest) == _SURE
    return is_record(scan, index)


def _is_command_between(scan: Scanner, index: int) -> bool:
    """`make clean`, in a text with code, below words that lead in to it: a line that goes on in no
    other, where first lines are set in as far."""
    line, end = scan.lines[index], index + 1
    if not scan.has_code or not (index and leads_in(scan.lines[index - 1].text)):
        return False
    goes_on = scan.follows(end) and (
        scan.weights[end] > 0 or scan.shape.forced(line, scan.lines[end])
    )
    few = len(line.text.split()) <= _MOST_OF_COMMAND
    return few and may_command(line.text) and not goes_on


def _are_figured(scan: Scanner, index: int, found: Sequence[Line]) -> bool:
    """Whether several lines all begin with figures of which one has a fraction, in a text with
    code; with words that lead in to them, where first lines are set in."""
    led_in = index > 0 and scan.lines[index - 1].text[-1] in ":："
    return (
        len(found) > 1
        and scan.has_code
        and (led_in or not scan.shape.first_indent)
        and all(_FIGURED.match(line.text) for line in found)
        and any(_FRACTION.match(line.text) for line in found)
    )


def _are_paragraphs(found: list[Line], shape: Shape) -> bool:
    """Whether lines at the indent of first lines are paragraphs of one line each: the first of them
    comes to an end, the next begins with a label, or one has room to fill in."""
    first, second = found[:2]
    ended = first.ended or first.text[-1] in ";；:：" or any(BLANK.search(x.text) for x in found)
    return ended or bool(term(second.text)) or not shape.forced(first, second)


def _stands_together(line: Line, after: Line) -> bool:
    """Whether two lines are no first lines of paragraphs: at one indent, or code that goes deeper;
    prose goes back to the margin."""
    return after.indent == line.indent or _goes_deeper(line, after)


def _goes_deeper(line: Line, after: Line) -> bool:
    """Whether a line that is code, or may be a command, has code below it that is set in deeper."""
    begun = line.weight > 0 or (after.weight > 0 and may_command(line.text))
    return after.indent > line.indent and begun


def _is_centred(line: Line, shape: Shape) -> bool:
    """Whether as much room stands before a short line as after it."""
    centre = (line.indent + line.end) / 2
    return line.indent >= 12 and shape.wrapped and abs(centre - shape.width / 2) <= shape.width / 10


def _how_placed(scan: Scanner, index: int, end: int, found: Sequence[Line]) -> str:
    """Whether all lines stand in the middle, or to the right; "" for neither."""
    if _opens_text(scan, index, end) or all(_is_centred(line, scan.shape) for line in found):
        return "centred"
    return "to the right" if all(_stands_right(line, scan.shape) for line in found) else ""


def _opens_text(scan: Scanner, index: int, end: int) -> bool:
    """Whether two or three lines at differing indents are the first of a text, with a blank line
    and prose at the margin below, and none has a mark at its end: title and subtitle, each in the
    middle of its line. Verse that stands alone above prose has stops or commas."""
    found, below = scan.lines[index:end], scan.lines[end : end + 2]
    if index or not 1 < len(found) <= _MOST_AT_HEAD or not below:
        return False
    if below[0].gap <= scan.shape.line_gap or below[0].indent != scan.shape.base:
        return False
    wrapped = len(below) > 1 and scan.shape.wrapped and scan.shape.forced(*below)
    prose = wrapped or (below[0].ended and below[0].width > VERSE_COLUMNS)
    named = all(line.text[-1].isalnum() or line.text[-1] in ')”"' for line in found)
    return prose and named and len({line.indent for line in found}) > 1


def _stands_right(line: Line, shape: Shape) -> bool:
    """Whether a few words without a stop stand beyond the middle: an address, or who writes."""
    beyond = shape.wrapped and line.indent >= max(_RIGHT, shape.width / 2)
    return beyond and not line.ended


def _opens_paragraph(scan: Scanner, index: int) -> bool:
    """Whether the line after this one goes back to the margin: it is a paragraph's first."""
    if index + 1 >= len(scan.lines) or not scan.follows(index + 1):
        return False
    before, here, after = scan.lines[index - 1 : index + 2]
    if after.indent != scan.shape.base:
        return False
    runs_on = after.small and scan.shape.forced(here, after)
    return before.ended or (runs_on and not here.ended)


def _one_line_set_in(scan: Scanner, index: int) -> list[Piece]:
    """A sentence that is set in is a quotation, if other sentences stand at the margin; below words
    that lead in to it a few small words are a command."""
    found, shape = [scan.lines[index]], scan.shape
    line, text = found[0], tidy(found[0].text)
    led_in = index > 0 and scan.lines[index - 1].text[-1] in ":："
    led_in = led_in and line.indent >= shape.base + CODE_STEP
    low = (text[0].isascii() and text[0].islower()) or not any(c.isalpha() for c in text)
    small = low and len(text.split()) <= _MOST_OF_COMMAND
    if led_in and small and not ends_sentence(text) and not shape.first_indent:
        return [Piece("code", found, verbatim(found), "a few words set in, led in to", 0.7)]
    tagged = TAGS.search(text) is not None
    below_prose = led_in or tagged or (index > 0 and _is_prose_end(scan, index - 1))
    apart = shape.separated or (scan.has_prose_at_margin and (below_prose or not shape.wrapped))
    long = line.width >= 40 or tagged or (led_in and not starts_lower(text))
    alone = shape.separated and not (scan.follows(index) or scan.follows(index + 1))
    wordy = alone and sum(1 for word in text.split() if word.isalpha()) >= _WORDY
    ended = ends_sentence(text) or tagged or wordy or (line.width > WIDEST and holds_stop(text))
    if long and ended and apart and not shape.first_indent:
        quote = Piece("quote", found, "", SET_IN, 0.7)
        quote.body = [Piece("paragraph", found, text, quote.rule, 0.7)]
        return [quote]
    return [Piece("paragraph", found, text, "a line set in", 0.6)]
