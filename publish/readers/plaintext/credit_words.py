"""The words that credit somebody in a line: what stands before the names of those who wrote, and of
those who did something else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.words import Beginnings, by, either, given_names, one_of, words

LABEL: Final = re.compile(
    r"([^\W\d_]+(?:(?:\s?[/&+]\s?|\s)[^\W\d_]+){0,3})\s*"
    r"(?:[:：／・=＝｜丨]|(?<=[文图圖者笔筆稿写寫辑輯])\s?[/|])\s*(.+)$"
)
"""`Text & photos: …`, `文/…`: what a name is said to have done."""

_JOINT_LABEL: Final = re.compile(
    r"([^\W\d_]{1,4}(?:[・·][^\W\d_]{1,4}){1,2})(?:\s*[=＝:：／]\s*|\s+)(.+)$"
)
"""`文・写真＝…`, `글·사진 …`."""

_DASHED_LABEL: Final = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?)\s[—–]\s(.+)$")
"""`Текст — …`."""

_BOTH: Final = re.compile(
    r"^(.{0,20}?[^\W\d_]{3})(?:\((?:s|e|es|en|in|innen|ne|rice|a|as)\)s?"
    r"|(?:[*:_·•.]|/-?)(?:in|innen|nen|rices?|ices?|es?|as?)(?:[·•.-]s)?)(?=\s?[:：]|\s)"
)
"""A label for any number and everybody: `Author(s)`, `Autor*innen`, `Auteur·ices`."""


@lru_cache(maxsize=4096)  # several passes ask it of each line
def after_by(text: str) -> str:
    """What follows `By`, `Von`, `بقلم:` …, or ""."""
    text = _BOTH.sub(r"\1", text)
    match = _JOINT_LABEL.match(text)
    joint = re.split("[・·]", match[1]) if match else []
    if match and any(part in words().byline for part in joint):
        spaced = match[1].partition("・")[2] and text[match.end(1)].isspace()
        listed = joint[-1] in either(words().byline, words().byline_label)
        if not spaced or listed or joint[-1].startswith(words().credit):
            return match[2]  # `文・大河内 みどり` is one who wrote
    match = LABEL.match(text) or _DASHED_LABEL.match(text)
    if match and credits_authors(match[1].lower()):
        return match[2]
    parts = text.split(" ")
    if f"{parts[0].lower()} by" in words().byline and " by " in text:
        return text.partition(" by ")[2]  # "Prepared for the Council by"
    for count in (3, 2, 1):
        listed = " ".join(parts[:count]).lower().rstrip(":：") in words().byline
        if len(parts) > count and listed and not _joins(parts[count]):
            rest = " ".join(parts[count:]).strip(" :：-–—")
            return _then_by().sub("", rest) if count > 1 else rest  # "Texto y fotos de Ana Ruiz"
    return ""


def _joins(word: str) -> bool:
    """Whether a word is an "and"; Dan is a person, though `dan` is one."""
    named = word.istitle() and word.lower() in given_names()
    return word.lower() in words().conjunction and not named


@lru_cache(maxsize=1)
def _by() -> re.Pattern[str]:
    """What parts a word of credit from the names."""
    return re.compile(rf"\b(?:{one_of(by())})\b|[:：／/|｜丨=＝]")


@lru_cache(maxsize=1)
def _then_by() -> re.Pattern[str]:
    return re.compile(rf"^(?:{one_of(by())}) (?=[^\W\d_a-z])")


@lru_cache(maxsize=1)
def _within_label() -> re.Pattern[str]:
    return re.compile(rf"\s*[/&+]\s*|\s(?:{one_of(words().conjunction)})\s")


def credits_authors(label: str) -> bool:
    """Whether a label in small letters says that those behind it wrote, perhaps besides something
    else: `text & fotos`."""
    listed = either(words().byline, words().byline_label)
    if label in listed:
        return True
    parts = _within_label().split(label)
    return (
        len(parts) > 1
        and any(part in listed for part in parts)
        and all(part in listed or part.startswith(words().credit) for part in parts)
    )


def opens_with_credit(text: str) -> bool:
    """`By Ann Lee`, `Author: Ann Lee`; but `Statement by Ann Lee` is a title."""
    return bool(_opening().match(text))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    said = one_of(word.capitalize() for word in words().done_by | {"di"})
    return re.compile(rf"(?:{said}) |[^\W\d_]{{2,14}} ?[:：]")


@lru_cache(maxsize=1)
def _credits() -> Beginnings:
    return Beginnings(words().credit)


def credits_others(text: str) -> bool:
    """`photographs by Luis Ferreira`, `Editing by …`: names that are no authors."""
    small = text.lower()
    if not _credits().begin(small):
        return False
    before = _by().split(small, maxsplit=1)[0].strip()
    if before != small and before in words().byline:
        return False  # 图文：…
    label = before.split()
    return not (len(label) > 1 and any(word in words().genre for word in label[1:]))
