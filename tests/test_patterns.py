from __future__ import annotations

import re
import subprocess
import sys

import pytest

from publish.patterns import pattern


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("a")


def test_it_does_what_a_compiled_one_does() -> None:
    found = pattern(r"(?P<first>[a-z])(\d)", re.IGNORECASE)
    compiled = re.compile(r"(?P<first>[a-z])(\d)", re.IGNORECASE)
    for _ in range(2):
        assert found.findall("A1 b2") == compiled.findall("A1 b2")
        assert found.sub(r"\2", "A1 b2") == "1 2"
    assert (found.pattern, found.flags, found.groups) == (
        compiled.pattern, compiled.flags, compiled.groups,
    )  # fmt: skip
    assert found.groupindex == compiled.groupindex
    assert pattern(rb"\d+").findall(b"12 3") == [b"12", b"3"]


def test_no_module_that_every_start_imports_compiles_patterns() -> None:
    code = """
import re
import subprocess
import sys
from publish import patterns
usual = re.compile
made = []
def compile(*given, **named):
    import sys
    frame = sys._getframe(1)
    name = frame.f_globals["__name__"]
    if name.startswith("publish.") and frame.f_code.co_name == "<module>":
        made.append(name)
    return usual(*given, **named)
re.compile = compile
from publish.plugin import Exporter, Layout, Reader, discover
import publish.engine.run, publish.readers.pandoc
import publish.exporters.html.page, publish.exporters.epub.assemble, publish.exporters.docx.package
[discover(kind) for kind in (Reader, Layout, Exporter)]
print(*made)
"""
    done = subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"
