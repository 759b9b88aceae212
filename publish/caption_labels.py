"""Labels of captions as authors type them: `Figure 1:`, `Abb. 3 –`, `表 2：`."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from publish.patterns import pattern

TABLE: Final = frozenset(
    {"table", "tabelle", "tab", "tableau", "tabla", "cuadro", "tabella", "tabela", "quadro"}
    | {"tabel", "tabell", "taulukko", "tabulka", "táblázat", "таблица", "таблиця", "табл"}
    | {
        "πίνακας",
        "tablo",
        "جدول",
        "الجدول",
        "טבלה",
        "表",
        "표",
        "तालिका",
        "bảng",
        "ตาราง",
        "ตารางที่",
    }
)
"""What tables are called."""

FIGURE: Final = frozenset(
    {"figure", "fig", "abbildung", "abb", "figura", "figuur", "figur", "kuva", "rysunek", "rys"}
    | {"obrázek", "ábra", "рисунок", "рис", "σχήμα", "şekil", "شكل", "الشكل", "איור", "图", "圖"}
    | {"図", "그림", "चित्र", "hình", "ภาพ", "ภาพที่", "รูป", "รูปที่"}
)
"""What figures are called."""

_SHORTENED: Final = frozenset({"tab", "табл", "fig", "abb", "rys", "рис"})
"""Words cut short, after which a number stands."""

_KINDS: Final = {
    **dict.fromkeys(TABLE, "table"),
    **dict.fromkeys(FIGURE, "figure"),
}
_LONGEST: Final = max(map(len, _KINDS))
_NUMBER: Final = pattern(
    r"\.?[ \u00a0\u202f]{0,2}"
    r"((?:[A-Z]\.?)?\d{1,3}(?:[.–-]\d{1,3}){0,2}[a-z]?|[IVXLC]{1,6}|[A-Z])(?![^\W_])"
)
_STOP: Final = pattern(
    r"\s{0,2}(?:[:：.|](?:\s{0,2}[–—-](?=\s))?|[–—-](?=\s)|[–—](?=[^\W\d_]))\s*|\s*\n\s*|\s*$"
)
"""What parts a label from the caption: `: `, `. `, ` – `, the end of the line."""
_COLON: Final = pattern(r"\s?[:：]\s*")
_SPACE: Final = pattern(r"\s+(?=[^\s\d\w]|[^\W\d_])")


class CaptionLabel(NamedTuple):
    """A typed label: what it says to be there, its number as typed, "" when there is none, and
    where the words of the caption begin."""

    kind: Literal["figure", "table"]
    number: str
    end: int


def caption_label(text: str) -> CaptionLabel | None:
    """The label that a caption begins with, as `Figure 1: `; `Figure skating championships` has
    none, and neither has `Figure 1 shows it`."""
    start = _word(text)
    if start == 0:
        return None
    kind: Literal["figure", "table"] = "table" if text[:start].lower() in TABLE else "figure"
    number = _NUMBER.match(text, start)
    if number is None:
        named = text[:start].lower() not in _SHORTENED  # `Tab: press to move` is a key
        colon = _COLON.match(text, start) if named else None
        return None if colon is None else CaptionLabel(kind, "", colon.end())
    stop = _STOP.match(text, number.end())
    if stop is None:
        stop = _SPACE.match(text, number.end()) if number[1][-1:].isdigit() else None
        if stop is None or text[stop.end()].islower():
            return None
    return CaptionLabel(kind, number[1], stop.end())


def is_label(text: str) -> bool:
    """Whether a caption is a label, and nothing else: `Figure 1.`"""
    label = caption_label(text)
    return label is not None and label.end == len(text)


def _word(text: str) -> int:
    """Where the word ends that a caption begins with, 0 when it is none for a figure or table."""
    for end in range(min(_LONGEST, len(text)), 0, -1):
        if text[:end].lower() in _KINDS:
            after = text[end : end + 1]
            cased = after.lower() != after.upper()
            return 0 if cased else end
    return 0
