"""Which letters, digits and common signs TeX shows, as far as it can be told without setting it.

By other eyes than the exporters', which let pandoc read the TeX: by the commands that most formulas
are made of.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from publish.checks.facts import letters_of
from publish.patterns import pattern

_TOKEN: Final = pattern(r"\\([A-Za-z]+)\*?|\\.|--+|.", re.DOTALL)
_SILENT: Final = frozenset(
    (
        *("frac", "dfrac", "tfrac", "sqrt", "left", "right", "cdot", "times", "div", "pm", "mp"),
        *("leq", "geq", "le", "ge", "neq", "ne", "approx", "equiv", "sim", "propto", "infty"),
        *("sum", "prod", "int", "partial", "nabla", "to", "rightarrow", "leftarrow", "Rightarrow"),
        *("quad", "qquad", "ldots", "cdots", "dots", "in", "notin", "subset", "subseteq", "cup"),
        *("cap", "forall", "exists", "neg", "land", "lor", "circ", "bullet", "star", "ast"),
        *("text", "textrm", "mathrm", "mathbf", "mathit", "mathsf", "mathcal", "mathbb", "bar"),
        *("hat", "tilde", "vec", "dot", "ddot", "overline", "underline", "displaystyle"),
        *("textstyle", "limits", "nolimits", "big", "Big", "bigl", "bigr", "Bigl", "Bigr"),
        *("lfloor", "rfloor", "lceil", "rceil", "langle", "rangle", "mid", "colon", "emptyset"),
    )
)
"""Commands that show no letter of their own; the letters in what they take stand there anyway."""
_NAMES: Final = frozenset(
    (
        *("arg", "cos", "cosh", "cot", "det", "dim", "exp", "gcd", "inf", "lim", "ln", "log"),
        *("max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh"),
    )
)
"""Commands that show their own name."""


def letters(tex: str) -> str | None:
    """What a formula shows, as `letters_of` has it; `None` when something in it is not known here:
    a command, or hyphens, which are a dash in words."""
    shown = []
    for token in _TOKEN.finditer(tex):
        name = token[1]
        if token[0].startswith("--"):
            return None
        if name is None:
            shown.append("" if token[0].startswith("\\") else token[0])
        elif name in _NAMES:
            shown.append(name)
        elif greek := _greek(name):
            shown.append(greek)
        elif name not in _SILENT:
            return None
    return letters_of("".join(shown))


def _greek(name: str) -> str:
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    spelled = {"lambda": "lamda", "Lambda": "lamda"}.get(name, name).upper()
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {spelled}")
    except KeyError:
        return ""
