"""What Word files say by other elements than text, and pandoc leaves out, as text.

A check box of a form is a sign, a choice the words that were chosen (ECMA-376 part 1, 17.16.5), and
a symbol that is a character of Unicode, as Word has in check boxes of content controls, that
character (17.3.3.30). pandoc reads symbols in the code points of Symbol and Wingdings itself.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from publish.readers.word.xml_parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VAL: Final = f"{W}val"
_OFF: Final = ("0", "false", "off")
_SIGNS: Final = {False: "☐", True: "☒"}
_PRIVATE: Final = range(0xE000, 0xF900)
"""Code points without a meaning but in one font."""


def say_forms(root: Element) -> bool:
    """Puts what forms and symbols say into the text of a part; whether there was any."""
    fields = [_say_field(field) for field in root.iter(f"{W}fldChar")]
    symbols = [_say_symbol(symbol) for symbol in root.iter(f"{W}sym")]
    return any([*fields, *symbols])


def plain_indents(root: Element) -> bool:
    """Takes out the indents that paragraphs have of their own, of which pandoc makes quotations:
    these have a style."""
    found = list(root.iterfind(f".//{W}p/{W}pPr/{W}ind"))
    for indent in found:
        for name in ("left", "start", "leftChars", "startChars"):
            indent.attrib.pop(f"{W}{name}", "")
    return bool(found)


def _say_field(mark: Element) -> bool:
    box, choice = (mark.find(f"{W}ffData/{W}{name}") for name in ("checkBox", "ddList"))
    run = mark.getparent()
    said = _SIGNS[_is_checked(box)] if box is not None else _chosen(choice)
    if run is None or not said:
        return False
    before = run.makeelement(f"{W}r")
    before.extend([deepcopy(part) for part in run.iterfind(f"{W}rPr")])
    text = run.makeelement(f"{W}t")
    text.text = said
    before.append(text)
    run.addprevious(before)
    return True


def _is_checked(box: Element) -> bool:
    states = (box.find(f"{W}{name}") for name in ("checked", "default"))
    stated = next((state for state in states if state is not None), None)
    return stated is not None and stated.get(_VAL) not in _OFF


def _chosen(choice: Element | None) -> str:
    if choice is None:
        return ""
    entries = [entry.get(_VAL, "") for entry in choice.iterfind(f"{W}listEntry")]
    stated = (choice.find(f"{W}{name}") for name in ("result", "default"))
    at = next((state.get(_VAL, "") for state in stated if state is not None), "0")
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _say_symbol(symbol: Element) -> bool:
    try:
        sign = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return False
    if sign in _PRIVATE or not chr(sign).isprintable():
        return False
    symbol.tag = f"{W}t"
    symbol.text = chr(sign)
    return True
