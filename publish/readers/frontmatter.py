"""Front matter: the block of YAML (`---`) or TOML (`+++`) at the head of a text → `Meta`.

It is parsed here and nowhere else, because pandoc's own hangs on an alias bomb, reads files that a
key names and injects raw headers (`publish.readers.plain_yaml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Final

import msgspec

from publish.diagnostics import Log, Place
from publish.document import Meta, Origin
from publish.errors import SourceError
from publish.pandoc.code_fences import fenced_lines
from publish.patterns import pattern
from publish.readers import affiliations
from publish.readers.dates import parse_date
from publish.readers.metadata import has_meaning, merge_meta, meta_from_mapping
from publish.readers.plain_yaml import Where, parse
from publish.readers.stated_structure import (
    Structure,
    Value,
    parse_structure,
    parse_toml,
    where_toml_broke,
)

__all__ = ["FrontMatter", "Structure", "merge_meta", "meta_from_mapping", "split"]

LARGEST: Final = 64 * 1024
"""A block of more characters than this is no front matter of an article."""

CITING: Final = ("bibliography", "csl", "references", "nocite")
"""The keys that say what citations are looked up in."""
_TITLE_BLOCK: Final = pattern(
    r"%[ \t]*(.*(?:\n[ \t]+\S.*)*)(?:\n%[ \t]*(.*(?:\n[ \t]+\S.*)*))?"
    r"(?:\n%[ \t]*(.*(?:\n[ \t]+\S.*)*))?(?:\n|\Z)"
)
"""`% title`, `% authors` and `% date` at the head of a text, as pandoc has it."""
_ENDS_BLOCK: Final = pattern(r"\s*\Z|(?:---|\.\.\.)\s*\Z")
_KEY: Final = {
    "---": pattern(r"[\"']?[^\W\d_][\w -]{0,40}[\"']?\s*:(?:\s|$)"),
    "+++": pattern(r"[\"']?[^\W\d_][\w -]{0,40}[\"']?\s*=|\["),
}


class _Block(msgspec.Struct, frozen=True, kw_only=True):
    """A block between fences: the lines in it, of which the first is line `first` of the file, the
    line that ends it, and the text below."""

    fence: str
    head: list[str]
    first: int
    end: int
    below: str


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """A text in two: its metadata, and the body with the number of the line it begins on."""

    body: str
    first_line: int = 1
    meta: Meta = Meta()
    structure: Structure = Structure()
    citing: Mapping[str, Value] = {}
    places: Mapping[str, Place] = {}
    """Where each key stands."""


def split(text: str, name: str, log: Log, *, citing: bool = False) -> FrontMatter:
    """Takes the front matter off `text`; `name` is the source's, for errors.

    Empty lines may stand above it, and a second block below, as pandoc has it. `citing` states that
    the text may cite works, and say where its authors work: the keys in `CITING` then go into
    `citing`, and are none of its metadata.

    A text that merely begins with a rule (`---` before an empty line or prose) has none. Raises
    `SourceError` with file, line and cure when a block is meant and broken.
    """
    data: dict[str, Value] = {}
    places: dict[str, Place] = {}
    body, first = text, 1
    if citing and (titled := _TITLE_BLOCK.match(text)):
        data, body = _of_title_block(titled), text[titled.end() :]
        first += titled[0].count("\n")
        places = {key: Place(source=name, line=1) for key in data}
    while (block := _block(body, first, name, log)) is not None:
        read = _yaml if block.fence == "---" else _toml
        for key, value in read(block, name).items():
            line = _line_of(key, block)
            if key in data:
                raise SourceError(
                    f'{name}:{line}: front matter holds the key "{key}" twice',
                    hint="keep one of them",
                )
            data[key] = value
            places[key] = Place(source=name, line=line)
        body, first = block.below, block.end + 1
    structure = data.pop("structure", None)
    cited: dict[str, Value] = (
        {key: data.pop(key) for key in CITING if key in data} if citing else {}
    )
    works: tuple[tuple[str, str], ...] = ()
    if citing:
        data, works = affiliations.taken(data)
    return FrontMatter(
        body=body,
        first_line=first,
        meta=msgspec.structs.replace(meta_from_mapping(data, places, log), affiliations=works),
        structure=parse_structure(structure, lambda _: str(places["structure"]), "structure."),
        citing=cited,
        places=places,
    )


def _of_title_block(block: re.Match[str]) -> dict[str, Value]:
    """What pandoc's block of title, authors and date says, each of which may be left empty."""
    title, authors, date = (re.sub(r"\n\s+", "\n", part or "").strip() for part in block.groups())
    names: list[Value] = [part.strip() for part in re.split(r"[;\n]", authors) if part.strip()]
    said: dict[str, Value] = {"title": " ".join(title.split()), "author": names}
    try:
        parse_date(date, "")
    except ValueError:
        return said
    return said | {"date": date}


def tell_below(front: FrontMatter, log: Log) -> None:
    """Tells `log` of blocks of front matter in the body of a text of Markdown, where pandoc takes
    them for metadata and we for text."""
    lines = front.body.split("\n")
    code = fenced_lines(lines)
    at = 0
    while at < len(lines):
        begins = lines[at].rstrip() == "---" and not code[at] and not lines[max(at - 1, 0)].strip()
        at += 1
        if not begins:
            continue
        end = next((n for n in range(at, len(lines)) if _ENDS_BLOCK.match(lines[n])), len(lines))
        if end < len(lines) and lines[end].strip() and _has_meaning(lines[at:end], "---"):
            line = front.first_line + at - 1
            log.warning(
                "front-matter-below",
                "what looks like front matter is read as text, for words stand above it",
                origin=Origin(line, line),
                hint="move its keys to the block at the top of the file",
            )
            at = end + 1


def _block(text: str, first: int, name: str, log: Log) -> _Block | None:
    """The front matter that `text` begins with, on line `first` of its file; `None` when there is
    none. One with something above it has a key that means something, lest text be taken for it."""
    begin = text.rfind("\n", 0, _blank_characters(text)) + 1
    end_of_line = text.find("\n", begin)
    fence = text[begin : end_of_line if end_of_line >= 0 else None].rstrip()
    if fence not in {"---", "+++"}:
        return None
    rest = text[end_of_line + 1 :] if end_of_line >= 0 else ""
    lines = rest[: LARGEST + 1].split("\n")
    ends = {"---", "..."} if fence == "---" else {"+++"}
    close = next((i for i, line in enumerate(lines) if line.rstrip() in ends), None)
    end = close
    if end is None:
        end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    head = lines[:end]
    start = first + text.count("\n", 0, begin)
    has_meaning = _has_meaning(head, fence)
    if not _is_meant(head, fence, closed=close is not None) or (start > 1 and not has_meaning):
        if has_meaning and close is None and first == 1:
            log.warning(
                "front-matter-open",
                "what looks like front matter does not end: it is read as text",
                origin=Origin(start, start),
                hint=f'end it with a line "{fence}", or put an empty line below the first one',
            )
        return None
    if close is None or sum(map(len, head)) + close > LARGEST:
        raise SourceError(
            f"{name}:{start}: front matter that does not end, or is larger than"
            f" {LARGEST // 1024} kB",
            hint=f'end it with a line "{fence}"',
        )
    consumed = sum(len(line) + 1 for line in lines[: close + 1])
    return _Block(
        fence=fence, head=head, first=start + 1, end=start + close + 1, below=rest[consumed:]
    )


def _blank_characters(text: str) -> int:
    """How many stand at the start of `text`; without a copy of it, for it may be long."""
    return next((at for at, c in enumerate(text) if not c.isspace()), len(text))


def _has_meaning(head: list[str], fence: str) -> bool:
    """Whether these lines are keys with what is set in below them, one of which means something."""
    margin = [line for line in head if line.strip() and not line.startswith((" ", "\t", "#", "-"))]
    if not margin or not all(_KEY[fence].match(line) for line in margin):
        return False
    parts = "=" if fence == "+++" else ":"
    keys = [line.partition(parts)[0].strip().strip("\"'") for line in margin]
    return any(key in (*CITING, "structure") or has_meaning(key) for key in keys)


def _is_meant(head: list[str], fence: str, *, closed: bool) -> bool:
    """Whether these lines are front matter rather than text below a rule.

    The first line that is no comment must look like a key; when the block is not closed, or holds
    prose, more than half of its lines at the margin must.
    """
    if not head or not head[0].strip():
        return False
    margin = [
        line for line in head if line.strip() and not line.startswith((" ", "\t", "#", "-", "}"))
    ]
    if not margin:
        # A heading between two rules is one line.
        comments = [line for line in head if line.startswith("#")]
        return closed and fence == "---" and len(comments) == len(head) > 1
    keys = sum(1 for line in margin if _KEY[fence].match(line))
    if not _KEY[fence].match(margin[0]):
        return closed and margin[0].startswith("{") and ":" in margin[0]
    if closed:
        return keys > len(margin) / 2
    return keys == len(margin) and (keys > 1 or sum(map(len, head)) >= LARGEST)


def _yaml(block: _Block, name: str) -> dict[str, Value]:
    where = Where(name=name, first=block.first, what="front matter")
    value = parse("\n".join(block.head), where)
    if not isinstance(value, dict):
        where.refuse(0, "holds something other than keys", "write lines of the form key: value")
    return value


def _toml(block: _Block, name: str) -> dict[str, Value]:
    text = "\n".join(block.head)
    try:
        return parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        line, problem = where_toml_broke(error, text)
        raise SourceError(
            f"{name}:{line + block.first - 1}: front matter is not TOML: {problem}",
            hint='write lines of the form key = "value"',
        ) from error
    except RecursionError as error:
        raise SourceError(
            f"{name}:{block.first}: front matter holds nesting that is too deep",
            hint="keep to simple values",
        ) from error


def _line_of(key: str, block: _Block) -> int:
    """The line of the file on which a key of the outermost mapping stands; in flow style that of
    the fence."""
    marks = ("", '"', "'")
    for number, line in enumerate(block.head, start=block.first):
        bare = line.lstrip("[").lstrip() if line.startswith("[") else line
        if any(bare.startswith(mark + key + mark) for mark in marks):
            return number
    return block.first - 1
