"""The weights of `publish.readers.plaintext.wording`, learned from labelled texts.

`python -m tests.eval.wordings FOLDER…` learns from the lines at the head of all texts of ours that
are not held out and of those in the folders, and writes `wording.json`. Learning needs
scikit-learn, NumPy and SciPy, which the project itself does not. What is shipped was learned with
scikit-learn 1.9.1, NumPy 2.4.6 and SciPy 1.17.1.

Weights that many facts share, each with a little, tell lines of authors that they have not seen
better than a few large ones (ridge, not lasso): a section or a subtitle reads more as a title than
the title does in 149 and not in 200 of 1,159 heads. Facts that change the least are left out in the
end, and the weights of the others learned again.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from publish.readers.plaintext import wording
from publish.readers.plaintext.wording import BIAS, FILE, HUNDREDTHS, KINDS, Kind, Wording, facts
from tests.eval.corpus import Labelled
from tests.eval.learning import read_texts, tuned, write_weights
from tests.eval.tables import table_of

WEIGHTS: Final = Path(wording.__file__).with_name(FILE)
_KINDS: Final[Mapping[str, Kind]] = {
    "title": "title",
    **dict.fromkeys(("sub", "sum"), "deck"),
    "byline": "byline",
    "date": "date",
    "status": "status",
    "more": "more",
    **dict.fromkeys(("p", "h1", "h2", "n", "-", "verse"), "text"),
}
_HEADS: Final = 12
"""So many labels from the title on are learned from …"""

_MOST_OF_TEXT: Final = 3
"""… and so many pieces of the text itself."""

_FEWEST: Final = 3
"""What fewer lines have says nothing of others."""

_KEPT: Final = 30_000
"""So many facts are kept. With all 161,000 it is about 140 heads, for five times as much room."""

_COST: Final = 1.0
_ROUNDS: Final = 200

Line = tuple[str, Kind]


def lines(text: Labelled) -> Iterator[Line]:
    """The lines at the head of a text and what they are."""
    kinds = [label.kind for label in text.labels]
    title = kinds.index("title") if "title" in kinds else 0
    of_text = 0
    for label in text.labels[: title + _HEADS]:
        kind = _KINDS.get(label.kind)
        of_text += kind == "text"
        if kind and label.text and of_text <= _MOST_OF_TEXT:
            yield label.text, kind


def wording_of(texts: Sequence[Labelled]) -> Wording:
    """What these texts teach."""
    numpy = importlib.import_module("numpy")
    found = [(facts(said), kind) for text in texts for said, kind in lines(text)]
    seen, names = table_of(
        [{name: n for name, n in said.items() if name != BIAS} for said, _ in found], _FEWEST
    )
    are = [KINDS.index(kind) for _, kind in found]
    weights, _ = _learned(seen, are)
    often = numpy.sqrt(numpy.asarray(seen.multiply(seen).sum(axis=0))[0])
    kept = sorted(numpy.argsort(-abs(weights).max(axis=0) * often, kind="stable")[:_KEPT])
    weights, bias = _learned(seen[:, kept], are)
    rows = [(names[column], weights[:, at]) for at, column in enumerate(kept)]
    return Wording({name: _hundredths(row) for name, row in [(BIAS, bias), *rows]})


def _learned(seen: Any, are: Sequence[int]) -> tuple[Any, Any]:
    """What each fact says for each kind, and what is said for each without any."""
    linear = importlib.import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=_COST, max_iter=_ROUNDS).fit(seen, are)
    if list(model.classes_) != list(range(len(KINDS))):
        raise ValueError(f"no line of some of the kinds {', '.join(KINDS)}")
    return (
        model.coef_ - model.coef_.mean(axis=0),
        model.intercept_ - model.intercept_.mean(),
    )


def _hundredths(row: Sequence[float]) -> list[int]:
    return [round(float(said) * HUNDREDTHS) for said in row]


def written(learned: Wording) -> bytes:
    """What was learned as its file has it, a fact a line."""
    rows = b",\n".join(
        msgspec.json.encode(name) + b":" + msgspec.json.encode(row)
        for name, row in learned.facts.items()
    )
    return b'{"facts":{\n' + rows + b"\n}}\n"


def main(folders: Sequence[str]) -> None:
    """Learns, and writes what was learned."""
    texts = [text for text, _ in read_texts(tuned(), folders)]
    count = sum(1 for text in texts for _ in lines(text))
    write_weights(written(wording_of(texts)).decode(), count, WEIGHTS)


if __name__ == "__main__":
    main(sys.argv[1:])
