"""References to parts of the document, as sources write them.

Quarto writes `@fig-x` and pandoc-crossref `@fig:x`, which are citations to pandoc; LaTeX's
`\\ref` is a link with an attribute, and `[](#x)` one without words. All become links of the class
`reference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.pandoc import attributes
from publish.pandoc import types as p
from publish.patterns import pattern

CLASS: Final = "reference"
NUMBER_ONLY: Final = "number-only"
_KEY: Final = pattern(r"(?:fig|tbl|tab|sec|eq|lst)[-:]\S+")
_UNSPACED: Final = pattern(
    r"(?P<before>[^@\s]*[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef])"
    r"@(?P<key>(?:fig|tbl|tab|sec|eq|lst)[-:][A-Za-z0-9_]+(?:[-:.][A-Za-z0-9_]+)*)(?P<after>\S*)"
)
"""A name right after a character of a script that sets no spaces: pandoc takes it for an address of
mail, or for text."""
_TYPE: Final = "reference-type"
_BARE: Final = frozenset({"ref", "eqref"})
"""Commands of LaTeX that print a number, beside the word that the author writes."""


def are_cross_references(items: Sequence[p.CitationItem]) -> bool:
    """Whether a citation cites parts of the document by names such as `fig-x`, and nothing else."""
    return bool(items) and all(map(names_a_part, items))


def names_a_part(item: p.CitationItem) -> bool:
    """Whether a key says that it is one of a part of the document."""
    return _KEY.fullmatch(item.citation_id) is not None


def as_links(items: Sequence[p.CitationItem]) -> list[p.Inline]:
    """Such a citation as links, with what stands before, between and after them."""
    made: list[p.Inline] = []
    for item in items:
        made.extend([p.Str("; ")] if made else [])
        if item.citation_prefix:
            made.extend([*item.citation_prefix, p.Space()])
        bare = item.citation_mode.t == "SuppressAuthor"
        attr: p.Attr = ("", [CLASS], [(NUMBER_ONLY, "true")] if bare else [])
        made.append(p.Link((attr, [], (f"#{item.citation_id}", ""))))
        made.extend(item.citation_suffix)
    return made


def unspaced(node: p.Inline) -> list[p.Inline] | None:
    """The words and the link of a cross-reference that stands in Chinese, Japanese or Korean text
    without a space before it; `None` for what is none."""
    match node:
        case p.Str(text) | p.Link(((_, ["email"], _), [p.Str(text)], _)):
            found = _UNSPACED.fullmatch(text) if "@" in text else None
        case _:
            return None
    if found is None:
        return None
    link = p.Link((("", [CLASS], []), [], (f"#{found['key']}", "")))
    after = p.Str(found["after"])
    return [p.Str(found["before"]), link, *(unspaced(after) or [after])]


def is_reference(link: p.Link) -> bool:
    """Whether a link's words are to be those of what it leads to."""
    attr, content, (target, _) = link.c
    if not target.startswith("#"):
        return False
    return not content or CLASS in attr[1] or bool(attributes.value(attr, _TYPE))


def wants_number(attr: p.Attr) -> bool:
    """Whether a reference is to say the number alone."""
    return bool(attributes.value(attr, NUMBER_ONLY)) or attributes.value(attr, _TYPE) in _BARE
