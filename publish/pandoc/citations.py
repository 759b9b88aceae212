"""Citations put into words, and the bibliography of the works they cite, by pandoc's citeproc.

citeproc works on the AST, between reader and document. It is given the author's bibliographies as
files, and never what a source says of itself: metadata could name other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any, Final

import msgspec

from publish.citation_library import ALL, Library
from publish.diagnostics import Log
from publish.document import Origin
from publish.errors import SourceError
from publish.pandoc import crossrefs, run
from publish.pandoc import types as p

REFS: Final = "refs"
"""The id of the division that bibliographies go into, and of the one that citeproc makes."""
BIBLIOGRAPHY_CLASS: Final = "bibliography"
"""What marks a bibliography that the source has given no place."""
_STYLE: Final = "style.csl"
_AS_TYPED: Final = frozenset({"AuthorInText"})


def referring(
    ast: bytes,
    library: Library | None,
    log: Log,
    *,
    name: str,
    locate: Callable[[str], Origin | None],
) -> bytes:
    """The AST with the citations that mean parts of the document as references; the others stay.

    A key that is in no bibliography is an error in `log`, with the line on which `locate` finds it.
    Without a library citations stay as they are typed, which is told. Raises `SourceError` with
    `name`.
    """
    if library is None and b'"Cite"' not in ast:
        return ast
    with not_too_deep(name):
        tree: dict[str, Any] = msgspec.json.decode(ast)
        known = library.works.keys() if library is not None else frozenset[str]()
        parts = frozenset(_parts(tree["blocks"]))
        tree["blocks"] = _referring(tree["blocks"], known, parts)
        if library is None:
            _tell_as_typed(_cites(tree["blocks"]), parts, log, locate)
        else:
            _tell_unknown(unknown(tree["blocks"], library), library, log, locate)
        return msgspec.json.encode(tree)


def put_into_words(ast: bytes, library: Library | None, log: Log, *, name: str) -> bytes:
    """The AST with its citations as they read, and a bibliography at its end or where `#refs` is.

    One that cites what no bibliography has stays as it is. Raises `SourceError`, with `name`, when
    citeproc fails.
    """
    if library is None:
        return ast
    with not_too_deep(name):
        tree: dict[str, Any] = msgspec.json.decode(ast)
        if unknown(tree["blocks"], library):
            return ast
        if not (library.uncited or cites_works(tree["blocks"])):
            log.info("bibliography-unused", "no entry of the bibliography is cited")
            return ast
        return msgspec.json.encode(cited(tree, library, log, name))


@contextmanager
def not_too_deep(name: str) -> Iterator[None]:
    """What is nested deeper than Python can follow is a `SourceError` with `name`."""
    try:
        yield
    except RecursionError as error:
        raise SourceError(
            f"{name}: nested too deeply", hint="flatten nested quotes and lists"
        ) from error


def cited(tree: dict[str, Any], library: Library, log: Log, name: str) -> dict[str, Any]:
    """A decoded AST as citeproc answers it; a bibliography that has no place of its own is the last
    of its blocks, marked with `BIBLIOGRAPHY_CLASS`."""
    blocks = tree["blocks"]
    placed = has_place(blocks)
    meta: dict[str, p.MetaValue] = {"link-citations": p.MetaBool(c=True)}
    if library.language:
        meta["lang"] = p.MetaString(library.language)
    if library.uncited:
        meta["nocite"] = p.MetaInlines([_nocite(library.uncited)])
    files = dict(library.files)
    # Of works of one key the last that it reads counts to pandoc, and the first to us.
    arguments = [f"--bibliography={file}" for file in reversed(files)]
    if library.style is not None:
        files[_STYLE] = library.style
        arguments.append(f"--csl={_STYLE}")
    asked = {**tree, "blocks": blocks, "meta": meta}
    answer = msgspec.json.decode(
        run.cite(msgspec.json.encode(asked), tuple(arguments), files=files, name=name, log=log)
    )
    return {**tree, "blocks": answer["blocks"] if placed else _set_apart(answer["blocks"])}


def has_place(blocks: list[Any]) -> bool:
    """Whether `blocks` say where the bibliography is to stand."""
    return any(division["c"][0][0] == REFS for division in _all(blocks, "Div"))


def cites_works(blocks: list[Any]) -> bool:
    """Whether anything in `blocks` is a citation."""
    return any(True for _ in _all(blocks, "Cite"))


def _set_apart(blocks: list[Any]) -> list[Any]:
    """`blocks` without a bibliography that lists nothing, and with one that stands under no heading
    of its own marked."""
    match blocks:
        case [*rest, {"t": "Div", "c": [["refs", *_], []]}]:
            return rest
        case [*rest, {"t": "Div", "c": [["refs", classes, pairs], entries]}]:
            if rest and rest[-1]["t"] == "Header":
                return blocks
            attr = [REFS, [*classes, BIBLIOGRAPHY_CLASS], pairs]
            return [*rest, {"t": "Div", "c": [attr, entries]}]
        case _:
            return blocks


def _all(value: object, kind: str) -> Iterator[dict[str, Any]]:
    """All nodes of a constructor at or below `value`, in reading order."""
    match value:
        case dict():
            if value.get("t") == kind:
                yield value
            for part in value.values():
                yield from _all(part, kind)
        case list():
            for part in value:
                yield from _all(part, kind)
        case _:
            pass


def _parts(blocks: list[Any]) -> Iterator[str]:
    """The ids of the sections, figures and tables among `blocks`."""
    for node in _all(blocks, "Header"):
        yield node["c"][1][0]
    for kind in ("Figure", "Table"):
        for node in _all(blocks, kind):
            yield node["c"][0][0]


def _referring(value: Any, known: Set[str], parts: Set[str]) -> Any:
    """`value` with the citations that mean parts of the document as references."""
    match value:
        case dict():
            return {key: _referring(part, known, parts) for key, part in value.items()}
        case list():
            done: list[Any] = []
            for part in value:
                is_cite = isinstance(part, dict) and part.get("t") == "Cite"
                if is_cite and _refers(cite := _cite(part), known, parts):
                    done.extend(msgspec.to_builtins(crossrefs.as_links(cite.c[0])))
                else:
                    done.append(_referring(part, known, parts))
            return done
        case _:
            return value


def _cite(node: dict[str, Any]) -> p.Cite:
    return msgspec.convert(node, p.Cite)


def _refers(cite: p.Cite, known: Set[str], parts: Set[str]) -> bool:
    """Whether a citation means parts of the document: by names that say so, or in brackets by any
    id. A bare `@name` may be anybody's."""
    items = cite.c[0]
    bare = items[0].citation_mode.t in _AS_TYPED
    return not any(item.citation_id in known for item in items) and all(
        crossrefs.names_a_part(item) or (item.citation_id in parts and not bare) for item in items
    )


def _nocite(keys: tuple[str, ...]) -> p.Cite:
    items = [p.CitationItem(key, [], [], p.Name("AuthorInText")) for key in keys]
    return p.Cite((items, []))


def _cites(blocks: list[Any]) -> list[p.Cite]:
    return [_cite(node) for node in _all(blocks, "Cite")]


def wanted(blocks: list[Any], library: Library) -> list[str]:
    """The keys of works that `blocks` cite, and of those that are to be listed anyway."""
    keys = (item.citation_id for cite in _cites(blocks) for item in cite.c[0])
    return list(dict.fromkeys((*keys, *library.uncited)))


def unknown(blocks: list[Any], library: Library) -> list[str]:
    """Those of them that no bibliography has."""
    return [k for k in wanted(blocks, library) if k not in library.works and k != ALL]


def _tell_unknown(
    keys: list[str], library: Library, log: Log, locate: Callable[[str], Origin | None]
) -> None:
    for key in keys:
        near = get_close_matches(key, sorted(library.works), n=1)
        log.add(
            "error",
            "citation-unknown",
            f'citation key "{key}" not found in any bibliography',
            origin=locate(key),
            hint=f'did you mean "{near[0]}"?'
            if near
            else rf"add the entry, or escape the @: \@{key}",
        )


def _tell_as_typed(
    cites: list[p.Cite],
    parts: Set[str],
    log: Log,
    locate: Callable[[str], Origin | None],
) -> None:
    """An at sign before a word may be a name of somebody; in brackets it is a citation."""
    bracketed = [
        item.citation_id
        for cite in cites
        for item in cite.c[0]
        if cite.c[0][0].citation_mode.t not in _AS_TYPED
    ]
    bare = [item.citation_id for cite in cites for item in cite.c[0]]
    for key in dict.fromkeys(bracketed or bare[:1]):
        near = get_close_matches(key, sorted(parts), n=1)
        log.add(
            "warning" if bracketed else "info",
            "citation-not-processed",
            f'citation of "{key}" printed as typed: the document has no bibliography',
            origin=locate(key),
            hint="use --bibliography FILE, or bibliography: FILE in the front matter"
            + (f'; did you mean the cross-reference "{near[0]}"?' if near else ""),
        )
