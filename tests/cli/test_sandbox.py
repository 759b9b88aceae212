"""`--untrusted`: commands in a sandbox of bubblewrap."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from publish.cli import main
from publish.cli.sandbox import sandbox

ROOT = Path(__file__).parents[2]


def _refusal() -> str:
    """Why the system allows no sandbox, "" when it does. That bubblewrap is missing is no reason
    on Linux: `make test` installs it."""
    if sys.platform != "linux":
        return "bubblewrap is for Linux"
    if shutil.which("bwrap") is None:
        return ""
    tried = subprocess.run(
        ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"],  # noqa: S607 - that which is here
        capture_output=True,
        check=False,
    )
    return f"the kernel allows none: {tried.stderr.decode()}" if tried.returncode else ""


needs_sandbox = pytest.mark.skipif(bool(_refusal()), reason=_refusal())


def test_a_sandbox_has_no_network_and_binds_parents_before_what_lies_in_them(
    tmp_path: Path,
) -> None:
    inner = tmp_path / "sources"
    options = list(sandbox([inner], [tmp_path, tmp_path / "sources" / "out"], tmp_path))
    assert options[:2] == ["--unshare-all", "--die-with-parent"]
    binds = [
        options[n : n + 2] for n, o in enumerate(options) if str(tmp_path) in options[n + 1 :][:1]
    ]
    assert binds[0] == ["--bind", str(tmp_path)]
    assert options.index(str(inner)) < options.index(str(inner / "out"))
    assert options[options.index(str(inner)) - 1] == "--ro-bind-try"
    assert options[-3:] == ["--chdir", str(tmp_path), "--"]


def test_of_a_link_in_a_folder_that_is_bound_only_the_target_is_bound(tmp_path: Path) -> None:
    target, folder = tmp_path / "target", tmp_path / "folder"
    target.mkdir()
    folder.mkdir()
    (folder / "link").symlink_to(target)
    options = list(sandbox([folder, folder / "link"], [], tmp_path))
    assert options.count(str(target)) == 2
    assert str(folder / "link") not in options


def test_without_bubblewrap_a_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text("# T\n\nText.\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["build", str(tmp_path / "a.md"), "--untrusted"]) == 2
    assert "bubblewrap is not installed" in capsys.readouterr().err


@needs_sandbox
def test_in_the_sandbox_nothing_else_is_seen_written_or_asked(tmp_path: Path) -> None:
    folder, out, secret = tmp_path / "sources", tmp_path / "out", tmp_path / "secret"
    for made in (folder, out, secret):
        made.mkdir()
    (secret / "key").write_text("secret")
    program = (
        "import socket, sys; from pathlib import Path\n"
        "def able(do):\n"
        "    try: do()\n"
        "    except OSError: return False\n"
        "    return True\n"
        f"print(able(lambda: Path({str(secret / 'key')!r}).read_text()),"
        f"able(lambda: Path({str(folder / 'x')!r}).write_text('')),"
        "able(lambda: Path('/etc/shadow').read_bytes()),"
        "able(lambda: socket.create_connection(('127.0.0.1', int(sys.argv[1])), 2)),"
        f"able(lambda: Path({str(out / 'x')!r}).write_text('')))"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        command = ["bwrap", *sandbox([folder], [out], folder), sys.executable, "-c", program, port]
        tried = subprocess.run(  # noqa: S603 - a command of ours
            command,
            capture_output=True,
            check=True,
        )
    assert tried.stdout.split() == [b"False", b"False", b"False", b"False", b"True"]


@pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")
@pytest.mark.parametrize("elsewhere", [("--out", "s3://x/y"), ("--cluster", "local")])
def test_what_is_done_elsewhere_is_refused(tmp_path: Path, elsewhere: tuple[str, str]) -> None:
    (tmp_path / "a.md").write_text("# T\n\nText.\n")
    assert main(["build", str(tmp_path / "a.md"), "--untrusted", *elsewhere]) == 2


@needs_sandbox
def test_a_build_in_the_sandbox_makes_and_checks_all_formats(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nlang: en\ndate: 2026-01-01\n---\n# T\n\n![x](a.svg)\n")
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>'
    )
    command = [sys.executable, "-m", "publish.cli", "build", "a.md", "--untrusted", "--check"]
    done = subprocess.run(  # noqa: S603 - a command of ours
        [*command, "--report", "report.html"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    made = {"a.pdf", "a.docx", "a.epub", "a.html"}
    assert {path.name for path in (tmp_path / "dist").iterdir()} == made
    assert (tmp_path / "report.html").exists()
