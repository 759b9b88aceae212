r"""What TeX says of a formula beside the formula: its number, and colours.

Pandoc's texmath reads `\tag` and `\color` and leaves them out without a word. A formula of one line
has the tag for its label, or what plain TeX says with `\eqno`; lines of a larger one have theirs
behind them. Colours are a loss. Font switches of plain TeX, which it does not read, become commands
that it reads. Comments are left out.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Math, MathBlock, Node, Origin
from publish.normalization.texmath import readable
from publish.patterns import pattern
from publish.walk import rebuild_placed

_TAG: Final = pattern(r"\s*\\tag(?P<bare>\*?)\s*\{(?P<said>(?:[^{}]|\{[^{}]*\})*)\}")
_EQNO: Final = pattern(r"\\l?eqno(?![a-zA-Z])\s*(?:\{(?P<group>[^{}]*)\}|(?P<rest>[^{}\\]+))\s*\Z")
_COMMENT: Final = pattern(r"((?<!\\)(?:\\\\)*)%.*")
_COLOR: Final = pattern(r"\\(?P<text>text)?color\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}")
_FORMULA: Final = pattern(r"\$([^$]*)\$")
_SILENT: Final = pattern(r"\s*\\(?:label\s*\{[^{}]*\}|(?:notag|nonumber)(?![a-zA-Z]))")
"""What is about numbers and sets nothing."""
_ROWS: Final = r"\\"


def settle_formulas(document: Document, log: Log) -> Document:
    """`document` with formulas that say nothing but themselves."""

    def change(node: Node, origin: Origin | None) -> Node:
        if not isinstance(node, Math | MathBlock):
            return node
        bare = _COMMENT.sub(r"\1", node.text).strip() if "%" in node.text else node.text
        text = _COLOR.sub("", bare)
        if text != bare:
            log.add(
                "warning",
                "formula-color",
                "formulas are set in the colour of the text around them",
                origin=origin,
                node=node,
            )
        text = readable(text)
        if isinstance(node, Math):
            return node if text == node.text else Math(text=text)
        return _tagged(node, _SILENT.sub("", text))

    return rebuild_placed(document, change)


def _tagged(block: MathBlock, text: str) -> MathBlock:
    text = _EQNO.sub(lambda found: rf"\tag*{{{(found['group'] or found['rest']).strip()}}}", text)
    tags = list(_TAG.finditer(text))
    match tags:
        case [tag] if _ROWS not in text and not re.search(r"[\\$]", tag["said"]):
            text, label = _TAG.sub("", text).strip(), _shown(tag)
        case _:
            text, label = _TAG.sub(_behind, text), block.label
    if (text, label) == (block.text, block.label):
        return block
    return msgspec.structs.replace(block, text=text, label=label)


def _shown(tag: re.Match[str]) -> str:
    said = tag["said"].strip()
    return said if tag["bare"] else f"({said})"


def _behind(tag: re.Match[str]) -> str:
    words = _FORMULA.sub(lambda part: rf"\({part[1]}\)", _shown(tag))
    return rf" \qquad\text{{{words}}}"
