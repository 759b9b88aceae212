"""Who a line says wrote a text: one grammar of credits over the words of the lexicon.

    credit  = part { separator part }          `By Ann Lee | Halden Post`, `Text: A; Photos: B`
    part    = [ by ] name { joint name } [ aside ]
    aside   = role, place or organization      `, Health Editor`, ` in London`, ` (AP)`

A line is known to be a credit when it comes here, so that what no word tells is a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from publish.readers.dated_lines import dates_within
from publish.readers.dates import is_filler
from publish.readers.plaintext.lexicon import lexicon, one_of
from publish.readers.plaintext.names import (
    BESIDE,
    COMMA,
    OTHERS,
    WIDE,
    is_given,
    is_turned,
    name_of,
    names_in,
    without_signs,
)
from publish.readers.vocabulary import plain
from publish.readers.vocabulary import words as dated

_SPACES: Final = re.compile(r"[ \t\u00a0\u3000]+")
_AROUND: Final = " \t/★☆〔〕【】◎□■●◆✍+*|·•–—―-,;:"
_ADDRESS: Final = re.compile(
    r"\s?<[^<>]{3,60}>|(?:^|(?<=\s))[\w.+-]{1,40}@[\w-]{1,30}\.[\w.-]{2,40}|\s?@\w{2,30}(?=$|[\s,|·])"
)
_ASIDE: Final = re.compile(r"\s*[(（\[［]([^()（）\[\]［］]{1,80})[)）\]］]")
_SEPARATOR: Final = re.compile(
    r"(\s*[|｜•丨;；]\s*|\s+[·—–―/／+-]{1,2}\s+|\s·\s?"
    r"|(?<=[\u3040-\u9fff])\s*[・／/]\s*(?=[\u3040-\u9fffA-Z])|(?<=[^\W\d_]{2})/(?=[^\W\d_a-z]))"
)
_LISTS: Final = frozenset(";；/／・")
"""Separators that part members of a list, where others part the credit from what is beside it."""
_BEFORE_DATE: Final = re.compile(r"\s([^\W\d_]{2,12})\.?$")
_LEADS: Final = re.compile(r"\s[^\W\d_A-Z]{1,3}$")
"""`on`, `am`, `el`, before a date."""
_MARKED: Final = re.compile(
    r"(?<=[^\W\d_])(?:,?\d{1,2}(?=[\s,;]|$)|\[\d{1,2}\]|[*†‡§¹²³⁴ᵃ-ᵉ]+|\s[a-h](?=,|$))(?:,\s?[\d*†‡§ᵃ-ᵉ]+)*"
)
_YEAR: Final = re.compile(r",? [’']\d{2}(?=$|,)")
_OPEN: Final = frozenset("(（[［")
_CLOSED: Final = frozenset(")）]］")
_BRACKETED: Final = re.compile(r"^[(（]([^()（）]{3,60})[)）][\s,]+(?=\S)")
"""`(Ann Lee), Secretary`, as those sign who issue a release."""

_DEEPEST: Final = 2
_HANDLE: Final = re.compile(r"[a-z][\w.-]{2,30}$")
_GLUED: Final = re.compile(r"^([Bb]y|Par|Por|Von)(?=[^\W\d_a-z][^\W\d_]+ )")
_LONGEST: Final = 1000
_SEVERAL: Final = 3


class Credit(msgspec.Struct, frozen=True):
    """Those who wrote, and what else the line says."""

    authors: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class _Part(msgspec.Struct):
    """A part of a credit: its words behind the label, which says that they are `by` those who wrote
    or by others (`other`). A `listed` one goes on with a list. A label
    with a `colon` stands before a list of names rather than before one."""

    text: str
    by: bool = False
    other: bool = False
    listed: bool = False
    colon: bool = False


def credited(text: str) -> Credit:
    """Who is named in a line that credits those who wrote; where no name can be told, what stands
    before the first comma, as for an organization."""
    if len(text) > _LONGEST:
        return Credit(other=(text,))
    bare = _GLUED.sub(r"\1 ", _SPACES.sub(" ", text).strip(_AROUND))
    if bare.endswith((").", "）。")):
        bare = bare[:-1]
    if bare[:1] in _OPEN and bare[-1:] in _CLOSED:
        bare = bare[1:-1]
    bare = _BRACKETED.sub(r"\1, ", bare)
    bare, other = _without_asides(_without_dates(_ADDRESS.sub(BESIDE, bare)))
    if _labels_date(bare):
        return Credit(other=tuple(other))
    parts = _parts_of(bare)
    labelled = [part for part in parts if part.by]
    chosen = [part for part in parts if part.by or (part.listed and not part.other)]
    if not labelled:
        chosen = [part for part in parts if not part.other]
    while len(chosen) > 1 and not labelled and _names_place(chosen):
        other.append(chosen.pop(0).text)
    authors: list[str] = []
    alike = _are_alike([part.text for part in chosen])
    for part in chosen:
        in_list = part.colon and not any(other.listed for other in chosen)
        names, rest = names_in(part.text, listed=in_list)
        beside = authors or (part is not chosen[0] and not any(" " in name for name in names))
        told = part.by or part.listed or alike or all(map(is_given, names))
        if beside and not told and not all(map(is_turned, [*authors, *names])):
            names, rest = [], [part.text]
        authors += names
        other += rest
    other += [part.text for part in parts if part not in chosen]
    if not authors:
        handle = _HANDLE.match(labelled[0].text if labelled else "")
        authors = [handle[0]] if handle else []
    if not authors:
        first = next(iter(chosen or parts), None)
        bare = without_signs(first.text if first else "").strip(_AROUND)
        authors = [COMMA.split(bare or text, maxsplit=1)[0]]
    return Credit(tuple(authors), tuple(filter(None, other)))


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether several full names stand beside each other, of which one is known at least."""
    return (
        len(texts) >= _SEVERAL
        and all(" " in text and name_of(text) == (text, "") for text in texts)
        and any(map(is_given, texts))
    )


def _names_place(parts: list[_Part]) -> bool:
    """Whether the first part is one word and another a full name: `Cairo - Salma Haddad`."""
    return " " not in parts[0].text and any(
        " " in name and not WIDE.search(name)
        for part in parts[1:]
        for name in names_in(part.text)[0]
    )


def _without_dates(text: str) -> str:
    """The line without its dates, and the words and separators beside them."""
    if not any(map(str.isdigit, text)):
        return text
    for match in reversed(list(dates_within(text))):
        before = text[: match.start()].rstrip(" ,|·–—-(/")
        while (word := _BEFORE_DATE.search(before)) and _is_of_date(word[1].lower()):
            before = before[: word.start()].rstrip(" ,")
        before = _LEADS.sub("", before)
        text = f"{before} | {text[match.end() :].lstrip(' ,|·–—-)')}"
    return text.strip(" |")


def _is_of_date(word: str) -> bool:
    return is_filler(word) or word in dated().date


def _labels_date(text: str) -> bool:
    """Whether all that a line has beside its date is a label: `Posted on 3 May 2025`."""
    label = f"{plain(text)} "
    return any(f"{known} ".startswith(label) for known in dated().date)


def _without_asides(text: str) -> tuple[str, list[str]]:
    """The line without what stands in brackets, but somebody who wrote with another, and that."""
    others: list[str] = []

    def drop(match: re.Match[str]) -> str:
        inner = match[1].strip()
        if also := _patterns().also.match(inner):
            return f", {inner[also.end() :]}"
        others.append(inner)
        # `Ann Lee and Bo Hu (photos)`: another than who wrote
        return OTHERS if _patterns().other.match(f"{inner}:") else BESIDE

    for _ in range(_DEEPEST):
        text = _ASIDE.sub(drop, text)
    return _YEAR.sub("", _MARKED.sub(_comma_of, text)), others


def _comma_of(mark: re.Match[str]) -> str:
    return ", " if "," in mark[0] else ""


def _parts_of(text: str) -> list[_Part]:
    """What separators part, and where a word of credit begins within. What a semicolon or a slash
    parts from those who wrote is of their list."""
    found: list[_Part] = []
    sign = label = ""
    for at, piece in enumerate(_SEPARATOR.split(text)):
        if at % 2:
            sign = piece.strip()
            continue
        start = 0
        begins = _patterns().within.finditer(piece)
        for match in (*(m for m in begins if not _ends_joint(piece[: m.start()])), None):
            own = piece[start : match.start() if match else None].strip(_AROUND)
            start = match.end() if match else start
            if own.lower() in lexicon().by | lexicon().other:
                label = f"{own}: "
                continue
            if own and (part := _part(f"{label}{own}")).text:
                label = ""
                if found and not (part.by or part.other) and sign in _LISTS:
                    part.listed = _is_listed_part(part.text)
                    part.by = part.listed and any(before.by for before in found)
                found.append(part)
    return found


def _ends_joint(text: str) -> bool:
    """`Story and`, before `photos by`: one label of several words."""
    return text.rpartition(" ")[2].lower() in lexicon().conjunction


def _part(text: str) -> _Part:
    """A part without the label that it begins with: one of the lexicon, of which the longer counts
    (`Text und Foto: …`), or any before a colon or a word for "by"."""
    patterns = _patterns()
    by, other = patterns.by.match(text), patterns.other.match(text)
    if other and (by is None or other.end() > by.end()):
        return _Part(text[other.end() :].strip(_AROUND), other=True)
    if also := patterns.also.match(text):
        return _Part(text[also.end() :].strip(_AROUND), listed=True)
    by = by or _unknown_label(text)
    if by and by.end() < len(text) and not is_given(" ".join(text.split()[:2])):
        rest = text[by.end() :].strip(_AROUND)
        again = patterns.by.match(rest)
        colon = text[: by.end()].rstrip().endswith((":", "："))
        return _Part(rest[again.end() :] if again else rest, by=True, colon=colon)
    return _Part(text)


def _unknown_label(text: str) -> re.Match[str] | None:
    """A label that the lexicon does not have, before what may be a name; none of a date."""
    match = _patterns().unknown.match(text)
    if match is None or plain(match[0]) in dated().date:
        return None
    rest = text[match.end() :]
    return match if _is_listed_part(rest) or _HANDLE.match(rest) else None


def _is_listed_part(text: str) -> bool:
    first, _ = name_of(COMMA.split(text, maxsplit=1)[0])
    return " " in first or bool(WIDE.search(first))


class _Patterns(msgspec.Struct, frozen=True):
    by: re.Pattern[str]
    other: re.Pattern[str]
    also: re.Pattern[str]
    unknown: re.Pattern[str]
    within: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = lexicon()
    by, other = one_of(words.by), one_of(words.other, stems=True)
    preposition = "by|von|par|por|di|av|af|door|od|oleh"
    spaced = r"\s+(?=[^\W\d_a-zà-ÿа-я]|the\b|l[’'])"
    end = rf"(?:\s*[:：／/・]\s*|\s[—–-]\s|(?<=[\u0e00-\u9fff])\s*|{spaced})"
    behind = rf"(?:\s?[:：/／]|\s?(?<!\w)(?:{preposition})\s|(?<=by)\s|\s[—–/]\s)"
    also = one_of([*words.also, *(word.capitalize() for word in words.also)])
    return _Patterns(
        by=re.compile(rf"(?i:{by}){end}"),
        other=re.compile(rf"(?i:{other})[\w’']*(?:\s(?:{preposition}))?(?:{end}|$)"),
        also=re.compile(rf"(?:{also})(?:\s*:)?\s+(?=[^\W\d_a-z])"),
        unknown=re.compile(
            rf"[^\W\d_][^:：,.]{{1,40}}[:：]\s*|(?:[^\W\d_][\w’'-]*\s){{0,6}}(?i:{preposition})\s+"
        ),
        within=re.compile(
            rf"(?:\s*[.,;]\s*|\s+)(?=(?i:{other})\w{{0,6}}{behind})"
            rf"|\s*[,;.]\s*(?=(?i:{by})\s?[:：])|(?<=[^\s,])\s+(?=(?i:{by})\s?[:：])"
            rf"|,\s+(?=(?:{also})\s[^\W\d_a-z])"
        ),
    )
