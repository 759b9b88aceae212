"""Two readers of Markdown to compare with: what people use today for want of a reader of text."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import Document
from publish.errors import PublishError
from publish.pandoc.decode import decode
from publish.pandoc.run import read


def markdown(text: str) -> Document:
    """`pandoc -f markdown`."""
    return _pandoc(text, "markdown")


def commonmark(text: str) -> Document:
    """`pandoc -f commonmark`."""
    return _pandoc(text, "commonmark")


def _pandoc(text: str, markup: str) -> Document:
    log = Log("text.md")
    try:
        return decode(read(text.encode(), markup, name="text.md", log=log), log)
    except PublishError:
        return Document()
