"""Roles of MyST in Markdown, `{name}`words``, as pandoc's Markdown; each line stays a line.

Those of Sphinx and docutils are known; others stay as they are typed.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final

from publish.pandoc.fences import fenced_lines, indented_lines

_SPANS: Final = re.compile(
    r"(?<!\\)\{(?P<name>[a-z][\w:.-]{0,40})\}(?P<ticks>`+)(?!`)(?P<words>[^`].{0,2000}?)(?<!`)(?P=ticks)(?!`)"
    r"|(?<!`)(?P<code>`+)(?!`).{1,2000}?(?<!`)(?P=code)(?!`)|<!--(?:(?!<!--).){0,4000}?-->",
    re.DOTALL,
)
"""Roles, and what holds none."""
_TITLED: Final = re.compile(r"(?P<title>.*\S)\s*<(?P<target>[^<>]+)>", re.DOTALL)
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>$^~#@{}]")
_NUMBER: Final = re.compile(r"%s|\{number\}")
_DOMAIN: Final = re.compile(r"(?:c|cpp|js|py|rst|std):")
_REFERENCES: Final = {"ref": "autoref", "numref": "autoref", "eq": "eqref", "math:numref": "eqref"}
"""The command of LaTeX that prints as much."""
_CODE: Final = frozenset(
    """attr class cmd code command const data envvar exc file func literal makevar meth mod obj
    option program regexp samp token""".split()  # noqa: SIM905
)
_CALLED: Final = frozenset({"func", "meth"})
_STRONG: Final = frozenset({"guilabel", "menuselection", "strong"})
_EMPHASIS: Final = frozenset({"dfn", "emphasis"})
_TAGS: Final = {"kbd": "kbd", "sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup"}
_WORDS: Final = frozenset({"abbr", "abbreviation", "any", "doc", "download", "index", "term"})
_SERIES: Final = {
    "pep": ("PEP", "https://peps.python.org/pep-{:0>4}/"),
    "rfc": ("RFC", "https://www.rfc-editor.org/rfc/rfc{}"),
}
_ICON: Final = re.compile(r"octicon|fa[brs]?|material-[a-z]+")
_NARRATIVE: Final = frozenset({"cite:t", "cite:ts", "cite:ct", "footcite:t"})
_CITED: Final = re.compile(r"(?:foot)?cite(?::[a-z]+)?")


def with_roles(markdown: str) -> str:
    """`markdown` with its roles, but for what stands in code and comments."""
    if not any(found["name"] for found in _SPANS.finditer(markdown)):
        return markdown
    lines = markdown.split("\n")
    code = list(zip(fenced_lines(lines), indented_lines(lines), strict=True))
    runs: list[str] = []
    for is_code, numbers in groupby(range(len(lines)), lambda at: any(code[at])):
        run = "\n".join(lines[at] for at in numbers)
        runs.append(run if is_code else _SPANS.sub(_said, run))
    return "\n".join(runs)


def _said(found: re.Match[str]) -> str:
    name, words = found["name"], found["words"]
    if not name:
        return found[0]
    titled = _TITLED.fullmatch(words)
    title, target = (titled["title"], titled["target"]) if titled else ("", words)
    match _DOMAIN.sub("", name):
        case "math":
            return f"${words.strip()}$"
        case kind if kind in _REFERENCES:
            return _reference(kind, title, target)
        case kind if kind in _CODE:
            return f"`{title or _last(target)}{'()' if kind in _CALLED and not title else ''}`"
        case kind if kind in _TAGS:
            return f"<{_TAGS[kind]}>{_escaped(words)}</{_TAGS[kind]}>"
        case kind if kind in _STRONG:
            return f"**{_escaped(words)}**"
        case kind if kind in _EMPHASIS:
            return f"*{_escaped(words)}*"
        case "doc":
            return _escaped(title or target.rpartition("/")[2])
        case "abbr" | "abbreviation":
            return _escaped(words)
        case kind if kind in _WORDS:
            return _escaped(title or target)
        case kind if kind in _SERIES:
            series, address = _SERIES[kind]
            return f"[{_escaped(title) or f'{series} {target}'}]({address.format(target)})"
        case kind if _ICON.fullmatch(kind):
            return ""
        case kind if _CITED.fullmatch(kind):
            keys = [f"@{key.strip()}" for key in words.split(",")]
            return ", ".join(keys) if kind in _NARRATIVE else f"[{'; '.join(keys)}]"
        case _:
            return found[0]


def _reference(kind: str, title: str, target: str) -> str:
    """A link with its own words, or a reference with those of what it leads to."""
    if title and not _NUMBER.search(title):
        return f"[{_escaped(title)}](#{target})"
    command = "ref" if title else _REFERENCES[kind]
    link = rf'[\[{target}\]](#{target}){{reference-type="{command}"}}'
    before, _, after = _NUMBER.sub("\0", title).partition("\0")
    return f"{_escaped(before)}{link}{_escaped(after)}"


def _last(target: str) -> str:
    """The name of an object: `~a.b.c` shows the last part alone, `!` makes no link of it."""
    name = target.lstrip("!")
    return name.rpartition(".")[2] if name.startswith("~") else name


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)
