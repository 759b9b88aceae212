"""Languages as Word states them: with a region, in the slot of their script."""

from __future__ import annotations

from functools import cache
from typing import Final

from publish.exporters.docx.formatting import Language
from publish.languages import likely

EAST_ASIAN: Final = frozenset({"Hans", "Hant", "Hani", "Jpan", "Hira", "Kana", "Kore", "Hang"})
"""Scripts that Word sets in the East Asian font of a run (17.3.2.26)."""
_RIGHT_TO_LEFT: Final = frozenset(
    {"Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Samr", "Mand", "Adlm", "Rohg"}
)
COMPLEX: Final = _RIGHT_TO_LEFT | {
    *("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"),
    *("Thai", "Laoo", "Tibt", "Mymr", "Khmr"),
}
"""Scripts that Word sets with the complex-script properties of a run (17.3.2.26)."""


@cache
def word_language(tag: str) -> Language:
    """A BCP 47 tag as `w:lang` wants it: `en` is `en-US`, `zh-Hant` is `zh-TW` (CLDR's likely
    subtags). A tag that CLDR does not know stays as it is, among the Latin ones."""
    language, script, region = _parts(tag)
    keys = (
        "_".join(part for part in (language, script, region) if part),
        "_".join(part for part in (language, script) if part),
        language,
    )
    full = likely(*keys)
    _, likely_script, likely_region = _parts(full.replace("_", "-"))
    script = script or likely_script
    if likely_region.isalpha():  # "001" is the world, which has no spelling of its own
        region = region or likely_region
    if script in COMPLEX:
        slot = Language("bidi", "", script in _RIGHT_TO_LEFT)
    else:
        slot = Language("eastAsia" if script in EAST_ASIAN else "val", "")
    return Language(slot.slot, f"{language}-{region}" if region else tag, slot.rtl)


def _parts(tag: str) -> tuple[str, str, str]:
    language, *others = tag.split("-")
    script = next((part.title() for part in others if len(part) == 4 and part.isalpha()), "")
    region = next(
        (
            part.upper()
            for part in others
            if (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())
        ),
        "",
    )
    return language.lower(), script, region
