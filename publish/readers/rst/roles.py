"""Roles of Sphinx and docutils as what they say.

Those of MyST, `{name}`words``, become pandoc's Markdown, each line of which stays a line; those of
reStructuredText, `:name:`words``, pandoc has as code. Unknown ones stay as they are typed, or code.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any, Final, Literal, NamedTuple, TypeAlias, assert_never

import msgspec

from publish.pandoc import types as p
from publish.pandoc.citations import not_too_deep
from publish.pandoc.code_fences import fenced_lines, indented_lines
from publish.pandoc.decode_inlines import KEYBOARD_CLASS
from publish.patterns import pattern

_Kind: TypeAlias = Literal[
    "autoref", "cited", "citing", "code", "emphasis", "eqref", "kbd", "link", "math", "ref",
    "strong", "sub", "sup", "text",
]  # fmt: skip
_SPANS: Final = pattern(
    r"(?<!\\)\{(?P<name>[a-z][\w:.-]{0,40})\}(?P<ticks>`+)(?!`)(?P<words>[^`].{0,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|(?<!`)(?P<code>`+)(?!`).{1,2000}?(?<!`)(?P=code)(?!`)|<!--(?:(?!<!--).){0,4000}?-->",
    re.DOTALL,
)
"""Roles of MyST, and what holds none."""
_INTERPRETED: Final = "interpreted-text"
"""The class that pandoc gives to the words of a role that it does not know."""
_TITLED: Final = pattern(r"(?P<title>.*\S)\s*<(?P<target>[^<>]+)>", re.DOTALL)
_MARKUP: Final = pattern(r"[\\`*_\[\]<>$^~#@{}]")
_NUMBER: Final = pattern(r"%s|\{number\}")
_DOMAIN: Final = pattern(r"(?:c|cpp|js|py|rst|std):")
_CODE: Final = frozenset(
    """attr class cmd code command const data envvar exc file func literal makevar meth mod obj
    option program regexp samp token""".split()  # noqa: SIM905
)
_CALLED: Final = frozenset({"func", "meth"})
_WORDS: Final = frozenset({"any", "download", "index", "term"})
_KINDS: Final[dict[str, _Kind]] = {
    "abbr": "text",
    "abbreviation": "text",
    "dfn": "emphasis",
    "emphasis": "emphasis",
    "guilabel": "strong",
    "menuselection": "strong",
    "strong": "strong",
    "math": "math",
    "kbd": "kbd",
    "sub": "sub",
    "subscript": "sub",
    "sup": "sup",
    "superscript": "sup",
}
_REFERENCES: Final[dict[str, _Kind]] = {
    "ref": "autoref",
    "numref": "autoref",
    "eq": "eqref",
    "math:numref": "eqref",
}
"""The command of LaTeX that prints as much."""
_SERIES: Final = {
    "pep": ("PEP", "https://peps.python.org/pep-{:0>4}/"),
    "rfc": ("RFC", "https://www.rfc-editor.org/rfc/rfc{}"),
}
_ICON: Final = pattern(r"octicon|fa[brs]?|material-[a-z]+")
_NARRATIVE: Final = frozenset({"cite:t", "cite:ts", "cite:ct", "footcite:t"})
_CITED: Final = pattern(r"(?:foot)?cite(?::[a-z]+)?")


class _Said(NamedTuple):
    """What a role says: of a reference `words` are those around its number, "" where it is all."""

    kind: _Kind
    words: str
    target: str = ""


def with_roles(markdown: str) -> str:
    """`markdown` with its roles, but for what stands in code and comments."""
    if not any(found["name"] for found in _SPANS.finditer(markdown)):
        return markdown
    lines = markdown.split("\n")
    code = list(zip(fenced_lines(lines), indented_lines(lines), strict=True))
    runs: list[str] = []
    for is_code, numbers in groupby(range(len(lines)), lambda at: any(code[at])):
        run = "\n".join(lines[at] for at in numbers)
        runs.append(run if is_code else _SPANS.sub(_in_markdown, run))
    return "\n".join(runs)


def with_roles_said(ast: bytes, *, name: str) -> bytes:
    """The AST of reStructuredText with its roles. Raises `SourceError` with `name`."""
    if _INTERPRETED.encode() not in ast:
        return ast
    with not_too_deep(name):
        tree: dict[str, Any] = msgspec.json.decode(ast)
        return msgspec.json.encode({**tree, "blocks": _replaced(tree["blocks"])})


def _said(role: str, words: str) -> _Said | None:
    """`None` for a role that nobody knows."""
    name = _DOMAIN.sub("", role)
    titled = _TITLED.fullmatch(words)
    title, target = (titled["title"], titled["target"]) if titled else ("", words)
    if name in _REFERENCES:
        if title and not _NUMBER.search(title):
            return _Said("link", title, f"#{target}")
        return _Said("ref" if title else _REFERENCES[name], title, target)
    if name in _CODE:
        return _Said("code", title or _last(target) + "()" * (name in _CALLED))
    if name in _SERIES:
        series, address = _SERIES[name]
        return _Said("link", title or f"{series} {target}", address.format(target))
    if name in _KINDS:
        return _Said(_KINDS[name], words)
    if name == "doc":
        return _Said("text", title or target.rpartition("/")[2])
    if name in _WORDS:
        return _Said("text", title or target)
    if _ICON.fullmatch(name):
        return _Said("text", "")
    if _CITED.fullmatch(name):
        return _Said("cited" if name in _NARRATIVE else "citing", words)
    return None


def _in_markdown(found: re.Match[str]) -> str:
    if not found["name"] or (said := _said(found["name"], found["words"])) is None:
        return found[0]
    words = _escaped(said.words)
    match said.kind:
        case "code":
            return f"`{said.words}`"
        case "math":
            return f"${said.words.strip()}$"
        case "kbd" | "sub" | "sup":
            return f"<{said.kind}>{words}</{said.kind}>"
        case "strong":
            return f"**{words}**"
        case "emphasis":
            return f"*{words}*"
        case "text":
            return words
        case "link":
            return f"[{words}]({said.target})"
        case "ref" | "autoref" | "eqref":
            link = rf'[\[{said.target}\]](#{said.target}){{reference-type="{said.kind}"}}'
            before, _, after = _NUMBER.sub("\0", said.words).partition("\0")
            return f"{_escaped(before)}{link}{_escaped(after)}"
        case "cited" | "citing":
            keys = [f"@{key.strip()}" for key in said.words.split(",")]
            return ", ".join(keys) if said.kind == "cited" else f"[{'; '.join(keys)}]"
        case _:
            assert_never(said.kind)


def _replaced(value: Any) -> Any:
    match value:
        case {
            "t": "Code",
            "c": [[_, [str() as kind], [["role", str() as role]]], str() as words],
        } if kind == _INTERPRETED and (said := _said(role, words)) is not None:
            return msgspec.to_builtins(_node(said))
        case dict():
            return {key: _replaced(part) for key, part in value.items()}
        case list():
            return [_replaced(part) for part in value]
        case _:
            return value


def _node(said: _Said) -> p.Inline:
    words: list[p.Inline] = [p.Str(said.words)]
    match said.kind:
        case "code" | "cited" | "citing":
            return p.Code((p.NO_ATTR, said.words))
        case "math":
            return p.Math((p.Name("InlineMath"), said.words))
        case "kbd":
            return p.Span((("", [KEYBOARD_CLASS], []), words))
        case "sub":
            return p.Subscript(words)
        case "sup":
            return p.Superscript(words)
        case "strong":
            return p.Strong(words)
        case "emphasis":
            return p.Emph(words)
        case "text":
            return p.Span((p.NO_ATTR, words))
        case "link":
            return p.Link((p.NO_ATTR, words, (said.target, "")))
        case "ref" | "autoref" | "eqref":
            attr: p.Attr = ("", [], [("reference-type", said.kind)])
            link = p.Link((attr, [p.Str(f"[{said.target}]")], (f"#{said.target}", "")))
            before, _, after = _NUMBER.sub("\0", said.words).partition("\0")
            return p.Span((p.NO_ATTR, [p.Str(before), link, p.Str(after)]))
        case _:
            assert_never(said.kind)


def _last(target: str) -> str:
    """The name of an object: `~a.b.c` shows the last part alone, `!` makes no link of it."""
    name = target.lstrip("!")
    return name.rpartition(".")[2] if name.startswith("~") else name


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)
