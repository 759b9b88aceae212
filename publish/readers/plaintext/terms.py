"""Entries of a definition list: `Term: what it means`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.captions import CHART, FIGURE, TABLE
from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.memory import kept
from publish.readers.plaintext.words import either, names_part, words

FEWEST: Final = 3
"""Two entries may be any two sentences with a colon."""

_TERM: Final = re.compile(
    r"((?:-{1,2}|[\"“„«])?(?:[^\W\d_](?:[^:：.!?؟。！？]|\.(?=\w)){0,40}|\d{3}))[:：]\s+(?=\S)"
)
"""A point within a word is that of a file: `Unit backup.service not found`."""

_LONG_TERM: Final = re.compile(
    r"((?:-{1,2}|[\"“„«]|[~.]{0,2}/\.?|\.|\$)?(?:[^\W\d_](?:[^:：.!?؟。！？]|[.!?](?=\S)){0,60}"
    r"|\d{3}(?: [^\W\d_a-z][^\W\d_]*){1,4}|\d{1,3}))[:：]\s+(?=\S)"
)
"""A sentence of a few words (`Pump does not start`), a file, an option, a number, a code with what
it is called (`404 Not Found`)."""

_COUNTED: Final = re.compile(r"\D\s\d+$|^\d+[^\d\s]")
"""`Level 1`, `2nd row`; but not `unicode61` or `401`."""

_LONGEST_LABELLED: Final = 60
_MOST_WORDS: Final = 5
_MOST_WORDS_LONG: Final = 9
_NOT_TERMS: Final = frozenset({"q", "a", "http", "https", "note", "ps", "p.s"})
_HEAD_REACH: Final = 5
"""The heading that names entries stands so many lines above them at most, with what leads in."""

_REACH: Final = 4
"""An entry wraps onto at most so many lines, less one."""


def term(text: str, *, long: bool = False) -> str:
    """The term that an entry begins with, "" when it is none.

    At most five words; a `long` one, as where the whole section is entries, at most nine.
    """
    return "" if ":" not in text and "：" not in text else _term(text, long=long)


@kept
def _term(text: str, *, long: bool) -> str:
    match = (_LONG_TERM if long else _TERM).match(text)
    most = _MOST_WORDS_LONG if long else _MOST_WORDS
    if match is None or len(match[1].split()) > most or match[1].lower() in _NOT_TERMS:
        return ""
    if _COUNTED.search(match[1]):
        explains = len(text) >= _LONGEST_LABELLED or ends_sentence(text)
        if _counts(match[1]) or not explains:
            return ""
    return match[1]


def _counts(name: str) -> bool:
    """`Step 4`, `Table 2`: a part of the text; its line is a heading, caption or paragraph."""
    first = name.split(maxsplit=1)[0].lower()
    lists = words()
    return first in either(lists.division, lists.step, TABLE, FIGURE, CHART)


def split_entry(text: str) -> tuple[str, str]:
    """Term and meaning."""
    head, _, meaning = text.partition(text[len(term(text, long=True))])
    return head, meaning.strip()


def names_definitions(text: str) -> bool:
    """Whether a heading says that entries stand below it: `1.2 Terminology`, `Abkürzungen`."""
    return names_part(marks.unnumbered(text), words().definitions)


def term_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (by index) that begin an entry: three or more near each other, all different; or
    two below a heading that names them."""
    found: set[int] = set()
    run: list[int] = []
    seen: set[str] = set()

    def close() -> None:
        headed = len(run) > 1 and any(
            names_definitions(x.text) for x in lines[max(0, run[0] - _HEAD_REACH) : run[0]]
        )
        if len(run) >= FEWEST or headed:
            found.update(run)
        run.clear()
        seen.clear()

    for index, line in enumerate(lines):
        name = term(line.text, long=True)
        if not (run or name):
            continue  # nearly all lines
        name = name.lower()
        if run and (index - run[-1] > _REACH or name in seen):
            close()
        if name:
            run.append(index)
            seen.add(name)
    close()
    return frozenset(found)
