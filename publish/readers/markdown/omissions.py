"""Reports what Markdown says and its document does not, since pandoc left it out."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import Document
from publish.readers.markdown.lazy_continuation import tell_lazy
from publish.readers.markdown.omitted_words import tell_cut
from publish.readers.markdown.surplus_cells import tell_surplus
from publish.readers.markdown.tex import tell_commands
from publish.readers.markdown.tex_brackets import tell_brackets
from publish.readers.markdown.unmatched_notes import tell_marks
from publish.readers.markdown.unsupported_structure import tell_unread
from publish.readers.prepared import Prepared


def report_omissions(document: Document, prepared: Prepared, log: Log, *, notebook: bool) -> None:
    """Reports what stands in `prepared` and not in `document`; of a notebook, formulas alone."""
    whole, lines = prepared.whole, prepared.lines
    tell_brackets(document, whole, log, placed=bool(lines))
    if notebook:
        return
    tell_marks(document, whole, log)
    tell_commands(document, whole, log)
    tell_cut(document, lines, log)
    tell_lazy(lines, log)
    tell_unread(document, lines, log)
    tell_surplus(document, lines, log)
