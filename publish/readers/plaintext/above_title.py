"""What stands above a title, told by what stands below it: that looks like a title, and how the two
go together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from publish.readers.plaintext.bodies import is_role
from publish.readers.plaintext.characters import (
    QUOTES,
    columns,
    ends_sentence,
    is_capitals,
    title_case_share,
)
from publish.readers.plaintext.credited import credits_person
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import is_court
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import (
    ISSUE,
    KICKER,
    is_body,
    is_filing,
    is_gazetted,
    is_issue_of_year,
    is_reference,
    is_state,
    status_line,
)
from publish.readers.plaintext.pairs_above import (
    FEWEST_OF_TITLE,
    LONGEST_TITLE,
    MOST_OF_PLACE,
    Above,
)
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import (
    is_bracketed_label,
    is_path,
    is_titled_person,
    names_firm,
)
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import plain, words

_STATE: Final = 3.9
"""Less than what may stand below the title, too: there `JMÉNEM REPUBLIKY` is its second line."""

_MASTHEAD: Final = 1.5
_BODY: Final = 0.3
"""Of the name of a body, which as well may be the title."""

_TAG: Final = re.compile(r"#[^\W\d_][\w -]{1,40}$")
"""`#Elections`, but no `# Elections`."""


def kicker_line(
    piece: Piece,
    after: Piece | None,
    below: Piece | None = None,
    *,
    paged: bool = False,
    parted: bool = False,
    leads: bool = False,
) -> Evidence:
    """How much speaks for `piece` standing above the title, as the name of a section does.

    `after` looks like the title, `below` stands below that. `paged` says that the controls of a web
    page stand around: there a longer name is one too, and so where the day or a control stands
    between it and the title (`parted`). `leads` says that `below` is a standfirst.
    """
    found = status_line(piece)
    if after is not None and below is not None and _is_title_of_kind(piece.text, after, below):
        return Evidence(NEVER, "")
    if after is None or found.score >= PLAIN or piece.kind != "paragraph":
        return found
    if is_titled_person(piece.text) or credits_person(piece.text):
        return found
    above = Above(
        piece, after, below, paged=paged, parted=parted, leads=leads, unknown=found.score == NEVER
    )
    return next((Evidence(score, rule) for score, rule, holds in _RULES if holds(above)), found)


UNKNOWN_SECTION: Final = "the name of a section above the title"
"""The rule for what only its place and form tell."""

_RULES: Final[tuple[tuple[float, str, Callable[[Above], bool]], ...]] = (
    (
        KICKER,
        "a kind of document and its number, above the title",
        lambda a: a.is_titled and is_reference(a.text),
    ),
    (
        KICKER,
        "the number of what a body was sent, above its title",
        lambda a: is_filing(a.text) and a.may_be_title_of_filing,
    ),
    (
        KICKER,
        "whose evidence it is, above its title",
        lambda a: a.is_titled and a.text[:LONGEST_TITLE].lower().startswith(words().evidence_start),
    ),
    (
        KICKER,
        "in which issue it stands, above the title",
        lambda a: a.is_titled and is_issue_of_year(a.text),
    ),
    (
        KICKER,
        "a part of a gazette, above who issues the act",
        lambda a: is_gazetted(a.text) and is_issuer(a.after.text),
    ),
    (
        KICKER,
        "a body in capitals, above the title",
        lambda a: (
            a.is_titled
            and not (a.is_listed or a.tells_more_below)
            and a.is_shouted
            and is_body(a.text)
        ),
    ),
    (
        KICKER,
        "a body above the title and its number",
        lambda a: a.is_titled and not a.is_listed and is_body(a.text) and a.is_above_number,
    ),
    (
        KICKER,
        "a court above its ruling",
        lambda a: is_court(a.text) and a.after.text.partition(" ")[0].lower() in words().ruling,
    ),
    (
        KICKER,
        "a label in brackets above the title",
        lambda a: is_bracketed_label(a.text) and a.may_be_title,
    ),
    (
        KICKER,
        "a firm above the title of its release",
        lambda a: a.is_titled and names_firm(a.text) and not a.is_above_field,
    ),
    (
        _STATE,
        "a state or its motto, above the title",
        lambda a: is_state(a.text) and not ends_sentence(a.after.text),
    ),
    (
        KICKER,
        "a kind of text in capitals, above the title",
        lambda a: a.is_titled and a.is_kind and not (a.is_listed or a.tells_more_below),
    ),
    (
        KICKER,
        UNKNOWN_SECTION,
        lambda a: a.is_titled and (a.is_named or a.is_on_page),
    ),
    (
        KICKER,
        "a kind of text above its headline",
        lambda a: a.is_titled and a.is_kind_of_headline and not a.is_listed,
    ),
    (
        KICKER,
        "the way to a section above the title",
        lambda a: a.is_titled and not a.is_listed and is_path(a.text),
    ),
    (
        KICKER,
        "who is interviewed, above what was said",
        lambda a: a.after.text[:1] in QUOTES and a.names_interviewed and not a.is_listed,
    ),
    (
        KICKER,
        "a region above a headline",
        lambda a: (
            plain(a.text) in words().region
            and a.is_titled
            and len(a.after.text.split()) > FEWEST_OF_TITLE
        ),
    ),
    (
        KICKER,
        "who speaks, above the speech",
        lambda a: (
            a.after.text.partition(" ")[0].lower() in words().speech
            and len(a.after.text.split()) >= FEWEST_OF_TITLE
            and is_role(a.text.removeprefix("The "))
        ),
    ),
    (KICKER, "a tag above the title", lambda a: a.is_titled and _TAG.match(a.text) is not None),
    (KICKER, "words with a colon above the title", lambda a: a.is_titled and a.has_colon),
    (
        KICKER,
        "a word above the title",
        lambda a: a.is_word and a.is_titled and not a.is_listed and a.text[-1].isalpha(),
    ),
    (
        _MASTHEAD,
        "a body above how its release may be used",
        lambda a: _is_letterhead(a.text, a.after, a.below),
    ),
    (
        KICKER,
        "a paper and its number or town, above the title",
        lambda a: (a.is_titled and a.is_numbered) or (a.may_be_title and a.is_paper_of_town),
    ),
    (
        _MASTHEAD,
        "the name of a paper and its date, above the title",
        lambda a: a.is_above_paper_of_day,
    ),
    (
        _BODY,
        "a body above the fields of a document",
        lambda a: (
            a.unknown
            and not a.is_listed
            and a.is_few
            and bool(term(a.after.text))
            and is_body(a.text)
        ),
    ),
)
"""The evidence, the reason, and when it holds; the first that does is taken."""


def _is_title_of_kind(text: str, after: Piece, below: Piece) -> bool:
    """Whether `FAQ` or `Letter #2` is the title: right below, a word or two head a paragraph."""
    kind = plain(text) in words().faq or (ISSUE.search(text) is not None and "#" in text)
    heads = len(after.text.split(maxsplit=2)) <= 2 and not date_within(after.text)
    return kind and heads and columns(below.text) > LONGEST_TITLE


def _is_letterhead(text: str, after: Piece, below: Piece | None) -> bool:
    """`The White House`, `Office of the Press Secretary`, above `For immediate release`: one
    body, or two of which the second has a word for it."""
    if is_role(text) or is_role(after.text):
        return False  # who speaks
    named = title_case_share(text) == 1 or is_capitals(text)
    short = len(text.split()) <= MOST_OF_PLACE and not any(map(str.isdigit, text))
    if is_body(text) and _is_release(after):
        return True
    return named and short and is_body(after.text) and below is not None and _is_release(below)


def _is_release(piece: Piece) -> bool:
    return piece.text.lower().startswith(words().status_start)
