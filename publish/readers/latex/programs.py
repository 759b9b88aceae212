r"""What in LaTeX is no text, and pandoc takes for it: code of LaTeX 3, and what classes of journals
take behind a name, `\author{Jane Roe}[orcid=0000-…]`."""

from __future__ import annotations

import re
from typing import Final

from publish.patterns import pattern

_NO_TEXT: Final = pattern(
    r"\\ExplSyntaxOn(?![A-Za-z])(?:(?!\\ExplSyntaxOn).)*?\\ExplSyntaxOff(?![A-Za-z])"
    r"|(?P<author>\\author\s*(?:\[[^\[\]]*\])?\s*\{[^{}]*\})\s*\[[^\[\]=]*=[^\[\]]*\]",
    re.DOTALL,
)


def without_programs(latex: str) -> str:
    """`latex` without that, on the same lines."""
    return _NO_TEXT.sub(_kept, latex)


def _kept(found: re.Match[str]) -> str:
    author = found["author"] or ""
    return author + "\n" * (found[0].count("\n") - author.count("\n"))
