"""The command line as its users meet it: what it prints, where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest
from PIL import Image

from publish.canonical_json import load
from publish.cli import main
from publish.cli.diagnostics_output import as_github, print_error
from publish.diagnostics import Diagnostic, Place
from publish.errors import SourceError
from publish.walk import plain_text

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "putin-china-visit.txt"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs in an empty folder, where no `publish.toml` decides anything."""
    monkeypatch.chdir(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], list[str]]:
    """The exit code, and the lines on standard output and standard error."""
    try:
        code = main(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out.splitlines(), err.splitlines()


def running() -> Iterator[bytes]:
    """The command lines of all processes, once those have ended that the kernel ends."""
    sleep(0.5)
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield path.read_bytes()


def html(source: Path | str, *more: str) -> list[str]:
    """A build of the cheapest format."""
    return ["build", str(source), "--to", "html", *more]


def test_a_build_prints_the_paths_of_its_artifacts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# Title\n\nText.\n")
    code, out, _ = run(capsys, *html("a.md", "--to", "json"))
    assert (code, out) == (0, ["dist/a.html", "dist/a.json"])
    assert all(Path(path).stat().st_size for path in out)


def test_formats_may_be_given_with_commas_and_once_each(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    code, out, _ = run(capsys, "build", "a.txt", "--to", "json, html", "--to", "json", "--out", "x")
    assert (code, out) == (0, ["x/a.json", "x/a.html"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "a.txt", "--to", "pfd"], 'unknown exporter "pfd" (did you mean pdf?)'),
        (["build", "a.txt", "--layout", "meno"], 'unknown layout "meno" (did you mean memo?)'),
        (["build", "a.txt", "--style", "hose"], 'unknown style "hose" (did you mean "house"?)'),
        (["build", "a.txt", "--style", "no.toml"], "no.toml: there is no such file"),
        (
            ["build", "a.txt", "--reader", "plain"],
            'unknown reader "plain" (did you mean plaintext?)',
        ),
        (["build", "a.txt", "--meta", "date"], '--meta "date" has no value'),
        (["build", "a.txt", "--meta", "date=soon"], "--meta"),
        (
            ["build", "a.txt", "--config", "no.toml"],
            "no.toml: there is no such file (name a publish.to",
        ),
        (["build", "a.txt", "--to", ""], 'unknown exporter ""'),
        (["build", "a\nb.txt"], r"the name 'a\nb.txt' cannot be printed"),
        (["build", "b\udcff.txt"], r"the name 'b\udcff.txt' cannot be printed"),
        (["build"], "no source is given"),
        (["build", "a.txt", "--lay", "memo"], "unrecognized arguments"),
        (["bild"], "invalid choice: 'bild'"),
        ([], "required: COMMAND"),
    ],
)
def test_a_wrong_request_is_one_line_before_any_work(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    code, out, err = run(capsys, *arguments)
    assert (code, out, len(err)) == (2, [], 1)
    assert says in err[0]
    assert not Path("dist").exists()


def test_a_broken_style_is_named_with_file_line_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    style = (ROOT / "styles" / "plain.toml").read_text().replace("[title]", "[title]\nsise = 1")
    Path("my.toml").write_text(style)
    code, _, err = run(capsys, *html("a.txt", "--style", "my.toml"))
    line = style.splitlines().index("sise = 1") + 1
    assert code == 2
    assert err == [
        f'publish: error: my.toml:{line}:1: title.sise: unknown key (did you mean "size"?)',
        f"{line} | sise = 1",
        f"{' ' * len(str(line))}   ^",
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("empty.md", b"", "empty"),
        ("junk.txt", bytes(range(256)) * 4, "junk.txt"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture.txt"),
        ("a.xyz", b"Text", 'no reader for ".xyz"'),
        ("a.docx", b"PK\x03\x04 not a document", "a.docx"),
        ("a.json", b'{"schema": "publish-document/9"}', "publish-document/9"),
        ("bomb.md", b"---\na: &a [1]\nb: *a\n---\n\nText\n", "bomb.md:"),
        ("brackets.md", b"[" * 50_000, "brackets.md"),
    ],
)
def test_a_bad_source_is_one_line_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], name: str, data: bytes, says: str
) -> None:
    Path(name).write_bytes(data)
    code, out, err = run(capsys, *html(name))
    errors = [line for line in err if line.startswith("publish: error: ")]
    assert (code, out, len(errors)) == (3, [], 1)
    assert says in errors[0]
    assert name in errors[0]
    assert not list(Path("dist").glob("*") if Path("dist").exists() else ())


def test_a_reference_that_leads_nowhere_is_told_with_line_and_near_miss(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.md").write_text("# T\n\n## Port {#sec-port}\n\nSee @sec-prot.\n")
    code, out, err = run(capsys, *html("a.md", "--meta", "date=2025"))
    assert (code, len(out)) == (0, 1)
    assert (
        'a.md:5: warning: no part of the document has the id "sec-prot", which is referred to'
        ' [reference-dangling] (did you mean "#sec-port"?)'
    ) in err


def test_names_that_are_too_long_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    long = "n" * 300
    for arguments, code in (([f"{long}.txt"], 3), (["a.txt", "--out", long], 4)):
        result, out, err = run(capsys, "build", *arguments, "--to", "html")
        assert (result, out, len(err)) == (code, [], 1)
        assert "File name too long" in err[0]


def test_a_time_that_is_none_is_told_once_and_before_any_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    code, out, err = run(capsys, "build", "a.txt", "--manifest")
    assert (code, out, len(err)) == (2, [], 1)
    assert 'SOURCE_DATE_EPOCH is "today"' in err[0]
    assert not Path("dist").exists()


def test_a_build_that_made_nothing_leaves_the_manifest_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.txt").write_bytes(b"")
    Path("dist").mkdir()
    Path("dist/manifest.json").write_text("before")
    assert run(capsys, "build", "a.txt", "--manifest")[0] == 3
    assert Path("dist/manifest.json").read_text() == "before"


def test_a_missing_source_and_a_folder_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *html("no.txt")) == (
        3,
        [],
        ["publish: error: no.txt: there is no such file"],
    )
    Path("note.txt").write_text("Text.")
    assert run(capsys, *html("ntoe.txt"))[2] == [
        "publish: error: ntoe.txt: there is no such file (did you mean note.txt?)"
    ]
    Path("folder").mkdir()
    code, _, err = run(capsys, *html("folder"))
    assert (code, err) == (3, ["publish: error: folder: is a directory (name the files in it)"])


def test_a_bad_source_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    Path("b.txt").write_bytes(b"")
    Path("c.md").write_text("# Title\n\nText.\n")
    code, out, err = run(capsys, "build", "a.txt", "b.txt", "c.md", "--to", "html")
    assert (code, out) == (3, ["dist/a.html", "dist/c.html"])
    assert err[-4].startswith("3 sources: 2 artifacts in ")
    assert err[-2:] == ["  1 source failed", "  look at b.txt (1 error)"]


def test_two_sources_with_one_output_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    Path("A.md").write_text("# Title\n\nText.\n")
    code, out, err = run(capsys, "build", "a.txt", "A.md", "--to", "html")
    assert (code, out) == (2, [])
    assert "a.txt and A.md would both be written to" in err[0]
    assert not Path("dist").exists()


@pytest.mark.parametrize(
    ("arguments", "read", "made"),
    [
        (["a.html", "--to", "html", "--out", "."], "a.html", "html that is made of a.html"),
        (["../here/a.html", "--to", "html", "--out", "."], "../here/a.html", "html that is made"),
        (["linked.html", "--to", "html", "--out", "."], "linked.html", "html that is made of link"),
        (["folder/a.html", "--to", "html", "--out", "."], "folder/a.html", "html that is made of"),
        (["a.html", "b.md", "--to", "json,html", "--out", "."], "a.html", "html that is made of a"),
        (["works.md", "--bibliography", "works.json", "--to", "json", "--out", "."], "works.j", ""),
        (["cites.md", "--to", "json", "--out", "."], "cites.json", "json that is made of cites.md"),
        (["book", "--to", "html"], "book.html", "html that is made of book"),
        (["b.md", "--to", "json", "--report", "b.md"], "b.md", "a report on the build"),
    ],
)
def test_nothing_is_written_over_what_is_read(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    read: str,
    made: str,
) -> None:
    Path("here").mkdir()
    monkeypatch.chdir("here")
    page = "<h1>Title</h1><p>Text.</p>"
    for name in ("a.html", "book.html", "b.md", "works.md"):
        Path(name).write_text(page)
    Path("works.json").write_text("[]")
    Path("cites.json").write_text("[]")
    Path("cites.md").write_text("---\ntitle: T\nbibliography: cites.json\n---\n\nText.\n")
    Path("linked.html").symlink_to("a.html")
    Path("folder").symlink_to(".")
    Path("publish.toml").write_text(
        'out = "."\n[[publication]]\nname = "book"\nsources = ["book.html"]'
    )
    before = {path: path.read_bytes() for path in Path().glob("*.*")}
    code, out, err = run(capsys, "build", *arguments)
    assert (code, out, len(err)) == (2, [], 1)
    assert err[0].startswith(f"publish: error: {read}")
    assert made in err[0]
    assert err[0].endswith("(choose another folder with --out, or another name)")
    assert {path: path.read_bytes() for path in Path().glob("*.*")} == before


def test_an_output_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Title\n\nText.\n")
    Path("dist").write_text("a file")
    code, _, err = run(capsys, *html("a.txt"))
    assert (code, err) == (
        4,
        ["publish: error: dist: is a file, not a folder (choose another --out)"],
    )


def test_a_link_to_nothing_is_called_that(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").symlink_to("gone.txt")
    assert run(capsys, *html("a.txt"))[2] == [
        "publish: error: a.txt: is a link to gone.txt, which is not there"
    ]


def test_strict_writes_nothing_that_loses_something(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# Title\n\nText ![A map](map.png).\n")
    assert run(capsys, *html("a.md"))[:2] == (0, ["dist/a.html"])
    Path("dist/a.html").write_text("before")
    code, out, err = run(capsys, *html("a.md", "--strict"))
    assert (code, out) == (5, [])
    assert err[-1].startswith("publish: error: dist/a.html: not written, for it would lose")
    assert Path("dist/a.html").read_text() == "before"


def test_standard_input_is_plain_text_unless_a_reader_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for reader, said in (
        ([], "2*3*4 is a *thing*."),
        (["--reader", "markdown"], "234 is a thing."),
    ):
        stream = io.TextIOWrapper(io.BytesIO(b"Title\n\n2*3*4 is a *thing*.\n"))
        monkeypatch.setattr(sys, "stdin", stream)
        code, out, _ = run(capsys, "normalize", "-", *reader)
        assert code == 0
        assert plain_text(load("\n".join(out).encode()).blocks[-1:]) == said


def test_standard_input_is_written_to_stdin(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Title\n\nSome text.\n")))
    assert run(capsys, *html("-"))[:2] == (0, ["dist/stdin.html"])


def test_metadata_of_the_command_line_wins_over_the_source_and_that_over_the_project(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("publish.toml").write_text(
        '[metadata]\norganization = "Project"\nclassification = "Project"\nstatus = "Project"\n'
    )
    Path("a.md").write_text("---\nclassification: Source\nstatus: Source\n---\n# T\n\nText.\n")
    _, out, _ = run(capsys, "normalize", "a.md", "--meta", "status=Flag")
    meta = json.loads("\n".join(out))["metadata"]
    assert (meta["organization"], meta["classification"], meta["status"]) == (
        "Project",
        "Source",
        "Flag",
    )


def test_the_project_names_style_layouts_and_output(capsys: pytest.CaptureFixture[str]) -> None:
    Path("publish.toml").write_text('style = "plain"\nout = "made"\n[layouts]\nhtml = "memo"\n')
    Path("a.txt").write_text("Title\n\nText that says a thing.\n")
    assert run(capsys, *html("a.txt"))[:2] == (0, ["made/a.html"])
    assert "Memorandum" in Path("made/a.html").read_text()
    Path("below").mkdir()
    Path(".git").touch()
    os.chdir("below")
    code, out, _ = run(capsys, *html("../a.txt", "--layout", "briefing"))
    assert (code, Path(out[0]).resolve()) == (0, Path("../made/a.html").resolve())
    assert "Memorandum" not in Path("../made/a.html").read_text()


@pytest.mark.parametrize(
    ("head", "options", "title"),
    [
        ("", (), ""),
        ("---\nsubject: Chemistry\n---\n", (), ""),
        ("", ("--layout", "memo"), "Memorandum"),
        ("---\nto: Editors\n---\n", (), "Memorandum"),
        ("---\nto: Editors\n---\n", ("--layout", "briefing"), ""),
    ],
)
def test_a_word_file_is_a_memo_if_the_source_is_one_or_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], head: str, options: tuple[str, ...], title: str
) -> None:
    Path("a.md").write_text(f"{head}# Title\n\nText.\n")
    run(capsys, "build", "a.md", "--to", "docx", "--check", "--out", "out", *options)
    with zipfile.ZipFile("out/a.docx") as package:
        assert ("Memorandum" in package.read("word/document.xml").decode()) is (
            title == "Memorandum"
        )
    code, _, err = run(capsys, "check", "out/a.docx", "--against", "a.md", *options)
    assert code == 0, err


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ('stile = "plain"', 'publish.toml:1:1: stile: unknown key (did you mean "style"?)'),
        (
            '[layouts]\npfd = "memo"',
            'publish.toml:2:1: layouts.pfd: unknown format (did you mean "pdf"?)',
        ),
        (
            '[layouts]\nhtml = "meno"',
            'publish.toml:2:1: layouts.html: unknown layout "meno" (did you mean',
        ),
        ("out = 3", "publish.toml:1:1: out: expected a text, not 3"),
        ('[metadata]\ndate = "soon"', "publish.toml:2"),
        ("style = [", "publish.toml:1:10: not TOML"),
        ('\nstyle = "no.toml"', "publish.toml:2:1: style: no.toml: there is no such file"),
        ('style = "hose"', 'publish.toml:1:1: style: unknown style "hose" (did you mean "house"?)'),
        ('\nbibliography = "no.bib"', "publish.toml:2:1: bibliography: no.bib: cannot be read"),
    ],
)
def test_a_wrong_project_file_is_named_with_line_and_key(
    capsys: pytest.CaptureFixture[str], config: str, says: str
) -> None:
    Path("publish.toml").write_text(config)
    Path("a.txt").write_text("Title\n\nText.\n")
    code, _, err = run(capsys, *html("a.txt"))
    assert code == 2
    assert says in err[0]
    assert len([line for line in err if line.startswith("publish:")]) == 1


# -- diagnostics --


def test_diagnostics_are_lines_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("Some text that says a thing.\n")
    _, _, err = run(capsys, *html("a.md"))
    assert err == [
        'a.md: warning: the source has no title: "a" is used [title-missing]'
        ' (write "title: …" in its front matter, or give --meta title=…)'
    ]


@pytest.mark.parametrize(
    ("name", "text", "cure"),
    [
        ("a.html", "<p>Text.</p>", "say it in <title>, or give --meta title=…"),
        ("a.csv", "a,b\n1,2\n", "give --meta title=…"),
    ],
)
def test_a_hint_fits_the_kind_of_source(
    capsys: pytest.CaptureFixture[str], name: str, text: str, cure: str
) -> None:
    Path(name).write_text(text)
    (line,) = run(capsys, *html(name))[2]
    assert line.endswith(f"[title-missing] ({cure})")


def test_of_a_plain_article_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# Title\n\nOne.\n\n### Jump\n\nTwo, [there](https://x.example).\n")
    assert run(capsys, *html("a.md")) == (0, ["dist/a.html"], [])


def test_diagnostics_are_json_lines_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# Title\n\nSome text that says a thing.\n")
    flags = ("--meta", "language=en", "--diagnostics", "json")
    _, _, err = run(capsys, *html("a.md", *flags))
    (said,) = map(json.loads, err)
    assert (said["code"], said["severity"], said["place"]) == (
        "date-missing",
        "info",
        {"source": "a.md"},
    )


def test_diagnostics_are_annotations_for_github(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a, b.md").write_text("# T\n\nSee [x](y.md).\n")
    flags = ("--meta", "language=en", "--meta", "date=2025", "--diagnostics", "github")
    _, _, err = run(capsys, *html("a, b.md", *flags))
    assert err[0].startswith("::warning file=a%2C b.md,line=3,title=link-dropped::")


@pytest.mark.parametrize("style", ["text", "github"])
def test_repeats_are_one_line_with_a_count_for_each_source(
    capsys: pytest.CaptureFixture[str], style: str
) -> None:
    for name in ("a.md", "b.md"):
        Path(name).write_text("# T\n\n[a](#x)\n\n[b](#y)\n\n[c](#z)\n")
    arguments = ["build", "a.md", "b.md", "--to", "html", "--meta", "language=en"]
    told = [line for line in run(capsys, *arguments, "--diagnostics", style)[2] if "dang" in line]
    assert [("a.md" in line, "b.md" in line) for line in told] == [(True, False), (False, True)]
    for line in told:
        assert '"x"' in line
        assert "(and 2 more like it: --verbose shows all)" in line
    whole = run(capsys, *arguments, "--diagnostics", style, "--verbose")[2]
    assert sum("link-dangling" in line for line in whole) == 6
    assert not any("more like it" in line for line in whole)
    json_lines = run(capsys, *arguments, "--diagnostics", "json")[2]
    assert sum("link-dangling" in line for line in json_lines) == 6


def test_an_annotation_of_a_file_without_lines_says_the_paragraph() -> None:
    place = Place(source="a.docx", paragraph=4, words="We ask")
    told = Diagnostic(code="alt-missing", severity="loss", message="No text", place=place)
    assert as_github(told) == (
        '::warning file=a.docx,title=alt-missing::a.docx, paragraph 4 ("We ask"): No text'
    )


def test_errors_are_diagnostics_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes(b"")
    _, _, err = run(capsys, *html("a.txt", "--diagnostics", "json"))
    (said,) = map(json.loads, err)
    assert (said["code"], said["severity"]) == ("source-error", "error")
    assert said["place"] == {"source": "a.txt"}
    _, _, err = run(capsys, "build", "a.txt", "b.txt", "--diagnostics", "json")
    assert [json.loads(line)["place"] for line in err] == [
        {"source": n} for n in ("a.txt", "b.txt")
    ]
    _, _, err = run(capsys, *html("a.txt", "--diagnostics", "github", "--to", "pfd"))
    assert err == ['::error title=usage-error::unknown exporter "pfd" (did you mean pdf?)']


def test_information_is_printed_to_those_who_ask(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("---\ndate: 2025\nlang: en\nmood: good\n---\n# T\n\nText.\n")
    assert run(capsys, *html("a.md"))[2] == []
    (line,) = run(capsys, *html("a.md", "--verbose"))[2]
    assert '"mood" means nothing here' in line


def test_metadata_that_means_nothing_is_told_when_it_is_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.md").write_text("---\ndate: 2025\nlang: en\n---\n# T\n\nText.\n")
    code, _, err = run(capsys, *html("a.md", "--meta", "titel=x"))
    assert (code, len(err)) == (0, 1)
    assert 'warning: --meta: "titel" means nothing here' in err[0]


# -- other commands --


def test_explain_says_of_each_line_what_it_became_why_and_how_sure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, "normalize", "--explain", str(SEED))
    assert code == 0
    rows = [line.split(maxsplit=3) for line in out]
    lines = [int(row[0]) for row in rows]
    assert sorted(set(lines)) == list(range(1, 14))
    assert rows[0][1] == "title"
    assert [row[1] for row in rows if row[0] == "2"] == ["paragraph"]
    assert all(0 <= int(row[2].removesuffix("%")) <= 100 for row in rows)
    assert re.fullmatch(r".* \(.+, .+, .+\)", out[0])


def test_explain_explains_plain_text_only(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# T\n")
    code, _, err = run(capsys, "normalize", "--explain", "a.md")
    assert (code, len(err)) == (2, 1)
    assert "a.md: read by markdown, which explains nothing" in err[0]


def test_formats_lists_all_plug_ins_and_where_they_were_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, "formats")
    assert code == 0
    names = {line.split()[0] for line in out if line.startswith("  ")}
    assert names >= {"plaintext", "markdown", "briefing", "memo", "book", "pdf", "docx", "epub"}
    assert names >= {"html", "json", "canonical", "verapdf", "epubcheck"}
    assert all("publish-documents 0" in line for line in out if line.startswith("  "))


def test_doctor_finds_the_engines_and_every_font(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "doctor")
    assert code == 0
    named = [line.partition(":")[0] for line in out]
    assert named[:2] == ["ok       Pango", "ok       pandoc"]
    assert "ok       font serif: IBM Plex Serif: " in "\n".join(out)


def test_doctor_says_what_is_missing_and_the_cure(capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "styles" / "plain.toml").read_text()
    Path("my.toml").write_text(text.replace("fontpkg-ibm-plex-mono", "fontpkg-plex-mono"))
    code, out, _ = run(capsys, "doctor", "--style", "my.toml")
    assert code == 1
    assert out[-1].startswith("MISSING  style my.toml: my.toml:")
    assert "pip install fontpkg-plex-mono" in out[-1]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--version")
    assert (code, out[0].split()[0]) == (0, "publish")


def test_a_reader_that_closes_the_pipe_gets_no_traceback() -> None:
    script = f"{sys.executable} -m publish.cli normalize {SEED} | head -c 10"
    done = subprocess.run(  # noqa: S603 - a command of ours
        ["/bin/sh", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == '{\n  "schem'
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_cannot_be_written_to_is_one_line() -> None:
    script = f"{sys.executable} -m publish.cli formats > /dev/full"
    done = subprocess.run(  # noqa: S603 - a command of ours
        ["/bin/sh", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert done.stderr.startswith("publish: error: the output cannot be written: No space left")
    assert len(done.stderr.splitlines()) == 1


def test_an_artifact_is_not_written_over_by_the_manifest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("manifest.md").write_text("# Title\n\nText.\n")
    code, out, err = run(capsys, "build", "manifest.md", "--to", "json", "--manifest")
    assert (code, out, len(err)) == (2, [], 1)
    assert "manifest.json: the json that is made of manifest.md and a report on the" in err[0]


def test_streams_may_be_closed() -> None:
    Path("a.md").write_text("# Title\n\nText.\n")
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        script = f"{sys.executable} -m publish.cli build a.md --to json {closed}"
        done = subprocess.run(  # noqa: S603 - a command of ours
            ["/bin/sh", "-c", script], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), closed


def test_control_characters_are_shown_as_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(SourceError("a\x1bc\x9bb"), "text")
    assert capsys.readouterr().err == "publish: error: a\\x1bc\\x9bb\n"


def test_a_build_that_is_told_to_end_leaves_nothing() -> None:
    """Pandoc works on these signs for seconds."""
    Path("a.md").write_text("# Title\n\n" + "&a" * 100_000 + "\n")
    Path("scratch").mkdir()
    done = subprocess.Popen(
        [sys.executable, "-m", "publish.cli", "build", "a.md", "--to", "json"],
        env={**os.environ, "TMPDIR": str(Path("scratch").absolute())},
    )
    for _ in range(200):
        if list(Path("scratch").iterdir()) or done.poll() is not None:
            break
        sleep(0.05)
    done.terminate()
    assert done.wait(10) == 143
    assert list(Path("scratch").iterdir()) == []
    assert not Path("dist").exists()


def test_a_name_may_be_too_long_for_a_file_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    name = "a" * 240
    Path(f"{name}.md").write_text("# Title\n\nText.\n")
    assert run(capsys, *html(f"{name}.md"))[0] == 0


def test_what_a_killed_build_left_goes_with_the_next() -> None:
    Path("a.md").write_text("# Title\n\n" + "&a" * 100_000 + "\n")
    Path("b.md").write_text("# Title\n\nText.\n")
    Path("scratch").mkdir()
    environment = {**os.environ, "TMPDIR": str(Path("scratch").absolute())}
    command = [sys.executable, "-m", "publish.cli", "build"]
    killed = subprocess.Popen([*command, "a.md", "--to", "json"], env=environment)  # noqa: S603 - ours
    while not list(Path("scratch").iterdir()) and killed.poll() is None:
        sleep(0.05)
    killed.kill()
    killed.wait()
    assert list(Path("scratch").iterdir())
    assert not any(str(Path("scratch").absolute()).encode() in said for said in running())
    subprocess.run([*command, "b.md", "--to", "pdf"], env=environment, check=True)  # noqa: S603 - ours
    assert list(Path("scratch").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="it has other limits")
def test_what_the_machine_refuses_is_one_line() -> None:
    Path("a.md").write_text("# Title\n\nText.\n")
    build = f"exec {sys.executable} -m publish.cli build a.md --to json --force"
    for script, words in (
        (f"ulimit -n 8; {build}", "too many open files (close other programs"),
        (f"ulimit -f 0; {build}", "no usable temporary directory found (see to"),
    ):
        done = subprocess.run(  # noqa: S603 - a command of ours
            ["/bin/sh", "-c", script], capture_output=True, text=True, check=False
        )
        assert done.returncode in (3, 4), script
        assert len(done.stderr.splitlines()) == 1
        assert words in done.stderr.lower()
        assert "please report" not in done.stderr


def test_the_program_ends_without_taking_the_interpreter_apart() -> None:
    code = (
        "import atexit, sys; from publish.cli import program;"
        "atexit.register(print, 'taken apart'); sys.argv[1:] = ['--version']; program()"
    )
    done = subprocess.run(  # noqa: S603 - a command of ours
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)


def test_what_is_nested_too_deeply_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("".join(f"{'  ' * depth}- item\n" for depth in range(100)))
    code, out, err = run(capsys, "build", "a.md", "--to", "json")
    assert (code, out, len(err)) == (3, [], 1)
    assert "nested too deeply" in err[0]


def test_what_is_larger_than_the_project_allows_is_told_with_its_key(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("publish.toml").write_text('[limits]\ninput = "1 MB"\npixels = 1\n')
    Path("a.txt").write_text("Title\n\n" + "Some words that say a thing.\n" * 50_000)
    code, _, err = run(capsys, *html("a.txt"))
    assert (code, len(err)) == (3, 1)
    assert "[limits] input = " in err[0]
    Image.new("L", (2_000, 1_000)).save("b.png")
    Path("b.md").write_text("---\ntitle: B\ndate: 2025\n---\n\nWords ![alt](b.png).\n")
    code, _, err = run(capsys, *html("b.md"))
    assert "2000 x 1000 pixels are too many" in err[0]
    assert "[limits] pixels = " in err[0]
