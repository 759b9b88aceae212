"""Roles of MyST are what they say in Markdown; what is none stays."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import LIGHTWEIGHT, MARKDOWN
from publish.readers.rst.roles import with_roles
from tests.pandoc.outline import outline


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("{ref}`a-b`", r'[\[a-b\]](#a-b){reference-type="autoref"}'),
        ("{ref}`the *section* <a-b>`", r"[the \*section\*](#a-b)"),
        ("{numref}`Fig. %s <f>`", r'Fig. [\[f\]](#f){reference-type="ref"}'),
        ("{eq}`e`", r'[\[e\]](#e){reference-type="eqref"}'),
        ("{math}`a_b`", "$a_b$"),
        ("{doc}`../guide/start`", "start"),
        ("{doc}`Start <guide/start>`", "Start"),
        ("{py:func}`numpy.mean`", "`numpy.mean()`"),
        ("{class}`~a.b.C`", "`C`"),
        ("{kbd}`Ctrl+C`", "<kbd>Ctrl+C</kbd>"),
        ("H{sub}`2`O", "H<sub>2</sub>O"),
        ("{guilabel}`OK`", "**OK**"),
        ("{cite:p}`a, b`", "[@a; @b]"),
        ("{cite:t}`a`", "@a"),
        ("{rfc}`2616`", "[RFC 2616](https://www.rfc-editor.org/rfc/rfc2616)"),
        ("{octicon}`report;1em`a", "a"),
        ("{own}`x`", "{own}`x`"),
        (r"\{ref}`x`", r"\{ref}`x`"),
        ("``{ref}`x` ``", "``{ref}`x` ``"),
        ("<!-- {ref}`x` -->", "<!-- {ref}`x` -->"),
    ],
)
def test_a_role_is_what_it_says(role: str, said: str) -> None:
    assert with_roles(role) == said


def test_roles_in_code_stay_and_those_of_a_document_are_read() -> None:
    text = "(x)=\n# A\n\nSee {ref}`x`.\n\n```\n{ref}`x`\n```\n\n# B\n"
    read = outline(MARKDOWN.read(Source(name="a.md", data=text.encode()), Log("a.md")))
    assert "h@id=x(A p(See reference@x()" in read
    assert "code_block({ref}`x`" in read


def test_a_figure_of_myst_with_a_caption_has_its_alternative_text() -> None:
    text = "```{figure} a.png\n:name: f\n:alt: A map\nThe caption\n```\n"
    read = outline(MARKDOWN.read(Source(name="a.md", data=text.encode()), Log("a.md")))
    assert "image(A map)" in read


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (":pep:`484`", "link@https://peps.python.org/pep-0484/(PEP 484)"),
        (":ref:`the part <b>`", "link@#b(the part)"),
        (":ref:`b`", "reference@b()"),
        (":doc:`/guide/start`", "start"),
        (":py:meth:`~a.b`", "code(b())"),
        (":kbd:`C-x`", "keyboard(C-x)"),
        (":guilabel:`OK`", "strong(OK)"),
        (":own:`x`", "code(x)"),
    ],
)
def test_a_role_of_restructuredtext_is_what_it_says(role: str, said: str) -> None:
    text = f"A\n=\n\nSee {role}.\n\n.. _b:\n\nB\n=\n\nText.\n"
    read = outline(LIGHTWEIGHT.read(Source(name="a.rst", data=text.encode()), Log("a.rst")))
    assert f"p(See {said}.)" in read
