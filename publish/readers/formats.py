"""The formats that pandoc reads for us, by the suffixes of their files: a record each.

Which extensions are on is part of a record.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """A format: what pandoc calls it, and what stands in its files.

    `markdown` and `html` are texts that are examined first, `latex` has a preamble that says
    nothing to a reader, `commas` and `tabs` have these between cells; `archive` and `notebook`
    contain pictures. With `fields` a list of them below the title says what the document is; pandoc
    takes it for text unless it is asked for a standalone one.
    """

    pandoc: str
    fields: bool = False
    kind: Literal["text", "markdown", "html", "latex", "commas", "tabs", "archive", "notebook"] = (
        "text"
    )


_MARKDOWN: Final = Markup(
    kind="markdown",
    pandoc="markdown-yaml_metadata_block-pandoc_title_block-mmd_title_block-raw_tex"
    "-latex_macros+alerts+east_asian_line_breaks+lists_without_preceding_blankline"
    "+autolink_bare_uris+mark-blank_before_header-blank_before_blockquote",
)
MARKUPS: Final = {
    ".adoc": Markup(pandoc="asciidoc"),
    ".asciidoc": Markup(pandoc="asciidoc"),
    ".creole": Markup(pandoc="creole"),
    ".csv": Markup(pandoc="csv", kind="commas"),
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
    ".mdx": _MARKDOWN,
    ".mkd": _MARKDOWN,
    ".muse": Markup(pandoc="muse"),
    ".odt": Markup(pandoc="odt", kind="archive"),
    ".opml": Markup(pandoc="opml"),
    ".org": Markup(pandoc="org"),
    ".pod": Markup(pandoc="pod"),
    ".pptx": Markup(pandoc="pptx", kind="archive"),
    ".qmd": _MARKDOWN,
    ".rmd": _MARKDOWN,
    ".rst": Markup(pandoc="rst", fields=True),
    ".rtf": Markup(pandoc="rtf"),
    ".t2t": Markup(pandoc="t2t"),
    ".tex": Markup(pandoc="latex", kind="latex"),
    ".textile": Markup(pandoc="textile"),
    ".tsv": Markup(pandoc="csv", kind="tabs"),
    ".twiki": Markup(pandoc="twiki"),
    ".typ": Markup(pandoc="typst"),
    ".wiki": Markup(pandoc="mediawiki"),
    ".xhtml": Markup(pandoc="html", kind="html"),
    ".xlsx": Markup(pandoc="xlsx", kind="archive"),
}
