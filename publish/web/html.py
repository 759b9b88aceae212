"""Document → a tree of semantic HTML, for the PDF and the HTML exporter."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from publish.diagnostics import Log
from publish.document import Block, Document, Region
from publish.languages import runs_right_to_left
from publish.walk import plain_text, unturned
from publish.web.address_breaks import mark_addresses
from publish.web.bidi_isolation import isolate
from publish.web.blocks import BlockWriter
from publish.web.elements import element
from publish.web.formula_frames import draw_enclosures
from publish.web.non_italic_emphasis import mark_upright
from publish.web.target import Medium

GENERATOR: Final = "publish"
NO_TITLE: Final = "Untitled"
"""For a title without a word in it; one that is missing the layout has given a name."""
_BACK: Final = "↩"


def html_tree(document: Document, medium: Medium, log: Log) -> Element:
    """The `html` element of the arranged document, without a style sheet.

    Notes, labels, alt texts, languages and ids of the document are all in it; what cannot be said
    in HTML is in `log`.
    """
    media = {picture.id: picture for picture in document.media}
    writer = BlockWriter(medium, media, log)
    first = document.blocks[:1]
    opening = first if any(_is_masthead(b) for b in unturned(first)) else ()
    body = element("body", writer(opening))
    main = element("main", writer(document.blocks[len(opening) :]))
    body.append(main)
    if writer.notes and not medium.footnotes:
        listed = writer.note_list
        if listed is None:
            listed = element("ol")
            main.append(element("div", listed, class_="notes", role="doc-endnotes"))
        _write_notes(writer, listed, arrows=medium.interactive)
    language = document.meta.language
    direction = "rtl" if runs_right_to_left(language) else ""
    made = element("html", _head(document), body, lang=language, dir=direction)
    isolate(made)
    mark_upright(made)
    mark_addresses(made)
    draw_enclosures(made)
    return made


def _is_masthead(block: Block) -> bool:
    return isinstance(block, Region) and block.role == "masthead"


def _head(document: Document) -> Element:
    meta = document.meta
    head = element("head", element("meta", charset="utf-8"))
    head.append(element("title", title_text(document)))
    named = (
        *(("author", author) for author in meta.authors),
        ("description", description(document)),
        ("keywords", ", ".join(meta.keywords)),
        ("dcterms.publisher", meta.organization),
        ("dcterms.date", meta.date),
        ("dcterms.rights", meta.rights),
        ("dcterms.identifier", meta.identifier),
        ("generator", GENERATOR),
    )
    for name, content in named:
        if content:
            head.append(element("meta", name=name, content=content))
    return head


def title_text(document: Document) -> str:
    """The title in one line, as metadata state it; they may not be without one."""
    return " ".join(plain_text(document.meta.title).split()) or NO_TITLE


def description(document: Document) -> str:
    """What the document is about: its summary, in one line."""
    return " ".join(plain_text(document.meta.summary).split())


def _write_notes(writer: BlockWriter, items: Element, *, arrows: bool) -> None:
    """The notes in the order of their marks; a note within a note joins the end of the list.

    Each leads back to its mark: by an arrow at its end, or in print by its number, which the sheet
    sets apart from the words.
    """
    number = 0
    while number < len(writer.notes):
        note = writer.notes[number]
        number += 1
        mark = note.label or "*"
        back = element(
            "a", _BACK if arrows else mark, href=f"#note-mark-{number}", role="doc-backlink"
        )
        content = writer(note.blocks)
        label = element("span", mark if arrows else back, class_="note-label")
        if content and content[0].tag == "p":
            label.tail = ("\u2002" if arrows else "") + (content[0].text or "")
            content[0].text = None
            content[0].insert(0, label)
        else:
            content.insert(0, element("p", label))
        if arrows:
            back.set("aria-label", mark)
            if content[-1].tag != "p":
                content.append(element("p"))
            content[-1].append(back)
            _space_before(content[-1])
        items.append(element("li", content, id=f"note-{number}", class_="note"))


def _space_before(parent: Element) -> None:
    """A no-break space before the last child of `parent`."""
    if len(parent) > 1:
        parent[-2].tail = (parent[-2].tail or "") + "\u00a0"
    else:
        parent.text = (parent.text or "") + "\u00a0"
