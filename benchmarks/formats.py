"""What each format costs beside a peer, on large documents, in one run.

    .venv/bin/python benchmarks/formats.py [table|report|text ...]

`table` is a table of 5,000 rows, `report` the long report of `seeds/`, `text` ten megabytes of
plain text. The peer of the PDF is WeasyPrint alone, on the very tree and sheet, once and without
tags; that of the others is pandoc's own writer of the format, from the Markdown to the file. Each
measure is a process of its own; what it prints is CPU, of the process and of those it started, the
most memory of one of them, and the ratio of the CPU to the peer's. `check` is the proof of all
artifacts of the document, content and style, beside their exports.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec
import pypandoc

from publish import arrange, export, load_style, normalize, read
from publish.checks.running import check, checkers
from publish.document import Document
from publish.exporters.pdf import rendering
from publish.plugin import Subject
from publish.style import Style

SEEDS = Path(__file__).parent.parent / "seeds"
FORMATS = ("pdf", "docx", "epub", "html")
ROWS = 5_000
MEGABYTES = 10
_KILOBYTE = 1024


class Cost(NamedTuple):
    """CPU seconds and megabytes."""

    cpu: float
    memory: float


def cost(work: Callable[..., object], *arguments: object) -> Cost:
    """What `work` costs in a fresh process."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (work, arguments))


def _measured(work: Callable[..., object], arguments: tuple[object, ...]) -> Cost:
    work(*arguments)
    own, below = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    cpu = sum(used.ru_utime + used.ru_stime for used in (own, below))
    return Cost(cpu=cpu, memory=max(own.ru_maxrss, below.ru_maxrss) / _KILOBYTE)


def arranged(source: Path) -> tuple[Document, Style]:
    style = load_style("house")
    return arrange(normalize(read(source)), "briefing", style), style


def load(file: Path) -> tuple[Document, Style]:
    return msgspec.msgpack.decode(file.read_bytes(), type=Document), load_style("house")


def prepare(source: Path, file: Path) -> None:
    file.write_bytes(msgspec.msgpack.encode(arranged(source)[0]))


def start(file: Path) -> None:
    """What every export has to do first, to be taken off."""
    load(file)


def ours(file: Path, format_: str, out: Path) -> None:
    document, style = load(file)
    out.write_bytes(export(document, format_, style))


def weasyprint_alone(file: Path) -> None:
    """WeasyPrint on our tree and sheet: the export, with its own `write_pdf` in place of ours."""
    engine = rendering.engine

    def alone(font_config: Path) -> object:
        module = engine(font_config)

        def write_pdf(
            tree: object, css: tuple[str, ...], *, fetcher: object, **_: object
        ) -> object:
            with module.configured(font_config):
                fonts = module.FontConfiguration()
            text = "".join(css)
            sheet = module.weasyprint.CSS(string=text, url_fetcher=fetcher, font_config=fonts)
            html = module.TreeHTML(tree, fetcher)
            return html.write_pdf(font_config=fonts, stylesheets=[sheet])

        class Alone:
            pass

        Alone.write_pdf = staticmethod(write_pdf)  # type: ignore[attr-defined]  # made here
        return Alone

    rendering.engine = alone  # type: ignore[assignment]  # a benchmark may
    document, style = load(file)
    export(document, "pdf", style)


def pandoc_alone(source: Path, format_: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - pandoc as publish has it, on files made here
            [pypandoc.get_pandoc_path(), str(source), "--from", "markdown", "--standalone",
             "--resource-path", str(source.parent), "--output", f"{folder}/made.{format_}"],
            check=True,
            capture_output=True,
        )  # fmt: skip


def checked(file: Path, folder: Path) -> None:
    document, style = load(file)
    subjects = [
        Subject(name=made.name, data=made.read_bytes(), document=document, style=style)
        for made in sorted(folder.iterdir())
    ]
    for report in check(subjects, checkers()):
        print(f"         {report.artifact}: {len(report.differences)} differences")


def table(folder: Path) -> Path:
    head = "---\ntitle: Table\ndate: 2025-01-01\n---\n\n| No. | Ship | Port | Tonnes | Remark |\n"
    rows = (
        f"| {n} | Ship {n} | Odesa | {n * 37 % 991} | on time, loaded in week {n % 52} |\n"
        for n in range(ROWS)
    )
    file = folder / "table.md"
    file.write_text(head + "|--:|:--|:--|--:|:--|\n" + "".join(rows))
    return file


def report(_: Path) -> Path:
    return SEEDS / "long-report.md"


def text(folder: Path) -> Path:
    words = (SEEDS / "putin-china-visit.txt").read_text()
    times = MEGABYTES * 1_000_000 // len(words.encode()) + 1
    file = folder / "text.txt"
    file.write_text("\n\n".join([words] * times))
    return file


CASES: dict[str, tuple[Callable[[Path], Path], tuple[str, ...]]] = {
    "table": (table, FORMATS),
    "report": (report, FORMATS),
    "text": (text, ("html", "json")),
}
"""Each document and the formats that it is measured in."""


def measure(name: str, folder: Path) -> None:
    make, formats = CASES[name]
    source = make(folder)
    file, made = folder / f"{name}.msgpack", folder / name
    made.mkdir()
    reading = cost(prepare, source, file)
    print(f"{name}: {source.stat().st_size / 1e6:.1f} MB")
    print(f"  read, normalize, arrange {reading.cpu:7.1f} s {reading.memory:6.0f} MB")
    begun, total = cost(start, file).cpu, 0.0
    for format_ in formats:
        spent = cost(ours, file, format_, made / f"{name}.{format_}")
        total += spent.cpu - begun
        line = f"  {format_:<6} {spent.cpu - begun:7.1f} s {spent.memory:6.0f} MB"
        if format_ == "pdf":
            peer = cost(weasyprint_alone, file)
            line += f"  x {(spent.cpu - begun) / (peer.cpu - begun):5.2f} WeasyPrint alone"
        elif format_ != "json":
            peer = cost(pandoc_alone, source, format_)
            whole = spent.cpu + reading.cpu - begun
            line += f"  x {whole / peer.cpu:5.2f} pandoc (both from the source)"
        print(line, flush=True)
    if "pdf" in formats:
        proof = cost(checked, file, made)
        print(f"  check  {proof.cpu - begun:7.1f} s {proof.memory:6.0f} MB", end="")
        print(f"  x {(proof.cpu - begun) / total:5.2f} the exports")


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in names or CASES:
            measure(name, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
