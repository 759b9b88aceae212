"""A labelled text with the label of each line that it is written on, to assemble."""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext.labels import LabelledLine, Role
from training.corpus import TABLES, Labelled
from training.shapes import BULLETS, Form, lines_of

ROLES: Final[dict[str, Role]] = {
    "title": "title",
    "sub": "subtitle",
    "sum": "summary",
    "byline": "byline",
    "date": "date",
    "header": "header",
    "status": "status",
    "h1": "heading",
    "h2": "subheading",
    "p": "paragraph",
    "-": "item",
    "n": "item",
    "l": "item",
    "--": "nested",
    "q": "quotation",
    ">": "mail",
    "said": "said",
    "code": "code",
    "fence": "fence",
    "verse": "verse",
    "term": "term",
    "note": "note",
    "src-title": "sources-title",
    "further-title": "sources-title",
    "src": "source",
    "rights": "rights",
    "break": "break",
    **dict.fromkeys(TABLES, "table"),
}
"""What each label of the corpus is for a reader; all others are left out."""


def labelled_lines(text: Labelled, form: Form) -> list[LabelledLine]:
    """The lines of a text, written in `form`, with one list item a line."""
    bullet = BULLETS[sum(map(ord, text.name)) % len(BULLETS)]
    found: list[LabelledLine] = []
    previous, count, number = "", 0, 0
    for label in text.labels:
        count = count + 1 if label.kind == previous else 1
        gap = int(form.blank and bool(found))
        for at, raw in enumerate(lines_of(label, form, text.language, bullet, count)):
            if not raw.strip():
                gap += 1
                continue
            number += gap + 1
            role = ROLES.get(label.kind, "left-out")
            found.append(LabelledLine(number, raw, gap, role, begins=at == 0))
            gap = 0
        previous = label.kind
    return found
