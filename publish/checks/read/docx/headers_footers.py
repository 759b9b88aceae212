"""What stands around the text of a Word file: heads and feet, and the words across its pages."""

from __future__ import annotations

from typing import Final, NamedTuple

from publish.checks import facts as f
from publish.checks.facts import OBJECT, said
from publish.checks.read.docx.body import BodyReader, TextBlock
from publish.checks.read.docx.cascade import WordStyles, attribute, is_on
from publish.checks.read.docx.package import Package, R, W

_EDGES: Final[tuple[f.Edge, ...]] = ("header", "footer")
_LETTERS: Final = "{urn:schemas-microsoft-com:vml}textpath"


class Heads(NamedTuple):
    """What running lines say, and the marks of a house in them: a picture in a paragraph of its
    own opens the document, wherever Word keeps it."""

    furniture: list[f.Furniture]
    watermarks: list[str]
    marks: list[f.Block]
    pictures: list[f.Picture]
    text: list[TextBlock]


class _Line(NamedTuple):
    """A head or foot, and the watermark that Word keeps in it."""

    text: str = ""
    watermark: str = ""


_NOTHING: Final = _Line()


def heads_of(package: Package, styles: WordStyles, *, facing: bool) -> Heads:
    """Heads and feet of all sections; one that does not name its own goes on with those before it.

    A first page that differs has its own or none, and so have even pages where pages are `facing`;
    a later section whose first page differs breaks the row, and so stands among the others.
    """
    heads = Heads(furniture=[], watermarks=[], marks=[], pictures=[], text=[])
    for edge in _EDGES:
        read: dict[str, _Line] = {}
        lines: dict[str, _Line] = {}
        firsts: list[_Line] = []
        others: list[_Line] = []
        for number, section in enumerate(package.document.root.iter(f"{W}sectPr")):
            for reference in section.findall(f"{W}{edge}Reference"):
                name = package.document.relations[reference.get(f"{R}id", "")].target
                if name not in read:
                    read[name] = _read(package, name, edge, styles, heads)
                lines[attribute(reference, "type") or "default"] = read[name]
            usual = [lines.get(on, _NOTHING) for on in ("default", *(["even"] if facing else []))]
            own = [lines.get("first", _NOTHING)] if is_on([section], "titlePg") else []
            firsts += own or usual[:1]
            others += [*usual, *(own if number else [])]
            if edge == "header":
                heads.watermarks.extend(line.watermark for line in (*usual, *own))
        if firsts and firsts[0].text:
            heads.furniture.append(f.Furniture(edge=edge, pages="first", text=firsts[0].text))
        if any(line.text for line in others):  # then one that has none is told
            heads.furniture.extend(
                f.Furniture(edge=edge, pages="others", text=line.text) for line in others
            )
    return heads


def _read(package: Package, name: str, edge: f.Edge, styles: WordStyles, heads: Heads) -> _Line:
    part, reader = package.part(name), BodyReader(package, styles, edge)
    reader.read(part, part.root)
    heads.pictures.extend(reader.pictures)
    heads.text.extend(reader.text)
    heads.marks.extend(block for block in reader.blocks if block.text == OBJECT)
    texts = [block.text for block in reader.blocks if block.text != OBJECT]
    across = " ".join(letters.get("string", "") for letters in part.root.iter(_LETTERS))
    return _Line(text=said(" ".join(texts)), watermark=said(across))
