"""Claims that can be tested on facts, whatever the format: links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from publish.checks.facts import Facts
from publish.diagnostics import Column

_SCHEMES: Final = ("http://", "https://", "mailto:", "tel:")
_FILE_NAME: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|pdf)", re.IGNORECASE)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something an artifact says or promises that is not so."""

    column: Column
    code: str
    message: str
    expected: str = ""
    found: str = ""
    where: str = ""


def is_made_on(stamp: str, date: str) -> bool:
    """Whether the time that an artifact carries is the day of its document, where that is stated;
    archives can state none before 1980."""
    return len(date) < len("2025-08-30") or stamp.startswith(max(date, "1980-01-01"))


def of_facts(facts: Facts) -> Iterator[Claim]:
    """Links that lead where none may, nowhere or without a word; pictures without a description."""
    for link in facts.links:
        if not link.target.startswith(("#", *_SCHEMES)):
            yield Claim(
                column="links",
                code="link-scheme",
                message="a link is neither http, https, mailto, tel nor internal",
                found=f"{link.text} → {link.target}",
                where=link.where,
            )
        if link.target.startswith("#") and link.lands is None:
            yield Claim(
                column="links",
                code="link-dead",
                message="a link leads nowhere",
                found=link.text,
                where=link.where,
            )
        if not link.described:
            yield Claim(
                column="links",
                code="link-undescribed",
                message="a link has no words that say where it leads",
                found=f"{link.text} → {link.target}",
                where=link.where,
            )
    for picture in facts.pictures:
        if not picture.alt and not picture.decorative:
            yield Claim(
                column="figures",
                code="alt-missing",
                message="a picture has no alt text and is not marked as decorative",
                where=picture.where,
            )
        elif _FILE_NAME.fullmatch(picture.alt):
            yield Claim(
                column="figures",
                code="alt-is-a-file-name",
                message="the alt text of a picture is the name of a file",
                found=picture.alt,
                where=picture.where,
            )
