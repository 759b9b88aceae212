"""Acts of authorities: what one is called and its number, above what it is about.

`UCHWAŁA NR XIV/112/2025`, `РОЗПОРЯДЖЕННЯ` and `Delibera n. 62/2025` say nothing of the matter: that
stands below, in a phrase that in some languages has no capital (`w sprawie …`).
"""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import (
    columns,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
)
from publish.readers.plaintext.datelines import dates_within
from publish.readers.plaintext.words import plain, words

_NUMBERED: Final = re.compile(
    r"(?P<act>[^\W\d_][\w-]+)(?: [^\d:.!?]{2,60})?,? "
    r"(?:nr|no|n|č|n°|nº|№|núm|num)\.?[º°]? ?(?P<number>[A-Z]{0,8}[-/]?\d\S*|[IVXLC]{1,8}/\S*\d\S*)"
    r"(?: [^\d:.!?]{2,60})?$",
    re.IGNORECASE,
)
_REGISTERED: Final = "文件"
"""What ends the letterhead of an authority in China, above the number of its act."""

_LONGEST: Final = 100
_FEWEST_OF_SUBJECT: Final = 4
_LONGEST_SUBJECT: Final = 260
_LONGEST_DATED: Final = 400
_NEAR: Final = 70
_MOST_BEFORE_DAY: Final = 6


def is_act(text: str) -> bool:
    """`UCHWAŁA NR XIV/112/2025`, `DÉLIBÉRATION N° 2025-071`, `Zarządzenie Nr 4/25 Wójta Gminy`; in
    capitals also `РОЗПОРЯДЖЕННЯ` alone; `云岭市人民政府办公室文件`."""
    if not is_cased(text):
        return text.endswith(_REGISTERED) and len(text) > 2 * len(_REGISTERED)
    if plain(text) in words().act and is_capitals(text):
        return True
    numbered = _NUMBERED.match(text) if len(text) <= _LONGEST else None
    return numbered is not None and numbered["act"].lower() in words().act


def names_dated_act(text: str) -> bool:
    """`Resolución de 26 de mayo de 2025, de la Dirección General de Puertos, por la que …`, `Arrêté
    du 3 mars 2025 relatif au port de Lorne`: an act, its day and what it is about, in one title
    that may be long and end with a stop."""
    if len(text) > _LONGEST_DATED or text.partition(" ")[0].lower() not in words().act:
        return False
    day = next(dates_within(text[:_NEAR]), None)
    before = text[: day.start()].split() if day is not None else []
    about = text[day.end() :] if day is not None else ""
    few = 0 < len(before) <= _MOST_BEFORE_DAY
    return few and len(about.split()) >= _FEWEST_OF_SUBJECT and not holds_stop(about)


def tells_subject(text: str) -> bool:
    """`w sprawie ustalenia regulaminu`, `portant fixation du tarif`: what an act is about."""
    return (
        text.lower().startswith(words().act_subject)
        and len(text.split()) >= _FEWEST_OF_SUBJECT
        and columns(text) <= _LONGEST_SUBJECT
        and not ends_sentence(text)
        and text[-1] not in ",;:"
    )
