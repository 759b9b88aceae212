"""What is said of a whole whose chapters each say something of themselves.

Authors and keywords are those of all chapters, the date is the latest, the language that of the
first, organization and rights what all chapters that say them say alike.

A book is as secret as its most secret chapter, for who holds it holds that too, and as unfinished
as its least finished one: the classification is the highest, the status the earliest. Where nobody
can tell which that is, for a word is on no scale, all of them stand. Whenever chapters disagree,
that is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.diagnostics import Log, Severity
from publish.document import Meta, Origin
from publish.engine.crosslinks import Chapter

_CLASSIFICATIONS: Final = (
    ("public", "open", "unclassified", "tlp:clear", "tlp:white"),
    ("internal", "internal use", "internal use only", "official", "tlp:green"),
    ("restricted", "official sensitive", "official-sensitive", "sensitive", "tlp:amber"),
    ("confidential", "tlp:amber+strict"),
    ("secret", "strictly confidential", "tlp:red"),
    ("top secret",),
)
"""From what everybody may read to what hardly anybody may."""
_STATUSES: Final = (
    ("draft", "first draft", "working draft"),
    ("in review", "review", "under review", "for review", "for comment"),
    ("final draft", "release candidate"),
    ("approved", "accepted", "final", "released", "published"),
)
"""From the first hand to the last."""
_OWN: Final = ("identifier", "reference", "correspondence", "contact")
"""What a chapter says of itself as a document of its own, and a book has no place for."""
_SEPARATOR: Final = " / "


def merged(chapters: Sequence[Chapter], stated: Meta, log: Log) -> Meta:
    """What the chapters say of the whole. `stated` is what the publication says itself, which needs
    no agreement."""
    metas = [chapter.document.meta for chapter in chapters]
    _tell_dropped(chapters, log)
    return Meta(
        authors=tuple(dict.fromkeys(author for meta in metas for author in meta.authors)),
        affiliations=tuple(dict.fromkeys(pair for meta in metas for pair in meta.affiliations)),
        keywords=tuple(dict.fromkeys(word for meta in metas for word in meta.keywords)),
        date=max((meta.date for meta in metas), default=""),
        language=next((meta.language for meta in metas if meta.language), ""),
        organization=_agreed(chapters, "organization", stated, log),
        rights=_agreed(chapters, "rights", stated, log),
        classification=_ranked(chapters, "classification", _CLASSIFICATIONS[::-1], stated, log),
        status=_ranked(chapters, "status", _STATUSES, stated, log),
    )


def _agreed(chapters: Sequence[Chapter], key: str, stated: Meta, log: Log) -> str:
    said = _said(chapters, key)
    if len(said) < 2:
        return next(iter(said), "")
    if not getattr(stated, key):
        _tell(key, said, f"the whole has no {key}", log)
    return ""


def _ranked(
    chapters: Sequence[Chapter],
    key: str,
    scale: tuple[tuple[str, ...], ...],
    stated: Meta,
    log: Log,
) -> str:
    """The value that stands first on the scale; all values when one of them is on none."""
    said = _said(chapters, key)
    if len(said) < 2:
        return next(iter(said), "")
    ranks = {value: _rank(value, scale) for value in said}
    known = [rank for rank in ranks.values() if rank is not None]
    if len(known) == len(ranks):
        wins = min(said, key=lambda value: (ranks[value], list(said).index(value)))
    else:
        wins = _SEPARATOR.join(said)
    if not getattr(stated, key):
        _tell(key, said, f'the whole has "{wins}"', log)
    return wins


def _rank(value: str, scale: tuple[tuple[str, ...], ...]) -> int | None:
    word = " ".join(value.casefold().split())
    return next((rank for rank, words in enumerate(scale) if word in words), None)


def _said(chapters: Sequence[Chapter], key: str) -> dict[str, str]:
    """Each value that chapters give, and the first that gives it; in their order."""
    said: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for chapter in chapters:
        value = " ".join(getattr(chapter.document.meta, key).split())
        if value:
            said.setdefault(spelled.setdefault(value.casefold(), value), chapter.source)
    return said


def _tell(key: str, said: dict[str, str], outcome: str, log: Log) -> None:
    values = ", ".join(f'"{value}" in {source}' for value, source in said.items())
    log.add(
        "warning",
        f"{key}-differs",
        f"the chapters disagree about the {key}: {values}; {outcome}",
        hint=f"say it in [publication.metadata]: {key} = …",
    )


def _tell_dropped(chapters: Sequence[Chapter], log: Log) -> None:
    nothing = Meta()
    for chapter in chapters:
        meta = chapter.document.meta
        own = [key for key in _OWN if getattr(meta, key) != getattr(nothing, key)]
        asked = [
            k for k in meta.apparatus.__struct_fields__ if getattr(meta.apparatus, k) is not None
        ]
        others = [*asked, *(key for key, _ in meta.extra)]
        told: tuple[tuple[Severity, list[str]], ...] = (("warning", own), ("info", others))
        for severity, keys in told:
            if keys:
                log.add(
                    severity,
                    "metadata-of-chapter",
                    f"as a chapter it does not say its {', '.join(keys)}",
                    origin=Origin(file=chapter.source),
                    hint="say it in the text, or for the whole in [publication.metadata]",
                )
