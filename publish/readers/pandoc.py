"""Every format that pandoc reads → document: a record a family, one function for all of them.

Texts are decoded, and front matter is parsed, before pandoc sees anything, because pandoc guesses
encodings in silence and its YAML parser can be made to hang, to fetch and to inject. Which
extensions are on is part of a record: raw TeX is text, raw HTML comes through as nodes that
`publish.pandoc.rawblocks` and `publish.pandoc.rawhtml` judge, and what else is raw is told.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from publish.diagnostics import Diagnostic, Log
from publish.document import Document, Origin
from publish.errors import SourceError
from publish.plugin import Begun, Reader, Source
from publish.readers.formats import MARKUPS, Markup
from publish.readers.prepare import prepare
from publish.readers.prepared import Prepared

if TYPE_CHECKING:
    from publish.citation_library import Library
    from publish.pandoc.decode_inlines import References
    from publish.readers.frontmatter import FrontMatter


def read(markups: dict[str, Markup], source: Source, log: Log) -> Document:
    """The document that `source` says, in the format that its suffix names in `markups`; the
    first of them for another suffix, or none.

    Raises `SourceError` when it is empty, damaged, hostile, or no such format.
    """
    from publish.pandoc.citations import put_into_words

    begun = begin(markups, source, log)
    return begun.finish(put_into_words(begun.ast, begun.library, log, name=source.name))


def begin(markups: dict[str, Markup], source: Source, log: Log) -> Begun:
    """The same up to its citations."""
    from publish.pandoc import run
    from publish.pandoc.citations import referring
    from publish.pandoc.latex_labels import labelled
    from publish.pandoc.markdown_metadata import apart
    from publish.pandoc.rawblocks import structured
    from publish.pandoc.source_positions import Places
    from publish.pandoc.wikilinks import may_have_links, with_links
    from publish.readers import refused_markup
    from publish.readers.decode import without_controls
    from publish.readers.markdown.tex_brackets import without_marks
    from publish.readers.pandoc_document import PandocDocument
    from publish.readers.rst.roles import with_roles_said

    suffix = next((s for s in markups if source.name.lower().endswith(s)), next(iter(markups)))
    markup = markups[suffix]
    if not source.data:
        raise SourceError(f"{source.name}: empty", hint="write some text into it first")
    prepared = prepare(source, markup, log)
    front = prepared.front
    said = Log(log.source)
    ast = run.read(
        prepared.data, markup.pandoc, name=source.name, standalone=markup.fields, log=said
    )
    log.extend(tuple(_judged(diagnostic, prepared) for diagnostic in said.diagnostics))
    ast = without_controls(refused_markup.without_marks(ast), log)
    places = Places(prepared.lines) if prepared.word is None else prepared.word.places
    ast = without_marks(ast, name=source.name)
    if markup.kind == "markdown" and may_have_links(prepared.whole):
        ast = with_links(ast, log, places, name=source.name)
    if markup.fields:
        ast = with_roles_said(ast, name=source.name)
    ast = structured(ast, log, name=source.name, places=places)
    text = prepared.lines if markup.kind == "latex" else prepared.whole
    references = _references(markup, text)
    ast = labelled(ast, log, name=source.name, text=prepared.whole, locate=references.locate)
    language = source.language or front.meta.language or source.usual_language
    works = _library(source, front, markup, language, log)
    if works is not None and not language:
        told = _told(apart(ast)[0] if prepared.above else ast, source)
        works = msgspec.structs.replace(works, language=told)
    ast = referring(ast, works, log, name=source.name, locate=references.locate)
    read = PandocDocument(
        prepared=prepared,
        markup=markup,
        references=references,
        places=places,
        name=source.name,
        log=log,
    )
    return Begun(ast=ast, library=works, finish=read.document)


def _library(
    source: Source, front: FrontMatter, markup: Markup, language: str, log: Log
) -> Library | None:
    """What citations are looked up in. What LaTeX names for them is a loss if it cannot be read:
    its own programs read more."""
    from publish.readers.bibliographies import library

    try:
        return library(source, front.citing, front.places, language=language, log=log)
    except SourceError as error:
        if markup.kind != "latex" or not front.citing:
            raise
        log.add("loss", "works-not-read", error.message, hint=error.hint)
        return library(source, {}, {}, language=language, log=log)


def _told(ast: bytes, source: Source) -> str:
    """The language that the text tells, as `normalize` will find it."""
    from publish.normalization.language_detection import settle_language
    from publish.pandoc.decode import decode

    return settle_language(decode(ast, Log(), name=source.name), Log()).meta.language


def _judged(diagnostic: Diagnostic, prepared: Prepared) -> Diagnostic:
    """A message of pandoc's, as it is about the file.

    What pandoc says about the lines of a LaTeX file above its text is about commands that look for
    packages and lengths: no word of the text is lost by them."""
    if diagnostic.place.line is None:
        return diagnostic
    line: int | None = diagnostic.place.line
    if prepared.numbers:
        at = diagnostic.place.line - prepared.above - 1
        line = prepared.numbers[at] if 0 <= at < len(prepared.numbers) else None
    placed = msgspec.structs.replace(diagnostic.place, line=line)
    severity = diagnostic.severity
    if severity == "loss" and line is not None and line < prepared.begin:
        severity = "info"
    return msgspec.structs.replace(diagnostic, severity=severity, place=placed)


def _references(markup: Markup, text: str) -> References:
    """What the format has of references; of a text, with the lines that they stand on."""
    from publish.pandoc.decode_inlines import References

    if markup.kind not in ("text", "markdown", "latex"):
        return References(implied=False)
    lines = text.split("\n")

    def locate(target: str) -> Origin | None:
        named = re.compile(rf"[@#{{]{re.escape(target)}(?![\w-])")
        found = (n for n, line in enumerate(lines, start=1) if named.search(line))
        return next((Origin(n, n) for n in found), None)

    return References(locate=locate)


def _reader(name: str, summary: str, *suffixes: str) -> Reader:
    markups = {suffix: MARKUPS[suffix] for suffix in suffixes}
    return Reader(
        name=name,
        suffixes=suffixes,
        read=partial(read, markups),
        begin=partial(begin, markups),
        summary=summary,
    )


MARKDOWN: Final = _reader(
    "markdown",
    "Markdown with pandoc's extensions, front matter",
    *(".md", ".markdown", ".mkd", ".mdx", ".qmd", ".rmd"),
)
HTML: Final = _reader("html", "web pages", ".html", ".htm", ".xhtml")
OFFICE: Final = _reader(
    "office", "Word, OpenDocument and other office files", ".docx", ".odt", ".rtf", ".pptx", ".xlsx"
)
EBOOK: Final = _reader("ebook", "EPUB and FictionBook", ".epub", ".fb2")
TEX: Final = _reader("tex", "LaTeX and Typst", ".tex", ".latex", ".typ")
NOTEBOOK: Final = _reader("notebook", "Jupyter notebooks", ".ipynb")
LIGHTWEIGHT: Final = _reader(
    "lightweight",
    "reStructuredText, Org, AsciiDoc, Djot, Textile, wiki and other lightweight markup",
    *(".rst", ".org", ".adoc", ".asciidoc", ".dj", ".djot", ".textile", ".mediawiki", ".wiki"),
    *(".dokuwiki", ".twiki", ".creole", ".muse", ".t2t", ".pod"),
)
XML: Final = _reader("xml", "DocBook, JATS and OPML", ".docbook", ".dbk", ".jats", ".opml")
TABLE: Final = _reader("table", "comma-, semicolon- or tab-separated values", ".csv", ".tsv")
