"""Where the keys of a TOML file stand."""

from __future__ import annotations

from pathlib import Path

from publish.style.definition.source import Entry, read

TOML = '''\
# [comment] a = 1
name = "x # = [y]"

"quoted.key" = 'literal \\'
[ a . "b.c" ]  # table
text = """
[not.a.table]
key = "quoted" \\"""
"""
last = \'\'\'
x = 1\'\'\'
list = [ # one
  { x = 1, y = { z = "}" } },
  "]", 1979-05-27 07:32:00,
  [[1, 2], ["a"]],
]
inline = { p.q = 1, r = [
  1 ] }
dotted.one.two = 1979-05-27 07:32:00
[a]
after = -1_000.5e3
[[array.of]]
tables = true
'''


def lines(entry: Entry) -> dict[str, int]:
    """The line of every key at and below a table."""
    found: dict[str, int] = {}
    for name, part in entry.table().items():
        found[name] = part.line
        if isinstance(part.value, dict):
            found |= {f"{name}/{below}": line for below, line in lines(part).items()}
    return found


def test_every_key_is_found_on_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(TOML.replace("\n", "\r\n").encode())
    assert lines(read(file)) == {
        "name": 2,
        "quoted.key": 4,
        "a": 20,
        "a/b.c": 5,
        "a/b.c/text": 6,
        "a/b.c/last": 10,
        "a/b.c/list": 12,
        "a/b.c/inline": 17,
        "a/b.c/inline/p": 17,
        "a/b.c/inline/p/q": 17,
        "a/b.c/inline/r": 17,
        "a/b.c/dotted": 19,
        "a/b.c/dotted/one": 19,
        "a/b.c/dotted/one/two": 19,
        "a/after": 21,
        "array": 22,
        "array/of": 22,
    }


def test_the_tables_of_an_array_know_their_own_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(
        "[[book]]\nname = 1\n[[book.part]]\nx = 1\n[book.meta]\ny = 1\n[[book]]\nname = 2\n"
    )
    first, second = read(file).table()["book"].tables()
    assert [first.line, first.table()["name"].line, first.table()["meta"].table()["y"].line] == [
        1,
        2,
        6,
    ]
    assert first.table()["part"].tables()[0].table()["x"].line == 4
    assert [second.line, second.table()["name"].line] == [7, 8]
    assert second.table()["name"].key == ("book", "[2]", "name")
