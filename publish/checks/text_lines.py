"""Words on their way to becoming facts: what the document's statement and the readers of artifacts
share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import BOXES, FORMULA, LINE_END, OBJECT, SIGN, said
from publish.document import Origin
from publish.languages import primary

_ANCHOR: Final = 40
"""Characters before a note's mark that say where it stands."""


class Line:
    """The words of one block while they are gathered, and in which languages they are."""

    def __init__(self, language: str) -> None:
        self.text = ""
        self.language = language
        self.languages: list[tuple[str, str]] = []
        self.link_start = self.link_end = -1
        self._marks: list[tuple[f.MarkKind, int, int]] = []
        self._breaks: list[int] = []

    def mark(self, kind: f.MarkKind, start: int) -> None:
        """Notes that the words from `start` on are marked; two marks of a kind with nothing but
        space between them are one: an exporter may part a mark at a link, and a page does not tell
        whose the space is."""
        end = len(self.text)
        if not said(self.text[start:]):
            return
        for at, (other, first, last) in enumerate(self._marks):
            between = self.text[last:start] if first <= start else self.text[end:first]
            if other == kind and not said(between.strip(LINE_END)):
                self._marks[at] = (kind, min(first, start), max(last, end))
                return
        self._marks.append((kind, start, end))

    def end_line(self) -> None:
        """Notes that the line ends here."""
        self._breaks.append(len(self.text))
        self.add(" ")

    def marked(self, origin: Origin | None = None, where: str = "") -> Iterator[f.Marked]:
        """The marked words in their order."""
        for kind, start, end in sorted(self._marks, key=lambda mark: (mark[1], -mark[2], mark[0])):
            yield f.Marked(
                kind=kind,
                text=said(self.text[start:end]),
                before=anchor(self.text[:start]),
                origin=origin,
                where=where,
            )

    def broken(self, origin: Origin | None = None, where: str = "") -> Iterator[f.BrokenLine]:
        """The lines that end within the block."""
        start = 0
        for end in self._breaks:
            yield f.BrokenLine(text=said(self.text[start:end]), origin=origin, where=where)
            start = end

    def signs(self, origin: Origin | None = None, where: str = "") -> Iterator[f.Sign]:
        """What is not seen, and the spaces that are no common ones; those at the beginning of a
        line are an indent, which formats make in their own ways, and those at its end nothing."""
        within = FORMULA.sub(lambda match: OBJECT * len(match[0]), self.text).rstrip()
        for sign in SIGN.finditer(within):
            at = sign.start()
            begun = max((end for end in self._breaks if end <= at), default=0)
            if sign[0].isspace() and not within[begun:at].strip():
                continue
            before = anchor(self.text[:at])
            yield f.Sign(character=sign[0], before=before, origin=origin, where=where)

    def add(self, text: str) -> None:
        self.text += text
        if text and text != OBJECT:
            if self.languages and self.languages[-1][0] == self.language:
                text = self.languages.pop()[1] + text
            self.languages.append((self.language, text))

    def foreign(self, own: str) -> Iterator[tuple[str, str]]:
        """The words in another language than `own`, each with its language; the box of a task is in
        none."""
        for language, words in self.languages:
            if language and primary(language) != primary(own) and (text := _unboxed(words)):
                yield text, language


class LineFacts:
    """What stands in the lines of a text, in its order; `language` is the text's own."""

    def __init__(self, language: str = "") -> None:
        self.language = language
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.formulas: list[f.Formula] = []
        self.languages: list[f.Language] = []
        self.marks: list[f.Marked] = []
        self.lines: list[f.BrokenLine] = []
        self.signs: list[f.Sign] = []

    def keep(self, line: Line, origin: Origin | None = None, where: str = "") -> None:
        """Notes what is said of the words of a line that is complete; of one without words,
        nothing is."""
        if not said(line.text):
            return
        self.languages += (
            f.Language(text=words, language=language, origin=origin, where=where)
            for words, language in line.foreign(self.language)
        )
        self.marks += line.marked(origin, where)
        self.lines += line.broken(origin, where)
        self.signs += line.signs(origin, where)

    def link(self, line: Line, start: int, link: f.Link) -> None:
        """Keeps a link, which is on the words from `start` on. When no word stands between it and
        the link before it, and both lead to the same, they are one: an exporter may part a link at
        marks within it, and a PDF has no space where a line ends."""
        between = line.text[line.link_end : start] if 0 <= line.link_end <= start else "-"
        if not between.strip() and self.links[-1].target == link.target:
            start, link = line.link_start, self.links.pop()
        line.link_start, line.link_end = start, len(line.text)
        self.links.append(msgspec.structs.replace(link, text=said(line.text[start:])))


def _unboxed(text: str) -> str:
    """Words without the box of the task that they name."""
    return said(said(text).removeprefix(BOXES[0]).removeprefix(BOXES[1]))


def anchor(text: str) -> str:
    """The end of what stands before a note's mark."""
    return said(text.rpartition("\x06")[2])[-_ANCHOR:]
