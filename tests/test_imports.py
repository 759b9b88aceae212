"""What is imported when, for every start of the program pays for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from publish.exporters.pdf.weasyprint_import import SELDOM_USED, Later

ENGINES = (
    "weasyprint",
    "docx",
    "rich",
    "lxml",
    "fontTools",
    "PIL",
    "babel",
    "ruamel",
    "pikepdf",
    "numpy",
)


def modules_after(code: str) -> set[str]:
    """The top-level modules that a new Python has loaded after `code`."""
    script = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import publish",
        "from publish.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
        "from publish.cli import main\ntry: main(['build', '--help'])\nexcept SystemExit: pass",
        "from publish.cli import main\nmain(['formats'])",
        "from publish.plugin import *; discover(Exporter); discover(Reader); discover(Layout)",
    ],
    ids=["import", "help", "build-help", "formats", "discover"],
)
def test_no_engine_is_loaded_before_it_is_needed(code: str) -> None:
    assert not modules_after(code) & set(ENGINES)


def test_help_does_not_even_load_the_model() -> None:
    code = "from publish.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert "msgspec" not in modules_after(code)


def test_all_public_names_are_there() -> None:
    import publish

    assert all(getattr(publish, name) for name in publish.__all__)
    with pytest.raises(AttributeError, match="no attribute 'publisch'"):
        _ = publish.publisch


def test_a_markdown_memo_with_sources_is_built_without_the_reader_of_plain_text(
    tmp_path: Path,
) -> None:
    source = tmp_path / "memo.md"
    source.write_text(
        "To: Ann Lee\nFrom: Bo Hu\nDate: 3 June 2025\nSubject: Boats\n\nText.\n\n"
        "# Sources\n\n1. [A](https://a.example)\n"
    )
    arguments = ["build", str(source), "--to", "html"]
    code = f"import sys\nfrom publish.cli import main\nmain({arguments!r})"
    script = f"{code}\nprint(*(name for name in sys.modules if '.plaintext.' in name))"
    done = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == ""


def test_a_pdf_is_made_without_fonttools_subsetter_and_instancer(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("# Title\n\nText.\n")
    arguments = ["build", str(source), "--to", "pdf"]
    code = f"import sys\nfrom publish.cli import main\nmain({arguments!r})"
    script = f"{code}\nprint(*(name for name in sys.modules if name in {SELDOM_USED!r}))"
    done = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == ""


def test_what_stands_for_a_module_imports_it_when_it_is_called() -> None:
    stands = Later("fontTools.subset")
    assert type(stands.Options()).__module__ == "fontTools.subset"
    with pytest.raises(AttributeError, match="no attribute 'Optionss'"):
        stands.Optionss()


def test_a_second_pdf_is_made_without_a_parser_of_c_and_without_its_engines_for_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "kept"))
    source = tmp_path / "a.md"
    source.write_text("# Title\n\nText.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    loaded = []
    for format_ in ("html", "docx", "pdf") * 2:
        arguments = ["build", str(source), "--to", format_, "--force", "--out", str(tmp_path)]
        loaded.append(modules_after(f"from publish.cli import main\nmain({arguments!r})"))
    assert "pycparser" in loaded[2]
    assert not loaded[3] & {"uharfbuzz", "PIL", "pycparser"}
    assert not loaded[4] & {"uharfbuzz", "PIL", "pycparser", "tinycss2"}
    assert "pycparser" not in loaded[5]
