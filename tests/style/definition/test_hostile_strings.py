"""No string of a style file gets out of its place, whatever it says and whichever key says it.

Most keys refuse what could be markup. The few that take a text of the author's print it as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree, html

from publish.archive import unpack
from publish.cli import main
from publish.errors import StyleError, StyleProblemsError
from publish.style import load_style
from publish.style.definition.schema import schema

ATTACKS: Final = {
    "markup": "</style><script>alert(1)</script>",
    "address": "url(https://attack.example/x)",
    "rule": "x;} body {display: none} a{",
    "escape": "\\3c/style\\3e \\",
    "quote": "\"'><img src=x onerror=alert(1)>",
    "lines": "x\n@import 'https://attack.example/y';\r\n",
    "field": 'x" } DDEAUTO c:\\\\windows "',
    "control": "x\x00\x1b[2J\x9b",
}
FREE: Final = {"logo.alt", *(f"{place}.{side}" for place in ("header", "footer", "first_header",
    "first_footer") for side in ("start", "center", "end"))}  # fmt: skip
"""Keys of a page that take a line of text."""
SCHEMA: Final = schema()


def leaves(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values of a style file by their keys; names of the author's own are `x`, but
    for a page, which others must know."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        node = SCHEMA["definitions"][name]  # type: ignore[index]
    parts = [*node.get("allOf", ()), *node.get("anyOf", ())]
    for part in parts:
        yield from leaves(part, path)
    for name, part in node.get("properties", {}).items():
        yield from leaves(part, (*path, name))
    for part in node.get("patternProperties", {}).values():
        yield from leaves(part, (*path, "briefing" if path == ("page",) else "x"))
    if node.get("type") == "array":
        yield (*path, "[]"), node["items"]
    elif "enum" in node or node.get("type") in ("string", "number", "integer", "boolean"):
        yield path, node


def keys(*kinds: str) -> list[tuple[str, ...]]:
    found = [
        path
        for path, node in leaves(SCHEMA)
        if node.get("type", "string") in kinds and path[0] != "extends"
    ]
    return list(dict.fromkeys(found))


def nested(path: tuple[str, ...], value: object) -> str:
    """A line of TOML that says a value."""
    said = json.dumps(value)
    if path[-1] == "[]":
        path, said = path[:-1], f"[{said}]"
    return f"{'.'.join(path)} = {said}"


def file(lines: list[str], path: Path) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def refused(style: Path) -> set[str]:
    """The keys that a style is refused for; none when it is taken."""
    try:
        load_style(style)
    except StyleProblemsError as several:
        errors = list(several.errors)
    except StyleError as error:
        errors = [error]
    else:
        return set()
    assert all(error.message.isprintable() for error in errors)
    return {error.message.split(": ")[1] for error in errors if ": " in error.message}


@pytest.mark.parametrize("attack", ATTACKS)
def test_keys_refuse_what_is_not_theirs(attack: str, tmp_path: Path) -> None:
    """Some are told only when all others are right, so those that are refused are left out, until
    nothing is refused."""
    left = keys("string", "number", "integer", "boolean")
    assert len(left) > 1500
    style = tmp_path / "a.toml"
    while told := refused(file([*_around(left), *_said(left, attack)], style)):
        kept = [path for path in left if not {_key(path), _key(path[:-1])} & told]
        assert len(kept) < len(left), told
        left = kept
    taken = {_key(path) for path in left}
    assert {name.partition(".")[2].partition(".")[2] for name in taken} <= FREE, taken


def _said(paths: list[tuple[str, ...]], attack: str) -> list[str]:
    return [nested(path, ATTACKS[attack]) for path in paths]


def _around(paths: list[tuple[str, ...]]) -> list[str]:
    """What a font needs besides, where it is not said."""
    font = {"family": "IBM Plex Serif", "package": "fontpkg-ibm-plex-serif"}
    if ("fonts", "x", "files", "[]") in paths:
        del font["package"]
    missing = [("fonts", "x", key) for key in font if ("fonts", "x", key) not in paths]
    return [nested(path, font[path[-1]]) for path in missing]


def _key(path: tuple[str, ...]) -> str:
    return ".".join(part for part in path if part != "[]")


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("table", ["palette", "fonts", "page", "layout", "text", ""])
def test_names_are_names(table: str, attack: str, tmp_path: Path) -> None:
    line = f"{table}{'.' if table else ''}{json.dumps(ATTACKS[attack])} = {{}}"
    assert refused(file([line], tmp_path / "a.toml"))


@pytest.mark.parametrize(
    "said", ["nan", "inf", "-inf", "1e308", "-1e9", "99999999999999999999", '"1e9pt"', '"-9999pt"']
)
def test_numbers_and_lengths_have_bounds(said: str, tmp_path: Path) -> None:
    lengths = (("text", "size"), ("text", "space_before"), ("page", "memo", "width"))
    every = [*keys("number", "integer"), *lengths]
    whole = refused(file([f"{'.'.join(path)} = {said}" for path in every], tmp_path / "a.toml"))
    assert {".".join(path) for path in every} <= whole


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from PIL import Image

    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (40, 20), "#336699").save("logo.png")
    Path("a.md").write_text("---\ntitle: T\nlang: en\n---\n# One\n\nText.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("attack", [a for a in ATTACKS if a not in ("lines", "control")])
def test_texts_of_the_author_are_printed_as_they_are(attack: str) -> None:
    said = ATTACKS[attack].replace("{", "(").replace("}", ")")
    place = f"{{ start = {json.dumps(said)} }}"
    lines = [f"{place_} = {place}" for place_ in ("header", "footer", "first_header")]
    logo = f'logo = {{ file = "logo.png", alt = {json.dumps(said)} }}'
    file(["[page.briefing]", *lines, logo], Path("a.toml"))
    assert main(["build", "a.md", "--style", "a.toml", "--out", ".", "--check"]) == 0

    page: Any = html.document_fromstring(Path("a.html").read_bytes())
    book = unpack(Path("a.epub").read_bytes())
    word = unpack(Path("a.docx").read_bytes())
    pages: list[Any] = [
        page,
        *(etree.fromstring(d) for n, d in book.items() if n.endswith(".xhtml")),
    ]
    for root in pages:
        sheets = root.xpath("//*[local-name()='style']/text()")
        scripts = root.xpath("//*[local-name()='script']/text()")
        assert not any("alert" in text for text in scripts)
        assert not root.xpath("//@onerror")
        assert not any("attack.example" in text for text in sheets)
    assert said in page.xpath("//img/@alt")
    assert not any(b"attack.example" in d for n, d in book.items() if n.endswith(".css"))
    heads = [etree.fromstring(d) for n, d in word.items() if re.search(r"word/(head|foot)er", n)]
    assert any("".join(map(str, root.itertext())) == said for root in heads)
    parts: list[Any] = [
        etree.fromstring(d) for n, d in word.items() if n.endswith((".xml", ".rels"))
    ]
    for root in parts:
        assert not any("DDEAUTO" in text for text in root.xpath("//*[local-name()='instrText']"))
        assert not any("attack.example" in target for target in root.xpath("//@Target"))
