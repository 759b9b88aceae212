"""Every format that pandoc reads → document: a record a family, one function for all of them.

Texts are decoded, and front matter is parsed, before pandoc sees anything, because pandoc guesses
encodings in silence and its YAML parser can be made to hang, to fetch and to inject. Which
extensions are on is part of a record: raw TeX and raw attributes are text, raw HTML comes through
as nodes that `publish.pandoc.rawhtml` judges one by one.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from publish.diagnostics import Diagnostic, Log, Place
from publish.document import Document, Meta, Origin
from publish.errors import SourceError
from publish.plugin import Reader, Source

if TYPE_CHECKING:
    from publish.pandoc.inlines import References
    from publish.readers.frontmatter import FrontMatter


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """A format: what pandoc calls it, and what stands in its files.

    `markdown` and `html` are texts that are examined first, `latex` has a preamble that says
    nothing to a reader; `archive` and `notebook` contain pictures.
    """

    pandoc: str
    kind: Literal["text", "markdown", "html", "latex", "archive", "notebook"] = "text"


_BEGIN: Final = b"\\begin{document}"
_ORG_DATE: Final = re.compile(r"[<\[](\d{4}-\d\d-\d\d)[^>\]]*[>\]]")
"""A time stamp of Org, active or not."""
_MARKDOWN: Final = Markup(
    kind="markdown",
    pandoc="markdown-yaml_metadata_block-pandoc_title_block-mmd_title_block-raw_tex-raw_attribute"
    "-latex_macros+alerts+east_asian_line_breaks+lists_without_preceding_blankline"
    "+autolink_bare_uris+mark",
)
_MARKUPS: Final = {
    ".adoc": Markup(pandoc="asciidoc"),
    ".asciidoc": Markup(pandoc="asciidoc"),
    ".creole": Markup(pandoc="creole"),
    ".csv": Markup(pandoc="csv"),
    ".dbk": Markup(pandoc="docbook"),
    ".dj": Markup(pandoc="djot"),
    ".djot": Markup(pandoc="djot"),
    ".docbook": Markup(pandoc="docbook"),
    ".docx": Markup(pandoc="docx", kind="archive"),
    ".dokuwiki": Markup(pandoc="dokuwiki"),
    ".epub": Markup(pandoc="epub", kind="archive"),
    ".fb2": Markup(pandoc="fb2"),
    ".htm": Markup(pandoc="html", kind="html"),
    ".html": Markup(pandoc="html", kind="html"),
    ".ipynb": Markup(pandoc="ipynb", kind="notebook"),
    ".jats": Markup(pandoc="jats"),
    ".latex": Markup(pandoc="latex", kind="latex"),
    ".markdown": _MARKDOWN,
    ".md": _MARKDOWN,
    ".mediawiki": Markup(pandoc="mediawiki"),
    ".mkd": _MARKDOWN,
    ".muse": Markup(pandoc="muse"),
    ".odt": Markup(pandoc="odt", kind="archive"),
    ".opml": Markup(pandoc="opml"),
    ".org": Markup(pandoc="org"),
    ".pod": Markup(pandoc="pod"),
    ".pptx": Markup(pandoc="pptx", kind="archive"),
    ".rst": Markup(pandoc="rst"),
    ".rtf": Markup(pandoc="rtf"),
    ".t2t": Markup(pandoc="t2t"),
    ".tex": Markup(pandoc="latex", kind="latex"),
    ".textile": Markup(pandoc="textile"),
    ".tsv": Markup(pandoc="tsv"),
    ".twiki": Markup(pandoc="twiki"),
    ".typ": Markup(pandoc="typst"),
    ".wiki": Markup(pandoc="mediawiki"),
    ".xhtml": Markup(pandoc="html", kind="html"),
    ".xlsx": Markup(pandoc="xlsx", kind="archive"),
}


def read(markups: dict[str, Markup], source: Source, log: Log) -> Document:
    """The document that `source` says, in the format that its suffix names in `markups`; the
    first of them for another suffix, or none.

    Raises `SourceError` when it is empty, damaged, hostile, or no such format.
    """
    from publish.pandoc import run
    from publish.pandoc.citations import apart, before, put_into_words
    from publish.pandoc.decode import decode
    from publish.pandoc.marked import marked
    from publish.pandoc.pictures import Pictures, beside, in_archive, in_notebook
    from publish.pandoc.places import Places
    from publish.readers.aligned import with_lines
    from publish.readers.citing import library
    from publish.readers.frontmatter import FrontMatter
    from publish.readers.revisions import tell_revisions
    from publish.readers.sources import with_sources

    suffix = next((s for s in markups if source.name.lower().endswith(s)), next(iter(markups)))
    markup = markups[suffix]
    if not source.data:
        raise SourceError(f"{source.name}: empty", hint="write some text into it first")
    front, lines, whole = FrontMatter(body=""), "", ""
    match markup.kind:
        case "archive":
            data = source.data
            pictures = Pictures(log, in_archive(data, source.name))
            if markup.pandoc == "docx":
                tell_revisions(data, log)
        case "notebook":
            data = source.data
            pictures = Pictures(log, in_notebook(data, beside(source.beside)))
        case "text" | "markdown" | "html" | "latex":
            front, text, lines, whole = _text(source, markup, log)
            data, pictures = text.encode(), Pictures(log, beside(source.beside))
    said = Log(log.source)
    ast = run.read(data, markup.pandoc, name=source.name, log=said)
    begin = data.partition(_BEGIN)[0].count(b"\n") + 1 if markup.kind == "latex" else 0
    log.extend(tuple(_judged(diagnostic, begin) for diagnostic in said.diagnostics))
    references = _references(markup, whole)
    language = source.language or front.meta.language or source.usual_language
    works = library(source, front.citing, front.places, language=language, log=log)
    if works is not None and not language:
        works = msgspec.structs.replace(works, language=_told(ast, source))
    texts = _marked_ast(front.meta, source, log) if markup.kind == "markdown" else b""
    ast = put_into_words(
        before(ast, texts) if texts else ast,
        works,
        log,
        name=source.name,
        locate=references.locate,
    )
    meta, marks = front.meta, Document()
    if texts:
        ast, texts = apart(ast)
        marks = decode(texts, log, name=source.name, pictures=pictures, references=references)
        meta = marked(meta, marks.blocks)
    document = decode(
        ast,
        log,
        name=source.name,
        title=meta.title,
        pictures=pictures,
        places=Places(lines),
        references=references,
    )
    if lines:
        document = with_lines(document, lines)
    media = {medium.id: medium for medium in (*marks.media, *document.media)}
    document = msgspec.structs.replace(
        document, meta=_merged(document.meta, meta, log), media=tuple(media.values())
    )
    return with_sources(document, log)


def _marked_ast(meta: Meta, source: Source, log: Log) -> bytes:
    """The AST of the texts of front matter; b"" when they hold no Markdown."""
    from publish.pandoc import limits, run
    from publish.pandoc.marked import marked_text

    text = marked_text(meta)
    if not text:
        return b""
    limits.refuse_hostile_markdown(text, source.name)
    own = Log(log.source)
    ast = run.read(text.encode(), _MARKDOWN.pandoc, name=source.name, log=own)
    # The lines that pandoc counts are not those of the file.
    placed = Place(source=log.source)
    log.extend(tuple(msgspec.structs.replace(d, place=placed) for d in own.diagnostics))
    return ast


def _told(ast: bytes, source: Source) -> str:
    """The language that the text tells, as `normalize` will find it."""
    from publish.normalization.language import settle_language
    from publish.pandoc.decode import decode

    return settle_language(decode(ast, Log(), name=source.name), Log()).meta.language


def _judged(diagnostic: Diagnostic, begin: int) -> Diagnostic:
    """What pandoc says about the lines above `begin` of a LaTeX file is about commands that look
    for packages and lengths: no word of the text is lost by them."""
    if diagnostic.severity == "loss" and (diagnostic.place.line or begin) < begin:
        return msgspec.structs.replace(diagnostic, severity="info")
    return diagnostic


def _references(markup: Markup, text: str) -> References:
    """What the format has of references; of a text, with the lines that they stand on."""
    from publish.pandoc.inlines import References

    if markup.kind not in ("text", "markdown", "latex"):
        return References(implied=False)
    lines = text.split("\n")

    def locate(target: str) -> Origin | None:
        named = re.compile(rf"[@#{{]{re.escape(target)}(?![\w-])")
        found = (n for n, line in enumerate(lines, start=1) if named.search(line))
        return next((Origin(n, n) for n in found), None)

    return References(locate=locate)


def _text(source: Source, markup: Markup, log: Log) -> tuple[FrontMatter, str, str, str]:
    """The front matter, what pandoc is given, and the text with its lines as in the file: without
    front matter, and with it."""
    from publish.pandoc import limits
    from publish.readers.decode import LINE_SEPARATOR, PAGE_SEPARATOR, decode
    from publish.readers.frontmatter import FrontMatter, split

    text = decode(source, log).replace(LINE_SEPARATOR, " ").replace(PAGE_SEPARATOR, " ")
    if markup.kind == "html":
        return FrontMatter(body=text), limits.closed(text), text, text
    if markup.kind != "markdown":
        return FrontMatter(body=text), text, text, text
    front = split(text, source.name, log, citing=True)
    limits.refuse_hostile_markdown(front.body, source.name)
    # Line numbers of pandoc's messages are those of the file when the front matter leaves a gap.
    body = "\n" * (front.first_line - 1) + front.body
    return front, body, body, text


def _merged(found: Meta, stated: Meta, log: Log) -> Meta:
    """What the markup says of itself, its date understood, and over it what front matter states."""
    from publish.readers.dates import parse_date
    from publish.readers.metadata import merge_meta

    date = ""
    if found.date:
        try:
            date = parse_date(_ORG_DATE.sub(r"\1", found.date), stated.language or found.language)
        except ValueError as error:
            log.warning(
                "date-not-understood",
                f'"{found.date}" is no date: {error}; none is printed',
                hint="write it as 2025-08-30",
            )
    return merge_meta(msgspec.structs.replace(found, date=date), stated)


def _reader(name: str, summary: str, *suffixes: str) -> Reader:
    markups = {suffix: _MARKUPS[suffix] for suffix in suffixes}
    return Reader(
        name=name, suffixes=suffixes, read=partial(read, markups), summary=summary, cites=True
    )


MARKDOWN: Final = _reader(
    "markdown", "Markdown with pandoc's extensions, front matter", ".md", ".markdown", ".mkd"
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
TABLE: Final = _reader("table", "comma- or tab-separated values", ".csv", ".tsv")
