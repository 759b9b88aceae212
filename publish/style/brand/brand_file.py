"""A brand file (brand.yml, https://posit-dev.github.io/brand-yml) as the tables of a style.

A brand has colours, fonts, sizes and logos by their purpose. They take the places of those of the
house style; `defaults.publish` holds what a brand has no key for, as a style file has it. What has
no counterpart on paper is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from publish.diagnostics import Diagnostic
from publish.style.brand.colors import BrandColors
from publish.style.brand.entries import Translation, lay, parts_of, plain
from publish.style.brand.typography import BrandTypography
from publish.style.definition.logo import picture
from publish.style.definition.source import Entry
from publish.style.definition.values import FAMILY

PARTS: Final = ("meta", "logo", "color", "typography", "defaults")
_LOGO_HEIGHT: Final = "12mm"


def style_of(root: Entry, below: Entry) -> tuple[Entry, tuple[Diagnostic, ...]]:
    """The tables that a parsed brand lays over those of the style `below`, and what of it has no
    place in a style. Raises `StyleError` for what is no brand."""
    brand = Translation(root, below)
    for name, part in root.table().items():
        if name not in PARTS:
            part.unknown("key", name, PARTS)
    _meta(brand)
    colors = BrandColors(brand)
    colors.translate()
    BrandTypography(brand, colors).translate()
    _logos(brand)
    lay(brand.style, plain(root.with_value(dict(further(root)))), ())
    for name, part in brand.table("defaults").items():
        if name != "publish":
            brand.tell(part, "is for another program", severity="info")
    return brand.style, tuple(dict.fromkeys(brand.told))


def further(root: Entry) -> Mapping[str, Entry]:
    """What a parsed brand says as a style file does, in `defaults.publish`."""
    table = root.table()
    for name in ("defaults", "publish"):
        if name not in table or table[name].value is None:
            return {}
        table = table[name].table()
    return table


def _meta(brand: Translation) -> None:
    meta = brand.table("meta")
    if "name" in meta and meta["name"].value is not None:
        names = parts_of(meta["name"], "full")
        chosen = names.get("short", names.get("full", meta["name"]))
        said = re.sub(r"[^A-Za-z0-9 ._-]", "", str(chosen.value)).strip(" ._-")
        if re.fullmatch(FAMILY, said):
            brand.put("name", said, chosen)
    if "link" in meta:
        brand.tell(meta["link"], "has no place in a style", severity="info")


def _logos(brand: Translation) -> None:
    logo = brand.root.table().get("logo")
    if logo is None:
        return
    entries = logo.value if isinstance(logo.value, dict) else {"medium": logo}
    images = entries["images"].table() if "images" in entries else {}
    chosen = next((entries[n] for n in ("medium", "large", "small") if n in entries), None)
    if chosen is None:
        return
    if isinstance(chosen.value, dict) and "light" in chosen.value:
        chosen = chosen.value["light"]
    named = images.get(str(chosen.value), chosen)
    parts = named.value if isinstance(named.value, dict) else {"path": named}
    if "path" not in parts:
        named.fail('needs "path"')
    path = parts["path"]
    name = brand.style.table().get("name")
    alt = parts["alt"].value if "alt" in parts else (name.value if name else "")
    if re.match(r"[a-z][a-z0-9+.-]+:", str(path.value)):
        brand.tell(path, "is on the network, from where nothing is fetched")
        return
    picture(path, str(path.value))
    table = {
        "file": path,
        "alt": path.with_value(str(alt)),
        "height": path.with_value(_LOGO_HEIGHT),
    }
    pages = brand.below.table().get("page")
    for page in pages.table() if pages is not None else ():
        brand.put(f"page.{page}.logo", table, path)
