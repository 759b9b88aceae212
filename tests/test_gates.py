"""What reads bytes of strangers has one gate each; nothing else in the package opens them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parent.parent / "publish"
GATES: Final = {
    "zipfile": ("archive.py",),
    "tarfile|gzip|bz2|lzma|shutil.unpack_archive": ("archive.py",),
    "zlib.decompress*": ("checks/read/pdf/safe_open.py",),
    "subprocess|pty|os.system|os.popen|os.exec*|os.*spawn*|os.fork": ("programs.py",),
    "multiprocessing": ("child_process.py", "engine/cluster.py", "engine/pool.py"),
    "pickle|shelve|marshal": (),
    "urllib.request|http.client|requests|httpx": (),
    "fsspec.core": ("engine/remote.py",),
    "lxml.etree.XMLParser|*.iterparse|xml.sax|xml.dom|*etree*.parse": ("xmltree.py",),
    "*.HTMLParser|lxml.html.*fromstring|tinyhtml5.parse": (
        "checks/read/html/page.py", "pandoc/input_guards.py", "pandoc/rawhtml.py",
        "readers/html/page.py",
    ),
    # Bytes of our own may be read without: what pandoc wrote, texts in this package.
    "*etree.fromstring|*.ElementTree.fromstring": (
        "xmltree.py", "exporters/*", "pandoc/inline_svg.py", "checks/read/html/page.py",
        "mathml.py",
    ),
    "pikepdf.open|pypdfium2.PdfDocument": (
        "checks/read/pdf/safe_open.py", "pictures/pdf_page.py",
    ),
    "PIL.Image.open": ("pictures/raster.py", "engine/preview.py"),
    "resvg_py": ("pictures/svg.py",),
    "fontTools.ttLib.TT*": (
        "style/fonts/*", "exporters/docx/truetype.py", "web/webfonts.py",
    ),
    "open|io.open|os.open|os.fdopen": ("files.py", "cli/__init__.py"),
    # In the Word file, blocks of lines are opened.
    "*.open": (
        "disk_cache.py", "engine/remote.py", "cli/__init__.py", "style/fonts/files.py",
        "checks/read/docx/body.py",
    ),
    # Files of ours, of engines and of the machine's fonts; what users name is opened by `files`.
    "*.read_bytes": (
        "disk_cache.py", "pandoc/run.py", "web/webfonts.py", "exporters/*", "toml.py",
        "checks/validators/*", "engine/artifact_cache.py", "style/fonts/resolve.py", "cli/init.py",
        "checks/read/pdf/safe_open.py",
    ),
    "*.read_text": ("child_process.py", "style/*", "readers/plaintext/lexicon.py"),
}  # fmt: skip
"""Functions and modules, and where they may be used."""
MOST_IMPORTS: Final = 25


def used(tree: ast.AST) -> Iterator[str]:
    """The modules that a module imports, and the functions that it calls: each by its whole name,
    whatever it is imported as; what is called of an object begins with "?"."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=imported):
                yield from (one.name for one in imported)
                names |= {one.asname: one.name for one in imported if one.asname}
                names |= {(root := one.name.split(".")[0]): root for one in imported}
            case ast.ImportFrom(module=str(module), names=imported):
                yield module
                yield from (f"{module}.{one.name}" for one in imported)
                names |= {one.asname or one.name: f"{module}.{one.name}" for one in imported}
            case _:
                pass
    builtin = {"open"} - names.keys()

    def named(called: ast.expr) -> str:
        match called:
            case ast.Name(id=name):
                return names.get(name, name if name in builtin else f"?.{name}")
            case ast.Attribute(value=value, attr=attr):
                # What lies in the package itself is read through `importlib.resources`.
                return f"{'resources' if 'files(' in ast.unparse(value) else named(value)}.{attr}"
            case _:
                return "?"

    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    yield from (named(call.func) for call in calls)


def refused(place: str, tree: ast.AST) -> set[str]:
    """What a module uses that is a gate's; `place` is its path in the package."""
    return {
        f"{place} uses {name}"
        for name in set(used(tree))
        if not name.startswith(("publish.", "resources."))
        for kinds, gates in GATES.items()
        if any(fnmatchcase(name, kind) for kind in kinds.split("|"))
        if not any(fnmatchcase(place, gate) for gate in gates)
        # "*.open" is for files: libraries that open have gates of their own above it.
        if not (kinds == "*.open" and not name.startswith("?"))
    }


def test_what_strangers_made_is_opened_by_the_gates_alone() -> None:
    found = [
        fault
        for path in sorted(PACKAGE.rglob("*.py"))
        for fault in refused(path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text()))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "import zipfile as z",
        "from zipfile import ZipFile",
        "from subprocess import run as start",
        "import os\nos.execv('a', [])",
        "from PIL.Image import open as load\nload(x)",
        "from lxml import etree as e\ne.XMLParser()",
        "from pathlib import Path\nPath(x).open()",
        "from pathlib import Path\npath = Path(x)\npath.read_bytes()",
        "open(x)",
        "from pikepdf import open\nopen(x)",
    ],
)
def test_a_gate_is_not_gone_round_by_another_name(code: str) -> None:
    assert refused("normalization/a.py", ast.parse(code))


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
