"""What pandoc leaves out of a notebook in silence is told with the number of its cell."""

from __future__ import annotations

import json

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def read(cells: list[dict[str, object]], log: Log) -> str:
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    source = Source(name="a.ipynb", data=json.dumps(notebook).encode())
    return outline(pandoc.NOTEBOOK.read(source, log))


def losses(log: Log) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in log.losses]


def test_a_raw_cell_is_code_and_told() -> None:
    log = Log("a.ipynb")
    cells: list[dict[str, object]] = [
        {"cell_type": "markdown", "metadata": {}, "source": "One."},
        {"cell_type": "raw", "metadata": {}, "source": ["a ```` b\n", "c"]},
    ]
    assert read(cells, log) == "p(One.) code_block(a ```` b\nc)"
    said = 'cell 2 is raw, and is set as code: "a ```` b c"'
    assert [d.message for d in log.diagnostics if d.code == "cell-raw"] == [said]
    assert not log.losses


def test_an_output_that_pandoc_does_not_read_is_told() -> None:
    log = Log("a.ipynb")
    outputs = [
        {"output_type": "display_data", "metadata": {}, "data": {"application/javascript": "x()"}},
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"application/javascript": "x()", "text/plain": "words"},
        },
    ]
    code = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": "y"}
    assert "code_block(words)" in read([code | {"outputs": outputs}], log)
    assert losses(log) == [
        ("output-dropped", "what cell 1 puts out as application/javascript is left out")
    ]


def test_a_result_of_what_was_not_run_is_read() -> None:
    data = {"text/plain": "words"}
    result = {"output_type": "execute_result", "metadata": {}, "data": data}
    cell: dict[str, object] = {"cell_type": "code", "metadata": {}, "source": "y"}
    cell |= {"execution_count": None, "outputs": [{**result, "execution_count": None}]}
    assert "code_block(words)" in read([cell], Log("a.ipynb"))
