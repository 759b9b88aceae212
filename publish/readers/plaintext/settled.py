"""What the rules of earlier passes say of a paragraph: that it heads nothing, or is no verse."""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext import (
    clauses,
    contacts,
    correspondence,
    imprints,
    meetings,
    menus,
    parties,
    poem_heads,
    programmes,
    repeated,
    turns,
)
from publish.readers.plaintext.evidence import AMONG

LISTED: Final = frozenset({meetings.RULE, parties.RULE})
"""Lines that name people and bodies, each by itself: none goes on in the next."""

NO_HEADINGS: Final = LISTED | {
    menus.RULE,
    imprints.RULE,
    "the court",
    parties.HEAD,
    correspondence.INNER,
    AMONG,
    contacts.RULE,
    turns.RULE,
    programmes.RULE,
    repeated.RULE,
    poem_heads.RULE,
}
NO_VERSE: Final = LISTED | {
    "text before items on one line",
    clauses.RULE,
    menus.RULE,
    programmes.RULE,
    poem_heads.RULE,
}
