"""What speaks for each role that a piece at the head of a text may have, by the piece itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.addresses import is_whole_address
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    LONGEST_LOOKED_AT,
    LONGEST_OF_FRONT,
    QUOTES,
    asks,
    columns,
    ends_abbreviated,
    ends_in_hour,
    ends_in_year,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.counsel import is_counsel
from publish.readers.plaintext.credit_words import credits_others
from publish.readers.plaintext.datelines import (
    date_of,
    date_within,
    dateline,
    label_value,
    tells_when_changed,
)
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import (
    defines_name,
    is_addressed,
    is_bench,
    is_citation,
    is_contact,
    is_court,
    is_document_number,
    is_draft_name,
    is_file_number,
    is_issued,
    is_page_address,
    is_place,
    is_reported,
    is_rights,
    is_serving,
    is_version,
    names_occasion,
    names_parties,
    names_those_present,
    names_town,
    performs,
    says_when_heard,
)
from publish.readers.plaintext.heading_words import is_division, is_numbered
from publish.readers.plaintext.houses import is_for_house
from publish.readers.plaintext.kickers import (
    has_credit,
    is_body,
    is_bracketed,
    is_state,
    status_line,
    status_of,
)
from publish.readers.plaintext.memory import kept
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.no_titles import is_no_title
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.reviewed import is_rating
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.stamps import (
    begins_with_hour,
    ends_period,
    is_day_and_hour,
    is_kind_and_day,
    is_labelled_day,
    is_stamp,
    says_when_decided,
)
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.titles_of_day import BARE, against_title
from publish.readers.plaintext.wire_credits import wire_credit
from publish.readers.plaintext.words import Beginnings, plain, words
from publish.readers.plaintext.wrapped import begins_prose

_ADDRESS: Final = re.compile(r"[\w.+-]{1,40}@[\w-]{1,30}\.[\w.-]{2,40}")
"""Where to write to the one who is named above it."""

WHO_JUDGES: Final = "who judges"
WHAT_AUTHOR_IS: Final = "what the author is"
"""The rule of a line that names no author."""

_LONGEST_TITLE: Final = 240
_MOST_STOPPED: Final = 12
"""A title that ends in a stop has no more words than that …"""

_TITLED: Final = 0.9
"""… of which, in a language that writes them so, so many of the longer ones have capitals."""

_LONGEST_SUBTITLE: Final = 200
_LONGEST_OCCASION: Final = 300
_MOST_WORDS: Final = 34
_MOST_OF_HEADING: Final = 9
_HOURS: Final = re.compile(r"\b[ap]\.m\.", re.IGNORECASE)
_UNIT: Final = re.compile(r"\d ?[^\W\d_]{1,4}\.$")
"""`2 Min.`: an abbreviation, and no end of a sentence."""

_AFTER_DASH: Final = re.compile(r"\s[-–—]\s")
_BAR: Final = re.compile(r"\s*[|·•]\s*")
_DAY: Final = len("2025-10-08")
_RELEASED: Final = re.compile(
    r"^[^:：\d]{0,40}(?:immediate|sofort|immédiat|inmediat|imediat|immediat|onmiddellijk|omedelbar"
    r"|natychmiast|okamžit|azonnal|imediat|немедлен|негайн|άμεση|hemen|فوري|מיידי|即|즉시|ngay|segera)"
    r"[^:：\d]{0,30}[:：]",
    re.IGNORECASE,
)
"""`For immediate release: 9 October 2025`: when, and not until when none may use it."""

_LONGEST_REFERENCE: Final = 140
_LONGEST_KEPT: Final = 200


def above_text(after: Piece | None, language: str = "") -> float:
    """What the piece under a bare name says for its being one: text or a date, no list."""
    if after is None:
        return -1.5
    text = after.text
    if after.kind == "quote" or (text[:1] in QUOTES and " " in text):
        return 0.3
    prose = after.kind == "paragraph" and (
        columns(text) > 60
        or len(text.split()) >= _MOST_OF_HEADING
        or (columns(text) > 30 and ends_sentence(text))
    )
    if prose or date_within(text, language) or _ADDRESS.fullmatch(text) or is_place(text):
        return 0.5
    verse = after.kind == "paragraph" and len(text.split()) > 3 and text[-1] in ",;:—–.!?"
    return 0.3 if verse else -1.5


def _credits_by_name(text: str) -> bool:
    """`By Ann Lee`: who wrote, with a word for it first, and by a given name; not `By the Sea`."""
    found = byline(text, frozenset())
    return (
        found is not None
        and bool(found.authors)
        and text.partition(" ")[0].lower() in words().byline
        and all(map(is_given, found.authors))
    )


def title_line(piece: Piece, after: Piece | None, at: int) -> Evidence:
    """A short piece without a full stop, and text after it."""
    text = piece.text
    if after is None or columns(text) > _LONGEST_TITLE or len(text.split()) > _MOST_WORDS:
        return Evidence(NEVER, "")
    if not any(c.isalpha() for c in text) or is_salutation(text):
        return Evidence(NEVER, "")
    if piece.kind == "paragraph" and (is_no_title(text) or _credits_by_name(text)):
        return Evidence(NEVER, "")
    if text[-1] in ",;" and not asks(text):
        return Evidence(NEVER, "")
    if begins_with_hour(text) and begins_with_hour(after.text):
        return Evidence(NEVER, "")  # of a programme
    high = is_court(text) and text.lower() in words().known_issuer
    if begins_prose(piece, after) or (high and not ends_sentence(after.text)):
        return Evidence(NEVER, "")
    if piece.kind == "heading":
        if 2 < piece.level < 10:
            return Evidence(NEVER, "")
        return Evidence(6.0, f"first heading ({piece.rule})")
    dated = against_title(text)
    if dated == BARE:
        return Evidence(NEVER, "")
    score = 3.0 - 0.5 * at - dated
    score -= 2.0 if status_line(piece).score >= PLAIN else 0.0
    score += 2.0 if names_parties(text) else 0.0
    score -= 2.0 if is_state(text) else 0.0
    closed = ends_sentence(text) and not ends_in_year(text)
    if closed and not asks(text) and text[-1] not in "!！…":
        short = len(text.split()) <= _MOST_STOPPED
        abbreviated = ends_abbreviated(text)
        short = short or (abbreviated and is_cased(text) and title_case_share(text) >= _TITLED)
        whole = abbreviated or (is_cased(text) and title_case_share(text) >= _TITLED)
        told = not at and (bool(date_of(after.text)) or has_credit(after.text))
        score += 0.0 if short and (whole or told) else -6.0
    if starts_lower(text) and len(text.split()) > 4:
        score -= 4.0
    if len(after.text) < len(text) and after.kind == "paragraph" and ends_sentence(text):
        score -= 1.0
    lines = "first line, short" if len(piece.lines) == 1 else "first lines"
    return Evidence(score, f"{lines}, without a full stop")


def subtitle_line(piece: Piece, after: Piece | None, *, named: float) -> Evidence:
    """A phrase under the title that is no heading: too long for one, or with a byline below."""
    text = piece.text
    if after is None or text[-1] in ":,;：" or is_salutation(text) or piece.kind == "heading":
        return Evidence(NEVER, "")
    if begins_prose(piece, after):
        return Evidence(NEVER, "")
    if text in words().mid_phrase or "://" in text or is_whole_address(text) or is_bracketed(text):
        return Evidence(NEVER, "")  # `vom`, above the day
    if credits_others(text) and " by " in text.lower():
        return Evidence(NEVER, "")
    longest = _LONGEST_OCCASION if names_occasion(text) else _LONGEST_SUBTITLE
    if columns(text) > longest or kept_line(piece, titled=True).score > 0:
        return Evidence(NEVER, "")
    parts = _BAR.split(text)
    published = len(parts) > 1 and any(map(str.isdigit, text)) and any(map(is_body, parts))
    if published or (names_town(text) and date_within(after.text)):
        return Evidence(NEVER, "")  # `Office of Standards | Publication 118`
    if plain(text) in words().paper_of_body and date_within(after.text):
        return Evidence(1.0, "what is written of the meeting above")
    if is_numbered(text) or plain(text) in words().section:
        return Evidence(NEVER, "")
    count = len(text[:LONGEST_LOOKED_AT].split()) if is_cased(text) else columns(text) // 4
    if (term(text) and term(after.text)) or (text[0] in QUOTES and "— " in text):
        return Evidence(NEVER, "")
    if _ends(text) and not names_occasion(text):
        short = 3 <= count < 6 and not asks(text)
        return Evidence(-0.5 if short else NEVER, "between title and byline")
    score = next(s for least, s in _BY_LENGTH if count >= least)
    if holds_stop(text) or (_UNSTOPPED.match(text) and len(text) > _LONG_UNSTOPPED):
        score -= 3.0
    if term(text):
        score += 0.5 if _SAID.search(text) else -1.5
    if is_capitals(text):
        score -= 1.0
    runs_on = starts_lower(after.text) or after.text[-1:] in {",", ";"}
    if runs_on and not date_within(after.text) and not is_salutation(after.text):
        score -= 2.5  # lines of verse
    score -= named
    return Evidence(score, "a phrase under the title")


_SAID: Final = re.compile(r": [\"“„«][^\"“”„«»]{10,160}[\"“”»]$")
"""`Minister Lee: “We need all of them”`"""

_UNSTOPPED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, whose sentences end without a stop."""

_LONG_UNSTOPPED: Final = 60
_BY_LENGTH: Final = ((9, 1.0), (6, 0.5), (4, -0.6), (2, -0.8), (0, -1.5))
"""How much the number of its words says for a phrase being a subtitle and not a heading."""


def _ends(text: str) -> bool:
    """Whether it is made of sentences: after another one, `the letter T.` is the end of one; that
    of `from 8 p.m. to 4 a.m.` is none."""
    if ends_in_hour(text):
        return holds_stop(_HOURS.sub("", text))
    return ends_sentence(text) or (text[-1] == "." and holds_stop(text))


def standfirst(piece: Piece, after: Piece | None) -> Evidence:
    """A standfirst: labelled, or a sentence or two between title and byline."""
    text = piece.text
    if labelled_summary(text):
        return Evidence(5.0, "labelled as the summary")
    if after is None or not _ends(text) or piece.kind == "heading" or is_salutation(text):
        return Evidence(NEVER, "")
    if ends_abbreviated(text) and title_case_share(text) >= _TITLED:
        return Evidence(NEVER, "")  # a headline
    label = term(text)  # `CLAIM: …`; but `Fire, hail, drought: in three years …`
    if (label and "," not in label) or performs(text) or is_picture_caption(text):
        return Evidence(NEVER, "")  # `Notice is hereby given that …`
    count = len(text[:LONGEST_LOOKED_AT].split()) if is_cased(text) else columns(text) // 4
    if not 5 <= count <= 45 or dateline(text):
        return Evidence(NEVER, "")
    long = 0.1 * max(0, count - 20)
    return Evidence(-1.2 - long, "a sentence between title and byline")


def date_line(piece: Piece, *, dated: bool = False, language: str = "") -> Evidence:
    """A date; where dates head the paragraphs (`dated`), only right at the top. Below `On Tue, 10
    Sep 2002,` stands who wrote what is quoted."""
    if len(piece.text) > LONGEST_OF_FRONT:
        return Evidence(NEVER, "")
    in_text = piece.kind == "paragraph"
    return _dated(piece.text, in_text=in_text, dated=dated, language=language)


@kept
def _dated(text: str, *, in_text: bool, dated: bool, language: str) -> Evidence:
    """As `date_line`; `in_text`, whether the line is nothing else yet."""
    told = text.endswith((":", "：", ",")) or is_picture_caption(text) or is_division(text)
    day = len(date_of(text, language)) == _DAY and "," in text  # `Comment, 24 February 2026`
    day = day or any(len(date_of(part, language)) == _DAY for part in _BAR.split(text)[1:])
    day = day or any(map(date_of, _AFTER_DASH.split(text)[1:]))  # `Number 38 – November 2025`
    released = bool(_RELEASED.match(text))
    used = text.lower().startswith(words().status_start) and not released
    label, *stated = re.split("[:：]", text.lower(), maxsplit=1)
    if says_when_decided(text) and date_within(text, language):
        return Evidence(4.0, "when a case was decided")
    other = label.startswith("expires ") or says_when_heard(text)  # `Expires 18 March 2026`
    other = other or ends_period(text)
    other = other or (bool(stated) and not words().deadline.isdisjoint(label.split()))
    if not told and is_kind_and_day(text):
        return Evidence(4.5, "a kind of text and its day")
    if (
        told
        or used
        or other
        or (status_of(text, in_text=in_text).score >= PLAIN and not (day or released))
    ):
        return Evidence(NEVER, "")
    if released and date_within(text, language):
        return Evidence(4.5, "when the text is released")
    if date_of(text, language) or tells_when_changed(text) or is_stamp(text, language):
        return Evidence(0.5 if dated else 4.0, "a date under the title")
    if is_day_and_hour(text) or is_labelled_day(text):
        return Evidence(4.0, "a day and the hour, without the year")
    if (
        date_within(text, language)
        and not (ends_sentence(text) and not ends_in_hour(text) and not _UNIT.search(text))
        and in_text
    ):
        return Evidence(2.5, "a few words and a date, near the title")
    return Evidence(NEVER, "")


def kept_line(piece: Piece, *, titled: bool) -> Evidence:
    """A line at the head that stays in the text: whom to ask, a docket number, a field.

    Above the title (not `titled`) only what can be nothing else.
    """
    if piece.kind != "paragraph" or len(piece.text) > _LONGEST_KEPT:
        return Evidence(NEVER, "")
    return _kept_line(piece.text, titled=titled)


@kept
def _kept_line(text: str, *, titled: bool) -> Evidence:
    if is_contact(text):
        return Evidence(0.5, "whom to ask")
    if is_page_address(text):
        return Evidence(0.5, "the address of a page")
    if is_file_number(text):
        return Evidence(0.3, "the number of a file")
    if is_picture_caption(text) and not wire_credit(text):
        return Evidence(0.5, "the caption of a picture")
    if is_draft_name(text):
        return Evidence(0.5, "the name of the draft")
    if is_version(text):
        return Evidence(0.3, "which version it is")
    if is_issued(text):
        return Evidence(0.8, "who issues the text")
    if is_rating(text):
        return Evidence(0.5, "how good a critic calls it")
    if is_for_house(text):
        return Evidence(0.5, "for whom it was written")
    if is_rights(text):
        return Evidence(0.5, "a line of copyright")
    if defines_name(text):
        return Evidence(0.5, "what somebody is called in the text")
    if is_bench(text):
        return Evidence(0.3, WHO_JUDGES)
    if says_when_heard(text):
        return Evidence(0.3, "when a case was heard")
    if is_counsel(text):
        return Evidence(0.3, "who speaks for a party")
    if not titled and is_addressed(text):
        return Evidence(0.5, "whom it is addressed to")
    if is_reported(text) or (not titled and is_citation(text)):
        return Evidence(0.5, "how a judgment is cited")
    if not titled:
        return Evidence(0.5 if is_court(text) else NEVER, "the court")
    if is_document_number(text):
        return Evidence(0.3, "the number of a document")
    if is_serving(text):
        return Evidence(0.3, "how much the recipe makes")
    return Evidence(0.0 if term(text) or names_those_present(text) else NEVER, "a field")


@lru_cache(maxsize=1)
def _references() -> Beginnings:
    return Beginnings(words().cross_reference)


def is_cross_reference(text: str) -> bool:
    """`Read more: How the bridge was lost`, perhaps in brackets: what a web page sets between
    paragraphs. `See also:` alone leads in to what stands below, and a command may be called
    `watch:`: pages begin with a capital."""
    bare = text.strip("[]()【】（） ")
    if not _references().begin(bare.lower()):
        return False  # nearly all lines
    if bare[-1:] in {":", "："} or (bare == text and starts_lower(text)):
        return False
    return (
        len(bare) < _LONGEST_REFERENCE
        and text[-1] not in ",;"
        and not (ends_sentence(bare) and not asks(bare))
    )


def labelled_summary(text: str) -> str:
    """What follows `Summary:` on the same line, "" when it is not there."""
    return next(iter(label_value(text, words().summary)), "")
