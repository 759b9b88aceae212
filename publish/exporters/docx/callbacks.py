"""How nodes within others are said: functions that are handed down.

What lists, tables, callouts and regions hold is of every kind, and the module that says every kind
imports these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from publish.document import Blocks, Inlines, Paragraph
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.paragraphs import Flow, Para, Place

SayBlocks: TypeAlias = Callable[[Blocks, Place, Composition], list[Flow]]
SayText: TypeAlias = Callable[[str, Inlines, Place, Composition], Para]
"""Says inlines as a paragraph of a role."""

SayParagraph: TypeAlias = Callable[[Paragraph, Place, Composition], Para]
