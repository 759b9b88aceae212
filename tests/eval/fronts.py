"""The weights of `publish.readers.plaintext.usual`, learned from labelled texts.

`python -m tests.eval.fronts FOLDER…` learns from all texts of ours that are not held out and from
those in the folders (see `learning`), and writes `usual.toml`. The weights that are shipped were
learned with 188 pages of others, whose texts are not ours to ship, and by what lines read as when
`wording` had fewer facts. Rules were tuned on most of ours, so that what they say of a line is
truer there than it will be of lines that nobody has read: each text is learned from twice, once
with a part of that withheld; and a text with sections and bodies above its title once more with
words that no list knows in their place (`unknown_words`).
How a line reads (`wording`) is told by weights that were learned without the texts of its author.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

import msgspec

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import usual
from publish.readers.plaintext import wording as shipped
from publish.readers.plaintext.chains import AND, Weights
from publish.readers.plaintext.front import REACH, join_front
from publish.readers.plaintext.front_evidence import FrontEvidence, Role
from publish.readers.plaintext.front_features import UNTOLD, front_features
from publish.readers.plaintext.front_states import STATES, State, states_of
from publish.readers.plaintext.letters import find_letter
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.reading import open_text
from publish.readers.plaintext.wording import FrontWording, Wording
from tests.eval import learning
from tests.eval.corpus import Label, Labelled
from tests.eval.learning import (
    Lesson,
    learned,
    letters,
    read_texts,
    tuned,
    without_author,
    write_weights,
)
from tests.eval.shapes import SHAPES
from tests.eval.unknown_words import with_unknown_words
from tests.eval.wordings import wording_of

T = TypeVar("T")

WEIGHTS: Final = Path(usual.__file__).with_name("usual.toml")
_HEAD: Final = """\
# What features of the first pieces say for their roles (`front_features`), and what a role says for
# the one below it. Learned by `python -m tests.eval.fronts`; not to be edited by hand.
"""
_SHAPE: Final = "block a line"
_ROLES: Final[dict[str, Role]] = {
    "title": "title",
    "sub": "subtitle",
    "sum": "summary",
    "byline": "byline",
    "date": "date",
    "status": "status",
    "more": "dropped",
}
_NEAR: Final = 6
"""So many labels further on, the label of a piece may be."""

_L1: Final = 2.0
"""What it costs to have a weight: with each two features as one there are very many …"""

_L2: Final = 1.0
"""… and to have a large one."""

_CHUNK: Final = 64
"""Texts that are read in one go by one of several processes."""

_WITHHELD: Final = 30
"""So much in a hundred of what the rules say is withheld."""

_OF_RULES: Final = re.compile(
    rf"evidence for |{UNTOLD} |(?:byline|date|dropped|status) (?:right )?(?:below|above)"
)


class Front(msgspec.Struct, frozen=True):
    """The first pieces of a text, all from there on, and what the rules say of them."""

    pieces: Sequence[Piece]
    rest: Sequence[Piece]
    evidence: FrontEvidence


def front_of(text: Labelled) -> Front | None:
    """The first pieces of a text; nothing, if its title stands in a head of its own."""
    data = SHAPES[_SHAPE](text).encode()
    opened = open_text(Source(name=text.name, data=data), Log(text.name))
    if opened.has_title or opened.is_letter or find_letter(opened.pieces):
        return None
    rest = join_front(opened.pieces, opened.shape, has_title=False)
    pieces = rest[:REACH]
    evidence = FrontEvidence(pieces, opened.small_words, language=opened.language, rest=rest)
    return Front(pieces, rest, evidence)


def lesson(text: Labelled, wording: Wording | None = None) -> Lesson[Role] | None:
    """What there is to learn from a text: nothing, if its title stands in a head of its own. What
    its lines read as is told by `wording`, or by the weights that are shipped."""
    front = front_of(text)
    return None if front is None else _lesson(text, front, _reads(front, wording))


def lesson_of_unknown(text: Labelled, wording: Wording) -> Lesson[Role] | None:
    """The same of the text with words that no list knows above its title: they read as they did."""
    found = unknown_front_of(text)
    if found is None:
        return None
    other, front, alike = found
    return _lesson(other, front, _reads(alike, wording))


def unknown_front_of(text: Labelled) -> tuple[Labelled, Front, Front] | None:
    """The text with words that no list knows above its title, its first pieces, and those whose
    words they read as: those of the text as it is, if they are as many."""
    other = with_unknown_words(text)
    front, known = (front_of(other), front_of(text)) if other else (None, None)
    if other is None or front is None or known is None:
        return None
    return other, front, known if len(known.pieces) == len(front.pieces) else front


def _reads(front: Front, wording: Wording | None) -> FrontWording:
    return FrontWording([piece.text for piece in front.pieces], wording or shipped.learned())


def _lesson(text: Labelled, front: Front, reads: FrontWording) -> Lesson[Role]:
    features = front_features(front.pieces, front.rest, front.evidence, reads)
    return features, list(roles_of(front.pieces[: len(features)], text.labels))


def roles_of(front: Sequence[Piece], labels: Sequence[Label]) -> Iterator[Role]:
    """The roles of pieces, by the labels that say the same; a piece may hold two labels' lines."""
    at = 0
    for piece in front:
        said = letters(piece.text)
        near = enumerate(labels[at : at + _NEAR], start=at)
        found = next((number for number, label in near if _agree(said, letters(label.text))), None)
        yield "paragraph" if found is None else _ROLES.get(labels[found].kind, "paragraph")
        at = at if found is None else found + 1


def _agree(said: str, labelled: str) -> bool:
    if said == labelled:
        return True
    shorter, longer = sorted((said, labelled), key=len)
    return len(shorter) > len("abc") and longer.startswith(shorter)


def as_toml(weights: Weights[State]) -> str:
    """The weights as `usual.toml` has them."""
    return learning.as_toml(weights, _HEAD, STATES)


def withheld(text: Labelled, taught: Lesson[Role], salt: str = "") -> Lesson[Role]:
    """The same lesson without some of what rules say: of each text and `salt` always the same."""
    features, roles = taught
    fewer = []
    for at, found in enumerate(features):
        gone = {
            fact
            for fact in found
            if _OF_RULES.match(fact)
            and crc32(f"{salt}{text.name} {at} {fact}".encode()) % 100 < _WITHHELD
        }
        fewer.append(frozenset(name for name in found if gone.isdisjoint(name.split(AND))))
    return fewer, roles


def lessons_of(text: Labelled, times: int, wording: Wording) -> list[Lesson[Role]]:
    """All that a text teaches that counts so many times."""
    found, unknown = lesson(text, wording), lesson_of_unknown(text, wording)
    fewer = [withheld(text, found)] if found and times == 1 else []
    return [*([found] * times if found else ()), *fewer, *([unknown] * times if unknown else ())]


def taught(folders: Sequence[str], teach: Callable[[Labelled, int, Wording], list[T]]) -> list[T]:
    """All that our texts and those in the folders `teach`, which is asked of each, of how often it
    counts and of weights of `wording` that have not seen its author."""
    texts = read_texts(tuned(), folders)
    wordings = without_author([text for text, _ in texts], wording_of)
    with ProcessPoolExecutor() as pool:
        found = pool.map(
            teach,
            (text for text, _ in texts),
            (times for _, times in texts),
            (wordings[text.name] for text, _ in texts),
            chunksize=_CHUNK,
        )
        return [lesson for each in found for lesson in each]


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the weights."""
    lessons = [(features, states_of(roles)) for features, roles in taught(folders, lessons_of)]
    write_weights(as_toml(learned(lessons, l1=_L1, l2=_L2)), len(lessons), WEIGHTS)


if __name__ == "__main__":
    main(sys.argv[1:])
