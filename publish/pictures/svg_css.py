"""The style of a drawing, with no address in it but those of the drawing's own parts.

It is read by the tokens of CSS (CSS Syntax 3), as those read it who draw: what the end of the text
closes, and what a parenthesis within quotes does not, is seen as they see it. What is kept is
written anew from the tokens, so that no two programs can read it differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from tinycss2.ast import IdentToken, URLToken  # type: ignore[import-untyped]  # it ships no types

from publish.patterns import pattern

_FETCHING: Final = frozenset({"import", "font-face", "namespace"})
"""Rules that are about files elsewhere."""
_ADDRESSED: Final = frozenset({"url", "src"})
_IMAGES: Final = frozenset(
    {"image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"}
)
"""Functions that fetch what a string in them names, or a variable. No drawing needs one."""
_PATH: Final = "path"
_VARIABLE: Final = "var"
_OWN_PART: Final = pattern(r"#[^\s\"'()]*")
_REFERENCE: Final = pattern(r"url\(#([^\s\"'()]*)\)")
_SAYING: Final = pattern(r"[(@\\]|/\*")
"""What is in a style that fetches; most have none of it, and are kept as they are."""
_SHOWN: Final = 40


def cleaned(css: str) -> tuple[str, tuple[str, ...]]:
    """`css` without what fetches, and what that was, for its author.

    Raises `RecursionError` for brackets that are nested too deeply, and `ValueError` for a number
    of thousands of digits.
    """
    if not _SAYING.search(css):
        return css, ()
    if "\\" in css:
        # An escape could hide an address from whoever looks for one, and no drawing needs one.
        return "", ("escapes in its style",)
    cleaning = _Cleaning()
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    return tinycss2.serialize(cleaning.kept(tokens)), tuple(cleaning.removed)


def own_parts(css: str) -> list[str]:
    """The ids of the drawing's parts that a cleaned style refers to."""
    return _REFERENCE.findall(css)


class _Cleaning:
    def __init__(self) -> None:
        self.removed: dict[str, None] = {}

    def kept(self, tokens: Iterable[Any], *, words: bool = True) -> list[Any]:
        """`tokens` as they may stay; `words`: strings among them are no addresses."""
        kept = []
        rest = iter(tokens)
        for token in rest:
            if token.type == "at-keyword" and token.lower_value in _FETCHING:
                self.removed["what its style fetches"] = None
                for passed in rest:
                    if passed == ";" or passed.type == "{} block":
                        break
            else:
                kept.append(self._replaced(token, words=words))
        return kept

    def _replaced(self, token: Any, *, words: bool) -> Any:
        """A token as it may stay: whole, with other contents, or as `none`."""
        if token.type == "function":
            return self._function(token, words=words)
        if token.type == "url":
            return self._address(token, str(token.value))
        if token.type == "string" and not words:
            return self._none(token, str(token.value))
        if token.type == "error" and token.kind == "bad-url":
            return self._none(token, "")
        if token.type in ("() block", "[] block", "{} block"):
            token.content[:] = self.kept(token.content, words=words)
        return token

    def _function(self, token: Any, *, words: bool) -> Any:
        """Of strings in functions that nobody here knows it is assumed that they are addresses."""
        name = token.lower_name
        if name in _ADDRESSED:
            return self._address(token, _only_string(token.arguments))
        if name in _IMAGES:
            return self._none(token, _first_string(token.arguments))
        words = name == _PATH or (words and name == _VARIABLE)
        token.arguments[:] = self.kept(token.arguments, words=words)
        return token

    def _address(self, token: Any, address: str) -> Any:
        address = address.strip()
        if not _OWN_PART.fullmatch(address):
            return self._none(token, address)
        return URLToken(token.source_line, token.source_column, address, f"url({address})")

    def _none(self, token: Any, address: str) -> Any:
        self.removed[f"the address {address[:_SHOWN]}" if address else "an address"] = None
        return IdentToken(token.source_line, token.source_column, "none")


def _only_string(arguments: Sequence[Any]) -> str:
    """The string that is all that a function has; "" where there is more, or something else."""
    parts = [token for token in arguments if token.type != "whitespace"]
    return str(parts[0].value) if [part.type for part in parts] == ["string"] else ""


def _first_string(arguments: Iterable[Any]) -> str:
    """The first string in a function, at whatever depth, or the first `url()`; "" for none."""
    for token in arguments:
        if token.type in ("string", "url"):
            return str(token.value)
        within = getattr(token, "arguments", None) or getattr(token, "content", None)
        if within and (found := _first_string(within)):
            return found
    return ""
