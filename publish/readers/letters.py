"""The fields at the head of a letter, memo or e-mail: To, From, Cc, Date and Subject, in many
languages. Readers of plain text, of markup and of Word know them by this."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from publish.document import Correspondence
from publish.patterns import pattern
from publish.readers.vocabulary import plain, words

_LABEL: Final = pattern(r"([^\W\d][^\W\d.-]*(?:[ ./-][^\W\d]+){0,2}\.?)\s*[:：]\s*")
_SEMICOLON: Final = pattern(r"\s*[;；]\s*")
_COMMA: Final = pattern(r"\s*[,،、]\s+")
_MOST_OF_NAME: Final = 6
_FEWEST_CAPITALS: Final = 3
_NAMES: Final = ("to", "sender", "cc", "subject", "date", "other")
_ADDRESSED: Final = frozenset({"to", "for"})


def labelled(text: str) -> tuple[str, str] | None:
    """The label before the colon of a line, and what stands behind it."""
    match = _LABEL.match(text) if ":" in text or "：" in text else None
    return None if match is None else (match[1], text[match.end() :])


def field_of(text: str) -> tuple[str, str] | None:
    """The field that a line states, and its value."""
    found = labelled(text)
    name = field_called(found[0]) if found else ""
    return (name, found[1]) if found and name else None


def field_called(label: str) -> str:
    """The field that goes by a label in some language, "" for one that no list has."""
    small = " ".join(label.lower().split())
    header = words().header
    found = next((name for name in _NAMES if small in getattr(header, name)), "")
    return found or ("other" if small in header.titled else "")


def is_head(names: Collection[str]) -> bool:
    """Whether fields make the head of a letter: two at least, one of them To, From or Subject;
    `Date:` alone, or a lone `Subject:`, is no letter."""
    known = set(names) - {"other"}
    return len(known) > 1 and not known.isdisjoint({"to", "sender", "subject"})


def names_letter(text: str) -> bool:
    """`Memorandum`; `MEMORANDUM OF LAW`, `MEMORANDUM FOR THE HEADS OF AGENCIES`: a word for memo
    in a short line of capitals, or with those whom it is for."""
    name = plain(text)
    tokens = name.split(maxsplit=_MOST_OF_NAME)
    in_line = _is_capitals(text) and len(tokens) <= _MOST_OF_NAME
    named = name in words().memo or names_readers(text)
    return named or (in_line and not words().memo.isdisjoint(tokens))


def names_readers(text: str) -> bool:
    """`MEMORANDUM FOR THE HEADS OF AGENCIES`"""
    kind, to, *_ = (*text.lower().split(maxsplit=2), "", "")
    return _is_capitals(text) and kind in words().memo and to in _ADDRESSED


def correspondence(fields: Iterable[tuple[str, str]]) -> Correspondence:
    """The fields, each by its name, as data."""
    stated = list(fields)

    def value(name: str) -> list[str]:
        return [text for field, text in stated if field == name and text]

    return Correspondence(
        to=_people(value("to")),
        sender=_people(value("sender")),
        cc=_people(value("cc")),
        subject=" ".join(value("subject")),
    )


def _people(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for value in values for name in _divided(value) if name)


def _divided(value: str) -> list[str]:
    """Names divided at semicolons, and at commas when all parts are addresses of mail: behind the
    comma of `Ann Lee, Head of Works` stands a post as often as a name."""
    if ";" in value or "；" in value:
        return _SEMICOLON.split(value)
    names = _COMMA.split(value)
    return names if all("@" in name for name in names) else [value]


def _is_capitals(text: str) -> bool:
    return text == text.upper() and sum(map(str.isupper, text)) >= _FEWEST_CAPITALS
