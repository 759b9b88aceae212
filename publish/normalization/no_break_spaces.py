"""Spaces that no line may break at: an author's space stays one, and becomes a no-break space.

Nothing is added, so that what an author wrote closed stays closed.
"""

from __future__ import annotations

from typing import Final

from publish.document import Document, Node, Text
from publish.languages import primary
from publish.patterns import pattern
from publish.walk import Speech, rebuild_spoken

_NO_BREAK, _NARROW = "\u00a0", "\u202f"
_UNITS: Final = (
    "%|‰|°C|°F|K|€|£|¥|kg|mg|µg|g|t|km|cm|mm|µm|nm|m|ha|l|ml|s|ms|min|h|Hz|kHz|MHz|GHz|W|kW|MW|GW"
    "|kWh|MWh|V|A|J|kJ|Pa|hPa|kPa|bar|B|kB|MB|GB|TB|mph|USD|EUR|CHF|GBP|pt|px"
)
_MEASURE: Final = pattern(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))")
"""Between a number and its unit (SI Brochure, 5.4.3; Chicago Manual of Style 17, 6.121)."""
_NUMBERED: Final = pattern(r"(?<!\w)((?:No|Nr|p|pp|Fig|Vol|Art|Sec|Ch|c)\.|§§?) (?=\d)")
"""Between an abbreviation and the number that it announces."""
_INITIALS: Final = pattern(r"(?<![\w.])((?:\w\. ?){0,7}\w\.) (?=\w\. ?[^\W\d_]{2})")
"""Between two initials, of which nobody has more than nine; a single one may as well end a
sentence."""
_FRENCH: Final = pattern(r"(?<=[^\s]) (?=[;!?»:])|(?<=«) (?=\S)")
"""Before high punctuation and within guillemets (Lexique des règles typographiques, 2002)."""


def bind(document: Document) -> Document:
    """`document` with no-break spaces where the language of each text wants them."""

    def visit(node: Node, around: Speech) -> Node:
        if not isinstance(node, Text):
            return node
        text = bound(node.text, around.language)
        return node if text == node.text else Text(text=text)

    return rebuild_spoken(document, Speech.of(document.meta.language), visit)


def bound(text: str, language: str) -> str:
    """A text of that language (BCP 47) with its spaces bound."""
    text = _NUMBERED.sub(rf"\1{_NO_BREAK}", _MEASURE.sub(_NO_BREAK, text))
    text = _INITIALS.sub(lambda found: found[0].replace(" ", _NO_BREAK), text)
    if primary(language) == "fr":
        text = _FRENCH.sub(lambda found: _space(text, found.end()), text)
    return text


def _space(text: str, at: int) -> str:
    """The space before a colon is as wide as any other; the rest are narrow."""
    return _NO_BREAK if text[at : at + 1] == ":" else _NARROW
