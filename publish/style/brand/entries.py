"""Entries of a brand as entries of a style: where they are put, and what cannot be is told."""

from __future__ import annotations

from publish.diagnostics import Diagnostic, Place, Severity
from publish.style.definition.source import Entry, Key


class Translation:
    """A brand on its way to a style: `root` is the brand, `below` the style that it changes,
    `style` what is laid over that, `told` what has no place in a style."""

    def __init__(self, root: Entry, below: Entry) -> None:
        self.root = root
        self.below = below
        self.style = Entry(value={}, file=root.file, line=1, key=())
        self.told: list[Diagnostic] = []

    def table(self, name: str) -> dict[str, Entry]:
        entry = self.root.table().get(name)
        return {} if entry is None or entry.value is None else entry.table()

    def put(self, key: str, value: object, entry: Entry | None = None) -> None:
        """Says in the style that `key` is `value`, as `entry` of the brand has it."""
        source = entry or self.root
        lay(self.style, placed(value, source, tuple(key.split("."))), tuple(key.split(".")[:-1]))

    def tell(
        self,
        entry: Entry,
        message: str,
        *,
        hint: str = "",
        severity: Severity = "warning",
        code: str = "brand-unused",
    ) -> None:
        key = ".".join(entry.key)
        self.told.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=f"{key} {message}",
                place=Place(source=str(entry.file), line=entry.line),
                hint=hint,
            )
        )

    def effective(self, table: str, key: str) -> Entry | None:
        """What the brand says of a key, or the style below."""
        for root in (self.style, self.below):
            part = root.table().get(table)
            if part is not None and key in part.table():
                return part.table()[key]
        return None


def placed(value: object, source: Entry, key: Key) -> Entry:
    if isinstance(value, dict):
        value = {
            name: placed(part.value if isinstance(part, Entry) else part, source, (*key, name))
            for name, part in value.items()
        }
    return Entry(value=value, file=source.file, line=source.line, key=key, column=source.column)


def lay(root: Entry, entry: Entry, path: Key) -> None:
    """Puts `entry` below the table at `path`, whose tables are made as needed."""
    for place, name in enumerate(path, 1):
        made = Entry(value={}, file=root.file, line=entry.line, key=path[:place])
        root = root.table().setdefault(name, made)
    if not entry.key:
        for part in entry.table().values():
            lay(root, part, ())
    elif isinstance(entry.value, dict) and entry.key[-1] in root.table():
        for part in entry.table().values():
            lay(root.table()[entry.key[-1]], part, ())
    else:
        root.table()[entry.key[-1]] = entry


def plain(entry: Entry, key: Key = ()) -> Entry:
    """The entry as a style file has it: below `key`, with lists of plain values."""
    value = entry.value
    if isinstance(value, dict):
        value = {name: plain(part, (*key, name)) for name, part in value.items()}
    elif isinstance(value, list):
        value = [part.value for part in value]
    return Entry(value=value, file=entry.file, line=entry.line, key=key, column=entry.column)


def parts_of(entry: Entry, key: str) -> dict[str, Entry]:
    """The entries of a table, or of a value that stands for its `key` alone."""
    return entry.value if isinstance(entry.value, dict) else {key: entry}


def items(entry: Entry | None) -> list[Entry]:
    if entry is None or entry.value is None:
        return []
    if not isinstance(entry.value, list):
        entry.expected("a list")
    return entry.value


def said(entry: Entry, key: str) -> str:
    part = entry.table().get(key)
    return "" if part is None else str(part.value)
