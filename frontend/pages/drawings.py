"""The way from votes to tokens as a drawing: boxes from top to bottom, then a bar for each share.

It draws the facts of the table beside it and knows no numbers of its own but lengths.
"""

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Final

from frontend.shown.rewards import Arrow, Bar, Box, Drawing, Fact, Share

WIDTH: Final = 360
_BOX: Final = 46
_GAP: Final = 32
_BAR: Final = 40


def drawn(
    steps: Sequence[Fact], shares: Sequence[Share], *, between: Sequence[str] = ()
) -> Drawing:
    """The steps as boxes one below the other, the shares as bars by their amounts; `between` are
    the words beside the arrows, the first under the first step.
    """
    pitch = _BOX + _GAP
    boxes = [Box(place * pitch, step.label, step.value) for place, step in enumerate(steps)]
    arrows = [
        Arrow(box.y + _BOX, box.y + pitch, words)
        for box, words in zip(boxes, chain(between, repeat("")), strict=False)
    ]
    top, most = len(boxes) * pitch, max((share.amount for share in shares), default=0)
    bars = [
        Bar(
            top + place * _BAR,
            share.fact.label,
            share.fact.value,
            length=share.amount * WIDTH // most if most else 0,
        )
        for place, share in enumerate(shares)
    ]
    return Drawing(top + len(bars) * _BAR, boxes, arrows, bars)
