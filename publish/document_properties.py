"""Metadata by name, for the places where a format takes any: one list, so that formats agree."""

from __future__ import annotations

from publish.document import Meta
from publish.walk import plain_text


def further(meta: Meta) -> dict[str, str]:
    """What is said beside title, authors, keywords, language and summary, which each format has a
    place of its own for: by name, each in one line, those only that are known."""
    letter = meta.correspondence
    stated = {
        "subtitle": plain_text(meta.subtitle),
        "organization": meta.organization,
        "date": meta.date,
        "rights": meta.rights,
        "identifier": meta.identifier,
        "reference": meta.reference,
        "classification": meta.classification,
        "status": meta.status,
        "to": "; ".join(letter.to),
        "from": "; ".join(letter.sender),
        "cc": "; ".join(letter.cc),
        "memo subject": letter.subject,  # PDF, for one, has a Subject, which is another thing
        "key points": "; ".join(points(meta)),
    }
    lines = {name: " ".join(text.split()) for name, text in stated.items()}
    return {name: line for name, line in lines.items() if line}


def points(meta: Meta) -> tuple[str, ...]:
    """The words of each key point, in one line. One that has none, for it is a note or a decorative
    picture alone, is a point on the page, where these are seen, and not in metadata."""
    lines = (" ".join(plain_text(point).split()) for point in meta.key_points)
    return tuple(filter(None, lines))
