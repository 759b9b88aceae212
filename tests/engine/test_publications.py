"""Several sources become the chapters of one document."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from publish.cli import main
from publish.diagnostics import Log
from publish.document import Division, Document, Link, Meta, Note, Reference, Section
from publish.engine.config import Config, load_config
from publish.engine.pipeline import arrange
from publish.engine.plan import Request, intake_of, plan
from publish.engine.run import load
from publish.errors import ConfigError, SourceError, StyleError
from publish.style import load_style
from publish.style.fonts.coverage import uncovered
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
    assert (meta.date, meta.classification, meta.status) == ("2025-02-01", "Internal", "Draft")
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
        (
            'name = "../x"\nsources = ["a"]',
            "publish.toml:2:1: publication[1].name: expected a name",
        ),
        (
            'name = "x"\nsources = []',
            "publish.toml:3:1: publication[1].sources: expected a list of texts, not an empty list",
        ),
        (
            'name = "x"\nsources = ["a"]\nstyle = 3',
            "publish.toml:4:1: publication[1].style: expected a text",
        ),
        (
            'name = "x"\nsources = ["a"]\n[[publication]]\nnam = 1',
            "publish.toml:5:1: publication[2]",
        ),
        ('name = "x"\nsources = ["a", "a"]', "a is two chapters"),
        (
            'name = "x"\nsources = ["a"]\nformats = ["pfd"]',
            'unknown format "pfd" (did you mean "pdf"',
        ),
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


def test_a_publication_whose_name_is_misspelt_is_a_near_miss(project: Config) -> None:
    (job,) = plan(Request(sources=("handbok",), to=("html",)), project)
    with pytest.raises(SourceError) as caught:
        load(job.intake, Log())
    assert str(caught.value) == (
        'handbok: there is no such file (did you mean the publication "handbook"?)'
    )


def test_a_title_and_a_style_of_its_own(project: Config) -> None:
    assert project.path is not None
    head = '[[publication]]\nname = "x"\ntitle = "X"\nstyle = "plain"\nsources = ["a.md"]\n'
    project.path.write_text(head)
    config = load_config(project.path)
    (job,) = plan(Request(sources=(), to=("html",)), config)
    assert (job.style_name, plain_text(config.publications[0].metadata.title)) == ("plain", "X")


def test_a_missing_style_is_told_where_it_is_used_alone(project: Config) -> None:
    assert project.path is not None
    head = '[[publication]]\nname = "x"\nstyle = "styles/no.toml"\nsources = ["a.md"]\n'
    project.path.write_text(f'style = "no.toml"\n{head}')
    config = load_config(project.path)
    with pytest.raises(
        StyleError, match=r"publish\.toml:4:1: publication\[1\]\.style: .*no such file"
    ):
        plan(Request(sources=(), to=("html",)), config)
    with pytest.raises(StyleError, match=r"publish\.toml:1:1: style: .*no such file"):
        plan(Request(sources=("a.md",), to=("html",)), config)
    (job,) = plan(Request(sources=("x",), to=("html",), style="plain"), config)
    assert job.style_name == "plain"


def test_a_reference_that_leads_nowhere_in_the_whole_is_told(project: Config) -> None:
    assert project.path is not None
    (project.path.parent / "a.md").write_text("# A\n\nSee @fig-none.\n")
    log = Log("handbook")
    made(project, log)
    assert "reference-dangling" in [told.code for told in log.diagnostics]


def test_a_chapter_in_another_language_says_so(project: Config) -> None:
    assert project.path is not None
    (project.path.parent / "a.md").write_text(
        "# Kapitel\n\nDas ist der Text und nicht das Bild, mit dem es sich auch für uns lohnt.\n"
    )
    nodes = (node for block in made(project).blocks for node in iterate(block))
    (division,) = [node for node in nodes if isinstance(node, Division)]
    assert (division.language, plain_text(division).split()[0]) == ("de", "Kapitel")


def test_a_chapter_that_does_not_tell_its_language_is_in_that_of_the_whole(project: Config) -> None:
    log = Log()
    german = "# Eins\n\nDas ist der Text und nicht das Bild, mit dem es sich auch für uns lohnt.\n"
    document = book(project, {"x.md": german, "y.md": "# Zwei\n\nTabellen.\n"}, log)
    assert document.meta.language == "de"
    assert not any(isinstance(n, Division) for block in document.blocks for n in iterate(block))
    assert [d.code for d in log.diagnostics if "language" in d.code] == ["language-detected"]
    book(project, {"x.md": "# Eins\n", "y.md": "# Zwei\n\nTabellen.\n"}, log := Log())
    assert [d.code for d in log.diagnostics if "language" in d.code] == ["language-assumed"]


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


def book(project: Config, sources: dict[str, str], log: Log | None = None) -> Document:
    """The document of chapters with these texts."""
    assert project.path is not None
    for name, text in sources.items():
        (project.path.parent / name).parent.mkdir(exist_ok=True)
        (project.path.parent / name).write_text(text)
    listed = ", ".join(f'"{name}"' for name in sources)
    project.path.write_text(f'[[publication]]\nname = "handbook"\nsources = [{listed}]\n')
    return made(load_config(project.path), log)


def test_lines_of_chapters_are_those_of_their_files(project: Config) -> None:
    texts = {
        "x.txt": "A Title\n\nA text that says a thing or two about \U000f0000 in the port.\n",
        "y.txt": "Another Title\n\nNothing.\n\nAnd then \U000f0001 once more, in a sentence.\n",
    }
    document = book(project, texts)
    origins = [origin for n in iterate(document) if (origin := getattr(n, "origin", None))]
    assert {origin.file for origin in origins} == {*texts}
    style = load_style("house")
    told = uncovered(arrange(document, "book", style), style, source="handbook")
    assert [str(warning.place) for warning in told] == ["x.txt:3", "y.txt:5"]


def test_a_check_of_a_publication_names_the_chapter(
    project: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "A Title\n\nA text that says a thing or two in the port.\n"
    book(project, {"x.txt": text, "y/z.txt": text.replace("port", "harbour")})
    assert project.path is not None
    (project.path.parent / "below").mkdir()
    (project.path.parent / ".git").touch()
    monkeypatch.chdir(project.path.parent / "below")
    assert main(["build", "--to", "html", "--manifest"]) == 0
    page = Path("dist/handbook.html")
    page.write_text(page.read_text().replace("the harbour", "the habour"))
    capsys.readouterr()
    assert main(["check", str(page)]) == 4
    assert f"source:   {project.path.parent / 'y/z.txt'}:3" in capsys.readouterr().out


def test_every_chapter_that_cannot_be_read_is_named(
    project: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.path is not None
    monkeypatch.chdir(project.path.parent)
    Path("intro.md").write_text("---\ntitle: [a\n---\n")
    Path("a.md").unlink()
    for command in ("build", "normalize"):
        assert main([command, "handbook"]) == 3
        first, second = capsys.readouterr().err.splitlines()
        assert first.startswith("publish: error: intro.md:2: front matter is not YAML")
        assert second == "publish: error: publish.toml:11: a.md: there is no such file"


def targets_of(document: Document) -> list[str]:
    return [n.target.lstrip("#") for n in iterate(document) if isinstance(n, Link | Reference)]


def test_links_to_the_files_of_chapters_lead_into_the_book(project: Config) -> None:
    document = book(
        project,
        {
            "one/a.md": "---\ntitle: First\n---\n\n# Aims {#aims}\n\n"
            "[b](../two/a.md), [its aims](../two/a.md#aims), [](../two/a.md#load), [top](a.md)\n",
            "two/a.md": "---\ntitle: Second\n---\n\n# Aims {#aims}\n\n[one](../one/a.md#aims) "
            "[title](../one/a.md#first) [out](../three.md)\n\n# Load {#load}\n",
        },
    )
    ids = [n.id for n in iterate(document) if isinstance(n, Section)]
    assert ids == ["first", "aims", "second", "a-aims", "load"]
    assert targets_of(document) == ["second", "a-aims", "load", "first", "aims", "first"]


def test_the_id_that_a_chapter_gives_its_title_is_that_of_the_chapter(project: Config) -> None:
    document = book(
        project,
        {
            "a.md": "# The Aims {#why}\n\n[up](#why), [](b.md#load), [b](b.md)\n",
            "b.md": "---\ntitle: Load\n---\n\n# Load {#load}\n\n[](a.md#why) and @sec-no\n\n"
            "## 2. Parts {#sec-no}\n",
        },
    )
    assert [n.id for n in iterate(document) if isinstance(n, Section)] == ["why", "load", "sec-no"]
    assert targets_of(document) == ["why", "load", "load", "why", "sec-no"]


def test_links_to_the_names_of_notes_lead_into_the_book(project: Config) -> None:
    document = book(
        project,
        {
            "one/first note.md": "---\ntitle: First\n---\n\n[[second|there]] [[Second#My Load]]\n",
            "two/Second.md": "---\ntitle: Other\n---\n\n[[first note]] [[third]]\n\n# My Load\n",
        },
    )
    assert targets_of(document) == ["other", "my-load", "first"]


def test_a_link_to_a_part_that_a_chapter_does_not_have_is_told(project: Config) -> None:
    log = Log("handbook")
    book(
        project,
        {"a.md": "# A\n\n[x](b.md#lod) [y](b.md#z)\n", "b.md": "# B\n\n## L {#load}\n"},
        log,
    )
    (near, far) = (d for d in log.diagnostics if d.code == "link-dangling")
    assert near.severity == "warning"
    assert near.message == 'b.md has no part with the id "lod", which is linked to'
    assert (near.place.source, near.hint, far.hint) == ("a.md", 'did you mean "b.md#load"?', "")


@pytest.mark.parametrize(
    ("said", "wins"),
    [
        (("Internal", "Secret", "Public"), "Secret"),
        (("internal", "Internal", ""), "internal"),
        (("Internal", "Embargoed", "Internal"), "Internal / Embargoed"),
    ],
)
def test_a_book_is_as_secret_as_its_most_secret_chapter(
    project: Config, said: tuple[str, ...], wins: str
) -> None:
    log = Log("handbook")
    texts = {
        f"{n}.md": f"---\ntitle: T\nclassification: {word}\norganization: O{n}\n---\n\nText.\n"
        for n, word in enumerate(said)
    }
    assert book(project, texts, log).meta.classification == wins
    told = [d for d in log.diagnostics if d.code == "classification-differs"]
    assert len(told) == (wins != "internal")
    assert all(f'"{said[0]}" in 0.md' in d.message and wins in d.message for d in told)
    assert "organization-differs" in {d.code for d in log.diagnostics}


def test_what_a_book_has_no_place_for_is_told(project: Config) -> None:
    log = Log("handbook")
    book(project, {"a.md": "---\ntitle: T\nreference: X/1\ntoc: true\n---\n\nText.\n"}, log)
    told = [d for d in log.diagnostics if d.code == "metadata-of-chapter"]
    assert [(d.severity, d.place.source) for d in told] == [("warning", "a.md"), ("info", "a.md")]
    assert "its reference" in told[0].message
    assert "its contents" in told[1].message


def test_notes_are_numbered_through(project: Config) -> None:
    chapter = "# T\n\nA[^a] and b[^b].\n\n[^a]: One.\n[^b]: Two.\n"
    document = book(project, {"a.md": chapter, "b.md": chapter})
    notes = [n for n in iterate(arrange(document, "book", "house")) if isinstance(n, Note)]
    assert [note.label for note in notes] == ["1", "2", "3", "4"]
