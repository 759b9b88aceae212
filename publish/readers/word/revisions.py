"""What a Word file holds beside its text: changes that nobody has accepted, and comments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from publish.archive import DAMAGE, opened
from publish.diagnostics import Log
from publish.patterns import pattern

_PARTS: Final = pattern(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_CHANGE: Final = pattern(rb"<w:(ins|del|moveFrom|moveTo)[ >]")
_COMMENT: Final = pattern(rb"<w:commentReference[ />]")
_SUBTRACTED: Final = (b"del", b"moveFrom")


def tell_revisions(data: bytes, log: Log) -> None:
    """Tells `log` of tracked changes, which are read as if they were accepted, and of comments,
    which are not published. `data` is an archive that was examined already."""
    parts = list(_parts(data))
    kinds = [kind for part in parts for kind in _CHANGE.findall(part)]
    gone = sum(kind in _SUBTRACTED for kind in kinds)
    added = len(kinds) - gone
    comments = sum(len(_COMMENT.findall(part)) for part in parts)
    if added or gone:
        log.warning(
            "changes-accepted",
            f"tracked changes are read as accepted: {added} insertions, {gone} deletions",
            hint="accept or reject them in Word, so that nobody publishes what was not decided",
        )
    if comments:
        log.info("comments-dropped", f"{comments} comments in the source are not published")


def _parts(data: bytes) -> Iterator[bytes]:
    """The parts that hold text; of a damaged one pandoc will say what is wrong with it."""
    with suppress(*DAMAGE), opened(data) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                yield archive.read(name)
