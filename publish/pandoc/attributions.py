"""Who a quotation is by: its last line, when that is written as one writes it."""

from __future__ import annotations

from typing import Final, NamedTuple

from publish.pandoc import types as p
from publish.patterns import pattern

_DASHES: Final = ("--", "---", "–", "—", "―")
_MOST_WORDS: Final = 14
_ALERT: Final = pattern(r"(?P<mark>\[!(?P<name>[A-Za-z][\w-]*)\])[+-]?")
_ENDS: Final = (".", "!", "?", "…", ":", ",", ";")


def attributed(content: list[p.Block]) -> tuple[list[p.Block], list[p.Inline]]:
    """The blocks of a quotation, and its last line without its dash when that says whom it is by.

    It does when it begins with a dash and a space, is short, and does not end as a sentence ends:
    what somebody says next, in a dialogue, does. A quotation is more than its attribution.
    """
    match content:
        case [*before, p.Para(words) | p.Plain(words)]:
            at = _last_line(words)
            line = words[at:]
            if (before or at) and _names(line):
                rest = _trimmed(words[:at])
                last: list[p.Block] = [p.Para(rest)] if rest else []
                return [*before, *last], line[2:]
        case _:
            pass
    return content, []


class Alert(NamedTuple):
    """A callout that is written as a quotation, `> [!name] Title`, as Obsidian has them. pandoc
    reads those of GitHub, which have no title."""

    mark: str
    name: str
    title: list[p.Inline]
    content: list[p.Block]


def alert(content: list[p.Block]) -> Alert | None:
    """The callout that the blocks of a quotation are, if they begin as one."""
    match content:
        case [p.Para([p.Str(mark), *words]), *rest] if found := _ALERT.fullmatch(mark):
            ends = (n for n, word in enumerate(words) if isinstance(word, p.SoftBreak))
            at = next(ends, len(words))
            title, body = _trimmed(words[:at]), words[at + 1 :]
            first: list[p.Block] = [p.Para(body)] if body else []
            return Alert(found["mark"], found["name"], title[1:], [*first, *rest])
        case _:
            return None


def _last_line(words: list[p.Inline]) -> int:
    """Where the last line of a paragraph begins."""
    breaks = [n for n, word in enumerate(words) if isinstance(word, p.SoftBreak | p.LineBreak)]
    return breaks[-1] + 1 if breaks else 0


def _names(line: list[p.Inline]) -> bool:
    match line:
        case [p.Str(dash), p.Space(), *words] if dash in _DASHES and words:
            last = words[-1]
            ends = isinstance(last, p.Str) and last.c.endswith(_ENDS) and len(last.c) > len("Jr.")
            return len([word for word in words if isinstance(word, p.Space)]) < _MOST_WORDS and (
                not ends
            )
        case _:
            return False


def _trimmed(words: list[p.Inline]) -> list[p.Inline]:
    while words and isinstance(words[-1], p.SoftBreak | p.LineBreak | p.Space):
        words = words[:-1]
    return words
