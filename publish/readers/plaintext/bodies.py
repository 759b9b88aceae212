"""Who writes and is no person by name: bodies, desks, offices, and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import is_capitals, is_cased, title_case_share
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.likeness import has_role, name_evidence, names_deed
from publish.readers.plaintext.names import is_given, is_person, split_names
from publish.readers.plaintext.words import either, given_names, words

_MOST_OF_BODY: Final = 10
_GIVEN: Final = 2.0
"""The evidence of initials or a given name: `Anna Baker` is no baker."""

_POINTS: Final = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z.]|\s)")
"""Those of `U.S. Digital Service`."""

_NO_BODY: Final = re.compile(r"[\d.,:;!?|/·•()\"“”„«»。、，：？！।]")

_LONGEST_AGENCY: Final = 5
_MOST_OF_JOINED: Final = 6
_FEWEST_OF_BUREAU: Final = 2
_REPORTERS: Final = frozenset(
    {"reporter", "reporters", "correspondent", "correspondents", "writer", "writers"}
)
"""Behind the name of their paper, these sign for whoever wrote: `Herald Reporters`."""

_LONGEST_DESK: Final = 16
_SHORTEST_DESK: Final = 3
_ELIDED: Final = re.compile("^l['’]")
_IN_DESK: Final = " '’\"“”„«»"

_MOST_OF_ROLE: Final = 5
_MOST_BEFORE_ROLE: Final = 3

_INSTITUTIONS: Final = ("the ", "der ", "die ", "das ", "la ", "le ", "el ", "il ")

_AT: Final = re.compile(r"\s(?:a|à|in|en|em|aus|w|v|at|A|À|IN|EN|EM|AUS|AT)\s[^\W\d_a-z].*$")
"""`ENVIADA ESPECIAL A LIMA`"""

_DASHED: Final = re.compile(r"\s[-–—]\s")
"""`Board of Directors – Regular Meeting Minutes`: a body, and something else."""

_AGENCY: Final = re.compile(r"\s?[/|]\s?[A-Z]{2,6}$")
"""`Redacción / EFR`"""

_SIGNED_FOR: Final = re.compile(r"\s\([A-Za-z]{2,4}\)$")
"""`(DS)`: who wrote it in a newsroom."""

_BAR: Final = re.compile(r"\s*[|·•/]\s*")


def is_institution(text: str, author: str) -> bool:
    label = text.split(" ", maxsplit=1)[0].lower()
    listed = f"{label} by" in words().byline or " ".join(text.split(" ")[:2]) in words().byline
    listed = listed or (
        label == "by" and any(w in words().institution for w in author.lower().split())
    )
    return listed and author.lower().startswith(_INSTITUTIONS) and len(author) < 60


def is_post(text: str) -> bool:
    """`the Comptroller and Auditor General`: somebody who is not named, whose office is said
    before any body is (`the President … the Commission`)."""
    tokens = text.lower().split()
    post = next((at for at, token in enumerate(tokens) if token in words().role), len(tokens))
    body = next((at for at, token in enumerate(tokens) if token in words().institution), post + 1)
    named = is_person(text.rpartition(", ")[2])
    return text.startswith("the ") and post < min(body, len(tokens)) and not named


def is_desk(text: str) -> bool:
    """`Redaktion Ratgeber`, `Staff and agencies`, `l'équipe de La Rive`: who writes when nobody is
    named."""
    if not is_cased(text):
        return text in words().desk or (len(text) <= _LONGEST_DESK and text.endswith(_desks()))
    if text.lower() in words().desk:
        return True
    tokens = _ELIDED.sub("", text.lower()).split() or [""]
    tokens = tokens[1:] if tokens[0] in words().before_desk and len(tokens) > 1 else tokens
    name = " ".join(tokens)
    if len(tokens) > _FEWEST_OF_BUREAU and tokens[-1] == "bureau":  # of a paper, as India has them
        return tokens[-2] in words().periodical and title_case_share(text) == 1
    if len(tokens) > 1 and tokens[-1] in _REPORTERS:
        return tokens[-2] in words().periodical and title_case_share(text) == 1
    plain_letters = all(c.isalpha() or c in _IN_DESK for c in text)
    wordy = len(tokens) <= 4 and plain_letters
    return name in words().desk or (wordy and bool({tokens[0], tokens[-1]} & words().desk))


def is_named_desk(text: str) -> bool:
    """`Halden News Desk (AB)`, `From staff reports`: a newsroom by two words that nothing else has,
    for `The design team` may sign anything; perhaps with the initials of one who works there."""
    name = _SIGNED_FOR.sub("", text)
    small = name.lower()
    named = small.endswith(tuple(f" {desk}" for desk in _long_desks()))
    return small in _long_desks() or (named and title_case_share(name) == 1 and is_desk(name))


@lru_cache(maxsize=1)
def _long_desks() -> frozenset[str]:
    return frozenset(word for word in words().desk if " " in word)


def desk_of(text: str) -> str:
    """The newsroom that a credit names, without the agency beside it; "" for none."""
    for candidate in filter(None, (after_by(text), text)):
        desk = _AGENCY.sub("", candidate)
        named = any(is_given(desk.partition(word)[2].strip()) for word in _staff(desk))
        listed = split_names(desk)[0] if is_desk(desk) else []
        if is_desk(desk) and not named and not any(map(is_given, listed)):
            return desk
    credited = after_by(text)
    return credited if _is_joined_desk(credited) else ""


def _is_joined_desk(text: str) -> bool:
    """`Communications and Publishing`, `Public Affairs and Communications`: a desk of a body, which
    is called by what it does, and no two people."""
    tokens = text.split()
    if len(tokens) > _MOST_OF_JOINED or title_case_share(text) < 1:
        return False
    joined = next((at for at, token in enumerate(tokens) if token in words().conjunction), 0)
    ends = [tokens[joined - 1], tokens[-1]] if 0 < joined < len(tokens) - 1 else []
    named = any(token.lower() in given_names() for token in tokens)
    return not named and any(map(names_deed, ends)) and all(map(str.isalpha, tokens))


def _staff(text: str) -> Iterator[str]:
    """The first words of a phrase, as far as they are those of a newsroom: `Staff writer`."""
    tokens = text.split(" ")
    for count in range(1, len(tokens) - 1):
        head = " ".join(tokens[:count])
        if head.lower() in words().desk:
            yield head


@lru_cache(maxsize=1)
def _desks() -> tuple[str, ...]:
    """What the name of a newsroom may end with where nothing has capitals: `河川新聞編集部`."""
    return tuple(
        word for word in words().desk if not is_cased(word) and len(word) >= _SHORTEST_DESK
    )


def is_office(text: str) -> bool:
    """`Office of the Chief Digital Officer`: a body that writes, named with capitals."""
    tokens = text.split()
    return (
        2 < len(tokens) <= _MOST_OF_BODY
        and tokens[0].lower() in words().institution
        and title_case_share(text) == 1
        and text[-1].isalpha()
        and not _DASHED.search(text)
        and any(token in words().of for token in tokens)
    )


def is_body(text: str) -> bool:
    """`Provincial Immunization Program`, `東和エナジー株式会社`, `INS`: what may be the name of a
    body or, in a few capitals, of an agency."""
    tokens = text.split(maxsplit=_MOST_OF_BODY)
    if len(tokens) > _MOST_OF_BODY or _NO_BODY.search(_POINTS.sub("", text)):
        return False
    if _DASHED.search(text):
        return False
    if tokens[0] in {"The", "Our"} and len(tokens) > 2 and tokens[-1] in words().team:
        return True  # "The const generics project group"
    if len(tokens) == 1 and is_cased(text):
        spoken = text.lower() in words().speech  # `TAL`, `REDE`
        return text.isupper() and len(text) <= _LONGEST_AGENCY and not spoken
    named = not is_cased(text) or (title_case_share(text) == 1 and not is_capitals(text))
    small = [token.lower() for token in tokens]
    of = next((at for at, token in enumerate(small) if token in words().of), len(small))
    listed = any(token in words().institution for token in small[:of])
    return named and (listed or text.lower().endswith(words().institution_end))


def is_role(text: str) -> bool:
    """`Political Editor · The Courier`, `Director of Studies`: what somebody does, and no name."""
    first = _AT.sub("", _BAR.split(text, maxsplit=1)[0])
    tokens = first.split(maxsplit=_MOST_OF_ROLE)
    of = next((at for at, token in enumerate(tokens) if token.lower() in words().of), len(tokens))
    return (
        1 < len(tokens) <= _MOST_OF_ROLE
        and title_case_share(first) == 1
        and "," not in first
        and first[-1].isalpha()
        and (
            has_role(tokens[of - 1])
            or (has_role(tokens[0]) and tokens[-1].lower() in words().special)
        )
        and name_evidence(first, None) < _GIVEN
        and not (len(tokens) > _MOST_BEFORE_ROLE and tokens[0].lower() in given_names())
    )


def tells_post(text: str) -> bool:
    """`Lecturer in Energy and Society, University of Halden`: what somebody does and, behind a
    comma, for which body."""
    post, comma, body = text.partition(", ")
    tokens = post.split()
    within = either(words().of, words().post_in)
    of = next((at for at, token in enumerate(tokens) if token.lower() in within), len(tokens))
    held = tokens[of - 1].lower() if of else ""
    return (
        bool(comma)
        and (held in words().post or (has_role(held) and name_evidence(post, None) < _GIVEN))
        and (is_body(body) or is_body(body.split(", ")[0]))
    )
