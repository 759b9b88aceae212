"""What became of each character: all that the document does not say as text is told."""

from __future__ import annotations

from collections import Counter
from typing import Final

from publish.diagnostics import Log
from publish.readers.plaintext.labels import Role
from publish.readers.plaintext.pieces import Piece
from publish.readers.stated_structure import SUFFIX

_READ: Final[dict[Role, str]] = {
    "byline": "the authors",
    "date": "the date",
    "header": "a field of the correspondence",
}
_CERTAIN: Final = 1.0
_SPACES: Final = {code: None for code in range(0x3001) if chr(code).isspace()}
"""A list of the words of a long line would take ten times its room."""


class Account:
    """Collects what is to be told, and tells it in the order of the kinds."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._marks: dict[str, Counter[str]] = {}

    def left_out(self, piece: Piece, why: str) -> None:
        """Tells of lines that are in the document nowhere, with the way to keep them."""
        text = " ".join(" ".join(piece.texts).split())
        message = f'"{text}" is left out: {why}'
        if min(line.probability for line in piece.lines) >= _CERTAIN:
            self._log.info("left-out", message, origin=piece.origin)
        else:
            numbers = ", ".join(str(line.number) for line in piece.lines)
            hint = f"paragraphs = [{numbers}] in {self._log.source}{SUFFIX} would keep it"
            self._log.warning("left-out", message, origin=piece.origin, hint=hint)

    def read_as_data(self, piece: Piece, text: str) -> None:
        """Tells of words that became data in another form."""
        message = f'"{text}" is read as {_READ.get(piece.role, "metadata")}'
        self._log.info("front-read", message, origin=piece.origin)

    def kept(self, piece: Piece, said: str, hyphens: str) -> None:
        """Counts the characters of a piece that `said`, the text which came of it, does not have.
        `hyphens` were taken out as its lines were joined."""
        drawn = "".join(line.raw.translate(_SPACES) for line in piece.lines)
        told = said.translate(_SPACES)
        if len(drawn) == len(told):
            return
        if marks := difference(drawn, told, hyphens):
            self._marks.setdefault(piece.role, Counter())[marks] += 1

    def tell(self, joined: list[str]) -> None:
        """Tells of all that was counted, and of the words that were joined over line ends."""
        for role, found in self._marks.items():
            told = ", ".join(f"{mark} ×{count}" for mark, count in found.items())
            self._log.info("marks-read", f"marks that became structure ({role}): {told}")
        if joined:
            self._log.info("hyphens-joined", f"words joined over line ends: {', '.join(joined)}")


def difference(drawn: str, told: str, hyphens: str) -> str:
    """The characters of `drawn` that `told` does not have, in their order, but `hyphens`."""
    missing = Counter(drawn)
    missing.subtract(told)
    missing.subtract(hyphens)
    rest: list[str] = []
    for c in drawn:
        if missing[c] > 0:
            missing[c] -= 1
            rest.append(c)
    return "".join(rest)
