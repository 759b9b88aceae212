"""What a language tag (BCP 47) says of the writing: the language itself, and its direction."""

from __future__ import annotations

from typing import Final

from publish.disk_cache import remembered

_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
)
"""Languages whose usual script runs from right to left."""
_SCRIPTS: Final = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"})


def primary(language: str) -> str:
    """The language of a tag without script or region, in lower case."""
    return language.partition("-")[0].lower()


def runs_right_to_left(language: str) -> bool:
    """Whether text in that language runs from right to left."""
    first, *subtags = language.lower().split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    if scripts:
        return scripts[0] in _SCRIPTS
    return first in _RIGHT_TO_LEFT


@remembered
def likely(*tags: str) -> str:
    """The likely subtags (CLDR) of the first of `tags` that has some, as `zh_Hans_CN`; "" for tags
    that have none. Subtags of `tags` are parted by underscores."""
    from babel.core import get_global

    known = get_global("likely_subtags")
    return next((known[tag] for tag in tags if tag in known), "")
