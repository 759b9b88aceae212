"""Notes of web pages as pandoc reads them: roles of WAI-ARIA DPUB 1.1 say what they are.

pandoc knows them as items of a list of end notes, and drops the mark of any other without a word.
Docutils and others set each in an `aside` of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def mend_notes(text: HtmlElement) -> None:
    """Makes lists of end notes of notes that marks lead to; other marks stay links."""
    marks = [link for link in text.iter("a") if link.get("role") == "doc-noteref"]
    if not marks:
        return
    wanted = {(mark.get("href") or "").removeprefix("#") for mark in marks}
    for note in [e for e in text.iter() if e.get("role") == "doc-footnote"]:
        if note.get("id") in wanted:
            _leave_out_label(note)
            _listed(note)
    lists = (e for e in text.iter("section") if e.get("role") == "doc-endnotes")
    read = {item.get("id") for each in lists for item in each.iter("li")}
    for mark in marks:
        if (mark.get("href") or "").removeprefix("#") not in read:
            del mark.attrib["role"]


def _leave_out_label(note: HtmlElement) -> None:
    """Takes out the number of a note, which leads back to its mark, and what is around that."""
    for link in [e for e in note.iter("a") if e.get("role") == "doc-backlink"]:
        label = link
        around = link.getparent()
        if around is not None and around.get("class") == "label":
            label = around
        if label.getparent() is not None:
            label.drop_tree()


def _listed(note: HtmlElement) -> None:
    from lxml import etree

    item = etree.SubElement(etree.SubElement(note, "ol"), "li", {"id": note.attrib.pop("id")})
    item.text, note.text = note.text, None
    for part in list(note)[:-1]:
        item.append(part)
    note.tag = "section"
    note.set("role", "doc-endnotes")
