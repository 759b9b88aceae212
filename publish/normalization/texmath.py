r"""TeX of formulas as pandoc's texmath reads it: font switches and fractions of plain TeX, and the
brackets of the packages braket and physics, as commands with arguments.

    {\rm gas}   {\mathrm{gas}}      \hbox{x}    \text{x}
    \cal{L}     \mathcal{L}         \ket{0}     {|{0}\rangle}
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from publish.patterns import pattern

_LEFT: Final = r"\\left(?![a-zA-Z])\s*(?:\\[a-zA-Z]+\s*|\\?.)"
_TOKEN: Final = pattern(_LEFT + r"|\\[a-zA-Z]+\s*|\\.|[{}&]|[^\\{}&]+|\\", re.DOTALL)
_SWITCHES: Final = {
    **{name: f"math{name}" for name in ("bf", "cal", "frak", "it", "rm", "sf", "tt")},
    "mit": "mathnormal",
    "sl": "mathit",
}
_TEXT_SWITCHES: Final = {name: f"text{name}" for name in ("bf", "it", "rm", "sf", "sl", "tt")}
_TEXT: Final = frozenset({"hbox", "mbox", "text", "textnormal", "textrm"})
_BRACKETS: Final = {
    "abs": ("{|{", "}|}"),
    "norm": (r"{\|{", r"}\|}"),
    "bra": (r"{\langle{", "}|}"),
    "braket": (r"{\langle{", r"}\rangle}"),
    "ket": ("{|{", r"}\rangle}"),
}
_KNOWN: Final = pattern(
    rf"\\(?:{'|'.join((*_SWITCHES, *_BRACKETS, 'hbox', 'over', 'textnormal'))})(?![a-zA-Z])"
)
_PARTING: Final = frozenset({"&", r"\\", r"\cr", r"\middle"})
"""What ends the reach of a switch within its group."""


class _Group:
    """A group that is open: what closes it, the switch in force, and where a numerator would
    begin among the tokens, if there may be one."""

    def __init__(self, closing: str, *, is_text: bool = False) -> None:
        self.closing = closing
        self.is_text = is_text
        self.start: int | None = 0
        self.switch = ""
        self.denominator = ""

    def settled(self) -> str:
        """What ends the switch in force."""
        closing = "}" if self.switch else ""
        self.switch = ""
        return closing


def readable(tex: str) -> str:
    """`tex` in commands that texmath reads; as it is where it holds none of the others."""
    if not _KNOWN.search(tex):
        return tex
    groups = [_Group("")]
    made: list[str] = []
    opening: _Group | None = None
    for token, after in pairwise([*_TOKEN.findall(tex), ""]):
        group, bare = groups[-1], token.rstrip()
        name = bare.removeprefix("\\") if bare[:1] == "\\" else ""
        if token == "{":  # noqa: S105 (a brace)
            made.append("" if opening else "{")
            groups.append(opening or _Group("}"))
            groups[-1].start = len(made)
            opening = None
        elif token == "}" or bare in (r"\right", r"\end"):  # noqa: S105
            made.append(group.settled() + group.denominator)
            if len(groups) > 1:
                groups.pop()
            made.append((group.closing or "}") if token == "}" else token)  # noqa: S105
        elif bare == r"\begin" or re.match(_LEFT, token):
            groups.append(_Group("}"))
            made.append(token)
            groups[-1].start = len(made) if bare != r"\begin" else None
        elif name in _TEXT_SWITCHES and group.is_text:
            made.append(f"}}\\{_TEXT_SWITCHES[name]}{{")
        elif name in _SWITCHES:
            # Where a group follows, it is meant as the argument that LaTeX's commands have.
            made.append(group.settled())
            made.append(f"\\{_SWITCHES[name]}" + ("" if after == "{" else "{"))
            group.switch = "" if after == "{" else made[-1]
        elif name == "over" and group.start is not None and not group.denominator:
            switch = group.switch
            made.insert(group.start, r"\frac{")
            made.append(f"{group.settled()}}}{{{switch}")
            group.switch, group.denominator = switch, "}"
        elif name in _BRACKETS and after == "{":
            before, closing = _BRACKETS[name]
            made.append(before)
            opening = _Group(closing)
        elif name in _TEXT and after == "{":
            made.append("\\text{" if name in ("hbox", "textnormal") else token.rstrip() + "{")
            opening = _Group("}", is_text=True)
        else:
            made.append((group.settled() if bare in _PARTING else "") + token)
    made.extend(group.settled() + group.denominator for group in reversed(groups))
    return "".join(made)
