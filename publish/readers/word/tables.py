"""Tables of Word as pandoc reads them rightly.

pandoc gives a table the columns that its first row has and drops the cells beyond, and takes any
first row for a head that `w:tblLook` lets a style format, whether the style does so or not. So rows
are filled up to the same width, and `w:tblLook` says what is a head. ECMA-376 part 1, 17.4 and
17.7.6, says what the elements mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from publish.readers.word.xml_parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VAL: Final = f"{W}val"
_FIRST_ROW: Final = 0x20
"""The bit of `w:tblLook` that has a style format the first row, where no attribute says it."""
_SEEN: Final = (
    f"{W}tcPr/{W}shd",
    *(f"{W}rPr/{W}{name}" for name in ("b", "i", "caps", "smallCaps", "color", "sz", "u")),
)
"""What makes a first row look other than the rows below; a line between them does not yet."""
_OFF: Final = ("0", "false", "off")
_NONE: Final = ("auto", "FFFFFF")
_MOST_COLUMNS: Final = 63
"""Word has no more; a larger number is damage."""
_DEEPEST: Final = 20
"""So many styles at most are based on each other."""


def mend_tables(root: Element, styles: Element | None) -> bool:
    """Fills rows of tables up and says which first rows are heads; whether that changed any."""
    heads = set() if styles is None else _formatting(styles)
    changed = [_mended(table, heads) for table in root.iter(f"{W}tbl")]
    return any(changed)


def _mended(table: Element, heads: set[str]) -> bool:
    rows = list(_within(table, "tr"))
    filled = _filled(rows)
    unset = [row for row in rows if _is_off(row)]
    for row in unset:
        _take_out(row, "tblHeader")
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return filled or bool(unset)
    named = table.find(f"{W}tblPr/{W}tblStyle")
    style = "" if named is None else named.get(_VAL, "")
    is_head = _is_on(look) and style in heads and len(rows) > 1
    before = look.get(f"{W}firstRow")
    look.set(f"{W}firstRow", "1" if is_head else "0")
    return filled or bool(unset) or before != look.get(f"{W}firstRow")


def _filled(rows: list[Element]) -> bool:
    """Gives rows cells for the columns of the grid that they leave out, and for those that only
    others have."""
    widths = []
    changed = False
    for row in rows:
        left_out = {
            name: _number(row, f"{W}trPr/{W}{name}") for name in ("gridBefore", "gridAfter")
        }
        for name, count in left_out.items():
            if count:
                _take_out(row, name)
                _add_cells(row, count, first=name == "gridBefore")
                changed = True
        widths.append(
            sum(_number(cell, f"{W}tcPr/{W}gridSpan") or 1 for cell in _within(row, "tc"))
        )
    for row, width in zip(rows, widths, strict=True):
        if width < max(widths):
            _add_cells(row, max(widths) - width, first=False)
            changed = True
    return changed


def _add_cells(row: Element, count: int, *, first: bool) -> None:
    """Without paragraphs, for places in the file are counted by these."""
    at = len(row)
    if first:
        at = next((n for n, e in enumerate(row) if e.tag in (f"{W}tc", f"{W}sdt")), at)
    row[at:at] = [row.makeelement(f"{W}tc") for _ in range(count)]


def _within(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also in content controls, but not those of inner ones."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _within(child, name)


def _is_off(row: Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(_VAL) in _OFF


def _take_out(row: Element, name: str) -> None:
    for properties in row.iterfind(f"{W}trPr"):
        for mark in properties.findall(f"{W}{name}"):
            properties.remove(mark)


def _number(element: Element, path: str) -> int:
    found = element.find(path)
    said = "" if found is None else found.get(_VAL, "")
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() and len(said) < len("1000") else 0


def _is_on(look: Element) -> bool:
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said not in _OFF
    try:
        return bool(int(look.get(_VAL, "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False


def _formatting(styles: Element) -> set[str]:
    """The ids of the styles of tables that make a first row look like a head."""
    based, formats = {}, set()
    for style in styles.iterfind(f"{W}style"):
        if style.get(f"{W}type") != "table":
            continue
        name, parent = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
        based[name] = "" if parent is None else parent.get(_VAL, "")
        if any(_is_seen(part) for part in style.iterfind(f"{W}tblStylePr")):
            formats.add(name)
    return {name for name in based if not formats.isdisjoint(_chain(name, based))}


def _is_seen(part: Element) -> bool:
    if part.get(f"{W}type") != "firstRow":
        return False
    found = (mark for path in _SEEN for mark in part.iterfind(path))
    return any(
        mark.get(_VAL) not in _OFF
        and not (mark.tag == f"{W}shd" and mark.get(f"{W}fill", "auto") in _NONE)
        for mark in found
    )


def _chain(name: str, based: dict[str, str]) -> list[str]:
    chain: list[str] = []
    while name in based and len(chain) < _DEEPEST:
        chain.append(name)
        name = based[name]
    return chain
