"""How well the texts that rules were tuned on are read, and the least that is good enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from publish.document import Document
from tests.eval.__main__ import ours
from tests.eval.corpus import Labelled, texts
from tests.eval.scoring import Score, agreeing, compare
from tests.eval.shapes import SHAPES

UNLIKE: Final = ("indented first lines", "from a PDF", "double-spaced", "block a line")
"""Four shapes that have little in common."""
LEAST: Final = {
    "title": 0.99,
    "heading": 0.98,
    "item": 0.98,
    "byline": 0.95,
    "quote": 0.92,
    "code": 0.94,
}
WHOLE: Final = 0.97
SET_IN: Final = {"quote": 0.85, "code": 0.85}
"""Where first lines are set in, what is set in as a whole is harder to tell."""
PRINT: Final = "from print"
LEAST_IN_PRINT: Final = {"title": 0.98, "heading": 0.97, "item": 0.98, "byline": 0.96}
WHOLE_IN_PRINT: Final = 0.95
"""By the letters of fonts that the reader does not know, without blank lines, breaks tell less."""
LIKE_REAL: Final = "thirteenth/"
LEAST_LIKE_REAL: Final = {"title": 0.95, "heading": 0.9, "byline": 0.86, "item": 0.98}
WHOLE_LIKE_REAL: Final = 0.93
"""What is asked of texts that are modelled on real ones, by themselves: they are harder."""
LATE: Final = ("once-held/thirteenth/", "once-held/twelfth/", "sixteenth/")
LEAST_LATE: Final = {"title": 0.92, "heading": 0.94, "byline": 0.9, "item": 0.98}
WHOLE_LATE: Final = 0.95
"""What is asked of texts by others that rules were tuned on last; they count by themselves only."""
NEW: Final = tuple(
    f"{batch}/"
    for batch in (
        *("seventeenth", "eighteenth", "twentieth"),
        *(
            "twentyfirst",
            "twentysecond",
            "twentyfourth",
            "twentyfifth",
            "twentyeighth",
            "thirtieth",
            "thirtyfirst",
            "thirtysecond",
            "thirtythird",
            "thirtyfourth",
            "thirtyfifth",
        ),
    )
)
LEAST_NEW: Final = {"title": 0.9, "heading": 0.92, "byline": 0.88, "item": 0.95}
WHOLE_NEW: Final = 0.93
"""What is asked of the newest texts by others, of which few rules were learned yet."""
PASTED: Final = "fourteenth/"
LEAST_PASTED: Final = {"title": 0.83, "heading": 0.84, "byline": 0.75, "item": 0.97, "date": 0.88}
WHOLE_PASTED: Final = 0.85
"""What is asked of pages as people paste them, with what stands around and within their text; these
count by themselves only."""
LAST: Final = "twentysixth/"
LEAST_LAST: Final = {"title": 0.87, "heading": 0.81, "byline": 0.68, "item": 0.95, "date": 0.86}
WHOLE_LAST: Final = 0.87
"""What is asked of the texts that are modelled on real pages line by line."""
OPENINGS: Final = "twentyseventh/"
LEAST_OPENINGS: Final = {"title": 0.74, "heading": 0.83, "byline": 0.83, "item": 0.93, "date": 0.85}
WHOLE_OPENINGS: Final = 0.86
"""What is asked of ordinary texts and of openings of pages with all that stands above them, a fifth
of which have no title."""
_UNTUNED: Final = "held/"


def tuned(*, pasted: bool = False) -> list[Labelled]:
    """The texts that rules were tuned on: the pages as `pasted`, or all others but the `LATE`, the
    `NEW`, the `LAST` and the `OPENINGS`."""
    return [
        text
        for text in texts()
        if not text.name.startswith((_UNTUNED, LAST, OPENINGS, *NEW, *LATE))
        and text.name.startswith(PASTED) == pasted
    ]


def late() -> list[Labelled]:
    """The texts that rules were tuned on last but for the newest."""
    return [text for text in texts() if text.name.startswith(LATE)]


def last() -> list[Labelled]:
    """Those that are modelled on real pages line by line."""
    return [text for text in texts() if text.name.startswith(LAST)]


def openings() -> list[Labelled]:
    """The openings of pages."""
    return [text for text in texts() if text.name.startswith(OPENINGS)]


def new() -> list[Labelled]:
    """The newest texts."""
    return [text for text in texts() if text.name.startswith(NEW)]


def scores(chosen: Iterable[tuple[Labelled, str]]) -> dict[str, Score]:
    """The score of each kind of block over texts, each in a shape."""
    return summed(score_of(ours(SHAPES[shape](text)), text) for text, shape in chosen)


def score_of(document: Document, text: Labelled) -> dict[str, Score]:
    """The score of each kind of block of a text that is read as `document`."""
    return compare(*agreeing(document, text))


def summed(scored: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """The score of each kind of block over texts."""
    found: defaultdict[str, Score] = defaultdict(Score)
    for scores_of_text in scored:
        for kind, score in scores_of_text.items():
            found[kind] += score
    return found


def failing(
    found: dict[str, Score], least: dict[str, float], least_of_all: float = WHOLE
) -> dict[str, float]:
    """The F1 of the kinds that are below their `least`, and of the `whole` if that is too low."""
    whole = sum(found.values(), Score()).f1
    low = {kind: found[kind].f1 for kind, floor in least.items() if found[kind].f1 < floor}
    return low | ({"whole": whole} if whole < least_of_all else {})
