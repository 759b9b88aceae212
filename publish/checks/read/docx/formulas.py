"""Office Math (ECMA-376 Part 1, 22.1) in one line, as `publish.checks.notation` has it."""

from __future__ import annotations

from typing import Final

from publish.checks.notation import fraction, root, scripts, signs
from publish.checks.read.docx.package import Element, M, W

_SCRIPTS: Final = {
    "sSub": ("sub", None),
    "sSup": (None, "sup"),
    "sSubSup": ("sub", "sup"),
    "limLow": ("lim", None),
    "limUpp": (None, "lim"),
}
"""What stands below and above a base."""
_OFF: Final = frozenset({"0", "off", "false"})


class UnknownPartError(Exception):
    """A part of a formula of which nobody here says what it shows."""


def notation_of(formula: Element) -> str | None:
    """What a formula shows; `None` where a part of it is not known here."""
    try:
        return _row(formula)
    except UnknownPartError:
        return None


def _row(container: Element | None) -> str:
    if container is None:
        return ""
    parts = (child for child in container if isinstance(child.tag, str))
    return "".join(_part(child) for child in parts)


def _part(part: Element) -> str:
    match part.tag.removeprefix(M):
        case "r":
            return signs("".join(text.text or "" for text in part.iterfind(f"{M}t")))
        case "f":
            return _fraction(part)
        case "rad":
            hidden = _value(part, "rad", "degHide")
            degree = "" if _is_on(hidden) else _row(part.find(f"{M}deg"))
            return root(_argument(part), degree)
        case name if name in _SCRIPTS:
            sides = (side and _row(part.find(f"{M}{side}")) for side in _SCRIPTS[name])
            return scripts(_argument(part), *sides)
        case "nary":
            return _operator(part)
        case "d":
            return _fenced(part)
        case "func":
            return _row(part.find(f"{M}fName")) + _argument(part)
        case name if name.endswith("Pr") or part.tag.startswith(W):
            return ""
        case _:
            raise UnknownPartError


def _argument(part: Element) -> str:
    return _row(part.find(f"{M}e"))


def _fraction(part: Element) -> str:
    if _value(part, "f", "type") not in (None, "bar"):
        raise UnknownPartError
    return fraction(_row(part.find(f"{M}num")), _row(part.find(f"{M}den")))


def _operator(part: Element) -> str:
    """A sum, an integral or the like with its limits, and what it is of (22.1.2.70)."""
    sign = _value(part, "nary", "chr")
    below, above = (
        None if _is_on(_value(part, "nary", f"{side}Hide")) else _row(part.find(f"{M}{side}"))
        for side in ("sub", "sup")
    )
    return scripts(signs("∫" if sign is None else sign), below, above) + _argument(part)


def _fenced(part: Element) -> str:
    """What stands between brackets; they are round where nothing is said (22.1.2.24)."""
    first, between, last = (
        default if (said := _value(part, "d", name)) is None else said
        for name, default in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    inside = signs(between).join(_row(each) for each in part.iterfind(f"{M}e"))
    return f"{signs(first)}{inside}{signs(last)}"


def _value(part: Element, name: str, property_: str) -> str | None:
    """A property of a part; `None` where it is not said."""
    found = part.find(f"{M}{name}Pr/{M}{property_}")
    return None if found is None else str(found.get(f"{M}val", ""))


def _is_on(value: str | None) -> bool:
    return value is not None and value not in _OFF
