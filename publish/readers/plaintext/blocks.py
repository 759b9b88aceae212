"""The first pass: lines → pieces, by what each line shows of itself and its neighbours.

At each line the recognisers are asked in order; the first that knows it takes its lines. Each looks
ahead a bounded number of lines before it takes them or passes, which keeps the pass linear.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import (
    QUOTES,
    ends_sentence,
    is_cased,
    starts_lower,
    starts_upper,
    title_case_share,
)
from publish.readers.plaintext.front import byline, date_of, dateline
from publish.readers.plaintext.joining import Joiner, tidy
from publish.readers.plaintext.lines import Line, verbatim
from publish.readers.plaintext.pieces import Mark, Piece, Statement
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.tables import is_border, table
from publish.readers.plaintext.terms import term_lines

Recogniser: TypeAlias = "Callable[[Scanner, int], tuple[list[Piece], int] | None]"

_FENCE: Final = re.compile(r"(`{3,}|~{3,})\s{0,4}([\w+#.-]{0,20})$")
_RULE: Final = re.compile(
    r"([*_=~#•·—–+-])(?:[ \t]{0,4}\1){2,120}$|[⁂§~*#❧☙]$|- ?- ?-$|o0o$|\*{3}$"
)
_UNDERLINE: Final = re.compile(r"([=\-~^*_#+\"'.])\1{2,120}$")
_HASHES: Final = re.compile(r"(#{1,6})\s+(\S.*?)\s{0,4}#{0,6}$")
_QUOTED: Final = re.compile(r"((?:>\s?){1,8})")
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+[^\W\d_a-z]")
_LONGEST_HEADING: Final = 120
_FRONT: Final = 8
"""How many lines from the top a byline or a dateline may stand."""

_UNDERLINE_LEVEL: Final = {"=": 1, "#": 1, "*": 1, "-": 2, "~": 3, "^": 4, '"': 5}


class Scanner:
    """The lines with what the recognisers ask about them."""

    def __init__(
        self,
        lines: Sequence[Line],
        shape: Shape,
        joiner: Joiner,
        stated: Mapping[int, Statement],
    ) -> None:
        self.lines = lines
        self.stated = stated
        self.shape = shape
        self.joiner = joiner
        self.weights = [line.weight for line in lines]
        self._fences = [i for i, line in enumerate(lines) if _FENCE.match(line.text)]
        self.terms = term_lines(lines)
        self._series: dict[str, dict[int, list[int]]] = {}
        for index, line in enumerate(lines):
            for mark in marks.alternatives(line.text):
                self._series.setdefault(mark.family, {}).setdefault(mark.value, []).append(index)

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        position = 0
        while position < len(self.lines):
            for recogniser in _RECOGNISERS:
                if (result := recogniser(self, position)) is not None:
                    pieces, position = result
                    found += pieces
                    break
        return found

    def follows(self, index: int) -> bool:
        """Whether line `index` stands right under the one before it."""
        return index < len(self.lines) and self.lines[index].gap <= self.shape.line_gap

    def runs_into(self, index: int) -> bool:
        """Whether the line before plainly goes on in line `index`, so that no mark opens there.

        In wrapped text a line may begin with a dash or a number by chance.
        """
        if index == 0 or not self.shape.wrapped or not self.follows(index):
            return False
        before, here = self.lines[index - 1], self.lines[index]
        return (
            self.shape.forced(before, here)
            and abs(before.indent - here.indent) < 2
            and not ends_sentence(before.text)
            and before.text[-1] not in ":;"
        )

    def next_fence(self, index: int) -> int | None:
        at = bisect_right(self._fences, index)
        return self._fences[at] if at < len(self._fences) else None

    def item_mark(self, index: int) -> Mark | None:
        """The mark of a list item on this line, if it is one.

        A bullet that is nothing else always is. A dash or star is, when it does not continue a
        sentence. A number or letter needs its neighbour in the series near by.
        """
        line = self.lines[index]
        if mark := marks.bullet(line.text):
            if mark.text in marks.STRONG_BULLETS or self._has_sibling_above(index, mark):
                return mark
            if self.runs_into(index) and not self._begins_a_run(index, mark):
                return None
            if mark.text in "-*+·":
                return mark
            return mark if self._has_like(index, mark) else None
        readings = marks.alternatives(line.text)
        if not readings or (self.runs_into(index) and not self._counts_on(index)):
            return None
        if readings[0].family in marks.NOTE_FAMILIES:
            return readings[0]
        return next((mark for mark in readings if self._in_series(index, mark)), None)

    def _has_sibling_above(self, index: int, mark: Mark) -> bool:
        """Whether the item above, over the lines it wraps onto, has the same bullet and indent."""
        here = self.lines[index]
        for at in range(index - 1, max(-1, index - 6), -1):
            line = self.lines[at]
            if line.indent <= here.indent:
                return line.indent == here.indent and line.text.startswith(mark.text + " ")
            if not self.follows(at + 1):
                return False
        return False

    def _begins_a_run(self, index: int, mark: Mark) -> bool:
        """Whether the next line or the one after begins with the same bullet at the same indent."""
        here = self.lines[index]
        return any(
            line.indent == here.indent and line.text.startswith(mark.text + " ")
            for line in self.lines[index + 1 : index + 3]
        )

    def _counts_on(self, index: int) -> bool:
        """Whether a line close above, at the same indent, has the number before this one's."""
        here = self.lines[index]
        wanted = {(mark.family, mark.value - 1) for mark in marks.alternatives(here.text)}
        return any(
            line.indent == here.indent
            and any((m.family, m.value) in wanted for m in marks.alternatives(line.text))
            for line in self.lines[max(0, index - 5) : index]
        )

    def _has_like(self, index: int, mark: Mark) -> bool:
        """Whether another line close by begins with the same bullet."""
        near = self.lines[max(0, index - 6) : index + 7]
        return sum(1 for line in near if line.text.startswith(mark.text + " ")) >= 2

    def _in_series(self, index: int, mark: Mark) -> bool:
        series = self._series[mark.family]
        for value, reach in ((mark.value + 1, range(1, 200)), (mark.value - 1, range(-200, 0))):
            places = series.get(value, [])
            at = bisect_right(places, index + reach.start - 1)
            if at < len(places) and places[at] <= index + reach.stop:
                return True
        return False


def _stated(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """What the author said about a line goes before all that it shows of itself."""
    line = scan.lines[index]
    statement = scan.stated.get(line.number)
    if statement is None:
        return None
    if statement.kind == "paragraph":
        pieces, end = _prose(scan, index)
    else:
        pieces, end = [Piece(statement.kind, [line], tidy(line.text), "")], index + 1
    for piece in pieces:
        piece.rule, piece.confidence = "the author says so", 1.0
        piece.level, piece.stated = statement.level, True
    return pieces, end


def _fence(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """``` or ~~~ up to the next like it: code, kept to the letter."""
    match = _FENCE.match(scan.lines[index].text)
    if match is None:
        return None
    close = scan.next_fence(index)
    if close is None or scan.lines[close].text.rstrip() != match[1]:
        return None
    lines = list(scan.lines[index : close + 1])
    piece = Piece("code", lines, verbatim(lines[1:-1], scan.shape.line_gap), "between fences", 1.0)
    piece.marks = lines[0].text + lines[-1].text
    piece.mark = Mark(match[2], "language")
    return [piece], close + 1


def _underlined(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """A short line with a row of = or - under it (and perhaps over it) is a heading."""
    lines = scan.lines
    over = _UNDERLINE.match(lines[index].text)
    at = index + 1 if over else index
    if not scan.follows(at + 1) or (over and not scan.follows(at)):
        return None
    line, under = lines[at], lines[at + 1]
    head = [line]
    if not _UNDERLINE.match(under.text) and _goes_under(scan, at):
        head, under = [line, under], lines[at + 2]
    match = _UNDERLINE.match(under.text)
    width = max(part.width for part in head)
    if match is None or width > _LONGEST_HEADING or _UNDERLINE.match(line.text):
        return None
    fits = min(0.5 * width, width - 3) <= under.width <= max(2 * width, width + 8)
    if not fits or (over and over[1] != match[1]) or marks.bullet(line.text) or scan.runs_into(at):
        return None
    end = at + len(head) + 1
    piece = Piece("heading", list(lines[index:end]), scan.joiner.join(head), "underlined", 0.98)
    piece.marks = under.text + (lines[index].text if over else "")
    piece.level = _UNDERLINE_LEVEL.get(match[1], 3) + (0 if over else 10)
    return [piece], end


def _goes_under(scan: Scanner, at: int) -> bool:
    """Whether an underlined heading takes two lines, the first of them full."""
    if not scan.follows(at + 2) or not scan.follows(at + 1):
        return False
    first, second = scan.lines[at], scan.lines[at + 1]
    apart = at == 0 or not scan.follows(at)
    return apart and scan.shape.wrapped and scan.shape.forced(first, second)


def _rule(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """A line of three signs or more, nothing else: a break between scenes."""
    line = scan.lines[index]
    if (
        line.width > 120
        or (line.text[0].isalnum() and line.text != "o0o")
        or not _RULE.match(line.text)
    ):
        return None
    return [Piece("break", [line], "", "a line of signs", 0.95, marks=line.text)], index + 1


def _table(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    if scan.weights[index] == 2 and "|" not in scan.lines[index].text:
        return None
    piece = table(scan.lines, index, scan.shape)
    return ([piece], index + len(piece.lines)) if piece else None


def _quoted(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """Lines that begin with > are quoted, as in e-mail; their depth is the number of >."""
    end = index
    while (
        end < len(scan.lines)
        and scan.lines[end].text.startswith(">")
        and (end == index or scan.lines[end].gap <= max(1, scan.shape.line_gap))
    ):
        end += 1
    if end == index or scan.lines[index].text.startswith(">>>") or scan.runs_into(index):
        return None
    lines = list(scan.lines[index:end])
    inner: list[Line] = []
    gap = 0
    marks_found = []
    for line in lines:
        match = _QUOTED.match(line.text)
        depth = match[1].count(">") if match else 0
        text = line.text[match.end() :].strip() if match else line.text
        marks_found.append(">" * depth)
        if not text:
            gap += 1
            continue
        gap = gap or line.gap if scan.shape.line_gap == 0 else gap
        inner.append(Line(line.number, text, text, 2 * depth, len(text), gap))
        gap = 0
    piece = Piece("quote", lines, "", "each line begins with >", 0.98, marks="".join(marks_found))
    piece.body = _quoted_body(scan, inner)
    return [piece], end


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
    width = max(line.width for line in run)
    shape = Shape(width=max(width, 40), base=run[0].indent, separated=True)
    groups: list[list[Line]] = []
    for line in run:
        before = groups[-1][-1] if groups else None
        joins = before is not None and line.gap == 0 and shape.forced(before, line)
        if joins and len(run) > 1 and scan.shape.wrapped:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Piece("paragraph", group, scan.joiner.join(group), "in a quotation", 0.95)
        for group in groups
    ]


def _code(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """Lines that read as code, two in a row or one that can hardly be anything else."""
    lines, weights = scan.lines, scan.weights
    if weights[index] == 0 or scan.runs_into(index):
        return None
    if weights[index] < 2 and not (scan.follows(index + 1) and weights[index + 1] == 2):
        return None
    end = index + 1
    last = index
    while end < len(lines) and lines[end].gap <= scan.shape.blank_gap:
        if _is_first_line(scan, end) and weights[end] == 0 and lines[end].text[0].isupper():
            break
        set_in = lines[index].indent >= scan.shape.base + 3
        deeper = lines[end].indent > lines[index].indent - (1 if set_in else 0)
        apart = lines[end].gap > scan.shape.line_gap
        if (
            weights[end] == 2
            or (not apart and (weights[end] or deeper))
            or (apart and deeper and weights[end])
        ):
            last = end
        elif apart or end - last > 1 or ends_sentence(lines[end].text):
            break
        end += 1
    end = last + 1
    found = list(lines[index:end])
    strong = sum(1 for w in weights[index:end] if w == 2)
    if len(found) == 1 and not _stands_as_code(scan, index):
        return None
    if strong < 0.3 * len(found) or (len(found) == 2 and strong < 1):
        return None
    return [Piece("code", found, verbatim(found, scan.shape.line_gap), "reads as code", 0.85)], end


def _stands_as_code(scan: Scanner, index: int) -> bool:
    """One line alone is code when set in, or when it shows a prompt."""
    line = scan.lines[index]
    return line.indent >= scan.shape.base + 2 or line.text.startswith(("$ ", ">>> ", "#!", "sudo "))


def _hashes(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """`## Heading`, as people who know Markdown type it; `#1` and `#tag` are text."""
    line = scan.lines[index]
    match = _HASHES.match(line.text) if line.width <= _LONGEST_HEADING else None
    if match is None or line.indent > scan.shape.base + 3 or scan.runs_into(index):
        return None
    piece = Piece("heading", [line], tidy(match[2]), "begins with #", 0.95)
    piece.marks = "".join((line.text[: match.start(2)] + line.text[match.end(2) :]).split())
    piece.level = len(match[1])
    return [piece], index + 1


def _items(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """A list item with the lines it wraps onto, or the several items that stand on one line."""
    line = scan.lines[index]
    divided = marks.inline_items(line.text) if "  " not in line.text[:1] else []
    mark = None if divided and divided[0] else scan.item_mark(index)
    if mark is None and not divided:
        return None
    end = index + 1
    while end < len(scan.lines) and _continues_item(scan, index, end, mark):
        end += 1
    lines = list(scan.lines[index:end])
    text = scan.joiner.join(lines)
    divided = marks.inline_items(text) or divided
    if divided:
        return _divided(divided, lines), end
    if mark is None:
        return None
    body = marks.without(text, mark)
    return [Piece("item", lines, body, f"begins with {mark.text}", 0.95, mark.text, mark=mark)], end


def _divided(parts: list[str], lines: list[Line]) -> list[Piece]:
    head, *items = parts
    pieces = []
    if head:
        pieces.append(Piece("paragraph", lines, head, "text before items on one line", 0.8))
    for item in items:
        mark = marks.bullet(item + " ") or marks.number(item + " ")
        text = marks.without(item, mark) if mark else item
        pieces.append(
            Piece(
                "item",
                lines,
                text,
                "several items on one line",
                0.9,
                mark.text if mark else "",
                mark=mark,
            )
        )
    return pieces


def _continues_item(scan: Scanner, start: int, index: int, mark: Mark | None) -> bool:
    if not scan.follows(index):
        return False
    item, before, here = scan.lines[start], scan.lines[index - 1], scan.lines[index]
    if scan.item_mark(index) or _opens_other(scan, index):
        return False
    hanging = here.indent >= item.indent + 2
    if not scan.shape.wrapped:
        return hanging and starts_lower(here.text)
    if hanging and _is_first_line(scan, index) and here.indent != _content(item, mark):
        return False
    if hanging:
        return scan.shape.forced(before, here) or starts_lower(here.text)
    if index - start > 1 and before.indent >= item.indent + 2:
        return False
    return (
        scan.shape.forced(before, here)
        and here.indent == item.indent
        and not _is_heading_between(scan, start, index)
        and (not ends_sentence(before.text) or not starts_upper(here.text) or scan.shape.separated)
    )


def _content(item: Line, mark: Mark | None) -> int:
    """The column at which the words of an item begin."""
    return item.indent + (len(mark.text) + 1 if mark else 2)


def _is_first_line(scan: Scanner, index: int) -> bool:
    """Whether a line is set in as the first lines of this text's paragraphs are."""
    shape = scan.shape
    return shape.first_indent > 0 and scan.lines[index].indent == shape.base + shape.first_indent


def _opens_other(scan: Scanner, index: int) -> bool:
    """Whether a line opens something that ends a paragraph without a blank line."""
    line = scan.lines[index]
    if line.number in scan.stated:
        return True
    first = line.text[0]
    if first in "`~" and _FENCE.match(line.text):
        return True
    if first == ">" or (first == "#" and _HASHES.match(line.text)):
        return not scan.runs_into(index)
    if not first.isalnum() and _RULE.match(line.text) and line.width <= 120:
        return True
    return _is_underlined(scan, index) or _table(scan, index) is not None


def _is_underlined(scan: Scanner, index: int) -> bool:
    under = index + 1
    return (
        under < len(scan.lines)
        and not scan.lines[under].text[0].isalnum()
        and _underlined(scan, index) is not None
    )


def _set_in(scan: Scanner, index: int) -> tuple[list[Piece], int] | None:
    """A block set in as a whole: code, verse or a quotation, by how it reads."""
    lines, shape = scan.lines, scan.shape
    step = lines[index].indent - shape.base
    if step < 2 or scan.runs_into(index):
        return None
    end = index + 1
    while (
        end < len(lines)
        and lines[end].indent >= shape.base + 2
        and not (_is_first_line(scan, end) and lines[end].indent != lines[index].indent)
        and (scan.follows(end) or (lines[end].gap == shape.blank_gap and scan.weights[end]))
    ):
        end += 1
    first_line = shape.first_indent and step == shape.first_indent
    while first_line and end > index + 1 and _opens_paragraph(scan, end - 1):
        end -= 1
    if first_line and lines[index].weight == 0:
        drawn = (
            i for i in range(index + 1, end) if lines[i].weight == 2 or is_border(lines[i].text)
        )
        end = next(drawn, end)
    if first_line and (end == index + 1 or lines[index + 1].indent != lines[index].indent):
        return None
    if (
        (
            end < len(lines)
            and scan.follows(end)
            and lines[end].indent == shape.base
            and end == index + 1
        )
        and shape.wrapped
        and shape.forced(lines[index], lines[end])
    ):
        return None
    found = list(lines[index:end])
    coded = sum(1 for w in scan.weights[index:end] if w)
    while coded and found[-1].weight == 0 and ends_sentence(found[-1].text):
        found.pop()
        end -= 1
    if coded and coded >= 0.5 * len(found):
        return [
            Piece(
                "code", found, verbatim(found, scan.shape.line_gap), "set in and reads as code", 0.9
            )
        ], end
    if any(scan.item_mark(i) for i in range(index, end)):
        return None
    if first_line and (not shape.forced(found[0], found[1]) or ends_sentence(found[0].text)):
        return None
    if len(found) == 1:
        return _one_line_set_in(found, shape), end
    free = sum(1 for a, b in itertools.pairwise(found) if not shape.forced(a, b))
    short = max(line.width for line in found) < 66
    ended = sum(1 for line in found if ends_sentence(line.text))
    lines_apart = free >= 0.6 * (len(found) - 1) or not shape.wrapped
    if short and lines_apart and ended <= 0.6 * len(found):
        return [Piece("verse", found, "", "short lines, set in", 0.8)], end
    quote = Piece("quote", found, "", "set in as a whole", 0.85)
    if shape.wrapped:
        quote.body = [Piece("paragraph", found, scan.joiner.join(found), quote.rule, 0.85)]
    else:
        quote.body = [
            Piece("paragraph", [line], tidy(line.text), quote.rule, 0.85) for line in found
        ]
    return [quote], end


def _opens_paragraph(scan: Scanner, index: int) -> bool:
    """Whether the line after this one goes back to the margin: it is a paragraph's first."""
    if index + 1 >= len(scan.lines) or not scan.follows(index + 1):
        return False
    return (
        ends_sentence(scan.lines[index - 1].text)
        and scan.lines[index + 1].indent == scan.shape.base
    )


def _one_line_set_in(found: list[Line], shape: Shape) -> list[Piece]:
    line = found[0]
    text = tidy(line.text)
    apart = shape.separated or not shape.wrapped
    if line.width >= 40 and ends_sentence(text) and apart and not shape.first_indent:
        quote = Piece("quote", found, "", "set in as a whole", 0.7)
        quote.body = [Piece("paragraph", found, text, quote.rule, 0.7)]
        return [quote]
    return [Piece("paragraph", found, text, "a line set in", 0.6)]


def _prose(scan: Scanner, index: int) -> tuple[list[Piece], int]:
    """All else is prose: the lines that go on from each other."""
    end = index + 1
    while end < len(scan.lines) and _goes_on(scan, index, end):
        end += 1
    lines = list(scan.lines[index:end])
    rule = "lines that go on" if len(lines) > 1 else "a line of its own"
    return [Piece("paragraph", lines, scan.joiner.join(lines), rule, 0.9)], end


def _goes_on(scan: Scanner, start: int, index: int) -> bool:
    """Whether the paragraph goes on from line `index - 1` to `index`."""
    shape = scan.shape
    before, here = scan.lines[index - 1], scan.lines[index]
    if here.seam:
        return _goes_over_page(before, here, shape)
    if not shape.wrapped or here.gap > shape.line_gap:
        return False
    if _opens_other(scan, index) or scan.item_mark(index):
        return False
    if index in scan.terms and (ends_sentence(before.text) or not shape.forced(before, here)):
        return False
    step = here.indent - before.indent
    if start in scan.terms and here.indent >= scan.lines[start].indent + 2:
        return shape.forced(before, here)
    if step >= 2:
        return False
    if step <= -2 and not (index - start == 1 and here.indent == shape.base):
        return False
    if scan.weights[index] == 2 and not shape.forced(before, here):
        return False
    if _is_first_line(scan, index) and (step >= 1 or not shape.forced(before, here)):
        return False
    if shape.forced(before, here):
        return not (
            _is_heading_between(scan, start, index)
            or _is_title_above(scan, index)
            or _is_front_line(scan, index)
        )
    if not ends_sentence(before.text) and (starts_lower(here.text) or before.text[-1] == ","):
        if _is_front_line(scan, index):
            return False
        ragged = shape.separated or before.end > 0.6 * shape.width
        return ragged and not _is_list_of_lines(scan, start, index)
    if not shape.separated:
        return False
    return not _is_lone_head(scan, start, index) and not _is_list_of_lines(scan, start, index)


def _goes_over_page(before: Line, here: Line, shape: Shape) -> bool:
    """Over a page that ended: unless a sentence ended and a new one begins."""
    if shape.wrapped and before.text[-1] in "-\u00ad" and before.text[-2:-1].isalpha():
        return True
    if ends_sentence(before.text):
        full = shape.wrapped and shape.forced(before, here)
        return full and here.indent == before.indent and not shape.first_indent
    return starts_lower(here.text) or (shape.wrapped and shape.forced(before, here))


def _is_heading_between(scan: Scanner, start: int, index: int) -> bool:
    """In text without blank lines: a short line alone between a full line and a new beginning.

    A paragraph's last line ends in a stop. So a last line that begins with a capital and has no
    stop is a heading, whatever stands before it; a question is one only after a full stop. The
    second line of the text may be that of its title.
    """
    lines, shape = scan.lines, scan.shape
    if shape.separated or index + 1 >= len(lines) or index == 1:
        return False
    before, here, after = lines[index - 1 : index + 2]
    if here.width >= 0.75 * shape.width or shape.forced(here, after):
        return False
    stop = ends_sentence(here.text)
    closed = ends_sentence(before.text) and (not stop or here.text[-1] in "?？؟")
    quoted = lines[start].text[0] in QUOTES  # whose attribution has no stop
    opens = starts_upper(here.text) or _NUMBERED.match(here.text) is not None
    open_end = not (stop or quoted) and opens and len(here.text.split()) <= 8
    if not (closed or open_end) or here.text[-1] in ",;:":
        return False
    begins = starts_upper(after.text) or not is_cased(after.text) or marks.opens(after.text)
    return begins and (opens or (closed and not is_cased(here.text)))


def _is_front_line(scan: Scanner, index: int) -> bool:
    """Near the top: a byline, a date, or the first paragraph with its dateline."""
    text = scan.lines[index].text
    if index > _FRONT or len(text) > 160:
        return False
    return byline(text) is not None or bool(date_of(text)) or bool(dateline(text))


def _is_title_above(scan: Scanner, index: int) -> bool:
    """In text without blank lines: a first line in title case that happens to be full."""
    if index != 1 or scan.shape.separated:
        return False
    first, here = scan.lines[0], scan.lines[1]
    return (
        not ends_sentence(first.text)
        and starts_upper(here.text)
        and title_case_share(first.text) >= 0.75
        and (title_case_share(here.text) < 0.75 or bool(dateline(here.text)))
    )


def _is_lone_head(scan: Scanner, start: int, index: int) -> bool:
    """In text with blank lines: the first line of a group is a heading right above its text."""
    before, here = scan.lines[index - 1], scan.lines[index]
    return (
        index - start == 1
        and before.width < 0.75 * scan.shape.width
        and not ends_sentence(before.text)
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


_RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    _stated,
    _fence,
    _underlined,
    _rule,
    _table,
    _quoted,
    _code,
    _hashes,
    _items,
    _set_in,
    _prose,
)
