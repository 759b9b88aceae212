"""Facts in words, for whoever reads a finding."""

from __future__ import annotations

import unicodedata
from typing import Final

from publish.checks import facts as f
from publish.checks.facts import PAGE, PAGES

_SHOWN: Final = 160
"""Characters of a text that a finding shows."""
_BEFORE: Final = 60
"""Characters of them that it shows before the first that differs."""


def cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def side_by_side(stated: str, seen: str) -> tuple[str, str]:
    """Two texts, long ones from a little before the place where they begin to differ."""
    same = 0
    while same < min(len(stated), len(seen)) and stated[same] == seen[same]:
        same += 1
    start = max(0, same - _BEFORE) if stated and seen and same + _BEFORE > _SHOWN else 0
    head = "…" if start else ""
    shown = [head + cut(text[start:], _SHOWN) if text else "" for text in (stated, seen)]
    return shown[0], shown[1]


def kind(block: f.Block) -> str:
    return f"{block.kind} of level {block.level}" if block.level else f"{block.kind}"


def opens(block: f.Block) -> str:
    return "a list begins here" if block.opens else "the list goes on"


def said_cell(cell: f.Cell | None) -> str:
    if cell is None:
        return "no cell"
    spans = [
        *([f"over {cell.row_span} rows"] if cell.row_span > 1 else []),
        *([f"over {cell.column_span} columns"] if cell.column_span > 1 else []),
    ]
    match cell.header:
        case "":
            kind = "cell"
        case "unsaid":
            kind = "header cell of it does not say what"
        case header:
            kind = f"header cell of its {header}"
    return f"{' '.join([kind, *spans])} “{cell.text}”"


def said_row(row: tuple[f.Cell, ...] | None) -> str:
    return "no row" if row is None else " | ".join(cell.text for cell in row)


def said_table(table: f.Table) -> str:
    return said_row(table.rows[0]) if table.rows else "a table without rows"


def said_note(note: f.Note) -> str:
    return f"{note.label} {note.text}"


def said_link(link: f.Link) -> str:
    return f"{link.text} → {link.target}"


def said_place(lands: tuple[str, ...] | None) -> str:
    if lands is None:
        return "nothing: it is dead"
    return f"leads to “{lands[0]}”" if lands else "leads to nothing that says anything"


def said_picture(picture: f.Picture) -> str:
    return "decorative" if picture.decorative else picture.alt or "without alt text"


def said_shape(picture: f.Picture) -> str:
    return f"{picture.ratio:.3f} times as wide as high"


def said_language(fact: f.Language) -> str:
    return f"{fact.language}: {fact.text}"


def said_direction(fact: f.Directed) -> str:
    return f"{fact.direction}: {fact.text}"


def said_mark(mark: f.Marked) -> str:
    return f"{mark.kind.replace('_', ' ')}: {mark.text}{_after(mark.before)}"


def said_sign(sign: f.Sign) -> str:
    name = unicodedata.name(sign.character, "a character without a name")
    return f"U+{ord(sign.character):04X} ({name}){_after(sign.before)}"


def _after(before: str) -> str:
    return f" (after “{before}”)" if before else ""


def said_entry(entry: f.Entry) -> str:
    return f"level {entry.level}: {entry.text}"


def said_line(line: f.Furniture) -> str:
    where = f"page {line.page}" if line.page else f"{line.pages} page{'s'[: line.pages != 'first']}"
    return f"{line.edge} of {where}: {line.text.replace(PAGE, '#').replace(PAGES, '#')}"
