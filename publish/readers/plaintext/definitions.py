"""Entries of a list of definitions → term and meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.pieces import indent

_LONGEST: Final = 80
_SIGN: Final = re.compile(r"(?<=\S)\s*(?:[:：](?=\s)|：|\t| [–—] | - )\s*|:{2,}\s*")


def split_entry(raw: Sequence[str], joiner: Joiner) -> tuple[str, str]:
    """The term, and what it means: behind a colon, a dash or a tab, or set in below the term."""
    first, *rest = raw
    match = _SIGN.search(first.strip())
    if rest and (match is None or match.start() > _LONGEST) and indent(rest[0]) > indent(first):
        return first.strip(), joiner.join([line.strip() for line in rest])
    text = joiner.join([line.strip() for line in raw])
    match = _SIGN.search("\t".join(raw).strip() if "\t" in text else text)
    if match is None:
        return text, ""
    return text[: match.start()].rstrip(), text[match.end() :]
