"""pandoc's attributes: what of them means something to the document, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

import msgspec

from publish.diagnostics import Log
from publish.document import CalloutKind, Direction, Origin
from publish.pandoc.hidden_html import is_for_eyes
from publish.pandoc.source_positions import Places
from publish.pandoc.types import Attr
from publish.patterns import pattern
from publish.units import POINTS_PER

CALLOUTS: Final[dict[str, CalloutKind]] = {
    "note": "note",
    "tip": "tip",
    "important": "important",
    "warning": "warning",
    "caution": "caution",
    "admonition": "note",
    "attention": "warning",
    "hint": "tip",
    "danger": "caution",
    "error": "caution",
    "callout-note": "note",
    "callout-tip": "tip",
    "callout-important": "important",
    "callout-warning": "warning",
    "callout-caution": "caution",
}
"""Classes of GitHub's alerts, docutils' admonitions and Quarto's callouts."""
_NAMED: Final[dict[str, CalloutKind]] = {
    **CALLOUTS,
    **dict.fromkeys(("abstract", "summary", "tldr", "info", "todo", "seealso"), "note"),
    **dict.fromkeys(("question", "help", "faq", "example", "quote", "cite"), "note"),
    **dict.fromkeys(("success", "check", "done"), "tip"),
    **dict.fromkeys(("failure", "fail", "missing", "bug"), "caution"),
}
"""Beside these, kinds of callouts that MkDocs and Obsidian know. As classes of a division they may
mean anything."""
CALLOUT_NAMES: Final = frozenset(_NAMED)
_OWN: Final = frozenset(get_args(CalloutKind))
LANDSCAPE_CLASS: Final = "landscape"
SPEECH: Final = ("lang", "xml:lang", "dir")
"""Keys that say language and direction."""
_MEANINGLESS: Final = frozenset(
    (
        "section",
        "uri",
        "email",
        *(f"{name}{n}" for name in ("level", "heading-") for n in range(1, 7)),
    )
)
_DIRECTIONS: Final[dict[str, Direction]] = {"ltr": "ltr", "rtl": "rtl"}
_LENGTH: Final = pattern(r"(\d{1,6}(?:\.\d{1,20})?)\s*(pt|mm|cm|in|px)?")
_SHARE: Final = pattern(r"(\d{1,3}(?:\.\d{1,20})?)\s*%")
_SHOWN: Final = 8


def value(attr: Attr, key: str) -> str:
    """The value of a key, "" when it is not there."""
    return next((v for k, v in attr[2] if k == key), "")


def language(attr: Attr) -> str:
    return value(attr, "lang") or value(attr, "xml:lang")


def direction(attr: Attr) -> Direction | None:
    return _DIRECTIONS.get(value(attr, "dir"))


def landscape(attr: Attr) -> bool:
    """Whether what has these attributes stands on landscape pages."""
    return LANDSCAPE_CLASS in attr[1]


def callout(attr: Attr) -> CalloutKind | None:
    """The kind of callout that a `Div` of these classes is."""
    names = [name for name in attr[1] if name in CALLOUTS]
    # docutils says of each that it is an admonition, and then of which kind.
    names.sort(key=lambda name: name == "admonition")
    return CALLOUTS[names[0]] if names else None


def called(name: str, log: Log, origin: Origin | None) -> tuple[CalloutKind, str]:
    """The kind of a callout that its author calls `name`, and what it is called if it has no title:
    "" where layouts have a word for it. An unknown kind is told, and is a note."""
    word = name.lower()
    if word not in _NAMED:
        log.warning(
            "callout-type-unknown",
            f'unknown callout type "{name}": rendered as a note',
            origin=origin,
            hint=f"use one of {', '.join(sorted(_OWN))}",
        )
    title = "" if word in _OWN else word.replace("-", " ").capitalize()
    return _NAMED.get(word, "note"), title


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """The size that a picture is wanted in: points, and its width as a share of the measure."""

    width: float | None
    height: float | None
    share: float | None


def size(attr: Attr) -> Size:
    """A bare number is in CSS pixels, as in HTML. A share of the height has nothing to refer to."""
    share = _SHARE.fullmatch(value(attr, "width"))
    return Size(
        width=_points(value(attr, "width")),
        height=_points(value(attr, "height")),
        share=min(float(share[1]) / 100, 1.0) if share and float(share[1]) else None,
    )


def is_decorative(attr: Attr) -> bool:
    """Whether the author states that a picture says nothing: by a class, by a role or for the eye
    alone as in HTML, or by an alt text that is empty on purpose."""
    return (
        "decorative" in attr[1]
        or is_for_eyes(dict(attr[2]))
        or value(attr, "role") in ("presentation", "none")
        or ("alt", "") in attr[2]
    )


def _points(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * POINTS_PER[match[2] or "px"] or None if match else None


class Unused:
    """Collects the classes and keys that mean nothing to the document, for one diagnostic."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}

    def note(self, attr: Attr, *, used: Iterable[str] = ()) -> None:
        """Notes what `attr` says beside an identifier and the names in `used`."""
        known = {*_MEANINGLESS, *used}
        names = (*(f".{name}" for name in attr[1] if name not in known), *dict(attr[2]))
        self._names.update(dict.fromkeys(name for name in names if name not in known))

    def report(self, log: Log, places: Places) -> None:
        """Tells them, with the line of the first."""
        if not self._names:
            return
        shown = ", ".join(list(self._names)[:_SHOWN])
        more = len(self._names) - _SHOWN
        log.info(
            "attributes-dropped",
            f"unsupported attributes ignored: {shown}" + (f" and {more} more" if more > 0 else ""),
            origin=places.attribute(next(iter(self._names))),
            hint="their text is kept; define formatting in the style",
        )
