r"""The files that LaTeX names: `\input` and `\include` are its text, `\bibliography` its works."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Origin
from publish.errors import SourceError
from publish.patterns import pattern
from publish.plugin import Source
from publish.readers.decode import LINE_SEPARATOR, PAGE_SEPARATOR, decode
from publish.readers.stated_structure import Value

LARGEST: Final = 20_000_000
"""Characters of a text with all that it includes."""
_VERBATIM: Final = r"verbatim\*?|Verbatim|lstlisting|minted|comment"
_COMMAND: Final = pattern(
    rf"\\begin\{{(?P<verbatim>{_VERBATIM})\}}(?:(?!\\begin\{{(?P=verbatim)\}}).)*?\\end\{{(?P=verbatim)\}}"
    r"|(?<!\\)%[^\n]*|\\verb(\W)[^\n]*?\2"
    r"|\\(?:input|include|subfile)(?![a-zA-Z])\s*(?:\{(?P<braced>[^{}\n]+)\}|(?P<bare>[\w./-]+))"
    r"|\\(?:bibliography|addbibresource(?:\[[^\]]*\])?)\s*\{(?P<works>[^{}]+)\}"
    r"|\\nocite\s*\{(?P<uncited>[^{}]+)\}",
    re.DOTALL,
)
_BODY: Final = pattern(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL)


class Latex(msgspec.Struct, frozen=True, kw_only=True):
    """A text with what it includes in its place, for each of its lines the line of the source, and
    what the source says of citations, by the keys of front matter."""

    text: str
    numbers: list[int]
    citing: dict[str, Value]


def with_files(text: str, source: Source, log: Log) -> Latex:
    """The LaTeX `text` of `source` with the files that it names beside it.

    One that cannot be had is a loss. Raises `SourceError` for files that include themselves, and
    for more than `LARGEST` characters.
    """
    return _Files(source, log).read(text)


class _Files:
    def __init__(self, source: Source, log: Log) -> None:
        self._source = source
        self._log = log
        self._works: dict[str, None] = {}
        self._uncited: list[Value] = []
        self._length = 0

    def read(self, text: str) -> Latex:
        made: list[str] = []
        numbers = [1]
        line, at = 1, 0

        def keep(part: str) -> None:
            nonlocal line
            made.append(part)
            numbers.extend(range(line + 1, line + part.count("\n") + 1))
            line += part.count("\n")

        for found in _COMMAND.finditer(text):
            keep(text[at : found.start()])
            at = found.end()
            put = self._put(found, Origin(line, line), ())
            if put == found[0]:
                keep(put)
                continue
            made.append(put)
            numbers.extend([line] * put.count("\n"))
            line += found[0].count("\n")
        keep(text[at:])
        works, uncited = list[Value](self._works), self._uncited
        citing: dict[str, Value] = {"bibliography": works, "nocite": uncited} if works else {}
        return Latex(text="".join(made), numbers=numbers, citing=citing)

    def _put(self, found: re.Match[str], origin: Origin, around: tuple[str, ...]) -> str:
        """What stands in the place of a command; `around` are the files that it stands in."""
        if name := (found["braced"] or found["bare"] or "").strip():
            return self._included(name, origin, around)
        for work in (found["works"] or "").split(","):
            self._add_works(work.strip(), origin)
        self._uncited += [f"@{{{k.strip()}}}" for k in (found["uncited"] or "").split(",") if k]
        return found[0]

    def _included(self, name: str, origin: Origin, around: tuple[str, ...]) -> str:
        if name in around:
            raise SourceError(
                f"{self._source.name}:{origin.first}: {name} includes itself",
                hint=r"take that \input out",
            )
        data = self._opened(name, ".tex", origin)
        if data is None:
            return ""
        text = decode(Source(name=name, data=data), self._log)
        self._length += len(text)
        if self._length > LARGEST:
            raise SourceError(
                f"{self._source.name}:{origin.first}: its files exceed {LARGEST} characters",
                hint="publish its parts one by one",
            )
        body = _BODY.search(text)
        text = (body[1] if body else text).replace(LINE_SEPARATOR, " ").replace(PAGE_SEPARATOR, " ")
        within = (*around, name)
        return _COMMAND.sub(lambda found: self._put(found, origin, within), text)

    def _add_works(self, name: str, origin: Origin) -> None:
        path = name if name.endswith(".bib") else f"{name}.bib"
        if name and path not in self._works and self._opened(path, "", origin) is not None:
            self._works[path] = None

    def _opened(self, name: str, suffix: str, origin: Origin) -> bytes | None:
        """The file `name` with its suffix, or as it is called; `None`, which is told, for none."""
        for path in (f"{name}{suffix}", name):
            try:
                return self._source.beside(path)
            except SourceError as error:
                told = error
        self._log.add("loss", "file-not-included", told.message, origin=origin, hint=told.hint)
        return None
