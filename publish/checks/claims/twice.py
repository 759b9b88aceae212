"""What a Word file says in two places, for two readers, it says alike.

Sizes, weights and slopes are stated for letters and once more for complex scripts, a table states
its width and those of its columns, a style its name and its id, a field what it shows and where
that stands. One who changes the other place changes what some reader sees, hears or counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from publish.checks.claims.common import Claim
from publish.checks.facts import said
from publish.checks.reading.word.names import WP, M, W, attribute, switched, value
from publish.diagnostics import Column

_COMPLEX: Final = {"sz": "szCs", "b": "bCs", "i": "iCs"}
"""Properties of letters, and the same of complex scripts (17.3.2)."""
_LOOKS: Final = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
                 "noHBand": 0x200, "noVBand": 0x400}  # fmt: skip
"""What `w:tblLook` says by name and by bit (17.4.55)."""
_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_OTHERWISE: Final = {"TableNormal": "normal table"}
"""A style of Word's own whose id and name are no like words."""
_REFERENCE: Final = re.compile(r"\s*REF (?P<name>\w+)(?P<number> \\r)? \\h\s*")
_SEPARATORS: Final = ("separator", "continuationSeparator")


def of_text(root: Any, name: str) -> Iterator[Claim]:
    """The same in a part that holds text."""
    yield from of_runs(root, name)
    yield from _tables(root, name)
    yield from _ids(root, name)
    yield from _references(root, name)
    yield from _tips(root, name)
    yield from _separators(root, name)


def of_runs(root: Any, name: str) -> Iterator[Claim]:
    """The properties of runs and styles, the first of each that differ."""
    found: dict[str, str] = {}
    for properties in root.iter(f"{W}rPr"):
        for key, other in _COMPLEX.items():
            one, two = _stated(properties, key), _stated(properties, other)
            if one != two:
                found.setdefault(other, f"{key} {one}, {other} {two}")
        faces = properties.find(f"{W}rFonts")
        if faces is not None and attribute(faces, "ascii") != attribute(faces, "hAnsi"):
            found.setdefault(
                "hAnsi", f"{attribute(faces, 'ascii')}, {attribute(faces, 'hAnsi')} above ASCII"
            )
        if properties.getparent().tag == f"{M}r" and [e.tag for e in properties] != [f"{W}rFonts"]:
            found.setdefault("math", "a formula that is set otherwise than formulas")
    for difference in found.values():
        yield _differs("conformance", difference, name)


def _stated(properties: Any, key: str) -> str:
    if key.startswith("sz"):
        return value(properties, key) or ""
    return {None: "", True: "on", False: "off"}[switched(properties, key)]


def of_styles(root: Any, name: str) -> Iterator[Claim]:
    """Styles are called as Word knows them: one of its own is what its name says, whatever else is
    stated of it; and one style of each type is that of what names none."""
    defaults: Counter[str] = Counter()
    for style in root.iter(f"{W}style"):
        identifier, called = attribute(style, "styleId"), value(style, "name") or ""
        if attribute(style, "default") in ("1", "true", "on"):
            defaults[attribute(style, "type")] += 1
        plain = called.replace(" ", "").lower()
        if identifier.lower() != plain and _OTHERWISE.get(identifier) != called.lower():
            yield _differs("structure", f"the style {identifier} is called {called}", name)
        heading = _HEADING.fullmatch(called)
        level = value(style.find(f"{W}pPr"), "outlineLvl")
        if heading is not None and level != str(int(heading[1]) - 1):
            yield _differs("structure", f"{called} of outline level {level}", name)
    for kind in ("paragraph", "character", "table", "numbering"):
        if defaults[kind] != 1:
            yield _differs("conformance", f"{defaults[kind]} default styles of {kind}s", name)


def _tables(root: Any, name: str) -> Iterator[Claim]:
    for table in root.iter(f"{W}tbl"):
        properties = table.find(f"{W}tblPr")
        grid = [_integer(attribute(c, "w")) for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        width = None if properties is None else properties.find(f"{W}tblW")
        stated = "" if width is None else attribute(width, "w")
        if abs(_integer(stated) - sum(grid)) > len(grid):
            yield _differs("tables", f"a table {stated} wide, its columns {sum(grid)}", name)
        look = None if properties is None else properties.find(f"{W}tblLook")
        if look is None:
            continue
        bits = _integer(attribute(look, "val"), 16)
        for key, bit in _LOOKS.items():
            if look.get(f"{W}{key}") is not None and (attribute(look, key) == "1") != bool(
                bits & bit
            ):
                yield _differs("tables", f"tblLook with {key} and without", name)
        row = table.find(f"{W}tr")
        heads = row is not None and bool(switched(row.find(f"{W}trPr"), "tblHeader"))
        if (attribute(look, "firstRow") == "1") != heads:
            yield _differs("tables", "a first row that is one of heads and is none", name)


def _ids(root: Any, name: str) -> Iterator[Claim]:
    """Bookmarks begin and end once, and no two pictures are one."""
    begun = Counter(attribute(e, "id") for e in root.iter(f"{W}bookmarkStart"))
    ended = Counter(attribute(e, "id") for e in root.iter(f"{W}bookmarkEnd"))
    names = Counter(attribute(e, "name") for e in root.iter(f"{W}bookmarkStart"))
    drawn = Counter(e.get("id", "") for e in root.iter(f"{WP}docPr"))
    if begun != ended or _repeated(begun, names):
        yield _differs("links", "a bookmark that does not begin and end once", name)
    if _repeated(drawn):
        yield _differs("figures", "two pictures of one id", name)


def _repeated(*counts: Mapping[str, int]) -> bool:
    return any(number > 1 for count in counts for number in count.values())


def _references(root: Any, name: str) -> Iterator[Claim]:
    """A reference shows what its bookmark holds, for Word puts that there when it counts anew; in a
    link it is of what the link leads to."""
    held = _held(root)
    for instruction, shown, anchor in _fields(root):
        match = _REFERENCE.fullmatch(instruction)
        if match is None:
            continue
        bookmark = match["name"]
        if anchor and not bookmark.endswith(anchor):
            yield _differs("links", f"a link to {anchor} that shows {bookmark}", name)
        if not match["number"] and held.get(bookmark) != shown:
            found = f"{shown}, where {bookmark} holds {held.get(bookmark)}"
            yield _differs("links", found, name)


def _tips(root: Any, name: str) -> Iterator[Claim]:
    """Who hears an entry of a contents list hears the words that stand there, or no others; of a
    formula its TeX."""
    for link in root.iter(f"{W}hyperlink"):
        counted = any("PAGEREF" in (e.text or "") for e in link.iter(f"{W}instrText"))
        if not counted or next(link.iter(f"{M}oMath"), None) is not None:
            continue
        words = said("".join(e.text or "" for e in link.iter(f"{W}t")))
        tip = said(attribute(link, "tooltip"))
        if tip not in words:
            yield _differs("links", f"{words}, told as {tip}", name)


def _held(root: Any) -> dict[str, str]:
    """The words that each bookmark holds."""
    opened: dict[str, str] = {}
    texts: dict[str, str] = {}
    for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if element.tag == f"{W}bookmarkStart":
            opened[attribute(element, "id")] = attribute(element, "name")
            texts.setdefault(attribute(element, "name"), "")
        elif element.tag == f"{W}bookmarkEnd":
            opened.pop(attribute(element, "id"), None)
        else:
            for bookmark in opened.values():
                texts[bookmark] += element.text or ""
    return {bookmark: said(text) for bookmark, text in texts.items()}


def _fields(root: Any) -> Iterator[tuple[str, str, str]]:
    """The instruction of each field, its result, and the bookmark that the link around leads to."""
    begun: list[list[str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            link = next(element.iterancestors(f"{W}hyperlink"), None)
            begun.append(["", "", "" if link is None else attribute(link, "anchor")])
        elif kind == "end" and begun:
            instruction, result, anchor = begun.pop()
            yield instruction, said(result), anchor
        elif begun and element.tag == f"{W}instrText":
            begun[-1][0] += element.text or ""
        elif element.tag == f"{W}t":
            for field in begun:
                field[1] += element.text or ""


def _separators(root: Any, name: str) -> Iterator[Claim]:
    """What parts notes from the text is the line that its type says, and nothing but this line;
    those at the end stand below a heading, and nothing parts them."""
    for note in root.iter(f"{W}footnote", f"{W}endnote"):
        type_ = attribute(note, "type")
        if type_ not in _SEPARATORS:
            continue
        drawn = [e.tag.rpartition("}")[2] for run in note.iter(f"{W}r") for e in run]
        formats = {e.tag.rpartition("}")[2] for p in note.iter(f"{W}pPr") for e in p}
        line = [type_] if note.tag == f"{W}footnote" else []
        if drawn != line or formats - {"spacing", "bidi"}:
            yield _differs("notes", f"a {type_} that draws {' '.join(drawn) or 'nothing'}", name)


def of_notes(settings: Any, notes: Iterable[Any], name: str) -> Iterator[Claim]:
    """The settings name the notes that only part others, and no more."""
    for part in notes:
        kind = part.tag.rpartition("}")[2].removesuffix("s")
        parting = {
            attribute(note, "id")
            for note in part.iter(f"{W}{kind}")
            if attribute(note, "type") in _SEPARATORS
        }
        named = {attribute(e, "id") for e in settings.iterfind(f"{W}{kind}Pr/{W}{kind}")}
        if parting != named:
            yield _differs("notes", f"{kind}s {sorted(named)} that part others", name)


def _integer(text: str, base: int = 10) -> int:
    try:
        return int(text, base)
    except ValueError:
        return 0


def _differs(column: Column, found: str, where: str) -> Claim:
    return Claim(
        column=column,
        code="said-otherwise",
        message="what the file says in two places is not the same",
        found=found,
        where=where,
    )
