"""What the service offers: for programs as OpenAPI, for people as a page that loads nothing."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import metadata
from typing import Any, Final

from publish.plugin import DISTRIBUTION, Exporter, Layout, Reader, discover
from publish.style.definition.compiled import our_styles

_PARTS: Final = {
    "sources": "The documents, each a file. Its name says who reads it.",
    "pictures": "What the documents name: pictures, bibliographies, further files. The file name is"
    " the path that the documents have.",
    "style": "A style: a file, or the name of one of ours.",
    "formats": "The formats, as several fields or with commas; all when it is not said.",
    "layout": "The layout; that of each format when it is not said.",
    "metadata": "KEY=VALUE, which wins over what the documents say; may be repeated.",
}
_PROBLEMS: Final = {
    "400": "A field is wrong: a name, a style, a combination.",
    "408": "The request did not arrive in time.",
    "413": "The request is too large.",
    "415": "The request is not multipart/form-data.",
    "422": "A document cannot be read or published, or takes more than it may.",
    "503": "Too many builds at once; try again later.",
}


def formats() -> dict[str, Any]:
    """Readers, layouts, formats and styles."""
    return {
        "readers": [
            {"name": name, "suffixes": found.record.suffixes}
            for name, found in discover(Reader).items()
        ],
        "layouts": [
            {"name": name, "summary": found.record.summary}
            for name, found in discover(Layout).items()
        ],
        "formats": [
            {
                "name": name,
                "suffix": found.record.suffix,
                "media_type": found.record.media_type,
                "layout": found.record.layout,
                "summary": found.record.summary,
            }
            for name, found in discover(Exporter).items()
        ],
        "styles": list(our_styles()),
    }


@cache
def openapi() -> dict[str, Any]:
    """The description by OpenAPI 3.1."""
    exporters = discover(Exporter)
    made = {found.record.media_type.partition(";")[0] for found in exporters.values()}
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    texts = {"type": "array", "items": {"type": "string"}}
    schemas: dict[str, dict[str, Any]] = {
        "sources": {"type": "array", "items": file, "minItems": 1},
        "pictures": {"type": "array", "items": file},
        "style": {"anyOf": [file, {"enum": list(our_styles())}]},
        "formats": {"type": "array", "items": {"enum": list(exporters)}},
        "layout": {"type": "string", "examples": list(discover(Layout))},
        "metadata": texts,
    }
    parts = {name: {**schema, "description": _PARTS[name]} for name, schema in schemas.items()}
    form = {"type": "object", "required": ["sources"], "properties": parts}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    answers: dict[str, Any] = {
        "200": {
            "description": "The artifact, when there is one; several, or with Accept:"
            " application/zip, in a ZIP with diagnostics.json.",
            "headers": {
                "Publish-Diagnostics": {
                    "description": "Diagnostics by severity: info=1, warning=2",
                    "schema": {"type": "string"},
                }
            },
            "content": {name: {} for name in (*sorted(made), "application/zip")},
        }
    }
    for status, description in _PROBLEMS.items():
        answers[status] = {"description": description, "content": problem}
    content = {"multipart/form-data": {"schema": form}}
    building = {
        "operationId": "build",
        "summary": "Make artifacts of documents",
        "requestBody": {"required": True, "content": content},
        "responses": answers,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "publish", "version": metadata.version(DISTRIBUTION)},
        "paths": {
            "/v1/build": {"post": building},
            "/v1/formats": {"get": _got("formats", "Readers, layouts, formats and styles")},
            "/healthz": {"get": _got("health", "Whether the service is there")},
            "/metrics": {"get": _got("metrics", "What it counts, for Prometheus", "text/plain")},
        },
        "components": {"schemas": {"Problem": _problem()}},
    }


def _got(name: str, summary: str, media_type: str = "application/json") -> dict[str, Any]:
    content = {media_type: {"schema": {"type": "object" if "json" in media_type else "string"}}}
    answer = {"description": summary, "content": content}
    return {"operationId": name, "summary": summary, "responses": {"200": answer}}


def _problem() -> dict[str, Any]:
    """A problem document (RFC 9457) as a JSON Schema."""
    text = {"type": "string"}
    fault = {"type": "object", "properties": {"code": text, "message": text, "hint": text}}
    known = {
        "type": text,
        "title": text,
        "status": {"type": "integer"},
        "detail": text,
        "errors": {"type": "array", "items": fault},
        "diagnostics": {"type": "array", "items": {"type": "object"}},
    }
    required = ["type", "title", "status", "detail"]
    return {"type": "object", "required": required, "properties": known}


@cache
def page() -> str:
    """The page: a form to try, the fields, the answers."""
    choices = "".join(
        f'<label><input type="checkbox" name="formats" value="{escape(name)}"'
        f"{' checked' if name == 'pdf' else ''}> {escape(name)}</label> "
        for name, found in discover(Exporter).items()
        if found.record.layout
    )
    layouts = "".join(f"<option>{escape(name)}</option>" for name in discover(Layout))
    calls = "".join(
        f"<tr><td><code>{method.upper()} {escape(path)}</code></td>"
        f"<td>{escape(call['summary'])}</td></tr>"
        for path, calls in openapi()["paths"].items()
        for method, call in calls.items()
    )
    return _TEMPLATE.format(
        choices=choices,
        layouts=layouts,
        calls=calls,
        parts=_rows(_PARTS),
        problems=_rows(_PROBLEMS),
        version=escape(openapi()["info"]["version"]),
    )


def _rows(table: dict[str, str]) -> str:
    cells = (f"<td><code>{key}</code></td><td>{escape(text)}</td>" for key, text in table.items())
    return "".join(f"<tr>{row}</tr>" for row in cells)


_TEMPLATE: Final = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>publish</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto }}
td {{ padding: .2rem 1rem .2rem 0; vertical-align: top }}
form > * {{ display: block; margin: .7rem 0 }}
pre {{ overflow: auto; background: #f3f3f3; padding: .7rem }}
</style>
<h1>publish {version}</h1>
<table>{calls}</table>
<p>For programs: <a href="openapi.json">openapi.json</a></p>
<h2>Try it</h2>
<form action="v1/build" method="post" enctype="multipart/form-data">
<label>Sources <input type="file" name="sources" multiple required></label>
<label>Pictures <input type="file" name="pictures" multiple></label>
<div>{choices}</div>
<label>Layout <select name="layout"><option value="">usual</option>{layouts}</select></label>
<button>Build</button>
</form>
<h2>POST /v1/build</h2>
<pre>curl -F sources=@report.md -F pictures=@"map.png;filename=images/map.png" \\
     -F formats=pdf -F metadata=language=en -o report.pdf ADDRESS/v1/build</pre>
<table>{parts}</table>
<p>One artifact is the answer itself; several, or with <code>Accept: application/zip</code>, are a
ZIP with <code>diagnostics.json</code>. What goes wrong is a problem document (RFC 9457):</p>
<table>{problems}</table>
</html>
"""
