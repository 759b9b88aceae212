"""What TeX shows, as far as it can be told without setting it.

By other eyes than the exporters', which let pandoc read the TeX: a scan that knows the commands
that most formulas are made of, and says so when it meets another.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from publish.checks.facts import letters_of
from publish.checks.notation import fraction, root, scripts, signs

_TOKEN: Final = re.compile(r"\\([A-Za-z]+)\*?|\\.|.", re.DOTALL)
_ENVIRONMENT: Final = re.compile(r"\\(?:begin|end)\s*\{")
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


_SIGNS: Final = {
    name: sign
    for names, row in (
        ("cdot times div pm mp leq geq le ge neq ne approx equiv sim", "⋅×÷±∓≤≥≤≥≠≠≈≡∼"),
        ("propto infty sum prod int partial nabla to rightarrow leftarrow", "∝∞∑∏∫∂∇→→←"),
        ("Rightarrow ldots cdots dots in notin subset subseteq cup cap", "⇒…⋯…∈∉⊂⊆∪∩"),
        ("forall exists neg land lor circ star ast lfloor rfloor lceil rceil", "∀∃¬∧∨∘⋆∗⌊⌋⌈⌉"),
        ("langle rangle mid colon emptyset", "⟨⟩∣:∅"),
        ("quad qquad displaystyle textstyle limits nolimits", " " * 6),
    )
    for name, sign in zip(names.split(), row, strict=True)
}
"""Commands that are one sign, or a distance."""
_FONTS: Final = frozenset(("mathrm", "mathbf", "mathit", "mathsf", "mathcal", "mathbb"))
_TEXTS: Final = frozenset(("text", "textrm"))
_FRACTIONS: Final = frozenset(("frac", "dfrac", "tfrac"))
_FENCES: Final = frozenset(("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr"))
_SPACES: Final = frozenset(("~", *("\\" + sign for sign in ",;:!> ")))
_LITERAL: Final = frozenset("\\" + sign for sign in "{}%$#_&")


def notation(tex: str) -> str | None:
    """What a formula shows, as `publish.checks.notation` has it; `None` when something in it is
    not known here."""
    scan = _Scan(tex)
    try:
        shown = scan.row()
    except _UnknownError:
        return None
    return shown if scan.token() == "" else None


class _UnknownError(Exception):
    """TeX that this scan does not know."""


class _Scan:
    """Reads TeX token by token."""

    def __init__(self, tex: str) -> None:
        self._tokens = [match[0] for match in _TOKEN.finditer(tex)]
        self._at = 0

    def token(self) -> str:
        """The next token, "" at the end; it stays where it is."""
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def row(self) -> str:
        """All up to the end of the group."""
        shown = ""
        while self.token() not in ("", "}", "]"):
            shown += self._scripted()
        return shown

    def _scripted(self) -> str:
        """An atom with its scripts."""
        base = "" if self.token() in ("^", "_") else self._atom()
        below: str | None = None
        above: str | None = None
        while (sign := self.token()) in ("^", "_", "'", "\\limits", "\\nolimits"):
            self._at += 1
            if sign == "_":
                below = self._script(below)
            elif sign == "^":
                above = self._script(above)
            elif sign == "'":
                above = (above or "") + sign
        return scripts(base, below, above)

    def _script(self, before: str | None) -> str:
        """What `^` or `_` takes: one only, and of a number without braces TeX takes the first digit
        and pandoc all."""
        first, second = (*self._tokens[self._at : self._at + 2], "", "")[:2]
        if before is not None or (first.isdecimal() and second.isdecimal()):
            raise _UnknownError
        return self._atom()

    def _atom(self) -> str:
        sign = self.token()
        self._at += 1
        match sign:
            case "{":
                return self._closed("}")
            case "" | "}" | "&" | "%" | "#" | "\\\\":
                raise _UnknownError
            case _ if sign in _SPACES:
                return ""
            case _ if sign in _LITERAL:
                return sign[1:]
            case _ if sign.startswith("\\"):
                return self._command(sign.removesuffix("*")[1:])
            case _:
                return signs(sign)

    def _command(self, name: str) -> str:
        if name in _FRACTIONS:
            above = self._atom()
            return fraction(above, self._atom())
        if name == "sqrt":
            return self._root()
        if name in _FENCES:
            return self._fence()
        if name in _FONTS:
            return self._atom()
        if name in _TEXTS:
            return self._words()
        shown = _SIGNS.get(name, name if name in _NAMES else _greek(name) or None)
        if shown is None:
            raise _UnknownError
        return signs(shown)

    def _root(self) -> str:
        degree = ""
        if self.token() == "[":
            self._at += 1
            degree = self._closed("]")
        return root(self._atom(), degree)

    def _fence(self) -> str:
        """A bracket of whatever size; a point is none."""
        if self.token() == ".":
            self._at += 1
            return ""
        return self._atom()

    def _closed(self, end: str) -> str:
        shown = self.row()
        if self.token() != end:
            raise _UnknownError
        self._at += 1
        return shown

    def _words(self) -> str:
        """Words within a formula, where no sign means anything else than itself."""
        if self.token() != "{":
            raise _UnknownError
        end = self._tokens.index("}", self._at) if "}" in self._tokens[self._at :] else 0
        words = self._tokens[self._at + 1 : end]
        if any(word in "{$\\%" or word.startswith("\\") for word in words) or not end:
            raise _UnknownError
        self._at = end + 1
        return signs("".join(words).replace("~", " "))


def letters(tex: str) -> str | None:
    """The letters and digits that a formula shows in order of value; `None` when a command in it
    is not known here."""
    if _ENVIRONMENT.search(tex):
        return None
    shown = []
    for token in _TOKEN.finditer(tex):
        name = token[1]
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
