"""Damages finished artifacts in every way that the library knows, and counts what the checks find.

    python -m tests.mutations [--format FORMAT] [--only WORDS]

Prints caught/total for each class and format. Fails when an artifact that is whole has a finding,
or when fewer than 95 of a hundred mutations are caught. What one artifact has not, another of its
format may have; what none has cannot be damaged: such mutations are listed, and count for nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, get_args

import msgspec

from publish import arrange, export, load_style, normalize, read
from publish.checks.running import check, checkers
from publish.plugin import Subject
from tests.mutations import page, portable, web, word
from tests.mutations.mutation import Class, Format, Mutation, NothingToMutateError

SEED: Final = Path(__file__).parents[2] / "seeds" / "kitchen-sink.md"
ARTIFACTS: Final[dict[Format, tuple[tuple[str, str], ...]]] = {
    "pdf": (("briefing", ""),),
    "docx": (("memo", ""), ("memo", "Draft")),
    "epub": (("book", ""),),
    "html": (("briefing", ""),),
}
"""What is damaged of each format: the layout, and the status where it is not the seed's."""
ENOUGH: Final = 0.95


class Outcome(NamedTuple):
    mutation: Mutation
    found: int | None
    """How many findings; `None` when there was nothing to damage."""


def mutations() -> Iterator[Mutation]:
    """The whole library."""
    yield from portable.mutations()
    yield from page.mutations()
    yield from word.mutations()
    yield from web.mutations()


def subject(format_: Format, layout: str, status: str) -> Subject:
    """A clean artifact of the seed that has every element."""
    style = load_style("house")
    source = read(SEED)
    if status:
        meta = msgspec.structs.replace(source.meta, status=status)
        source = msgspec.structs.replace(source, meta=meta)
    document = arrange(normalize(source), layout, style)
    return Subject(
        name=f"{SEED.stem}.{format_}",
        data=export(document, format_, style),
        document=document,
        style=style,
        source=SEED.name,
    )


def findings(one: Subject) -> list[str]:
    (report,) = check([one], checkers())
    return [f"{finding.column}/{finding.code}: {finding.message}" for finding in report.differences]


def run(formats: Sequence[Format], only: str) -> Iterator[Outcome]:
    """Every mutation of the artifacts in `formats` of whose name `only` is a part, with what was
    found."""
    clean = {
        format_: [subject(format_, *what) for what in ARTIFACTS[format_]] for format_ in formats
    }
    for one in (one for some in clean.values() for one in some):
        if found := findings(one):
            sys.exit(f"{one.name} is whole, and has findings:\n  " + "\n  ".join(found))
    for mutation in mutations():
        if only in mutation.name and mutation.format in clean:
            yield Outcome(mutation, _found(mutation, clean[mutation.format]))


def _found(mutation: Mutation, artifacts: Sequence[Subject]) -> int | None:
    """How many findings the first artifact has that can be damaged so."""
    for whole in artifacts:
        try:
            damaged = mutation.apply(whole.data)
        except NothingToMutateError:
            continue
        return len(findings(_with(whole, damaged)))
    return None


def _with(one: Subject, data: bytes) -> Subject:
    return Subject(
        name=one.name, data=data, document=one.document, style=one.style, source=one.source
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("--format", action="append", choices=get_args(Format), dest="formats")
    parser.add_argument("--only", default="", metavar="WORDS", help="part of a mutation's name")
    options = parser.parse_args(arguments)
    formats: tuple[Format, ...] = tuple(options.formats or get_args(Format))
    outcomes = list(run(formats, options.only))
    done = [outcome for outcome in outcomes if outcome.found is not None]
    caught = Counter((o.mutation.kind, o.mutation.format) for o in done if o.found)
    total = Counter((o.mutation.kind, o.mutation.format) for o in done)
    print(f"{'':12}" + "".join(f"{format_:>10}" for format_ in formats) + f"{'all':>10}")
    for kind in (*get_args(Class), "all"):
        row = [(kind, format_) for format_ in formats]
        cells = [_cell(caught, total, kind, (format_,)) for _, format_ in row]
        print(f"{kind:12}" + "".join(cells) + _cell(caught, total, kind, formats))
    for outcome in outcomes:
        what = f"{outcome.mutation.format}/{outcome.mutation.kind}: {outcome.mutation.name}"
        if outcome.found is None:
            print(f"nothing to damage: {what}")
        elif not outcome.found:
            print(f"missed: {what}")
    share = sum(caught.values()) / max(1, len(done))
    print(f"{sum(caught.values())} of {len(done)} caught, {share:.1%}")
    return int(share < ENOUGH)


def _cell(
    caught: Counter[tuple[Class, Format]],
    total: Counter[tuple[Class, Format]],
    kind: str,
    formats: Sequence[Format],
) -> str:
    keys = [key for key in total if kind in ("all", key[0]) and key[1] in formats]
    if not keys:
        return f"{'–':>10}"
    return f"{sum(caught[k] for k in keys)}/{sum(total[k] for k in keys)}".rjust(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
