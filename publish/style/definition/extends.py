"""What a style file says once it is laid over the files it extends."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, get_args

from publish.diagnostics import Diagnostic
from publish.document import CalloutKind
from publish.files import in_reach, is_there
from publish.highlighting import TokenKind
from publish.style.brand import brand_file, design_tokens
from publish.style.definition.compiled import SUFFIXES, is_path, our_styles
from publish.style.definition.layout_parts import LAYOUTS
from publish.style.definition.source import Entry, Key, read
from publish.style.definition.yaml_source import parsed

MEMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "heading": ("1", "2", "3", "4", "5", "6"),
    "callout": get_args(CalloutKind),
    "callout_title": get_args(CalloutKind),
    "syntax": get_args(TokenKind),
}
"""Tables that hold what their members share; a member is a table within (`[heading.1]`)."""
DEFAULT: Final = "house"
"""The style that a file extends which does not say so."""
ALONE: Final = "none"
"""What `extends` says in a style that stands alone."""


def extended(paths: tuple[Path, ...], told: list[Diagnostic] | None = None) -> Entry:
    """The root table of the first file, laid over our layouts and those of the files it extends,
    nearest last; of further files what they say themselves is laid over it.

    A file that does not say what it extends extends `house`; `extends = "none"` makes a style that
    stands alone. What of a brand has no place in a style goes to `told`.
    """
    path, *further = paths
    chain = [_read(path)]
    files = [path.resolve()]
    while (extends := _extends(chain[-1])) is not None:
        path = _parent(extends)
        files.append(path.resolve())
        if files[-1] in files[:-1]:
            names = " → ".join(file.name for file in files)
            extends.fail(f"a style cannot extend itself: {names}")
        if not path.is_file():
            extends.fail(f"there is no style {path}", hint="a path, or the name of a style")
        chain.append(_read(path))
    merged = _over(read(LAYOUTS), chain.pop())
    layers = [*reversed(chain), *(_read(path) for path in further)]
    for layer in layers:
        above = layer
        if _is_brand(above):
            above, remarks = brand_file.style_of(above, merged)
            if told is not None:
                told += remarks
        merged = _over(merged, above)
    return merged


def _is_brand(root: Entry) -> bool:
    return root.file.suffix in SUFFIXES and root.file.suffix != ".toml"


def _read(path: Path) -> Entry:
    match path.suffix:
        case ".yml" | ".yaml":
            return parsed(path)
        case ".json":
            return design_tokens.as_brand(parsed(path))
        case _:
            return read(path)


def _extends(root: Entry) -> Entry | None:
    table = brand_file.further(root) if _is_brand(root) else root.table()
    given = table.get("extends", root.with_value(DEFAULT).at("extends"))
    return None if given.value == ALONE and not _is_brand(root) else given


def _parent(extends: Entry) -> Path:
    name = extends.value
    if not isinstance(name, str) or not name or not name.isprintable():
        extends.expected('a path or the name of a style, such as "plain"')
    if is_path(name):
        path = extends.file.parent / name
        if not in_reach(path):
            extends.fail(f"{name} is outside the folder of the style", hint="put it beside")
        return path
    beside = extends.file.parent / f"{name}.toml"
    if is_there(beside) and beside.resolve() != extends.file.resolve():
        return beside
    ours = our_styles()
    if name not in ours:
        extends.unknown(f'style "{name}"', name, tuple(ours))
    return ours[name]


def _over(below: Entry, above: Entry) -> Entry:
    """Tables are laid over tables key by key; a value (a border, a font) is replaced as a whole."""
    if not (isinstance(below.value, dict) and isinstance(above.value, dict)):
        return above
    if not is_table(above.key):
        return above
    merged = dict(below.value)
    if above.key[:1] == ("page",):
        _drop_other_size(merged, above.value)
    for name, part in above.value.items():
        merged[name] = _over(merged[name], part) if name in merged else part
    return above.with_value(merged)


def _drop_other_size(below: dict[str, Entry], above: Mapping[str, object]) -> None:
    """A page says its size by name or by width and height; the nearer file's way holds."""
    if "size" in above:
        below.pop("width", None)
        below.pop("height", None)
    elif "width" in above or "height" in above:
        below.pop("size", None)


def is_table(key: Key) -> bool:
    """Whether a table stands at `key` in a style file; elsewhere an inline table is a value."""
    match key:
        case () | (_,) | ("page" | "layout", _) | ("layout", _, _):
            return True
        case (group, member):
            return member in MEMBERS.get(group, ())
        case _:
            return False
