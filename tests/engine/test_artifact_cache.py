"""Artifacts of earlier builds: used when they are what a build would make, and never otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publish import disk_cache
from publish.cli import main
from publish.engine.config import load_config
from publish.engine.plan import Request, plan
from publish.engine.run import USUAL, Outcome, Way, planned, run

FORMATS = ("html", "docx")
TEXT = """---
title: Boats
bibliography: works.bib
---

Boats [@hall] are **slow**, and some are red.

![A boat](boat.png)
"""
WORK = "@book{{hall, author = {{Hall, Ann}}, title = {{{}}}, year = 2001}}\n"


def picture(file: Path, colour: int) -> None:
    Image.new("L", (9, 6), colour).save(file, "PNG")


def project(folder: Path) -> None:
    """A source, what it names, and a style that extends another."""
    (folder / "a.md").write_text(TEXT)
    (folder / "works.bib").write_text(WORK.format("Boats"))
    picture(folder / "boat.png", 100)
    (folder / "below.toml").write_text('name = "Below"\nextends = "plain"\n[text]\nsize = "11pt"\n')
    (folder / "own.toml").write_text('name = "Own"\nextends = "below"\n')
    (folder / "publish.toml").write_text('style = "own.toml"\n[metadata]\norganization = "Desk"\n')


@contextmanager
def keeping(folder: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(disk_cache.VARIABLE, folder)
        yield


def built(
    folder: Path, out: str = "out", way: Way = USUAL, to: tuple[str, ...] = FORMATS
) -> Outcome:
    request = Request(sources=(str(folder / "a.md"),), to=to, out=folder / out)
    (outcome,) = run(plan(request, load_config(folder / "publish.toml")), way)
    return outcome


def why(folder: Path) -> set[str]:
    request = Request(sources=(str(folder / "a.md"),), to=FORMATS, out=folder / "out")
    jobs = plan(request, load_config(folder / "publish.toml"))
    return {why.replace(f"{folder}/", "") for _, why in planned(jobs)}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    project(tmp_path)
    with keeping(str(tmp_path / "kept")):
        yield tmp_path


def said(outcome: Outcome) -> object:
    """All that an outcome is to be the same in, with a cache and without."""
    files = [(a.path.suffix, a.path.read_bytes(), a.document_sha256) for a in outcome.artifacts]
    errors = [str(error) for error in outcome.errors]
    return files, outcome.diagnostics, errors, outcome.sources


def written(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text)


def swapped(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Puts one for the other, whichever is there."""

    def swap(folder: Path) -> None:
        text = (folder / name).read_text()
        there = old if old in text else new
        (folder / name).write_text(text.replace(there, new if there == old else old))

    return swap


def moved(name: str, other: str) -> Callable[[Path], object]:
    """Gives a file the other name, or its own back."""

    def move(folder: Path) -> None:
        here, there = folder / name, folder / other
        (here if here.exists() else there).rename(there if here.exists() else here)

    return move


EDITS: dict[str, Callable[[Path], object]] = {
    "text": swapped("a.md", "slow", "fast"),
    "work": swapped("works.bib", "{Boats}", "{Ships}"),
    "picture": lambda folder: picture(folder / "boat.png", 200),
    "no picture": moved("boat.png", "bots.png"),
    "near picture": written("boat2.png", "no picture"),
    "style": swapped("own.toml", '"below"', '"plain"'),
    "style below": swapped("below.toml", "11pt", "12pt"),
    "metadata": swapped("publish.toml", "Desk", "Office"),
    "artifact": lambda folder: (folder / "out" / "a.html").write_bytes(b"damaged"),
    "no artifact": lambda folder: (folder / "out" / "a.docx").unlink(missing_ok=True),
    "nothing": lambda _: None,
}


@settings(max_examples=12)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5))
def test_no_build_gives_what_a_build_without_a_cache_would_not(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("project")
    project(folder)
    (folder / "out").mkdir()
    (folder / "fresh").mkdir()
    for edit in edits:
        EDITS[edit](folder)
        with keeping(str(folder / "kept")):
            cached = said(built(folder))
        with keeping(""):
            fresh = said(built(folder, "fresh"))
        assert cached == fresh, edit


def test_what_did_not_change_is_not_written_again(folder: Path) -> None:
    first = built(folder)
    times = {artifact.path: artifact.path.stat().st_mtime_ns for artifact in first.artifacts}
    again = built(folder)
    assert all(artifact.unchanged for artifact in again.artifacts)
    assert {path: path.stat().st_mtime_ns for path in times} == times
    forced = built(folder, way=Way(forced=True))
    assert not any(artifact.unchanged for artifact in forced.artifacts)


@pytest.mark.parametrize(
    ("edit", "reasons"),
    [
        ("nothing", {""}),
        ("text", {"the source has changed"}),
        ("work", {"works.bib has changed"}),
        ("picture", {"boat.png has changed"}),
        ("no picture", {"boat.png has changed"}),
        ("style below", {"the style has changed"}),
        ("metadata", {"something else is asked for"}),
        ("no artifact", {"", "the artifact is not there, but kept"}),
        ("artifact", {"", "the artifact is not there, but kept"}),
    ],
)
def test_a_plan_says_why(folder: Path, edit: str, reasons: set[str]) -> None:
    assert why(folder) == {"it was not built before"}
    built(folder)
    EDITS[edit](folder)
    assert why(folder) == reasons


def test_back_to_what_it_was_is_not_built_again(folder: Path) -> None:
    first = said(built(folder))
    EDITS["text"](folder)
    built(folder)
    EDITS["text"](folder)
    assert why(folder) == {"the artifact is not there, but kept"}
    assert said(built(folder)) == first


@pytest.mark.parametrize("kind", ["records", "artifacts", "styles"])
def test_damage_to_what_is_kept_is_mended(folder: Path, kind: str) -> None:
    first = said(built(folder))
    for entry in (folder / "kept" / kind).rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    EDITS["no artifact"](folder)
    assert said(built(folder)) == first


def test_a_pipe_in_the_place_of_an_artifact_is_replaced_without_waiting(folder: Path) -> None:
    first = built(folder)
    path = first.artifacts[0].path
    data = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    built(folder)
    assert path.is_file()
    assert path.read_bytes() == data


def test_artifacts_come_with_their_documents_for_checks(folder: Path) -> None:
    plain = built(folder)
    assert [artifact.document for artifact in plain.artifacts] == [None, None]
    fresh = built(folder, way=Way(documents=True))
    kept = built(folder, way=Way(documents=True))
    assert all(artifact.unchanged for artifact in kept.artifacts)
    assert [a.document for a in kept.artifacts] == [a.document for a in fresh.artifacts]
    assert all(artifact.document for artifact in kept.artifacts)


def test_an_artifact_that_a_source_names_is_not_written_over(folder: Path) -> None:
    """Also not when it was built before the source named it."""
    (folder / "a.md").write_text("# T\n\nText.\n")
    built(folder, to=("html",), out=".")
    (folder / "a.md").write_text("# T\n\n![A page](a.html)\n")
    outcome = built(folder, to=("html",), out=".")
    assert outcome.errors


def test_when_nothing_is_to_be_built_no_engine_is_imported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["build", "a.md", "--to", "pdf,docx,epub,html", "--quiet"]) == 0
    code = "import sys; from publish.cli import main; main(['build', 'a.md', '--quiet'])"
    code += "; print({'weasyprint', 'docx', 'lxml', 'PIL', 'uharfbuzz', 'babel', 'pebble'}"
    code += " & set(sys.modules))"
    done = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
