"""Brings any document to the one form that layouts and exporters rely on. Idempotent.

In this order:

1. `depth`      refuses what is nested beyond reason;
2. `language`   settles the language, for quotes, hyphens and labels depend on it;
3. `media`      that are missing leave their words;
   `formulas`   numbers that TeX gives them, and its colours;
   `citations`  without words put into those that they have;
   `inlines`    spaces collapsed, neighbours merged, empties dropped;
4. `blocks`     empty blocks dropped, tables squared, `divisions` of another language where they
                must be, and `landscape` pages where they can be;
5. `notes`      in notes put in brackets;
   `links`      ids made unique, links and references resolved, unsafe schemes dropped;
6. 3 and 4 once more, for a link that became text has new neighbours;
   `captions`   without the label and number that their author typed;
7. `metadata`   names trimmed, empty ones dropped;
8. `quotes`     straight quotes become the language's own;
9. `spacing`    no line breaks between a number and its unit, between initials …;
10. `numbers`   signs and phone numbers in text that runs from right to left;
11. `code`      languages of code known;
12. `media`     shown, each once, and described.

What changes the meaning, or may, is a diagnostic; what only changes the form is not.
"""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import Document
from publish.normalization.bidi_numbers import settle_numbers
from publish.normalization.blocks import tidy_blocks
from publish.normalization.caption_prefixes import settle_captions
from publish.normalization.citations import word_citations
from publish.normalization.code_languages import check_languages
from publish.normalization.formula_tags import settle_formulas
from publish.normalization.inlines import tidy_inlines
from publish.normalization.landscape import settle_landscape
from publish.normalization.language_detection import settle_language
from publish.normalization.language_divisions import settle_divisions
from publish.normalization.links import resolve
from publish.normalization.metadata import tidy_metadata
from publish.normalization.nested_notes import unnest_notes
from publish.normalization.nesting import refuse_deep
from publish.normalization.no_break_spaces import bind
from publish.normalization.pictures import settle_media, word_missing
from publish.normalization.quotes import typographic
from publish.normalization.validate import validate

__all__ = ["normalize", "validate"]


def normalize(document: Document, log: Log) -> Document:
    """The one form of `document`; what was changed or assumed is told to `log`.

    Raises `SourceError` when the document is nested too deeply to be set.
    """
    refuse_deep(document, log.source)
    document = word_missing(settle_language(document, log), log)
    document = settle_formulas(document, log)
    document = _tidied(document, log)
    document = unnest_notes(document, log)
    document = _tidied(resolve(document, log), log)
    document = tidy_metadata(settle_captions(document, log))
    document = settle_numbers(bind(typographic(document)))
    return settle_media(check_languages(document, log), log)


def _tidied(document: Document, log: Log) -> Document:
    """Inlines and blocks tidied until nothing changes: a note that lost its last block empties the
    paragraph that it stood in, which may be the last block of a note."""
    while (tidier := _tidied_once(document, log)) != document:
        document = tidier
    return document


def _tidied_once(document: Document, log: Log) -> Document:
    document = tidy_blocks(tidy_inlines(word_citations(document)), log)
    return settle_landscape(settle_divisions(document), log)
