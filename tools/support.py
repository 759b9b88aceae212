"""Writes the table of what each format supports.

    python tools/support.py docs/formats.md

The kitchen sink is exported to every format. What an exporter tells as a loss stands in the table as
one; what it says without a loss stands there in the words of `ROWS`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from publish import arrange, export, load_style, normalize, read
from publish.diagnostics import Log

ROOT: Final = Path(__file__).resolve().parent.parent
SEED: Final = ROOT / "seeds" / "kitchen-sink.md"
LAYOUTS: Final = {"pdf": "briefing", "docx": "memo", "epub": "book", "html": "briefing"}
BEGIN: Final = "<!-- written by tools/support.py -->\n"
END: Final = "<!-- end -->\n"


class Row(NamedTuple):
    """`nodes` are the types of the model that the row is about, by their names in JSON."""

    element: str
    nodes: tuple[str, ...]
    pdf: str
    docx: str
    epub: str
    html: str


ROWS: Final = (
    Row("headings, numbered ones, outline, navigation", ("section",), "bookmarks, tags", "Word styles that number, navigation pane", "nav", "landmarks"),
    Row("references to sections, figures, tables, formulas", ("reference",), "links", "REF fields", "links", "links"),
    Row("citations and their bibliography", ("citation", "citation_item"), "links", "links", "links", "links"),
    Row("contents, lists of figures and tables", ("contents", "contents_entry"), "page numbers, leaders, TOC tags", "TOC fields, already filled", "navs, in the flow", "links"),
    Row("notes at the foot or at the end", ("note",), "●", "real foot- or endnotes", "pop-up notes with back links", "with back links"),
    Row("emphasis, strong, strikeout, underline, super- and subscript, small capitals, marked text", ("emphasis", "strong", "strikeout", "underline", "superscript", "subscript", "small_caps", "highlight", "line_break", "text", "paragraph"), "●", "●", "●", "●"),
    Row("links", ("link",), "described, tagged", "hyperlinks with ScreenTips", "●", "●"),
    Row("addresses of links, in brackets or notes", (), "as the style says", "as the style says", "–", "when printed"),
    Row("lists, definition lists, task lists", ("list", "list_item", "definition_list", "definition"), "●", "numbering definitions", "●", "●"),
    Row("tables with spans, header cells", ("table", "row", "cell", "column"), "tags", "repeated header rows", "scroll", "scroll"),
    Row("wide tables and `::: landscape` on landscape pages", ("landscape",), "●", "sections", "–", "–"),
    Row("pictures (PNG, JPEG, GIF, WebP, SVG) with alt text", ("image", "figure"), "●", "SVG over a PNG", "●", "●"),
    Row("formulas, numbered ones", ("math", "math_block"), "drawn, tagged with their TeX", "Office Math", "MathML", "MathML"),
    Row("code in colours, wraps marked; keys", ("code", "code_block", "keyboard"), "●", "●", "●", "●"),
    Row("quotations, verse, callouts, breaks", ("block_quote", "line_block", "callout", "thematic_break"), "●", "a style each", "●", "●"),
    Row("languages and directions of parts", ("span", "division"), "●", "●", "●", "●"),
    Row("mastheads, memo heads, key points", ("region", "field_list", "field"), "●", "●", "●", "●"),
    Row("page heads and feet, page X of Y", (), "●", "fields", "–", "–"),
    Row("all metadata", (), "Info, XMP", "core and custom properties", "Dublin Core, schema.org", "meta, JSON-LD"),
    Row("numbers of lines", (), "drawn in the margin", "Word's own", "–", "–"),
    Row("classification on every page, watermark of drafts", (), "●", "●", "in the opening", "in the opening"),
    Row("the logo of a style", (), "masthead, title page", "head of the first page", "masthead, title page", "masthead"),
    Row("fonts embedded, for every script", (), "subset", "obfuscated (ECMA-376)", "subset", "subset"),
    Row("layouts briefing, memo, book", (), "●", "●", "●", "●"),
)  # fmt: skip
"""A dash stands for what a format has no place for, by its nature."""


def table() -> str:
    """The table as Markdown."""
    lost = {format_: _lost(format_) for format_ in LAYOUTS}
    lines = ["| element | PDF | DOCX | EPUB | HTML |", "|---|---|---|---|---|"]
    for row in ROWS:
        cells = [
            f"told as a loss: {', '.join(gone)}" if gone else said
            for format_, said in zip(LAYOUTS, row[2:], strict=True)
            for gone in [sorted(set(row.nodes) & lost[format_])]
        ]
        lines.append(f"| {row.element} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _lost(format_: str) -> set[str]:
    """The types of nodes that the exporter of the format tells as a loss."""
    style = load_style("house")
    document = arrange(normalize(read(SEED)), LAYOUTS[format_], style)
    log = Log()
    export(document, format_, style, log=log)
    return {loss.place.node.partition(" ")[0] for loss in log.losses}


def written(readme: str) -> str:
    """`readme` with the table in its place. Raises `ValueError` when it has no place for one."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the file has no place for the table")
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def main(arguments: Sequence[str]) -> None:
    path = Path(arguments[0])
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
