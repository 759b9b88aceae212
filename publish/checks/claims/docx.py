"""A Word file: its language, its parts and fonts, the direction of its words, and nothing left over
from editing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from publish.checks.claims.common import Claim
from publish.checks.claims.drawings import of_files
from publish.checks.claims.fonts import is_font, plain
from publish.checks.claims.parts import of_parts, of_properties
from publish.checks.claims.twice import of_notes, of_runs, of_styles, of_text
from publish.checks.claims.words import of_part, of_settings, of_words
from publish.checks.facts import Facts
from publish.checks.gathering import primary
from publish.checks.reading.archive import parse, unpacked
from publish.checks.reading.docx import default_language
from publish.checks.reading.word.names import R, W, attribute, related, relations_of, switched

_EDITED: Final = frozenset(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "commentReference")
)
_RUNNING: Final = frozenset({"vbaProject", "control", "oleObject", "attachedTemplate"})
_FORMATS: Final = ("styles", "numbering", "fontTable")
_NOTES: Final = (f"{W}footnotes", f"{W}endnotes")
_PARTS: Final = ("document", "footnotes", "endnotes", "header", "footer")


def of_artifact(data: bytes, facts: Facts) -> Iterator[Claim]:
    """Claims of a Word file that are not so."""
    files = unpacked(data)
    yield from _language(data, facts)
    yield from _relations(files)
    yield from _fonts(files)
    yield from of_files(files)
    yield from of_parts(files)
    yield from of_properties(files)
    package = related(files, relations_of(files, ""), "officeDocument")
    settings = None if package is None else related(files, package.relations, "settings")
    if package is not None and settings is not None:
        yield from of_settings(settings.root, settings.name, package.root)
    for kind in _FORMATS:
        formats = None if package is None else related(files, package.relations, kind)
        if formats is not None:
            yield from of_part(formats.root, formats.name)
            yield from of_runs(formats.root, formats.name)
        if formats is not None and kind == "styles":
            yield from of_styles(formats.root, formats.name)
    texts = {}
    for name in files:
        stem = name.removeprefix("word/")
        if name.startswith("word/") and stem.startswith(_PARTS) and stem.endswith(".xml"):
            texts[name] = parse(files, name)
    marks = (mark for root in texts.values() for mark in root.iter(f"{W}bookmarkStart"))
    bookmarks = {attribute(mark, "name") for mark in marks}
    if settings is not None:
        notes = [root for root in texts.values() if root.tag in _NOTES]
        yield from of_notes(settings.root, notes, settings.name)
    for name, root in texts.items():
        yield from of_words(root, name, bookmarks)
        yield from of_text(root, name)
        yield from _edited(root, name)
        yield from _directions(root, name)


def _language(data: bytes, facts: Facts) -> Iterator[Claim]:
    stated = next((value for name, value in facts.metadata if name == "language"), "")
    default = default_language(data)
    if stated and primary(default) != primary(stated):
        yield Claim(
            column="structure",
            code="language-of-text",
            message="the text is not in the language that the properties state",
            expected=stated,
            found=default,
            where="word/styles.xml",
        )


def _relations(files: dict[str, bytes]) -> Iterator[Claim]:
    """Every part that is named is there; nothing but links leads out, and nothing runs."""
    for path in sorted(name for name in files if name.endswith(".rels")):
        folder, _, base = path.rpartition("_rels/")
        for relation in relations_of(files, folder + base.removesuffix(".rels")).values():
            if not relation.outside and relation.target not in files:
                code, message = "part-missing", "a part that the file names is not in it"
            elif relation.outside and relation.kind != "hyperlink":
                code, message = "resource-outside", "something is fetched from elsewhere"
            elif relation.kind in _RUNNING:
                code, message = "script", "the file holds a program"
            else:
                continue
            yield Claim(
                column="conformance", code=code, message=message, found=relation.target, where=path
            )


def _fonts(files: dict[str, bytes]) -> Iterator[Claim]:
    name = "word/fontTable.xml"
    if name not in files:
        return
    relations = relations_of(files, name)
    for font in parse(files, name):
        for slot in font:
            key, identifier = attribute(slot, "fontKey"), slot.get(f"{R}id", "")
            if not identifier:
                continue
            relation = relations.get(identifier)
            if relation is None or not _readable(files.get(relation.target, b""), key):
                yield Claim(
                    column="conformance",
                    code="font-damaged",
                    message="an embedded font cannot be read",
                    found=attribute(font, "name"),
                    where=name,
                )


def _readable(data: bytes, key: str) -> bool:
    try:
        return is_font(plain(data, key))
    except ValueError:
        return False


def _edited(root: object, name: str) -> Iterator[Claim]:
    found = sorted({e.tag.rpartition("}")[2] for e in root.iter(*_EDITED)})  # type: ignore[attr-defined]  # lxml's elements have no types of their own
    if found:
        yield Claim(
            column="words",
            code="left-from-editing",
            message="changes or comments of an editor are still in the text",
            found=", ".join(found),
            where=name,
        )


def _directions(root: object, name: str) -> Iterator[Claim]:
    """Word sets letters that run from right to left in order only where a run says so."""
    for run in root.iter(f"{W}r"):  # type: ignore[attr-defined]  # as above
        text = "".join(t.text or "" for t in run.iter(f"{W}t"))
        sides = {unicodedata.bidirectional(c) for c in text}
        runs_left = bool(sides & {"R", "AL"})
        marked = bool(switched(run.find(f"{W}rPr"), "rtl"))
        if runs_left != marked and (runs_left or "L" in sides):
            yield Claim(
                column="structure",
                code="direction",
                message="words do not run in the direction of their letters",
                found=text,
                where=name,
            )
