"""Lines below the head of a text that register it: its file number, classification, the document
that it replaces, and the law that it rests on. They look like headings, and head nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.pieces import Piece

RULE: Final = "under which number or law a text is registered"

_REACH: Final = 16
_LONGEST: Final = 100
_PROSE: Final = 100
"""A sentence of so many characters begins the text."""

_CLASSIFIED: Final = re.compile(
    r"(?:ICS|CCS|UDC|UDK|DDC|LCC|ISBN|ISSN|DOI|JEL|MSC|NUR|PACS)\b[:.]?\s[\w.;:,()/+ -]{2,60}$"
)
"""`ICS 03.220.01; 93.080.30`"""

_FILE: Final = re.compile(
    r"(?:Dnr|D\.nr|Diarienr|Diarienummer|J\.nr|Jnr|Saksnr|Dnro|Az|Aktenzeichen|Gz|GZ|Ref|Réf|Rif"
    r"|Prot|Sygn|Sp\. zn|Č\. j|Čj|Ikt\. sz|Kenmerk|Zaaknummer|Exp|Expte|File no|Our ref)"
    r"[.:]{0,2}(?: n[.º°o]{1,2})?\s(?=[^\d]{0,12}\d)[\w./:-]{2,40}$",
    re.IGNORECASE,
)
"""`Dnr 2024/0417`, `Az.: 12-4/25`"""

_REPLACES: Final = re.compile(
    r"(?:Supersedes|Replaces|Superseding|Replacing|Ersetzt|Ersatz für|Remplace|Sustituye a"
    r"|Sostituisce|Substitui|Vervangt|Ersätter|Erstatter|Zastępuje|Nahrazuje)\b:?"
    r"\s(?:[A-Z][\w./-]* ){0,4}[A-Z\d][\w./-]*[\d:][\w.:/-]*$"
)
"""`Supersedes CTSB 114:2014`"""

_LAW: Final = re.compile(
    r"[A-Z][\w'’&,() -]{2,60} (?:Act|Regulations?|Rules|Order|Ordinance|Code|Law) (?:18|19|20)\d\d"
    r"(?: \([A-Z]\w{1,12}\))?(?:,| –| -)? (?:\(?[Ss]ections?|\(?[Aa]rticles?|\(?[Rr]egulations?"
    r"|\(?[Rr]ules?|\(?[Pp]art|\(?[Ss]chedule|\(?ss?\.?|§{1,2}) ?\d[\w(), –-]{0,24}$"
)
"""`Roads Act 1993, Section 75`"""

_REGISTERED: Final = (_CLASSIFIED, _FILE, _REPLACES, _LAW)


def find_imprints(pieces: Sequence[Piece]) -> None:
    """Marks such lines above the first sentence of the text, so that none becomes a heading."""
    for piece in pieces[:_REACH]:
        if piece.kind != "paragraph":
            continue
        if len(piece.text) >= _PROSE and ends_sentence(piece.text):
            return
        if registers(piece.text):
            piece.become("paragraph", RULE, 0.8)


def registers(text: str) -> bool:
    return len(text) <= _LONGEST and any(form.match(text) for form in _REGISTERED)
