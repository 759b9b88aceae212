"""Syntax of site generators is read where Markdown has an equal, else left out and told once."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers import pandoc
from publish.readers.markdown.site_syntax import without_site_syntax
from tests.pandoc.outline import outline
from tests.support.growth import DOUBLE, calls

HEAD = "---\ntitle: T\n---\n"


def said(text: str, log: Log | None = None, name: str = "a.md") -> str:
    log = log or Log(name)
    return outline(pandoc.MARKDOWN.read(Source(name=name, data=text.encode()), log))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("[a]({{ '/x/' | url }})", "p(link@/x/(a))"),
        ("[a]({% link b.md %}) {% raw %}{{ c }}{% endraw %}", "p(link@b.md(a) {{ c }})"),
        ("a\n\n{% comment %}\nb\n\nc\n{% endcomment %}\n\nd", "p(a) p(d)"),
        ("{% highlight sh %}\n{{ a }}\n{% endhighlight %}", "code_block@language=sh({{ a }})"),
        ('[a]({{< ref "b.md" >}})', "p(link@b.md(a))"),
        ("{{< video https://a.example/v >}}", "p(link@https://a.example/v(https://a.example/v))"),
        ("```{python}\n#| echo: false\n\nx = 1\n```", "code_block@language=python(\nx = 1)"),
        ("```{code-block} c\n:linenos:\nx;\n```", "code_block@language=c(x;)"),
        ("```{math}\n:label: e\nx\n```", "math_block@id=e(\nx\n)"),
        ("```{note}\nA *b*.\n```", "callout@note(p(A em(b).))"),
        (
            "````{warning} On *x*\n:class: y\na\n```{tip}\nb\n```\n````",
            "callout@warning(p(a) callout@tip(p(b)) On em(x))",
        ),
        (":::{seealso}\na\n:::", "callout@note(p(a) Seealso)"),
        ("a\n:::note[On *x*]\nb\n:::", "p(a) callout@note(p(b) On em(x))"),
        ("::: info\na\n:::", "callout@note(p(a) Info)"),
        ("::: details More *x*\na\n:::", "p(strong(More em(x))) p(a)"),
        ("(b)=\n# A\n\n[c](#b)", "h@id=b(A p(link@#b(c)))"),
        ("a {% raw %}\n\n```\n{% x %}\n```\n{% endraw %}", "p(a) code_block({% x %})"),
    ],
)  # fmt: skip
def test_what_has_an_equal_is_read(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert said(HEAD + text, log) == read_as
    assert not {d.code for d in log.diagnostics} & {"site-syntax", "callout-type-unknown"}


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("a\n{: .b}\n\n{: .c}\n| A |\n|---|\n| b |",
         "p(a) table(column() row(cell@header(p(A))) row(cell(p(b))))"),
        ("a\n\n{: .c #d}\nA | B\n--|--\n1 | 2\n\n[e](#d)",
         "p(a) table(column() column() row(cell@header(p@id=d(A)) cell@header(p(B))) "
         "row(cell(p(1)) cell(p(2)))) p(link@#d(e))"),
        ("a {.b}\n\n*a*{: .b} [c](d){:target='_blank'}", "p(a) p(em(a) link@d(c))"),
        ("- a\n{: .x}\n- {: .y} b", "list(li(p(a)) li(p(b)))"),
        ("* Contents\n{:toc}\n\na {:.b}", "p(a)"),
        ("## A {: .b #c}\n\n## D\n{: #e}\n\nf\n{: #g}\n\n[h](#g)",
         "h@id=c(A) h@id=e(D p@id=g(f) p(link@#g(h)))"),
        ("a\n{.b}\n\n    {.c}", "p(a) code_block({.c})"),
    ],
)  # fmt: skip
def test_attributes_are_dropped_and_their_ids_are_kept(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert said(text, log) == read_as
    assert [d.code for d in log.diagnostics if d.severity != "info"] == []
    assert "attributes-dropped" in {d.code for d in log.diagnostics}


@pytest.mark.parametrize(
    ("text", "read_as", "line"),
    [
        ("a\n\n{% include x.html %}\n\nb {{ c }}", "p(a) p(b)", 6),
        ("| A |\n|---|\n{% for x in y %}\n| b |\n{% endfor %}",
         "table(column() row(cell@header(p(A))) row(cell(p(b))))", 6),
        ("```{toctree}\n:glob:\na\n```\n\nb", "p(b)", 4),
        ('import A from "./a.js"\nimport B from "b"\n\nexport const c = {\n  d: 1,\n};\n\n'
         'E <A x="y" /> <Vec>', "p(E <Vec>)", 4),
    ],
)  # fmt: skip
def test_the_rest_is_left_out_and_told_once(text: str, read_as: str, line: int) -> None:
    log = Log("a.md")
    assert said(HEAD + text, log) == read_as
    told = [(d.code, d.severity, d.place.line) for d in log.diagnostics if d.severity != "info"]
    assert told == [("site-syntax", "loss", line)]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("`{% a %} {{ b }} {: .c}`", "p(code({% a %} {{ b }} {: .c}))"),
        ("```\n{% a %}\n{: .b}\n```", "code_block({% a %}\n{: .b})"),
        ("a\n\n    {{ b }}\n    {% c %}", "p(a) code_block({{ b }}\n{% c %})"),
        ("${{\\bf R}} {x}$", "p(math({{\\bf R}} {x}))"),
        ("```markdown\n:::note[a]\n```", "code_block@language=markdown(:::note[a])"),
    ],
)
def test_code_and_formulas_stay(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert said(HEAD + text, log) == read_as
    assert not log.diagnostics


def test_braces_without_front_matter_are_text() -> None:
    assert said("Fill in {{ name }}.") == "p(Fill in {{ name }}.)"


def test_components_of_mdx_are_left_out_and_their_labels_kept() -> None:
    text = '<Tabs>\n\n<TabItem label="Mac">\n\na\n\n</TabItem>\n\n</Tabs>\n\n{/* b */}'
    assert said(text, name="a.mdx") == "p(strong(Mac)) p(a)"


def test_fences_that_nothing_closes_take_no_more_than_their_number() -> None:
    def clean(count: int) -> int:
        return calls(lambda: without_site_syntax("```{note}\n" * count, Log(), 1))

    assert clean(800) < DOUBLE * clean(400)
