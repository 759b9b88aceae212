"""A style at a glance: a specimen of every role, in all layouts and formats, side by side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, tostring

from publish.checks.report.drawing import Drawing, drawn
from publish.diagnostics import Log
from publish.engine.pipeline import arrange, export, normalize, read
from publish.files import write
from publish.style import Style, load_style
from publish.style.contrast import roles_of
from publish.web.elements import element

FORMATS: Final = ("pdf", "docx", "epub", "html")
SPECIMEN: Final = Path(__file__).with_name("specimen.md")
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_SHEET: Final = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; margin: 2rem; }
.row { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1.5rem; }
figure { margin: 0 0 1rem; }
img { max-width: 100%; height: auto; border: 1px solid #c9d1d8; }
figcaption, .note { font-size: 0.875rem; color: #57606a; }
.swatch { display: inline-block; width: 1em; height: 1em; border: 1px solid #c9d1d8; }
ul { columns: 4; padding: 0; list-style: none; }
@media (max-width: 60rem) { .row { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
"""


def write_preview(
    path: Path, name: str, layouts: Sequence[str], *, outside: bool = True
) -> tuple[str, ...]:
    """Writes the page about the style `name` to `path`: the specimen in each layout and format.

    Unless `outside` is false, Word files are drawn by LibreOffice, EPUB and HTML by Chromium, where
    they are installed. Returns what there is to say about pictures that are not there. Raises
    `StyleError`, or `ExportError` when an exporter fails or the page cannot be written.
    """
    style = load_style(name)
    log = Log()
    document = normalize(read(SPECIMEN, log=log), log=log)
    artifacts = [
        (f".{to}", export(arrange(document, layout, style, log=log), to, style, log=log))
        for layout in layouts
        for to in FORMATS
    ]
    drawings = drawn(artifacts, outside=outside)
    write(path, _page(style, layouts, drawings))
    return tuple(dict.fromkeys(drawing.note for drawing in drawings if not drawing.pictures))


def _page(style: Style, layouts: Sequence[str], drawings: Sequence[Drawing]) -> bytes:
    count = len(FORMATS)
    rows = [drawings[start : start + count] for start in range(0, len(drawings), count)]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"Style {style.name}"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("style", _SHEET),
    )
    body = element(
        "body",
        element("h1", f"Style {style.name}"),
        element("ul", [element("li", color) for color in _colors(style)]),
        element("p", "Fonts: ", ", ".join(dict.fromkeys(f.family for f in style.fonts.values()))),
        [
            part
            for layout, row in zip(layouts, rows, strict=True)
            for part in (element("h2", layout.capitalize()), _row(layout, row))
        ],
    )
    made = element("html", head, body, lang="en")
    return f"<!DOCTYPE html>\n{tostring(made, encoding='unicode', method='html')}\n".encode()


def _colors(style: Style) -> Iterator[list[Element | str]]:
    """The colours of text and grounds, each with the first role that has it."""
    seen: dict[str, str] = {}
    for name, role in roles_of(style).items():
        for color in (role.color, role.background):
            if color is not None:
                seen.setdefault(color.css(), name)
    for code, name in seen.items():
        yield [element("span", class_="swatch", style=f"background: {code}"), f" {code} ({name})"]


def _row(layout: str, drawings: Sequence[Drawing]) -> Element:
    return element(
        "div",
        [
            element(
                "div",
                element("h3", to.upper()),
                [
                    element(
                        "figure",
                        element(
                            "img",
                            src=f"data:image/webp;base64,{b64encode(picture.data).decode()}",
                            alt=f"{layout}, {to}, {picture.label}",
                            width=str(picture.width),
                            height=str(picture.height),
                        ),
                        element("figcaption", picture.label),
                    )
                    for picture in drawing.pictures
                ],
                element("p", drawing.note, class_="note") if drawing.note else (),
            )
            for to, drawing in zip(FORMATS, drawings, strict=True)
        ],
        class_="row",
    )
