"""Headings among the paragraphs, by their words and by what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from publish.readers.plaintext import (
    clauses,
    counted_rows,
    fellows,
    openings,
    programmes,
    rows,
    series,
    settled,
    turns,
)
from publish.readers.plaintext.addresses import ends_in_street, is_in_address
from publish.readers.plaintext.bodies import is_role, tells_post
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.fields import (
    is_file_number,
    names_those_present,
    names_town,
)
from publish.readers.plaintext.heading_words import (
    LONGEST,
    QUESTION,
    REACHED_BY,
    SHORT,
    closes,
    is_division,
    may_head,
    names_author,
    strength,
)
from publish.readers.plaintext.heading_worth import above_paragraph, by_form, count_words
from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.interviews import is_faq, is_interview
from publish.readers.plaintext.levels import set_levels
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import bears_given_name, is_honoured, is_person
from publish.readers.plaintext.no_headings import LONGEST_SIGNER, heads_nothing, signs
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.questions import goes_on
from publish.readers.plaintext.rows import PROSE, is_prose
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.stamps import begins_with_hour
from publish.readers.plaintext.terms import split_entry, term
from publish.readers.plaintext.words import given_names, plain, words

THRESHOLD: Final = 0.6
"""A heading that is less sure than this stays a paragraph: a wrong one is worse than a missing."""

_LIKE_A_NAME: Final = 0.7
_SURE: Final = 0.9
_LIKE_NAMES: Final = 0.9
_MOST_WORDS: Final = 14
_MOST_ASKED: Final = 18
_MOST_OF_LABEL: Final = 7
_MOST_OF_OFFICE: Final = 5
_MOST_OF_RHETORIC: Final = 7
_MOST_SMALL: Final = 8
_TOLD: Final = 60
"""A line in small letters heads text of so many characters."""

_MOST_OF_VALUE: Final = 2
_HEAD: Final = frozenset({"byline", "date", "header", "dropped", "status"})
_SET_APART: Final = frozenset({"code", "table", "quote"})
_FEWEST_NAMES: Final = 2
_FEWEST_OWN: Final = 3
_BODY: Final = frozenset({"paragraph", "item", "quote", "code", "table", "verse", "definition"})


def find_headings(pieces: Sequence[Piece], contents: Collection[str] = ()) -> None:
    """Turns paragraphs that head what follows into headings. `contents` are the lines of the list
    of contents.

    A first pass goes backwards, for what follows must be known, and takes the lines that are
    headings by themselves. A second one takes those that are like them: of six lines that stand and
    look alike, five headings make the sixth.
    """
    spoken = turns.find_turns(pieces) or is_interview(pieces)
    listed = _listed(pieces)
    doubtful: dict[int, tuple[float, str]] = {}
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind != "paragraph" or piece.rule in settled.NO_HEADINGS:
            continue
        if spoken and asks(piece.text):
            continue
        confidence, rule = _confidence(pieces, index)
        if listed.get(piece.text, index) < index and _has_text(pieces, index):
            confidence, rule = max(confidence, 0.8), "an item of a list above, with text below it"
        if confidence >= THRESHOLD:
            piece.become("heading", rule, round(min(confidence, 0.97), 2))
        elif confidence > 0 and not (bears_given_name(piece.text) or _closes_text(pieces, index)):
            doubtful[index] = confidence, rule
    _settle_going_on(pieces)
    _settle_questions(pieces)
    _settle_names(pieces)
    series.find_more(pieces, doubtful, THRESHOLD)
    rows.settle_stacks(pieces)
    rows.settle_capitals(pieces)
    if not spoken:
        series.find_questions(pieces)
        fellows.find_fellows(pieces)
    counted_rows.settle_rows(pieces)
    counted_rows.settle_labels(pieces)
    counted_rows.settle_sections(pieces)
    openings.settle_opening(pieces, contents)
    set_levels(pieces)


def _listed(pieces: Sequence[Piece]) -> dict[str, int]:
    """The items of two words or more, as on an agenda, with the place where each first stands."""
    found: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if piece.kind == "item" and " " in piece.text and not ends_sentence(piece.text):
            found.setdefault(piece.text, index)
    return found


def _has_text(pieces: Sequence[Piece], index: int) -> bool:
    return index + 1 < len(pieces) and pieces[index + 1].kind in _BODY


def _settle_going_on(pieces: Sequence[Piece]) -> None:
    """`But why did we go on?` is what a speaker asks on the way. It heads a section where the text
    has others that go on from nothing: one that asks nothing, or several questions."""
    going: list[Piece] = []
    own: list[Piece] = []
    for piece in pieces:
        if piece.kind == "heading":
            (going if piece.rule == QUESTION and goes_on(piece.text) else own).append(piece)
    if not going:
        return
    if is_faq(pieces) or len(own) >= _FEWEST_OWN or not all(asks(p.text) for p in own):
        return
    for piece in going:
        piece.become("paragraph", "a question that goes on from the sentence before", 0.7)


def _settle_questions(pieces: Sequence[Piece]) -> None:
    """A question with a comma may be rhetoric; it heads an answer when several others do, or when
    it is short and the text has other headings. One of a word or two needs another heading too, and
    one alone right below a heading asks for the text."""
    questions = [p for p in pieces if p.kind == "heading" and p.rule == QUESTION]
    headed = any(p.kind == "heading" and p.rule != QUESTION for p in pieces)
    doubtful = [
        p
        for p in questions
        if any(c in p.text for c in ",،，、")
        and not (headed and is_cased(p.text) and len(p.text.split()) <= _MOST_OF_RHETORIC)
    ]
    if len(questions) == 1:
        above = pieces[pieces.index(questions[0]) - 1]
        asked = any(word in above.text.lower() for word in words().faq)
        doubtful += questions if above.kind == "heading" and not asked else []
    others = sum(1 for p in pieces if p.kind == "heading")
    short = [p for p in questions if len(p.text.split()) <= 2 and is_cased(p.text)]
    if others == len(short):
        doubtful += short
    if len(questions) - len(doubtful) < 2:
        for piece in doubtful:
            piece.become(
                "paragraph", "a question, but the text has no others that head answers", 0.6
            )


def _settle_names(pieces: Sequence[Piece]) -> None:
    """Somebody's name alone heads what is said of them where several names do; one alone signs. So
    does a first name, unless other single words head, too: `Jordan` may be a country."""
    found = [p for p in pieces if p.kind == "heading"]
    named = [p for p in found if bears_given_name(p.text)]
    single = [p for p in found if p.rule == SHORT and " " not in p.text]
    called = single if [p.text.lower() in given_names() for p in single] == [True] else []
    for piece in [*(named if len(named) < _FEWEST_NAMES else []), *called]:
        piece.become("paragraph", "somebody's name alone", 0.7)


def _confidence(pieces: Sequence[Piece], index: int) -> tuple[float, str]:
    """How sure it is that a paragraph is a heading, and the strongest reason for it."""
    piece = pieces[index]
    text = piece.text
    if len(text) > LONGEST:
        return 0.0, ""
    if text[-1:] == "." and text[0].isupper() and not may_head(text):
        return 0.0, ""  # most lines; what follows is for a colon, small letters, or what may head
    if index + 1 < len(pieces) and _labels_text(pieces, index):
        return 0.75, "a name and a colon, with text below"
    if _heads_poem(pieces, index):
        return 0.75, "above who wrote the verse below"
    if index + 1 < len(pieces) and _is_small_between(pieces, index):
        return 0.65, "a few small letters between text that is closed and more of it"
    if index + 1 >= len(pieces):
        return 0.0, ""
    count = count_words(text)
    if count > (_MOST_ASKED if asks(text) else _MOST_WORDS) or not may_head(text):
        return 0.0, ""
    after = pieces[index + 1]
    before = pieces[index - 1] if index else None
    if _is_in_programme(before, piece, after) or is_in_address(pieces, index):
        return 0.0, ""
    if signs(pieces, index) or (bears_given_name(text) and _tells_role(after.text)):
        return 0.0, ""
    if term(text) and not is_division(text) and _is_field(text, before, after):
        return 0.0, ""
    if before is not None and before.kind in _HEAD and _is_of_head(text, before):
        return 0.0, ""
    score, rule = strength(text)
    if heads_nothing(pieces, index, rule):
        return 0.0, ""
    if rule in rows.BY_WORDS and rows.stands_with_above(pieces, index):
        return 0.0, ""
    if names_those_present(after.text) and score < _LIKE_A_NAME:
        return 0.0, ""
    score += by_form(pieces, index, count)
    if after.kind not in _BODY and after.kind != "heading" and not _heads_rights(text, after):
        return 0.0, ""
    if after.kind in _SET_APART and index + 2 < len(pieces):
        below = pieces[index + 2]
        if below.kind == "paragraph" and starts_lower(below.text):
            return 0.0, ""  # one sentence that goes on below what it shows
    if after.kind == "paragraph" and after.rule != programmes.RULE:
        score += above_paragraph(pieces, index, score)
    elif after.kind == "heading":
        alone = before is None or before.kind != "paragraph" or closes(before.text)
        score += 0.05 if alone else -0.05
    else:
        score += 0.1
    signed = before is not None and before.text.endswith(",") and len(text.split()) <= 3
    if signed and score < _SURE:
        return 0.0, ""  # "Yours," and who writes
    open_above = before is not None and before.kind == "paragraph" and not closes(before.text)
    open_above = open_above and not (
        before is not None and (term(before.text) or before.rule in settled.LISTED)
    )
    if before is not None and open_above and not REACHED_BY.search(before.text):
        runs_in = 0.2 if is_capitals(text) and after.kind == "item" else 0.35
        score -= 0 if may_head(before.text) else runs_in
    if piece.first.gap > after.first.gap:
        score += 0.05
    if len(piece.lines) > 2:
        score -= 0.3
    return max(score, 0.0), rule


def _heads_rights(text: str, below: Piece) -> bool:
    """`Copyright Notice`: a word of the line of copyright below it, which the text does not keep.
    Of another word (`Contact`) that line is the foot of the page."""
    if below.kind != "rights" or plain(text) not in words().section:
        return False
    return plain(text).split()[0] in below.text.lower()


def _heads_poem(pieces: Sequence[Piece], index: int) -> bool:
    """`Death`, with `by John Donne` and a poem below it, and text above: one of several poems."""
    if index < 1 or index + 2 >= len(pieces) or pieces[index + 2].kind != "verse":
        return False
    above, piece, by = pieces[index - 1 : index + 2]
    ended = above.kind == "verse" or (above.kind == "paragraph" and closes(above.text))
    named = by.kind in {"paragraph", "byline"} and names_author(by.first.text)
    return ended and named and may_head(piece.text) and count_words(piece.text) <= _MOST_SMALL


def _is_in_programme(before: Piece | None, piece: Piece, after: Piece) -> bool:
    """`11:00 Coffee`: an hour, among others; or what stands between two, and says more of one."""
    if before is not None and programmes.are_of_one_day(before, after):
        return True
    beside = [other for other in (before, after) if other is not None]
    return begins_with_hour(piece.text) and any(begins_with_hour(p.text) for p in beside)


def _is_small_between(pieces: Sequence[Piece], index: int) -> bool:
    """`open questions`, `seedbank/vault`: some write no capitals, and a line that goes on from what
    stands above, as small letters tell elsewhere, has something open above it."""
    text, after = pieces[index].text, pieces[index + 1]
    before = pieces[index - 1] if index else None
    if before is None or not (text[0].islower() and may_head(text[0].upper() + text[1:])):
        return False
    if before.kind not in _BODY | {"heading"} or (
        before.kind == "paragraph" and not closes(before.text)
    ):
        return False
    if plain(text).split(" ")[0] in words().anaphora:
        return False  # `and so on`
    told = after.kind == "item" or (len(after.text) >= _TOLD and ends_sentence(after.text))
    return count_words(text) <= _MOST_SMALL and after.kind in _BODY and told


def _is_of_head(text: str, above: Piece) -> bool:
    """`Director, Rivers Programme` or `WP2019-14` below the name of who wrote, `Council Chambers,
    410 Ferry Street` or `Hull, NH` below the day: what the head of a text says of its author and
    place."""
    office = text.partition(",")[0].split()
    held = 0 < len(office) <= _MOST_OF_OFFICE and has_role(office[-1])
    held = held and office[0].lower() not in words().clause  # `The night nurse`
    house = "," in text and is_house(text.partition(",")[0])  # `BBC News, Hull`
    of_author = is_role(text) or held or house or tells_post(text) or is_file_number(text)
    placed = above.kind == "date" and names_town(text)
    return (above.kind == "byline" and of_author) or placed or ends_in_street(text)


def _labels_text(pieces: Sequence[Piece], index: int) -> bool:
    """`Wrap Up:`, `Klapptext:`: a name with a colon, on a line of its own, above prose.

    One of several words has capitals or is known (`In short:`), for words that lead in to what
    follows have none; one that comes again says who speaks; above the numbered paragraphs of a
    judgment it says who judges. Nothing is left open above it.
    """
    text, after = pieces[index].text, pieces[index + 1]
    if text[-1] not in ":：":
        return False
    before = pieces[index - 1] if index else None
    name = text[:-1].rstrip()
    judged = after.rule == clauses.RULE and title_case_share(name) == 1 and " " in name
    if not name or not may_head(name) or bears_given_name(name):
        return False
    if count_words(name) > _MOST_OF_LABEL or any(c in ",，、" for c in name):
        return False
    if (is_salutation(text) or is_honoured(name)) and not judged:
        return False
    named = title_case_share(name) >= _LIKE_NAMES or plain(name) in words().brief
    if " " in name and not named:
        return False
    open_above = before is not None and before.kind == "paragraph"
    # a break, a table or code above has no text
    above = before.text if before is not None else ""
    ended = bool(above) and closes(above) and above[-1] not in ":："
    if before is not None and open_above and not ended:
        reached = REACHED_BY.search(before.text) and plain(name) not in words().contact
        return bool(reached) or (judged and is_capitals(before.text))
    prose = len(after.text) >= PROSE and ends_sentence(after.text) and after.text[0] not in QUOTES
    quoted = after.kind == "quote" and " " not in name and is_cased(name)
    return (
        quoted or judged or (after.kind == "paragraph" and prose and not starts_lower(after.text))
    )


def _tells_role(text: str) -> bool:
    """`Editor for trade and industry.`: what a person does, in few words or as their first."""
    first = text.partition(" ")[0]
    return has_role(first) or (len(text) <= LONGEST_SIGNER and has_role(text))


def _closes_text(pieces: Sequence[Piece], index: int) -> bool:
    """`Cllr Amit Sharma` above `Carnival Committee`: a name, and below it to the end of the text no
    more than what its bearer does."""
    below = [
        piece for piece in pieces[index + 1 : index + 3] if piece.kind not in {"dropped", "rights"}
    ]
    if len(below) > 1 or any(ends_sentence(p.text) or len(p.text) > LONGEST_SIGNER for p in below):
        return False
    text = pieces[index].text
    return is_person(text) and any(word.lower() in given_names() for word in text.split())


def _is_field(text: str, before: Piece | None, after: Piece) -> bool:
    """Whether a line with a label stands among others, and no text follows right below; or right
    below the head of the text, with a word or two or a figure behind the label."""
    if before is None:
        return False
    value = split_entry(text)[1]
    brief = len(value.split()) <= _MOST_OF_VALUE or value[0].isdigit()
    if before.kind in _HEAD and brief:
        return True
    among = bool(term(before.text)) and (not ends_sentence(before.text) or len(after.text) < 80)
    return (bool(term(after.text)) and not is_prose(after)) or among
