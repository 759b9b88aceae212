"""Content streams of a PDF: every operator is one that the exporter writes, with the operands that
it takes, and what is begun is ended (ISO 32000-1, 7.8.2, 8.4.2 and 14.6).

Readers repair what is damaged here, each in its own way: an operator too many may hide the rest of
a page in one and nothing in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim
from publish.checks.reading.pages.tree import resolved

_TOKEN: Final = re.compile(
    rb"""
      (?P<space>[\s\0]+)
    | (?P<a>\[(?:[-+.\d\s]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\))*\])
    | (?P<d><<(?:[^<>()]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\))*>>)
    | (?P<s><[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\))
    | (?P<name>/[^\s()<>\[\]{}/%]+)
    | (?P<n>[-+]?(?:\d+\.?\d*|\.\d+))(?=[\s\[<(/]|\Z)
    | (?P<operator>[A-Za-z]+[*01]?)(?=\s|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBERS: Final = tuple("n" * count for count in range(1, 5))
_OPERANDS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("q", "Q", "n", "S", "s", "f", "f*", "B", "B*", "b", "b*", "h"), ("",)),
    **dict.fromkeys(("W", "W*", "BT", "ET", "EMC"), ("",)),
    **dict.fromkeys(("m", "l"), ("nn",)),
    **dict.fromkeys(("v", "y", "re"), ("nnnn",)),
    **dict.fromkeys(("c", "cm", "Tm"), ("nnnnnn",)),
    **dict.fromkeys(("w", "J", "j", "M", "Ts", "Tr"), ("n",)),
    "d": ("an",),
    **dict.fromkeys(("rg", "RG"), ("nnn",)),
    **dict.fromkeys(("gs", "Do", "sh", "cs", "CS", "BMC"), ("/",)),
    **dict.fromkeys(("scn", "SCN"), ("/", *_NUMBERS)),
    "Tf": ("/n",),
    "TJ": ("a",),
    "BDC": ("/d",),
}
"""By operator, the kinds of its operands: numbers, names, arrays and dictionaries."""
_PAINTED: Final = (b"0", b"1", b"2")
"""The ways of drawing letters in a picture that leave ink (9.3.6): text is but filled."""
_ENDS: Final = {"Q": "q", "ET": "BT", "EMC": "BMC"}
_BEGINS: Final = {"q": "q", "BT": "BT", "BMC": "BMC", "BDC": "BMC"}


def of_streams(reader: Any) -> Iterator[Claim]:
    """What in the content streams of pages, forms and patterns is not as it must be, the first of
    each."""
    for number, page in enumerate(reader.pages, 1):
        where = f"page {number}"
        contents = page.get_contents()
        found = wrong(b"" if contents is None else contents.get_data(), picture=False)
        if found:
            yield _damaged(found, where)
    for stream in _shared(reader):
        found = wrong(stream.get_data(), picture=True)
        if found:
            yield _damaged(found, "what pages draw from elsewhere")


def _shared(reader: Any) -> Iterator[Any]:
    """The streams that pages use by name, and those that these use, each once."""
    waiting = [resolved(page, "/Resources") for page in reader.pages]
    seen: set[int] = set()
    while waiting:
        resources = waiting.pop()
        if resources is None or id(resources) in seen:
            continue
        seen.add(id(resources))
        for group in ("/XObject", "/Pattern"):
            for name in resolved(resources, group) or {}:
                stream = resolved(resolved(resources, group), name)
                drawn = stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1
                if drawn and id(stream) not in seen:
                    seen.add(id(stream))
                    yield stream
                    waiting.append(resolved(stream, "/Resources"))


def wrong(data: bytes, *, picture: bool) -> str:
    """The first thing that is wrong in a content stream, "" for none; `picture` tells that it may
    draw one throughout."""
    at = 0
    operands = ""
    last: list[bytes] = []
    opened: list[tuple[str, bool]] = []
    for token in _TOKEN.finditer(data):
        if token.start() != at:
            break
        at = token.end()
        match token.lastgroup:
            case "space":
                continue
            case "operator":
                operator = token[0].decode()
            case kind:
                operands += "/" if kind == "name" else str(kind)
                last.append(token[0])
                continue
        if operands not in _OPERANDS.get(operator, ()):
            return f"{operator} with {operands or 'nothing'}"
        if operator in _BEGINS:
            opened.append((_BEGINS[operator], _draws(last)))
        elif operator in _ENDS and (not opened or opened.pop()[0] != _ENDS[operator]):
            return f"{operator} that ends nothing"
        elif operator == "Tm" and not picture and [float(n) for n in last[:4]] != [1, 0, 0, -1]:
            return f"Tm with {b' '.join(last).decode()}"
        elif operator == "Tr":
            drawn = picture or any(draws for _, draws in opened)
            if not (drawn and last[0] in _PAINTED):
                return f"Tr with {last[0].decode()}"
        operands, last = "", []
    if at != len(data):
        return f"{data[at : at + 20]!r} at {at}"
    if operands:
        return f"operands of nothing: {operands}"
    return f"{opened[-1][0]} that does not end" if opened else ""


def _draws(operands: list[bytes]) -> bool:
    """Whether marked content with this tag and these properties is a picture: a figure, or what is
    drawn and says nothing (14.8.2.2.2)."""
    tag, properties = (*operands, b"", b"")[:2]
    return tag == b"/Figure" or (tag == b"/Artifact" and b"/Type /Layout" in properties)


def _damaged(what: str, where: str) -> Claim:
    return Claim(
        column="conformance",
        code="stream-damaged",
        message="what draws a page is damaged, or draws in a way that nobody here knows",
        found=what,
        where=where,
    )
