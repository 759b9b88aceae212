"""What stands above a title: the section, the kind of text, how it may be used, a masthead."""

from __future__ import annotations

import operator
import re
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    asks,
    columns,
    ends_abbreviated,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import is_court
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, split_and, starts_with, words

_FEWEST_OF_TITLE: Final = 5
_LONGEST_TITLE: Final = 120
_MOST_PLACE: Final = 4
_MOST_OF_SUBTITLE: Final = 25
_KICKER: Final = 3.8
_STATE: Final = 3.9
"""Less than what may stand below the title, too: there `JMÉNEM REPUBLIKY` is its second line."""

_MASTHEAD: Final = 1.5
_KINDS: Final = frozenset({"read", "reads", "lesestück", "récit", "lectura"})
"""`GOOD WEEKEND READ`"""

_BODY: Final = 0.3
"""Of the name of a body, which as well may be the title."""

_TITLE_LEVELS: Final = frozenset({1, 11})
"""Of a line with `#` before it or with `=` below it."""

_TAG: Final = re.compile(r"#[^\W\d_][\w -]{1,40}$")
"""`#Elections`, but no `# Elections`."""

_BAR: Final = re.compile(r"\s*[|·•]\s*")
_ISSUE: Final = re.compile(
    r"(?:\s[|·•])?[\s,]\s?(?:no\.?|nr\.?|nº|n\.º|n°|n\.°|n\.|№|#|č\.|č|s\.|sayı:?|núm\.|num\.|numéro|nummer|número|numero|numer"
    r"|номер|αρ\.|αριθ\.|رقم|מס'|מס׳|số|nomor)?\s?\d[\d/.:–-]{0,12}$"
)
"""`Press release no. 14/2025`, `POLICY BRIEF | No. 07/2025`."""

_REFERENCE: Final = re.compile(
    r"([^\d:：.!?]{3,60}?),?\s(?:(no|nr|n[º°o]|№|#)\.?\s?)?"
    r"((?:[^\W\d_]{1,5}[-/ ]){0,2}\d{1,6}(?:[-/:–.]\w{1,6}){1,3}|\d{6,12}(?:/\w{1,4}){1,3})$",
    re.IGNORECASE,
)
"""Words, and a number in two parts or more."""

_TWICE: Final = re.compile(r"/\d{2}[:/]\d|^\d{6,12}/")
"""`2021/22:417`, `202403881/1/R2`: no year alone."""

_COMPOUND: Final = 5
"""The words for a report with fewer letters end others too."""

_MOST_OF_BODY: Final = 8
_EAST_ASIAN_NUMBER: Final = re.compile(
    r"\s?(?:\d{4}\s?[年년]\s?)?(?:第|제)\s?\d{1,5}\s?[期号號호回]$"
)
"""`政策简报 2025年第9期`"""

_SLUG: Final = re.compile(r"[A-Z]{2,}(?: \d)?(?:[-/][A-Z]{2,}){2,}(?: \([A-Z ]+\))?$")
"""`UPDATE 2-HARVIK-CENBANK/RATES`: words in capitals, and nothing between them but signs."""

_EAST_ASIAN_ISSUE: Final = re.compile(r"(?:第|제|vol\.)\s?\d{1,5}\s?[期号號호回]?$")

_MOST_PAGED: Final = 4
_BRIEF: Final = 2
_NARROW: Final = 12
"""Columns of the name of a section in Chinese or Arabic."""

_MOST_KIND: Final = 5
"""The kind of a document has no more words."""

STANDING: Final = 4.0
"""Of a word that may stand below the title too, as the name of a section may not."""

_MOST_PARTS: Final = 5
_WAY: Final = re.compile(r"(?:^|\s)[›▸→]\s\S.{0,60}[›▸→]\s\S|^\S+(?: \S+)?\s[›▸]\s\S+(?: \S+)?$")
"""`in › Biscuits, › Gifts`: signs that point the way."""

_EXHIBIT: Final = re.compile(
    r"(?:exhibit|ex|annex|attachment|anlage|annexe|anexo) ?-?\d{1,3}(?:\.\d)?$"
)
_DIVIDED: Final = re.compile(r"\s+[|/·•›»>▸→]\s+")
_PATH: Final = re.compile(r"\s*[|/›»>▸→·•&+]\s*|\s+[-–—]\s+")
"""What divides the names of sections, as in `Home › News › Energy`."""


def kicker_line(
    piece: Piece, after: Piece | None, below: Piece | None = None, *, paged: bool = False
) -> Evidence:
    """A word that stands above what looks like a title: the section it stands in.

    Of the labelled texts' titles of one word none has a phrase of five words or more below it.
    `paged` says that the controls of a web page stand around: there a longer name is one too.
    """
    found = status_line(piece)
    if after is not None and below is not None and _is_title_of_kind(piece.text, after, below):
        return Evidence(NEVER, "")
    if after is None or found.score >= PLAIN or piece.kind != "paragraph":
        return found
    if _is_titled_person(piece.text):
        return found
    count = len(piece.text.split())
    narrow = not is_cased(piece.text) and columns(piece.text) <= _NARROW
    alone = count == 1 and (narrow or piece.text[0].isupper())
    shouted = count == 2 and is_capitals(piece.text) and not is_capitals(after.text)
    listed = any(c.isdigit() or c == "@" for c in piece.text) or ends_sentence(piece.text)
    named = count <= _MOST_KIND and not listed and _names_section(piece.text)
    colon = piece.text[-1] in ":：" and not term(piece.text)
    short = count <= _MOST_PAGED if is_cased(piece.text) else columns(piece.text) <= _NARROW
    on_page = paged and short and not listed and not is_masthead(piece)
    numbered = is_masthead(piece, numbered=True)
    brief = named or numbered or (on_page and (count <= _BRIEF or not is_cased(piece.text)))
    fewer = 2 if brief else 1 if colon or (alone and not asks(after.text)) else 0
    least = _FEWEST_OF_TITLE - fewer
    titled = (
        after.kind in {"paragraph", "heading"}
        and (len(after.text.split()) >= least or _is_headline_unspaced(piece.text, after.text))
        and columns(after.text) <= _LONGEST_TITLE
        and not starts_lower(after.text)
        and after.text[-1] not in ",;:—–"
        and (not ends_sentence(after.text) or asks(after.text) or _may_stop(after.text))
        and not date_within(after.text)
        and not has_credit(after.text)
        and not is_state(after.text)
    )
    underlined = after.kind == "heading" and after.level in _TITLE_LEVELS and count <= _MOST_KIND
    if underlined and not listed:
        return Evidence(_KICKER, "a few words above an underlined title")
    if titled and _is_reference(piece.text):
        return Evidence(_KICKER, "a kind of document and its number, above the title")
    shouts = is_capitals(piece.text) and not is_capitals(after.text)
    told = any(c.isdigit() for c in after.text)  # of the body above, which day or number it was
    if titled and not listed and not told and shouts and is_body(piece.text):
        return Evidence(_KICKER, "a body in capitals, above the title")
    if is_court(piece.text) and after.text.partition(" ")[0].lower() in words().ruling:
        return Evidence(_KICKER, "a court above its ruling")
    if is_state(piece.text) and not ends_sentence(after.text):
        return Evidence(_STATE, "a state or its motto, above the title")
    last = plain(piece.text).rpartition(" ")[2]
    kind = shouts and count <= _MOST_PLACE and last in words().status | words().kicker | _KINDS
    if titled and kind and not listed and not told:
        return Evidence(_KICKER, "a kind of text in capitals, above the title")
    if titled and (named or on_page):
        return Evidence(_KICKER, "the name of a section above the title")
    if titled and not listed and _is_path(piece.text):
        return Evidence(_KICKER, "the way to a section above the title")
    if titled and _TAG.match(piece.text):
        return Evidence(_KICKER, "a tag above the title")
    if titled and colon:
        return Evidence(_KICKER, "words with a colon above the title")
    above_two = count <= _MOST_PLACE and below is not None and _is_phrase(below)
    if (alone or shouted or above_two) and titled and not listed and piece.text[-1].isalpha():
        return Evidence(_KICKER, "a word above the title")
    if _is_letterhead(piece, after, below):
        return Evidence(_MASTHEAD, "a body above how its release may be used")
    if titled and numbered:
        return Evidence(_KICKER, "a paper and its number, above the title")
    dated = date_of(after.text) and below is not None and _is_phrase(below)
    if dated and is_masthead(piece):
        return Evidence(_MASTHEAD, "the name of a paper and its date, above the title")
    unknown = found.score == NEVER and not listed and count <= _MOST_KIND
    if unknown and term(after.text) and is_body(piece.text):
        return Evidence(_BODY, "a body above the fields of a document")
    return found


def _is_titled_person(text: str) -> bool:
    """`Sir Alastair Quill`: the title of an obituary or a profile."""
    first = text.partition(" ")[0].lower().rstrip(".")
    return first in words().honorific and title_case_share(text) == 1


def _is_title_of_kind(text: str, after: Piece, below: Piece) -> bool:
    """Whether `FAQ` or `Letter #2` is the title: right below, a word or two head a paragraph."""
    kind = plain(text) in words().faq or (_ISSUE.search(text) is not None and "#" in text)
    heads = len(after.text.split()) <= 2 and not date_within(after.text)
    return kind and heads and columns(below.text) > _LONGEST_TITLE


def _may_stop(text: str) -> bool:
    """Whether what ends a headline ends sentences too: an abbreviation, or a mark of its own."""
    return text[-1] in "!！…" or ends_abbreviated(text)


def _is_headline_unspaced(above: str, text: str) -> bool:
    """Whether a line of a script without capitals, and perhaps without spaces, is much longer than
    the few characters above it."""
    narrow = not is_cased(text) and columns(above) <= _NARROW
    return narrow and columns(text) >= 2 * _NARROW


def _names_section(text: str) -> bool:
    """`Food and Drink News`, `ESPN Commentary`, `Home League of Legends`: a section or kind of text
    is its last word, or the way to it begins at the first page."""
    tokens = plain(text).split() or [""]
    first, last = tokens[0], tokens[-1]
    named = title_case_share(text) == 1 and " " in text
    return named and (last in words().kicker | words().status or first in words().first_page)


def _is_reference(text: str) -> bool:
    """`Technical Report TR-2025-118`, `Prüfbericht Nr. 25-0412`: a kind of document, last among a
    few words, and a number that is said to be one or has letters: others tell the year, as in the
    title `Annual Report 2024/25`."""
    match = _REFERENCE.match(text)
    if match is None or not (match[2] or match[3][0].isalpha() or _TWICE.search(match[3])):
        return False
    tokens = match[1].lower().rstrip(" -–—").split()
    kinds = words().document | words().report | words().ruling
    ends = (*words().document_end, *(word for word in words().report if len(word) >= _COMPOUND))
    return len(tokens) <= _MOST_KIND and (tokens[-1] in kinds or tokens[-1].endswith(ends))


def is_body(text: str) -> bool:
    """`RIVER COUNTY SCHOOL BOARD`, `Network Working Group`: the name of a body, with capitals."""
    tokens = text.lower().split()
    return (
        (is_capitals(text) or title_case_share(text) == 1)
        and len(tokens) <= _MOST_OF_BODY
        and any(token in words().institution for token in tokens)
    )


def _is_letterhead(piece: Piece, after: Piece, below: Piece | None) -> bool:
    """`The White House`, `Office of the Press Secretary`, above `For immediate release`: one
    body, or two of which the second has a word for it."""
    named = title_case_share(piece.text) == 1 or is_capitals(piece.text)
    short = len(piece.text.split()) <= _MOST_PLACE and not any(map(str.isdigit, piece.text))
    if is_body(piece.text) and _is_release(after):
        return True
    return named and short and is_body(after.text) and below is not None and _is_release(below)


def _is_release(piece: Piece) -> bool:
    return piece.text.lower().startswith(words().status_start)


def is_state(text: str) -> bool:
    """`ČESKÁ REPUBLIKA`, `Republic of Kharim`, `Im Namen des Volkes`: in whose name an official
    paper speaks, which stands above what it is."""
    small = " ".join(text.split()).lower()
    named = not is_cased(text) or is_capitals(text) or title_case_share(text) == 1
    return len(text.split()) <= _MOST_OF_BODY and (
        starts_with(small, words().state_motto) or (named and starts_with(small, words().state))
    )


def _is_phrase(piece: Piece) -> bool:
    """What may be a subtitle: a title and two of them do not stand below each other."""
    text = piece.text
    return (
        piece.kind == "paragraph"
        and _FEWEST_OF_TITLE < len(text.split()) <= _MOST_OF_SUBTITLE
        and not ends_sentence(text)
        and text[-1] not in ",;:"
        and not term(text)
        and not date_within(text)
        and byline(text) is None
    )


def has_credit(text: str) -> bool:
    found = byline(text)
    return found is not None and found.evidence >= PLAIN


def status_line(piece: Piece) -> Evidence:
    text = plain(piece.text)
    if text in words().status or _ISSUE.sub("", text) in words().status:
        return Evidence(STANDING, "a word of standing near the title")
    brief = len(text.split()) <= _MOST_OF_BODY  # `Es gilt das gesprochene Wort!`
    if text.startswith(words().status_start) and (brief or not ends_sentence(piece.text)):
        return Evidence(4.0, "says how the text may be used")
    if _EXHIBIT.match(text):
        return Evidence(STANDING, "which paper of a filing it is")
    if _WAY.search(piece.text) and not ends_sentence(piece.text):
        return Evidence(_KICKER, "the way to a section")
    if _SLUG.match(piece.text):
        return Evidence(_KICKER, "how an agency names a report")
    if _is_kicker(text):
        return Evidence(PLAIN, "names a kind of text or a section")
    if piece.kind == "paragraph" and _is_section(piece.text):
        return Evidence(2.2, "the name of a section")
    name = _ISSUE.sub("", piece.text)
    if is_masthead(piece):
        return Evidence(0.3, "the name of a paper")
    ruling = text in words().ruling  # is what the paper is, and so its title
    if is_capitals(name) and len(name) < 26 and piece.kind == "paragraph" and not ruling:
        score = {1: 2.2, 2: 1.2}.get(len(name.split()), NEVER)
        return Evidence(score, "a word in capitals above the title")
    return Evidence(NEVER, "")


def is_masthead(piece: Piece, *, numbered: bool = False) -> bool:
    """`The Valley Courier`: the name of a paper or newsletter, with capitals; with its issue, if it
    is to be `numbered` (`THE VALLEY COURIER #112`)."""
    name = _ISSUE.sub("", piece.text) if numbered else piece.text
    tokens = name.lower().split()
    return (
        piece.kind == "paragraph"
        and 2 <= len(tokens) <= 5
        and (not numbered or name != piece.text)
        and title_case_share(name) == 1
        and tokens[-1] in words().periodical
    )


def _is_kicker(text: str) -> bool:
    """`News > Energy`, `UK NEWS`: kinds of texts and sections, perhaps with their number."""
    if _EAST_ASIAN_ISSUE.match(text):
        return True
    text = _EAST_ASIAN_NUMBER.sub("", text)
    parts = [_ISSUE.sub("", part) for part in _PATH.split(_ISSUE.sub("", text))]
    if not 1 <= len(parts) <= 4 or not all(parts):
        return False
    listed = [part in words().kicker or part in words().status for part in parts]
    beside = all(
        len(part.split()) <= 2 and ":" not in part and not any(map(str.isdigit, part))
        for part in parts
    )
    if all(listed) or (any(listed) and beside):
        return True
    numbered = [_is_numbered_document(part) for part in _BAR.split(text)]
    bodies = [bool(words().institution & set(part.split())) for part in _BAR.split(text)]
    return any(numbered) and all(map(operator.or_, numbered, bodies))


def _is_numbered_document(text: str) -> bool:
    """`Documento de trabajo 6/2026`: a kind of document, with its number."""
    name = _ISSUE.sub("", text)
    tokens = set(name.split())
    kind = tokens & words().document or any(t.endswith(words().document_end) for t in tokens)
    kind = kind or name in words().report
    named = ":" in name or any(c.isdigit() for c in name)  # "Cyclone Odalys: …", and dates
    return name != text and not named and len(name.split()) <= _MOST_KIND and bool(kind)


def _is_path(text: str) -> bool:
    """`Analyse et réflexion · Prisons`: two names of sections or more, divided by signs."""
    parts = _DIVIDED.split(text)
    short = all(1 <= len(part.split()) <= _MOST_PAGED for part in parts)
    return 1 < len(parts) <= _MOST_PARTS and short


def _is_section(text: str) -> bool:
    """`Economía y negocios`, `Energiepolitik`: sections, or one word whose last part names one."""
    parts = [part for listed in text.lower().split(", ") for part in split_and(listed)]
    if len(parts) > 1 and all(part in words().kicker | words().status for part in parts):
        return True
    return " " not in text and text[:1].isupper() and text.lower().endswith(words().kicker_end)
