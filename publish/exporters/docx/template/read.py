"""A Word file's styles, theme and page as values: what a paragraph of each style comes to.

Styles are found by their names: those that Word brings along have the same in all languages
(ECMA-376 Part 1, 17.7.4.9), and ids of their own in each.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from publish.exporters.docx.oxml import Element, qualified
from publish.exporters.docx.template.package import WordPackage, attribute, number, on
from publish.exporters.docx.template.styles import ALIGNMENTS, Values, WordStyles

_EMU: Final = 12_700
"""English metric units in a point (20.1.10.42)."""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a running head: its bytes, its name in the file, its height in points."""

    data: bytes
    name: str
    height: float


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A Word file as a model for others. Lengths of `page` are in points, by the keys of a page
    master; running heads and feet are texts by place and side (`first_header`, `end`)."""

    roles: dict[str, Values]
    link: Values | None
    marks: dict[str, Values]
    """What the character styles of marks state themselves, by mark."""
    page: dict[str, float]
    margins: dict[str, dict[str, str]]
    logo: Picture | None
    has_heads: bool
    """Whether any page has a running head or foot."""
    facing: bool
    hyphenates: bool


def read_template(data: bytes, name: str) -> Template:
    """The template in a Word file. Raises `SourceError`, naming the file, for what is none."""
    package = WordPackage.read(data, name)
    document = package.document
    styles = WordStyles(package)
    section = last_section(document)
    settings = package.related("settings")

    def is_set(name: str) -> bool:
        return settings is not None and on(settings.find(qualified(f"w:{name}")))

    return Template(
        roles=dict(styles.roles()),
        link=styles.of("character", "Hyperlink"),
        marks=dict(styles.marks()),
        page=_page(section),
        margins=dict(_margins(package, styles, section)),
        logo=_logo(package, section),
        has_heads=next(_heads(package, section), None) is not None,
        facing=is_set("mirrorMargins"),
        hyphenates=is_set("autoHyphenation"),
    )


def last_section(document: Element) -> Element | None:
    """The properties of the last section, which are those of the body, or else of its first."""
    sections = document.findall(f"{qualified('w:body')}/{qualified('w:sectPr')}")
    if sections:
        return sections[-1]
    return next(iter(document.iter(qualified("w:sectPr"))), None)


def _page(section: Element | None) -> dict[str, float]:
    """Size and margins of the last section, by the keys of a page master."""
    if section is None:
        return {}
    places = {
        "width": ("pgSz", "w"),
        "height": ("pgSz", "h"),
        "margin_top": ("pgMar", "top"),
        "margin_bottom": ("pgMar", "bottom"),
        "margin_inner": ("pgMar", "left"),
        "margin_outer": ("pgMar", "right"),
        "header_offset": ("pgMar", "header"),
        "footer_offset": ("pgMar", "footer"),
    }
    found = {
        key: number(section.find(qualified(f"w:{name}")), attribute)
        for key, (name, attribute) in places.items()
    }
    return {key: abs(twips) / 20 for key, twips in found.items() if twips}


def _margins(
    package: WordPackage, styles: WordStyles, section: Element | None
) -> Iterator[tuple[str, dict[str, str]]]:
    """The texts of running heads and feet, by place (`first_header`) and side."""
    for place, _path, root in _heads(package, section):
        first = next((p for p in root.iter(qualified("w:p")) if "".join(_texts(p)).strip()), None)
        if first is None:
            continue
        pieces = [piece.strip() for piece in "".join(_texts(first)).split("\t")]
        match pieces:
            case [alone]:
                align = first.find(f"{qualified('w:pPr')}/{qualified('w:jc')}")
                side = ALIGNMENTS.get(attribute(align, "val"), "start")
                yield place, {side if side != "justify" else "start": alone}
            case [start, end]:
                side = "center" if styles.has_center_stop(first) else "end"
                yield place, {"start": start, side: end}
            case _:
                start, center, *rest = pieces
                yield place, {"start": start, "center": center, "end": " ".join(rest).strip()}


def _heads(package: WordPackage, section: Element | None) -> Iterator[tuple[str, str, Element]]:
    """Running heads and feet of a section: the key of a page master, the path, the part."""
    first = None if section is None else section.find(qualified("w:titlePg"))
    for kind, usage, path in head_parts(package):
        if usage == "default" or (usage == "first" and on(first)):
            prefix = "first_" if usage == "first" else ""
            yield f"{prefix}{kind}", path, package.part(path)


def head_parts(package: WordPackage) -> list[tuple[str, str, str]]:
    """Heads and feet of the last section: `header` or `footer`, the pages that they are on, and the
    path. A section goes on with those before it that it does not name itself (17.10.1)."""
    found: dict[tuple[str, str], str] = {}
    for section in package.document.iter(qualified("w:sectPr")):
        for kind in ("header", "footer"):
            for reference in section.findall(qualified(f"w:{kind}Reference")):
                usage = attribute(reference, "type") or "default"
                path = package.target(package.main, reference.get(qualified("r:id"), ""))
                if path in package.files:
                    found[kind, usage] = path
    return [(kind, usage, path) for (kind, usage), path in sorted(found.items())]


_FIELDS: Final = {"PAGE": "{page}", "NUMPAGES": "{pages}", "TITLE": "{title}"}


def _texts(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph with fields by their names; what they show now is left out."""
    depth = 0
    for part in paragraph.iter():
        match etree.QName(part).localname:
            case "fldChar":
                kind = attribute(part, "fldCharType")
                depth += (kind == "begin") - (kind == "end")
            case "instrText":
                word = (part.text or "").split()
                yield _FIELDS.get(word[0].upper(), "") if word else ""
            case "fldSimple":
                word = attribute(part, "instr").split()
                yield _FIELDS.get(word[0].upper(), "") if word else ""
            case "t" if not depth and _outside_field(part):
                yield (part.text or "").replace("{", "").replace("}", "")
            case "tab" if etree.QName(part.getparent()).localname == "r":
                yield "\t"
            case _:
                pass


def _outside_field(part: Element) -> bool:
    return not any(True for _ in part.iterancestors(qualified("w:fldSimple")))


def _logo(package: WordPackage, section: Element | None) -> Picture | None:
    """The first picture of a running head, PNG, JPEG or GIF."""
    for _place, path, root in _heads(package, section):
        for blip in root.iter(qualified("a:blip")):
            target = package.target(path, blip.get(qualified("r:embed"), ""))
            extents = list(root.iter(qualified("wp:extent")))
            if target in package.files and target.lower().endswith(
                (".png", ".jpeg", ".jpg", ".gif")
            ):
                stated = extents[0].get("cy", "") if extents else ""
                height = int(stated) / _EMU if stated.isdecimal() else 0
                return Picture(
                    data=package.files[target], name=posixpath.basename(target), height=height
                )
    return None
