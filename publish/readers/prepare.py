"""A source as it is examined before pandoc reads it, by what kind of file it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from publish.diagnostics import Log
from publish.document import Meta
from publish.patterns import pattern
from publish.plugin import Source
from publish.readers.formats import Markup

if TYPE_CHECKING:
    from publish.pandoc.pictures import Find
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.word.file import WordFile

_BEGIN: Final = "\\begin{document}"
_XML_DECLARATION: Final = pattern(r"\A\s*<\?xml\b[^>]*\?>")
"""What says the encoding, which is settled, at the head of XHTML."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A source as it was examined.

    `data` is what pandoc reads, and `find` finds the pictures that it names. Of a text, `whole` is
    all of it, and `lines` all but its front matter, each with its lines as in the file; of a
    notebook, `whole` is its Markdown, and of LaTeX it has its files. `above` of the lines of `data`
    are texts of the front matter, and `numbers` are the lines of the file that the others are made
    of, where they are not the same. The text of LaTeX begins on line `begin`.
    """

    data: bytes
    find: Find
    front: FrontMatter
    lines: str = ""
    whole: str = ""
    above: int = 0
    numbers: Sequence[int] = ()
    word: WordFile | None = None
    begin: int = 0


def examined(source: Source, markup: Markup, log: Log) -> Given:
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
            return _in_markdown(text, source, log)
        case "latex":
            return _in_latex(text, source, log)
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
    return Given(data=data, find=find, front=front, lines=text, whole=text)


def _in_notebook(source: Source, log: Log) -> Given:
    from publish.pandoc.pictures import beside, in_notebook
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.notebook import with_readable_cells

    pictures = in_notebook(source.data, beside(source.beside))
    data, text = with_readable_cells(source.data, log)
    return Given(data=data, find=pictures, front=FrontMatter(body=""), whole=text)


def _in_markdown(text: str, source: Source, log: Log) -> Given:
    from publish.pandoc import input_guards
    from publish.pandoc.markdown_metadata import opening
    from publish.pandoc.pictures import beside
    from publish.pandoc.rawblocks import with_tags_in_rows
    from publish.pandoc.rawhtml import without_scripts
    from publish.pandoc.source_positions import Places
    from publish.readers.frontmatter import split, tell_below
    from publish.readers.markdown.admonitions import fenced
    from publish.readers.markdown.site_syntax import without_site_syntax
    from publish.readers.markdown.tex_brackets import with_dollars
    from publish.readers.markdown.unspaced_headings import with_spaces
    from publish.readers.memo_heads import with_breaks
    from publish.readers.rst.roles import with_roles

    front = split(text, source.name, log, citing=True)
    tell_below(front, log)
    opened = opening(front.meta)
    for part in (opened, front.body):
        input_guards.refuse_hostile_markdown(part, source.name)
    body = without_site_syntax(
        with_roles(with_spaces(front.body, front.first_line, log)),
        log,
        front.first_line,
        mdx=source.name.lower().endswith(".mdx"),
    )
    lines = "\n" * (front.first_line - 1) + body
    said = without_scripts(with_breaks(body), log, Places(lines))
    divided = fenced(with_tags_in_rows(_in_lines(said)), front.first_line, log)
    return Given(
        data=with_dollars(opened + "\n".join(divided.lines)).encode(),
        find=beside(source.beside),
        lines=lines,
        whole=text,
        front=front,
        above=opened.count("\n"),
        numbers=divided.numbers,
    )


def _in_latex(text: str, source: Source, log: Log) -> Given:
    from publish.pandoc.pictures import beside
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.latex.files import with_files
    from publish.readers.latex.programs import without_programs
    from publish.readers.latex.symbols import with_symbols

    latex = with_files(text, source, log)
    preamble, begins, _ = text.partition(_BEGIN)
    return Given(
        data=with_symbols(without_programs(latex.text)).encode(),
        find=beside(source.beside),
        front=FrontMatter(body="", citing=latex.citing),
        lines=text,
        whole=latex.text,
        numbers=latex.numbers,
        begin=preamble.count("\n") + 1 if begins else 0,
    )


def _in_lines(markdown: str) -> str:
    """`markdown` with each line as pandoc is to take it."""
    from publish.pandoc.rawblocks import unindented
    from publish.readers.markdown.numbered_lines import with_numbers_in_paragraphs
    from publish.readers.markdown.tex import with_formulas, with_references

    return with_numbers_in_paragraphs(unindented(with_references(with_formulas(markdown))))


def _in_archive(source: Source, markup: Markup, log: Log) -> Given:
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
        return Given(data=data, find=pictures, front=front)
    tell_revisions(data, log)
    word = word_file(data, log)
    return Given(data=word.data, find=pictures, front=front, word=word)
