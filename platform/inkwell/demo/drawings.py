"""The pictures of the small world, drawn here, so that no file of pixels is kept with the code.

A text names one as `![words](drawing:beans)`; the demo uploads it for its author as anybody would
and puts its address in the place.
"""

import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PIL import Image, ImageDraw, ImageFont

PAPER: Final = "#f3efe5"
INK: Final = "#1c2130"
BLUE: Final = "#2f4b8f"
AMBER: Final = "#d9a53f"
WATER: Final = "#b9cbe6"
REFERENCE: Final = re.compile(r"drawing:([a-z]+)")
_SIZE: Final = (1600, 1000)
_TEXT: Final = 34


def drawn(name: str) -> bytes:
    """A PNG of the drawing called `name`; KeyError when there is none."""
    picture = Image.new("RGB", _SIZE, PAPER)
    _DRAWINGS[name](ImageDraw.Draw(picture))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _beans(draw: ImageDraw.ImageDraw) -> None:
    """Kilos of three seasons, a row in the sun beside a row in the shade."""
    for number, (sun, shade) in enumerate(((6.1, 3.0), (5.4, 3.3), (5.9, 3.6))):
        left = 240 + number * 430
        for step, (kilos, colour) in enumerate(((sun, AMBER), (shade, BLUE))):
            at, top = left + step * 150, 840 - kilos * 105
            draw.rectangle((at, top, at + 130, 840), fill=colour)
            _write(draw, (at + 65, top - 34), f"{kilos:.1f} kg")
        _write(draw, (left + 140, 890), ("first", "second", "third")[number])
    draw.line((180, 840, 1480, 840), fill=INK, width=4)
    for at, colour, words in ((1130, AMBER, "sun"), (1280, BLUE, "shade")):
        draw.rectangle((at, 70, at + 34, 104), fill=colour)
        _write(draw, (at + 50, 87), words, anchor="lm")


def _flour(draw: ImageDraw.ImageDraw) -> None:
    """Forty weighings in steps of ten grams: their mean is 512, their spread 23."""
    for number, times in enumerate((1, 1, 2, 5, 6, 8, 7, 4, 2, 2, 2)):
        middle = 200 + number * 120
        for step in range(times):
            top = 800 - step * 82
            draw.ellipse((middle - 34, top - 68, middle + 34, top), fill=BLUE)
        _write(draw, (middle, 850), f"{460 + number * 10}")
    draw.line((120, 812, 1480, 812), fill=INK, width=4)
    mean = 200 + 5.2 * 120
    draw.line((mean, 70, mean, 812), fill=AMBER, width=6)
    _write(draw, (mean + 24, 90), "512 g", anchor="lm")
    _write(draw, (800, 920), "grams of flour that were enough")


def _bridges(draw: ImageDraw.ImageDraw) -> None:
    """A river and the two bridges over it, forty metres apart."""
    banks = [
        (x, 470 + 70 * ((x / 800 - 1) ** 2) * (1 if x > 800 else -1)) for x in range(0, 1601, 20)
    ]
    river = [(x, y - 110) for x, y in banks] + [(x, y + 110) for x, y in reversed(banks)]
    draw.polygon(river, fill=WATER)
    for left, colour, words in ((560, BLUE, "first, a toll"), (940, AMBER, "second, free")):
        draw.rectangle((left, 300, left + 110, 650), fill=colour)
        for pier in (350, 430, 510, 590):
            draw.line((left - 14, pier, left + 124, pier), fill=PAPER, width=6)
        _write(draw, (left + 55, 710), words)
    draw.line((670, 790, 940, 790), fill=INK, width=4)
    for end in (670, 940):
        draw.line((end, 774, end, 806), fill=INK, width=4)
    _write(draw, (805, 840), "40 metres")


def _write(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], words: str, *, anchor: str = "mm"
) -> None:
    draw.text(at, words, fill=INK, font=ImageFont.load_default(_TEXT), anchor=anchor)


_DRAWINGS: Final[Mapping[str, Callable[[ImageDraw.ImageDraw], None]]] = MappingProxyType(
    {"beans": _beans, "flour": _flour, "bridges": _bridges}
)
