"""Blocks that signs of their own make plain: fences, underlines, rules, tables, > and #."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import ends_sentence, holds_stop, is_cased
from publish.readers.plaintext.code import code_weight, is_command
from publish.readers.plaintext.joining import tidy
from publish.readers.plaintext.lines import Line, needed, verbatim
from publish.readers.plaintext.marks import Mark
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.programs import is_record
from publish.readers.plaintext.scanning import FENCE, FEWEST_VALUES, MOST_UNDERLINED, Found, Scanner
from publish.readers.plaintext.shape import Shape, is_wrapped
from publish.readers.plaintext.tables import table

_RULE: Final = re.compile(
    r"([*_=~#•·—–━═─+-])(?:[ \t]{0,12}\1){2,120}$|[⁂§~*#❧☙]$|- ?- ?-$|o0o$|\*{3}$"
)
_UNDERLINE: Final = re.compile(r"([=\-~^*_#+\"'.])\1{2,120}$")
_UNDERLINE_SHORT: Final = re.compile(r"([=\-~])\1$")
_AS_WIDE: Final = 1
"""Rows of `_` part the lines of a caption of a court, unless they are as wide as the line above."""

_SHORT: Final = 4
"""A word of two characters, as in Chinese, has an underline of two signs; `--` below other words
stands above what is below each letter of who signs."""

_HASHES: Final = re.compile(r"(#{1,6})\s+(\S.*?)\s{0,4}#{0,6}$")
_QUOTED: Final = re.compile(r"((?:>\s?){1,8})")
_LONGEST_HEADING: Final = 120
_FEWEST_ROWS: Final = 3
_PARTED: Final = {sign: re.compile(rf"{sign}(?=\S|$)") for sign in ",;"}
_AMOUNT: Final = re.compile(r"[^\w\s]?\d{1,3}(?:,\d{2,3}){2,6}\W{0,3}$")
"""`1,234,567`: a column of amounts."""

_MOST_OF_HEADING: Final = 2
"""A title with more lines than headings have is underlined with `=`, as far as the longest goes."""

_TOP: Final = 12
"""It begins in one of so many lines."""

_CODE_INDENT: Final = 3
_MAIL: Final = 70
_MOST_OF_MAIL: Final = 80
"""Programs break the lines of mail at columns between these."""

_OVERFLOW: Final = 24
_UNDERLINE_LEVEL: Final = {"=": 1, "#": 1, "*": 1, "-": 2, "~": 3, "^": 4, '"': 5}


def fence(scan: Scanner, index: int) -> Found | None:
    """``` or ~~~ up to the next like it: code, kept to the letter."""
    match = FENCE.match(scan.lines[index].text)
    if match is None:
        return None
    close = scan.next_fence(index)
    if close is None or scan.lines[close].text.rstrip() != match[1]:
        return None
    lines = list(scan.lines[index : close + 1])
    text = verbatim(lines[1:-1], scan.shape.line_gap, around=lines)
    piece = Piece("code", lines, text, "between fences", 1.0)
    piece.marks = lines[0].text + lines[-1].text
    piece.mark = Mark(match[2], "language")
    return [piece], close + 1


def underlined(scan: Scanner, index: int) -> Found | None:
    """A short line with a row of = or - under it (and perhaps over it) is a heading."""
    lines = scan.lines
    over = _UNDERLINE.match(lines[index].text)
    at = index + 1 if over else index
    if not scan.follows(at + 1) or (over and not scan.follows(at)):
        return None
    line = lines[at]
    if " " * _FEWEST_ROWS in line.text and not over and drawn_table(scan, at):
        return None
    head = _head_above(scan, at)
    under = lines[at + len(head)]
    short = head[0].width <= _SHORT and not (under.text == "--" and is_cased(line.text))
    match = _UNDERLINE.match(under.text) or (_UNDERLINE_SHORT.match(under.text) if short else None)
    width = max(part.width for part in head)
    if match is None or width > _LONGEST_HEADING or _UNDERLINE.match(line.text):
        return None
    fits = min(0.5 * width, width - 3) <= under.width <= max(2 * width, width + 8)
    long = len(head) > _MOST_OF_HEADING
    drawn = (match[1] == "_" or long) and abs(under.width - width) > _AS_WIDE
    if (
        not fits
        or drawn
        or (long and not _may_be_title(scan, head, under))
        or (over and over[1] != match[1])
        or marks.bullet(line.text)
        or scan.runs_into(at)
        or (at and not over and _is_last_of_block(scan, at))
    ):
        return None
    end = at + len(head) + 1
    piece = Piece("heading", list(lines[index:end]), scan.joiner.join(head), "underlined", 0.98)
    piece.marks = under.text + (lines[index].text if over else "")
    piece.level = _UNDERLINE_LEVEL.get(match[1], 3) + (0 if over else 10)
    return [piece], end


def _is_last_of_block(scan: Scanner, at: int) -> bool:
    """Whether a line stands right below one that no sentence ends, as in a box between two rules:
    the rule below it belongs to all of them."""
    above = scan.lines[at - 1].text
    return scan.follows(at) and not ends_sentence(above) and above[-1].isalnum()


def _may_be_title(scan: Scanner, head: Sequence[Line], under: Line) -> bool:
    """Whether more lines than headings have are a title: near the top, no sentence ends within, and
    no other row of `=` stands in the text."""
    text = " ".join(line.text for line in head)
    rows = (line for line in scan.lines if line.text[0] == "=" and _UNDERLINE.match(line.text))
    near = any(line is head[0] for line in scan.lines[:_TOP])
    return under.text[0] == "=" and near and not holds_stop(text) and list(rows) == [under]


def _head_above(scan: Scanner, at: int) -> list[Line]:
    """The lines of an underlined heading that begins at line `at`: if it stands apart, all but the
    last may be full."""
    head = [scan.lines[at]]
    if (at and scan.follows(at)) or not scan.shape.wrapped:
        return head
    for below in range(at + 1, at + MOST_UNDERLINED + 1):
        here = scan.lines[below]
        if _UNDERLINE.match(here.text):
            return head
        if not scan.follows(below + 1) or not scan.shape.forced(head[-1], here):
            break
        head.append(here)
    return head[:1]


def rule(scan: Scanner, index: int) -> Found | None:
    """A line of three signs or more, nothing else: a break between scenes."""
    line = scan.lines[index]
    if (
        line.width > 120
        or (line.text[0].isalnum() and line.text != "o0o")
        or not _RULE.match(line.text)
    ):
        return None
    return [Piece("break", [line], "", "a line of signs", 0.95, marks=line.text)], index + 1


def drawn_table(scan: Scanner, index: int) -> Found | None:
    if scan.weights[index] == 2 and "|" not in scan.lines[index].text:
        return None
    if is_record(scan, index):
        return None
    piece = table(scan.lines, index, scan.shape)
    return ([piece], index + len(piece.lines)) if piece else None


def values(scan: Scanner, index: int) -> Found | None:
    """Rows of values with commas or semicolons between them, as programs write them: prose has a
    space after each. Three rows or more, all of as many values; kept to the letter."""
    if not _begins_values(scan, index):
        return None
    width = _values(scan.lines[index].text)
    end = index + _FEWEST_ROWS
    while scan.follows(end) and _values(scan.lines[end].text) == width:
        end += 1
    found = list(scan.lines[index:end])
    text = verbatim(found, scan.shape.line_gap)
    return [Piece("code", found, text, "rows of values with a sign between them", 0.85)], end


def _begins_values(scan: Scanner, index: int) -> bool:
    width = _values(scan.lines[index].text)
    if width is None:
        return False
    rows = range(index + 1, index + _FEWEST_ROWS)
    if not all(scan.follows(at) and _values(scan.lines[at].text) == width for at in rows):
        return False
    return not all(_AMOUNT.match(scan.lines[at].text) for at in (index, *rows))


def _values(text: str) -> tuple[str, int] | None:
    """The sign that parts the values of a row, and how often it stands in it."""
    for sign, parted in _PARTED.items():
        count = text.count(sign)
        if count >= FEWEST_VALUES and count == len(parted.findall(text)):
            return sign, count
    return None


def quoted(scan: Scanner, index: int) -> Found | None:
    """Lines that begin with > are quoted, as in e-mail; their depth is the number of >."""
    end = index
    while end < len(scan.lines) and (
        (
            scan.lines[end].text.startswith(">")
            and (end == index or scan.lines[end].gap <= max(1, scan.shape.line_gap))
        )
        or (end > index and _is_overflow(scan, end))
    ):
        end += 1
    if end == index or scan.lines[index].text.startswith(">>>") or scan.runs_into(index):
        return None
    lines = list(scan.lines[index:end])
    if _is_prompt(scan, lines):
        return None
    inner: list[Line] = []
    gap = 0
    marks_found = []
    for line in lines:
        match = _QUOTED.match(line.text)
        if match is None:
            inner.append(_run_on(inner.pop(), line))
            continue
        depth = match[1].count(">")
        text = line.text[match.end() :].strip()
        marks_found.append(">" * depth)
        if not text:
            gap += 1
            continue
        gap = gap or line.gap if scan.shape.line_gap == 0 else gap
        inner.append(Line(line.number, text, text, 2 * depth, len(text), gap))
        gap = 0
    inner = _with_overflow(inner)
    piece = Piece("quote", lines, "", "each line begins with >", 0.98, marks="".join(marks_found))
    piece.body = _quoted_body(scan, inner)
    return [piece], end


def _is_overflow(scan: Scanner, index: int) -> bool:
    """Whether a few words without their > stand between two lines that have it: the program that
    sent a quotation had no room for them in the line above, and broke it."""
    if not (scan.follows(index) and scan.follows(index + 1)):
        return False
    above, here, below = scan.lines[index - 1 : index + 2]
    if not (above.text[0] == below.text[0] == ">" != here.text[0]) or above.text[-1] == ">":
        return False
    broken = needed(above, here) > _MAIL and above.width <= _MOST_OF_MAIL
    return broken and here.width <= _OVERFLOW and not above.ended


def _run_on(above: Line, rest: Line) -> Line:
    """The line of a quotation, and what had no room in it, as one."""
    text = f"{above.text} {rest.text}"
    return Line(above.number, text, text, above.indent, len(text), above.gap)


def _with_overflow(inner: Sequence[Line]) -> list[Line]:
    """The lines of a quotation; a few words that are quoted less deep than the lines right above
    and below are the rest of the former."""
    kept: list[Line] = []
    for at, here in enumerate(inner):
        below = inner[at + 1] if at + 1 < len(inner) else None
        if kept and below is not None and _is_less_deep(kept[-1], here, below):
            kept[-1] = _run_on(kept[-1], here)
        else:
            kept.append(here)
    return kept


def _is_less_deep(above: Line, here: Line, below: Line) -> bool:
    between = here.indent < above.indent == below.indent and here.gap == below.gap == 0
    broken = needed(above, here) > _MAIL - here.indent and here.width <= _OVERFLOW
    return between and broken and not above.ended


def _is_prompt(scan: Scanner, lines: list[Line]) -> bool:
    """Whether `>` stands before a command, in a block that is set in: what a program is told."""
    set_in = lines[0].indent >= scan.shape.base + _CODE_INDENT and not scan.shape.first_indent
    told = lines[0].text.lstrip("> ")
    return set_in and len(lines) == 1 and bool(told) and code_weight(told) > 0


def _quoted_body(scan: Scanner, inner: list[Line]) -> list[Piece]:
    """Paragraphs of the same depth; deeper ones become quotations in the quotation."""
    pieces: list[Piece] = []
    least = min((line.indent for line in inner), default=0)
    position = 0
    while position < len(inner):
        start = position
        deeper = inner[position].indent > least
        while position < len(inner) and (inner[position].indent > least) == deeper:
            position += 1
        run = inner[start:position]
        if deeper:
            nested = Piece("quote", run, "", "each line begins with >>", 0.98)
            nested.body = _quoted_body(scan, run)
            pieces.append(nested)
        else:
            pieces += _quoted_paragraphs(scan, run)
    return pieces


def _quoted_paragraphs(scan: Scanner, run: list[Line]) -> list[Piece]:
    """Paragraphs by the width of the quotation: who answers wraps nothing, and the program of who
    is quoted did."""
    wrapped = scan.shape.wrapped or is_wrapped(run)
    width = max(line.width for line in run)
    shape = Shape(width=max(width, 40), base=run[0].indent, separated=True)
    groups: list[list[Line]] = []
    for line in run:
        before = groups[-1][-1] if groups else None
        joins = before is not None and line.gap == 0 and shape.forced(before, line)
        if before is not None and line.gap == 0 and len(groups[-1]) > 1:
            # the rest of a line that was broken again when it was quoted anew
            joins = joins or (not before.ended and line.small)
        if joins and len(run) > 1 and wrapped:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Piece("paragraph", group, scan.joiner.join(group), "in a quotation", 0.95)
        for group in groups
    ]


def hashes(scan: Scanner, index: int) -> Found | None:
    """`## Heading`, as people who know Markdown type it; `#1` and `#tag` are text. Three lines or
    more that stand together are comments, as in a file of settings: kept to the letter. What is set
    in and reads as code stands behind the prompt of who runs it; so do commands."""
    line = scan.lines[index]
    match = _HASHES.match(line.text) if line.width <= _LONGEST_HEADING else None
    if match is None or line.indent > scan.shape.base + 3 or scan.runs_into(index):
        return None
    end = _end_of_hashes(scan, index, match[1])
    prompted = line.indent > scan.shape.base and code_weight(match[2]) > 0
    prompted = prompted or _are_commands(scan, index, end)
    if prompted or end - index >= _FEWEST_ROWS:
        found = list(scan.lines[index:end])
        text = verbatim(found, scan.shape.line_gap)
        how = "behind the prompt of a shell" if prompted else "lines of comments"
        return [Piece("code", found, text, how, 0.85)], end
    piece = Piece("heading", [line], tidy(match[2]), "begins with #", 0.95)
    piece.marks = "".join((line.text[: match.start(2)] + line.text[match.end(2) :]).split())
    piece.level = len(match[1])
    return [piece], index + 1


def _are_commands(scan: Scanner, start: int, end: int) -> bool:
    """Whether lines with the sign of comments are what an administrator types (`# apt update`): all
    begin with a program, and there are several, or words above lead in to one."""
    typed = (scan.lines[at].text.lstrip("# ") for at in range(start, end))
    led_in = start > 0 and scan.lines[start - 1].text[-1] in ":："
    return (end - start > 1 or led_in) and all(text and is_command(text) for text in typed)


def _end_of_hashes(scan: Scanner, index: int, sign: str) -> int:
    """Where lines end that stand right below each other with the same sign before their words."""
    end = index + 1
    while scan.follows(end) and scan.lines[end].text.split(maxsplit=1)[0] == sign:
        end += 1
    return end


def opens_other(scan: Scanner, index: int) -> bool:
    """Whether a line opens something that ends a paragraph without a blank line."""
    if scan.plain[index]:
        return False
    line = scan.lines[index]
    if line.number in scan.stated:
        return True
    first = line.text[0]
    if first in "`~" and FENCE.match(line.text):
        return True
    if first == ">" or (first == "#" and _HASHES.match(line.text)):
        return not scan.runs_into(index)
    if not first.isalnum() and _RULE.match(line.text) and line.width <= 120:
        return True
    if _is_underlined(scan, index) or drawn_table(scan, index) is not None:
        return True
    return _begins_values(scan, index)


def _is_underlined(scan: Scanner, index: int) -> bool:
    under = index + 1
    return (
        under < len(scan.lines)
        and not scan.lines[under].text[0].isalnum()
        and underlined(scan, index) is not None
    )
