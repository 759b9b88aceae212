"""How wide the columns of a table have to be, and how they share the room that there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from typing import Final, NamedTuple

from publish.document import (
    BlockQuote,
    Callout,
    Cell,
    Code,
    DefinitionList,
    Document,
    Image,
    Landscape,
    List,
    MathBlock,
    Media,
    Node,
    Row,
    Strong,
    Table,
)
from publish.patterns import pattern
from publish.pictures.dimensions import natural_size
from publish.style.definition.types import PageMaster, Role, Style
from publish.style.measure.text_widths import Ruler
from publish.units import Length
from publish.walk import children, iterate, plain_text

_COMFORTABLE: Final = 8.0
"""Ems that a column of running text wants at least, for a few words on a line."""
_BREAK: Final = pattern(r"[ \t\u200b]+|(?<=[^\W\d]-)(?=\w)")
"""Where a line may end: at spaces, and after the hyphen within a word (UAX 14, simplified)."""
_SEAM: Final = pattern(r"(?<=[^\W_])(?=[_/][^\W_])")
"""Where a word without room is best broken: before `_` or `/`."""


_PICTURE: Final = (6.0, 36.0)
"""Ems that a picture in a cell wants at least, if it is as wide, and asks for at the most."""
_MOST_GIVEN: Final = 0.9
"""How much of the room columns with a width of their own leave to the others."""
_FIGURE: Final = pattern(r"\d")
KEPT: Final = ("least", "seams", "body", "figures")
"""The widths of columns by what they keep whole, the most of it first (`Width`)."""
_SLIGHT: Final = 0.01
"""Points that nobody sees."""


class Width(NamedTuple):
    """Points that a column takes with its padding: `least` without breaking a word, `comfortable`
    with a few words on a line, `natural` with each paragraph on one line; `seams` with words broken
    at their seams, `body` with those of the head broken anywhere as well, and `figures` with all
    words but those that hold figures and stand in the body."""

    figures: float
    body: float
    seams: float
    least: float
    comfortable: float
    natural: float

    def widest(self, other: Width) -> Width:
        return Width(*map(max, self, other))

    @classmethod
    def of(cls, points: float) -> Width:
        """A column that takes as much in every way."""
        return cls(*[points] * len(cls._fields))


class _Text(NamedTuple):
    """What a cell holds, and how wide its text is in ems: `figures`, `seams`, `least` and `natural`
    as those of `Width`. An item of a list is as much wider as the list is indented."""

    cell: Cell
    figures: float
    seams: float
    least: float
    natural: float
    listed: bool
    tables: tuple[Table, ...]
    pictures: tuple[Image, ...]


class Columns:
    """Measures the columns of tables in a style, a cell once; `media` are the pictures that cells
    show."""

    def __init__(self, style: Style, media: Iterable[Media] = ()) -> None:
        self._style = style
        self._media = {medium.id: medium for medium in media}
        self.ruler = Ruler(style)
        self._padding = style.table.cell_padding_inline.pt * 2
        self._texts: dict[tuple[int, bool, float], _Text] = {}

    def resized(self, style: Style) -> Columns:
        """The same in a style that differs in the sizes and paddings of tables alone."""
        other = Columns(style, self._media.values())
        other.ruler = self.ruler
        other._texts = self._texts
        return other

    def of(self, table: Table) -> tuple[Width, ...]:
        """The width of each column of a square table.

        What a cell over several columns asks for beyond theirs, they bear in equal parts; a cell
        over fewer asks first, for what it gets counts for those over more (CSS Tables 3, 4.1).
        """
        asked, spanning = self._asked(table)
        columns = [width.widest(Width.of(self._padding)) for width in asked]
        for reach, width in sorted(spanning, key=lambda one: len(one[0])):
            _share(columns, reach, width)
        return tuple(columns)

    def most(self, table: Table) -> float:
        """Points that the columns take at their least when no cell over several of them counts what
        another got."""
        columns, spanning = self._asked(table)
        lacking: dict[range, float] = {}
        for reach, width in spanning:
            missing = width.least - sum(columns[at].least for at in reach)
            lacking[reach] = max(lacking.get(reach, 0.0), missing)
        return sum(width.least for width in columns) + sum(lacking.values())

    def wider(self, table: Table, room: float) -> dict[str, bool]:
        """The words, in reading order, that the columns have no room for when together they have
        that, and whether there is none for a part between their seams either."""
        widths = filled(self.of(table), room)
        found: dict[str, bool] = {}
        for rows in (table.head, table.body, table.foot):
            for at, cell in placed(rows):
                limit = sum(widths[at : at + cell.column_span]) - self._padding + _SLIGHT
                nodes = [node for block in cell.blocks for node in iterate(block)]
                limit -= self._style.list.indent.pt * any(isinstance(node, List) for node in nodes)
                nested = any(isinstance(node, Table) for node in nodes)
                measure = self._measure(nodes, head=rows is table.head or cell.header)
                for word in words_of(plain_text(cell.blocks)):
                    if word and (nested or measure(word) > limit):
                        torn = nested or any(measure(part) > limit for part in parts_of(word))
                        found[word] = found.get(word, False) or torn
        return found

    def within(self, table: Table, widths: Sequence[float]) -> Iterator[tuple[Table, float]]:
        """The tables in the cells of one whose columns are so wide, each with its room."""
        for rows in (table.head, table.body, table.foot):
            for at, cell in placed(rows):
                room = sum(widths[at : at + cell.column_span]) - self._padding
                nodes = (node for block in cell.blocks for node in iterate(block))
                yield from ((node, room) for node in nodes if isinstance(node, Table))

    def _asked(self, table: Table) -> tuple[list[Width], list[tuple[range, Width]]]:
        """What cells of one column ask for, by column, and what each cell of several does."""
        columns = [Width.of(0.0)] * len(table.columns)
        spanning: list[tuple[range, Width]] = []
        for rows in (table.head, table.body, table.foot):
            for column, cell in placed(rows):
                width = self._cell(cell, head=rows is table.head or cell.header)
                if cell.column_span == 1:
                    columns[column] = columns[column].widest(width)
                else:
                    spanning.append((range(column, column + cell.column_span), width))
        return columns, spanning

    def _cell(self, cell: Cell, *, head: bool) -> Width:
        role = self._style.table_head if head else self._style.table
        text, size = self._text(cell, role, head=head), role.size.pt
        indent = self._style.list.indent.pt * text.listed
        tables = [self.of(table) for table in text.tables]
        nested = max((sum(w.least for w in widths) for widths in tables), default=0.0)
        least = max(nested, indent + text.least * size)
        seams = max(nested, indent + text.seams * size)
        natural = max((sum(w.natural for w in widths) for widths in tables), default=0.0)
        natural = max(natural, indent + text.natural * size)
        comfortable = max(least, min(natural, _COMFORTABLE * size))
        body = 0.0 if head else seams
        widths = (text.figures * size, body, seams, least, comfortable, natural)
        asked = Width(*(width + self._padding for width in widths))
        return reduce(Width.widest, map(self._picture, text.pictures), asked)

    def _text(self, cell: Cell, role: Role, *, head: bool) -> _Text:
        key = id(cell), head, role.letter_spacing.pt / role.size.pt
        if key not in self._texts:
            nodes = [node for block in cell.blocks for node in iterate(block)]
            measure = self._measure(nodes, head=head)
            lines = plain_text(cell.blocks).split("\n")
            words = [word for line in lines for word in _BREAK.split(line)]
            held = [] if head else [word for word in words if _FIGURE.search(word)]
            parts = [part for word in words for part in parts_of(word)]
            figures, seams, least, natural = (
                max(map(measure, said), default=0.0) / role.size.pt
                for said in (held, parts, words, lines)
            )
            self._texts[key] = _Text(
                cell=cell,
                figures=figures,
                seams=seams,
                least=least,
                natural=natural,
                listed=any(isinstance(node, List) for node in nodes),
                tables=tuple(node for node in nodes if isinstance(node, Table)),
                pictures=tuple(
                    node for node in nodes if isinstance(node, Image) and node.media in self._media
                ),
            )
        return self._texts[key]

    def _picture(self, image: Image) -> Width:
        across = image.width or natural_size(self._media[image.media])[0].pt
        least, natural = (
            min(across, ems * self._style.table.size.pt) + self._padding for ems in _PICTURE
        )
        return Width.of(least)._replace(natural=natural)

    def _measure(self, nodes: Sequence[Node], *, head: bool) -> Callable[[str], float]:
        """How wide a text is in a cell that holds these nodes."""
        role = self._style.table_head if head else self._style.table
        bold = any(isinstance(node, Strong) for node in nodes)
        weight = (self._style.strong.weight if bold else None) or role.weight
        fonts = [role.font]
        if self._style.code.font and any(isinstance(node, Code) for node in nodes):
            fonts.append(self._style.code.font)
        return lambda text: self._width(text, role, weight, fonts)

    def _width(self, text: str, role: Role, weight: int, fonts: Sequence[str]) -> float:
        tabular = role.numerals == "tabular"
        ems = max(self.ruler.ems(text, font, weight, role.slope, tabular=tabular) for font in fonts)
        return ems * role.size.pt + len(text) * role.letter_spacing.pt


def placed(rows: Sequence[Row]) -> Iterator[tuple[int, Cell]]:
    """The cells of a group of square rows, each with the column that it begins in."""
    taken: dict[int, int] = {}
    for row in rows:
        at = 0
        for cell in row.cells:
            while taken.get(at, 0):
                at += 1
            yield at, cell
            for column in range(at, at + cell.column_span):
                taken[column] = cell.row_span
            at += cell.column_span
        taken = {column: left - 1 for column, left in taken.items() if left > 1}


def words_of(text: str) -> list[str]:
    """The parts of a text between which a line may end."""
    return [word for line in text.split("\n") for word in _BREAK.split(line)]


def parts_of(word: str) -> list[str]:
    """The parts of a word between which it is best broken."""
    return _SEAM.split(word)


def set_widths(
    document: Document, style: Style, master: PageMaster, columns: Columns | None = None
) -> dict[int, tuple[Length, ...]]:
    """By the `id()` of each table whose columns WeasyPrint would set too wide, the widths with
    which it fits its line, near to those that the document says.

    WeasyPrint lets cells ask in the order of their columns, so that a cell over more columns may be
    given, again, what those over fewer get; and it sets pictures as wide as they are.
    """
    columns = columns or Columns(style, document.media)
    found: dict[int, tuple[Length, ...]] = {}
    tables = [(table, room) for table, room, _ in tables_of(document, style, master)]
    while tables:
        table, room = tables.pop()
        measured = columns.of(table)
        least = sum(width.least for width in measured)
        wide = sum(width.natural for width in measured) > room
        pictured = wide and any(isinstance(node, Image) for node in iterate(table))
        spanned = least <= room < columns.most(table)
        if pictured or spanned:
            widths = share_out(table, measured, room)
            if spanned or any(column.width is None for column in table.columns):
                found[id(table)] = tuple(map(Length, widths))
            tables += columns.within(table, widths) if pictured else ()
    return found


def share_out(table: Table, measured: Sequence[Width], room: float) -> list[float]:
    """Widths of the columns, in points, that fill `room`.

    Columns with a width get their share of it, the others what is left (`filled`). No column is
    narrower than its longest word as long as there is room for all of them.
    """
    given = [column.width for column in table.columns]
    known = sum(width for width in given if width is not None)
    free = [index for index, width in enumerate(given) if width is None]
    share = 1 / known if not free else min(1.0, _MOST_GIVEN / known) if known else 0.0
    left = filled([measured[index] for index in free], room * (1.0 - known * share))
    free_widths = dict(zip(free, left, strict=True))
    wanted = [
        free_widths[index] if width is None else room * width * share
        for index, width in enumerate(given)
    ]
    return _protected(wanted, [width.least for width in measured], room)


def _protected(wanted: list[float], least: Sequence[float], room: float) -> list[float]:
    """`wanted` with no column below its least; what that takes, the wider ones give."""
    if sum(least) > room:
        return wanted
    widths = [max(width, low) for width, low in zip(wanted, least, strict=True)]
    slack = sum(widths) - sum(least)
    over = max(sum(widths) - room, 0.0) / slack if slack else 0.0
    return [width - (width - low) * over for width, low in zip(widths, least, strict=True)]


def filled(widths: Sequence[Width], room: float) -> list[float]:
    """Columns that fill `room`, in its unit: as wide as their longest lines when there is room for
    those, else as their longest words, and what is left by what they lack (CSS 2.2, 17.5.2.2).
    Without room for the longest words they keep the most of `KEPT`; if it is nothing, the narrower
    columns keep their words."""
    natural = [width.natural for width in widths]
    if sum(natural) <= room:
        return [width * room / sum(natural) for width in natural]
    wider = natural
    for kind in KEPT:
        least = [getattr(width, kind) for width in widths]
        if sum(least) <= room:
            break
        wider = least
    else:
        least = [0.0] * len(widths)
    if wider is natural:
        share = (room - sum(least)) / (sum(wider) - sum(least))
        return [low + (high - low) * share for low, high in zip(least, wider, strict=True)]
    return _levelled(least, wider, room)


def kept(widths: Sequence[Width], room: float) -> list[str]:
    """What of `KEPT` columns have room for."""
    return [kind for kind in KEPT if sum(getattr(width, kind) for width in widths) <= room]


def _levelled(least: Sequence[float], wider: Sequence[float], room: float) -> list[float]:
    """Columns that fill `room`: as wide as in `wider`, but none wider than one level, nor narrower
    than in `least`."""

    def at(level: float) -> list[float]:
        return [max(low, min(high, level)) for low, high in zip(least, wider, strict=True)]

    low, high = 0.0, max(wider, default=0.0)
    while high - low > _SLIGHT / (100 * len(wider)):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= room else (low, middle)
    return at(low)


def tables_of(
    document: Document, style: Style, master: PageMaster
) -> Iterator[tuple[Table, float, PageMaster]]:
    """The tables of the document, but for those in tables, each with the room that it has in its
    line, in points, and the master of its page."""
    for node, room, page in _placed(document, style, master):
        if isinstance(node, Table):
            yield node, room, page


def formula_rooms(document: Document, style: Style, master: PageMaster) -> dict[int, Length]:
    """The room that each displayed formula outside of tables has in its line, by its `id()`; a
    number at the end of the line takes as much on both sides."""
    return {
        id(node): Length(room - 2.0 * len(node.label) * style.text.size.pt)
        for node, room, _ in _placed(document, style, master)
        if isinstance(node, MathBlock)
    }


def _placed(
    document: Document, style: Style, master: PageMaster
) -> Iterator[tuple[Node, float, PageMaster]]:
    """The nodes of the document, but for those in tables, with the room in their line in points,
    and the master of their page."""
    stack: list[tuple[Node, float, PageMaster]] = [(document, master.measure.pt, master)]
    while stack:
        node, room, page = stack.pop()
        yield node, room, page
        if isinstance(node, Table):
            continue
        if isinstance(node, Landscape):
            page = master.turned
            room = page.measure.pt
        room -= _inset(node, style)
        stack.extend((child, room, page) for child in children(node))


def _inset(node: Node, style: Style) -> float:
    """What stands beside the blocks within a node, in points."""
    match node:
        case List():
            return style.list.indent.pt
        case BlockQuote(kind=kind):
            return _beside(style.quote if kind == "quote" else style.pull_quote)
        case Callout(kind=kind):
            return _beside(style.callout[kind])
        case DefinitionList():
            return _beside(style.definition)
        case _:
            return 0.0


def _beside(role: Role) -> float:
    """The indents of a role and its box: padding keeps off a rule, or the edge of a ground."""
    beside = role.indent_start.pt + role.indent_end.pt
    for border in (role.border_start, role.border_end):
        if border is not None or role.background is not None:
            beside += role.padding.pt
        if border is not None:
            beside += border.width.pt
    return beside


def _share(columns: list[Width], reach: range, wanted: Width) -> None:
    for name in Width._fields:
        missing = getattr(wanted, name) - sum(getattr(columns[at], name) for at in reach)
        if missing > 0:
            for at in reach:
                value = getattr(columns[at], name) + missing / len(reach)
                columns[at] = columns[at]._replace(**{name: value})
