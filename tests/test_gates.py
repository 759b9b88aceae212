"""What reads bytes of strangers has one gate each; nothing else in the package opens them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent.parent / "publish"
GATES: Final = {
    "zipfile": ("archive.py",),
    "subprocess": ("programs.py",),
    "fsspec.core": ("engine/remote.py",),
    "etree.XMLParser": ("xmltree.py",),
    # Bytes of our own may be read without: what pandoc wrote, texts in this package.
    "etree.fromstring": (
        "xmltree.py", "exporters/*", "pandoc/inline_svg.py", "checks/read/html/page.py",
    ),
    "pikepdf.open": ("checks/read/pdf/*",),
    "PdfDocument": ("checks/read/pdf/safe_open.py", "pictures/pdf_page.py"),
    "Image.open": ("pictures/raster.py", "engine/preview.py"),
    "open": ("files.py",),
    # Files of ours, of engines and of the machine's fonts; what users name is opened by `files`.
    "read_bytes": (
        "files.py", "disk_cache.py", "pandoc/run.py", "style/*", "web/webfonts.py", "exporters/*",
        "checks/validators/*", "checks/read/pdf/*", "checks/safety/pdf.py",
        "engine/artifact_cache.py", "cli/init.py", "toml.py",
    ),
    "read_text": ("child_process.py", "style/*", "readers/plaintext/lexicon.py"),
}  # fmt: skip
"""Functions and modules, and where they may be used."""
MOST_IMPORTS: Final = 25


def used(tree: ast.AST) -> Iterator[str]:
    """The functions that a module calls, as they are written, and the modules that it imports."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module)):
                yield module
            case ast.Call(func=ast.Name(id=name)):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                yield f"{owner}.{name}"
                yield name if name.startswith("read_") or name == "PdfDocument" else ""
            case ast.Call(func=ast.Attribute(value=value, attr=name)):
                # What lies in the package itself is read through `importlib.resources`.
                own = "files(" in ast.unparse(value)
                yield name if name.startswith("read_") and not own else ""
            case _:
                pass


def test_what_strangers_made_is_opened_by_the_gates_alone() -> None:
    found = [
        f"{place} uses {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for place in [path.relative_to(PACKAGE).as_posix()]
        for name in set(used(ast.parse(path.read_text())))
        if name in GATES and not any(fnmatch(place, gate) for gate in GATES[name])
    ]
    assert found == []


def test_no_module_imports_more_than_25_of_ours() -> None:
    crowded = []
    for path in sorted(PACKAGE.rglob("*.py")):
        froms = [
            n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)
        ]
        own = {node.module for node in froms if (node.module or "").startswith("publish.")}
        if len(own) > MOST_IMPORTS:
            crowded.append(f"{path.relative_to(PACKAGE)}: {len(own)}")
    assert not crowded
