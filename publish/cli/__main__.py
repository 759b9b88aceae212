"""`python -m publish.cli`."""

from __future__ import annotations

from publish.cli import program

program()
