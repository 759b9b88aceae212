"""Expected and measured values side by side, by role.

Artifacts are compared passage by passage, but judged by role: a value of a role is wrong where more
than half of what was found of it is. Words of one role that were found in another, as those of a
heading that a sentence repeats, say nothing of the artifact. Only a passage of some length that
stands nowhere else counts by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

from publish.checks.compare.exemptions import (
    DOCX_FRAME,
    EXEMPTIONS,
    SIZE,
    SLACK,
    SPACE,
    SPACING,
    WORD,
)
from publish.checks.compare.matching import Index, Match, match
from publish.checks.look import Look, Mismatch, Passage, letters
from publish.diagnostics import Measurement
from publish.style import Companion, Style
from publish.style.measure import nearest_face

_EXCERPT: Final = 32
_MOST: Final = 0.5
"""The share of a role that must be set otherwise."""
_DISTINCT: Final = 16
"""Letters from which a passage is known by its words."""
_FEW: Final = 2
"""Distances of passages say something of a role from so many: those of one depend on what stands
beside it."""
_DISTANCES: Final = frozenset({"indent_start", "indent_end", "line_height"})
_ASKED: Final = frozenset({"align", "direction"})
"""What a document can ask for where its role says otherwise, such as a cell set to the centre: of a
role each such value is judged by itself."""
_SAID: Final = frozenset({"direction", "lines"})
"""What the document says of a passage, not the style of its role."""
_PAPER: Final = "ffffff"
_LARGE: Final = 18.0
_LARGE_BOLD: Final = 14.0
_BOLD: Final = 700


class Pair(msgspec.Struct, frozen=True):
    """A colour of text, that of its ground, and whether the text is large (WCAG 2.2: from 18 pt,
    or 14 pt and bold)."""

    text: str
    ground: str
    large: bool


class Comparison(msgspec.Struct, kw_only=True):
    """What was compared: per role, key and value asked for, and what of it differed."""

    format: str
    weights: Counter[tuple[str, str, str]] = msgspec.field(default_factory=Counter)
    """By what is judged as one: of how many letters, or passages, the value was compared."""
    measurements: dict[tuple[str, str, str], Measurement] = msgspec.field(default_factory=dict)
    companions: dict[tuple[str, str], Companion] = msgspec.field(default_factory=dict)
    """By family and their own, those that set scripts which it lacks."""
    mismatches: list[Mismatch] = msgspec.field(default_factory=list)
    pairs: dict[Pair, tuple[Passage, str]] = msgspec.field(default_factory=dict)
    """Colours of text and of its ground, with the first passage that has them and its place."""

    def judge(
        self,
        passage: Passage,
        role: str,
        key: str,
        expected: str,
        found: str,
        *,
        agrees: bool,
        where: str,
        weight: int = 1,
        certain: bool = False,
    ) -> None:
        """Notes one comparison, unless the format is exempt from it."""
        if self.format == "docx" and (role, key) in EXEMPTIONS:
            return
        self.weights[_judged(role, key, expected)] += weight
        before = self.measurements.get((role, key, expected))
        count, differing = (before.count, before.differing) if before else (0, 0)
        self.measurements[role, key, expected] = Measurement(
            role=role,
            key=key,
            expected=expected,
            found=before.found if before and (agrees or differing) else found,
            count=count + 1,
            differing=differing + (not agrees),
        )
        if not agrees:
            self.mismatches.append(
                Mismatch(
                    role=role,
                    key=key,
                    expected=expected,
                    found=found,
                    where=where,
                    origin=passage.origin,
                    text=_excerpt(passage.text),
                    weight=weight,
                    certain=certain,
                )
            )

    def differences(self) -> list[Mismatch]:
        """The mismatches of roles whose value is wrong, and those that count by themselves."""
        wrong: Counter[tuple[str, str, str]] = Counter()
        often: Counter[tuple[str, str, str]] = Counter()
        for one in self.mismatches:
            judged = _judged(one.role, one.key, one.expected)
            wrong[judged] += one.weight
            often[judged] += 1
        values = {
            judged
            for judged, weight in wrong.items()
            if weight > _MOST * self.weights[judged]
            and (judged[1] not in _DISTANCES or often[judged] >= _FEW)
        }
        return [
            one
            for one in self.mismatches
            if one.certain or _judged(one.role, one.key, one.expected) in values
        ]

    def measured(self) -> tuple[Measurement, ...]:
        """Every value that was compared, with how often it differs in a role that does."""
        differing = Counter((one.role, one.key, one.expected) for one in self.differences())
        return tuple(
            msgspec.structs.replace(
                one,
                differing=differing[key],
                found=one.found if differing[key] else one.expected,
            )
            if one.differing
            else one
            for key, one in self.measurements.items()
        )


def _judged(role: str, key: str, expected: str) -> tuple[str, str, str]:
    return role, key, expected if key in _ASKED else ""


def begin(format_: str, style: Style) -> Comparison:
    """A comparison of which nothing is done yet."""
    companions = {
        (font.family, companion.family): companion
        for font in style.fonts.values()
        for companion in font.companions
    }
    return Comparison(format=format_, companions=companions)


def compare_flows(
    comparison: Comparison, expected: Sequence[Passage], found: Sequence[Passage]
) -> list[Match]:
    """Looks of each flow, anchored on the document's passages; returns what was matched."""
    matches: list[Match] = []
    for flow in ("main", "note"):
        some, _missing = match(
            [p for p in expected if p.flow == flow], [p for p in found if p.flow == flow]
        )
        matches += some
    index = Index(found)
    stated = letters("".join(passage.text for passage in expected))
    for one in matches:
        compare_look(comparison, one, index, stated)
    return matches


def compare_look(
    comparison: Comparison, one: Match, index: Index | None = None, stated: str = ""
) -> None:
    """The characters of a pair of runs; `index` has the whole artifact, and `stated` are the
    letters of the document.

    Words that stand in the artifact as the role asks somewhere are no mismatch where they do not:
    which of several places is the passage's is a guess.
    """
    wanted, got, role = one.run.look, one.look.look, one.run.role
    judge: Callable[..., None] = comparison.judge

    words = letters(one.run.text)
    weight = min(len(words), len(letters(one.look.text)))

    def noted(key: str, expected: str, found: str, *, right: bool) -> None:
        # A Word file has the words in the order of the document, whatever a run's length.
        known = len(letters(one.expected.text)) if comparison.format == "docx" else weight
        certain = (
            not right and known >= _DISTINCT and one.whole and _is_distinct(one, index, stated)
        )
        judge(
            one.expected, role, key, expected, found,
            agrees=right, where=one.found.where, weight=weight, certain=certain,
        )  # fmt: skip

    def said(key: str, expected: str, found: str, agrees: Callable[[Look], bool]) -> None:
        right = agrees(got)
        if right or index is None or not any(map(agrees, index.looks(words))):
            noted(key, expected, found, right=right)

    companion = comparison.companions.get((wanted.family, got.family))
    if companion is not None and not one.look.text.isascii():
        face = nearest_face(companion, wanted.weight, wanted.slope)
        wanted = msgspec.structs.replace(
            wanted, family=face.family, weight=face.weight, slope=face.slope
        )
    for key in (
        *("family", "weight", "slope", "color", "underline"),
        *("strike", "vertical", "small_caps", "upper"),
    ):
        expected, found = getattr(wanted, key), getattr(got, key)
        if expected is not None and found is not None:
            said(key, shown(key, expected), shown(key, found), partial(_has, key, expected))
    spacing = wanted.letter_spacing
    if spacing is not None and got.letter_spacing is not None:
        said(
            "letter_spacing", points(spacing), points(got.letter_spacing), partial(_spaced, spacing)
        )
    if not (one.run.raised or one.look.raised):
        size = _size(comparison.format, wanted)
        said("size", points(size), points(got.size), partial(_sized, size))
    ground = wanted.background or one.expected.ground
    if got.background is None:
        got = msgspec.structs.replace(got, background=ground)
    seen = got.background or one.found.ground
    noted("background", color(ground), color(seen), right=ground == seen)
    pair = _pair(got, one.found)
    comparison.pairs.setdefault(pair, (one.expected, one.found.where))


def _has(key: str, expected: object, look: Look) -> bool:
    return bool(getattr(look, key) == expected)


def _spaced(expected: float, look: Look) -> bool:
    return look.letter_spacing is None or abs(expected - look.letter_spacing) <= SPACING + SLACK


def _sized(expected: float, look: Look) -> bool:
    return abs(expected - look.size) <= SIZE + SLACK


def _is_distinct(one: Match, index: Index | None, stated: str) -> bool:
    """Whether the words of a passage stand once in the document and once in the artifact."""
    words = letters(one.expected.text)
    return index is not None and stated.count(words) == 1 and index.count(words) == 1


def note_colors(comparison: Comparison, passage: Passage) -> None:
    """The colours of signs as well, of which nobody can say what they should be."""
    for run in passage.runs:
        if run.text.strip():
            comparison.pairs.setdefault(_pair(run.look, passage), (passage, passage.where))


def _pair(look: Look, passage: Passage) -> Pair:
    large = look.size >= _LARGE or (look.size >= _LARGE_BOLD and look.weight >= _BOLD)
    return Pair(look.color, look.background or passage.ground or _PAPER, large)


def compare_paragraphs(comparison: Comparison, matches: Iterable[Match]) -> None:
    """Alignment, indents and spaces of the paragraphs that passages were found in."""
    seen: set[tuple[int, int]] = set()
    for one in matches:
        pair = (id(one.expected), id(one.found))
        if pair in seen:
            continue
        seen.add(pair)
        for key, expected, found, agrees in _paragraph(comparison.format, one):
            comparison.judge(
                one.expected,
                one.expected.role,
                key,
                expected,
                found,
                agrees=agrees,
                where=one.found.where,
                certain=key in _SAID and _is_same(one),
            )


def _is_same(one: Match) -> bool:
    """Whether two passages have the same words, and enough of them to be known by."""
    words = letters(one.expected.text)
    return len(words) >= _DISTINCT and words == letters(one.found.text)


def _paragraph(format_: str, one: Match) -> Iterator[tuple[str, str, str, bool]]:
    wanted, got = one.expected, one.found
    keys = ["line_height", "indent_start", "indent_end"]
    keys += ["first_indent", "space_before", "space_after"] if one.starts else []
    for key in keys:
        expected, found = getattr(wanted, key), getattr(got, key)
        if expected is not None and found is not None:
            slack = DOCX_FRAME if format_ in WORD and wanted.framed else 0.0
            near = abs(expected - found) <= SPACE + SLACK + slack
            yield key, points(expected), points(found), near
    for key in ("align", "hyphenate", "direction", "keeps"):
        expected, found = getattr(wanted, key), getattr(got, key)
        if expected is not None and found is not None:
            yield key, shown(key, expected), shown(key, found), expected == found
    if None not in (wanted.lines, got.lines) and _letters(wanted) == _letters(got):
        yield "lines", _lines(wanted), _lines(got), wanted.lines == got.lines
    if wanted.marker is not None and one.starts:
        found = got.marker or ""
        yield "marker_color", color(wanted.marker), color(found), wanted.marker == found


def _letters(passage: Passage) -> str:
    return "".join(passage.lines or ())


def _lines(passage: Passage) -> str:
    """How many letters each line has."""
    return " / ".join(str(len(line)) for line in passage.lines or ())


def shown(key: str, value: object) -> str:
    match value:
        case str() if key == "color":
            return color(value)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def points(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".") + "pt"


def color(digits: str) -> str:
    return f"#{digits}" if digits else "none"


def _size(format_: str, look: Look) -> float:
    """Word counts sizes in half points (17.18.84), so there the nearest one is expected."""
    return round(look.size * 2) / 2 if format_ in WORD else look.size


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"
