r"""Formulas between `\(` and `\)`, `\[` and `\]`, in Markdown and notebooks.

LaTeX, MathJax and chatbots write them so. In Markdown these are escaped brackets, and pandoc's own
extension takes each of them for a formula, `\[sic\]` and `\[link\](a.md)` too. Here what stands
between them decides. A formula is put between dollar signs for pandoc to read, with a mark behind
the first and before the last, by which brackets come back where pandoc found no formula: in code,
raw HTML and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import msgspec

from publish.diagnostics import Log
from publish.document import Code, CodeBlock, Document, Origin
from publish.errors import SourceError
from publish.pandoc.code_fences import fenced_lines
from publish.patterns import pattern
from publish.walk import iterate

_MARK: Final = "\ufdd0"
"""No character: no source that was decoded has it."""
_LONGEST: Final = 2000
_HOLDING: Final = pattern(
    r"(?P<ticks>`+)(?!`).{0,999}?(?<!`)(?P=ticks)(?!`)"
    r"|\$\$[^$]*+\$\$|\$(?=\S)[^$]*+(?<=\S)\$(?!\d)"
    rf"|\\\((?P<round>(?:\\[^()\[\]`$]|[^\\`$]){{1,{_LONGEST}}}+)\\\)(?!\d)"
    rf"|\\\[(?P<square>(?:\\[^()\[\]`$]|[^\\`$]){{1,{_LONGEST}}}+)\\\](?![(\[])"
    r"|\\.",
    re.DOTALL,
)
"""What a paragraph has of code, formulas, brackets that may hold one, and escapes."""
_QUOTED: Final = pattern(r"^[ \t>]+", re.MULTILINE)
_WORDS_OF_TEX: Final = pattern(
    r"\\(?:text(?:bf|it|rm|sf|tt)?|math(?:rm|it|bf|sf|tt)|operatorname|mbox|label|tag"
    r"|begin|end)\*?\{[^{}]*\}|[_^](?:\{[^{}]*\}|[^\W_]+)"
)
"""Commands with words in them, and what stands below or above a symbol."""
_COMMAND: Final = pattern(r"\\[a-zA-Z]+")
_SCRIPT: Final = pattern(r"(?:(?<![^\W_])[^\W_]|[)}\]'])[_^][\w{\\(+*'-]")
"""A symbol with another below or above it; `file_name` has none."""
_SIGN: Final = pattern(r"[=+<>^_|/*{}≤≥≠≈∈∞√±×÷·−→]|(?<=\s)-(?=\s)")
_PROSE: Final = pattern(r"[^\W\d_]{3,}")
_WORD: Final = pattern(r"[^\W\d_]{2,}")
_ITEM: Final = pattern(r"\d{1,3}|[a-iA-I]|[ivxlc]{2,6}")
"""What numbers an item, of which brackets at the beginning of a line are escaped; few lists have
more than nine letters, and formulas begin with x and n."""
_MARGIN: Final = pattern(r"[ \t>]*+")
_END: Final = pattern(r"[ \t.,;]*+(?:\n|\Z)")
_ENDS_NAME: Final = pattern(r"[\w\]]")
"""A name or the words of a link, to which brackets behind it belong."""
_RAW: Final = frozenset({"Code", "CodeBlock", "RawInline", "RawBlock"})


class _Brackets(msgspec.Struct, frozen=True):
    """A pair of brackets: where they begin and end in the text, on which line, and how sure it is
    that a formula stands in them."""

    start: int
    end: int
    line: int
    square: bool
    inside: str
    is_formula: bool
    is_doubtful: bool


class _Around(msgspec.Struct, frozen=True):
    """What stands around a pair of brackets: the characters beside it, and whether it begins its
    line, and ends it."""

    before: str
    after: str
    begins: bool
    ends: bool


def with_dollars(markdown: str) -> str:
    """`markdown` with the formulas that stand in brackets between dollar signs, on the same lines.

    `without_marks` is to take what pandoc makes of it.
    """
    parts: list[str] = []
    at = 0
    for found in _brackets(markdown):
        if found.is_formula:
            dollars = "$$" if found.square else "$"
            parts += [
                markdown[at : found.start],
                f"{dollars}{_MARK}{found.inside}{_MARK}{dollars}",
            ]
            at = found.end
    return "".join((*parts, markdown[at:]))


def without_marks(ast: bytes, *, name: str) -> bytes:
    """The AST of a text of `with_dollars` without the marks in it. Raises `SourceError` with
    `name`."""
    if _MARK.encode() not in ast:
        return ast
    try:
        return msgspec.json.encode(_unmarked(msgspec.json.decode(ast)))
    except RecursionError as error:
        raise SourceError(
            f"{name}: nested too deeply", hint="no text needs quotes or lists that deep"
        ) from error


def tell_brackets(document: Document, text: str, log: Log, *, placed: bool) -> None:
    """Tells `log` of formulas in brackets that are read in `text`, of which `document` was made,
    and of brackets that may be meant as formulas and are not read so. What is code is neither.

    With `placed`, lines of `text` are lines of the source.
    """
    verbatim = (node.text for node in iterate(document) if isinstance(node, Code | CodeBlock))
    code = [words for words in verbatim if "\\(" in words or "\\[" in words]
    found = [
        pair
        for pair in _brackets(text)
        if (pair.is_formula or pair.is_doubtful)
        and not any(text[pair.start : pair.end] in words for words in code)
    ]

    def place(pair: _Brackets) -> Origin | None:
        return Origin(pair.line, pair.line) if placed else None

    formulas = [pair for pair in found if pair.is_formula]
    if formulas:
        count = "1 formula" if len(formulas) == 1 else f"{len(formulas)} formulas"
        log.info(
            "formula-in-brackets",
            rf"{count} between \( and \), or \[ and \], read as such",
            origin=place(formulas[0]),
            hint="write &#91; and &#93; for square brackets, and ( and ) as they are",
        )
    for pair in found:
        if pair.is_doubtful:
            opening, closing = ("[", "]") if pair.square else ("(", ")")
            said = " ".join(pair.inside.split())
            log.warning(
                "brackets-doubtful",
                rf'"\{opening}{said[:60]}\{closing}" is read as brackets, not as a formula',
                origin=place(pair),
                hint="put a formula between dollar signs, and leave the backslashes of brackets"
                " away",
            )


def _brackets(markdown: str) -> Iterator[_Brackets]:
    """The pairs of brackets with a backslash each, but for those in code and formulas."""
    for start, number, paragraph in _paragraphs(markdown):
        line, opened, looked_at = number, 0, 0
        for found in _HOLDING.finditer(paragraph):
            square = found["square"] is not None
            inside = found["square"] if square else found["round"]
            if inside is None or not inside.strip():
                continue
            first, last = found.span()
            if ended := paragraph.count("\n", looked_at, first):
                line += ended
                opened = paragraph.rfind("\n", looked_at, first) + 1
            looked_at = first
            around = _Around(
                before=paragraph[first - 1 : first],
                after=paragraph[last : last + 1],
                begins=_MARGIN.fullmatch(paragraph, opened, first) is not None,
                ends=_END.match(paragraph, last) is not None,
            )
            is_formula, is_doubtful = (_in_square if square else _in_round)(inside, around)
            yield _Brackets(
                start + first, start + last, line, square, inside, is_formula, is_doubtful
            )


def _paragraphs(markdown: str) -> Iterator[tuple[int, int, str]]:
    """Lines without an empty one between them that are not in code: where they begin, on which
    line, and what they say."""
    lines = markdown.split("\n")
    code = fenced_lines(lines)
    start, first = 0, 1
    for is_apart, run in groupby(
        zip(lines, code, strict=True), lambda line: line[1] or not line[0].strip(" \t>")
    ):
        paragraph = "\n".join(line for line, _ in run)
        if not is_apart:
            yield start, first, paragraph
        start += len(paragraph) + 1
        first += paragraph.count("\n") + 1


def _in_round(inside: str, around: _Around) -> tuple[bool, bool]:
    """Whether it is a formula, and whether it may be meant as one, that round brackets hold.

    Hardly anyone escapes them, but for the number of an item."""
    inside = _QUOTED.sub("", inside)
    if around.begins and around.after.isspace() and _ITEM.fullmatch(inside):
        return False, inside.isalpha() and len(inside) == 1
    rest = _rest(inside)
    prose = _PROSE.findall(rest)
    signs = bool(_SIGN.search(inside) or _COMMAND.search(inside))
    symbols = not _WORD.search(rest) and any(map(str.isalnum, inside))
    is_formula = (_is_telling(inside) and len(prose) < 2) or (signs and not prose) or symbols
    is_word = len(inside.split()) == 1 and not _ENDS_NAME.fullmatch(around.before)
    return is_formula, not is_formula and (signs or is_word)


def _in_square(inside: str, around: _Around) -> tuple[bool, bool]:
    """The same of square brackets, which are escaped wherever text is converted to Markdown: a
    formula stands on lines of its own, or says clearly that it is one."""
    is_padded = inside[0].isspace() and inside[-1].isspace()
    inside = _QUOTED.sub("", inside)
    if inside.startswith(("^", "!", "@")):
        return False, False
    rest = _rest(inside)
    prose = _PROSE.findall(rest)
    signs = bool(_SIGN.search(inside) or _COMMAND.search(inside))
    if around.begins and around.ends:
        symbols = not _WORD.search(rest) and any(map(str.isalpha, inside))
        is_formula = (_is_telling(inside) and len(prose) < 2) or (signs and not prose) or symbols
    else:
        commands = bool(_COMMAND.search(inside))
        is_formula = not prose and (_is_telling(inside) or (is_padded and signs))
        is_formula = is_formula or (commands and len(prose) < 2)
    return is_formula, not is_formula and signs and not prose


def _is_telling(inside: str) -> bool:
    return bool(_COMMAND.search(inside) or _SCRIPT.search(inside))


def _rest(inside: str) -> str:
    """What is left without what only formulas have words in."""
    return _COMMAND.sub(" ", _WORDS_OF_TEX.sub(" ", inside))


def _unmarked(value: Any, *, raw: bool = False) -> Any:
    match value:
        case {"t": "Math", "c": [kind, str() as tex]} if _MARK in tex:
            return {"t": "Math", "c": [kind, tex.replace(_MARK, "").strip()]}
        case {"t": str() as kind} if kind in _RAW:
            return {key: _unmarked(part, raw=True) for key, part in value.items()}
        case dict():
            return {key: _unmarked(part, raw=raw) for key, part in value.items()}
        case list():
            return [_unmarked(part, raw=raw) for part in value]
        case str() if _MARK in value:
            return _with_brackets(value, "\\" if raw else "")
        case _:
            return value


def _with_brackets(text: str, escape: str) -> str:
    for dollars, opening, closing in (("$$", "[", "]"), ("$", "(", ")")):
        text = text.replace(f"{dollars}{_MARK}", f"{escape}{opening}")
        text = text.replace(f"{_MARK}{dollars}", f"{escape}{closing}")
    return text.replace(_MARK, "")
