"""Ink-blot avatars: a symmetrical blot drawn from an account's name.

Pure: the same name gives the same bytes on every machine and in every version of Python, because
all the choices come from SHA-256 of the name. The blot is a closed curve through points round a
centre, mirrored at the upright axis, with a few drops beside it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

#: Side of the drawing in its own units.
SIZE: Final = 96
#: Points of the outline on one side of the axis; top and bottom lie on the axis itself.
POINTS: Final = 7
#: Paper and ink of each blot; each pair is at least 7:1, and none of them is the amber of money.
INKS: Final = (
    ("#EAE6F2", "#2C2757"),
    ("#E3EAF4", "#1F3566"),
    ("#E4EEE9", "#1D4736"),
    ("#F3E6EB", "#5A1F3B"),
    ("#EDEAE1", "#1C2130"),
    ("#E2EDF0", "#174652"),
    ("#F1E8E2", "#57301C"),
    ("#EAEBF0", "#3A3F55"),
)

#: Sine and cosine of the outline's angles from straight up, in thousandths: no floats here.
_DIRECTIONS: Final = (
    (0, -1000),
    (500, -866),
    (866, -500),
    (1000, 0),
    (866, 500),
    (500, 866),
    (0, 1000),
)

type Point = tuple[int, int]
#: A centre and a radius.
type Dot = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Blot:
    """A blot in its own units: the corners that its outline bends at, the drops beside it and the
    bare spots in it, each a centre and a radius.
    """

    paper: str
    ink: str
    corners: tuple[Point, ...]
    drops: tuple[Dot, ...]
    eyes: tuple[Dot, ...]

    def bends(self) -> list[tuple[Point, Point, Point]]:
        """The outline as quadratic curves, each from the middle of a side round a corner to the
        middle of the next.
        """
        closed = [*self.corners, self.corners[0]]
        middles = [((ax + bx) // 2, (ay + by) // 2) for (ax, ay), (bx, by) in pairwise(closed)]
        return list(zip([middles[-1], *middles[:-1]], self.corners, middles, strict=True))


def blot(name: str) -> Blot:
    """The blot that belongs to ``name``."""
    seed = hashlib.sha256(name.encode()).digest()
    paper, ink = INKS[seed[0] % len(INKS)]
    right = _outline(seed[1 : 1 + POINTS])
    left = [(SIZE - x, y) for x, y in reversed(right[1:-1])]
    return Blot(paper, ink, (*right, *left), _drops(seed[16:]), _eyes(seed[10:13]))


def inkblot(name: str) -> str:
    """An SVG document of the blot that belongs to ``name``; decorative, so it carries no title."""
    drawn = blot(name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<rect width="{SIZE}" height="{SIZE}" fill="{drawn.paper}"/>'
        f'<g fill="{drawn.ink}"><path d="{_path(drawn)}"/>{_circles(drawn.drops)}</g>'
        f'<g fill="{drawn.paper}">{_circles(drawn.eyes)}</g></svg>'
    )


def _outline(radii: bytes) -> list[Point]:
    """Points from the top of the axis down the right side to its foot."""
    half = SIZE // 2
    lengths = [14 + radius * 24 // 255 for radius in radii]
    return [
        (half + dx * length // 1000, half + dy * length // 1000)
        for (dx, dy), length in zip(_DIRECTIONS, lengths, strict=True)
    ]


def _drops(seed: bytes) -> tuple[Dot, ...]:
    """Two to four mirrored drops that flew off the blot."""
    drops: list[Dot] = []
    for number in range(2 + seed[0] % 3):
        across, down, size = seed[3 * number + 1 : 3 * number + 4]
        x, y, radius = 10 + across * 24 // 255, 12 + down * 72 // 255, 1 + size * 4 // 255
        drops += [(x, y, radius), (SIZE - x, y, radius)]
    return tuple(drops)


def _eyes(seed: bytes) -> tuple[Dot, ...]:
    """Two bare spots where the paper shows through."""
    across, down, size = seed
    x, y, radius = 4 + across * 6 // 255, 40 + down * 14 // 255, 1 + size * 3 // 255
    return (SIZE // 2 - x, y, radius), (SIZE // 2 + x, y, radius)


def _path(drawn: Blot) -> str:
    """A closed path that bends at each corner and passes through the middle of each side."""
    bends = drawn.bends()
    (x, y), _corner, _end = bends[0]
    return f"M{x} {y}" + "".join(f"Q{cx} {cy} {ex} {ey}" for _, (cx, cy), (ex, ey) in bends) + "Z"


def _circles(dots: Sequence[Dot]) -> str:
    return "".join(f'<circle cx="{x}" cy="{y}" r="{radius}"/>' for x, y, radius in dots)
