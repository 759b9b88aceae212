"""The citations of several texts put into words together: one bibliography, one numbering.

citeproc is given all that cite as one text, each in a division, for what a citation reads like
depends on those before it, and the marks around it may move.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from publish.citation_library import Library
from publish.diagnostics import Log
from publish.document import Origin
from publish.pandoc.citations import (
    REFS,
    cited,
    cites_works,
    has_place,
    not_too_deep,
    unknown,
    wanted,
)
from publish.pandoc.hidden_html import words_of
from publish.patterns import pattern

_Node = dict[str, Any]
_EMPTY: Final = ["", [], []]
_APART: Final = 'bibliographies = "chapter" in [[publication]]'
_TAG: Final = pattern(r"<[^<>]*>")


class CitedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text by name: pandoc's AST of it, and what its citations are looked up in."""

    name: str
    ast: bytes
    library: Library | None


def put_into_words_together(
    texts: Sequence[CitedText], language: str, log: Log, *, name: str
) -> tuple[list[bytes], bytes | None]:
    """The ASTs of `texts` with their citations as they read in the whole, which is in `language`,
    and the AST of its bibliography; `None` where one of them has that, or nothing is cited.

    The place of the bibliography is where one text alone has `#refs`, or a heading with nothing
    below it at its end. In texts without a library citations stay as they are typed. Keys that mean
    different works are an error in `log`. Raises `SourceError`, with `name`, when citeproc fails.
    """
    unchanged = [text.ast for text in texts]
    if all(text.library is None for text in texts):
        return unchanged, None
    with not_too_deep(name):
        trees: list[_Node] = [msgspec.json.decode(ast) for ast in unchanged]
        library = _merged(texts, trees, language, log)
        last = len(texts) - 1
        placing = [n for n, t in enumerate(trees) if _gives_place(t["blocks"], last=n == last)]
        joined = {
            number: tree["blocks"]
            for number, (text, tree) in enumerate(zip(texts, trees, strict=True))
            if (text.library is not None if cites_works(tree["blocks"]) else number in placing)
        }
        placing = [number for number in placing if number in joined]
        if any(unknown(blocks, library) for blocks in joined.values()):
            return unchanged, None
        if not (library.uncited or any(map(cites_works, joined.values()))):
            log.info("bibliography-unused", "no entry of the bibliography is cited")
            return unchanged, None
        for number in placing:
            joined[number] = (
                _with_place(joined[number])
                if len(placing) == 1
                else _without_place(joined[number], texts[number].name, log)
            )
        asked = [{"t": "Div", "c": [_EMPTY, blocks]} for blocks in joined.values()]
        answer = cited({**trees[0], "blocks": asked}, library, log, name)["blocks"]
        for number, division in zip(joined, answer, strict=False):
            trees[number]["blocks"] = division["c"][1]
        own = answer[len(joined) :]
        bibliography = msgspec.json.encode({**trees[0], "meta": {}, "blocks": own})
        return [msgspec.json.encode(tree) for tree in trees], bibliography if own else None


def _merged(texts: Sequence[CitedText], trees: list[_Node], language: str, log: Log) -> Library:
    """What the citations of all texts are looked up in, in the style of the first that has one."""
    libraries = {text.name: text.library for text in texts if text.library is not None}
    blocks = {text.name: tree["blocks"] for text, tree in zip(texts, trees, strict=True)}
    works: dict[str, bytes] = {}
    owners: dict[str, str] = {}
    for name, library in libraries.items():
        needed = wanted(blocks[name], library)
        for key, work in library.works.items():
            if works.setdefault(key, work) != work and key in needed:
                same = _title(works[key]) == _title(work)
                _tell_repeated(key, owners[key], name, log, same=same)
            owners.setdefault(key, name)
    first = next(iter(libraries.values()))
    styles = {lib.style: name for name, lib in reversed(libraries.items()) if lib.style is not None}
    style = next(reversed(styles), None)
    if style is not None and len(styles) > 1:
        log.warning(
            "csl-conflict",
            f"chapters use different citation styles: using that of {styles[style]}",
            hint=f"set one for all with --csl FILE, or set {_APART}",
        )
    files = {data: name for library in libraries.values() for name, data in library.files}
    return Library(
        files=tuple(
            (f"works-{number}{name[name.rindex('.') :]}", data)
            for number, (data, name) in enumerate(files.items())
        ),
        works=works,
        style=style,
        uncited=tuple(dict.fromkeys(k for lib in libraries.values() for k in lib.uncited)),
        language=language or first.language,
    )


def _tell_repeated(key: str, owner: str, name: str, log: Log, *, same: bool) -> None:
    """Of works that are called alike the first counts, if they are the same by their titles."""
    if same:
        log.warning(
            "citation-key-duplicate",
            f'duplicate citation key "{key}": the entry of {owner} is used',
            origin=Origin(file=name),
            hint="remove one of the entries",
        )
        return
    log.add(
        "error",
        "citation-key-conflict",
        f'citation key "{key}" refers to a different work in {owner}',
        origin=Origin(file=name),
        hint=f"rename one of the keys, or set {_APART}",
    )


def _title(work: bytes) -> str:
    title = str(msgspec.json.decode(work).get("title", ""))
    return "".join(filter(str.isalnum, _TAG.sub("", title).casefold()))


def _gives_place(blocks: list[_Node], *, last: bool) -> bool:
    """Whether the bibliography would stand in a text if it were alone: at `#refs`, or below the
    heading that it ends with. The last text need not cite anything for that."""
    ends = bool(blocks) and blocks[-1]["t"] == "Header"
    return has_place(blocks) or (ends and (last or cites_works(blocks)))


def _with_place(blocks: list[_Node]) -> list[_Node]:
    return blocks if has_place(blocks) else [*blocks, {"t": "Div", "c": [[REFS, [], []], []]}]


def _without_place(blocks: list[_Node], name: str, log: Log) -> list[_Node]:
    """`blocks` without a place for a bibliography, nor the heading that stood above it alone."""
    done: list[_Node] = []
    for at, block in enumerate(_with_place(blocks)):
        if not _is_place(block):
            inner = block["t"] == "Div" and has_place([block])
            done.append(_opened(block, name, log) if inner else block)
            continue
        if done and done[-1]["t"] == "Header" and _is_end(blocks[at + 1 :], done[-1]):
            heading = done.pop()
            log.info(
                "bibliography-merged",
                f'heading "{words_of(heading).strip()}" dropped: entries moved to the common'
                " bibliography",
                origin=Origin(file=name),
                hint=f"for one bibliography per chapter, set {_APART}",
            )
        done.extend(block["c"][1])
    return done


def _opened(division: _Node, name: str, log: Log) -> _Node:
    attr, blocks = division["c"]
    return {**division, "c": [attr, _without_place(blocks, name, log)]}


def _is_place(block: _Node) -> bool:
    return bool(block["t"] == "Div" and block["c"][0][0] == REFS)


def _is_end(rest: list[_Node], heading: _Node) -> bool:
    """Whether a part ends before the blocks `rest`."""
    return not rest or (rest[0]["t"] == "Header" and rest[0]["c"][0] <= heading["c"][0])
