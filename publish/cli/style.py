"""`publish style`: what a style says, and the schema that editors check it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def show(options: argparse.Namespace) -> int:
    """Prints a style with all that it inherits, and where each value comes from."""
    from publish.cli.diagnostics_output import print_diagnostics
    from publish.style.definition.compiled import remarks
    from publish.style.definition.show import merged, resolved

    print_diagnostics(remarks(options.file), options)
    lines = resolved(options.file) if options.resolved else merged(options.file)
    print("\n".join(lines).lstrip("\n"))
    return 0


def preview(options: argparse.Namespace) -> int:
    """Writes one page with pictures of a style in all layouts and formats; prints its path."""
    import sys
    from pathlib import Path

    from publish.engine.preview import write_preview

    out = Path(options.out)
    for note in write_preview(out, options.file, options.layout or ()):
        print(f"publish: {note}", file=sys.stderr)
    print(out)
    return 0


def from_docx(options: argparse.Namespace) -> int:
    """Writes the style file of a Word template, and its logo beside it; prints their paths."""
    from pathlib import Path

    from publish.cli.diagnostics_output import print_diagnostics
    from publish.errors import UsageError
    from publish.exporters.docx.template.read import read_template
    from publish.exporters.docx.template.to_toml import style_file
    from publish.files import read, write

    source = Path(options.file)
    out = Path(options.out) if options.out else Path(f"{source.stem}.toml")
    template = read_template(read(source), options.file)
    logo = None
    if template.logo is not None:
        logo = out.with_name(f"{out.stem}-logo{Path(template.logo.name).suffix.lower()}")
    for path in (out, logo):
        if path is not None and path.exists() and not options.force:
            raise UsageError(f"{path} is there already", hint="name another --out, or --force")
    written = style_file(template, _name_of(source), source.name, logo.name if logo else "")
    print_diagnostics(written.told, options)
    if template.logo is not None and logo is not None:
        write(logo, template.logo.data)
    write(out, written.text.encode())
    print("\n".join(str(path) for path in (out, logo) if path is not None))
    return 0


def _name_of(source: Path) -> str:
    """A name for a style, of the name of its file."""
    import re

    return re.sub(r"[^A-Za-z0-9 ._-]", "", source.stem).strip(" ._-")[:60] or "Template"


def schema(_options: argparse.Namespace) -> int:
    """Prints the JSON Schema of style files."""
    import json

    from publish.style.definition.schema import schema as made

    print(json.dumps(made(), indent=2, ensure_ascii=False))
    return 0
