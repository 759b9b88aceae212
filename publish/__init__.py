"""publish: one document in, finished publications out, provably the same document in one style.

    source ──read──▶ Document ──normalize──▶ Document ──arrange──▶ Document ──export──▶ bytes
             reader             the one form            layout                 exporter
                                                           ▲                      ▲
                                                           └──────── Style ───────┘

Every arrow is a plain function:

    from publish import arrange, export, load_style, normalize, read

    document = normalize(read("seeds/putin-china-visit.txt"))
    style = load_style("house")
    pdf = export(arrange(document, "briefing", style), "pdf", style)

Which module may import which is a contract in `pyproject.toml`; importing this one loads no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic, Log
    from publish.document import Document
    from publish.engine.pipeline import arrange, export, normalize, read
    from publish.errors import PublishError
    from publish.style import Style, load_style

__all__ = [
    "Diagnostic",
    "Document",
    "Log",
    "PublishError",
    "Style",
    "arrange",
    "export",
    "load_style",
    "normalize",
    "read",
]

_HOMES: Final = {
    "Diagnostic": "publish.diagnostics",
    "Document": "publish.document",
    "Log": "publish.diagnostics",
    "PublishError": "publish.errors",
    "Style": "publish.style",
    "arrange": "publish.engine.pipeline",
    "export": "publish.engine.pipeline",
    "load_style": "publish.style",
    "normalize": "publish.engine.pipeline",
    "read": "publish.engine.pipeline",
}


def __getattr__(name: str) -> object:
    """Loads what is asked for and no more (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
