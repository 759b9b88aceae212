"""A labelled text of the corpus, written in a random shape, with the label of each line."""

from __future__ import annotations

import random
from typing import Final, NamedTuple

import msgspec

from publish.readers.plaintext.labels import Role
from publish.readers.plaintext.lines import SourceLine
from training.corpus import Label, Labelled
from training.gold import ROLES
from training.print import FACES
from training.shapes import BULLETS, Form, lines_of

MARKS: Final = ("•", "-", "*", "–", "—", "·", "▪", "o", "●", "+")
_ITEMS: Final = frozenset({"-", "--", "n", "l"})
_TOGETHER: Final = _ITEMS | {"src", "note", "header", "term"}
_HEADINGS: Final = frozenset({"title", "h1", "h2"})


class Row(NamedTuple):
    """A line as it is written; a blank one has no role."""

    text: str
    role: Role | None
    begins: bool


BLANK: Final = Row("", None, begins=False)


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """How a text is written. `page` lines make a page, `furniture` chooses its head and foot;
    `spacing` blank lines follow each line; `quote` stands before lines of quotations."""

    form: Form
    bullet: str = "•"
    number: str = "{}."
    letter: str = "{})"
    quote: str = "    "
    page: int = 0
    furniture: int = 0
    spacing: int = 0
    space_above: int = 1
    centred: bool = False
    capitals: bool = False
    colons: bool = False
    numbered: bool = False
    loose: bool = False
    lost_blanks: float = 0.0


def seeded(number: int) -> random.Random:
    """Chance that is the same each time."""
    return random.Random(number)


def random_shape(rng: random.Random) -> Shape:
    """A shape that people paste, or any mixture of what those are made of."""
    return _usual_shape(rng) if rng.random() < 0.5 else _mixed_shape(rng)


def _usual_shape(rng: random.Random) -> Shape:
    width = rng.randint(54, 96)
    bullet = rng.choice(BULLETS)
    page = rng.randint(30, 56)
    shapes = (
        Shape(form=Form(blank=False), bullet=bullet),
        Shape(form=Form(), bullet=bullet),
        Shape(form=Form(width=width), bullet=bullet),
        Shape(form=Form(width=width), bullet=bullet),
        Shape(form=Form(width=width, blank=False, first=rng.randint(2, 6)), bullet=bullet),
        Shape(form=Form(width=width, blank=False), bullet=bullet),
        Shape(form=Form(width=width, hyphens=True), bullet=bullet, page=page),
        Shape(form=Form(width=width, hyphens=True, blank=False), bullet=bullet, page=page),
        Shape(form=Form(width=width), bullet=bullet, spacing=1),
        Shape(form=Form(), bullet=bullet, spacing=1),
        Shape(form=Form(width=width, underline=True), bullet=bullet),
        Shape(form=Form(blank=rng.random() < 0.5, inline_lists=True), bullet=bullet),
        Shape(form=Form(width=width, blank=False, face=rng.randrange(len(FACES))), bullet=bullet),
    )
    return rng.choice(shapes)


def _mixed_shape(rng: random.Random) -> Shape:
    width = rng.choice((0, 0, 0, rng.randint(44, 60), rng.randint(60, 80), rng.randint(60, 100)))
    blank = rng.random() < 0.5
    face = rng.randrange(len(FACES)) if width and rng.random() < 0.2 else None
    return Shape(
        form=Form(
            width=width,
            blank=blank,
            first=rng.choice((2, 3, 4, 5)) if rng.random() < (0.1 if blank else 0.3) else 0,
            underline=rng.random() < 0.12,
            inline_lists=not width and rng.random() < 0.3,
            hyphens=face is None and bool(width) and rng.random() < 0.3,
            face=face,
        ),
        bullet=rng.choice(MARKS if rng.random() < 0.5 else BULLETS),
        number=rng.choice(("{}.", "{}.", "{}.", "{})", "({})", "{}")),
        letter=rng.choice(("{})", "{})", "({})", "{}.")),
        quote=rng.choice(("    ", "    ", "  ", "   ", "        ", "\t", "> ")),
        page=rng.randint(24, 60) if width and rng.random() < 0.25 else 0,
        furniture=rng.randrange(5),
        spacing=rng.choice((1, 1, 2)) if rng.random() < 0.13 else 0,
        space_above=2 if rng.random() < 0.1 else 1,
        centred=bool(width) and rng.random() < 0.1,
        capitals=rng.random() < 0.1,
        colons=rng.random() < 0.05,
        numbered=rng.random() < 0.08,
        loose=rng.random() < 0.15,
        lost_blanks=0.15 if rng.random() < 0.08 else 0.0,
    )


def write(text: Labelled, shape: Shape, rng: random.Random) -> list[Row]:
    """The lines in `shape`."""
    blocks: list[list[Row]] = []
    previous, count, sections = "", 0, 0
    for label in text.labels:
        kind = label.kind
        count = count + 1 if kind == previous else 1
        sections += kind == "h1"
        rows = _rows(_dressed(label, shape, sections), shape, text.language, count)
        together = (kind == previous and kind in _TOGETHER) or {kind, previous} <= {"-", "--"}
        together = together and not (shape.loose and kind in _ITEMS)
        if together and shape.form.inline_lists and kind in {"-", "n", "src"}:
            last = blocks[-1][-1]
            blocks[-1][-1] = last._replace(text=f"{last.text} {rows[0].text}")
        elif together:
            blocks[-1] += rows
        else:
            blocks.append(rows)
        previous = kind
    found: list[Row] = []
    for block in blocks:
        if found and shape.form.blank and rng.random() >= shape.lost_blanks:
            found += [BLANK] * shape.space_above
        found += block
    if shape.page:
        found = _paged(found, text.title, shape)
    if shape.spacing:
        found = [row for each in found for row in (each, *[BLANK] * shape.spacing)]
    return found


def role_of(label: Label) -> Role:
    return ROLES.get(label.kind, "left-out")


def source_lines(rows: list[Row]) -> tuple[list[SourceLine], list[Row]]:
    """The lines that are not blank as the reader finds them, and their rows."""
    lines: list[SourceLine] = []
    kept: list[Row] = []
    gap = 0
    for number, row in enumerate(rows, start=1):
        if not row.text.strip():
            gap += 1
            continue
        lines.append(SourceLine(number, row.text, gap))
        kept.append(row)
        gap = 0
    return lines, kept


def _dressed(label: Label, shape: Shape, sections: int) -> Label:
    text = label.text
    if shape.numbered and label.kind == "h1":
        text = f"{sections}. {text}"
    if shape.capitals and label.kind in _HEADINGS:
        text = text.upper()
    if shape.colons and label.kind in {"h1", "h2"} and text[-1:].isalnum():
        text = f"{text}:"
    return msgspec.structs.replace(label, text=text)


def _rows(label: Label, shape: Shape, language: str, count: int) -> list[Row]:
    role = role_of(label)
    bullet = "•" if shape.form.inline_lists else shape.bullet
    lines = lines_of(label, shape.form, language, bullet, count)
    match label.kind:
        case "n":
            lines = _marked(lines, f"{count}.", shape.number.format(count))
        case "l":
            letter = chr(96 + count)
            lines = _marked(lines, f"{letter})", shape.letter.format(letter))
        case "q":
            lines = [shape.quote + line.removeprefix("    ") for line in lines]
        case "title" | "sub" | "byline" | "date" if shape.centred:
            lines = [line.strip().center(shape.form.width).rstrip() for line in lines]
        case _:
            pass
    return [Row(line, role, at == 0) if line.strip() else BLANK for at, line in enumerate(lines)]


def _marked(lines: list[str], old: str, new: str) -> list[str]:
    rest = " " * (len(new) + 1)
    return [new + lines[0].removeprefix(old), *(rest + line.strip() for line in lines[1:])]


def _paged(rows: list[Row], title: str, shape: Shape) -> list[Row]:
    pages = [rows[at : at + shape.page] for at in range(0, len(rows), shape.page)]
    heads = (
        title,
        f"{title[:40].strip()}    Page {{}}",
        title.upper()[:60],
        f"{{}}   {title[:50]}",
        title,
    )
    feet = ("{}", "- {} -", f"Page {{}} of {len(pages)}", "{}", f"{{}} / {len(pages)}")
    found: list[Row] = []
    for number, page in enumerate(pages, start=1):
        if number > 1 and title:
            head = heads[shape.furniture].replace("{}", str(number))
            found += [Row(head, "left-out", begins=True), BLANK]
        foot = feet[shape.furniture].replace("{}", str(number))
        found += [*page, BLANK, Row(foot, "left-out", begins=True)]
    return found
