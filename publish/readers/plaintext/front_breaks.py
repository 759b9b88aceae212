"""Where the lines of a front go on, in text that was wrapped.

A title that is too long for its line goes on in the next; another fills its line by chance, and
below it stands who wrote it. No single fact tells the two apart, so trees are asked (`trees`) that
were learned from labelled texts in many measures (`tests/eval/front_breaks.py`). What tells most
are the words over the break: whether they belong to one phrase (`phrases`), how the text below says
them (`own_words`), and what the lines read as, apart and together (`wording`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import exp
from typing import Final

from publish.readers.plaintext import phrases, title_breaks
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.chains import Chain, bucket
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    ends_sentence,
    holds_stop,
    is_capitals,
    is_cased,
    starts_lower,
    starts_upper,
    title_case_share,
)
from publish.readers.plaintext.controls import is_control
from publish.readers.plaintext.datelines import date_of, date_within, dateline, dates_within
from publish.readers.plaintext.echoes import telling
from publish.readers.plaintext.fields import is_place, names_those_present, names_town
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.lines import Line, needed
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.phrases import Joint, speaks_for_phrase
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.scanning import FRONT, Scanner, speaker
from publish.readers.plaintext.trees import Forest, levels, read_forest
from publish.readers.plaintext.wording import KINDS, Wording, learned, reads_as
from publish.readers.plaintext.words import plain, words

REACH: Final = FRONT

_SURE: Final = 0.6
"""Where trees are less sure, rules decide (`prose`). Of 71,403 breaks above what begins without a
small letter, in texts by authors that nothing was learned from, trees err in 2,169; of 70,221 they
are so sure, and err in 1,673. Of the 19,303 in a fourth of these texts they err in 597, and the
weights of facts and of each two of them, which decided before, in 694; of the 3,948 of these below
the first line of a title in 191, and the weights in 223."""

_ENOUGH_APART: Final = 0.2
"""What is to be learned where no blank line parts paragraphs. Where one does, far fewer full lines
end their paragraph: of 21,504 that are this probable to go on, in every fourth labelled text with
blank lines and wrapped in three ways, by trees that had not seen its author, all but 25 do …"""

_TOO_LITTLE_APART: Final = 0.02
"""… and of 33 that are less probable, one does."""

_SET_IN: Final = 2
_WORDS: Final = (1, 2, 3, 4, 6, 9, 13)
_SHARES: Final = (0.2, 0.4, 0.6, 0.75, 0.9, 1.0)
_CASES: Final = (0.0, 0.2, 0.4, 0.65, 0.8, 0.99)
_EVIDENCE: Final = (-1, 0, 1, 2, 3, 4.5)
_ODDS: Final = (-5, -4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 5)
_TWO_WORDS: Final = 120
"""Two words are no longer, but for what is none."""

_OPENERS: Final = (
    ("a bracket", "(["),
    ("a quote", frozenset(QUOTES)),
    ("a dash", "—–-•·|/"),
)
_CLOSERS: Final = (
    ("a colon", ":："),
    ("a comma", ",;،、"),
    ("a dash", "—–-|/&"),
)
_SAID_BELOW: Final = 40
"""In so many lines the words of a line are looked for."""


@lru_cache(maxsize=1)
def forest() -> Forest:
    """The learned trees, read once."""
    return read_forest("front_breaks.json")


def is_asked(scan: Scanner, index: int) -> bool:
    """Whether trees are asked of the break above line `index`: near the top, in wrapped text, made
    for want of room and in no place where a sentence ends."""
    before, here = scan.lines[index - 1], scan.lines[index]
    shape = scan.shape
    return (
        index <= REACH
        and shape.wrapped
        and not before.ended
        and here.gap <= shape.line_gap
        and abs(here.indent - before.indent) < _SET_IN
        and shape.forced(before, here)
    )


def goes_on(scan: Scanner, start: int, index: int) -> bool | None:
    """Whether the paragraph from line `start` goes on from line `index - 1` to `index`; None where
    that is not sure."""
    odds = forest().odds(facts(scan, start, index, phrases.chain(), learned()))
    chance = 1 / (1 + exp(-odds))
    enough, too_little = (
        (_ENOUGH_APART, _TOO_LITTLE_APART) if scan.shape.separated else (_SURE, 1 - _SURE)
    )
    return True if chance >= enough else False if chance < too_little else None


def facts(
    scan: Scanner, start: int, index: int, joints: Chain[Joint], wording: Wording
) -> Mapping[str, float]:
    """What is to be seen of both lines, of the break between them and of what stands around it.
    Whether the words go on is told by the weights of `joints`, what they read as by `wording`."""
    before, here = scan.lines[index - 1], scan.lines[index]
    after = scan.lines[index + 1] if index + 1 < len(scan.lines) else None
    width = scan.shape.width
    found = [
        *(f"above {fact}" for fact in _of_line(before, width)),
        *(f"below {fact}" for fact in _of_line(here, width)),
        *_of_break(scan, start, index),
        *_of_after(scan, here, after),
        *_of_words(scan, start, index),
        *_of_phrase(scan, start, index, joints),
    ]
    if after is not None:
        found += (f"next {fact}" for fact in _of_line(after, width))
    return {**levels(found), **dict(_of_reading(scan, start, index, wording))}


def _of_line(line: Line, width: int) -> Iterator[str]:
    text = line.text
    yield f"words {bucket(len(text.split()), _WORDS)}"
    yield f"share of the measure {bucket(line.width / width, _SHARES)}"
    if line.mark is not None:
        yield "a mark"
    if any(c in "|·•›>»" for c in text):
        yield "a bar"
    if "@" in text or "://" in text:
        yield "an address"
    yield from _of_beginning(text)
    yield from _of_end(text)
    yield from _of_letters(text)
    yield from _of_days(text)
    yield from _of_names(text)
    yield from _of_lists(text)
    yield from _of_label(text)


def _of_beginning(text: str) -> Iterator[str]:
    if starts_lower(text):
        yield "begins small"
    if text[0].isdigit():
        yield "begins with a figure"
    yield from (f"begins with {name}" for name, signs in _OPENERS if text[0] in signs)


def _of_end(text: str) -> Iterator[str]:
    if asks(text) or text[-1] in "!！…":
        yield "ends as a headline may"
    elif ends_sentence(text):
        yield "ends a sentence"
    elif holds_stop(text):
        yield "holds a stop"
    yield from (f"ends with {name}" for name, signs in _CLOSERS if text[-1] in signs)
    if text.count("(") > text.count(")"):
        yield "leaves a bracket open"
    if text.count(")") > text.count("("):
        yield "closes a bracket"
    last = text.rsplit(maxsplit=1)[-1]
    if last.lower() in words().mid_phrase:
        yield "ends in a phrase"
    if last.islower():
        yield "last word small"
    if last[-1].isdigit():
        yield "ends with a figure"


def _of_letters(text: str) -> Iterator[str]:
    if is_capitals(text):
        yield "in capitals"
    elif not is_cased(text):
        yield "without case"
    elif " " in text:
        yield f"title case {bucket(title_case_share(text), _CASES)}"


def _of_days(text: str) -> Iterator[str]:
    if any(c.isdigit() for c in text):
        yield "digits"
    if date_of(text):
        yield "a date"
    elif (day := next(dates_within(text), None)) is not None:
        yield "holds a date"
        if day.start() == 0:
            yield "begins with a date"
        if day.end() == len(text):
            yield "ends with a date"
    if dateline(text):
        yield "a dateline"


def _of_names(text: str) -> Iterator[str]:
    """Whom it names: authors, who issued the text, a place."""
    if found := byline(text):
        yield f"byline {bucket(found.evidence, _EVIDENCE)}"
        if found.authors and all(map(is_person, found.authors)):
            yield "names persons"
        if any(map(has_role, found.other)):
            yield "names a role"
        if any(map(is_given, found.authors)):
            yield "a given name"
    if is_issuer(text):
        yield "issuer"
    if is_place(text):
        yield "place"
    elif names_town(text):
        yield "town"


def _of_lists(text: str) -> Iterator[str]:
    """Of which word lists it is."""
    name = plain(text)
    if name in words().status or name in words().kicker:
        yield "kind"
    if name in words().section:
        yield "section"
    if name in words().boilerplate or is_control(text):
        yield "control"
    if name.partition(" ")[0] in words().held:
        yield "held"
    if text.lower().startswith(words().to_all):
        yield "to all"
    if is_salutation(text):
        yield "salutation"


def _of_label(text: str) -> Iterator[str]:
    label, colon, _ = text.partition(":")
    if not colon:
        return
    yield f"label of {bucket(len(label.split()), (1, 2, 3))}"
    if names_those_present(text):
        yield "those present"
    header = words().header
    if plain(label) in header.to | header.sender | header.subject:
        yield "field of mail"


def _of_break(scan: Scanner, start: int, index: int) -> Iterator[str]:
    before, here = scan.lines[index - 1], scan.lines[index]
    shape = scan.shape
    yield f"line {bucket(index, (1, 2, 3, 5, 8))}"
    yield f"of the block {bucket(index - start, (1, 2, 3))}"
    yield f"room for {bucket(shape.width - before.end, (0, 2, 4, 6, 8, 11, 15))}"
    yield f"needs {bucket(needed(before, here) - shape.width, (1, 3, 5, 8, 12))}"
    if is_capitals(before.text) != is_capitals(here.text):
        yield "capitals on one side"
    elif is_capitals(here.text):
        yield "capitals on both"
    elif is_cased(here.text) and is_cased(before.text):
        step = title_case_share(here.text) - title_case_share(before.text)
        yield f"case steps {bucket(step, (-0.6, -0.3, -0.1, 0.1, 0.3, 0.6))}"
    if before.text[-1].isalnum() and starts_upper(here.text):
        yield f"capitals in this text {bucket(scan.capitals, (0.1, 0.2, 0.3, 0.5))}"
    if shape.first_indent:
        yield "first lines set in"
    if speaker(here.text) in scan.speakers:
        yield "a speaker"
    if title_breaks.is_first_of_title(scan, start, index):
        yield "first with words"
    if here.indent != before.indent:
        yield f"steps {'in' if here.indent > before.indent else 'out'}"
    if title_breaks.stays_open(before.text):
        yield "stays open"
    if index - start > 1:
        yield from _of_block(scan.lines[start].text)


def _of_phrase(scan: Scanner, start: int, index: int, joints: Chain[Joint]) -> Iterator[str]:
    """Whether the words go on over the break. A small letter says as much by itself."""
    above, here = scan.lines[index - 1].text, scan.lines[index].text
    if starts_lower(here):
        return
    if index - start > 1 and " " not in above:
        above = f"{scan.lines[index - 2].text} {above}"
    above, here = above[-_TWO_WORDS:], here[:_TWO_WORDS]
    yield f"one phrase {bucket(speaks_for_phrase(above, here, joints), _ODDS)}"
    yield from scan.own_words.tell(above, here)


def _of_reading(
    scan: Scanner, start: int, index: int, wording: Wording
) -> Iterator[tuple[str, float]]:
    """What the text above the break reads as, that below it and both together, each against what it
    most reads as. Where much stands above, both read as that does: no line is read to its end that
    is longer than a headline."""
    above = " ".join(line.text for line in scan.lines[start:index])
    here = scan.lines[index].text
    for side, text in (("above", above), ("below", here), ("both", f"{above} {here}")):
        said = reads_as(text, wording)
        most = max(said.values())
        yield from ((f"{side} reads as {kind}", said[kind] - most) for kind in KINDS)


def _of_block(first: str) -> Iterator[str]:
    """What the first line of the block tells, below its second."""
    if date_within(first):
        yield "block of a date"
    if dateline(first):
        yield "block of a dateline"
    if byline(first):
        yield "block of a byline"
    if ":" in first:
        yield "block of a label"
    if ends_sentence(first) or holds_stop(first):
        yield "block of sentences"


def _of_after(scan: Scanner, here: Line, after: Line | None) -> Iterator[str]:
    if after is None:
        yield "last line"
        return
    shape = scan.shape
    if after.gap > shape.line_gap:
        yield "gap below"
    elif shape.forced(here, after):
        yield "full below"
    elif shape.first_indent and after.indent > shape.base:
        yield "free, first line below"
    else:
        yield "free below"
    if starts_lower(after.text):
        yield "small below"


def _of_words(scan: Scanner, start: int, index: int) -> Iterator[str]:
    """What the text below says again."""
    above = telling(" ".join(line.text for line in scan.lines[start:index]))
    here = telling(scan.lines[index].text)
    said = telling(" ".join(line.text for line in scan.lines[index + 1 : index + 1 + _SAID_BELOW]))
    for side, own in (("above", above), ("below", here)):
        if own:
            yield f"{side} said again {bucket(len(own & said) / len(own), (0, 0.25, 0.5, 0.75))}"
