"""A labelled text in the shapes that people paste."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Final

import msgspec
import pyphen  # type: ignore[import-untyped]  # it comes with WeasyPrint, without types

from training.corpus import TABLES, Label, Labelled
from training.print import COLUMN, FACES, columns, width

BULLETS: Final = ("•", "-", "*", "–")
_MEASURES: Final = (66, 78, 90)
_UNSPACED_WORD: Final = re.compile(r"[!-~\u00c0-\u024f]+\s*|.\s*")
_SPACED_WORD: Final = re.compile(r"\S+\s*")
_ITEMS: Final = frozenset({"-", "--", "n", "l"})


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """How a shape writes: `width` 0 wraps nothing; with a `face`, it is that of the page, by the
    letters of one of `FACES`."""

    width: int = 0
    blank: bool = True
    first: int = 0
    underline: bool = False
    inline_lists: bool = False
    hyphens: bool = False
    face: int | None = None


def one_block_a_line(text: Labelled) -> str:
    return _write(text, Form(blank=False))


def blank_lines(text: Labelled) -> str:
    return _write(text, Form())


def wrapped(width: int) -> Callable[[Labelled], str]:
    return lambda text: _write(text, Form(width=width))


def indented(text: Labelled) -> str:
    return _write(text, Form(width=72, blank=False, first=4))


def tight(width: int) -> Callable[[Labelled], str]:
    return lambda text: _write(text, Form(width=width, blank=False))


def from_pdf(text: Labelled) -> str:
    return _paged(_write(text, Form(width=66, hyphens=True)), text.title)


def from_pdf_tight(text: Labelled) -> str:
    return _paged(_write(text, Form(width=70, hyphens=True, blank=False)), text.title)


def from_print(text: Labelled) -> str:
    """In a face and to a measure that the name of the text chooses."""
    at = sum(map(ord, text.name))
    return printed(text, at % len(FACES), _MEASURES[at // len(FACES) % len(_MEASURES)])


def printed(text: Labelled, face: int, measure: int) -> str:
    """As a word processor sets it, flush left and without hyphens, in one of `FACES`.

    The measure is in columns.
    """
    return _write(text, Form(width=measure, blank=False, face=face))


def double_spaced(text: Labelled) -> str:
    return _write(text, Form(width=70)).replace("\n", "\r\n\r\n")


def double_blocks(text: Labelled) -> str:
    return _write(text, Form()).replace("\n", "\r\n\r\n")


def underlined(text: Labelled) -> str:
    return _write(text, Form(width=78, underline=True))


def inline_lists(text: Labelled) -> str:
    return _write(text, Form(inline_lists=True))


def inline_lists_tight(text: Labelled) -> str:
    return _write(text, Form(blank=False, inline_lists=True))


SHAPES: Final[dict[str, Callable[[Labelled], str]]] = {
    "block a line": one_block_a_line,
    "blank lines": blank_lines,
    "wrapped 60": wrapped(60),
    "wrapped 72": wrapped(72),
    "wrapped 90": wrapped(90),
    "indented first lines": indented,
    "wrapped, no blank lines": tight(76),
    "from a PDF": from_pdf,
    "from a PDF, no blank lines": from_pdf_tight,
    "double-spaced": double_spaced,
    "double-spaced blocks": double_blocks,
    "underlined headings": underlined,
    "lists on one line": inline_lists,
    "lists on one line, tight": inline_lists_tight,
    "from print": from_print,
}


def _write(text: Labelled, form: Form) -> str:
    bullet = BULLETS[sum(map(ord, text.name)) % len(BULLETS)]
    if form.inline_lists:
        bullet = "•"
    out: list[list[str]] = []
    previous = ""
    count = 0
    for label in text.labels:
        kind = label.kind
        count = count + 1 if kind == previous else 1
        lines = lines_of(label, form, text.language, bullet, count)
        joins = kind == previous and (kind in _ITEMS | {"src", "note", "header", "term"})
        joins = joins or (kind in {"-", "--"} and previous in {"-", "--"})
        if joins and form.inline_lists and kind in {"-", "n", "src"}:
            out[-1][-1] += " " + lines[0]
        elif joins:
            out[-1] += lines
        else:
            out.append(lines)
        previous = kind
    separator = "\n\n" if form.blank else "\n"
    return separator.join("\n".join(block) for block in out) + "\n"


def lines_of(label: Label, form: Form, language: str, bullet: str, count: int) -> list[str]:
    kind, text = label.kind, label.text
    match kind:
        case "title" | "h1" | "h2" | "src-title" | "further-title" | "notes-title":
            found = _wrap(text, form, language)
            if form.underline:
                rule = "=" if kind == "title" else "-" if kind != "h2" else "~"
                found.append(rule * max(map(len, found)))
            return found
        case "-" | "--" | "n" | "l":
            mark = {"n": f"{count}.", "l": f"{chr(96 + count)})"}.get(kind, bullet)
            margin = "    " if kind == "--" else ""
            return _wrap(text, form, language, f"{margin}{mark} ", margin + " " * (len(mark) + 1))
        case "q":
            return _wrap(text, form, language, "    ", "    ")
        case ">":
            return _wrap(text, form, language, "> ", "> ")
        case "note":
            return _wrap(f"[{text}] {label.value}", form, language, "", "    ")
        case "term":
            return _wrap(f"{text}: {label.value}", form, language, "", "  ")
        case "src":
            return (
                _wrap(text, form, language, f"{bullet} ", "  ")
                if text[0] != "["
                else _wrap(text, form, language, "", "    ")
            )
        case "code":
            return [f"    {line}".rstrip() for line in label.lines]
        case "fence" | "verse":
            return list(label.lines)
        case _ if kind in TABLES:
            return _table(label)
        case "p" | "said" | "sum":
            return _wrap(text, form, language, " " * form.first)
        case _:
            return _wrap(text, form, language)


def _wrap(text: str, form: Form, language: str, first: str = "", rest: str = "") -> list[str]:
    if not form.width:
        return [first + text]
    if language.partition("-")[0] in {"zh", "ja"}:
        return _filled(_UNSPACED_WORD.findall(text), form, first, rest)
    if form.face is not None:
        return _filled(_SPACED_WORD.findall(text), form, first, rest)
    if form.hyphens:
        return _hyphenated(text, form.width, language, first, rest)
    return textwrap.wrap(
        text,
        form.width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _filled(words: list[str], form: Form, first: str, rest: str) -> list[str]:
    """Lines of words, each with the spaces after it, by columns or by the letters of a face. What
    lines are set in by are columns in print, too."""
    indent = len(first) - len(first.lstrip())
    lines, filled = [first], indent + _size(first[indent:], form.face)
    empty = True
    for word in words:
        if not empty and filled + _size(word.rstrip(), form.face) > form.width:
            lines[-1] = lines[-1].rstrip()
            lines.append(rest)
            filled = len(rest)
        lines[-1] += word
        filled += _size(word, form.face)
        empty = False
    return [*lines[:-1], lines[-1].rstrip()]


def _size(text: str, face: int | None) -> float:
    return columns(text) if face is None else width(text, face) / COLUMN


def _hyphenated(text: str, width: int, language: str, first: str, rest: str) -> list[str]:
    known = pyphen.language_fallback(language)
    dictionary = pyphen.Pyphen(lang=known, left=2, right=3) if known else None
    lines: list[str] = []
    line = first
    empty = True
    for word in text.split():
        glue = "" if empty else " "
        if len(line) + len(glue) + len(word) <= width:
            line += glue + word
            empty = False
            continue
        room = width - len(line) - len(glue) - 1
        plain = word.strip(".,;:!?\"'“”‘’()«»")
        parts = (
            dictionary.wrap(word, room + 1) if dictionary and plain.isalpha() and room > 2 else None
        )
        if parts and len(plain) > 5:
            lines.append(line + glue + parts[0])
            line = rest + parts[1]
        else:
            lines.append(line)
            line = rest + word
        empty = False
    return [*lines, line]


def _table(label: Label) -> list[str]:
    rows = [[cell.strip() for cell in line.split(" | ")] for line in label.lines]
    rows = [[cell.lstrip("| ") for cell in row] for row in rows]
    if label.kind == "table-tabs":
        return ["\t".join(row) for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    if label.kind == "table-spaces":
        return [
            "   ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
    if label.kind == "table-box":
        return _boxed(rows, widths)
    drawn = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    drawn.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return drawn


def _boxed(rows: list[list[str]], widths: list[int]) -> list[str]:
    top, middle, bottom = (
        left + joint.join("─" * (w + 2) for w in widths) + right
        for left, joint, right in ("┌┬┐", "├┼┤", "└┴┘")
    )
    drawn = [
        "│ " + " │ ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " │"
        for row in rows
    ]
    return [top, drawn[0], middle, *drawn[1:], bottom]


def _paged(text: str, title: str) -> str:
    """Pages of 38 lines, each with the number below it and the title, if any, above the next."""
    lines = text.rstrip("\n").split("\n")
    pages = [lines[at : at + 38] for at in range(0, len(lines), 38)]
    out: list[str] = []
    for number, page in enumerate(pages, start=1):
        if number > 1 and title:
            out += [title, ""]
        out += [*page, "", str(number)]
    return "\n".join(out) + "\n"
