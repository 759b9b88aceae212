"""TeX that texmath does not read becomes TeX that it reads."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Math
from publish.mathml import formulas_of
from publish.normalization import normalize
from publish.normalization.texmath import readable
from publish.walk import iterate
from tests.support.notation import doc, p


@pytest.mark.parametrize(
    ("tex", "read_as"),
    [
        (r"Z_{\rm gas} + x", r"Z_{\mathrm{gas}} + x"),
        (r"{a \bf b \it c}d", r"{a \mathbf{b }\mathit{c}}d"),
        (r"\cal{L}(x)", r"\mathcal{L}(x)"),
        (r"\bf x_{\rm i}", r"\mathbf{x_{\mathrm{i}}}"),
        (r"{\rm a \over b}c", r"{\frac{\mathrm{a }}{\mathrm{b}}}c"),
        (r"\left( a \over b \right)", r"\left(\frac{ a }{b }\right)"),
        (r"\left(\sf a\right) b", r"\left(\mathsf{a}\right) b"),
        (r"\begin{matrix}\tt a & b\end{matrix}", r"\begin{matrix}\mathtt{a }& b\end{matrix}"),
        (r"\hbox{if $x$}", r"\text{if $x$}"),
        (r"\text{a \bf b}", r"\text{a }\textbf{b}"),
        (r"\ket{0}\bra{\bf a}", r"{|{0}\rangle}{\langle{\mathbf{a}}|}"),
        (r"\abs{x} + \norm{\rm v}", r"{|{x}|} + {\|{\mathrm{v}}\|}"),
        ("a % $b$\n+ c \\% d", "a \n+ c \\% d"),
        (r"\braket{a|b}", r"{\langle{a|b}\rangle}"),
    ],
)
def test_a_formula_is_in_commands_that_are_read(tex: str, read_as: str) -> None:
    document = normalize(doc(p(Math(text=tex))), Log())
    [formula] = (node for node in iterate(document) if isinstance(node, Math))
    assert formula.text == read_as
    assert formulas_of(document, Log()).mathml(formula) is not None
    assert readable(read_as) == read_as


@pytest.mark.parametrize("tex", [r"\frac{a}{\mathrm{b}}", r"a \& \{b\}", r"\text{rm} x", r"\ket x"])
def test_other_tex_stays(tex: str) -> None:
    assert readable(tex) == tex


@pytest.mark.parametrize("tex", [r"}\rm x", r"{\rm x", r"\ket{", r"\right\bf", "\\rm\\"])
def test_no_tex_is_refused(tex: str) -> None:
    assert readable(tex)
