"""The letters of a formula are told from its TeX, or it is said that they cannot be."""

from __future__ import annotations

import pytest

from publish.checks.tex import letters


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"E = p \cdot V + c\,d", "EVcdp"),
        (r"\frac{\lambda}{\mu - 1}", "1λμ"),
        (r"\log x_{\text{max}}", "aglmoxx"),
        (r"\mathbb{R} \Omega", "RΩ"),
    ],
)
def test_known_commands_show_their_letters_and_no_others(tex: str, shown: str) -> None:
    assert letters(tex) == shown


@pytest.mark.parametrize("tex", [r"\hbar", r"\begin{matrix} a \end{matrix}", r"\href{x}{y}"])
def test_of_unknown_commands_nothing_is_claimed(tex: str) -> None:
    assert letters(tex) is None
