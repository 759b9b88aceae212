"""Writes the page of the docs that shows each layout in each of our styles, and its pictures.

    python -m tools.gallery FOLDER

The PDF pages of one specimen are drawn by poppler.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from publish.checks.validators.validator import Toolbox
from publish.diagnostics import Log
from publish.engine.pipeline import arrange, export, normalize, read
from publish.engine.preview import SPECIMEN
from publish.errors import PublishError
from publish.style import load_style
from publish.style.definition.compiled import our_styles
from tools.pictures import pdf_pages, save, side_by_side

LAYOUTS: Final = ("briefing", "memo", "book")
PAGES: Final = {"book": (0, 3)}
"""Pages of a layout that are shown, from 0, where it is not the first alone."""
HEIGHT: Final = 560
"""Pixels of a page."""
OVERLAY: Final = "large-print"


def shown() -> list[str]:
    """The styles of the gallery; large print stands over another, as it is meant to."""
    return [*(name for name in our_styles() if name != OVERLAY), f"press+{OVERLAY}"]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, help="where gallery.md goes, and gallery/ beside it")
    folder = parser.parse_args(arguments).folder
    (folder / "gallery").mkdir(parents=True, exist_ok=True)
    try:
        for name in shown():
            save(side_by_side(list(_pages(name)), HEIGHT), folder / picture_of(name))
    except PublishError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    (folder / "gallery.md").write_text(page(), encoding="utf-8")
    return 0


def picture_of(name: str) -> str:
    """The path of a style's picture beside the page."""
    return f"gallery/{name.replace('+', '-')}.png"


def page() -> str:
    """The page: a heading and a picture for each style."""
    layouts = f"{', '.join(LAYOUTS[:-1])} and {LAYOUTS[-1]}"
    parts = [
        "# Gallery",
        "<!-- Made by `make gallery`. -->",
        f"The layouts {layouts} in each of our [styles](style.md), as PDF.",
        *(
            f"## `{name}`\n\n![The layouts {layouts} in the style {name}]({picture_of(name)})"
            for name in shown()
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _pages(name: str) -> Iterator[Image.Image]:
    style, log = load_style(name), Log()
    document = normalize(read(SPECIMEN, log=log), log=log)
    for layout in LAYOUTS:
        made = export(arrange(document, layout, style, log=log), "pdf", style, log=log)
        with tempfile.TemporaryDirectory(prefix="publish-gallery-") as scratch:
            file = Path(scratch, "specimen.pdf")
            file.write_bytes(made)
            drawn = pdf_pages(Toolbox(scratch=Path(scratch, "work")), file, max(PAGES["book"]) + 1)
        yield from (drawn[number] for number in PAGES.get(layout, (0,)))


if __name__ == "__main__":
    sys.exit(main())
