"""The names in a part of a credit: persons among roles, places and organizations.

name    = [ honorific ] { particle | capitalised word }
aside   = role, place or organization      `, Health Editor`, ` in London`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from publish.readers.plaintext.lexicon import given_names, lexicon, one_of

COMMA: Final = re.compile(r"\s*[,，、،]\s*")
_CASED: Final = re.compile(r"[^\W\d_a-z]")
WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_ONE_NAME: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{2,7}")
_REPORTERS: Final = re.compile("记者|記者|通讯员|作者|编辑")
_PARTICLES: Final = frozenset(
    (
        *("de", "da", "do", "dos", "das", "del", "della", "di", "du", "d", "la", "le", "el", "al"),
        *("bin", "bint", "ibn", "ben", "bat", "abu", "ter", "ten", "van", "von", "vom", "der"),
        *("den", "zu", "zum", "zur", "y", "e", "i", "o", "of", "af", "av", "ap", "op", "’t", "’s"),
        *("mac", "ó", "ní", "nic", "st"),
    )
)
_ACADEMIC: Final = frozenset(
    ("prof", "dr", "hab", "univ", "ing", "mgr", "phd", "mag", "rev", "assoc", "doc", "dott", "sir")
)
_PREFIXED: Final = re.compile(r"(?:d|l|al|el|de|van|mc)['’-]?[^\W\d_a-z]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_HONOURED: Final = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Mme|Frau|Herr|Hon)\b")
OTHERS: Final = "\0"
BESIDE: Final = "\1"
"""What stands for the brackets behind a name: that of another than who wrote, or any."""
_ARTICLE: Final = re.compile(r"(?:[Tt]he|THE)\s")
_SHORTENED: Final = re.compile(r"\w{1,2}\.|Jr\.|Sr\.")
_SHOUTED: Final = frozenset({"IN", "FROM", "AT", "EN", "À"})
_OF_PLACES: Final = frozenset({"san", "santa", "são", "st", "saint", "port", "fort", "new"})
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]{2,4}")
_FROM: Final = re.compile(r"\s?[发發]自.*| से$")
_COMPOUND: Final = frozenset({"i", "y"})
"""Words for "and" that stand within surnames, too."""

_MOST_WORDS: Final = 6
_FULL: Final = 2
_LISTED: Final = 3
_CODE: Final = 5
_LONGEST_NAME: Final = 8
_LONGEST_WIDE: Final = 14


def names_in(text: str, *, listed: bool = False) -> tuple[list[str], list[str]]:
    """The names in a part, and what stands beside them. Behind a role or place only what is known
    as a name is one; in a list of several names all others are names, too."""
    found = [(*name_of(phrase), phrase, joined) for phrase, joined in _candidates(text)]
    shaped = [name for name, *_ in found if " " in name]
    several = len(shaped) >= _LISTED and any(map(is_given, shaped))
    listed = (listed or several) and len(shaped) == len(found)
    names: list[str] = []
    rest: list[str] = []
    aside = False
    for at, (name, beside, phrase, joined) in enumerate(found):
        if OTHERS in phrase:
            continue
        if joined and names and _ARTICLE.match(phrase):
            names.append(phrase)  # `Ann Lee and the Data Desk`
            continue
        told = (
            BESIDE in phrase
            or is_given(name)
            or _HONOURED.match(phrase) is not None
            or "," in joined
        )
        if aside and not listed:
            fits = bool(name) and (told if names else " " in name or bool(WIDE.search(name)))
        else:
            fits = bool(name) and (
                not names or bool(joined) or listed or told or _is_beside(name, names)
            )
        if fits and names and " " not in name and " " in names[0]:
            fits = False
            if joined.strip() in _COMPOUND and names[-1] == found[at - 1][0]:
                names[-1] += joined + name  # `Ramón y Cajal`
                continue
        if fits:
            names.append(name)
            rest += [beside] if beside else []
        else:
            rest.append(without_signs(phrase))
            aside = True
    return names, rest


def _candidates(text: str) -> list[tuple[str, str]]:
    """What commas and words for "and" part, with such a word that stands before it."""
    words = [word for word in text.split(" ") if not _ends_as_body(word)]
    one = len(words) == _FULL and _KANA.search(text) is not None  # as Japanese parts a name
    if len(words) > 1 and not one and all(map(_ONE_NAME.fullmatch, words)):
        reported = bool(_REPORTERS.search(text))
        if reported or all(len(word) > _FULL for word in words):
            return [(word, " ") for word in words]
    found: list[tuple[str, str]] = []
    start, joint = 0, ""
    for match in (*_conjunction().finditer(text), None):
        phrase = text[start : match.start() if match else None]
        if match and match[0].strip() == "و" and " " not in phrase.strip():
            continue  # `سلمى ولد الطالب`: a letter of the name
        parts = [part.strip() for part in COMMA.split(phrase) if part.strip()]
        found += [(part, "" if at else joint) for at, part in enumerate(parts)]
        if match:
            start, joint = match.end(), match[0]
    return found


def name_of(text: str) -> tuple[str, str]:
    """The name in a candidate, and a role or place beside it; "" where there is none."""
    if WIDE.search(text):
        return _wide_name(text)
    bare = without_signs(text)
    words = _unstyled(bare).split()
    if words and words[-1][-1] in ".:" and not _SHORTENED.fullmatch(words[-1]):
        words[-1] = words[-1].rstrip(".:")
        words = [word for word in words if word]
    start, end = _around_roles(words)
    small = start < end and words[start][0].islower() and not _is_small(words[start])
    while small and start < end and words[start][0].islower():
        start += 1
    shouted = bare.isupper()
    run = next(
        (
            at
            for at in range(start, end)
            if not _is_of_name(words[at]) or (shouted and at and words[at] in _SHOUTED)
        ),
        end,
    )
    if run - start == 1 and end > run:
        start, run = _given_at(words, run), end
        if not start:
            return "", text
    if run - start > 1 and run < end - 1 and _goes_on_as_body(words[start:end], run - start):
        return " ".join(words[start:end]), ""
    beside = " ".join([*words[:start], *words[run:]])
    words = words[start:run]
    while words and words[-1].lower() in _PARTICLES and words[-1].islower():
        words.pop()
    if (
        len(words) > _FULL
        and words[-1].isupper()
        and not shouted
        and _SHORTENED.fullmatch(words[-1]) is None
    ) and len(words[-1]) < _CODE:
        words.pop()  # `Ann Lee HS`
    name = " ".join(words)
    known = _is_name(words) and not _ARTICLE.match(name)
    return (name, beside) if known else ("", text)


def _goes_on_as_body(words: Sequence[str], at: int) -> bool:
    """Whether the small word at `at` stands within what a body is called, as in `Working Group para
    Mobility`, and does not lead to the place of a person."""
    small = words[at]
    known = lexicon().place | lexicon().by | lexicon().also
    return (
        small.isalpha()
        and small.islower()
        and small not in known
        and not _is_role(small)
        and not is_given(" ".join(words[:at]))
        and words[at + 1][0].isupper()
    )


def _unstyled(text: str) -> str:
    """A candidate behind the form of address in it: `Ms Ann Lee`, `Discours de Mme Ann Lee`. That
    `M.` stands before a full name tells it from an initial."""
    for match in _honorific().finditer(text):
        rest = text[match.end() :]
        if not _INITIALS.match(match[0].strip()) or (" " in rest and not _INITIALS.match(rest)):
            return _honorific().sub("", rest) if rest[:1].isupper() else text
    return text


def without_signs(text: str) -> str:
    return text.replace(OTHERS, "").replace(BESIDE, "")


def _wide_name(text: str) -> tuple[str, str]:
    """Of words in East Asian scripts those that are no role or body, of which one is a name, or two
    as Japanese part it."""
    bare = _FROM.sub("", without_signs(text))
    words = [word for word in bare.split() if not _ends_as_body(word)]
    hangul = [word for word in words if _HANGUL.fullmatch(word)]
    name = hangul[0] if hangul else " ".join(words[-2:])
    return (name, "") if words and len(name) <= _LONGEST_WIDE else ("", text)


def _ends_as_body(word: str) -> bool:
    small = word.lower()
    return any(small.endswith(end) for end in _wide_ends()) or small in lexicon().role


@cache
def _wide_ends() -> tuple[str, ...]:
    return tuple(end for end in lexicon().role | lexicon().body if WIDE.search(end))


def _is_of_name(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, in a script without, or a particle."""
    bare = word.lstrip("\"“'‘’«(")
    return bool(bare) and not bare[0].isdigit() and (not bare[0].islower() or _is_small(word))


def _is_small(word: str) -> bool:
    small = word.lower().rstrip(".")
    return small in _PARTICLES or small in _ACADEMIC or bool(_PREFIXED.match(word))


def _around_roles(words: Sequence[str]) -> tuple[int, int]:
    """Where the name begins and ends in words of which some say a role, before or behind it:
    `Local Democracy Reporter Ann Lee`, `Ann Lee Social affairs correspondent`."""
    roles = [at for at, word in enumerate(words) if _is_role(word)]
    if not roles:
        return 0, len(words)
    behind = len(words) - 1 - roles[-1]
    if behind > 1 and (given := _given_at(words, roles[-1] + 1)):
        return given, len(words)
    if behind > 1 and not words[roles[-1] + 1].islower():
        return roles[-1] + 1, len(words)
    first = roles[0]
    large = [at for at, word in enumerate(words[:first]) if not _is_small(word)]
    full = large[_FULL - 1] + 1 if len(large) >= _FULL else first + 1
    if first < full:
        return 0, 0
    return 0, first if words[first].isupper() or first == len(words) else min(first, full)


def _given_at(words: Sequence[str], start: int) -> int:
    """Where a given name begins that one word or more stand behind, 0 for nowhere."""
    places = range(max(1, start), len(words) - 1)
    return next((at for at in places if words[at].lower() in given_names()), 0)


def _is_role(word: str) -> bool:
    small = word.lower().strip(".,:")
    if small in _ACADEMIC or small in given_names() or small in lexicon().body:
        return False
    parts = {small, *small.split("-")}
    parts |= {small.rstrip("s")} if len(small) > _CODE else set()
    return not lexicon().role.isdisjoint(parts)


def _is_name(words: Sequence[str]) -> bool:
    """Whether words can be a person's name: capitals, but for particles, and none of what bodies
    are called."""
    if not words or len(words) > _MOST_WORDS:
        return False
    if any(_is_body(word.lower().strip(".,")) for word in words):
        return False
    return any(_CASED.match(word.lstrip("\"“'‘’«(")) for word in words)


def _is_body(word: str) -> bool:
    return word in lexicon().body or (len(word) > _CODE and word.rstrip("s") in lexicon().body)


def is_given(name: str) -> bool:
    """Whether a full name begins with one that people are called by, or with initials."""
    words = [word for word in name.split() if word.lower().strip(".") not in _ACADEMIC]
    if len(words) < _FULL:
        return False
    first = words[0].lower()
    known = given_names()
    return first in known or first.partition("-")[0] in known or bool(_INITIALS.fullmatch(words[0]))


def is_turned(name: str) -> bool:
    """Whether the given name stands behind: `Szabó Anna`, but not `San Antonio`."""
    first, _, last = name.lower().partition(" ")
    return last in given_names() and first.rstrip(".") not in _OF_PLACES


def _is_beside(name: str, names: Sequence[str]) -> bool:
    """Whether a candidate behind a comma is another name, and no place or post: `Ann Lee, Bo Hu`,
    but `Ann Lee, Cape Town`."""
    if WIDE.search(name):
        return len(name) <= _LONGEST_NAME
    if " " not in name:
        return " " not in names[-1] and not name.isupper()
    return is_given(name) or is_turned(name)


@cache
def _conjunction() -> re.Pattern[str]:
    """Words for "and" and "with" before a name, perhaps behind a comma."""
    words = lexicon()
    joint = [*words.conjunction, *(word.upper() for word in words.conjunction if len(word) > 1)]
    return re.compile(
        rf"(\s*,)?\s+(?:{one_of(joint)}|{one_of(words.also)})\s+(?=[^\W\d_a-z]\S|the\b|de\b)"
        r"|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})|\s+و(?=[\u0600-\u06ff])"
    )


@cache
def _honorific() -> re.Pattern[str]:
    """Forms of address before a name: at the head in any case, within with a capital."""
    words = lexicon().honorific
    styled = one_of(word.capitalize() for word in words if len(word) > 1)
    return re.compile(
        rf"(?:^(?:(?i:{one_of(words)})\.?\s+)+|\s(?:{styled})\s+(?=\S+\s\S))(?=[^\W\d_a-z])"
    )
