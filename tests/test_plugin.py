"""Plug-ins of strangers come in by the same door as ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.cli import main
from publish.errors import PublishError, UsageError
from publish.plugin import Exporter, Layout, choose, discover

MODULE = """
from publish.plugin import Exporter
from publish.walk import plain_text

def render(document, style, context):
    return plain_text(document.blocks).encode()

EXPORTER = Exporter(name="{name}", suffix=".said", media_type="text/plain", render=render)
"""


READER = """
from publish.plugin import Reader

def read(source, log):
    1 / 0

READER = Reader(name="said", suffixes=(".said",), read=read, summary="")
"""
LAYOUT = """
from publish.plugin import Layout

def arrange(document, style, log):
    1 / 0

LAYOUT = Layout(name="said", page_master="briefing", arrange=arrange, summary="")
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """`install(distribution, value, module, group)`: a distribution whose entry point in that
    group says `value`."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def installed(distribution: str, value: str, module: str, group: str = "exporters") -> None:
        info = tmp_path / f"{distribution}-1.2.dist-info"
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n"
        (info / "METADATA").write_text(head)
        (info / "entry_points.txt").write_text(f"[publish.{group}]\nsaid = {value}\n")
        (tmp_path / f"{value.partition(':')[0]}.py").write_text(module)

    return installed


def test_an_exporter_of_a_stranger_is_found_and_used_like_ours(install: Install) -> None:
    install("loud", "loud_plain:EXPORTER", MODULE.format(name="said"))
    found = discover(Exporter)
    assert (found["said"].origin, list(found)[-1]) == ("loud 1.2", "said")
    Path("a.txt").write_text("Title\n\nSome text that says a thing.\n")
    assert main(["build", "a.txt", "--to", "said"]) == 0
    assert "Some text that says a thing." in Path("dist/a.said").read_text()


@pytest.mark.parametrize(
    ("value", "module", "says"),
    [
        ("broken_1:EXPORTER", "import no_such_module", "said of loud 1.2 cannot be loaded"),
        ("broken_2:EXPORTER", "EXPORTER = 'a string'", "said of loud 1.2 is no Exporter"),
        (
            "broken_3:EXPORTER",
            MODULE.format(name="pdf"),
            "exporter pdf comes from both publish-documents .* and loud 1.2",
        ),
    ],
)
def test_a_plug_in_that_is_none_is_named_with_its_distribution(
    install: Install, value: str, module: str, says: str
) -> None:
    install("loud", value, module)
    with pytest.raises(PublishError, match=says):
        discover(Exporter)


def test_an_exporter_that_fails_is_one_line_and_spares_the_others(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    module = MODULE.format(name="said").replace("return", "1 / 0; return")
    install("loud", "failing:EXPORTER", module)
    Path("a.txt").write_text("Title\n\nSome text that says a thing.\n")
    assert main(["build", "a.txt", "--to", "said,html"]) == 4
    out, err = capsys.readouterr()
    assert out == "dist/a.html\n"
    assert "a.txt: exporter said failed: ZeroDivisionError: division by zero" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("module", "kind", "arguments", "ends"),
    [
        (READER, "reader", ["a.said", "b.txt"], (3, "dist/b.html\n")),
        (LAYOUT, "layout", ["b.txt", "--layout", "said"], (4, "")),
    ],
    ids=["reader", "layout"],
)
def test_a_reader_or_layout_that_fails_is_one_line_and_spares_other_sources(
    install: Install,
    capsys: pytest.CaptureFixture[str],
    *,
    module: str,
    kind: str,
    arguments: list[str],
    ends: tuple[int, str],
) -> None:
    install("loud", f"failing_{kind}:{kind.upper()}", module, f"{kind}s")
    for name in ("a.said", "b.txt"):
        Path(name).write_text("Title\n\nSome text that says a thing.\n")
    code = main(["build", *arguments, "--to", "html"])
    out, err = capsys.readouterr()
    assert (code, out) == ends
    assert f"{arguments[0]}: {kind} said failed: ZeroDivisionError: division by zero" in err


def test_two_formats_of_one_suffix_are_refused_together(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("loud", "alike:EXPORTER", MODULE.format(name="said").replace(".said", ".html"))
    Path("a.txt").write_text("Title\n\nSome text that says a thing.\n")
    assert main(["build", "a.txt", "--to", "html,said"]) == 2
    assert "html and said would both be written to dist/a.html" in capsys.readouterr().err


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r'unknown layout "breifing" \(did you mean briefing\?\)'):
        choose(Layout, "breifing")
    with pytest.raises(UsageError, match=r"there are book, briefing, memo"):
        choose(Layout, "x")
