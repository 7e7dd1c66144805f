"""The picture of the site, for sites that show one beside a link: its blot above its name.

Others show no SVG, so that it is drawn in pixels, when the front end is built and in its own type.
Both stand in the middle: some cut a square out of it.
"""

import sys
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from frontend.inkblots import SIZE, Blot, blot

#: The size that other sites ask for.
WIDTH: Final = 1200
HEIGHT: Final = 630
#: Drawn so much larger and then made smaller, for smooth edges.
_FINE: Final = 3
#: Pixels of a blot's unit, and where its corner is.
_UNIT: Final = 5
_TOP: Final = 5
#: Height and weight of the letters, and the middle of their line.
_LETTERS: Final = 104
_WEIGHT: Final = 600
_LINE: Final = 485
#: Straight pieces of a bend.
_PIECES: Final = 16


def draw(target: Path, *, font: Path) -> None:
    """Write the picture as a PNG, with the name in that font, which has an axis of weight."""
    drawn = blot("inkwell")
    picture = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), drawn.paper)
    pen = ImageDraw.Draw(picture)
    pen.polygon(_outline(drawn), fill=drawn.ink)
    for dots, colour in ((drawn.drops, drawn.ink), (drawn.eyes, drawn.paper)):
        for x, y, radius in dots:
            pen.circle(_place(x, y), radius * _UNIT * _FINE, fill=colour)
    letters = ImageFont.truetype(font, _LETTERS * _FINE)
    letters.set_variation_by_axes([_WEIGHT])
    middle = (WIDTH * _FINE / 2, _LINE * _FINE)
    pen.text(middle, "Inkwell", font=letters, fill=drawn.ink, anchor="mm")
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    # Few colours are enough for two inks and the edges between them.
    small.quantize(32).save(target, "PNG", optimize=True)


def _outline(drawn: Blot) -> list[tuple[float, float]]:
    points = []
    for (ax, ay), (bx, by), (cx, cy) in drawn.bends():
        for piece in range(_PIECES):
            to = piece / _PIECES
            start, bend, end = (1 - to) ** 2, 2 * to * (1 - to), to**2
            points.append(
                _place(start * ax + bend * bx + end * cx, start * ay + bend * by + end * cy)
            )
    return points


def _place(x: float, y: float) -> tuple[float, float]:
    """Where a point of the blot is in the large drawing."""
    left = (WIDTH - SIZE * _UNIT) / 2
    return (left + x * _UNIT) * _FINE, (_TOP + y * _UNIT) * _FINE


if __name__ == "__main__":
    draw(Path(sys.argv[1]), font=Path(sys.argv[2]))
