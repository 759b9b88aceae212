"""Layouts that style files describe, and all layouts by their names."""

from __future__ import annotations

from functools import partial

from publish.diagnostics import Log
from publish.document import Document
from publish.layouts.arrangement import arranged
from publish.plugin import Layout, chosen, discover
from publish.style import Style


def styled(name: str, *, page_master: str = "", summary: str = "") -> Layout:
    """The layout of that name in the style that it is asked to set a document in."""
    return Layout(
        name=name,
        page_master=page_master or name,
        arrange=partial(_arrange, name),
        summary=summary,
    )


def layouts_of(style: Style) -> dict[str, Layout]:
    """All layouts by name: those of plug-ins, and those of `style`, which win."""
    plugged = {name: found.record for name, found in discover(Layout).items()}
    own = {name: styled(name, page_master=made.page) for name, made in style.layout.items()}
    return plugged | own


def choose_layout(name: str, style: Style) -> Layout:
    """The layout of that name; an unknown name is a `UsageError` with the nearest one."""
    return chosen(Layout, name, layouts_of(style))


def _arrange(name: str, document: Document, style: Style, log: Log) -> Document:
    return arranged(document, style, log, layout=style.layout[name])
