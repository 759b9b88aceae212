"""Links, embeds and marks of contents that editors of notes write in Markdown, and pandoc leaves as
they are typed: `[[Note]]`, `[[Note#Part|words]]`, `![[map.png|200]]`, `[TOC]`.

pandoc has extensions for the links, which take `[[1]](a.md)` and `x[[i]]` for links as well, so
these are found in the text that it has read. Links name documents without folder or suffix;
whoever has several documents knows where they lead. What an escape protects stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import msgspec

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.pandoc.hidden_html import words_of
from publish.pandoc.source_positions import Places
from publish.patterns import pattern

_Node = dict[str, Any]
_LINK: Final = pattern(
    r"(?<![\w\[\])])(?P<embed>!?)\[\[(?P<to>[^\[\]|\s](?:[^\[\]|]*[^\[\]|\s])?)"
    r"(?:\|(?P<words>[^\[\]]*))?\]\]"
)
_PICTURE: Final = pattern(r"\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif)\Z", re.IGNORECASE)
_ANY: Final = pattern(r"\[\[|\[toc\]|\{\{toc|\{:toc", re.IGNORECASE)
_SIZE: Final = pattern(r"(\d{1,5})(?:x(\d{1,5}))?")
_CONTENTS: Final = pattern(r"\[toc\]|\[\[_?toc_?\]\]|\{\{toc\}\}|(?:toc)?\{:toc\}", re.IGNORECASE)


def may_have_links(markdown: str) -> bool:
    """Whether something in a text looks like one of these; to look through its AST takes longer."""
    return _ANY.search(markdown) is not None


def with_links(ast: bytes, log: Log, places: Places, *, name: str) -> bytes:
    """The AST of a text of Markdown with such links and pictures, and without marks of contents.

    What of it is left out is told to `log`, with the line that `places` knows. Raises
    `SourceError` with `name`.
    """
    try:
        tree = msgspec.json.decode(ast)
        blocks = _Links(_headings(tree["blocks"]), log, places).replaced(tree["blocks"])
        return msgspec.json.encode({**tree, "blocks": blocks})
    except RecursionError as error:
        raise SourceError(
            f"{name}: nested too deeply", hint="flatten nested quotes and lists"
        ) from error


class _Links:
    """One run; `headings` are the ids of headings by their words."""

    def __init__(self, headings: dict[str, str], log: Log, places: Places) -> None:
        self._headings = headings
        self._log = log
        self._places = places

    def replaced(self, value: Any) -> Any:
        match value:
            case dict():
                return {key: self.replaced(part) for key, part in value.items()}
            case list():
                return list(self._in_list(value))
            case _:
                return value

    def _in_list(self, whole: list[Any]) -> Iterator[Any]:
        for plain, run in groupby(whole, _is_plain):
            nodes = list(run)
            if plain and "[[" in (text := words_of(nodes)):
                yield from self._linked(text)
            else:
                yield from (self.replaced(n) for n in nodes if not self._is_contents(n))

    def _linked(self, text: str) -> Iterator[_Node]:
        at = 0
        for found in _LINK.finditer(text):
            made = self._made(found)
            if made is not None:
                yield from _plain(text[at : found.start()])
                yield from made
                at = found.end()
        yield from _plain(text[at:])

    def _made(self, found: re.Match[str]) -> list[_Node] | None:
        """What stands for a link or an embed; `None` for what is none."""
        origin = self._places.wiki(found["to"])
        if origin is None or not any(map(str.isalpha, found["to"])):
            return None
        path, _, part = found["to"].partition("#")
        part = part.rpartition("#")[2]
        words = (found["words"] or "").strip()
        if found["embed"] and _PICTURE.search(path):
            return [_image(path, words)]
        if found["embed"]:
            self._log.add(
                "loss",
                "embed-dropped",
                f'embedded document "{found["to"]}" dropped',
                origin=origin,
                hint="paste its text here, or make it a chapter of a publication",
            )
            return []
        if not words:
            words = " > ".join(filter(None, (path, part.lstrip("^"))))
        return [_link(self._target(path, part), words)]

    def _target(self, path: str, part: str) -> str:
        if not path:
            return f"#{self._headings.get(part.casefold(), part)}"
        return path + (f"#{part}" if part and not part.startswith("^") else "")

    def _is_contents(self, node: Any) -> bool:
        """Whether a block is a mark of contents, which is told then."""
        match node:
            case (
                {"t": "Para" | "Plain", "c": content}
                | {"t": "BulletList", "c": [[{"t": "Plain", "c": content}]]}
                | {"t": "OrderedList", "c": [_, [[{"t": "Plain", "c": content}]]]}
            ):
                words = "".join(words_of(content).split())
            case _:
                return False
        if not _CONTENTS.fullmatch(words):
            return False
        self._log.info(
            "contents-marker-dropped",
            f"{words} dropped: the layout places the table of contents",
            origin=self._places.contents(words.lower().removeprefix("toc")),
            hint="to add one, set contents: true in the front matter, or use --meta contents=true",
        )
        return True


def _headings(value: Any) -> dict[str, str]:
    match value:
        case {"t": "Header", "c": [_, [str() as identifier, *_], content]}:
            return {words_of(content).casefold(): identifier}
        case dict():
            return _headings(list(value.values()))
        case list():
            found: dict[str, str] = {}
            for part in reversed(value):
                found |= _headings(part)
            return found
        case _:
            return {}


def _is_plain(node: Any) -> bool:
    match node:
        case {"t": "Str" | "Space" | "SoftBreak"}:
            return True
        case _:
            return False


def _plain(text: str) -> Iterator[_Node]:
    for space, run in groupby(text, str.isspace):
        yield {"t": "Space"} if space else {"t": "Str", "c": "".join(run)}


def _link(target: str, words: str) -> _Node:
    return {"t": "Link", "c": [["", [], []], list(_plain(words)), [target, ""]]}


def _image(path: str, words: str) -> _Node:
    size = _SIZE.fullmatch(words)
    pairs = [["alt", words]] if words and not size else []
    if size:
        pairs = [[name, n] for name, n in zip(("width", "height"), size.groups(), strict=True) if n]
    return {"t": "Image", "c": [["", [], pairs], [], [path, ""]]}
