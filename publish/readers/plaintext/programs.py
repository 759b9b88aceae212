"""Code among the lines, at the margin or set in, by how its lines read."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.code import (
    is_command,
    is_keyed,
    is_stated_for_machines,
    is_statement,
    is_worded,
    leads_in,
    reads_on,
)
from publish.readers.plaintext.lines import verbatim
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.scanning import Found, Scanner

CODE_STEP: Final = 3
"""Code is set in by so many columns at least."""

_SURE: Final = 2
_OPENS: Final = "{(["
_CLOSES: Final = "})]"
_PROMPTS: Final = ("$ ", ">>> ")
"""What a program is told stands behind these; what it says, in sentences too, below."""

_ELIDED: Final = re.compile(r"\.{3}|…|\[(?:\.{3}|…)\]")
_STATED: Final = re.compile(r".*[;{}()\[\],]$|#|//")
_FEWEST_STATED: Final = 3
_MOSTLY_STATED: Final = 0.8
_FEWEST_KEYED: Final = 3
_LONGEST_BLOCK: Final = 200
_MOST_OUTPUT: Final = 12
"""Of what a program says below a blank line so many lines are looked at."""


def code(scan: Scanner, index: int) -> Found | None:
    """Lines that read as code, or those of a block that brackets open and close."""
    if scan.weights[index] == 0 or scan.runs_into(index):
        return None
    read = _reads_as_code(scan, index)
    end = _closed_at(scan, index) + 1
    if end <= (read[1] if read is not None else index + 1):
        return read
    found = list(scan.lines[index:end])
    text = verbatim(found, scan.shape.line_gap)
    return [Piece("code", found, text, "a block in brackets", 0.85)], end


def _reads_as_code(scan: Scanner, index: int) -> Found | None:
    """Lines that read as code, two in a row or one that can hardly be anything else."""
    lines, weights = scan.lines, scan.weights
    opens = _opens_block(scan, index)
    if weights[index] < 2 and not ((scan.follows(index + 1) and weights[index + 1] == 2) or opens):
        return None
    end = index + 1
    last = index
    told = lines[index].text.startswith(_PROMPTS)
    set_in = lines[index].indent >= scan.shape.base + CODE_STEP
    while end < len(lines) and lines[end].gap <= scan.shape.blank_gap * (1 + set_in):
        if scan.is_first_line(end) and _parts_code(scan, end, told=told):
            break
        deeper = lines[end].indent > lines[index].indent - (1 if set_in else 0)
        if set_in and weights[end] < _SURE and lines[end].indent == scan.shape.base:
            break  # prose, with a sign of a machine in it, goes back to the margin
        over_page = lines[end].seam and set_in and deeper
        if not set_in and not deeper and weights[end] == 0 and is_worded(lines[end].text):
            break
        apart = lines[end].gap > scan.shape.line_gap and not over_page
        if (
            weights[end] == 2
            or _opens_block(scan, end)
            or (not apart and (weights[end] or deeper))
            or (
                apart and deeper and (weights[end] or (set_in and _is_output(scan, end, told=told)))
            )
        ):
            last = end
        elif not apart and _ELIDED.fullmatch(lines[end].text):
            pass  # `...`: more of the code, which is not shown
        elif (
            apart
            or end - last > 1
            or lines[end].ended
            or (set_in and lines[end].indent < lines[index].indent)
        ):
            break
        end += 1
    end = last + 1
    found = list(lines[index:end])
    strong = sum(1 for w in weights[index:end] if w == 2)
    if len(found) == 1 and (found[0].text[0] == "[" or not _stands_as_code(scan, index)):
        return None
    together = weights[index] == 2 and lines[index].indent >= scan.shape.base + 3
    answered = told and not scan.shape.first_indent
    together = together and (answered or not any(line.ended for line in found))
    closed = opens and found[-1].text[0] in _CLOSES and found[-1].indent == found[0].indent
    few = strong < (0.1 if together else 0.3) * len(found) or (len(found) == 2 and strong < 1)
    if few and not closed:
        return None
    return [Piece("code", found, verbatim(found, scan.shape.line_gap), "reads as code", 0.85)], end


def _closed_at(scan: Scanner, index: int) -> int:
    """Where a block at the margin that a line opens is closed, as `server {` by `}`: nothing is set
    in deeper, as in copies of pages, but nearly each line ends as statements do. 0 for nowhere."""
    lines = scan.lines
    if lines[index].text[-1] != "{" or not scan.follows(index + 1):
        return 0
    depth = stated = 0
    for at in range(index, min(index + _LONGEST_BLOCK, len(lines))):
        text = lines[at].text
        if at > index and lines[at].gap > scan.shape.blank_gap:
            return 0
        depth += text.count("{") - text.count("}")
        stated += _STATED.match(text) is not None
        if depth <= 0:
            few = stated < max(_FEWEST_STATED, _MOSTLY_STATED * (at + 1 - index))
            return 0 if few or text[0] != "}" else at
    cut_off = stated == len(lines) - index > _FEWEST_STATED
    return len(lines) - 1 if cut_off else 0


def _opens_block(scan: Scanner, index: int) -> bool:
    """`server {`, `import (`: a bracket is opened, and the line below is set in deeper."""
    line = scan.lines[index]
    if line.text[-1] not in _OPENS or not line.weight or not scan.follows(index + 1):
        return False
    return scan.lines[index + 1].indent > line.indent


def _is_output(scan: Scanner, index: int, *, told: bool) -> bool:
    """Whether lines that are set in as far as the code above a blank line are what a program says,
    in a text that sets in no first lines: no sentence, unless it is `told` what to do above."""
    lines, shape = scan.lines, scan.shape
    if shape.first_indent:
        return False
    if told:
        return True
    for at in range(index, min(index + _MOST_OUTPUT, len(lines))):
        line = lines[at]
        if at > index and (line.indent < shape.base + CODE_STEP or line.gap > shape.line_gap):
            return line.indent == shape.base or line.gap > shape.line_gap
        if line.ended or line.text[-1] in ",:：":
            return False
    return True


def is_record(scan: Scanner, index: int) -> bool:
    """Whether lines that are set in below words that lead in to them are keys of small letters with
    their values, as a register prints them: mostly one word each, and one with a sign of a
    machine."""
    lines = scan.lines
    if lines[index].indent < scan.shape.base + CODE_STEP or not is_keyed(lines[index].text):
        return False
    if not (index and leads_in(lines[index - 1].text)):
        return False
    end = index + 1
    while scan.follows(end) and lines[end].indent == lines[index].indent:
        if not is_keyed(lines[end].text):
            return False
        end += 1
    values = [line.text.partition(":")[2].strip() for line in lines[index:end]]
    short = sum(1 for value in values if " " not in value)
    typed = any(map(is_stated_for_machines, values))
    return end - index >= _FEWEST_KEYED and 2 * short >= len(values) and typed


def _parts_code(scan: Scanner, index: int, *, told: bool) -> bool:
    """Whether a line at the indent of first lines is prose between lines of code. What a program
    says when it is `told` something may read on as sentences do, but leads in to nothing."""
    weight = scan.weights[index]
    text = scan.lines[index].text
    prose = ends_sentence(text) or leads_in(text) if told else begins_prose(scan, index)
    return (weight == 0 and prose) or (weight < 2 and _goes_on_at_margin(scan, index))


def _stands_as_code(scan: Scanner, index: int) -> bool:
    """One line alone is code when set in, when it shows a prompt, is a command or a statement, or
    below words that lead in to it."""
    line = scan.lines[index]
    if line.indent >= scan.shape.base + 2 or line.text.startswith((*_PROMPTS, "#!")):
        return True
    led_in = index > 0 and scan.lines[index - 1].text[-1] in ":："
    whole = is_command(line.text) or is_statement(line.text)
    return line.weight == 2 and (led_in or whole)


def begins_prose(scan: Scanner, index: int) -> bool:
    """Whether a line set in like code is a sentence or a part of one, leads in to what follows, or
    goes on at the margin."""
    text = scan.lines[index].text
    ended = ends_sentence(text) and any(c.isalnum() for c in text)
    if ended or leads_in(text) or reads_on(text):
        return True
    return _goes_on_at_margin(scan, index)


def _goes_on_at_margin(scan: Scanner, index: int) -> bool:
    if not scan.follows(index + 1):
        return False
    line, after = scan.lines[index : index + 2]
    return after.indent == scan.shape.base and scan.shape.forced(line, after)
