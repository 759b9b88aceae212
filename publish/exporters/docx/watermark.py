"""The watermark as Word itself makes it: a shape of letters in each head (VML, Part 4, 19.1)."""

from __future__ import annotations

import math
from typing import Final

from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.oxml import Element, element, w
from publish.exporters.docx.run_fonts import run_format, typeface_of
from publish.style.measure.text_widths import Ruler
from publish.units import Length

_REACH: Final = 0.55
"""How much of a text area's diagonal the word takes."""
_CAPITALS: Final = 0.72
"""Height of capitals in ems: the shape is as high as its letters."""
_HIGHEST: Final = 0.22
"""The height of the shape at most, as a share of its width."""
_TYPE: Final = "_x0000_t136"
"""Plain text along a straight path, the shape that Word's own watermarks have."""


def watermark_run(word: str, area: tuple[Length, Length], composition: Composition) -> Element:
    """A run with the word behind the text, in the middle of an area of that width and height."""
    style = composition.sheet.style
    role = style.watermark
    format_ = run_format(style, typeface_of(role))
    composition.faces.note(format_)
    text = word.upper() if role.case == "upper" else word
    width = _REACH * math.hypot(area[0].pt, area[1].pt)
    ems = Ruler(style).ems(text, role.font, role.weight, role.slope)
    height = min(width / max(ems, 0.5) * _CAPITALS, _HIGHEST * width)
    look = [f'font-family:"{format_.font}"', "font-size:1pt"]
    look += ["font-weight:bold"] if format_.bold else []
    look += ["font-style:italic"] if format_.italic else []
    place = (
        "position:absolute;margin-left:0;margin-top:0;"
        f"width:{width:.1f}pt;height:{height:.1f}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape_type = element(
        "v:shapetype",
        {
            "id": _TYPE,
            "coordsize": "21600,21600",
            "o:spt": 136,
            "adj": 10800,
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        element("v:path", {"textpathok": "t"}),
        element("v:textpath", {"on": "t", "fitshape": "t"}),
    )
    shape = element(
        "v:shape",
        {
            "id": "Watermark",
            "type": f"#{_TYPE}",
            "alt": text,
            "style": place,
            "o:allowincell": "f",
            "fillcolor": f"#{role.color.hex}",
            "stroked": "f",
        },
        element("v:textpath", {"style": ";".join(look), "string": text}),
    )
    return w("r", w("rPr", w("noProof")), w("pict", shape_type, shape))
