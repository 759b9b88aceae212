"""What is imported when, for every start of the program pays for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

ENGINES = ("weasyprint", "docx", "rich", "lxml", "fontTools", "PIL", "babel", "ruamel", "pypdf")


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
