"""Dots lead from an entry of a contents list to its number without a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from publish.checks.claims.common import Claim
from publish.checks.facts import said
from publish.checks.reading.pages.content import Pages, Piece
from publish.checks.reading.pages.tree import Content, Tagged

_EVEN: Final = 0.5
"""Points by which the distances between dots differ."""


def of_leaders(set_: Pages, structure: Tagged) -> Iterator[Claim]:
    """The dots of each line of a contents list that are not as far from each other as the others.
    Before the first one a dot of the entry itself may stand."""
    pieces: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in set_.pieces:
        pieces[piece.page, piece.mcid].append(piece)
    for node in structure.root.walk():
        if node.role != "TOCI":
            continue
        drawn = [
            piece
            for kid in (kid for part in node.walk() for kid in part.kids)
            if isinstance(kid, Content)
            for piece in pieces[kid.page, kid.mcid]
            if said(piece.text) == "."
        ]
        for (page, _), dots in groupby(drawn, lambda piece: (piece.page, round(piece.y, 1))):
            steps = [abs(dot.x - last.x) for last, dot in pairwise(dots)][1:]
            if steps and max(steps) - min(steps) > _EVEN:
                yield Claim(
                    column="words",
                    code="leader-broken",
                    message="the dots of an entry of a contents list have a gap",
                    expected=f"{min(steps):.2f}pt from each other",
                    found=f"{max(steps):.2f}pt",
                    where=f"page {page + 1}",
                )
