"""`publish style`: what a style says, and the schema that editors check it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def show(options: argparse.Namespace) -> int:
    """Prints a style with all that it inherits, and where each value comes from."""
    from publish.cli.printing import print_diagnostics
    from publish.style.compiled import remarks
    from publish.style.show import merged, resolved

    print_diagnostics(remarks(options.file), options)
    lines = resolved(options.file) if options.resolved else merged(options.file)
    print("\n".join(lines).lstrip("\n"))
    return 0


def schema(_options: argparse.Namespace) -> int:
    """Prints the JSON Schema of style files."""
    import json

    from publish.style.schema import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))
    return 0
