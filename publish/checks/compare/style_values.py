"""Expected and measured values side by side, by role.

Artifacts are compared passage by passage, but judged by role: a value of a role is wrong where more
than half of what was found of it is. Words of one role that were found in another, as those of a
heading that a sentence repeats, say nothing of the artifact. Only a passage of some length that
stands nowhere else counts by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec

from publish.checks.compare.matching import Index, Match, match
from publish.checks.compare.style_tolerances import (
    DOCX_FRAME,
    EXEMPTIONS,
    SIZE,
    SLACK,
    SPACE,
    SPACING,
)
from publish.checks.look import Look, Passage, letters
from publish.diagnostics import Measurement
from publish.style import Companion, Style
from publish.style.definition.contrast import PAPER, least_contrast
from publish.style.measure.text_widths import nearest_face

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
_CHARACTERS: Final = (
    *("family", "weight", "slope", "color", "underline"),
    *("strike", "vertical", "small_caps", "upper"),
)


_LENGTHS: Final = ("line_height", "indent_start", "indent_end")
_AT_START: Final = ("first_indent", "space_before", "space_after")


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One value of one role: what the style says, and what was found at a place of an artifact."""

    role: str
    key: str
    expected: str
    found: str
    agrees: bool
    where: str
    passage: Passage
    weight: int
    """How many letters are set so."""
    certain: bool
    """Whether it counts whatever else of the role is right: a page, or a passage of some length
    whose words stand nowhere else."""

    @property
    def kind(self) -> tuple[str, str, str]:
        """What is judged as one."""
        return self.role, self.key, self.expected if self.key in _ASKED else ""


class Pair(msgspec.Struct, frozen=True):
    """A colour of text, that of its ground, and the contrast that they must have."""

    text: str
    ground: str
    least: float


class Comparison(msgspec.Struct, kw_only=True):
    """What was compared in an artifact."""

    format: str
    companions: dict[tuple[str, str], Companion] = msgspec.field(default_factory=dict)
    """By family and their own, those that set scripts which it lacks."""
    judged: list[Judgement] = msgspec.field(default_factory=list)
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
        self.judged.append(
            Judgement(
                role=role, key=key, expected=expected, found=found, agrees=agrees, where=where,
                passage=passage, weight=weight, certain=certain,
            )
        )  # fmt: skip

    @property
    def mismatches(self) -> list[Judgement]:
        """Each value that differs, at each place."""
        return [one for one in self.judged if not one.agrees]

    def differences(self) -> list[Judgement]:
        """The mismatches of roles whose value is wrong, and those that count by themselves."""
        wrong: Counter[tuple[str, str, str]] = Counter()
        often: Counter[tuple[str, str, str]] = Counter()
        weights: Counter[tuple[str, str, str]] = Counter()
        mismatches = self.mismatches
        for one in mismatches:
            wrong[one.kind] += one.weight
            often[one.kind] += 1
        for one in self.judged:
            if (kind := one.kind) in wrong:
                weights[kind] += one.weight
        return [
            one
            for one in mismatches
            if one.certain
            or (
                wrong[one.kind] > _MOST * weights[one.kind]
                and (one.key not in _DISTANCES or often[one.kind] >= _FEW)
            )
        ]

    def measured(self, differences: Iterable[Judgement]) -> tuple[Measurement, ...]:
        """Every value that was compared, with how often it is one of the `differences`."""
        differing = defaultdict(list)
        for one in differences:
            differing[one.role, one.key, one.expected].append(one.found)
        values: dict[tuple[str, str, str], list[Judgement]] = {}
        for one in self.judged:
            values.setdefault((one.role, one.key, one.expected), []).append(one)
        return tuple(
            Measurement(
                role=role,
                key=key,
                expected=expected,
                found=next(iter(differing[role, key, expected]), None)
                or next((one.found for one in some if one.agrees), expected),
                count=len(some),
                differing=len(differing[role, key, expected]),
            )
            for (role, key, expected), some in values.items()
        )


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
        matches += match(
            [p for p in expected if p.flow == flow], [p for p in found if p.flow == flow]
        )
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
    wanted, got = one.run.look, one.look.look
    companion = comparison.companions.get((wanted.family, got.family))
    if companion is not None and not one.look.text.isascii():
        face = nearest_face(companion, wanted.weight, wanted.slope)
        wanted = msgspec.structs.replace(
            wanted, family=face.family, weight=face.weight, slope=face.slope
        )
    ground = wanted.background or one.expected.ground
    if got.background is None:
        got = msgspec.structs.replace(got, background=ground)
    words = letters(one.run.text)
    weight = min(len(words), len(letters(one.look.text)))
    # A Word file has the words in the order of the document, whatever a run's length.
    known = len(letters(one.expected.text)) if comparison.format == "docx" else weight
    values: dict[str, tuple[Any, Any, float | None]] = {
        key: (getattr(wanted, key), getattr(got, key), None) for key in _CHARACTERS
    }
    values["letter_spacing"] = (wanted.letter_spacing, got.letter_spacing, SPACING)
    if not (one.run.raised or one.look.raised):
        # Word counts sizes in half points (17.18.84), so there the nearest one is expected.
        size = round(wanted.size * 2) / 2 if comparison.format == "docx" else wanted.size
        values["size"] = (size, got.size, SIZE)
    values["background"] = (ground, got.background or one.found.ground, None)
    for key, (expected, found, slack) in values.items():
        if expected is None or found is None:
            continue
        right = _agree(expected, found, slack)
        if not right and index is not None and key != "background":
            looks = (getattr(look, key) for look in index.looks(words))
            if any(value is None or _agree(expected, value, slack) for value in looks):
                continue
        certain = not right and known >= _DISTINCT and _is_distinct(one, index, stated)
        comparison.judge(
            one.expected, one.run.role, key, shown(key, expected), shown(key, found),
            agrees=right, where=one.found.where, weight=weight, certain=certain,
        )  # fmt: skip
    comparison.pairs.setdefault(_pair(got, one.found), (one.expected, one.found.where))


def _agree(expected: Any, found: Any, slack: float | None) -> bool:
    return bool(expected == found if slack is None else abs(expected - found) <= slack + SLACK)


def _is_distinct(one: Match, index: Index | None, stated: str) -> bool:
    """Whether the words of a passage stand once in the document and once in the artifact."""
    words = letters(one.expected.text)
    return index is not None and stated.count(words) == 1 and index.count(words) == 1


def note_colors(comparison: Comparison, passages: Iterable[Passage]) -> None:
    """The colours of signs as well, of which nobody can say what they should be."""
    for passage in passages:
        for run in passage.runs:
            if run.text.strip():
                comparison.pairs.setdefault(_pair(run.look, passage), (passage, passage.where))


def _pair(look: Look, passage: Passage) -> Pair:
    least = least_contrast(look.size, look.weight)
    return Pair(look.color, look.background or passage.ground or PAPER.hex, least)


def compare_paragraphs(comparison: Comparison, matches: Iterable[Match]) -> None:
    """Alignment, indents and spaces of the paragraphs that passages were found in."""
    first: dict[tuple[int, int], Match] = {}
    for one in matches:
        first.setdefault((id(one.expected), id(one.found)), one)
    for one in first.values():
        words = letters(one.expected.text)
        same = len(words) >= _DISTINCT and words == letters(one.found.text)
        for key, expected, found, agrees in _paragraph(comparison.format, one):
            comparison.judge(
                one.expected, one.expected.role, key, expected, found,
                agrees=agrees, where=one.found.where, certain=same and key in _SAID,
            )  # fmt: skip


def _paragraph(format_: str, one: Match) -> Iterator[tuple[str, str, str, bool]]:
    wanted, got = one.expected, one.found
    slack = SPACE + (DOCX_FRAME if format_ == "docx" and wanted.framed else 0.0)
    values: dict[str, float | None] = dict.fromkeys(_LENGTHS, slack)
    if one.starts:
        values |= dict.fromkeys(_AT_START, slack)
    values |= dict.fromkeys(("align", "hyphenate", "direction", "keeps"), None)
    for key, near in values.items():
        expected, found = getattr(wanted, key), getattr(got, key)
        if expected is not None and found is not None:
            yield key, shown(key, expected), shown(key, found), _agree(expected, found, near)
    if None not in (wanted.lines, got.lines) and _letters(wanted) == _letters(got):
        yield "lines", _lines(wanted), _lines(got), wanted.lines == got.lines


def _letters(passage: Passage) -> str:
    return "".join(passage.lines or ())


def _lines(passage: Passage) -> str:
    """How many letters each line has."""
    return " / ".join(str(len(line)) for line in passage.lines or ())


@lru_cache(maxsize=1024)
def shown(key: str, value: object) -> str:
    """A value as findings and reports have it."""
    match value:
        case str() if key in ("color", "background"):
            return color(value)
        case bool():
            return "yes" if value else "no"
        case float():
            return points(value)
        case _:
            return str(value)


def points(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".") + "pt"


def color(digits: str) -> str:
    return f"#{digits}" if digits else "none"
