"""Prepares a source for pandoc, by what kind of file it is."""

from __future__ import annotations

from typing import Final

from publish.diagnostics import Log
from publish.document import Meta
from publish.patterns import pattern
from publish.plugin import Source
from publish.readers.formats import Markup
from publish.readers.prepared import Prepared

_XML_DECLARATION: Final = pattern(r"\A\s*<\?xml\b[^>]*\?>")
"""What says the encoding, which is settled, at the head of XHTML."""


def prepare(source: Source, markup: Markup, log: Log) -> Prepared:
    """`source` as pandoc is to read it. Raises `SourceError` when it is damaged or hostile."""
    from publish.pandoc.pictures import beside
    from publish.readers.decode import LINE_SEPARATOR, PAGE_SEPARATOR, decode
    from publish.readers.frontmatter import FrontMatter

    if markup.kind == "archive":
        return _in_archive(source, markup, log)
    if markup.kind == "notebook":
        return _in_notebook(source, log)
    text = decode(source, log).replace(LINE_SEPARATOR, " ").replace(PAGE_SEPARATOR, " ")
    match markup.kind:
        case "markdown":
            from publish.readers.markdown.prepare import prepare_markdown

            return prepare_markdown(text, source, log)
        case "latex":
            from publish.readers.latex.prepare import prepare_latex

            return prepare_latex(text, source, log)
        case "html":
            from publish.pandoc import input_guards
            from publish.pandoc.rawhtml import tell_of_page
            from publish.readers.html.page import read_page

            text = _XML_DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text)
            tell_of_page(text, log)
            data = read_page(input_guards.closed(text, log), text, log).encode()
        case "commas" | "tabs":
            from publish.readers.csv import as_comma_separated

            data = as_comma_separated(text, source.name, log, tabs=markup.kind == "tabs")
        case _:
            from publish.readers.refused_markup import readable
            from publish.readers.richtext import with_characters
            from publish.readers.rst.docinfo import with_authors, with_header

            rtf = markup.pandoc == "rtf"
            said = with_characters(text) if rtf else readable(text, markup.pandoc)
            data = (with_authors(with_header(said), log) if markup.fields else said).encode()
    front, find = FrontMatter(body=""), beside(source.beside)
    return Prepared(data=data, find=find, front=front, lines=text, whole=text)


def _in_notebook(source: Source, log: Log) -> Prepared:
    from publish.pandoc.pictures import beside, in_notebook
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.notebook import with_readable_cells

    pictures = in_notebook(source.data, beside(source.beside))
    data, text = with_readable_cells(source.data, log)
    return Prepared(data=data, find=pictures, front=FrontMatter(body=""), whole=text)


def _in_archive(source: Source, markup: Markup, log: Log) -> Prepared:
    from publish.pandoc.pictures import in_archive
    from publish.readers.ebook import open_book
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.opendocument import open_document
    from publish.readers.word.file import word_file
    from publish.readers.word.revisions import tell_revisions

    data, meta = source.data, Meta()
    pictures = in_archive(data, source.name)
    if markup.pandoc == "odt":
        data, meta = open_document(data, log)
    if markup.pandoc == "epub":
        data = open_book(data, log)
    front = FrontMatter(body="", meta=meta)
    if markup.pandoc != "docx":
        return Prepared(data=data, find=pictures, front=front)
    tell_revisions(data, log)
    word = word_file(data, log)
    return Prepared(data=word.data, find=pictures, front=front, word=word)
