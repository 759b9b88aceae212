"""What publish costs beside the stock tools, both measured in the same run.

    .venv/bin/python benchmarks/engine.py [--rounds N] [--articles N] [--json FILE] [CASE ...]

A case is a row of the table: `docx`, `epub`, `html`, `pdf` and `all` are of a memo of two pages,
`long-pdf`, `long-docx` and `long-epub` of a report of 55, `growth` compares 1,000 pages with 100,
and `batch` builds many memos. Times are CPU seconds, user and system, of a process and all that it
started; rounds are interleaved, and the ratio is the median of those of the rounds. Rates are by
the wall clock. Styles and fonts are kept from the first round on, artifacts are not. Nothing is
asserted: the machine decides.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pypandoc
from pypdfium2 import PdfDocument

sys.path.insert(0, str(Path(__file__).parent))
from inputs import CHAPTERS, articles, memo, report

PUBLISH: Final = (sys.executable, "-m", "publish.cli", "build", "--config", "empty.toml", "--force")
WEASYPRINT: Final = (sys.executable, "-m", "weasyprint", "-q")
PANDOC: Final = pypandoc.get_pandoc_path()
FORMATS: Final = "pdf,docx,epub"
_KILOBYTE: Final = 1024
_TENTH: Final = CHAPTERS * 2
"""Chapters of the report of some 100 pages; ten times as many fill some 1,000."""


class Cost(NamedTuple):
    """CPU and wall seconds, and the most megabytes of the process or of one that it started."""

    cpu: float
    wall: float
    memory: float


class Row(NamedTuple):
    """A line of the table: `ratio` is to be `asked` at most or, where `least`, at least."""

    job: str
    ours: str
    peer: str
    ratio: float
    asked: float
    least: bool = False

    @property
    def met(self) -> bool:
        return self.ratio >= self.asked if self.least else self.ratio <= self.asked


def cost(folder: Path, *commands: Sequence[str]) -> Cost:
    """What the commands cost together, one after the other, in `folder`."""
    cpu, memory, began = 0.0, 0.0, time.perf_counter()
    for command in commands:
        process = subprocess.Popen(  # noqa: S603 - commands made here
            command, cwd=folder, env=_environment(), stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"failed: {shlex.join(command)}")
        cpu += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / _KILOBYTE)
    return Cost(cpu, time.perf_counter() - began, memory)


def _environment() -> dict[str, str]:
    """Bytecode is written by the first run and read by the others, as installed."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(Path(__file__).parent.parent)}


def pair(
    job: str,
    folder: Path,
    ours: Sequence[str],
    peers: Sequence[Sequence[str]],
    *,
    rounds: int,
    asked: float,
) -> Row:
    """Our command beside those of the peers."""
    measured = [(cost(folder, ours), cost(folder, *peers)) for _ in range(rounds + 1)][1:]
    return Row(
        job=job,
        ours=_seconds([one.cpu for one, _ in measured]),
        peer=_seconds([other.cpu for _, other in measured]),
        ratio=statistics.median(one.cpu / other.cpu for one, other in measured),
        asked=asked,
    )


def _seconds(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} s"


def _publish(source: str, formats: str) -> tuple[str, ...]:
    return (*PUBLISH, source, "--to", formats, "--out", "ours")


def _pandoc(source: str, format_: str) -> tuple[str, ...]:
    return (PANDOC, source, "--standalone", "--output", f"peer.{format_}")


def memos(folder: Path, case: str, rounds: int) -> Row:
    """One memo in one format, or in all."""
    (folder / "memo.md").write_text(memo(), encoding="utf-8")
    cost(folder, (*_pandoc("memo.md", "html"), "--metadata", "pagetitle=x"))
    shutil.copy(folder / "peer.html", folder / "memo.html")
    peers: dict[str, Sequence[str]] = {
        "docx": _pandoc("memo.md", "docx"),
        "epub": _pandoc("memo.md", "epub"),
        "html": _pandoc("memo.md", "html"),
        "pdf": (*WEASYPRINT, "memo.html", "peer.pdf"),
    }
    asked = {"docx": 4, "epub": 5, "html": 4, "pdf": 0.75, "all": 0.9}[case]
    return pair(
        f"2 pages, {case}, cold",
        folder,
        _publish("memo.md", ",".join(peers) if case == "all" else case),
        list(peers.values()) if case == "all" else [peers[case]],
        rounds=rounds,
        asked=asked,
    )


def long(folder: Path, case: str, rounds: int) -> Row:
    """The report in one format."""
    source = report(folder).name
    format_ = case.removeprefix("long-")
    peer: Sequence[str] = _pandoc(source, format_)
    if format_ == "pdf":
        cost(folder, _pandoc(source, "html"))
        shutil.copy(folder / "peer.html", folder / "report.html")
        peer = (*WEASYPRINT, "report.html", "peer.pdf")
    return pair(
        f"55 pages, {format_}",
        folder,
        _publish(source, format_),
        [peer],
        rounds=max(1, rounds // 3),
        asked={"pdf": 0.95, "docx": 1.5, "epub": 1.2}[format_],
    )


def growth(folder: Path) -> list[Row]:
    """A page of some 1,000 beside one of some 100."""
    pages, costs = [], []
    for chapters in (_TENTH, _TENTH * 10):
        source = report(folder, chapters)
        costs.append(cost(folder, _publish(source.name, "pdf")))
        with PdfDocument(folder / "ours" / f"{source.stem}.pdf") as pdf:
            pages.append(len(pdf))
    less, more = (one.cpu / count for one, count in zip(costs, pages, strict=True))
    return [
        Row(f"CPU a page, {pages[1]} to {pages[0]} pages", f"{more * 1000:.0f} ms",
            f"{less * 1000:.0f} ms", more / less, 1.15),
        Row("memory a page, MB", f"{costs[1].memory:.0f} MB", f"{pages[1]} pages",
            costs[1].memory / pages[1], 1.2),
    ]  # fmt: skip


def batch(folder: Path, count: int) -> list[Row]:
    """Many memos in three formats, on two cores, on one, and again with nothing changed; the peer
    is a loop of the stock tools over 20 of them."""
    sources = [file.name for file in articles(folder, count)]
    few = sources[: min(20, count)]
    loop = " && ".join(
        shlex.join(command)
        for source in few
        for command in (
            _pandoc(source, "html"),
            (*WEASYPRINT, "peer.html", "peer.pdf"),
            _pandoc(source, "docx"),
            _pandoc(source, "epub"),
        )
    )
    shell = len(few) / cost(folder, ("sh", "-c", loop)).wall
    command = (*PUBLISH, *sources, "--to", FORMATS, "--out", "batch")
    two = count / cost(folder, (*command, "--jobs", "2")).wall
    one = count / cost(folder, (*command, "--jobs", "1")).wall
    again = cost(folder, [part for part in command if part != "--force"]).wall
    job = f"{count} memos, {FORMATS}"
    return [
        Row(job, f"{two:.1f}/s", f"{shell:.2f}/s", two / shell, 8, least=True),
        Row(f"{job}: documents a second", f"{two:.1f}/s", "", two, 20, least=True),
        Row(
            f"{job}: two workers to one", f"{two:.1f}/s", f"{one:.1f}/s", two / one, 1.8, least=True
        ),
        Row(f"{job}: nothing changed, seconds", f"{again:.2f} s", "", again, 2),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--json", type=Path, help="where the table is kept")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    cases: dict[str, Callable[[Path], list[Row]]] = {}
    for name in ("docx", "epub", "html", "pdf", "all"):
        cases[name] = lambda folder, name=name: [memos(folder, name, options.rounds)]
    for name in ("long-pdf", "long-docx", "long-epub"):
        cases[name] = lambda folder, name=name: [long(folder, name, options.rounds)]
    cases |= {"growth": growth, "batch": lambda folder: batch(folder, options.articles)}
    rows: list[Row] = []
    print(f"{'':54} {'publish':>10} {'peer':>10} {'ratio':>7} {'asked':>7}")
    for name in options.cases or cases:
        with tempfile.TemporaryDirectory() as made:
            (Path(made) / "empty.toml").touch()
            for row in cases[name](Path(made)):
                rows.append(row)
                bound = f"{'≥' if row.least else '≤'} {row.asked:g}"
                print(f"{row.job:54} {row.ours:>10} {row.peer:>10} {row.ratio:7.2f} {bound:>7}"
                      f" {'' if row.met else ' not met'}", flush=True)  # fmt: skip
    if options.json:
        table = [row._asdict() | {"met": row.met} for row in rows]
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
