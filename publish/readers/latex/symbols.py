r"""Symbols of LaTeX's text that pandoc does not know, as definitions that it reads: it leaves
`\textendash` out."""

from __future__ import annotations

from typing import Final

_BEGIN: Final = "\\begin{document}"
_SYMBOLS: Final = {
    "textbar": "|",
    "textunderscore": r"\_",
    "textbraceleft": r"\{",
    "textbraceright": r"\}",
    "textperiodcentered": "·",
    "textemdash": "—",
    "textendash": "–",
    "textellipsis": "…",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "texttrademark": "™",
    "texteuro": "€",
    "textcent": "¢",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "textohm": "Ω",
    "textcelsius": "℃",
    "textdaggerdbl": "‡",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textnumero": "№",
    "textpermille": "‰",
    "textleftarrow": "←",
    "textrightarrow": "→",
    "textuparrow": "↑",
    "textdownarrow": "↓",
    "textlangle": "⟨",
    "textrangle": "⟩",
    "textlnot": "¬",
    "textsurd": "√",
    "textasteriskcentered": "∗",
    "textinterrobang": "‽",
    "textreferencemark": "※",
    "textvisiblespace": "␣",
    "dag": "†",
    "ddag": "‡",
    "checkmark": "✓",
    "LaTeXe": "LaTeX2ε",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "dj": "đ",
    "DJ": "Đ",
}
"""Of LaTeX's kernel and its encodings (utf8enc.dfu)."""
_DEFINITIONS: Final = "".join(
    rf"\providecommand{{\{name}}}{{{said}}}" for name, said in _SYMBOLS.items()
)


def with_symbols(latex: str) -> str:
    """`latex` with the symbols defined that it uses and does not define, on the same lines."""
    if not any(f"\\{name}" in latex for name in _SYMBOLS):
        return latex
    preamble, begins, text = latex.partition(_BEGIN)
    return preamble + _DEFINITIONS + begins + text if begins else _DEFINITIONS + latex
