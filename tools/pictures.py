"""Draws the page pictures of the README from the artifacts: what people see before they install.

    python tools/pictures.py [--tools DIR] [--artifacts DIR] FOLDER

PDF pages are drawn by poppler, the Word file by LibreOffice, the EPUB by Chromium.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from lxml import etree
from PIL import Image, ImageOps

from publish.archive import unpack
from publish.checks.validators.validator import Toolbox, folder, run
from publish.errors import ExportError, PublishError

SEED: Final = "putin-china-visit"
HEIGHT: Final = 780
"""Pixels of a page."""
GAP: Final = 24
MARGIN: Final = 44
"""What a reading system leaves around the text of a book; the browser leaves none."""
COLORS: Final = (128, 64, 32, 16, 8)
"""Sizes of palette to try: text in one or two colours stays smooth with few of them."""
LIMIT: Final = 120_000
"""Bytes of a picture: a README should load at once."""
PAPER: Final = "#ffffff"
EDGE: Final = "#c9d1d9"
DESK: Final = "#eef1f4"
_OPF: Final = "{http://www.idpf.org/2007/opf}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--tools", type=Path, default=Path(".tools"))
    parser.add_argument("--artifacts", type=Path, default=Path("dist"))
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="publish-pictures-") as scratch:
            for name, suffix, pages in (
                ("briefing", ".pdf", pdf_pages),
                ("memo", ".docx", word_pages),
                ("book", ".epub", book_pages),
            ):
                toolbox = Toolbox(
                    folders=((options.tools / "bin").resolve(),),
                    scratch=Path(scratch, name).resolve(),
                )
                artifact = drawn(options.artifacts, suffix)
                save(side_by_side(pages(toolbox, artifact)), options.folder / f"{name}.png")
    except PublishError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


def drawn(artifacts: Path, suffix: str) -> Path:
    """The artifact of the seed that the README shows."""
    path = artifacts / f"{SEED}{suffix}"
    if not path.exists():
        raise ExportError(f"there is no {path} to draw", hint="make artifacts")
    return path


def pdf_pages(toolbox: Toolbox, file: Path, last: int = 2) -> list[Image.Image]:
    """The first pages, to the page `last`."""
    drawn = folder(toolbox, "drawn")
    run(toolbox, "pdftoppm", "-png", "-l", str(last), "-scale-to-y", str(2 * HEIGHT),
        "-scale-to-x", "-1", file, drawn / "page")  # fmt: skip
    return opened(sorted(drawn.iterdir()))


def word_pages(toolbox: Toolbox, file: Path) -> list[Image.Image]:
    """The first two pages, as LibreOffice lays them out."""
    out = folder(toolbox, "exported")
    profile = (toolbox.scratch / "profile").as_uri()
    run(toolbox, "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
        "--outdir", out, file)  # fmt: skip
    return pdf_pages(toolbox, out / f"{file.stem}.pdf")


def book_pages(toolbox: Toolbox, file: Path) -> list[Image.Image]:
    """The first three files of the spine, as a reading system with a small screen shows them."""
    unpacked = folder(toolbox, "book")
    for name, data in unpack(file.read_bytes()).items():
        if not name.endswith("/"):
            target = unpacked / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    drawn = folder(toolbox, "screens")
    width = HEIGHT * 2 // 3 - 2 * MARGIN
    screens = []
    for number, page in enumerate(spine(unpacked)[:3]):
        screen = drawn / f"{number}.png"
        run(toolbox, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={toolbox.scratch / 'browser'}", "--hide-scrollbars",
            "--force-device-scale-factor=2", f"--window-size={width},{HEIGHT - 2 * MARGIN}",
            f"--screenshot={screen}", page.as_uri())  # fmt: skip
        screens.append(screen)
    return [ImageOps.expand(screen, 2 * MARGIN, PAPER) for screen in opened(screens)]


def spine(book: Path) -> list[Path]:
    """The files of an unpacked book in reading order."""
    container = etree.parse(book / "META-INF/container.xml")
    root = container.find(".//{*}rootfile")
    if root is None:
        raise ExportError("the book names no package document")
    package = PurePosixPath(root.get("full-path", ""))
    tree = etree.parse(book / package)
    hrefs = {item.get("id"): item.get("href", "") for item in tree.iter(f"{_OPF}item")}
    references = [itemref.get("idref") for itemref in tree.iter(f"{_OPF}itemref")]
    return [book / package.parent / hrefs[reference] for reference in references]


def opened(files: Sequence[Path]) -> list[Image.Image]:
    pictures = []
    for file in files:
        with Image.open(file, formats=["PNG"]) as picture:
            pictures.append(picture.convert("RGB"))
    if not pictures:
        raise ExportError("there is no page to draw")
    return pictures


def side_by_side(pages: Sequence[Image.Image], height: int = HEIGHT) -> Image.Image:
    """The pages as sheets on a desk, `height` pixels high."""
    sheets = [ImageOps.expand(_scaled(page, height), border=1, fill=EDGE) for page in pages]
    width = sum(sheet.width for sheet in sheets) + GAP * (len(sheets) + 1)
    desk = Image.new("RGB", (width, sheets[0].height + 2 * GAP), DESK)
    left = GAP
    for sheet in sheets:
        desk.paste(sheet, (left, GAP))
        left += sheet.width + GAP
    return desk


def _scaled(page: Image.Image, height: int) -> Image.Image:
    width = round(page.width * height / page.height)
    return page.resize((width, height), Image.Resampling.LANCZOS)


def save(picture: Image.Image, target: Path) -> None:
    """Writes the picture with the richest palette that keeps it small."""
    for colors in COLORS:
        buffer = BytesIO()
        picture.quantize(colors, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            buffer, "PNG", optimize=True
        )
        if buffer.tell() <= LIMIT:
            target.write_bytes(buffer.getvalue())
            return
    raise ExportError(f"{target} takes more than {LIMIT} bytes", hint="draw fewer or smaller pages")


if __name__ == "__main__":
    sys.exit(main())
