"""On which lines a text has what is told of; pandoc does not say."""

from __future__ import annotations

import re
import urllib.parse
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice
from typing import Final

from publish.document import Origin
from publish.patterns import pattern

_CODE: Final = pattern(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*\n)*? {0,3}(?P=fence)|(?<!`)(?P<tick>`+)(?!`)"
    r"[^`].{0,999}?(?<!`)(?P=tick)(?!`)",
    re.MULTILINE,
)
"""Code between fences, and within a line."""
_ATTRIBUTES: Final = pattern(r"\s*\{[^{}]*\}\s*$")
_WORD: Final = pattern(r"[^\W_]+")
_ENOUGH: Final = 8
_NOT_NEWLINE: Final = pattern(r"[^\n]")


class Places:
    """The lines of a text; one that is empty, as of a file that is no text, has no places."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._found: dict[str, Iterator[int]] = {}
        self._firsts: dict[str, Origin | None] = {}

    def __call__(self, name: str) -> Origin | None:
        """The next line that names a file; `None` when there is none, or no more."""
        if not name or name.startswith("data:"):
            return None
        return self._line(next(self._found.setdefault(name, self._positions(name)), None))

    def tag(self, name: str) -> Origin | None:
        """The first line with a tag of HTML that is not in code."""
        return self._first(rf"</?{re.escape(name)}(?![\w-])")

    def comment(self) -> Origin | None:
        """The first line with a comment of HTML that is not in code."""
        return self._first("<!--")

    def mark(self, key: str) -> Origin | None:
        """The first line with the mark of a note that is neither in code nor escaped."""
        return self._first(rf"(?<!\\)\[\^{re.escape(key)}\](?!:)")

    def attribute(self, name: str) -> Origin | None:
        """The first line with a class, `.name`, or a key among attributes: after brackets, of a
        heading, a caption, a division, or a tag."""
        word = re.escape(name.removeprefix("."))
        opening = r"[\])]\{|^ *[#:].*\{|^ *:::|<"
        return self._first(rf"(?:{opening})[^{{}}<>\n]*(?<![\w-]){word}(?![\w-])")

    def raw(self, markup: str) -> Origin | None:
        """The first line with what begins with other markup."""
        at = self._text.find(markup.strip().partition("\n")[0]) if markup.strip() else -1
        return self._line(at if at >= 0 else None)

    def heading(self, title: str) -> Origin | None:
        """The line that says a title and nothing else, if it is the only one."""
        found = self._saying.get(_letters(title), [])
        return Origin(found[0], found[0]) if len(found) == 1 else None

    def words(self, said: str) -> Origin | None:
        """The line on which words begin, with whatever markup between them, if they stand once."""
        words = _WORD.findall(said)[:_ENOUGH]
        found = (
            re.finditer(r"[\W_]+".join(map(re.escape, words)), self._text) if words else iter(())
        )
        at = [match.start() for match in islice(found, 2)]
        return self._line(at[0]) if len(at) == 1 else None

    def wiki(self, name: str) -> Origin | None:
        """The first line with a link to a note of that name, `[[name`, that is neither in code nor
        escaped."""
        words = r"[\W_]+".join(map(re.escape, _WORD.findall(name)))
        return self._first(rf"(?<!\\)\[\[[\W_]*{words}")

    def contents(self, mark: str) -> Origin | None:
        """The first line that is this mark of a contents list, in small letters."""
        return self._first(rf"^[ \t>]*{re.escape(mark).replace('toc', '_?toc_?')}[ \t]*$")

    @cached_property
    def bare(self) -> str:
        """The text with its code blank."""
        return _CODE.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), self._text)

    @cached_property
    def _saying(self) -> dict[str, list[int]]:
        """The lines that say the same words and nothing else, by these."""
        lines: dict[str, list[int]] = {}
        for number, line in enumerate(self.bare.split("\n"), start=1):
            if letters := _letters(line):
                lines.setdefault(letters, []).append(number)
        return lines

    def _first(self, pattern: str) -> Origin | None:
        if pattern not in self._firsts:
            match = re.search(pattern, self.bare, re.MULTILINE | re.IGNORECASE)
            self._firsts[pattern] = self._line(match.start() if match else None)
        return self._firsts[pattern]

    def _line(self, at: int | None) -> Origin | None:
        if at is None:
            return None
        line = bisect_right(self._starts, at)
        return Origin(first=line, last=line)

    def _positions(self, name: str) -> Iterator[int]:
        written = next((n for n in (name, urllib.parse.unquote(name)) if n in self._text), name)
        whole = rf"(?<![\w/.-]){re.escape(written)}(?![\w/:-])"
        return (match.start() for match in re.finditer(whole, self._text))


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, _ATTRIBUTES.sub("", line).casefold()))
