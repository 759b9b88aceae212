"""What the front of a text says, as the metadata of its document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import msgspec

from publish.document import Inlines, Meta, Paragraph
from publish.readers.dated_lines import date_stated, date_within
from publish.readers.letters import correspondence, field_called, labelled
from publish.readers.plaintext.credits import credited
from publish.readers.plaintext.lexicon import lexicon, one_of

_DATELINE: Final = re.compile(
    r"[^\W\d_a-z][^\d—–]{1,60}?(?P<date>(?:\d|[^\W\d_]{3,9}\.? \d)[^()/—–]{4,24}?)"
    r"\s?(?:\([^()]{2,40}\)|/[^/]{2,40}/)?\s?(?:—|–|--| -)\s?(?=\S)"
)
"""`BEIJING, Aug. 30, 2025 (Reuters) —` at the head of a report."""


class Front(msgspec.Struct):
    """The fields of the metadata as they are read, each with its words."""

    language: str
    title: Inlines = ()
    subtitle: Inlines = ()
    authors: list[str] = msgspec.field(default_factory=list)
    dates: list[str] = msgspec.field(default_factory=list)
    summary: list[Paragraph] = msgspec.field(default_factory=list)
    status: list[str] = msgspec.field(default_factory=list)
    rights: list[str] = msgspec.field(default_factory=list)
    fields: list[tuple[str, str]] = msgspec.field(default_factory=list)
    extra: list[tuple[str, str]] = msgspec.field(default_factory=list)
    unread_dates: list[str] = msgspec.field(default_factory=list)

    def add_byline(self, text: str) -> None:
        """Who is named in a line, and when; what else it says is kept as it stands."""
        credit = credited(text)
        self.authors += credit.authors
        self.extra += [("byline", part) for part in credit.other]
        if date := date_within(text, self.language):
            self.dates.append(date)

    def add_date(self, text: str) -> None:
        self.extra.append(("date-line", text))
        if date := date_stated(text, self.language):
            self.dates.append(date)
        else:
            self.unread_dates.append(text)

    def has_field(self, text: str) -> bool:
        """Whether the head of the letter has a field that is called so, as that of a letter which
        is quoted further down may be, too."""
        found = labelled(text)
        name = field_called(found[0]) if found else ""
        return name != "other" and any(field == name for field, _ in self.fields)

    def add_field(self, text: str) -> None:
        """A line of the head of a letter; one without a label goes on with the field above."""
        found = labelled(text)
        if found is None:
            if self.fields:
                name, value = self.fields.pop()
                self.fields.append((name, f"{value} {text}"))
            else:
                self.extra.append(("header", text))
            return
        label, value = found
        name = field_called(label) or "other"
        if name == "date":
            self.add_date(value)
        elif name == "other":
            self.extra.append((label, value))
        else:
            self.fields.append((name, value))

    def meta(self) -> Meta:
        """The metadata, what is missing left empty; of several dates the first counts."""
        letter = correspondence(self.fields)
        extra: dict[str, str] = {}
        for key, value in self.extra:
            extra[key] = "; ".join(filter(None, (extra.get(key, ""), value)))
        authors = {author.casefold(): author for author in reversed(self.authors)}
        return Meta(
            title=self.title,
            subtitle=self.subtitle,
            authors=tuple(reversed(authors.values())),
            date=next(iter(self.dates), ""),
            summary=tuple(self.summary),
            status=" · ".join(self.status),
            rights=" ".join(self.rights),
            correspondence=letter,
            extra=tuple(extra.items()),
        )


def date_of_report(text: str, language: str) -> str:
    """The date of the dateline that a first paragraph begins with, "" for none."""
    match = _DATELINE.match(text[:140])
    return date_within(match["date"].strip(" ,."), language) if match else ""


def without_label(text: str, role: str) -> str:
    """What a title or summary says behind its label: `Title: `, `Subject: `, `Summary: `."""
    found = labelled(text)
    if role == "title" and found and found[1] and field_called(found[0]) == "subject":
        return found[1]
    match = _labels()[role].match(text)
    return text[match.end() :] if match else text


@cache
def _labels() -> Mapping[str, re.Pattern[str]]:
    words = {"title": lexicon().title, "summary": lexicon().summary}
    return {
        role: re.compile(rf"(?:{one_of(found)})\s?[:：]\s*(?=\S)", re.IGNORECASE)
        for role, found in words.items()
    }
