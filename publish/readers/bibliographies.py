"""What citations are looked up in: bibliographies in BibTeX, CSL JSON and CSL YAML, and a style.

A source names files beside it, or states works itself; others come with the source from who builds
it. pandoc reads all of them, but YAML only as we write it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final

import msgspec

from publish.citation_library import ALL, Library
from publish.diagnostics import Log, Place
from publish.document import Origin
from publish.errors import SourceError
from publish.pandoc import run
from publish.patterns import pattern
from publish.plugin import Attachment, Source
from publish.readers.plain_yaml import Where, parse
from publish.readers.stated_structure import Value
from publish.xmltree import parsed

KINDS: Final = {
    ".bib": "biblatex",
    ".bibtex": "bibtex",
    ".json": "csljson",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""The formats of bibliographies, by suffix; the first two as pandoc calls them."""
_SUFFIXES: Final = {"biblatex": ".bib", "bibtex": ".bibtex"}
_KEY: Final = pattern(r"@\{([^{}]+)\}|@(\*|[\w](?:[\w:.#$%&+?<>~/-]*\w)?)")
_NAMESPACE: Final = "{http://purl.org/net/xbiblio/csl}"
_FENCE: Final = pattern(r"---[ \t]*(?:\n|\Z)")
_Work = dict[str, object]


def library(
    source: Source,
    stated: Mapping[str, Value],
    places: Mapping[str, Place],
    *,
    language: str,
    log: Log,
) -> Library | None:
    """What the citations of `source` are looked up in; `None` when nobody names anything.

    `stated` is what its front matter says under `bibliography`, `csl`, `references` and `nocite`;
    `places` says where each key stands. Raises `SourceError` for a file that cannot be had or
    read, and for works without an id.
    """

    def place(key: str) -> str:
        return str(places.get(key, source.name))

    named = [
        _opened(path, source, place("bibliography"))
        for path in _texts(stated.get("bibliography", ""))
    ]
    given = [*named, *source.citing.bibliographies]
    own = stated.get("references", "")
    if not (given or own):
        _tell_unused(source, stated, places, log)
        return None
    files: list[tuple[str, bytes]] = []
    known: dict[str, bytes] = {}
    keys: dict[str, str] = {}

    def add(name: str, suffix: str, data: bytes, works: list[_Work]) -> None:
        files.append((f"works-{len(files)}{suffix}", data))
        for key, work in dict(_by_id(works, name)).items():
            if key in keys:
                log.warning(
                    "citation-key-duplicate",
                    f'{name}: "{key}" is in {keys[key]} too, which counts',
                    hint="keep one of them",
                )
            known.setdefault(key, work)
            keys.setdefault(key, name)

    if own:
        listed = _listed(own, place("references"))
        add(place("references"), ".yaml", _written(listed), listed)
    for file in {file.data: file for file in given}.values():
        kind = _kind(file.name)
        if kind == "yaml":
            works = _from_yaml(file)
            add(file.name, ".yaml", _written(works), works)
        elif kind == "csljson":
            works = _from_json(file.data, file.name)
            add(file.name, ".json", file.data, works)
        else:
            said = run.read(file.data, kind, name=file.name, to="csljson", log=Log(file.name))
            works = _from_json(said, file.name)
            add(file.name, _SUFFIXES[kind], file.data, works)
    return Library(
        files=tuple(files),
        works=known,
        style=_style(source, stated, place("csl")),
        uncited=tuple(_uncited(stated.get("nocite", ""))),
        language=language,
    )


def _opened(path: str, source: Source, place: str) -> Attachment:
    try:
        return Attachment(name=path, data=source.beside(path))
    except SourceError as error:
        raise SourceError(f"{place}: {error.message}", hint=error.hint) from error


def _kind(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise SourceError(
            f"{name}: no kind of bibliography is called so",
            hint=f"BibTeX, CSL JSON and CSL YAML end with {', '.join(KINDS)}",
        )
    return KINDS[suffix]


def _texts(value: Value) -> Iterator[str]:
    match value:
        case list():
            for part in value:
                yield from _texts(part)
        case dict():
            for part in value.values():
                yield from _texts(part)
        case _:
            if text := str(value).strip():
                yield text


def _uncited(value: Value) -> Iterator[str]:
    for text in _texts(value):
        for braced, bare in _KEY.findall(text):
            yield braced or bare or ALL


def _from_yaml(file: Attachment) -> list[_Work]:
    text = _text(file)
    fenced = _FENCE.match(text)
    body = text[fenced.end() :] if fenced else text
    body = re.split(r"^(?:---|\.\.\.)[ \t]*$", body, maxsplit=1, flags=re.MULTILINE)[0]
    value = parse(body, Where(name=file.name, first=2 if fenced else 1, what="the bibliography"))
    return _listed(value.get("references", "") if isinstance(value, dict) else value, file.name)


def _from_json(data: bytes, name: str) -> list[_Work]:
    try:
        return _listed(msgspec.json.decode(data), name)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(
            f"{name}: is no CSL JSON: {error}", hint="export it anew from where it is kept"
        ) from error


def _listed(value: object, place: str) -> list[_Work]:
    if not isinstance(value, list) or not all(isinstance(work, dict) for work in value):
        raise SourceError(
            f"{place}: is no list of works", hint="write - id: key, type: book, title: …"
        )
    return value


def _by_id(works: list[_Work], place: str) -> Iterator[tuple[str, bytes]]:
    for number, work in enumerate(works, start=1):
        key = work.get("id", "")
        if not isinstance(key, str | int) or not str(key).strip():
            raise SourceError(
                f"{place}: work {number} has no id", hint="give it one; citations name it by that"
            )
        yield str(key), msgspec.json.encode(work, order="sorted")


def _written(works: list[_Work]) -> bytes:
    """Works as YAML in which nothing but plain values can stand: JSON is that."""
    return msgspec.json.encode({"references": works})


def _text(file: Attachment) -> str:
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{file.name}: is not UTF-8", hint="save it as UTF-8") from error


def _style(source: Source, stated: Mapping[str, Value], place: str) -> bytes | None:
    chosen = source.citing.style or _own_style(source, stated, place) or source.citing.usual
    if chosen is None:
        return None
    _refuse_no_style(chosen)
    return chosen.data


def _own_style(source: Source, stated: Mapping[str, Value], place: str) -> Attachment | None:
    own = next(_texts(stated.get("csl", "")), "")
    return _opened(own, source, place) if own else None


def _tell_unused(
    source: Source, stated: Mapping[str, Value], places: Mapping[str, Place], log: Log
) -> None:
    """Tells `log` of a style without works; one that is not there is a `SourceError` here too."""
    place = places.get("csl", Place(source=source.name))
    style = _own_style(source, stated, str(place))
    if style is not None:
        _refuse_no_style(style)
        log.warning(
            "csl-unused",
            f"{style.name} is not used: no works are named that could be cited",
            origin=None if place.line is None else Origin(place.line, place.line),
            hint='name them: "bibliography: works.bib"',
        )


def _refuse_no_style(file: Attachment) -> None:
    """Refuses what is no independent CSL style: citeproc would look for another one on the net."""
    from lxml import etree

    problem, cure = "is no CSL style", "get one of https://www.zotero.org/styles"
    try:
        root = parsed(file.data, large=False)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{file.name}: {problem}: {error}", hint=cure) from error
    if b"<!DOCTYPE" in file.data or root.tag != f"{_NAMESPACE}style":
        raise SourceError(f"{file.name}: {problem}", hint=cure)
    if root.find(f"{_NAMESPACE}citation") is None:
        parent = root.find(f".//{_NAMESPACE}link[@rel='independent-parent']")
        other = "" if parent is None else f" ({parent.get('href', '')})"
        raise SourceError(
            f"{file.name}: only names another style{other}", hint="get that one, and name it"
        )
