"""The words of `words.toml`: what parts of a text are called, by language."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Final

import msgspec

from publish.readers.plaintext.characters import is_cased
from publish.readers.words import FieldWords, lists, names_sources, plain

__all__ = [
    "Beginnings",
    "Words",
    "by",
    "either",
    "given_names",
    "is_one_of",
    "leading",
    "may_be_one_of",
    "names_part",
    "names_sources",
    "one_of",
    "plain",
    "speaks_of_verse",
    "split_and",
    "starts_with",
    "words",
]

_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAD: Final = 300
_MOST_WORDS: Final = 5
_LONGEST: Final = 60
_HEAD: Final = 3


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `words.toml`."""

    sources: frozenset[str]
    see_also: frozenset[str]
    notes: frozenset[str]
    byline: frozenset[str]
    byline_label: frozenset[str]
    date: frozenset[str]
    deadline: frozenset[str]
    summary: frozenset[str]
    section: frozenset[str]
    contact: frozenset[str]
    contact_start: tuple[str, ...]
    court: frozenset[str]
    docket: frozenset[str]
    memo: frozenset[str]
    status: frozenset[str]
    kicker: frozenset[str]
    kicker_end: tuple[str, ...]
    obituary: frozenset[str]
    document: frozenset[str]
    report: frozenset[str]
    document_end: tuple[str, ...]
    series: tuple[str, ...]
    cover: frozenset[str]
    issuer: frozenset[str]
    frequency: frozenset[str]
    title_label: frozenset[str]
    version: frozenset[str]
    author: frozenset[str]
    series_field: tuple[str, ...]
    proposal_field: frozenset[str]
    track: frozenset[str]
    stage: frozenset[str]
    addressed: tuple[str, ...]
    state: tuple[str, ...]
    state_motto: tuple[str, ...]
    status_start: tuple[str, ...]
    release: frozenset[str]
    release_start: tuple[str, ...]
    salutation: frozenset[str]
    institution: frozenset[str]
    vague_institution: frozenset[str]
    institution_first: frozenset[str]
    institution_within: frozenset[str]
    institution_reach: frozenset[str]
    institution_of_reach: frozenset[str]
    of: frozenset[str]
    article_after_of: frozenset[str]
    press_office: frozenset[str]
    editor: tuple[str, ...]
    region: frozenset[str]
    part_of_body: frozenset[str]
    opens_title: frozenset[str]
    opinion: frozenset[str]
    whence: frozenset[str]
    known_issuer: frozenset[str]
    trade: frozenset[str]
    texts: frozenset[str]
    whole_text: frozenset[str]
    chamber: frozenset[str]
    nth: frozenset[str]
    town: tuple[str, ...]
    legal_form: frozenset[str]
    institution_end: tuple[str, ...]
    firm_start: tuple[str, ...]
    ordinal: frozenset[str]
    cardinal: frozenset[str]
    closing: tuple[str, ...]
    contents: frozenset[str]
    clause: frozenset[str]
    within_section: frozenset[str]
    caption: frozenset[str]
    picture: frozenset[str]
    wire: frozenset[str]
    carried_from: frozenset[str]
    picture_kind: frozenset[str]
    picture_file: frozenset[str]
    alternative_start: tuple[str, ...]
    agency: frozenset[str]
    speech: frozenset[str]
    signs: frozenset[str]
    by_formula: tuple[str, ...]
    occasion: frozenset[str]
    issued: frozenset[str]
    credit: tuple[str, ...]
    genre: frozenset[str]
    interview: frozenset[str]
    second_person: frozenset[str]
    first_person: frozenset[str]
    faq: frozenset[str]
    leads_in: frozenset[str]
    goes_on: frozenset[str]
    goes_on_unspaced: tuple[str, ...]
    names_below: frozenset[str]
    question: frozenset[str]
    mid_phrase: frozenset[str]
    season: frozenset[str]
    role: frozenset[str]
    post: frozenset[str]
    present: frozenset[str]
    gathering: frozenset[str]
    meeting: frozenset[str]
    meeting_end: tuple[str, ...]
    meeting_office: frozenset[str]
    paper_of_body: frozenset[str]
    place_label: frozenset[str]
    brief: frozenset[str]
    indexed: frozenset[str]
    party: frozenset[str]
    on_behalf: frozenset[str]
    instructed: tuple[str, ...]
    performative: tuple[str, ...]
    heard: frozenset[str]
    visited: tuple[str, ...]
    ladies: tuple[str, ...]
    to_all: tuple[str, ...]
    classification: frozenset[str]
    versus: frozenset[str]
    between: frozenset[str]
    court_part: frozenset[str]
    issue: frozenset[str]
    bench: frozenset[str]
    definite: frozenset[str]
    unit: frozenset[str]
    since: frozenset[str]
    filing: frozenset[str]
    evidence_start: tuple[str, ...]
    statute: frozenset[str]
    dedication: tuple[str, ...]
    given_to: frozenset[str]
    desk: frozenset[str]
    desk_end: tuple[str, ...]
    findings: frozenset[str]
    of_matter: frozenset[str]
    nobody: frozenset[str]
    photographer: frozenset[str]
    reviewed: tuple[str, ...]
    polled: frozenset[str]
    first_published: tuple[str, ...]
    taken_from: tuple[str, ...]
    updated: tuple[str, ...]
    contributed: tuple[str, ...]
    contributed_by: tuple[str, ...]
    itself: frozenset[str]
    letter_to: tuple[str, ...]
    record: tuple[str, ...]
    pleaded: tuple[str, ...]
    serving: frozenset[str]
    needed: frozenset[str]
    reading: tuple[str, ...]
    periodical: frozenset[str]
    house_end: frozenset[str]
    motto: frozenset[str]
    today: frozenset[str]
    honorific: frozenset[str]
    boilerplate: frozenset[str]
    boilerplate_start: tuple[str, ...]
    boilerplate_box: frozenset[str]
    offer_start: tuple[str, ...]
    offered: tuple[str, ...]
    call: tuple[str, ...]
    call_within: tuple[str, ...]
    page_word: frozenset[str]
    page_sign: frozenset[str]
    page_little: frozenset[str]
    language: frozenset[str]
    network: frozenset[str]
    sharing: frozenset[str]
    follow: frozenset[str]
    counted: frozenset[str]
    rated: frozenset[str]
    interruption: frozenset[str]
    read_on: frozenset[str]
    tag: frozenset[str]
    notice_within: frozenset[str]
    page_within: frozenset[str]
    period_end: tuple[str, ...]
    menu: frozenset[str]
    way: frozenset[str]
    archive_start: tuple[str, ...]
    first_page: frozenset[str]
    related: frozenset[str]
    related_start: tuple[str, ...]
    newsletter: tuple[str, ...]
    cross_reference: tuple[str, ...]
    surname: tuple[str, ...]
    page: frozenset[str]
    end: frozenset[str]
    held: frozenset[str]
    done_by: frozenset[str]
    by_or_of: frozenset[str]
    conjunction: frozenset[str]
    together_with: frozenset[str]
    division: frozenset[str]
    step: frozenset[str]
    definitions: frozenset[str]
    act: frozenset[str]
    act_subject: tuple[str, ...]
    ruling: frozenset[str]
    anaphora: frozenset[str]
    deictic: tuple[str, ...]
    poetry: frozenset[str]
    poetry_unspaced: frozenset[str]
    song_part: frozenset[str]
    song_part_beside: frozenset[str]
    stranded: frozenset[str]
    opens_clause: frozenset[str]
    hanging: frozenset[str]
    of_day: frozenset[str]
    before_issuer: frozenset[str]
    scholarly: frozenset[str]
    sheet: frozenset[str]
    seat: tuple[str, ...]
    firm_section: frozenset[str]
    owned: frozenset[str]
    opens_no_name: frozenset[str]
    place_start: frozenset[str]
    function_word: frozenset[str]
    particle: frozenset[str]
    noun_end: tuple[str, ...]
    patronymic_end: tuple[str, ...]
    hearing: frozenset[str]
    judge: frozenset[str]
    says_number: frozenset[str]
    of_place: frozenset[str]
    post_in: frozenset[str]
    team: frozenset[str]
    before_desk: frozenset[str]
    special: frozenset[str]
    written_role: tuple[str, ...]
    read: frozenset[str]
    announced: frozenset[str]
    counsel: frozenset[str]
    compound_first: frozenset[str]
    beside_hour: frozenset[str]
    addressed_end: tuple[str, ...]
    dear: frozenset[str]
    header: FieldWords


@lru_cache(maxsize=1)
def words() -> Words:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("words.toml").read_text("utf-8")
    return msgspec.convert({**tomllib.loads(text), **lists()}, Words)


@cache
def either(*lists: frozenset[str]) -> frozenset[str]:
    """What is in one of `lists` at least. It is put together once, for lists are long and lines
    many."""
    return frozenset().union(*lists)


def one_of(phrases: Iterable[str]) -> str:
    """A regular expression, without groups, that matches one of `phrases`, the longest that it
    can."""
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


def by() -> frozenset[str]:
    """Every word for "by", also those that mean "of" or "from" elsewhere."""
    return either(words().done_by, words().by_or_of)


def is_one_of(text: str, names: frozenset[str]) -> bool:
    """Whether `text` is one of `names`, as `plain` has it: of most lines their first letters tell
    that it is none."""
    return len(text) <= _LONGEST and may_be_one_of(text, names) and plain(text) in names


def may_be_one_of(text: str, names: frozenset[str]) -> bool:
    """Whether `text` begins as one of `names` does, or with anything but three letters of ASCII."""
    head = text[:_HEAD]
    return not (head.isascii() and head.isalpha()) or head.lower() in _heads(names)


@cache
def _heads(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name[:_HEAD] for name in names)


class Beginnings:
    """Many phrases, to tell whether a text in small letters begins with one of them. Those with its
    first character are few, and of most texts there is none."""

    def __init__(self, phrases: Iterable[str]) -> None:
        by_first: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in phrases:
            by_first[phrase[0]].append(phrase)
        self._by_first = {first: tuple(found) for first, found in by_first.items()}

    def begin(self, small: str) -> bool:
        return small.startswith(self._by_first.get(small[:1], ()))


def starts_with(small: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text in small letters begins with one of `phrases`, and with whole words of it:
    `tel` is none of `telco`. Figures may follow at once, and letters where none has a case."""
    if not small.startswith(phrases):
        return False
    return any(
        small.startswith(phrase)
        and not (is_cased(phrase[-1]) and small[len(phrase) : len(phrase) + 1].isalpha())
        for phrase in phrases
    )


def leading(small: str, phrases: frozenset[str]) -> str:
    """The longest of `phrases` that a text in small letters begins with, more words behind it; ""
    for none."""
    if small.partition(" ")[0] not in _first_words(phrases):
        return ""  # nearly all lines
    spaces = [at for at, c in enumerate(small[: _LONGEST + 1]) if c == " "]
    return next((small[:at] for at in reversed(spaces) if small[:at] in phrases), "")


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


@lru_cache(maxsize=64)  # asked of the first lines for each run of short ones
def speaks_of_verse(text: str) -> bool:
    """Whether the first or last words of `text` name verse: `In the second stanza`."""
    near = f"{text[:_LEAD]} {text[-_LEAD:]}".lower()
    return not words().poetry.isdisjoint(_WORD.findall(near)) or any(
        word in near for word in words().poetry_unspaced
    )


def split_and(text: str) -> list[str]:
    """The parts of `text` between words for "and"."""
    return _and().split(text)


@lru_cache(maxsize=1)
def _and() -> re.Pattern[str]:
    return re.compile(rf" (?:{one_of(words().conjunction)}) ")


def names_part(text: str, names: frozenset[str]) -> bool:
    """Whether a heading is one of `names`, or a few words of which the last part is: `Symbols and
    units`."""
    name = plain(text)
    parts = split_and(name) if len(name.split()) <= _MOST_WORDS else []
    return name in names or any(part in names for part in parts[1:])


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The names of `names.txt`, read once."""
    text = resources.files(__package__).joinpath("names.txt").read_text("utf-8")
    return frozenset(name for line in text.splitlines() if line[:1] != "#" for name in line.split())
