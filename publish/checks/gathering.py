"""Words on their way to becoming facts: what the document's statement and the readers of artifacts
share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import FORMULA, OBJECT, said

_ANCHOR: Final = 40
"""Characters before a note's mark that say where it stands."""


class Line:
    """The words of one block while they are gathered, and in which languages they are."""

    def __init__(self, language: str) -> None:
        self.text = ""
        self.language = language
        self.languages: list[tuple[str, str]] = []
        self.link_end = -1

    def add(self, text: str) -> None:
        self.text += text
        if text and text != OBJECT and not FORMULA.fullmatch(text):
            if self.languages and self.languages[-1][0] == self.language:
                text = self.languages.pop()[1] + text
            self.languages.append((self.language, text))

    def foreign(self, own: str) -> Iterator[tuple[str, str]]:
        """The words in another language than `own`, each with its language."""
        for language, words in self.languages:
            if language and primary(language) != primary(own) and said(words):
                yield said(words), language


def primary(language: str) -> str:
    """The language of a tag (BCP 47) without script or region."""
    return language.partition("-")[0].lower()


def anchor(text: str) -> str:
    """The end of what stands before a note's mark."""
    return said(text.rpartition("\x06")[2])[-_ANCHOR:]


def merged(links: Iterable[f.Link]) -> Iterator[f.Link]:
    """Links with what belongs together joined: an exporter may part a link at marks within it.

    Parts share their target and their place, and nothing stands between them; a link whose `where`
    begins with `+` continues the one before it.
    """
    held: f.Link | None = None
    for link in links:
        if held is not None and link.where.startswith("+") and link.target == held.target:
            held = msgspec.structs.replace(held, text=held.text + link.text)
            continue
        if held is not None:
            yield msgspec.structs.replace(held, text=said(held.text))
        held = msgspec.structs.replace(link, where=link.where.removeprefix("+"))
    if held is not None:
        yield msgspec.structs.replace(held, text=said(held.text))
