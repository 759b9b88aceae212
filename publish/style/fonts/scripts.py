"""Scripts of characters, and the families that `scripts.toml` has for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from publish.document import Document
from publish.languages import likely
from publish.patterns import pattern
from publish.system_packages import Need
from publish.toml import shipped
from publish.walk import iterate

ANY: Final = "Zyyy"
"""Unicode's script of what belongs to all scripts: signs, digits, most punctuation."""
EMOJI: Final = "Zsye"
"""The script of emoji in ISO 15924; Unicode counts them among the signs."""
EMOJI_SEQUENCE: Final = pattern(
    ".(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)+"
    "|[\U0001f1e6-\U0001f1ff]{2}",
    re.DOTALL,
)
"""Characters that make one emoji: one with a variation selector, a keycap, a tone of skin, tags or
more characters after joiners, or the two of a flag (Unicode Technical Standard 51, 1.4)."""
HAN: Final = ("Hans", "Hant", "Jpan", "Kore")
"""The scripts that write with Han characters, each in glyphs of its own, after ISO 15924."""
_MIXED: Final[Mapping[str, str]] = {
    "Hira": "Jpan",
    "Kana": "Jpan",
    "Hang": "Kore",
    "Bopo": "Hant",
}
"""Scripts of Unicode that are part of a writing system."""
_FIRST_SYLLABLE: Final = "\u1100"
"""No kana and no hangul comes before."""


class Families(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`scripts.toml`."""

    signs: tuple[str, ...]
    serif: dict[str, str]
    sans: dict[str, str]
    collections: dict[str, str]
    packages: dict[str, str]


def script_of(character: str, han: str = "Hans") -> str:
    """The script that a character is set as: an ISO 15924 code, `Zyyy` for what any script has.

    `han` says whose Han characters they are: one of Hans, Hant, Jpan and Kore.
    """
    from fontTools import unicodedata  # type: ignore[import-untyped]  # it ships no types

    script: str = unicodedata.script(character)
    if script in ("Zyyy", "Zinh"):
        shared = sorted(unicodedata.script_extension(character) - {"Zyyy", "Zinh"})
        script = "Hani" if "Hani" in shared else shared[0] if len(shared) == 1 else ANY
    return han if script == "Hani" else _MIXED.get(script, script)


def asks_for_emoji(sign: str) -> bool:
    """Whether a character of no script is shown as an emoji, or has the one before it shown so.

    Emoji that are shown so by themselves are the wide ones (Unicode Standard Annex 11, ED4).
    """
    wide = unicodedata.east_asian_width(sign) == "W"
    return sign == "\ufe0f" or (wide and unicodedata.category(sign) in ("So", "Sk"))


def written_in(language: str) -> str:
    """The script that a language is written in, after its tag or CLDR's likely subtags (ISO 15924);
    "" when that is not known."""
    primary, *subtags = language.replace("_", "-").split("-")
    script = next((part.title() for part in subtags if len(part) == 4), "")
    region = next((part.upper() for part in subtags if len(part) == 2), "")
    full = likely(f"{primary.lower()}_{region}", primary.lower())
    return script or next((part for part in full.split("_") if len(part) == 4), "")


def han_of(language: str) -> str | None:
    """Whose Han characters a language is written with; `None` for a language that is written
    without."""
    script = written_in(language)
    return script if script in HAN else None


def missing_fonts(character: str, languages: Sequence[str]) -> Need | None:
    """The fonts with a family for a character, `None` when none is known to have it."""
    known = families()
    script = script_of(character, han_within(languages))
    family = known.serif.get(script)
    if family is None or script == ANY:
        return None
    return "noto-cjk" if family in known.collections else "noto"


def languages_of(document: Document) -> tuple[str, ...]:
    """The languages of a document and its parts, the document's own first, each once."""
    languages = (getattr(node, "language", "") for node in iterate(document))
    return tuple(dict.fromkeys(filter(None, (document.meta.language, *languages))))


def han_within(languages: Sequence[str], characters: Iterable[str] = ()) -> str:
    """Whose Han characters a document shows: those of the first of its languages that has any, else
    of the syllables among its characters, else simplified ones."""
    written = next((script for language in languages if (script := han_of(language))), None)
    beside = {script_of(character) for character in characters if character > _FIRST_SYLLABLE}
    return written or next((script for script in ("Jpan", "Kore") if script in beside), "Hans")


@cache
def families() -> Families:
    """What `scripts.toml` says."""
    return shipped(Path(__file__).with_name("scripts.toml"), Families)
