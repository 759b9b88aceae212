"""Several sources become the chapters of one document."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from publish.build.config import Config, load_config
from publish.build.jobs import Request, intake_of, plan
from publish.build.run import load
from publish.cli import main
from publish.diagnostics import Log
from publish.document import Document, Link, Meta, Paragraph, Section
from publish.errors import ConfigError, SourceError
from publish.walk import iterate, plain_text

PROJECT = """
[[publication]]
name = "handbook"
sources = ["intro.md"]
layout = "book"
formats = ["html"]
[publication.metadata]
title = "The Handbook"
[[publication.parts]]
title = "Part One"
sources = ["a.md"]
"""
INTRO = """---
title: Introduction
author: A. One
date: 2025-01-01
language: en
classification: Internal
status: Final
---

# Aims {#aims}

See [below](#aims) and [there](#only-a).
"""
CHAPTER = """---
title: Chapter A
author: B. Two
date: 2025-02-01
language: en
classification: Internal
status: Draft
summary: What A says.
---

# Aims {#aims}

See [here](#aims) and [nowhere](#nowhere). <b>a</b> <blink>b</blink>

## Only {#only-a}
"""


@pytest.fixture
def project(tmp_path: Path) -> Config:
    for name, text in (("publish.toml", PROJECT), ("intro.md", INTRO), ("a.md", CHAPTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_config(tmp_path / "publish.toml")


def made(project: Config, log: Log | None = None) -> Document:
    return load(intake_of("handbook", "", Meta(), project), log or Log("handbook"))[1]


def test_chapters_and_parts_stand_in_the_order_of_the_project(project: Config) -> None:
    sections = [b for b in made(project).blocks if isinstance(b, Section)]
    assert [plain_text(s.title) for s in sections] == ["Introduction", "Part One"]
    assert [plain_text(s.title) for s in sections[1].blocks if isinstance(s, Section)] == [
        "Chapter A"
    ]


def test_front_matter_is_merged_by_rule(project: Config) -> None:
    meta = made(project).meta
    assert plain_text(meta.title) == "The Handbook"
    assert meta.authors == ("A. One", "B. Two")
    assert (meta.date, meta.classification, meta.status) == ("2025-02-01", "Internal", "")
    assert "What A says." in plain_text(made(project).blocks)


def test_an_id_borne_twice_gets_the_name_of_its_source_and_links_follow(project: Config) -> None:
    document = made(project)
    targets = [n.target for b in document.blocks for n in iterate(b) if isinstance(n, Link)]
    assert targets == ["#aims", "#only-a", "#a-aims"]


def test_what_is_told_of_a_chapter_names_its_file(project: Config) -> None:
    log = Log("handbook")
    made(project, log)
    places = {told.code: told.place.source for told in log.diagnostics}
    assert places["html-tag-dropped"].endswith("a.md")
    assert [told.code for told in log.diagnostics].count("link-dangling") == 1


def test_a_publication_is_built_when_no_source_is_named(project: Config) -> None:
    (job,) = plan(Request(sources=()), project)
    assert [(t.path.name, t.layout.name if t.layout else "") for t in job.targets] == [
        ("handbook.html", "book")
    ]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('sources = ["a.md"]', 'needs "name"'),
        ('name = "x"', 'needs "sources" or "parts"'),
        ('name = "x"\nsource = "a"', 'did you mean "sources"?'),
        ('name = "../x"\nsources = ["a"]', "publish.toml:2: publication[1].name: expected a name"),
        ('name = "x"\nsources = []', "publish.toml:3: publication[1].sources: expected a list"),
        ('name = "x"\nsources = ["a"]\n[[publication]]\nnam = 1', "publish.toml:5: publication[2]"),
    ],
)
def test_a_wrong_publication_is_named_with_its_file(tmp_path: Path, table: str, says: str) -> None:
    path = tmp_path / "publish.toml"
    path.write_text(f"[[publication]]\n{table}\n")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert "publish.toml:" in str(caught.value)
    assert says in str(caught.value)


def test_a_missing_chapter_is_named_with_the_line_that_names_it(project: Config) -> None:
    assert project.path is not None
    (project.path.parent / "a.md").unlink()
    with pytest.raises(SourceError) as caught:
        made(project)
    assert "publish.toml:11: " in caught.value.message
    assert caught.value.message.endswith("a.md: there is no such file")


def test_a_title_and_a_style_of_its_own(project: Config) -> None:
    assert project.path is not None
    head = '[[publication]]\nname = "x"\ntitle = "X"\nstyle = "plain"\nsources = ["a.md"]\n'
    project.path.write_text(head)
    config = load_config(project.path)
    (job,) = plan(Request(sources=(), to=("html",)), config)
    assert (job.style_name, plain_text(config.publications[0].metadata.title)) == ("plain", "X")


def test_a_reference_that_leads_nowhere_in_the_whole_is_an_error(project: Config) -> None:
    assert project.path is not None
    (project.path.parent / "a.md").write_text("# A\n\nSee @fig-none.\n")
    with pytest.raises(SourceError, match="handbook: not built"):
        made(project)


def test_a_chapter_in_another_language_says_so(project: Config) -> None:
    assert project.path is not None
    (project.path.parent / "a.md").write_text(
        "# Kapitel\n\nDas ist der Text und nicht das Bild, mit dem es sich auch für uns lohnt.\n"
    )
    (paragraph,) = [
        n
        for block in made(project).blocks
        for n in iterate(block)
        if isinstance(n, Paragraph) and plain_text(n).startswith("Das")
    ]
    assert paragraph.language == "de"


def test_the_manifest_lists_every_source_of_an_artifact(
    project: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.path is not None
    monkeypatch.chdir(project.path.parent)
    assert main(["build", "--manifest"]) == 0
    (entry,) = json.loads(Path("dist/manifest.json").read_text())["artifacts"]
    assert (entry["source"], "source_sha256" in entry) == ("handbook", False)
    assert entry["sources"] == [
        {"path": name, "sha256": hashlib.sha256(Path(name).read_bytes()).hexdigest()}
        for name in ("intro.md", "a.md")
    ]
    assert main(["check", "dist"]) == 0
    assert "ok" in capsys.readouterr().out


def test_no_place_in_the_whole_takes_the_lines_of_a_chapter_for_its_own(project: Config) -> None:
    assert project.path is not None
    (project.path.parent / "a.md").unlink()
    (project.path.parent / "a.txt").write_text("Title\n\nA text that says a thing or two.\n")
    project.path.write_text('[[publication]]\nname = "handbook"\nsources = ["a.txt"]\n')
    document = made(load_config(project.path))
    assert [n for n in iterate(document) if getattr(n, "origin", None) is not None] == []
