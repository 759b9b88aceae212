"""`word/settings.xml`: what holds for the document as a whole."""

from __future__ import annotations

from typing import Final

from publish.exporters.docx.notes import SEPARATORS, NoteKind
from publish.exporters.docx.oxml import Element, on_off, root, w
from publish.exporters.docx.styles import StyleSheet

_WORD: Final = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY: Final = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
"""What Word 2013 and later write; without a mode of 15 Word opens in compatibility mode."""
_CONSECUTIVE_HYPHENS: Final = 2


def settings_part(sheet: StyleSheet, *, notes: NoteKind | None) -> Element:
    """`word/settings.xml`. Nothing in it asks Word to update fields, which Word would ask about."""
    facing, embed = sheet.master.facing, sheet.style.docx.embed
    return root(
        "settings",
        w("zoom", percent=100),
        w("embedTrueTypeFonts") if embed != "none" else None,
        w("saveSubsetFonts") if embed == "subset" else None,
        on_off("mirrorMargins", facing or None),
        w("defaultTabStop", val=720),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=_CONSECUTIVE_HYPHENS),
        w("doNotHyphenateCaps"),
        on_off("evenAndOddHeaders", facing or None),
        w("characterSpacingControl", val="doNotCompress"),
        None if notes is None else _notes(notes),
        w(
            "compat",
            w("doNotExpandShiftReturn"),  # A line that its author ends is not justified.
            *(
                w("compatSetting", name=name, uri=_WORD, val=value)
                for name, value in _COMPATIBILITY.items()
            ),
        ),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _notes(kind: NoteKind) -> Element:
    """The separators of notes, and how endnotes are numbered: Word would take small Romans."""
    separators = (w(kind, id=number) for number in SEPARATORS.values())
    if kind == "footnote":
        return w("footnotePr", *separators)
    return w("endnotePr", w("numFmt", val="decimal"), *separators)
