"""What a page says under a picture: what is to be seen, and who took it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import ends_sentence, is_cased, title_case_share
from publish.readers.plaintext.likeness import photographs
from publish.readers.plaintext.words import by, one_of, plain, starts_with, words

_LONGEST: Final = 300
_LONGEST_CREDIT: Final = 100
_LONGEST_KIND: Final = 50
_MOST_OF_OWNER: Final = 3
_MOST_WORDS: Final = 10
_MOST_OF_PLACED: Final = 36

_ENDS: Final = re.compile(
    r"\S\s©\s?[^.!?©]{3,50}$|[^。]{6}＝[^。]{0,30}\d[^。]{0,30}$|[^。]{6}=\d{1,2}日[^。]{2,30}$"
    r"|/(?:file )?photo$",
    re.IGNORECASE,
)
"""`The pier © Ann Lee`; in Japanese the date and the place; `NPA/Ann Lee/File Photo`."""

_IN_BRACKETS: Final = re.compile(r"(.*?)\s?[(\[（]([^()\[\]（）]{2,80})[)\]）]\.?$")
_BRACKETED: Final = (")", "]", "）", ").", "].", "）.")
_AFTER_STOP: Final = re.compile(r".*[.!?…»”\"]\s+(\S.{3,60})$")
_AFTER_BAR: Final = re.compile(r".*[.!?…»”\"]\s?[|·•]\s?(\S.{1,30})$")
"""`The pier after the storm. | AP Photo`"""

_AFTER_STROKE: Final = re.compile(r".{20,}[.!?…»”\"] / ([^\W\d_a-z][^\d/.,:]{3,40})$")
"""`A farmer inspects a ditch. / Ann Lee`, as the Spanish press has it."""

_AFTER_LABEL: Final = re.compile("[,:：]")
_MOST_OF_NAME: Final = 4

_TAKEN_FOR: Final = re.compile(r"[^\d/]{3,40}/[^\d/]{2,40}$")
"""`Ann Lee/NPA`"""

_KINDS: Final = re.compile(r"\s?[/|]\s?")
_PARTS: Final = re.compile(r"\s*/\s*|\s(?:via|over|per)\s")
_SHORTENED: Final = re.compile(r"(?:[Ff]ot|[Ff]oto|[Pp]h|[Pp]hot|[Pp]hoto|FOT)\. ?[^\W\d_a-z]")
"""`Fot. Marek Lis`"""

_PLACED: Final = re.compile(
    r"\((?:(?:second|third|fourth|far|front|back|seated|standing|top|bottom)[ ,]{1,2})?(?:from )?"
    r"(?:left|right|centre|center|middle|pictured|à gauche|à droite|links|rechts|[lr]\.|izq\.)"
    r"(?: to right)?\)"
    r"|(?<=[\u3040-\u30ff\u4e00-\u9fff])[(（](?:左|右|中央|手前|後列|前列)(?:から[^()（）]{1,6})?[)）]"
)
"""`Ann Lee (second left) opens the pier`, `三浦船長(左)`: where in the picture somebody stands."""

_FIRST_WORD: Final = re.compile(r"[^\s:：]+")
_DASHES: Final = "-–—"
_FRAMED: Final = re.compile(r"[-–—]\s(.+)\s[-–—]$")
"""`- Ann Lee in 2008. NPA/Bo Hale -`: what some pages set around a caption."""


def is_picture_caption(text: str) -> bool:
    """`Image caption, …`, `A worker at the mine. Foto: Karla Wendt / NPA`: what a page says under a
    picture, by the label before it, by who took it after it, by where in it somebody stands, or by
    what kind of picture it is (`Stock image`)."""
    if len(text) > _LONGEST:
        return False
    labelled = "," in text or ":" in text or "：" in text
    if labelled and plain(_AFTER_LABEL.split(text, maxsplit=1)[0]) in words().caption:
        return True
    opened = "(" in text or "（" in text
    placed = opened and _PLACED.search(text) and len(text.split()) <= _MOST_OF_PLACED
    if placed or is_alternative(text):
        return True
    return credits_picture(text) or _is_kind(text) or _names_owner(text)


_SLUG: Final = re.compile(r"[^\W\d_A-Z]+(?:-[^\W_A-Z]+){3,}")
_SHORTEST_SLUG: Final = 24
_FILE: Final = re.compile(r"[^\W_]+(?:_[^\W_]+)+")


def is_alternative(text: str) -> bool:
    """`Image result for a pier`, `harbour-cables-progress-and-risks`: what a page has in the place
    of a picture that is not shown, by its first words, or the name of its file. Nobody writes words
    in small letters with hyphens and no space for a title."""
    if " " in text:
        return text.lower().startswith(words().alternative_start)
    return len(text) >= _SHORTEST_SLUG and _SLUG.fullmatch(text) is not None


def is_picture_file(text: str) -> bool:
    """`spot_img`: one word that names the file of a picture; alone, it may be that of a function
    (`resize_img`)."""
    if "_" not in text or not _FILE.fullmatch(text):
        return False
    return not words().picture_file.isdisjoint(text.lower().split("_"))


_SHOWS: Final = re.compile(
    r"(?:AFP via )?(?:Getty Images|PA Media|EPA(?:-EFE)?|Shutterstock) (?:An?|The) "
)
"""`Getty Images A ferry in the ice`: whose picture, and what it shows."""

_DOTTED: Final = re.compile(r"[^\W\d_]{5,8} ?(?:\.{3}|…) ?[^\W\d_a-z]")
"""`Credit...Bo Hale for The Halden Times`"""


def credits_picture(text: str) -> bool:
    """Whether the text is, or ends with, who took a picture.

    A word for pictures and a colon or a word for "by" tell it (`Photo by Ann Lee`), or a name and
    an agency with a stroke between them (`Ann Lee / Getty Images`), or an agency in brackets behind
    a sentence, or an agency but no year behind the sign of copyright.
    """
    return len(text) <= _LONGEST and _credits_picture(text)


@lru_cache(maxsize=4096)
def _credits_picture(text: str) -> bool:
    """Several passes ask it of each line. Most lack the signs of each form, and looking for these
    is faster."""
    framed = _FRAMED.match(text) if text[:1] in _DASHES else None
    owned = text[:1] == "©"
    text = framed[1] if framed else text.removeprefix("©").lstrip()
    if not text:
        return False
    if owned and (plain(text) in words().agency or _TAKEN_FOR.match(text)):
        return True
    dotted = ("…" in text or "..." in text) and _DOTTED.match(text)
    if dotted or _SHOWS.match(text) or _ends_in_credit(text) or _is_credit(text):
        return True
    if text.endswith(_BRACKETED) and (match := _IN_BRACKETS.match(text)):
        before, inner = match.groups()
        named = plain(inner) in words().agency and ends_sentence(before or ".")
        return named or _is_credit(inner)
    barred = "|" in text or "·" in text or "•" in text
    if barred and (match := _AFTER_BAR.match(text)) and plain(match[1]) in words().agency:
        return True
    match = _AFTER_STROKE.match(text) if " / " in text else None
    if match and title_case_share(match[1]) == 1:
        return 1 < len(match[1].split()) <= _MOST_OF_NAME
    stopped = not text.isascii() or "." in text or "!" in text or "?" in text or '"' in text
    match = _AFTER_STOP.match(text) if stopped else None
    return match is not None and (
        _names_taker(match[1]) or _names_agency(match[1]) or _begins_credit(match[1])
    )


def _ends_in_credit(text: str) -> bool:
    """`The pier © Ann Lee`, `… Photo: Bo`, `… (Photo by Bo)`."""
    signed = "©" in text or "=" in text or "＝" in text or text[-5:].lower() == "photo"
    if signed and _ENDS.search(text):
        return True
    labelled = ":" in text or "：" in text or text[-1] in ")]"
    return labelled and _within().search(text) is not None


def is_framed_caption(text: str) -> bool:
    """Whether dashes stand around a caption, so that the first is no mark of an item."""
    return text[0] in _DASHES and bool(_FRAMED.match(text)) and credits_picture(text)


def _is_credit(text: str) -> bool:
    """`Foto: Karla Wendt`, `Screenshot by Ann Lee/Courier`, `Ann Lee / NPA / Getty Images`."""
    if len(text) > _LONGEST_CREDIT or len(text.split()) > _MOST_WORDS:
        return False
    return _begins_credit(text) or _SHORTENED.match(text) is not None or _names_taker(text)


def _begins_credit(text: str) -> bool:
    """`Foto: Karla Wendt`, `Photo by Ann Lee`. That few lines begin with such a word is told faster
    than that none of them all stands there."""
    first = _FIRST_WORD.match(text)
    return first is not None and first[0].lower() in _first_words() and bool(_alone().match(text))


def _names_agency(text: str) -> bool:
    """`Foto dpa`, behind a sentence."""
    picture, _, agency = text.partition(" ")
    return plain(picture) in words().picture and plain(agency) in words().agency


def _names_taker(text: str) -> bool:
    """`NPA/Ann Lee`, `Ann Lee/Staff Photographer`: names with capitals and strokes between them, of
    which one is an agency's or says who takes pictures."""
    if not ("/" in text or "via" in text or "over" in text or "per" in text):
        return False
    parts = _PARTS.split(text)
    return (
        len(parts) > 1
        and not any(starts_with(part.lower(), tuple(words().date)) for part in parts)
        and (not is_cased(text) or title_case_share(text) == 1)
        and any(plain(part) in words().agency or photographs(part) for part in parts)
    )


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in words().picture)


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    """A credit that is a line of its own."""
    return re.compile(rf"(?:{_pictures()})(?:\s?[:：]\s?|\s(?:{_by()})\s)(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _within() -> re.Pattern[str]:
    """A credit at the end of a caption."""
    return re.compile(
        rf"\S[\s(\[]{{1,3}}(?:{_pictures()})\s?[:：]\s?[^.!?:]{{2,60}}[)\]]?$"
        rf"|\S\s?[(\[](?:{_pictures()}) (?:(?:{_by()}) |(?-i:[^\W\d_a-z]))[^()]{{3,50}}[)\]]$",
        re.IGNORECASE,
    )


def _is_kind(text: str) -> bool:
    """`Stock image`, `Symbolfoto / Archiv`: what kind of picture it is, and no more."""
    if len(text) > _LONGEST_KIND:
        return False
    bare = text.strip("()[] ")
    first, *others = _KINDS.split(bare) if "/" in bare or "|" in bare else [bare]
    kinds = words().picture_kind
    return plain(first) in kinds and all(
        part in kinds or part in words().agency for part in map(plain, others)
    )


def _names_owner(text: str) -> bool:
    """`Traders Image copyright Getty Images`: the label of an owner without a colon, and behind it
    one that pictures come from."""
    tokens = text.rsplit(maxsplit=_MOST_OF_OWNER)
    if not tokens or tokens[-1].lower() not in _last_of_agencies():
        return False
    for count in range(1, min(len(tokens), _MOST_OF_OWNER) + 1):
        owner = " ".join(tokens[-count:])
        if plain(owner) in words().agency:
            before = text[: -len(owner)].rstrip().lower()
            return before.endswith(tuple(f" {label}" for label in _owned())) or before in _owned()
    return False


@lru_cache(maxsize=1)
def _last_of_agencies() -> frozenset[str]:
    return frozenset(name.rpartition(" ")[2] for name in words().agency)


@lru_cache(maxsize=1)
def _owned() -> frozenset[str]:
    return frozenset(label for label in words().caption if " " in label)


@lru_cache(maxsize=1)
def _by() -> str:
    return one_of(by() | {"oleh", "courtesy of", "via"})


def _pictures() -> str:
    return one_of(words().picture)
