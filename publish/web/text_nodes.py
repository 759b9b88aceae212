"""Parts of texts as elements, in trees of `xml.etree` and of lxml."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


def replace_texts(holder: Any, parts: Callable[[str], Sequence[Any]]) -> None:
    """Puts the texts and elements that `parts` makes of each text right within `holder` in its
    place."""
    kids = list(holder)
    texts = [holder.text or "", *(kid.tail or "" for kid in kids)]
    for at, text in reversed(list(enumerate(texts))):
        before, made = "", []
        for part in parts(text):
            if not isinstance(part, str):
                made.append(part)
            elif made:
                made[-1].tail = (made[-1].tail or "") + part
            else:
                before += part
        if not made:
            continue
        holder[at:at] = made
        if at:
            kids[at - 1].tail = before
        else:
            holder.text = before


def make_within(holder: Any, name: str, **attributes: str) -> Any:
    """An empty element that can stand in `holder`: of its kind of tree, in its namespace."""
    prefix = holder.tag.removesuffix(holder.tag.rpartition("}")[2])
    return holder.makeelement(
        f"{prefix}{name}", {key.rstrip("_"): value for key, value in attributes.items()}
    )
