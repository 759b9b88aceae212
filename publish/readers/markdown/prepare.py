"""Markdown as pandoc is to read it: front matter apart, extensions of others as pandoc's."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.pandoc import input_guards
from publish.pandoc.markdown_metadata import opening
from publish.pandoc.pictures import beside
from publish.pandoc.rawblocks import unindented, with_tags_in_rows
from publish.pandoc.rawhtml import without_scripts
from publish.pandoc.source_positions import Places
from publish.plugin import Source
from publish.readers.frontmatter import split, tell_below
from publish.readers.markdown.admonitions import fenced
from publish.readers.markdown.numbered_lines import with_numbers_in_paragraphs
from publish.readers.markdown.site_syntax import without_site_syntax
from publish.readers.markdown.tex import with_formulas, with_references
from publish.readers.markdown.tex_brackets import with_dollars
from publish.readers.markdown.unspaced_headings import with_spaces
from publish.readers.memo_heads import with_breaks
from publish.readers.prepared import Prepared
from publish.readers.rst.roles import with_roles


def prepare_markdown(text: str, source: Source, log: Log) -> Prepared:
    """A Markdown text as pandoc is to read it. Raises `SourceError` when it is hostile."""
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
    return Prepared(
        data=with_dollars(opened + "\n".join(divided.lines)).encode(),
        find=beside(source.beside),
        lines=lines,
        whole=text,
        front=front,
        above=opened.count("\n"),
        numbers=divided.numbers,
    )


def _in_lines(markdown: str) -> str:
    """`markdown` with each line as pandoc is to take it."""

    return with_numbers_in_paragraphs(unindented(with_references(with_formulas(markdown))))
