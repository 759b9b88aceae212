"""Code in words of a few kinds: the same text, in colours that all formats share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.document import CodeBlock
from publish.highlighting import Piece, highlighted, lines
from publish.normalization import normalize
from tests.support.notation import doc

PYTHON = 'def f(x):\n\treturn "é"  # why\n'


def test_words_of_code_have_kinds() -> None:
    kinds = {piece.text.strip(): piece.kind for piece in highlighted(PYTHON, "python")}
    assert kinds["def"] == "keyword"
    assert kinds["f"] == "name"
    assert kinds['"é"'] == "string"
    assert kinds["# why"] == "comment"
    assert kinds["(x):"] is None


def test_a_change_is_told_by_its_lines() -> None:
    kinds = {piece.text: piece.kind for piece in highlighted("+new\n-old\n", "diff")}
    assert (kinds["+new"], kinds["-old"]) == ("inserted", "deleted")


@pytest.mark.parametrize("language", ["", "text", "no-such-language"])
def test_code_of_no_known_language_is_one_plain_piece(language: str) -> None:
    assert highlighted(PYTHON, language) == (Piece(PYTHON),)


@given(st.text(), st.sampled_from(["python", "html", "console", "diff", "c++", "json"]))
def test_no_language_changes_a_letter(text: str, language: str) -> None:
    assert "".join(piece.text for piece in highlighted(text, language)) == text
    joined = "\n".join("".join(p.text for p in line) for line in lines(text, language))
    assert joined == text.removesuffix("\n")


def test_an_unknown_language_is_told_with_the_nearest_one() -> None:
    log = Log("a.md")
    normalize(doc(CodeBlock(text="x", language="pyton"), title="T", date="2025"), log)
    (told,) = [d for d in log.diagnostics if d.code == "code-language-unknown"]
    assert told.severity == "warning"
    assert told.hint == "did you mean python?"
    quiet = Log("a.md")
    mermaid = CodeBlock(text="x", language="mermaid")
    normalize(doc(mermaid, title="T", date="2025"), quiet)
    assert [d.severity for d in quiet.diagnostics if d.code == "code-language-unknown"] == ["info"]
    quiet = Log("a.md")
    code = (CodeBlock(text="x"), CodeBlock(text="x", language="text"))
    normalize(doc(*code, title="T", date="2025"), quiet)
    assert "code-language-unknown" not in [d.code for d in quiet.diagnostics]
