"""Measures the plain-text reader on the labelled texts, beside two readers of Markdown.

    python -m tests.eval [--half tuned|held|both] [--under NAME] [--shape NAME] [--misses N]
                         [--no-baselines]

The texts under `held/` are held out: no rule was written for them. They are measured in groups, by
what their authors were asked for, since a mean of unlike texts says nothing of any of them.
`--under held/fifteenth` measures one batch.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers.plaintext import read
from tests.eval.baselines import commonmark, markdown
from tests.eval.corpus import Labelled, texts
from tests.eval.scoring import KINDS, Score, agreeing, compare
from tests.eval.shapes import SHAPES

Read = Callable[[str], Document]

GROUPS: Final = {
    "ordinary, as a random draw of what people paste": (
        *("held/eighteenth/", "held/twentyseventh/ll-", "held/twentyseventh/nn-"),
        *("held/twentyninth/", "held/thirtieth/", "held/thirtyfirst/", "held/thirtysecond/"),
        *("held/thirtythird/", "held/thirtyfourth/", "held/thirtyfifth/", "held/thirtysixth/"),
    ),
    "in the forms of real publishers, or in as many forms as their authors knew": (
        *("held/fifteenth/", "held/twentysecond/", "held/twentythird/", "held/twentyfourth/"),
    ),
    "pages, with what stands above and around their texts": (
        *("held/fourteenth/", "held/twentysixth/", "held/twentyseventh/"),
    ),
}
"""How the names of the held-out texts of each kind begin; a text is of the first that it fits."""


def ours(text: str) -> Document:
    return read(Source(name="text.txt", data=text.encode()), Log("text.txt"))


def main(argv: list[str] | None = None) -> int:
    options = _options(argv)
    chosen = [
        text
        for text in texts()
        if text.name.startswith(options.under)
        and (options.half == "both" or text.name.startswith("held/") == (options.half == "held"))
    ]
    shapes = {name: f for name, f in SHAPES.items() if options.shape in ("", name)}
    readers: dict[str, Read] = {"publish": ours}
    if options.baselines:
        readers |= {"pandoc -f markdown": markdown, "pandoc -f commonmark": commonmark}
    if not chosen:
        _say(f"no text of the {options.half} half is under {options.under!r}")
        return 2
    for group, members in grouped(chosen).items():
        _say(f"\n{len(members)} texts ({group}) in {len(shapes)} shapes")
        for reader, function in readers.items():
            misses = options.misses if reader == "publish" else 0
            table = {
                shape: _score(members, write, function, misses, shape)
                for shape, write in shapes.items()
            }
            _print(reader, table)
    return 0


def grouped(chosen: Iterable[Labelled]) -> dict[str, list[Labelled]]:
    """Texts by their group: those that are held out by `GROUPS`, all others together."""
    found: dict[str, list[Labelled]] = {}
    for text in chosen:
        named = (group for group, names in GROUPS.items() if text.name.startswith(names))
        group = f"held out: {next(named)}" if text.name.startswith("held/") else "tuned on"
        found.setdefault(group, []).append(text)
    return {group: found[group] for group in sorted(found, key=_place)}


def _place(group: str) -> int:
    names = [f"held out: {name}" for name in GROUPS]
    return names.index(group) if group in names else len(names)


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.eval", description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("tuned", "held", "both"), default="held")
    parser.add_argument("--under", default="", help="only texts whose names begin so")
    parser.add_argument("--shape", default="")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses per shape")
    parser.add_argument("--no-baselines", dest="baselines", action="store_false")
    return parser.parse_args(argv)


def _score(
    chosen: list[Labelled], write: Callable[[Labelled], str], reader: Read, misses: int, shape: str
) -> dict[str, Score]:
    total: defaultdict[str, Score] = defaultdict(Score)
    for text in chosen:
        said, there = agreeing(reader(write(text)), text)
        for kind, score in compare(said, there).items():
            total[kind] += score
        wrong = [f"  + {k}: {w[:110]!r}" for k, w in said if (k, w) not in there]
        wrong += [f"  - {k}: {w[:110]!r}" for k, w in there if (k, w) not in said]
        if wrong and misses > 0:
            misses -= 1
            _say(f"{shape} / {text.name}", *wrong, sep="\n")
    return dict(total)


def _print(reader: str, table: dict[str, dict[str, Score]]) -> None:
    _say(f"\n{reader}: F1 by kind and shape")
    _say(f"{'':28}{'all':>7}" + "".join(f"{kind[:9]:>10}" for kind in KINDS))
    means = []
    totals: defaultdict[str, Score] = defaultdict(Score)
    for shape, scores in table.items():
        whole = sum(scores.values(), Score())
        means.append(whole.f1)
        for kind, score in scores.items():
            totals[kind] += score
        _say(f"{shape:28}{whole.f1:7.3f}" + _row(scores, "f1"))
    _say(f"{'mean F1 / F1 of the kind':28}{sum(means) / len(means):7.3f}" + _row(totals, "f1"))
    _say(f"{'precision':28}{'':7}" + _row(totals, "precision"))
    _say(f"{'recall':28}{'':7}" + _row(totals, "recall"))


def _say(*lines: str, sep: str = "\n") -> None:
    sys.stdout.write(sep.join(lines) + "\n")


def _row(scores: dict[str, Score], value: str) -> str:
    return "".join(
        f"{getattr(scores[kind], value):10.3f}" if scores.get(kind, Score()).there else f"{'–':>10}"
        for kind in KINDS
    )


if __name__ == "__main__":
    sys.exit(main())
