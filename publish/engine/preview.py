"""A style at a glance: a specimen of every role, in all layouts and formats, side by side."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, tostring

from publish.checks.read.html.epub import open_book
from publish.checks.report.drawing import PAGES, Drawing, drawn, picture
from publish.checks.validators.validator import Toolbox, find, run
from publish.diagnostics import Log
from publish.document import Document
from publish.engine.pipeline import arrange, export, normalize, read
from publish.errors import PublishError
from publish.files import write
from publish.plugin import Exporter, choose
from publish.style import Style, load_style
from publish.style.definition.contrast import roles_of
from publish.web.elements import element

FORMATS: Final = ("pdf", "docx", "epub", "html")
BROWSERS: Final = ("chromium", "google-chrome", "chromium-browser", "Google Chrome", "chrome")
"""What Chromium is called."""
SPECIMEN: Final = Path(__file__).with_name("specimen.md")
_SCREEN: Final = (424, 600)
"""Pixels of the picture of a screen; what is on it is half as large."""
_WINDOW: Final = "--window-size=848,1200"
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
    path: Path, name: str, layouts: Sequence[str] = (), *, outside: bool = True
) -> tuple[str, ...]:
    """Writes the page about the style `name` to `path`: the specimen in each layout, of all that
    the style has where none is named, and format.

    Unless `outside` is false, Word files are drawn by LibreOffice, EPUB and HTML by Chromium, where
    they are installed. Returns what there is to say about pictures that are not there. Raises
    `StyleError`, or `ExportError` when an exporter fails or the page cannot be written.
    """
    style = load_style(name)
    layouts = layouts or tuple(style.layout)
    log = Log()
    document = normalize(read(SPECIMEN, log=log), log=log)
    artifacts = [
        (f".{to}", _export(document, layout, to, style, log))
        for layout in layouts
        for to in FORMATS
    ]
    drawings = drawn(artifacts, outside=outside)
    if outside:
        drawings = [
            _screens(suffix, data) if suffix in (".epub", ".html") else drawing
            for (suffix, data), drawing in zip(artifacts, drawings, strict=True)
        ]
    write(path, _page(style, layouts, drawings))
    return tuple(dict.fromkeys(drawing.note for drawing in drawings if not drawing.pictures))


def _screens(suffix: str, data: bytes) -> Drawing:
    """The top of a web page, or of each of the first files of a book, as Chromium shows it."""
    from PIL import Image

    members, names = {"page.html": data}, ["page.html"]
    if suffix == ".epub":
        book = open_book(data)
        members, names = dict(book.files), [name for name, _ in book.spine[:PAGES]]
    # Not below a long path: that of the socket of Chromium has 108 bytes (unix(7)).
    with tempfile.TemporaryDirectory(prefix="publish-") as scratch:
        here = Path(scratch)
        toolbox = Toolbox(scratch=here / "work")
        browser = next((name for name in BROWSERS if find(toolbox, name)), None)
        if browser is None:
            return Drawing(note="not drawn: Chromium is not installed")
        for name, content in members.items():
            (here / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
            (here / "pages" / name).write_bytes(content)
        pictures = []
        for number, name in enumerate(names):
            shot = here / f"{number}.png"
            try:
                run(toolbox, browser, "--headless", "--no-sandbox", "--disable-gpu",
                    "--hide-scrollbars", f"--user-data-dir={here / 'profile'}", _WINDOW,
                    f"--screenshot={shot}", (here / "pages" / name).as_uri())  # fmt: skip
                with Image.open(shot, formats=["PNG"]) as image:
                    image.thumbnail(_SCREEN)
                    pictures.append(picture(Path(name).name, image))
            except (PublishError, OSError) as error:
                return Drawing(note=f"not drawn: {error}")
    return Drawing(pictures=tuple(pictures))


def _export(document: Document, layout: str, to: str, style: Style, log: Log) -> bytes:
    style = choose(Exporter, to).styled(style)
    return export(arrange(document, layout, style, log=log), to, style, log=log)


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
