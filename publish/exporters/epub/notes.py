"""Notes of a content document: the labels that the layout gave, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from publish.exporters.epub.xhtml import (
    TYPE,
    classes,
    every,
    make,
    set_classes,
    tag,
    with_class,
)
from publish.pandoc.encode_inlines import NOTE_LABEL_CLASS

EN_SPACE: Final = "\u2002"
NO_BREAK_SPACE: Final = "\u00a0"
_BACK: Final = "↩"


def finish_notes(body: etree._Element) -> None:
    """Numbers, lifts and joins what pandoc made of notes: marks in the text, which it numbers anew
    in each file, and asides at the end, which lead nowhere."""
    asides = {
        aside.get("id", ""): aside
        for aside in every(body, "aside")
        if aside.get(TYPE) == "footnote"
    }
    marks = {
        mark.get("href", "").removeprefix("#"): mark
        for mark in every(body, "a")
        if mark.get(TYPE) == "noteref"
    }
    for identifier, mark in marks.items():
        aside = asides.get(identifier)
        if aside is not None:
            label = _taken_label(aside) or mark.text or ""
            mark.text = label
            _lead_back(aside, label, mark.get("id", ""))
        _raise(mark)
    for section in every(body, "section"):
        if section.get(TYPE) == "footnotes":
            section.attrib.pop("id", "")
            section.set(TYPE, "endnotes")
            section.set("role", "doc-endnotes")
            set_classes(section, ["notes"])
            for rule in every(section, "hr"):
                if rule.getparent() is section:
                    section.remove(rule)


def gather_notes(texts: Mapping[str, etree._Element]) -> None:
    """Where the layout placed the notes, they all stand there, and not at the end of each file.

    `texts` are the finished content documents by their address, in reading order.
    """
    places = [
        (href, section)
        for href, root in texts.items()
        for section in with_class(root, "notes")
        if any("notes-title" in classes(child) for child in section)
    ]
    if not places:
        return
    place, gathered = places[0]
    number = 0
    for href, root in texts.items():
        marks = {a.get("href", "").removeprefix("#"): a for a in every(root, "a")}
        for section in with_class(root, "notes"):
            parent = section.getparent()
            if section is gathered or parent is None:
                continue
            for aside in list(section):
                number += 1
                mark = marks[aside.get("id", "")]
                aside.set("id", f"note-{number}")
                mark.set("href", f"{PurePosixPath(place).name}#note-{number}")
                for back in every(aside, "a"):
                    if back.get("role") == "doc-backlink":
                        back.set("href", f"{PurePosixPath(href).name}#{mark.get('id', '')}")
                gathered.append(aside)
            parent.remove(section)


def _taken_label(aside: etree._Element) -> str:
    """The label that the note begins with, taken out of it."""
    for span in every(aside, "span"):
        if NOTE_LABEL_CLASS in classes(span):
            parent = span.getparent()
            if parent is not None:
                parent.text = (parent.text or "") + (span.tail or "")
                parent.remove(span)
            return span.text or ""
    return ""


def _lead_back(aside: etree._Element, label: str, mark: str) -> None:
    """Begins a note with its label and ends it with a link to its mark."""
    if not len(aside) or aside[0].tag != tag("p"):
        aside.insert(0, make("p"))
    first = aside[0]
    number = make("span", label, class_=NOTE_LABEL_CLASS)
    number.tail = EN_SPACE + (first.text or "")
    first.text = None
    first.insert(0, number)
    back = make("a", _BACK, href=f"#{mark}", role="doc-backlink", aria_label=label)
    if aside[-1].tag != tag("p"):
        aside.append(make("p"))
    last = aside[-1]
    if len(last):
        last[-1].tail = (last[-1].tail or "") + NO_BREAK_SPACE
    else:
        last.text = (last.text or "") + NO_BREAK_SPACE
    last.append(back)
    set_classes(aside, ["note"])


def _raise(mark: etree._Element) -> None:
    """Puts a mark into `sup`, as the style sheet raises everything."""
    raised = make("sup")
    raised.tail, mark.tail = mark.tail, None
    set_classes(mark, [])
    mark.addprevious(raised)
    raised.append(mark)
