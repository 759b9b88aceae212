"""Pictures as publications carry them: examined, bared of what is no picture, and measured.

What an author, a stranger's archive or a style names is bytes until `settled` has looked at it.
After that it is one of PNG, JPEG and SVG; upright, in sRGB, of eight bits a channel, without
metadata (a photo tells where it was taken), no larger than print can use, and an SVG is drawing and
nothing else. So every format may embed it as it stands.
"""

from __future__ import annotations

from publish.pictures.dimensions import extent, natural_size
from publish.pictures.prepared import Remark, Settled
from publish.pictures.sniff import pixels_limited, settled

__all__ = ["Remark", "Settled", "extent", "natural_size", "pixels_limited", "settled"]
