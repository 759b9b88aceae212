"""Jobs divided among processes: the same bytes, and what one document does befalls no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import msgspec
import pytest

from publish.document import Document
from publish.engine.config import Config
from publish.engine.limits import Limits
from publish.engine.plan import Job, Request, plan
from publish.engine.run import Outcome, Way, run
from publish.plugin import Context, Exporter
from publish.style import Style
from publish.walk import plain_text

if sys.platform != "linux":
    pytest.skip("elsewhere memory has no limits", allow_module_level=True)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sources(*titles: str) -> tuple[str, ...]:
    for number, title in enumerate(titles):
        Path(f"{number}.md").write_text(f"---\ntitle: {title}\n---\n\nText {number}.\n")
    return tuple(f"{number}.md" for number in range(len(titles)))


def planned(names: tuple[str, ...], to: str, out: str = "out") -> tuple[Job, ...]:
    return plan(Request(sources=names, to=tuple(to.split(",")), out=Path(out)), Config())


def does_as_told(document: Document, _style: Style, _context: Context) -> bytes:
    """What the title of the document asks for."""
    match plain_text(document.meta.title):
        case "sleeps":
            sleep(600)
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        case "grows":
            return bytes(10**9)
        case _:
            return b"done"
    return b""


TOLD = Exporter(
    name="told", suffix=".told", media_type="text/plain", render=does_as_told, layout=""
)


def told(names: tuple[str, ...], limits: Limits) -> list[Outcome]:
    jobs = planned(names, "json")
    asked = []
    for job in jobs:
        target = msgspec.structs.replace(job.targets[0], exporter=TOLD, layout=None)
        asked.append(msgspec.structs.replace(job, targets=(target,)))
    return list(run(asked, Way(forced=True, workers=2, limits=limits)))


def test_the_bytes_are_the_same_with_one_process_and_with_eight() -> None:
    names = sources(*(f"Title {number}" for number in range(9)))
    made = []
    for workers in (1, 8):
        jobs = planned(names, "pdf,docx,epub,html", f"out-{workers}")
        outcomes = list(run(jobs, Way(forced=True, workers=workers)))
        assert [outcome.job for outcome in outcomes] == list(jobs)
        made.append(
            [
                (artifact.path.name, artifact.path.read_bytes(), artifact.diagnostics)
                for outcome in outcomes
                for artifact in outcome.artifacts
            ]
        )
    assert len(made[0]) == 36
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("sleeps", "1.md: ended, for it took more than 9 seconds"),
        ("dies", "1.md: the process that built it ended: SIGKILL"),
        ("grows", "1.md: exporter told cannot go on: there is not enough memory"),
    ],
)
def test_a_document_that_exceeds_a_limit_is_ended_alone_and_named(title: str, says: str) -> None:
    began = monotonic()
    first, bad, *others = told(
        sources("A", title, "B", "C", "D"),
        Limits(seconds=9 if title == "sleeps" else 300, memory=500 * 10**6),
    )
    assert monotonic() - began < 300
    assert [str(error).partition(" (")[0].rstrip(": ") for error in bad.errors] == [says]
    assert [len(outcome.artifacts) for outcome in (first, *others)] == [1] * 4


def test_an_artifact_that_is_too_large_is_not_written() -> None:
    jobs = planned(sources("A"), "html")
    (outcome,) = run(jobs, Way(forced=True, limits=Limits(output=1000)))
    assert "not written" in str(outcome.errors[0])
    assert not jobs[0].targets[0].path.exists()


def test_a_pdf_of_too_many_pages_is_not_written() -> None:
    Path("a.md").write_text("# A\n\n" + "Text of a line.\n\n" * 60)
    (outcome,) = run(planned(("a.md",), "pdf"), Way(forced=True, limits=Limits(pages=1)))
    assert "not written, for it has 3 pages" in str(outcome.errors[0])


def test_who_interrupts_a_build_leaves_no_process_and_no_half_a_file(folder: Path) -> None:
    names = sources(*(f"Title {number}" for number in range(60)))
    command = [sys.executable, "-m", "publish.cli", "build", *names, "--to", "pdf,docx"]
    command += ["--jobs", "3", "--out", "out", "--force"]
    began = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    while len(list(folder.glob("out/*.docx"))) < 3 and began.poll() is None:
        sleep(0.02)
    began.send_signal(signal.SIGINT)
    assert began.wait(20) == 128 + signal.SIGINT
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            assert process.name == str(os.getpid()) or process.joinpath("cwd").readlink() != folder
    made = [file for file in (folder / "out").iterdir() if file.suffix in (".pdf", ".docx")]
    assert made
    for file in made:
        data = file.read_bytes()
        assert data.startswith((b"%PDF", b"PK"))
        assert data.rstrip().endswith(b"%%EOF") or data[-22:-18] == b"PK\5\6"
