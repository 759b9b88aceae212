"""The numbers that Word sets before paragraphs, of which pandoc leaves out words and those of
headings.

Where they count as sections of ours do (1, 1.1, 1.2 …), the layout is asked to number these. Other
ones (`Article I`, `A.`, a part that goes on counting from the one before) are words of the heading,
for what refers to it calls it so; and so are those of items in words (`Step 1:`, `One`). ECMA-376
part 1, 17.9, says how Word counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from publish.numerals import in_words, ordinal_ending, roman
from publish.patterns import pattern
from publish.readers.word.xml_parts import W, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from publish.archive import Archive

_HEADING: Final = pattern(r"heading ([1-9])")
"""The name of a style, which is the same in all languages that Word speaks; its id is not."""
_PLACE: Final = pattern(r"%([1-9])")
_WORDS: Final = pattern(r"[^\W_]|%")
"""More than signs around numbers, as in `Article 1`: too much for the margin of a list."""
_IN_WORDS: Final = frozenset({"cardinalText", "ordinal", "ordinalText"})
_LETTERS: Final = 26
_LEVELS: Final = 9
_DEEPEST: Final = 20
"""So many styles at most are based on each other."""


class _Level(msgspec.Struct, frozen=True):
    """How a level of a list counts: from where, in what kind of numbers, and what stands around."""

    start: int
    kind: str
    text: str
    is_legal: bool


class _Style(msgspec.Struct, frozen=True):
    """What a style of paragraphs says of numbers: its list, its level there, and its headings'."""

    based_on: str
    heading: int
    number: str
    level: int | None


class Heading(msgspec.Struct, frozen=True):
    """A heading of the file, its level from 1, and the number that Word sets before it, or ""; at
    level 0 an item of a list."""

    paragraph: Element
    level: int
    number: str


def numbered_of(
    root: Element, archive: Archive
) -> tuple[list[Heading], list[Heading], dict[Element, tuple[str, str]]]:
    """The headings of the main part of a file with their numbers; its items whose numbers hold
    words; and what stands before and behind the numbers of others, as `2.` and nothing for 2.1."""
    names = set(archive.namelist())
    styles, lists = (
        parsed(archive.read(name)) if name in names else None
        for name in ("word/styles.xml", "word/numbering.xml")
    )
    around: dict[Element, tuple[str, str]] = {}
    if lists is None:
        return [], [], around
    known = {} if styles is None else _styles(styles)
    language = None if styles is None else styles.find(f"{W}docDefaults//{W}lang")
    english = language is None or language.get(f"{W}val", "en").startswith("en")
    counted = list(_counted(root, known, _lists(lists, english=english), around))
    return [h for h in counted if h.level], [h for h in counted if not h.level], around


def counted_levels(headings: Sequence[Heading]) -> int | None:
    """How many levels of sections count as Word counts them here; `None` when they do not."""
    tops = [heading for heading in headings if heading.level == 1]
    titled = len(tops) == 1 and headings[0] is tops[0] and not tops[0].number
    sections = headings[1:] if titled else headings
    levels = sorted({heading.level for heading in sections})
    numbered = {heading.level for heading in sections if heading.number}
    count = len(numbered)
    if set(levels[:count]) != numbered:
        return None
    at = [0] * count
    for heading in sections:
        depth = levels.index(heading.level)
        if depth >= count:
            continue
        at[depth] += 1
        at[depth + 1 :] = [0] * (count - depth - 1)
        if heading.number.strip(". ") != ".".join(map(str, at[: depth + 1])):
            return None
    return count


def say_numbers(headings: Sequence[Heading]) -> None:
    """Puts the numbers of headings before their words, in the file."""
    for paragraph, number in ((h.paragraph, h.number) for h in headings if h.number):
        run = paragraph.makeelement(f"{W}r")
        run.append(run.makeelement(f"{W}t"))
        run[0].text = f"{number} "
        run[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        first = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if first is None else paragraph.index(first) + 1, run)


def say_items(items: Sequence[Heading]) -> bool:
    """Puts the numbers of items before their words, in the file, and takes these for no items;
    whether there are any. pandoc adds a paragraph in a style of lists, or without a number where
    its style has one, to the item before it."""
    say_numbers(items)
    for item in items:
        for name in ("pPr/{}numPr", "pPr/{}pStyle"):
            for stated in item.paragraph.findall(W + name.format(W)):
                item.paragraph[0].remove(stated)
    return bool(items)


def _counted(
    root: Element,
    styles: Mapping[str, _Style],
    kinds: Mapping[str, tuple[str, dict[int, _Level]]],
    around: dict[Element, tuple[str, str]],
) -> Iterator[Heading]:
    counters: dict[str, list[int]] = {}
    for paragraph in root.iter(f"{W}p"):
        chain = list(_chain(paragraph, styles))
        heading = next((style.heading for style in chain if style.heading), 0)
        own = paragraph.find(f"{W}pPr/{W}numPr")
        stated = [
            *([_numbered(own)] if own is not None else []),
            *((s.number, s.level) for s in chain),
        ]
        number = next((number for number, _ in stated if number), "")
        level = next((level for _, level in stated if level is not None), 0)
        said, worded = "", False
        if (counts := kinds.get(number)) is not None:
            name, levels = counts
            before, figure, behind = _next(counters.setdefault(name, [0] * _LEVELS), levels, level)
            said = f"{before}{figure}{behind}".strip()
            kind = levels[level].kind if figure else ""
            worded = bool(_WORDS.search(_PLACE.sub("", levels[level].text if figure else "")))
            worded = worded or kind in _IN_WORDS
            if figure and not worded:
                around[paragraph] = before.strip(), behind.strip()
        says = "".join(t.text or "" for t in paragraph.iter(f"{W}t")).strip()
        if says and (heading or worded):
            yield Heading(paragraph, heading, said)


def _chain(paragraph: Element, styles: Mapping[str, _Style]) -> Iterator[_Style]:
    """The style of a paragraph, and those that it is based on."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if named is None else named.get(f"{W}val", "")
    for _ in range(_DEEPEST):
        if (style := styles.get(name)) is None:
            return
        yield style
        name = style.based_on


def _next(counter: list[int], levels: Mapping[int, _Level], level: int) -> tuple[str, str, str]:
    """The number of the next paragraph at a level of a list, which is counted; what stands before
    it, and behind it; "" for none."""
    if level not in levels:
        return "", "", ""
    for other in range(level):
        counter[other] = counter[other] or levels.get(other, levels[level]).start
    counter[level] = counter[level] + 1 if counter[level] else levels[level].start
    counter[level + 1 :] = [0] * (_LEVELS - level - 1)
    this = levels[level]

    def shown(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        kind = "decimal" if this.is_legal else levels.get(at, this).kind
        return _figure(counter[at], kind)

    if this.kind in {"none", "bullet"}:
        return "", "", ""
    before, own, behind = this.text.partition(f"%{level + 1}")
    before, own, behind = (_PLACE.sub(shown, part) for part in (before, own, behind))
    return before, own, behind


def _figure(number: int, kind: str) -> str:
    match kind:
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (number - 1) % _LETTERS) * (1 + (number - 1) // _LETTERS)
            return letter if kind == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman":
            return roman(number).upper() if kind == "upperRoman" else roman(number)
        case "ordinal":
            return f"{number}{ordinal_ending(number)}"
        case "cardinalText":
            return in_words(number).capitalize()
        case "ordinalText":
            return in_words(number, ordinal=True).capitalize()
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _numbered(properties: Element) -> tuple[str, int | None]:
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        "" if number is None else number.get(f"{W}val", ""),
        None if level is None else _whole(level.get(f"{W}val")),
    )


def _styles(root: Element) -> dict[str, _Style]:
    found = {}
    for style in root.iterfind(f"{W}style"):
        name, based = style.find(f"{W}name"), style.find(f"{W}basedOn")
        heading = _HEADING.fullmatch("" if name is None else name.get(f"{W}val", "").lower())
        numbered = style.find(f"{W}pPr/{W}numPr")
        number, level = ("", None) if numbered is None else _numbered(numbered)
        found[style.get(f"{W}styleId", "")] = _Style(
            "" if based is None else based.get(f"{W}val", ""),
            int(heading[1]) if heading else 0,
            number,
            level,
        )
    return found


def _lists(root: Element, *, english: bool) -> dict[str, tuple[str, dict[int, _Level]]]:
    """The list that each number of `numbering.xml` means, by its name, and its levels. One that
    starts anew is a list of its own. Numbers in words are those of English."""
    kinds = {
        kind.get(f"{W}abstractNumId", ""): {
            _whole(level.get(f"{W}ilvl")): _level(level, english=english)
            for level in kind.iterfind(f"{W}lvl")
        }
        for kind in root.iterfind(f"{W}abstractNum")
    }
    found = {}
    for number in root.iterfind(f"{W}num"):
        means = number.find(f"{W}abstractNumId")
        name = "" if means is None else means.get(f"{W}val", "")
        called = number.get(f"{W}numId", "")
        anew = dict(_starts(number))
        if name in kinds:
            levels = {
                at: _Level(anew.get(at, level.start), level.kind, level.text, level.is_legal)
                for at, level in kinds[name].items()
            }
            found[called] = (f"{name}/{called}" if anew else name, levels)
    return found


def _starts(number: Element) -> Iterator[tuple[int, int]]:
    for changed in number.iterfind(f"{W}lvlOverride"):
        if (start := changed.find(f"{W}startOverride")) is not None:
            yield _whole(changed.get(f"{W}ilvl")), _whole(start.get(f"{W}val"))


def _level(level: Element, *, english: bool) -> _Level:
    values = {
        name: "" if (part := level.find(f"{W}{name}")) is None else part.get(f"{W}val", "")
        for name in ("start", "numFmt", "lvlText")
    }
    said = values["numFmt"] in _IN_WORDS
    return _Level(
        _whole(values["start"] or "1"),
        "decimal" if said and not english else values["numFmt"] or "decimal",
        values["lvlText"],
        level.find(f"{W}isLgl") is not None,
    )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < len("10000") else 0
