"""Single lines that stand above titles, but only below another such line."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import ends_sentence, title_case_share
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import is_reference
from publish.readers.plaintext.words import either, plain, words

_MOST_OF_KIND: Final = 3
_MOST_OF_PART: Final = 6
_MOST_UNKNOWN: Final = 4
_SESSION: Final = re.compile(
    r"(?:session|term) (?:19|20)\d\d[–/-]\d{2,4}$|[a-z]{4,9}(?:-[a-z]{4,9})? session$"
    r"|\d{1,2}\. (?:Wahlperiode|Legislatura)$"
    r"|[XIVL]{1,6}\.? (?:Gesetzgebungsperiode|Legislatura|législature)$",
    re.IGNORECASE,
)
_OF_SESSION: Final = re.compile(
    r"(?:\w{3,12} |\d{1,2}(?:st|nd|rd|th) )?(?:Special )?Report of Session"
    r" (?:19|20)\d\d[–/-]\d{2,4}$",
    re.IGNORECASE,
)


_PARTED: Final = re.compile(r" [|–—-] ")


def is_session(text: str) -> bool:
    """`SESSION 2024-25`, `Fifty-eighth session`, `20. Wahlperiode`: when a parliament sat."""
    return bool(_SESSION.match(text))


def is_report_of_session(text: str) -> bool:
    """`2nd Report of Session 2024–25`: which of its reports a committee makes."""
    return bool(_OF_SESSION.match(text))


def is_kind_below(text: str) -> bool:
    """`Statistical bulletin`, `Appeal Decision`, `Rapport public thématique`: two words or three,
    of which the last says what kind of text it is, or the first and the others are small."""
    tokens = plain(text).split()
    if not 1 < len(tokens) <= _MOST_OF_KIND or ends_sentence(text) or any(map(str.isdigit, text)):
        return False
    if not text[0].isupper() or not words().frequency.isdisjoint(tokens):
        return False  # `Annual report`, which is called so
    small = all(token.islower() for token in text.split()[1:])
    plainly = not words().of & set(tokens)
    return _is_kind(tokens[-1]) or (small and plainly and _is_kind(tokens[0]))


def _is_kind(token: str) -> bool:
    lists = words()
    papers = either(lists.report, lists.cover, lists.document)
    return token in either(papers, lists.ruling, lists.act, lists.texts)


def is_part_of_body(text: str) -> bool:
    """`Área de Movilidad`, `Faculty of Arts`: a part of the body that is named above."""
    tokens = text.split()
    return (
        1 < len(tokens) <= _MOST_OF_PART
        and tokens[0].lower() in words().part_of_body
        and title_case_share(text) == 1
        and text[-1].isalpha()
    )


def is_issuer_and_kind(text: str) -> bool:
    """`Institute for Harbour Studies | Briefing`, `City Council – Questions and answers`"""
    issuer, *kind = _PARTED.split(text, maxsplit=1)
    listed = either(words().status, words().kicker, words().faq)
    return any(plain(part) in listed for part in kind) and is_issuer(issuer)


def is_of_firm(text: str) -> bool:
    """`Engineering at Tarnstack`: the section of a firm, as those that write of their work call
    their pages."""
    section, at, firm = text.partition(" at ")
    return (
        bool(at) and section.lower() in words().firm_section and firm.istitle() and " " not in firm
    )


def may_be_unknown_issuer(text: str, below: str) -> bool:
    """Whether a few words that nobody knows (`Le Monde des ports`) stand above what says that a
    text is a release or an opinion: who issues it, or the paper it is in. A review may stand below
    what is reviewed."""
    few = (
        len(text.split(maxsplit=_MOST_UNKNOWN)) <= _MOST_UNKNOWN
        and not ends_sentence(text)
        and text[-1].isalpha()
    )
    plainly = few and text[0].isupper() and ":" not in text and not any(map(str.isdigit, text))
    kind = plain(below)
    told = kind in either(words().release, words().opinion) or is_reference(below)
    return plainly and told
