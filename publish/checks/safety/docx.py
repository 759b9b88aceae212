"""What a Word file may not hold: macros, OLE objects, loads from elsewhere, hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.checks.claims import Claim, denied
from publish.checks.read.docx.cascade import attribute, is_on, value
from publish.checks.read.docx.facts import Walked, walked
from publish.checks.read.docx.package import Part, W, relations_of
from publish.checks.safety.web import of_drawings
from publish.patterns import pattern

_EMBEDDING: Final = frozenset(
    ("vbaProject", "control", "oleObject", "package", "attachedTemplate", "aFChunk", "subDocument")
)
"""Relationships to programs and to files of other kinds (ECMA-376 Part 1, 11 and 15)."""
_EDITED: Final = frozenset(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "commentReference")
)
_FIELDS: Final = pattern(
    r"\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|MACROBUTTON|DATABASE)\b"
)
"""Fields that load or run something (17.16.5)."""


def of_docx(data: bytes) -> Iterator[Claim]:
    word = walked(data)
    package = word.package
    yield from _relations(package.files)
    yield from of_drawings(package.files)
    for name in sorted(package.files):
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _part(package.part(name))
    yield from _hidden(word)


def _relations(files: dict[str, bytes]) -> Iterator[Claim]:
    for path in sorted(name for name in files if name.endswith(".rels")):
        folder, _, base = path.rpartition("_rels/")
        for relation in relations_of(files, folder + base.removesuffix(".rels")).values():
            if relation.kind in _EMBEDDING:
                message = "the file holds a program, or a file of another kind"
                yield denied("script", message, relation.target, path)
            elif relation.outside and relation.kind != "hyperlink":
                message = "something is fetched from elsewhere"
                yield denied("resource-outside", message, relation.target, path)
            elif not relation.outside and relation.target not in files:
                message = "a part that the file names is not in it"
                yield denied("part-missing", message, relation.target, path)


def _hidden(word: Walked) -> Iterator[Claim]:
    """Hidden text, by its own properties or by those of its styles; of the styles of a template,
    some hide text that nobody has written."""
    styles = word.styles
    for name in sorted(word.package.files):
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        root = word.package.part(name).root
        if root.tag == f"{W}styles":
            continue
        named = {("paragraph", value([p], "pStyle")) for p in root.iter(f"{W}pPr")}
        named |= {("character", value([r], "rStyle")) for r in root.iter(f"{W}rPr")}
        used = [style for one in named for style in styles.chain(*one)]
        properties = [*root.iter(f"{W}rPr"), *(style.find(f"{W}rPr") for style in used)]
        properties.append(styles.run_defaults)
        if any(is_on([one], "vanish") for one in properties):
            yield denied("hidden-text", "text or a style is hidden", "w:vanish", name)


def _part(part: Part) -> Iterator[Claim]:
    root, name = part.root, part.name
    edited = sorted({e.tag.rpartition("}")[2] for e in root.iter(*_EDITED)})
    if edited:
        message = "changes or comments of an editor are still in the text"
        yield Claim("words", "left-from-editing", message, "", ", ".join(edited), name)
    for field in root.iter(f"{W}instrText", f"{W}fldSimple"):
        instruction = field.text or attribute(field, "instr")
        if _FIELDS.match(instruction):
            yield denied("script", "a field loads or runs something", instruction, name)
