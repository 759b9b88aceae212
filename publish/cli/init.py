"""`publish init`: a project that builds at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import argparse

TEMPLATE: Final = Path(__file__).with_name("project")


def init(options: argparse.Namespace) -> int:
    """Writes the files of a new project and prints their paths; files that are there are kept."""
    from publish.errors import UsageError
    from publish.files import write

    folder = Path(options.folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder")
    for template in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        path = folder / template.relative_to(TEMPLATE)
        if path.exists():
            print(f"publish: {path} is there already and was kept", file=sys.stderr)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, template.read_bytes())
        print(path)
    where = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    print(f"publish: next: {where}publish build", file=sys.stderr)
    return 0


def completion(options: argparse.Namespace) -> int:
    """Prints the script that completes commands and options in a shell."""
    import shtab

    from publish.cli.parser import parser

    print(shtab.complete(parser(), shell=options.shell))
    return 0
