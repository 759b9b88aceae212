"""LaTeX as pandoc is to read it: with the files that it names."""

from __future__ import annotations

from typing import Final

from publish.diagnostics import Log
from publish.pandoc.pictures import beside
from publish.plugin import Source
from publish.readers.frontmatter import FrontMatter
from publish.readers.latex.files import with_files
from publish.readers.latex.programs import without_programs
from publish.readers.latex.symbols import with_symbols
from publish.readers.prepared import Prepared

_BEGIN: Final = "\\begin{document}"


def prepare_latex(text: str, source: Source, log: Log) -> Prepared:
    """A LaTeX text with its files, as pandoc is to read it."""
    latex = with_files(text, source, log)
    preamble, begins, _ = text.partition(_BEGIN)
    return Prepared(
        data=with_symbols(without_programs(latex.text)).encode(),
        find=beside(source.beside),
        front=FrontMatter(body="", citing=latex.citing),
        lines=text,
        whole=latex.text,
        numbers=latex.numbers,
        begin=preamble.count("\n") + 1 if begins else 0,
    )
