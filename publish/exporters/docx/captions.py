"""Labels that count: "Figure 2" with its number in a SEQ field, which Word goes on counting."""

from __future__ import annotations

from typing import Final, Literal

from publish.exporters.docx.bookmarks import split_label
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import field
from publish.exporters.docx.oxml import Element
from publish.exporters.docx.run_properties import Line, properties
from publish.exporters.docx.runs import plain_run
from publish.patterns import pattern

Sequence = Literal["Figure", "Table", "Equation"]

_NUMBERED: Final = pattern(r"(\D*)(\d+)(\D*)")


def label_runs(
    identifier: str, label: str, sequence: Sequence, line: Line, composition: Composition
) -> list[Element]:
    """The runs of the label of the block with that id, its number between the marks that
    references name.

    A label that is not the next of its sequence is plain text, for a field would say another.
    """
    word, number = split_label(label)
    parts = _NUMBERED.fullmatch(number)
    if parts is None or not composition.sequences.counts(sequence, int(parts[2])):
        runs = plain_run(number, line, composition)
    else:
        counted = field(f"SEQ {sequence} \\* ARABIC", parts[2], properties(line, composition))
        before = plain_run(parts[1], line, composition)
        runs = [*before, *counted, *plain_run(parts[3], line, composition)]
    marked = composition.bookmarks.around_label(identifier, runs)
    return [*plain_run(word, line, composition), *marked]
