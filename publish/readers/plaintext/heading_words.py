"""What a line says by its own words for being a heading, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.captions import is_caption
from publish.readers.plaintext.characters import (
    CLOSERS,
    QUOTES,
    asks,
    closing,
    columns,
    ends_in_hour,
    ends_sentence,
    holds_stop,
    is_capitals,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.credit_words import after_by, credits_others
from publish.readers.plaintext.datelines import date_of, date_within, is_of_agency
from publish.readers.plaintext.fields import (
    is_addressed,
    is_bench,
    is_citation,
    is_document_number,
    is_draft_name,
    is_issued,
    is_place,
    is_serving,
    names_those_present,
)
from publish.readers.plaintext.houses import is_for_house
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.questions import first_words, is_numbered_question
from publish.readers.plaintext.reviewed import tells_extent
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.turns import introduces
from publish.readers.plaintext.words import by, either, given_names, one_of, plain, words

QUESTION: Final = "a short question with its answer below"
IN_TITLE_CASE: Final = "a short line in title case, without a stop"
OF_SECTION: Final = "a word that heads a section"
SHORT: Final = "a short line without a stop, with text below"
NAMES_BELOW: Final = "a clause that names what stands below it"
SPEAKER: Final = re.compile(r"[^\W\d_][.:]\s|[^\W\d_][^\d:.!?]{0,40}\.\s?[–—]\s")
"""`Q: …`, `P. …`, `LA DAME. – …`: who speaks. (`A. Title` is settled with the lists.)"""

_ON_AGENDA: Final = re.compile(r"TOP (?:Ö ?)?\d{1,2}(?:\.\d{1,2})?\b")
"""`TOP 4 Haushalt 2026`: the fourth item of an agenda (`Tagesordnungspunkt`)."""

REACHED_BY: Final = re.compile(
    r"[@:w\d](?:(?<=@)|(?<=:)//|(?<=\bw)ww\.|(?<=\d)[ ()/-]{0,2}(?:\d[ ()/-]{0,2}){6})"
)
"""An address or a telephone number, after which nothing goes on: `@`, `://`, `www.`, seven figures.
Written with its first character first, it is looked for several times as fast."""

_CALLED: Final = re.compile(r"(?:\d[ ()/-]{0,2}){9}")
"""A telephone number; two years or a date have eight figures at most."""

_FIGURE: Final = re.compile(r"\d")
_BROKEN_OFF: Final = "-–—/_"
"""`Sd/-`, `Date: ____`: no heading ends so."""

_PERIOD: Final = re.compile(r"\b(?:19|20)\d\d\s?[–—-]\s?\S{1,12}$")
"""`Warden, City Gaol, 2014–2021`: how long; other figures among commas are those of a list."""

_DONE: Final = re.compile(r"[A-Z]\w+(?:ed|en) by:? [A-Z]")
"""`Reviewed by Ann Lee, MD`: who had a part in the text."""

_SPOKEN_AT: Final = re.compile(r"\(\d{1,2}(?::\d{2}){1,2}\):?$")
"""`Speaker 2 (01:42):`: who speaks in a recording, and when."""

_MEETS: Final = re.compile(r"\d, (?:[^\W\d]{1,5} )?\d{1,2}[.:]\d{2}(?!\d)")
"""`1 June 2025, 10:00, town hall`: when and where something takes place."""

_TAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]")
"""`#ferry`: what somebody posts."""

_NORM: Final = re.compile(
    r"§{1,2} ?\d+[a-z]?(?:,? (?:\d+[a-z]?|Abs\.|S\.|Satz|Nr\.|Alt\.|Hs\.|und|bis|i\. ?V\. ?m\.))*"
    r" [A-ZÄÖÜ][\w-]{0,8}[A-ZÄÖÜ]$"
)
"""`§ 256 Abs. 1 ZPO`: which law a judgment rests on; `§ 256 Klage` heads that paragraph of it."""

_TIME: Final = re.compile(
    r"\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?|\s?Uhr)?(?:\s(?:UTC|GMT|[A-Z]{1,3}[SD]?T))?$", re.IGNORECASE
)
"""`11:08 A.M. CST`"""

_ASKED_WITHIN: Final = re.compile(r"[^\W\d_][,:]? [\"'“‘„«‹][^\"“„«»]*[?!？！][\"'”’»›“‘]$")
"""`This tells 'Where did it go?'`: a sentence may end with what it quotes, and asks nothing."""

_RATED: Final = re.compile(r"\d[.,]\d{1,2}(?: ?/ ?\d{1,2})? ?\([^()]*\d[^()]*\)$")
"""`4.7 (318 ratings)`: what readers think of it, and how many."""

LONGEST: Final = 120
_LONG: Final = 40
_BRACKETED: Final = re.compile(r"\([^()]+\)$|\[[^\[\]]+\]$|（[^（）]+）$")
_ASIDE: Final = re.compile(r"\s?(?:\([^()]{1,40}\)|（[^（）]{1,40}）)$")
"""`It was carried. (Ayes 19, noes 0)`: what follows a stop, and has none."""

_UNSTOPPED: Final = re.compile("[\u0e00-\u0eff]")
"""Thai and Lao end no sentence with a stop: their longer lines are sentences."""


def may_head(text: str) -> bool:
    if not text:
        return False
    if text[-1] == ".":
        ended = ends_sentence(text) and not ends_in_hour(text)
        if ended and not is_division(text):
            return False  # most of what is no heading
    else:
        ended = _is_ended(text) and not (asks(text) or text[-1] in "!！…")
        if ended:
            return False
    if columns(text) > LONGEST or not (any(map(str.isalpha, text)) or is_article(text)):
        return False
    if (
        text.startswith(("--", "©"))
        or _DONE.match(text)
        or text[-1] in _BROKEN_OFF
        or ("#" in text and _TAG.search(text))
        or (text[0] not in QUOTES and text[-1] in CLOSERS and _ASKED_WITHIN.search(text))
    ):
        return False
    figured = _FIGURE.search(text) is not None
    if figured and _counts(text):
        return False
    if is_salutation(text) and not is_capitals(text):
        return False
    if SPEAKER.match(text) or text.count(": ") > 1 or text[0] in "-–—―[(":
        return False
    if is_place(text) or (is_serving(text) and not is_numbered(text)) or is_issued(text):
        return False
    if is_picture_caption(text) or is_bench(text) or is_draft_name(text):
        return False
    if is_of_agency(text) or plain(text) in words().agency or is_for_house(text):
        return False
    if is_addressed(text):
        return False
    if names_those_present(text) or (term(text) and date_within(text)):
        return False
    if starts_lower(text) and not (text[0] == "…" and asks(text)):
        return False
    if ended:
        return True
    if (
        (figured and tells_extent(text))
        or _credits(text)
        or names_author(text)
        or is_labelled(text)
        or is_caption(text)
    ):
        return False
    if (text[-1] in ",;،；、" and not asks(text)) or date_of(text) or "@" in text or "://" in text:
        return False
    if "：" in text[1:-1] and not is_division(text):
        return False
    if text[-1] in ":：" and not (is_capitals(text) or _names_part(text)):
        return False
    quoted = text[0] in QUOTES and not (is_capitals(text) or _is_quotation(text))
    quoted = quoted and not _begins_with_term(text)
    inner = holds_stop(text) and not (asks(text) or is_division(text) or marks.nested_number(text))
    return not (quoted or inner or "|" in text or _is_person(text))  # which takes longest to tell


def _counts(text: str) -> bool:
    """Whether a line with figures is what has them: a rating, an hour, a number to call or of a
    paper, a law, where something stands or when it is."""
    return bool(
        _RATED.match(text)
        or _SPOKEN_AT.search(text)
        or _TIME.match(text)
        or _CALLED.search(text)
        or is_document_number(text)
        or is_citation(text)
        or _NORM.match(text)
        or (_MEETS.search(text) and date_within(text))
    )


def names_author(text: str) -> bool:
    """`By Ann Lee`, wherever it stands: of the work that a review is on, or of the part below."""
    name = after_by(text) if text.partition(" ")[0].lower() in by() else ""
    return is_given(name) if name else False


def _credits(text: str) -> bool:
    """`Edited by Bo`, `Photo: Bo`, `Foto Bo Hale`, `Photo from the archive`; `Design principles`
    and `Bildung` credit nobody, though they begin like a credit."""
    if not credits_others(text):
        return False
    first, _, name = text.partition(" ")
    given = is_person(name) and name.split(" ")[0].lower() in given_names()
    return given or bool(_credited().search(text)) or plain(first) in words().picture


@lru_cache(maxsize=1)
def _credited() -> re.Pattern[str]:
    """What parts a word of credit from a name."""
    return re.compile(rf"\b(?:{one_of(by())}|from)\b|[:：,]")


def _is_ended(text: str) -> bool:
    """Whether a stop ends the line, and not only the brackets at its end: `The hut (so near!)`."""
    opens = text.rfind("(") if text[-1] == ")" else 0
    return ends_sentence(text) and (opens <= 0 or ends_sentence(text[:opens]))


def _is_quotation(text: str) -> bool:
    """A few words wholly within quotation marks, without a stop."""
    count = sum(1 for word in text.split() if any(c.isalnum() for c in word))
    return closing(text) == len(text) and count <= 10 if text[0] in QUOTES else False


def _names_part(text: str) -> bool:
    """`Notes to editors:`: what a part of a text is called, where a colon needs no text on it."""
    name = plain(text)
    return name in either(words().sources, words().section) or (
        " " in name and name in words().contact
    )


def _begins_with_term(text: str) -> bool:
    """`“Safe Harbor” Statement`: a phrase whose first words only are within quotation marks, and
    are no speech: that has a stop or a comma within the marks or behind them."""
    end = closing(text)
    if end is None or end == len(text):
        return False
    inner, rest = text[1 : end - 1], text[end:]
    return rest[:1] == " " and inner[-1:].isalnum() and not starts_lower(rest.lstrip())


def is_labelled(text: str) -> bool:
    """A field, one of a cast or the turn of a speaker: `TO: Ann`, `Keywords: a, b`, `TOM, her son`,
    `Passcode: 118`, `Venue: Room 4`, `Moved by: Ann`, `Mrs Hobbs (Tain): Why?`."""
    label, colon, rest = text.partition(": ")
    if not colon:
        return introduces(text)
    if label.rpartition(" ")[2].lower() in words().done_by:
        return True
    if plain(label) in either(words().place_label, words().indexed, words().sources):
        return True
    if is_capitals(label) and not is_capitals(rest) and " " not in label:
        return True
    if "," in rest and " " not in label and (starts_lower(rest) or not rest[0].isalpha()):
        return True
    if (rest.count(",") > 1 and starts_lower(rest)) or not any(c.isalpha() for c in rest):
        return not is_division(text)
    named = title_case_share(label) == 1 and " " in label and not is_division(text)
    return asks(rest) and named


def _is_person(text: str) -> bool:
    """`Marguerite Ong, artistic director`: a name and what its bearer does."""
    found = byline(text) if "," in text else None
    if found is None or not found.other:
        return False
    least = 1 if any(map(has_role, found.other)) else 2
    return least <= found.evidence < 5


def heads_section(text: str) -> bool:
    """`Introduction`, `Ingredients`: whether a line is a word that heads a section."""
    return bool(text) and strength(text)[1] == OF_SECTION


def strength(text: str) -> tuple[float, str]:
    """What the line itself says for being a heading."""
    if marks.nested_number(text) or is_article(text):
        return 0.85, "numbered"
    name = plain(text)
    if name in words().section or not words().contact.isdisjoint(name.split()[:3]):
        return 0.95, OF_SECTION
    if is_capitals(text):
        return 0.75, "in capitals"
    if asks(text):
        return 0.6, QUESTION
    if text[-1] in "!！":
        return 0.4, "a short exclamation"
    if text[-1] == "…":
        return 0.4, "a few words that break off"
    if text[0] in QUOTES:
        return 0.5, "a short quotation without a stop, with text below"
    listed = ", " in text and any(c.isdigit() for c in text) and not text[0].isdigit()
    listed = listed and not _PERIOD.search(text)
    figures = 0.09 if listed else 0
    if title_case_share(text) >= 0.9 and len(text.split()) > 1:
        return 0.65 - figures, IN_TITLE_CASE
    return 0.58 - figures, NAMES_BELOW if names_below(text) else SHORT


def names_below(text: str) -> bool:
    """`What we offer`, `Wie Sie sich bewerben`: a clause that begins as a question and asks nothing
    names what stands below it, be that a list without marks."""
    first, _, rest = text.partition(" ")
    return bool(rest) and first.lower() in words().names_below and not asks(text)


def closes(text: str) -> bool:
    """Whether nothing goes on below: a stop, a colon, or an aside as `(laughter)` and `[music]`."""
    if text[-1] != ")" and (ends_sentence(text) or text[-1] in ":：;"):
        return True
    if text[-1] == ")" and "(" in text:
        inner = text[text.rfind("(") :]
        text = text[: text.rfind("(")].rstrip() if credits_others(inner[1:]) else text
    if is_picture_caption(text) or _BRACKETED.match(text):
        return True
    if _UNSTOPPED.match(text) and columns(text) >= _LONG:
        return True
    if text[-1:] in ")）" and (aside := _ASIDE.search(text)):
        return aside.start() > 0 and closes(text[: aside.start()])
    credit = text.rpartition(". ")[2] if ". " in text else ""
    if credit and credits_others(credit):
        return True
    return bool(text) and (ends_sentence(text) or text[-1] in ":：;")


def is_article(text: str) -> bool:
    """`§ 4`, `§ 4 Miete`, `Article 3`, `第三条`: what numbers the parts of a contract."""
    return bool(marks.section_sign(f"{text} ")) or is_division(text)


def is_division(text: str) -> bool:
    """`Chapter 3`, `Appendix B`, `Глава II`, `TOP 4 Haushalt`, `Question 5: Costs`: a division word
    and its number."""
    first, _, rest = text.partition(" ")
    small = first.lower()
    if not (small in _first_of_divisions() or first[-1:] in {".", ":"} or text[:1] == "第"):
        return False  # nearly all lines
    if first == "TOP" and _ON_AGENDA.match(text) and not is_capitals(text):
        return True
    if is_numbered_question(text):
        return True
    if rest and small in words().division:
        number = rest.partition(" ")[0].strip(".:–—-")
        figure = number.isdigit() or (number and set(number) <= set("IVXLC")) or len(number) == 1
        if figure and number[:1].isupper() | number.isdigit():
            return True
    numbers = small.endswith((".", ":")) and small[:-1] in words().ordinal
    if numbers and rest and not starts_lower(rest):  # `First: we need power.` is a sentence
        return True
    return len(text) < 40 and text[:1] == "第" and any(c in "章节節部編编条條" for c in text[1:6])


@lru_cache(maxsize=1)
def _first_of_divisions() -> frozenset[str]:
    return words().division | first_words() | {"top"}


def is_numbered(text: str) -> bool:
    """Whether a heading carries its own number, so that no layout should give it another."""
    return bool(
        marks.nested_number(text)
        or marks.section_sign(text)
        or is_division(text)
        or marks.number(text)
    )
