"""What the tables of a style file share as types."""

from __future__ import annotations

import msgspec


class Table(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A table of the style file: a key it does not know is an error."""
