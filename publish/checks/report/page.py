"""What checks found, as one self-contained page: marks, pages side by side, findings, the style.

No script, nothing loaded from elsewhere, no clock: the same reports and drawings give the same
bytes. Every finding leads to the picture of its page, where that is shown, and names the line of
its source.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final

import msgspec

from publish.checks.report.drawing import Drawing
from publish.checks.report.style_table import Cell, totals
from publish.checks.report.stylesheet import SHEET
from publish.checks.running import COLUMNS, Report
from publish.diagnostics import Column, Finding
from publish.patterns import pattern

_CONTROL: Final = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What the page may load (Content Security Policy 3)."""


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact, as checks and as a reader see it; links of the page know it by its `id`."""

    report: Report
    drawing: Drawing = Drawing()
    id: str = ""


def page(exhibits: Sequence[Exhibit]) -> bytes:
    """The page about artifacts, those of one source side by side."""
    everything = [
        msgspec.structs.replace(exhibit, id=f"a{number}")
        for number, exhibit in enumerate(exhibits, 1)
    ]
    ordered = sorted(everything, key=lambda one: one.report.source)
    groups = [
        (f"s{number}", source, tuple(shown))
        for number, (source, shown) in enumerate(
            groupby(ordered, key=lambda one: one.report.source), 1
        )
    ]
    parts = "".join(_source(*group) for group in groups)
    title = "What publish check found"
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="{_e(_POLICY)}"><style>{SHEET}</style></head>
<body><main><h1>{title}</h1><p class="summary">{_summary(everything)}</p>
{_overview(groups)}{parts}</main></body></html>
""".encode()


def _summary(everything: Sequence[Exhibit]) -> str:
    differing = [one for one in everything if one.report.differences]
    count = sum(len(one.report.differences) for one in differing)
    values = sum(m.count for one in everything for m in one.report.measurements)
    artifacts = _many(len(everything), "artifact")
    looked = f"{artifacts} read back, {_many(values, 'value')} of the style measured"
    if not differing:
        return f"{looked}; nothing differs."
    return f"{looked}; {_many(count, 'difference')} in {_many(len(differing), 'artifact')}."


def _overview(groups: Iterable[tuple[str, str, Sequence[Exhibit]]]) -> str:
    """A row an artifact, a column for each thing that a check can be about."""
    head = "".join(f'<th scope="col">{column}</th>' for column in ("artifact", *COLUMNS))
    bodies = ""
    for name, source, shown in groups:
        link = f'<a href="#{name}">{_e(source) or "no source"}</a>'
        lines = (
            f'<tr><th scope="row"><a href="#{one.id}">{_file(one.report)}</a></th>'
            f"{''.join(_mark(one, column) for column in COLUMNS)}</tr>"
            for one in shown
        )
        group = f'<th scope="rowgroup" colspan="{len(COLUMNS) + 1}">{link}</th>'
        bodies += f'<tbody><tr class="group">{group}</tr>{"".join(lines)}</tbody>'
    table = f'<table class="marks"><thead><tr>{head}</tr></thead>{bodies}</table>'
    return f'<section><h2 id="overview">At a glance</h2>{_scrolling(table, "overview")}</section>'


def _mark(one: Exhibit, column: Column) -> str:
    match one.report.mark(column):
        case "agrees":
            return '<td class="agrees">ok</td>'
        case "partly":
            absent = _e(", ".join(one.report.absent[column]))
            return f'<td class="unchecked" title="not installed: {absent}">part</td>'
        case "unchecked":
            return '<td class="unchecked" title="nobody looked">–</td>'
        case "differs":
            count = sum(finding.column == column for finding in one.report.differences)
            link = f'<a href="#{one.id}-{column}">{_many(count, "difference")}</a>'
            return f'<td class="differs">{link}</td>'


def _source(name: str, source: str, shown: Sequence[Exhibit]) -> str:
    """All there is about the artifacts of one source."""
    findings = "".join(map(_findings, shown))
    return f"""<section><h2 id="{name}">{_e(source) or "no source"}</h2>
<div class="artifacts">{"".join(map(_artifact, shown))}</div>
<h3>Findings</h3>{findings or '<p class="agrees">Nothing differs.</p>'}
{_style(name, shown)}</section>
"""


def _artifact(one: Exhibit) -> str:
    """The pages of an artifact below each other: the first at once, the others on demand."""
    figures = [
        f'<figure id="{_anchor(one, picture.label)}"><img'
        f' src="data:image/webp;base64,{b64encode(picture.data).decode()}"'
        f' alt="{_file(one.report)}, {_e(picture.label)}" width="{picture.width}"'
        f' height="{picture.height}"><figcaption>{_e(picture.label)}</figcaption></figure>'
        for picture in one.drawing.pictures
    ]
    more = f"<summary>{len(figures) - 1} more</summary>{''.join(figures[1:])}"
    note = f'<p class="note">{_e(one.drawing.note)}</p>' if one.drawing.note else ""
    return (
        f'<div><h3 id="{one.id}">{_file(one.report)}</h3>{"".join(figures[:1])}'
        f"{f'<details>{more}</details>' if len(figures) > 1 else ''}{note}</div>"
    )


def _findings(one: Exhibit) -> str:
    """The findings about an artifact, column by column."""
    made = f"<h4>{_file(one.report)}</h4>" if one.report.findings else ""
    for column in COLUMNS:
        some = [finding for finding in one.report.findings if finding.column == column]
        if some:
            items = "".join(_finding(one, finding) for finding in some)
            made += f'<h5 id="{one.id}-{column}">{column}</h5><ul class="findings">{items}</ul>'
    return made


def _finding(one: Exhibit, finding: Finding) -> str:
    picture = _pictured(one, finding.where)
    places = []
    if finding.where:
        where = _e(finding.where)
        places.append(f'<a href="#{picture}">{where}</a>' if picture else where)
    if finding.place.is_within:
        places.append(_e(str(finding.place)))
    weight = "" if finding.severity == "error" else f"<b>{finding.severity}: </b>"
    sides = (("expected", finding.expected), ("found", finding.found))
    both = "".join(f"<dt>{term}</dt><dd>{_e(text)}</dd>" for term, text in sides)
    return (
        f'<li class="{finding.severity}"><p>{weight}{_e(finding.message)}'
        f" <code>{_e(finding.code)}</code></p>"
        f"{f'<dl>{both}</dl>' if finding.expected or finding.found else ''}"
        f"{_p('place', ', '.join(places))}{_p('note', _e(finding.hint))}</li>"
    )


def _p(kind: str, words: str) -> str:
    return f'<p class="{kind}">{words}</p>' if words else ""


def _pictured(one: Exhibit, where: str) -> str:
    """The anchor of the picture that shows the place, else that of the artifact's pictures; parts
    go by the name of their file."""
    parts = {PurePosixPath(part.strip().partition("#")[0]).name for part in where.split(",")}
    for picture in one.drawing.pictures:
        if picture.label in parts:
            return _anchor(one, picture.label)
    return one.id if one.drawing.pictures else ""


def _anchor(one: Exhibit, label: str) -> str:
    return _e(f"{one.id}-{'-'.join(label.split())}")


def _style(name: str, shown: Sequence[Exhibit]) -> str:
    """How many values of each role were measured, and how many differ: which, findings say."""
    formats, table = totals(one.report for one in shown)
    if not table:
        return ""
    head = "".join(f'<th scope="col">{_e(column)}</th>' for column in ("role", *formats))
    body = "".join(
        f'<tr><th scope="row">{_e(role)}</th>{"".join(map(_cell, cells))}</tr>'
        for role, cells in table.items()
    )
    made = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"""<section><h3 id="{name}-style">Style</h3><details>
<summary>{_many(len(table), "role")}</summary>{_scrolling(made, f"{name}-style")}
</details></section>"""


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return '<td class="unchecked">–</td>'
    if cell.differing:
        return f'<td class="differs">{cell.differing} of {cell.count} differ</td>'
    return f'<td class="agrees">{cell.count} ok</td>'


def _scrolling(table: str, label: str) -> str:
    """A wide table in a region that scrolls, by keys as well."""
    return f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{label}">{table}</div>'


def _file(report: Report) -> str:
    return _e(report.artifact.replace("\\", "/").rpartition("/")[2])


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _e(text: str) -> str:
    """Text as it stands in HTML, also in the value of an attribute, without control characters."""
    return escape(_CONTROL.sub("\ufffd", text))
