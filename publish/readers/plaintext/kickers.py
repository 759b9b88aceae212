"""What stands above a title: the section, the kind of text, how it may be used, a masthead."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    columns,
    ends_sentence,
    is_capitals,
    is_cased,
    title_case_share,
)
from publish.readers.plaintext.controls import holds_minutes, tells_minutes
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import is_code, is_file_number, is_version
from publish.readers.plaintext.meetings import is_record, names_record
from publish.readers.plaintext.memory import kept
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import names_sections
from publish.readers.plaintext.words import either, leading, plain, split_and, starts_with, words

OF_TOWN: Final = re.compile(r" \([^\W\d_a-z][\w .'’-]{2,24}\)$")
"""`The Valley Courier (Hull)`"""

KICKER: Final = 3.8
"""Of what stands above the title and nowhere else."""

_BAR: Final = re.compile(r"\s*[|·•]\s*")
ISSUE: Final = re.compile(
    r"(?:\s[|·•])?[\s,]\s?(?:no\.?|nr\.?|nº|n\.º|n°|n\.°|n\.|№|#|č\.|č|s\.|sayı:?|núm\.|num\.|numéro|nummer|número|numero|numer"
    r"|номер|αρ\.|αριθ\.|رقم|מס'|מס׳|số|nomor)?\s?\d[\d/.:–-]{0,12}$"
)
"""`Press release no. 14/2025`, `POLICY BRIEF | No. 07/2025`."""

_LONGEST_SECTION: Final = 3
_MOST_OF_BODY: Final = 8
_MOST_OF_PLACE: Final = 3
_FILING: Final = 2
_REFERENCE: Final = re.compile(
    r"([^\d:：.!?]{3,60}?),?\s(?:(no|nr|n[º°o]|№|#)\.?\s?)?"
    r"((?:[^\W\d_]{1,5}[-/ ]){0,2}\d{1,6}(?:[-/:–.]\w{1,6}){1,3}|\d{6,12}(?:/\w{1,4}){1,3})$",
    re.IGNORECASE,
)
"""Words, and a number in two parts or more."""

_OF_SERIES: Final = re.compile(
    r"([^\d:#]{2,30}?)(?::\s{0,3}|\s?#\s{0,2}|[ -])(?:[A-Z]{1,4}-?)?\d{1,5}$"
)
_TWICE: Final = re.compile(r"/\d{2}[:/]\d|^\d{6,12}/|^\d{4}[-–]\d{3}$")
"""`2021/22:417`, `202403881/1/R2`, `2025-017`: no year alone."""

_CODED: Final = re.compile(r"([^\d:：.!?]{3,60}?),?\s[A-Z]{1,6}[-/]?\d{1,6}$")
"""Words, and a number with letters before it: `Technical Note TN-112`."""

_YEAR_OF_ISSUE: Final = re.compile(r":? (?:19|20)\d\d$")
"""What stands before the number in `ISSUE: 2025 No. 47`."""

_OF_YEAR: Final = re.compile(r"[^\d:;!?]{0,40}[^\W\d_]{3} \d{1,2}/(?:19|20)\d\d$")
"""`Aus dem Magazin 31/2025`"""

_STATUTE: Final = re.compile(
    r"[^\W\d_a-z][^\d.:;!?]{4,80},? (?:18|19|20)\d\d(?: \([^()\d]{2,30}[\d()]{0,8}\))?$"
)
"""`Road Traffic Act, 1994 (Section 38)`"""

_GAZETTED: Final = re.compile(r"[IVX]{1,5}\. [^\W\d_]")
"""`III. OTRAS DISPOSICIONES`"""

_COMPOUND: Final = 5
"""The words for a report with fewer letters end others too."""

_EAST_ASIAN_NUMBER: Final = re.compile(
    r"\s?(?:\d{4}\s?[年년]\s?)?(?:第|제)\s?\d{1,5}\s?[期号號호回]$"
)
"""`政策简报 2025年第9期`"""

_SLUG: Final = re.compile(r"[A-Z]{2,}(?: \d)?(?:[-/][A-Z]{2,}){2,}(?: \([A-Z ]+\))?$")
"""`UPDATE 2-HARVIK-CENBANK/RATES`: words in capitals, and nothing between them but signs."""

_EAST_ASIAN_ISSUE: Final = re.compile(r"(?:第|제|vol\.)\s?\d{1,5}\s?[期号號호回]?$")

MOST_KIND: Final = 5
"""The kind of a document has no more words."""

STANDING: Final = 4.0
"""Of a word that may stand below the title too, as the name of a section may not."""

_WAY: Final = re.compile(r"(?:^|\s)[›▸→]\s\S.{0,60}[›▸→]\s\S|^\S+(?: \S+)?\s[›▸]\s\S+(?: \S+)?$")
"""`in › Biscuits, › Gifts`: signs that point the way."""

_EMBARGOED: Final = re.compile(
    r"\b(?:release|figures|material|information|report|document)"
    r" (?:is|are) embargoed (?:until|till)\b"
)
_NEAR_USE: Final = 120
_LONGEST_USE: Final = 60
"""The words that say how a text may be used stand among its first letters."""

_VOLUME: Final = re.compile(
    r"(?:Vol(?:ume|umen)?|Bd|Band|Tome|Jahrgang|Jg|Årgang|Jaargang|Anno|Año|Ano|Том|Roč)\.? ?"
    r"(?:\d{1,3}(?!\d)|[IVXLC]{1,8}),? ?[|·•:(]? ?"
    r"(?:(?:Issue|Number|No|Nr|Numéro|Núm|Heft|№|n)\.?[º°]? ?)?"
    r"\d{1,4}\b[^.!?]{0,40}$"
    r"|(?:\d{1,3}|[IVXLC]{1,8})\. ?(?:évfolyam|Jahrgang|ročník|årgang|vuosikerta|rocznik)\b"
    r"[^!?\d]{0,12}(?:\d{1,3}\b.{0,20})?$",
    re.IGNORECASE,
)
"""`Vol. 45 No. 11 · 1 June 2023`, `LXIX. évfolyam, 11. szám`: of a journal or magazine."""

_OF_JOURNAL: Final = re.compile(
    r"[^\W\d_a-z][^\d:;!?]{2,80} \d{1,4}(?: \((?:19|20)\d\d\),? [\de][\d–-]{0,14}"
    r"|(?: ?\(\d{1,3}\))?[,:] ?[\de][\d–-]{0,14},? \(?(?:19|20)\d\d\)?)$"
)
"""`Urban Transport 12 (2025) 100417`, `J. Appl. Tides 41, 118–131 (2024)`: a journal, its volume,
year and page."""

_BRACKETED: Final = re.compile(r"(?:\[{1,2}|[^\[\]]{0,90} \[(?=www\.))[^\[\]]+\]{1,2}$")
_DRAFT: Final = re.compile(r"(?:draft|final|entwurf)\s?[-–—:]\s?", re.IGNORECASE)
_IN_VOLUME: Final = re.compile(
    r"(?-i:[^\W\d_a-z])[^\d.!?]{6,80}, (?:vol(?:ume)?|bd|band|tome)\.? ?\d{1,3},?"
    r" (?:no|nr|issue|heft|n°)\.? ?\d",
    re.IGNORECASE,
)
"""`IEEE TRANSACTIONS ON HARBOURS, VOL. 12, NO. 3, MARCH 2025`"""

_EXHIBIT: Final = re.compile(
    r"(?:exhibit|ex|annex|attachment|anlage|annexe|anexo) ?-?\d{1,3}(?:\.\d|\([a-z]\))?$"
)
_PATH: Final = re.compile(r"\s*[|/›»>▸→·•&+]\s*|\s+[-–—]\s+")
"""What divides the names of sections, as in `Home › News › Energy`."""


def is_body(text: str) -> bool:
    """`RIVER COUNTY SCHOOL BOARD`, `Network Working Group`: the name of a body, with capitals."""
    tokens = text.lower().split(maxsplit=_MOST_OF_BODY)
    return (
        (is_capitals(text) or title_case_share(text) == 1)
        and len(tokens) <= _MOST_OF_BODY
        and any(token in words().institution for token in tokens)
    )


def is_state(text: str) -> bool:
    """`ČESKÁ REPUBLIKA`, `Republic of Kharim`, `Im Namen des Volkes`: in whose name an official
    paper speaks, which stands above what it is."""
    small = " ".join(text.split()).lower()
    named = not is_cased(text) or is_capitals(text) or title_case_share(text) == 1
    return len(text.split()) <= _MOST_OF_BODY and (
        starts_with(small, words().state_motto) or (named and starts_with(small, words().state))
    )


def has_credit(text: str) -> bool:
    found = byline(text)
    return found is not None and found.evidence >= PLAIN


def tells_use(text: str) -> bool:
    """`Check against delivery`, `(E&OE)`: whether a line says how the text may be used; before what
    a record is called (`Draft – 2020 AGM Minutes`) it is no more than a word of the title."""
    small = plain(text[:_LONGEST_USE]).lstrip("([（【")
    used = small.startswith(words().status_start) or bool(_EMBARGOED.search(text[:_NEAR_USE]))
    draft = _DRAFT.match(text)
    return used and not (draft and names_record(text[draft.end() :]))


def is_bracketed(text: str) -> bool:
    """`[Submitted on 17 Mar 2025 (v1)]`, `[Notices]`, `[[Page 12]]`, `From the Register of Halden
    [www.register.example]`: what a register or a page says of a text."""
    return bool(_BRACKETED.match(text))


def is_exhibit(text: str) -> bool:
    """`Exhibit 99.1`, `Anlage 2`: which paper of a filing it is."""
    return bool(_EXHIBIT.match(plain(text)))


def status_line(piece: Piece) -> Evidence:
    """What speaks for a line standing above a title, by its words."""
    if len(piece.text) > LONGEST_OF_FRONT:
        return Evidence(NEVER, "")
    return status_of(piece.text, in_text=piece.kind == "paragraph")


@kept
def status_of(line: str, *, in_text: bool) -> Evidence:
    """As `status_line`; `in_text`, whether the line is nothing else yet."""
    text = plain(line.strip("+ "))  # `+++ Eilmeldung +++`
    if text in words().status or ISSUE.sub("", text) in words().status:
        return Evidence(STANDING, "a word of standing near the title")
    marked = is_capitals(line) or (" " in line and title_case_share(line) == 1)
    if text in words().classification and (marked or not is_cased(text)):
        return Evidence(STANDING, "how secret a paper is")
    brief = len(line.split()) <= _MOST_OF_BODY  # `Es gilt das gesprochene Wort!`
    if tells_use(line) and (brief or not ends_sentence(line)):
        return Evidence(4.0, "says how the text may be used")
    if is_exhibit(text):
        return Evidence(STANDING, "which paper of a filing it is")
    if is_bracketed(line):
        return Evidence(KICKER, "what a register says of a text")
    if holds_minutes(line) and not ends_sentence(line):
        return Evidence(STANDING, "how long the reading takes")
    if _WAY.search(line) and not ends_sentence(line):
        return Evidence(KICKER, "the way to a section")
    journal = _OF_JOURNAL.match(line) or _IN_VOLUME.match(line)
    if _VOLUME.match(line) or journal:
        return Evidence(STANDING, "which issue it stands in")
    if is_reference(line):
        return Evidence(STANDING, "a kind of document and its number")
    if is_code(line) and not is_file_number(line):
        return Evidence(KICKER, "what a register calls a document")
    if _SLUG.match(line):
        return Evidence(KICKER, "how an agency names a report")
    if _is_kicker(plain(_without_minutes(line))):
        return Evidence(PLAIN, "names a kind of text or a section")
    if _says_whence(line):
        return Evidence(PLAIN, "where a report comes from")
    if in_text and names_sections(line):
        return Evidence(PLAIN, "names of sections in a row")
    if in_text and _is_section(line):
        return Evidence(2.2, "the name of a section")
    name = ISSUE.sub("", line)
    if in_text and _names_paper(OF_TOWN.sub("", line)):
        return Evidence(0.3, "the name of a paper")
    ruling = is_record(text)  # is what the paper is, and so its title
    if is_capitals(name) and len(name) < 26 and in_text and not ruling:
        score = {1: 2.2, 2: 1.2}.get(len(name.split()), NEVER)
        return Evidence(score, "a word in capitals above the title")
    return Evidence(NEVER, "")


def is_below_kind(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line above says what kind of text it is, and this one is longer than a name of a
    section that is written in small letters: `Guest essay`, `Let meadows be meadows`; or has
    capitals, and a small word between them that no such name has: `Shade as Infrastructure`."""
    text = pieces[at].text
    tokens = text.split()
    kind = at > 0 and status_line(pieces[at - 1]).score >= PLAIN
    small = {token for token in tokens if token.islower()}
    long = len(tokens) > _LONGEST_SECTION or title_case_share(text) == 1
    return kind and long and not small <= words().within_section


def opens_clause(text: str) -> bool:
    """Whether three words or more begin as headlines do and names of sections do not: `The tax
    nobody pays`."""
    first, *more = text.split()
    return len(more) > 1 and first.lower() in words().clause and title_case_share(text) < 1


def is_masthead(piece: Piece, *, numbered: bool = False) -> bool:
    """`The Valley Courier`, `Mercury (Hull)`: the name of a paper, with capitals; with its issue,
    if it is to be `numbered` (`THE VALLEY COURIER #112`)."""
    name = OF_TOWN.sub("", ISSUE.sub("", piece.text) if numbered else piece.text)
    shown = piece.kind == "paragraph" and (not numbered or name != piece.text)
    return shown and _names_paper(name)


def _names_paper(name: str) -> bool:
    tokens = name.lower().split()
    return (
        2 <= len(tokens) <= 5 and title_case_share(name) == 1 and tokens[-1] in words().periodical
    )


def _without_minutes(text: str) -> str:
    """`Opinion • 5 min read` without how long the reading takes."""
    parts = [part for part in _BAR.split(text) if not tells_minutes(part)]
    return " | ".join(parts) or text


def _is_kicker(text: str) -> bool:
    """`News > Energy`, `UK NEWS`: kinds of texts and sections, perhaps with their number."""
    if _EAST_ASIAN_ISSUE.match(text):
        return True
    text = _EAST_ASIAN_NUMBER.sub("", text)
    parts = [ISSUE.sub("", part) for part in _PATH.split(_without_issue(text))]
    if not 1 <= len(parts) <= 4 or not all(parts):
        return False
    listed = [part in words().kicker or part in words().status for part in parts]
    beside = all(
        known or (len(part.split()) <= 2 and ":" not in part and not any(map(str.isdigit, part)))
        for known, part in zip(listed, parts, strict=True)
    )
    if all(listed) or (any(listed) and beside):
        return True
    numbered = [_is_numbered_document(part) for part in _BAR.split(text)]
    bodies = [bool(words().institution & set(part.split())) for part in _BAR.split(text)]
    return any(numbered) and all(map(operator.or_, numbered, bodies))


def _without_issue(text: str) -> str:
    name = ISSUE.sub("", text)
    return name if name == text else _YEAR_OF_ISSUE.sub("", name)


def is_reference(text: str) -> bool:
    """`Technical Report TR-2025-118`, `Prüfbericht Nr. 25-0412`: a kind of document, last among a
    few words, and a number that is said to be one or has letters: others tell the year, as in the
    title `Annual Report 2024/25`."""
    if _is_of_series(text):
        return True
    named, comma, version = text.rpartition(", ")
    if comma and (is_version(version) or ISSUE.sub("", version.lower()) in words().kicker):
        text = named
    match = _REFERENCE.match(text)
    if match is None or not (match[2] or match[3][0].isalpha() or _TWICE.search(match[3])):
        match = _CODED.match(text)
    if match is None:
        return False
    tokens = match[1].lower().rstrip(" -–—").split()
    kinds = either(words().document, words().report, words().ruling)
    ends = (*words().document_end, *(word for word in words().report if len(word) >= _COMPOUND))
    return len(tokens) <= MOST_KIND and (tokens[-1] in kinds or tokens[-1].endswith(ends))


def is_issue_of_year(text: str) -> bool:
    """`Aus dem Magazin 31/2025`: in which issue a text stands, in words that no list has."""
    if _OF_YEAR.match(text) is None:
        return False
    first = text.partition(" ")[0].lower()
    own = first in either(words().act, words().document, words().report) or names_record(text)
    return len(text.split()) <= MOST_KIND + 1 and not own


def is_filing(text: str) -> bool:
    """`Submission 47`: which of those that a body was sent."""
    tokens = text.split(maxsplit=_FILING)
    return len(tokens) == _FILING and tokens[0].lower() in words().filing and tokens[1].isdigit()


def is_statute(text: str) -> bool:
    """`ROAD TRAFFIC ACT, 1994 (SECTION 38)`: nothing but the name of a law and its year."""
    if _STATUTE.match(text) is None:
        return False
    law = re.split(r",? (?=\d{4})", text, maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    named = title_case_share(text) == 1 or is_capitals(text)
    return named and law.lower() in words().statute


def is_gazetted(text: str) -> bool:
    """`III. OTRAS DISPOSICIONES`: in which part of a gazette an act stands."""
    return bool(_GAZETTED.match(text)) and is_capitals(text)


def is_numbered_paper(text: str) -> bool:
    """`Circular 4/2025`, `Rundschreiben Nr. 3`: a few words and a number at their end."""
    name = ISSUE.sub("", text)
    return name != text and 0 < len(name.split()) <= MOST_KIND and not ends_sentence(text)


def _is_of_series(text: str) -> bool:
    """`Request for Comments: 212`, `Internal RFC 31`: the series of a document and its number."""
    match = _OF_SERIES.match(text)
    return match is not None and any(match[1].lower().endswith(series) for series in words().series)


def _is_numbered_document(text: str) -> bool:
    """`Documento de trabajo 6/2026`: a kind of document, with its number."""
    name = ISSUE.sub("", text)
    tokens = set(name.split())
    kind = tokens & words().document or any(t.endswith(words().document_end) for t in tokens)
    kind = kind or name in words().report
    named = ":" in name or any(c.isdigit() for c in name)  # "Cyclone Odalys: …", and dates
    return name != text and not named and len(name.split()) <= MOST_KIND and bool(kind)


def _says_whence(text: str) -> bool:
    """`Dispatch from Tolland`, `Carta desde Lima`: nothing but that, and a place."""
    small = text.lower()
    begins = leading(small, words().whence)
    place = text[len(begins) + 1 :]
    return bool(begins) and len(place.split()) < _MOST_OF_PLACE and title_case_share(place) == 1


_LONGEST_WORD: Final = 30
"""Columns; where words are not parted, a headline is one, too."""


def _is_section(text: str) -> bool:
    """`Economía y negocios`, `Energiepolitik`: sections, or one word whose last part names one."""
    parts = [part for listed in text.lower().split(", ") for part in split_and(listed)]
    if len(parts) > 1 and all(part in either(words().kicker, words().status) for part in parts):
        return True
    begins = text[:1].isupper() or not is_cased(text)
    single = " " not in text and columns(text) <= _LONGEST_WORD
    return single and begins and text.lower().endswith(words().kicker_end)
