"""What checks found, as one self-contained page: marks, pages side by side, findings, the style.

No script, nothing loaded from elsewhere, no clock: the same reports and drawings give the same
bytes. Every finding leads to the picture of its page and to the line of its source, where these
are shown.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element, tostring

import msgspec

from publish.checks.report.drawing import Drawing
from publish.checks.report.look import SHEET
from publish.checks.report.styles import Cell, Row, rows
from publish.checks.running import COLUMNS, Report
from publish.diagnostics import Column, Finding
from publish.web.elements import Node, element

_SHOWN: Final = 3
"""Values that a cell of the style table names before it counts the rest."""
_COLOR: Final = re.compile(r"#[0-9A-Fa-f]{3,8}")
"""What a value that an artifact states must be before it is shown as a colour."""
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What the page may load (Content Security Policy 3)."""


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact, as checks and as a reader see it."""

    report: Report
    drawing: Drawing = Drawing()


class _Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An exhibit with the name that the page's links know it by."""

    id: str
    report: Report
    drawing: Drawing


def page(exhibits: Sequence[Exhibit], sources: Mapping[str, str]) -> bytes:
    """The page; `sources` are the texts of sources by name, as far as they are text."""
    everything = [
        _Shown(id=f"a{number}", report=exhibit.report, drawing=exhibit.drawing)
        for number, exhibit in enumerate(exhibits, 1)
    ]
    groups = [
        (f"s{number}", source, tuple(shown))
        for number, (source, shown) in enumerate(
            groupby(
                sorted(everything, key=lambda one: one.report.source),
                key=lambda one: one.report.source,
            ),
            1,
        )
    ]
    title = "What publish check found"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("style", SHEET),
    )
    body = element(
        "body",
        element(
            "main",
            element("h1", title),
            element("p", _summary(everything), class_="summary"),
            _overview(groups),
            *(_source(name, source, shown, sources.get(source)) for name, source, shown in groups),
        ),
    )
    made = element("html", head, body, lang="en")
    return f"<!DOCTYPE html>\n{tostring(made, encoding='unicode', method='html')}\n".encode()


def _summary(everything: Sequence[_Shown]) -> str:
    differing = [one for one in everything if one.report.differences]
    count = sum(len(one.report.differences) for one in differing)
    values = sum(m.count for one in everything for m in one.report.measurements)
    looked = (
        f"{_many(len(everything), 'artifact')} read back, {_many(values, 'value')} of the style"
    )
    if not differing:
        return f"{looked} measured; nothing differs."
    return (
        f"{looked} measured; {_many(count, 'difference')} in {_many(len(differing), 'artifact')}."
    )


def _overview(groups: Iterable[tuple[str, str, Sequence[_Shown]]]) -> Element:
    """A row an artifact, a column for each thing that a check can be about."""
    bodies = []
    for name, source, shown in groups:
        heading = element("th", element("a", source or "no source", href=f"#{name}"),
                          scope="rowgroup", colspan=str(len(COLUMNS) + 1))  # fmt: skip
        lines = [
            element(
                "tr",
                element("th", element("a", _file(one.report), href=f"#{one.id}"), scope="row"),
                *(_mark(one, column) for column in COLUMNS),
            )
            for one in shown
        ]
        bodies.append(element("tbody", element("tr", heading, class_="group"), *lines))
    head = element(
        "tr",
        element("th", "artifact", scope="col"),
        *(element("th", column, scope="col") for column in COLUMNS),
    )
    table = element("table", element("thead", head), *bodies, class_="marks")
    return element(
        "section", element("h2", "At a glance", id="overview"), _scrolling(table, "overview")
    )


def _mark(one: _Shown, column: Column) -> Element:
    match one.report.mark(column):
        case "agrees":
            return element("td", "ok", class_="agrees")
        case "partly":
            absent = ", ".join(one.report.absent[column])
            return element("td", "part", title=f"not installed: {absent}", class_="unchecked")
        case "unchecked":
            return element("td", "–", title="nobody looked", class_="unchecked")
        case "differs":
            count = sum(finding.column == column for finding in one.report.differences)
            link = element("a", _many(count, "difference"), href=f"#{one.id}-{column}")
            return element("td", link, class_="differs")


def _source(name: str, source: str, shown: Sequence[_Shown], text: str | None) -> Element:
    """All there is about the artifacts of one source."""
    lines = _lines_named(shown, len(text.splitlines()) if text is not None else 0)
    return element(
        "section",
        element("h2", source or "no source", id=name),
        element("div", [_artifact(one) for one in shown], class_="artifacts"),
        element("h3", "Findings"),
        [part for one in shown for part in _findings(name, one, lines)]
        or element("p", "Nothing differs.", class_="agrees"),
        _excerpt(name, text, lines) if text is not None and lines else (),
        _style_table(name, shown),
    )


def _artifact(one: _Shown) -> Element:
    """The pages of an artifact below each other: the first at once, the others on demand."""
    figures = [
        element(
            "figure",
            element(
                "img",
                src=f"data:image/webp;base64,{b64encode(picture.data).decode()}",
                alt=f"{_file(one.report)}, {picture.label}",
                width=str(picture.width),
                height=str(picture.height),
            ),
            element("figcaption", picture.label),
            id=_anchor(one, picture.label),
        )
        for picture in one.drawing.pictures
    ]
    further = element("details", element("summary", f"{len(figures) - 1} more"), figures[1:])
    note = element("p", one.drawing.note, class_="note")
    return element(
        "div",
        element("h3", _file(one.report), id=one.id),
        figures[:1],
        further if len(figures) > 1 else (),
        note if one.drawing.note else (),
    )


def _findings(name: str, one: _Shown, lines: set[int]) -> list[Node]:
    """The findings about an artifact, column by column."""
    if not one.report.findings:
        return []
    made: list[Node] = [element("h4", _file(one.report))]
    for column in COLUMNS:
        some = [finding for finding in one.report.findings if finding.column == column]
        if some:
            items = [_finding(name, one, finding, lines) for finding in some]
            made.append(element("h5", column, id=f"{one.id}-{column}"))
            made.append(element("ul", *items, class_="findings"))
    return made


def _finding(name: str, one: _Shown, finding: Finding, lines: set[int]) -> Element:
    where = _pictured(one, finding.where)
    places: list[Node] = []
    if finding.where:
        places += [element("a", finding.where, href=f"#{where}") if where else finding.where]
    if finding.place.is_within:
        own = finding.place.source == one.report.source and finding.place.line is not None
        said = f"source line {finding.place.line}" if own else str(finding.place)
        target = f"#{name}-line-{finding.place.line}"
        linked = element("a", said, href=target) if own and finding.place.line in lines else said
        places += [", " if places else "", linked]
    said_by_side = [
        (element("dt", term), element("dd", text))
        for term, text in (("expected", finding.expected), ("found", finding.found))
        if finding.expected or finding.found
    ]
    weight = () if finding.severity == "error" else element("b", f"{finding.severity}: ")
    return element(
        "li",
        element("p", weight, finding.message, " ", element("code", finding.code)),
        element("dl", *said_by_side) if said_by_side else (),
        element("p", *places, class_="place") if places else (),
        element("p", finding.hint, class_="note") if finding.hint else (),
        class_=finding.severity,
    )


def _pictured(one: _Shown, where: str) -> str:
    """The anchor of the picture that shows the place, else that of the artifact's pictures."""
    words = [part.strip() for part in where.split(",")]
    for picture in one.drawing.pictures:
        if any(_place_of(word) == picture.label for word in words):
            return _anchor(one, picture.label)
    return one.id if one.drawing.pictures else ""


def _place_of(where: str) -> str:
    """What a picture of the place is called: parts go by the name of their file."""
    return PurePosixPath(where.partition("#")[0]).name


def _anchor(one: _Shown, label: str) -> str:
    return f"{one.id}-{'-'.join(label.split())}"


def _lines_named(shown: Iterable[_Shown], count: int) -> set[int]:
    """The lines of a source of `count` lines at which findings have their place."""
    named = (
        finding.place.line
        for one in shown
        for finding in one.report.findings
        if finding.place.source == one.report.source
    )
    return {line for line in named if line is not None and 1 <= line <= count}


def _excerpt(name: str, text: str, lines: set[int]) -> Element:
    """The lines that findings name, with those beside them."""
    said = text.splitlines()
    near = sorted(
        {n for line in lines for n in (line - 1, line, line + 1)} & {*range(1, len(said) + 1)}
    )
    items = [
        element(
            "li",
            element("code", said[n - 1]),
            value=str(n),
            id=f"{name}-line-{n}",
            class_="named" if n in lines else "",
        )
        for n in near
    ]
    return element(
        "section", element("h3", "Lines of the source"), element("ol", *items, class_="source")
    )


def _style_table(name: str, shown: Sequence[_Shown]) -> Node | tuple[()]:
    """Each key of each role that occurs: what is asked for, and what each artifact has."""
    measured = [one for one in shown if one.report.measurements]
    if not measured:
        return ()
    table = rows([one.report.measurements for one in measured])
    head = element(
        "tr",
        element("th", "role", scope="col"),
        element("th", "asked for", scope="col"),
        *(element("th", _file(one.report), scope="col") for one in measured),
    )
    bodies = [
        element("tbody", *_role(role, list(some), len(measured) + 2))
        for role, some in groupby(table, key=lambda row: row.role)
    ]
    count = sum(m.count for one in measured for m in one.report.measurements)
    differing = sum(m.differing for one in measured for m in one.report.measurements)
    verdict = f"{differing} not as the style says" if differing else "all as the style says"
    return element(
        "section",
        element("h3", "Style", id=f"{name}-style"),
        element(
            "details",
            element(
                "summary", f"{_many(count, 'value')} of {_many(len(bodies), 'role')}: {verdict}"
            ),
            _scrolling(element("table", element("thead", head), *bodies), f"{name}-style"),
        ),
    )


def _role(role: str, some: Sequence[Row], width: int) -> Iterator[Element]:
    yield element("tr", element("th", role, scope="rowgroup", colspan=str(width)), class_="group")
    for row in some:
        yield element(
            "tr",
            element("th", row.key.replace("_", " "), scope="row"),
            element("td", _values(row.expected)),
            *(_cell(cell) for cell in row.cells),
        )


def _cell(cell: Cell | None) -> Element:
    if cell is None:
        return element("td", "–", class_="unchecked")
    if cell.differing:
        said = f": {cell.differing} of {cell.count} differ"
        return element("td", _values(cell.found), said, class_="differs")
    return element(
        "td", _values(cell.found), element("small", f" ok × {cell.count}"), class_="agrees"
    )


def _values(texts: Sequence[str]) -> list[Node]:
    """The first of several values, with a swatch before each colour."""
    made: list[Node] = []
    for text in texts[:_SHOWN]:
        color = text.rpartition(" ")[2]
        swatch = element("span", class_="swatch", style=f"background:{color}")
        made += [", "] if made else []
        made += [swatch] if _COLOR.fullmatch(color) else []
        made.append(text or "none")
    if len(texts) > _SHOWN:
        made.append(f" and {len(texts) - _SHOWN} more")
    return made


def _scrolling(table: Element, label: str) -> Element:
    """A wide table in a region that scrolls, by keys as well."""
    return element(
        "div", table, class_="scroll", role="region", tabindex="0", aria_labelledby=label
    )


def _file(report: Report) -> str:
    return report.artifact.replace("\\", "/").rpartition("/")[2]


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
