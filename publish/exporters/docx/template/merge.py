"""A document of ours in a template: the template's parts stay, ours join them.

What stays are heads and feet of the last section, theme, styles, lists, fonts, custom XML and
custom properties. Paragraphs of a role that the template has a style for bear that style.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

import msgspec

from publish.exporters.docx.oxml import Element, qualified, serialize, w
from publish.exporters.docx.parts import CONTENT_TYPES, PackagePart, Relation, WordDocument
from publish.exporters.docx.template.kept_parts import Kept
from publish.exporters.docx.template.package import WordPackage, attribute, on
from publish.exporters.docx.template.read import head_parts, last_section
from publish.exporters.docx.template.style_ids import Ids, insert
from publish.style import Template
from publish.xmltree import parsed

_OF_SECTION: Final = ("paperSrc", "pgBorders", "pgNumType")
"""What sections take of the template's beside sheet, heads and feet …"""
_SECTION: Final = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
    *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "titlePg", "bidi"),
)
"""… and all that is in them, in the order of their schema (17.6.17)."""
_OF_SETTINGS: Final = (
    *("mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
    *("doNotHyphenateCaps", "evenAndOddHeaders", "themeFontLang", "clrSchemeMapping"),
)
"""Settings that the template's styles and heads were made for …"""
_SETTINGS: Final = (
    *("zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins"),
    *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
    *("doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl", "footnotePr"),
    *("endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol"),
    "listSeparator",
)
"""… and all that are written, in the order of their schema (17.15.1.78)."""


_STYLES, _NUMBERING = "/word/styles.xml", "/word/numbering.xml"
_OPTIONS, _FONTS, _THEME = "/word/settings.xml", "/word/fontTable.xml", "/word/theme/theme1.xml"
_JOINED: Final = (_STYLES, _NUMBERING, _OPTIONS, _FONTS, _THEME)
"""Parts of ours that are not as they were: what they say joins the template's."""


def merged(word: WordDocument, template: Template) -> WordDocument:
    """The document in its template.

    Raises `SourceError` for what is no Word file, `ExportError` for one that fetches something.
    """
    package = WordPackage.read(template.data, template.name)
    kept = Kept(package)
    parts = {part.name: part for part in word.parts}
    roots = {name: parsed(part.data) for name, part in parts.items() if name.endswith(".xml")}
    main = parsed(word.document.data)

    ids = Ids(package, roots[_STYLES], roots[_NUMBERING])
    for root in (main, *(root for name, root in roots.items() if name not in _JOINED)):
        ids.settle(root)
    references = list(_references(package, kept))
    _settle_sections(main, package, [one for one, _ in references])
    further = [relation for _, relation in references]
    for kind in ("theme", "customXml"):
        for part in kept.related(kind):
            further.append(Relation(id=f"rIdT{len(further)}", kind=kind, target=part.name))
    if any(relation.kind == "theme" for relation in further):
        del parts[_THEME]

    lists, fonts = (next(kept.related(kind), None) for kind in ("numbering", "fontTable"))
    theirs = kept.without(lists, fonts)
    settings = _settings(package, roots[_OPTIONS], heads=bool(references))
    moved = {name: name.replace("/font", "/font-of-publish") for name in parts if name in theirs}
    parts[_STYLES] = _with(parts[_STYLES], ids.styles())
    parts[_NUMBERING] = _with(parts[_NUMBERING], ids.numbering(), lists)
    parts[_OPTIONS] = _with(parts[_OPTIONS], settings)
    parts[_FONTS] = _fonts(parts[_FONTS], roots[_FONTS], fonts, moved)
    for name, root in roots.items():
        if name in parts and name not in _JOINED:
            parts[name] = _with(parts[name], root, parts[name])
    for old, new in moved.items():
        parts[old] = msgspec.structs.replace(parts[old], name=new)
    own = [r for r in word.document.relations if r.kind != "theme" or _THEME in parts]
    document = msgspec.structs.replace(
        word.document, data=serialize(main), relations=(*own, *further)
    )
    return msgspec.structs.replace(
        word,
        document=document,
        parts=(*parts.values(), *theirs.values()),
        custom=_custom(package, word.custom),
    )


def _with(part: PackagePart, root: Element, related: PackagePart | None = None) -> PackagePart:
    relations = () if related is None else related.relations
    return msgspec.structs.replace(part, data=serialize(root), relations=relations)


def _references(package: WordPackage, kept: Kept) -> Iterator[tuple[Element, Relation]]:
    """What the last section says of its heads and feet, with relationships of ours."""
    for kind, usage, path in head_parts(package):
        relation = Relation(id=f"rIdT{kind}-{usage}", kind=kind, target=kept.part(path).name)
        reference = w(f"{kind}Reference", type=usage)
        reference.set(qualified("r:id"), relation.id)
        yield reference, relation


def _settle_sections(main: Element, package: WordPackage, references: list[Element]) -> None:
    """Gives every section the heads and feet of the template's last; the document's first has its
    first page."""
    theirs = last_section(package.document)
    theirs = w("sectPr") if theirs is None else theirs
    for number, section in enumerate(main.iter(qualified("w:sectPr"))):
        for name in _OF_SECTION:
            if (found := theirs.find(qualified(f"w:{name}"))) is not None:
                copied = deepcopy(found)
                if number:
                    copied.attrib.pop(qualified("w:start"), "")
                insert(section, copied, _SECTION)
        if not references:
            continue
        for reference in reversed(references):
            if not number or attribute(reference, "type") != "first":
                section.insert(0, deepcopy(reference))
        if not number and on(theirs.find(qualified("w:titlePg"))):
            insert(section, w("titlePg"), _SECTION)


def _settings(package: WordPackage, ours: Element, *, heads: bool) -> Element:
    """Our settings, with those that the template's styles and heads were made for."""
    theirs = package.related("settings")
    for name in _OF_SETTINGS:
        if name == "evenAndOddHeaders" and not heads:
            continue
        for old in ours.findall(qualified(f"w:{name}")):
            ours.remove(old)
        found = None if theirs is None else theirs.find(qualified(f"w:{name}"))
        if found is not None:
            insert(ours, deepcopy(found), _SETTINGS)
    return ours


def _fonts(
    part: PackagePart, ours: Element, theirs: PackagePart | None, moved: dict[str, str]
) -> PackagePart:
    """The fonts of the template and ours, which are embedded."""
    root = ours if theirs is None else parsed(theirs.data)
    named = {attribute(font, "name"): font for font in root.iter(_FONT)}
    for font in list(ours.iter(_FONT)):
        for slot in font:
            if identifier := slot.get(qualified("r:id")):
                slot.set(qualified("r:id"), f"{identifier}P")
        if (other := named.get(attribute(font, "name"))) is not None and other is not font:
            root.remove(other)
        root.append(font)
    own = tuple(
        msgspec.structs.replace(r, id=f"{r.id}P", target=moved.get(r.target, r.target))
        for r in part.relations
    )
    relations = (*own, *(() if theirs is None else theirs.relations))
    return msgspec.structs.replace(part, data=serialize(root), relations=relations)


_FONT: Final = qualified("w:font")
_PID: Final = "pid"


def _custom(package: WordPackage, ours: PackagePart | None) -> PackagePart | None:
    """The template's custom properties, and ours in the place of those of the same name."""
    theirs = package.related("custom-properties", "")
    if theirs is None:
        return ours
    added = [] if ours is None else list(parsed(ours.data))
    names = {one.get("name") for one in added}
    for one in list(theirs):
        if one.get("name") in names:
            theirs.remove(one)
    last = max((int(one.get(_PID, "1")) for one in theirs), default=1)
    for number, one in enumerate(added, last + 1):
        one.set(_PID, str(number))
        theirs.append(one)
    part = PackagePart(name="/docProps/custom.xml", content_type=CONTENT_TYPES["custom"], data=b"")
    return _with(part, theirs)
