"""Computed styles as a browser has them: what Chromium answers when it is asked about each element.

The pages stand in frames of one page that asks; they run no scripts of their own. Values are those
before layout wherever layout would replace them (`auto`, shares of a width), as the cascade has
them, so that both can be compared.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import tostring

import msgspec
from lxml import etree, html

from publish.checks.validators.validator import Toolbox, find, run
from publish.engine.preview import BROWSERS
from publish.errors import PublishError
from publish.web.elements import element
from tests.conformance.passages import Edge
from tests.conformance.web.computed import Computed, Sides
from tests.conformance.web.pages import Page, Styles

_ANSWER: Final = "answer"
_SIDES: Final = {
    "top": "block-start",
    "bottom": "block-end",
    "start": "inline-start",
    "end": "inline-end",
}
_BEFORE_LAYOUT: Final = (
    "text-indent",
    *(f"{box}-{side}" for box in ("margin", "padding") for side in _SIDES.values()),
)
_AFTER: Final = (
    "display",
    "direction",
    "font-family",
    "font-weight",
    "font-style",
    "font-size",
    "color",
    "line-height",
    "text-align",
    "text-decoration-line",
    "text-transform",
    "font-variant-caps",
    "letter-spacing",
    "background-color",
    "vertical-align",
    "float",
    "list-style-type",
    "white-space",
    *(f"border-{side}-{part}" for side in _SIDES.values() for part in ("style", "width", "color")),
)
_SCRIPT: Final = """
const before = %s, after = %s;
function answer() {
  const known = new Map(), pages = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const tags = [], styles = [], page = frame.contentDocument;
    for (const one of page ? page.querySelectorAll("*") : []) {
      const computed = getComputedStyle(one), map = one.computedStyleMap();
      const values = [
        ...before.map(name => String(map.get(name))),
        ...after.map(name => computed.getPropertyValue(name)),
        getComputedStyle(one, "::marker").color,
      ].join("\\n");
      if (!known.has(values)) known.set(values, known.size);
      tags.push(one.localName);
      styles.push(known.get(values));
    }
    pages.push({tags, styles});
  }
  const said = document.getElementById("answer");
  said.textContent = JSON.stringify({pages, values: [...known.keys()]});
}
addEventListener("load", answer);
"""
_COLOR: Final = re.compile(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)")
_LENGTH: Final = re.compile(r"(-?[\d.]+(?:e-?\d+)?)px")
_FINE: Final = 8
"""Pixels of the screen in one of CSS: a browser rounds the widths of rules down to whole ones."""
_SCREEN: Final = "width:800px;height:1200px"


class _Answered(msgspec.Struct, frozen=True):
    tags: tuple[str, ...]
    styles: tuple[int, ...]


class _Answer(msgspec.Struct, frozen=True):
    pages: tuple[_Answered, ...]
    values: tuple[str, ...]


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact, and the pages that were read from it."""

    suffix: str
    data: bytes
    pages: Sequence[Page]


def computed_by_browser(
    toolbox: Toolbox, books: Sequence[Book]
) -> list[list[Styles] | PublishError]:
    """The computed styles of each page of each artifact, all by one start of the browser; of an
    artifact that it reads otherwise, why there are none.

    Raises `PublishError` when no browser is here, when it hangs or does not answer.
    """
    browser = next((name for name in BROWSERS if find(toolbox, name)), "chromium")
    pages = toolbox.scratch / "pages"
    files = [_unpacked(pages / f"book-{n}", book) for n, book in enumerate(books)]
    board = pages / "board.html"
    board.write_text(_board(file for some in files for file in some), encoding="utf-8")
    # Files are of one origin, so that the board may ask the pages in its frames.
    output = run(toolbox, browser, "--headless", "--no-sandbox", "--disable-gpu",
                 "--allow-file-access-from-files", f"--user-data-dir={toolbox.scratch / 'profile'}",
                 "--virtual-time-budget=10000", f"--force-device-scale-factor={_FINE}",
                 "--dump-dom", board.as_uri())  # fmt: skip
    answer = _answer(output.stdout)
    if len(answer.pages) != sum(map(len, files)):
        raise PublishError("the browser says nothing of the pages")
    values = [_computed(text.split("\n")) for text in answer.values]
    told: list[list[Styles] | PublishError] = []
    answers = iter(answer.pages)
    for book, some in zip(books, files, strict=True):
        answered = [next(answers) for _ in some]
        try:
            told.append(
                [_styles(page, one, values) for page, one in zip(book.pages, answered, strict=True)]
            )
        except PublishError as error:
            told.append(error)
    return told


def _unpacked(folder: Path, book: Book) -> list[Path]:
    """The pages of an artifact, as files in a folder."""
    members = {"page.html": book.data}
    if book.suffix == ".epub":
        with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    for name, data in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    names = [page.name for page in book.pages] if book.suffix == ".epub" else ["page.html"]
    return [folder / name for name in names]


def _board(files: Iterable[Path]) -> str:
    frames = [
        element("iframe", src=file.as_uri(), sandbox="allow-same-origin", style=_SCREEN)
        for file in files
    ]
    names = (msgspec.json.encode(names).decode() for names in (_BEFORE_LAYOUT, _AFTER))
    page = element(
        "html",
        element("head", element("script", _SCRIPT % tuple(names))),
        element("body", *frames, element("pre", id=_ANSWER)),
    )
    return f"<!DOCTYPE html>{tostring(page, encoding='unicode', method='html')}"


def _answer(dump: bytes) -> _Answer:
    said = html.document_fromstring(dump or b"<p>").find(f".//pre[@id='{_ANSWER}']")
    try:
        return msgspec.json.decode("" if said is None else said.text or "", type=_Answer)
    except msgspec.DecodeError as error:
        raise PublishError("the browser does not answer") from error


def _styles(page: Page, answered: _Answered, values: Sequence[Computed]) -> Styles:
    elements = list(page.root.iter(etree.Element))
    names = tuple(str(one.tag).rpartition("}")[2] for one in elements)
    if names != answered.tags:
        raise PublishError(f"the browser reads {page.name} otherwise")
    styles: dict[etree._Element | None, Computed] = {}
    for one, number in zip(elements, answered.styles, strict=True):
        computed, around = values[number], styles.get(one.getparent())
        if around is not None:  # lines go on through what is in an element
            computed = msgspec.structs.replace(
                computed,
                underline=computed.underline or around.underline,
                strike=computed.strike or around.strike,
            )
        styles[one] = computed
    return {one: styles[one] for one in elements}


def _computed(said: Sequence[str]) -> Computed:
    value = dict(zip((*_BEFORE_LAYOUT, *_AFTER, "marker"), said, strict=True))
    align = value["text-align"]
    near, far = ("left", "right") if value["direction"] == "ltr" else ("right", "left")
    return Computed(
        display={"flow-root": "block"}.get(value["display"], value["display"]),
        family=value["font-family"].partition(",")[0].strip("\"' "),
        weight=round(float(value["font-weight"])),
        slope="normal" if value["font-style"] == "normal" else "italic",
        size=_pixels(value["font-size"]) or 0.0,
        color=_color(value["color"]),
        line_height=_pixels(value["line-height"]),
        align={near: "start", far: "end"}.get(align, align),
        indent=_pixels(value["text-indent"]) or 0.0,
        underline="underline" in value["text-decoration-line"],
        strike="line-through" in value["text-decoration-line"],
        case=value["text-transform"],
        small_caps=value["font-variant-caps"] == "small-caps",
        letter_spacing=_pixels(value["letter-spacing"]) or 0.0,
        background=_color(value["background-color"]),
        margin=_sides(value, "margin"),
        padding=_sides(value, "padding"),
        rules=Sides(**{name: _rule(value, side) for name, side in _SIDES.items()}),
        raised=value["vertical-align"] in ("super", "sub"),
        floats=value["float"] != "none",
        listed=value["display"] == "list-item" and value["list-style-type"] != "none",
        marker_color=_color(value["marker"]),
        direction="rtl" if value["direction"] == "rtl" else "ltr",
    )


def _sides(value: dict[str, str], box: str) -> Sides[float]:
    return Sides(**{n: _pixels(value[f"{box}-{side}"]) or 0.0 for n, side in _SIDES.items()})


def _rule(value: dict[str, str], side: str) -> Edge | None:
    width = _pixels(value[f"border-{side}-width"])
    if value[f"border-{side}-style"] in ("none", "hidden") or not width:
        return None
    return Edge(width, _color(value[f"border-{side}-color"]))


def _pixels(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else None


def _color(text: str) -> str:
    """Six digits; "" for what shows nothing."""
    found = _COLOR.fullmatch(text)
    if found is None or (found[4] is not None and not float(found[4])):
        return ""
    return "".join(f"{int(part):02x}" for part in found.group(1, 2, 3))
