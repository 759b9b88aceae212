"""What style sheets say that no measuring sees, and of what alone: how boxes are laid out, where
lines and pages break, what is seen of a picture.

How words look is measured passage by passage. These declarations would change what a reader sees
and no passage: each has the selectors that may have it, and what it may say of them.
"""

from __future__ import annotations

import re
from typing import Final

_SIZE: Final = r"(?:0?\.0*[1-9]\d*|[1-9]\d*(?:\.\d+)?)"
"""A number above zero."""
_DRAWN: Final = r"mrow(?:\.(?:box|updiagonalstrike|downdiagonalstrike))+"
"""Rows of formulas that are framed or struck."""
_FIELDS: Final = r"\.memo-header d[td]|\.memo-(?:label|value|subject)"
"""Labels and values of a memo's head."""
_PLACED: Final[dict[str, dict[str, str]]] = {
    "-webkit-text-size-adjust": {"html": "100%"},
    "align-items": {r"\.masthead p|\.memo-header dl": "baseline", r"\.math-block": "center"},
    "background-image": {r"\.line": r"url\(.*", _DRAWN: r"linear-gradient\(.*"},
    "background-position": {r"\.line": ".*"},
    "background-repeat": {r"\.line": "no-repeat"},
    "background-size": {r"\.line": ".*"},
    "border": {rf"hr|{_FIELDS}": "none", _DRAWN: r"0\.06em solid"},
    "border-collapse": {"table": "collapse"},
    "break-after": {r"\.title-page": "page", ".*": "avoid"},
    "break-before": {"figcaption": "avoid", "figcaption:first-child": "auto"},
    "break-inside": {r"\.notes": "auto", ".*": "avoid"},
    "caption-side": {"caption": "top|bottom"},
    "counter-reset": {r"\*": r"list-item -?\d+"},
    "display": {
        r"\.line|pre code|\.masthead img|\.title-page img|\.memo-(?:label|value|subject)": "block",
        r"\.masthead p": "flex",
        r"\.math-block|\.memo-header dl": "grid",
        r"\.task-box": "inline-block",
        r"\.memo-header": "table",
        r"\.memo-header > div": "table-row",
        r"\.memo-header d[td]": "table-cell",
    },
    "flex-wrap": {r"\.masthead p": "wrap"},
    "font-synthesis": {"body": "small-caps"},
    "grid-column": {r"\.math-(?:block > :first-child|label)": r"\d"},
    "grid-template-columns": {r"\.math-block": "1fr auto 1fr", r"\.memo-header dl": r"\S+ 1fr"},
    "height": {"img": "auto", r"\.cover img": "100vh"},
    "justify-content": {r"\.masthead p": "space-between"},
    "max-width": {
        r"\.cover img|img": "100%",
        "body": rf"none|{_SIZE}rem",
        r"\*": rf"{_SIZE}pt",
    },
    "orphans": {"p": r"\d"},
    "outline": {r"(?:\.table-frame|a):focus-visible": "2px solid currentcolor"},
    "outline-offset": {r"(?:\.table-frame|a):focus-visible": "2px"},
    "overflow-wrap": {"body": "break-word", r"pre|\.verse|\.line-block": "anywhere"},
    "overflow-x": {r"\.math-block|\.table-frame": "auto"},
    "overflow-y": {r"\.math-block": "hidden"},
    "padding": {
        _DRAWN: r"0\.2em",
        rf"body|\.cover|\.notes > ol|{_FIELDS}": "0",
        "body ": r"3rem 1\.25rem 4rem",
    },
    "size": {"@page": f"{_SIZE}pt {_SIZE}pt"},
    "tab-size": {"pre code": r"\d"},
    "table-layout": {r"\.memo-header": "fixed"},
    "text-wrap": {"h[123]": "balance", "p|li|dd": "pretty"},
    "vertical-align": {
        r"th|td": "top",
        r"thead th|figure img": "bottom",
        r"\.memo-header d[td]": "baseline",
    },
    "white-space": {r"\.verse|\.line-block|pre": "pre-wrap"},
    "widows": {"p": r"\d"},
    "width": {
        r"table|\.memo-header": "100%",
        r"\.task-box": r"1\.4em",
        r"\.memo-header dt": f"{_SIZE}rem",
        r"\*": f"{_SIZE}(?:%|pt)",
    },
}
"""By property, the selectors that may have it, and what it then says; `*` is the element's own
attribute."""
_PSEUDO: Final = re.compile(r"::?[\w-]+")
_PSEUDOS: Final = frozenset(
    (
        *(":first-child", ":last-child", ":nth-last-child", ":not", ":where", ":focus-visible"),
        *("::marker", "::after"),
    )
)
_MARKERS: Final = frozenset({"color", "font-variant-numeric"})
_PARTS: Final = re.compile(r"\b(?:m(?:ath|[ino]|row|text|sup|sub|frac|sqrt|table|t[rd])|svg)\b")
"""Parts of formulas and drawings, of which no sheet says more than the face of formulas."""
_STRUCK: Final = re.compile(r"(?:^|\s)(?:del|s|u|ins)$")
_QUERIES: Final[dict[str, dict[str, str]]] = {
    "(max-width: 40rem)": {
        "html": "font-size: 100%",
        r"\.title|\.book-title": f"font-size: {_SIZE}rem",
        "body": r"padding-top: 1\.5rem",
    },
    "print": {
        "@page": f"size: {_SIZE}pt {_SIZE}pt|margin: .*",
        "html": f"font-size: {_SIZE}pt",
        "body": "max-width: none|padding: 0",
    },
}
"""What alone is otherwise on a small screen and on paper; the addresses of links come on top."""


def is_placed(name: str, value: str, selector: str) -> bool:
    """Whether a declaration may stand where it does, as far as this is tabled."""
    parts = [part.strip() for part in selector.split(",")]
    return all(_is_placed(name, value, part) for part in parts)


def _is_placed(name: str, value: str, selector: str) -> bool:
    if set(_PSEUDO.findall(selector)) - _PSEUDOS:
        return False
    if selector.endswith("::marker") and name not in _MARKERS:
        return False
    if _PARTS.search(selector) and ".math" not in selector:
        if not re.fullmatch(_DRAWN, selector):
            return selector == "math" and name == "font-family"
        if name not in {"border", "padding", "background-image"}:
            return False
    if _STRUCK.search(selector) and name == "text-decoration" and value == "none":
        return False
    if selector == "html" and name == "background-color":
        return value == "#fff"
    known = _PLACED.get(name)
    return known is None or any(
        re.fullmatch(where.strip(), selector) and re.fullmatch(what, value, re.DOTALL)
        for where, what in known.items()
    )


def is_queried(query: str, name: str, value: str, selector: str) -> bool:
    """Whether a declaration may hold for some screens or for paper alone."""
    known = _QUERIES.get(query, {})
    return all(
        any(
            re.fullmatch(where, part.strip()) and re.fullmatch(what, f"{name}: {value}")
            for where, what in known.items()
        )
        for part in selector.split(",")
    )
