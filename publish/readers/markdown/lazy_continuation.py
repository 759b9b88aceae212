"""Lines of Markdown that go on with a quotation within theirs, "lazy" ones in CommonMark. An answer
below what it quotes, as in mail, becomes part of that."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from publish.diagnostics import Log
from publish.document import Origin
from publish.pandoc.code_fences import fenced_lines
from publish.patterns import pattern

_QUOTED: Final = pattern(r" {0,3}(?P<marks>(?:> ?){1,99}+)(?P<said>.*)")
_BEGINS: Final = pattern(r"[-*+] |\d{1,9}[.)] |#{1,6} |`{3}|~{3}|:::|\||<| {4}|\[!")
"""What begins a block of its own, and what goes on with none."""


def tell_lazy(text: str, log: Log) -> None:
    """Tells `log` of lines in `text` that stand in a quotation, and right below one within it."""
    lines = text.split("\n")
    code = fenced_lines(lines)
    quoted = [
        None if is_code else _QUOTED.match(line) for line, is_code in zip(lines, code, strict=True)
    ]
    for number, (above, here) in enumerate(pairwise(quoted), start=2):
        if above is None or here is None or not _is_prose(above) or not _is_prose(here):
            continue
        if above["marks"].count(">") > here["marks"].count(">"):
            log.warning(
                "quotation-goes-on",
                f'"{here["said"].strip()[:60]}" is read as part of the quotation above it, which'
                " stands deeper",
                origin=Origin(number, number),
                hint='put a line with nothing but ">" between them',
            )


def _is_prose(line: re.Match[str]) -> bool:
    return bool(line["said"].strip()) and not _BEGINS.match(line["said"])
