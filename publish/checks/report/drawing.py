"""Pictures of the pages of artifacts, small enough to stand beside each other."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.validators.chromium import CHROMIUM, browser
from publish.checks.validators.drawing import View, screens
from publish.checks.validators.libreoffice import LIBREOFFICE, pages_of
from publish.checks.validators.validator import Toolbox, find
from publish.errors import PublishError
from publish.worker import LimitError, Worker

if TYPE_CHECKING:
    from PIL import Image

HEIGHT: Final = 600
"""Pixels that a picture is high at most."""
WIDTH: Final = 424
"""Pixels that a screen is wide: the shape of a sheet of A4."""
PAGES: Final = 6
"""Pictures of an artifact at most."""
_WEB_SCREENS: Final = 2
"""Screens of a web page, which nobody knows the length of before it is laid out."""
_MARGIN: Final = 28
"""What a reading system leaves around the text of a book; the browser leaves none."""
_QUALITY: Final = 45
_NOT_ASKED: Final = "not drawn: publish check --report draws it where {program} is installed"
_NOT_HERE: Final = "not drawn: {program} is not installed"
_NAMES: Final[Mapping[str, str]] = {LIBREOFFICE: "LibreOffice", CHROMIUM: "Chromium"}

_worker: Final = Worker(seconds=30.0, memory=2 * 10**9)


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A page or screen as WebP; `label` is what findings call it: "page 2", "chapter-1.xhtml"."""

    label: str
    data: bytes
    width: int
    height: int


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The pictures of an artifact, and what there is to say about those that are not there."""

    pictures: tuple[Picture, ...] = ()
    note: str = ""


def drawn(artifacts: Sequence[tuple[str, bytes]], *, outside: bool) -> list[Drawing]:
    """The drawing of each artifact, given by suffix and bytes, in their order.

    A PDF is drawn by PDFium. `outside` also starts LibreOffice for Word files and Chromium for
    EPUB and HTML, each once, where they are installed. A note says what could not be drawn.
    """
    drawings: dict[int, Drawing] = {}
    chosen: dict[str, list[int]] = {"": [], LIBREOFFICE: [], CHROMIUM: []}
    for number, (suffix, data) in enumerate(artifacts):
        if suffix == ".pdf":
            drawings[number] = _pages(data)
        else:
            chosen[LIBREOFFICE if suffix == ".docx" else CHROMIUM].append(number)
    with tempfile.TemporaryDirectory(prefix="publish-report-") as scratch:
        for program, draw in ((LIBREOFFICE, _word), (CHROMIUM, _web)):
            numbers = chosen[program]
            toolbox = Toolbox(scratch=Path(scratch, program))
            some = [artifacts[number] for number in numbers]
            made: Iterable[Drawing]
            if not outside or not is_here(toolbox, program):
                note = (_NOT_HERE if outside else _NOT_ASKED).format(program=_NAMES[program])
                made = [Drawing(note=note)] * len(numbers)
            elif numbers:
                toolbox.scratch.mkdir()
                try:
                    made = draw(toolbox, some)
                except (PublishError, OSError) as error:
                    made = [Drawing(note=f"not drawn: {error}")] * len(numbers)
            else:
                made = ()
            drawings.update(zip(numbers, made, strict=True))
    return [drawings[number] for number in range(len(artifacts))]


def is_here(toolbox: Toolbox, program: str) -> bool:
    """Whether LibreOffice, or a browser, is installed."""
    found = browser(toolbox) if program == CHROMIUM else find(toolbox, program)
    return found is not None


def _pages(data: bytes) -> Drawing:
    """The first pages of a PDF."""
    try:
        return _worker.call(_first_pages, data)
    except (LimitError, UnreadableError) as error:
        return Drawing(note=f"cannot be drawn: {error}")


def _first_pages(data: bytes) -> Drawing:
    from publish.checks.read.pdf.opening import document as opened

    document = opened(data)
    try:
        pictures = []
        for number in range(min(len(document), PAGES)):
            page = document[number]
            scale = HEIGHT / max(page.get_size())
            image = page.render(scale=scale).to_pil()
            pictures.append(_picture(f"page {number + 1}", image))
        return Drawing(pictures=tuple(pictures), note=_rest(len(document), "pages"))
    finally:
        document.close()


def _word(toolbox: Toolbox, artifacts: Sequence[tuple[str, bytes]]) -> list[Drawing]:
    """Pages of Word files as LibreOffice lays them out."""
    return [
        _pages(pdf) if pdf else Drawing(note="cannot be drawn: LibreOffice does not open it")
        for pdf in pages_of(toolbox, [data for _suffix, data in artifacts])
    ]


def _web(toolbox: Toolbox, artifacts: Sequence[tuple[str, bytes]]) -> list[Drawing]:
    """Screens of books and web pages as Chromium shows them."""
    members: dict[str, bytes] = {}
    plans = [
        (_book if suffix == ".epub" else _page)(str(number), data, members)
        for number, (suffix, data) in enumerate(artifacts)
    ]
    images = screens(toolbox, [v for views, _ in plans for v in views], members, WIDTH, HEIGHT)
    return [
        Drawing(pictures=tuple(_picture(v.label, next(images)) for v in views), note=note)
        for views, note in plans
    ]


def _book(folder: str, data: bytes, members: dict[str, bytes]) -> tuple[list[View], str]:
    """The first screen of each of the first files of a book."""
    from publish.checks.read.html.epub import is_cover, open_book

    try:
        book = open_book(data)
    except UnreadableError as error:
        return [], f"cannot be drawn: {error}"
    members.update({f"{folder}/{name}": content for name, content in book.files.items()})
    views = [
        View(
            label=PurePosixPath(name).name,
            page=f"{folder}/{name}",
            margin=0 if is_cover(root) else _MARGIN,
        )
        for name, root in book.spine[:PAGES]
    ]
    return views, f"The top of each file. {_rest(len(book.spine), 'files')}".strip()


def _page(folder: str, data: bytes, members: dict[str, bytes]) -> tuple[list[View], str]:
    """The first screens of a web page."""
    name = f"{folder}/page.html"
    members[name] = data
    numbers = range(_WEB_SCREENS)
    views = [View(label=f"screen {n + 1}", page=name, scale=2, skipped=n) for n in numbers]
    return views, f"The first {_WEB_SCREENS} screens."


def _picture(label: str, image: Image.Image) -> Picture:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "WEBP", quality=_QUALITY, method=4)
    return Picture(label=label, data=buffer.getvalue(), width=image.width, height=image.height)


def _rest(count: int, things: str) -> str:
    return f"The first {PAGES} of {count} {things}." if count > PAGES else ""
