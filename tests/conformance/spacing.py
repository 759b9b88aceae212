"""How the spaces between two passages come together."""

from __future__ import annotations


class Spacing:
    """Collapses what ends and begins between two passages: of spaces that meet the greatest counts
    (CSS 2.1, 8.3.1), and the padding and rules of boxes keep them from meeting."""

    def __init__(self, *, known: bool = False) -> None:
        self._reset(known=known)

    def _reset(self, *, known: bool) -> None:
        self.frame = 0.0
        self.pending = 0.0
        self.leading_space = 0.0
        self.lead = 0.0
        """The part of the gap that goes with what begins, and how much of it is space."""
        self.known = known

    def before(self, points: float) -> None:
        """A space before what begins."""
        self.space(points)
        more = max(points - self.leading_space, 0.0)
        self.leading_space += more
        self.lead += more

    def space(self, points: float) -> None:
        """A space, of what ended or of what begins."""
        self.pending = max(self.pending, points)

    def open(self, points: float) -> None:
        """Rule and padding of a box that begins; through none, spaces meet."""
        self.edge(points)
        self.lead += points

    def edge(self, points: float) -> None:
        """Rule and padding of a box that begins or ends; through none, spaces meet."""
        if points:
            self.frame, self.pending = self.frame + self.pending + points, 0.0

    def wall(self) -> None:
        """Where spaces do not meet though nothing is between them, as at the edge of a table."""
        self.frame, self.pending = self.frame + self.pending, 0.0

    def take(self) -> float | None:
        """The gap before the passage that stands here, `None` when nobody knows."""
        gap = self.frame + self.pending if self.known else None
        self._reset(known=True)
        return gap

    def lose(self) -> None:
        """After something whose height nobody can tell."""
        self._reset(known=False)

    def copy(self) -> Spacing:
        twin = Spacing(known=self.known)
        twin.frame, twin.pending = self.frame, self.pending
        twin.lead, twin.leading_space = self.lead, self.leading_space
        return twin
