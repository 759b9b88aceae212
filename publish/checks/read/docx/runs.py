"""The runs of a Word document: what they say, and how it looks by all that formats them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.checks.look import Look, Run, Vertical, lines_of
from publish.checks.read.docx.cascade import (
    OPEN,
    Element,
    RunProperties,
    W,
    WordStyles,
    children,
    number,
)
from publish.checks.read.docx.formatting import color_of, fill_of, twips
from publish.style import Face
from publish.style.coverage import coverage

_VERTICAL: Final[dict[str, Vertical]] = {
    "superscript": "superscript",
    "subscript": "subscript",
}


class Runs:
    """Reads runs; `faces` says which face each of Word's families, bold or italic, stands for."""

    def __init__(self, styles: WordStyles, faces: dict[tuple[str, bool, bool], Face]) -> None:
        self._styles = styles
        self._faces = faces

    def of(self, paragraph: Element, around: tuple[Element, ...]) -> Iterator[Run]:
        """The runs of a paragraph; `around` is what a table says of runs in its cells."""
        for run in _run_elements(paragraph):
            text = "".join(_characters(run))
            if text:
                yield self.run(run, paragraph, text, around)

    def run(self, run: Element, paragraph: Element, text: str, around: tuple[Element, ...]) -> Run:
        """`text` as it looks with the properties in `run`."""
        properties = RunProperties(self._styles, run, paragraph, around)
        complex_ = properties.on("rtl") or properties.on("cs")
        plain = "ascii" if text.isascii() else "hAnsi"
        family = properties.value("rFonts", "cs" if complex_ else plain)
        bold, italic = (
            properties.on("bCs" if complex_ else "b"),
            properties.on("iCs" if complex_ else "i"),
        )
        face = self._faces.get((family, bold, italic))
        known = any(family == name for name, _, _ in self._faces)
        if known and not text.isascii() and not _covers(face, text):
            # Word sets a script that this font lacks in one of the other three (17.3.2.26).
            others = (properties.value("rFonts", slot) for slot in ("eastAsia", "cs", "ascii"))
            found = (self._faces.get((other, bold, italic)) for other in others)
            face = next((one for one in found if one is not None and _covers(one, text)), face)
        size = number(properties.value("szCs" if complex_ else "sz"))
        underline = properties.value("u")
        look = Look(
            family=face.family if face else family,
            weight=face.weight if face else (700 if bold else 400),
            slope=face.slope if face else ("italic" if italic else "normal"),
            size=(size if size is not None else 20.0) / 2,
            color=color_of(properties.value("color")),
            background=fill_of(properties.stated("shd")),
            underline=underline not in ("", "none"),
            strike=properties.on("strike") or properties.on("dstrike"),
            vertical=_VERTICAL.get(properties.value("vertAlign"), "baseline"),
            small_caps=properties.on("smallCaps"),
            upper=properties.on("caps"),
            letter_spacing=twips(properties.value("spacing")),
        )
        return Run(text=text, look=look, raised=look.vertical != "baseline")


def lines(paragraph: Element, label: str) -> tuple[str, ...]:
    """The lines that the author ended, `label` before the first; one that begins with a sign is a
    wrapped line of code's."""
    text = label
    for run in _run_elements(paragraph):
        if run.find(W + "sym") is not None:
            text = text.removesuffix("\n")
        text += "".join(_characters(run))
    return lines_of(text)


def _covers(face: Face | None, text: str) -> bool:
    """Whether a face has what a text says, spaces and marks aside."""
    return face is not None and all(ord(c) in coverage((face,)) for c in text if c.isalnum())


def _run_elements(container: Element) -> Iterator[Element]:
    for child in children(container):
        if child.tag == W + "r":
            yield child
        elif child.tag in OPEN or child.tag in (W + "hyperlink", W + "fldSimple", W + "dir"):
            yield from _run_elements(child)


def _characters(run: Element) -> Iterator[str]:
    for child in children(run):
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag == W + "tab":
            yield "\t"
        elif child.tag in (W + "br", W + "cr"):
            yield "\n"
        elif child.tag == W + "noBreakHyphen":
            yield "-"
