"""A photograph as a phone takes it, stored for all screens, against Pillow alone.

What is beside the pictures must be little: the day's quota, the lock, the row, and the files on
the disk. The bound reads the same file and writes the same widths in the same quality.
"""

import io
from collections.abc import Iterator
from random import Random
from typing import Final

from django.test import override_settings
from PIL import Image

from accounts.models import Account
from articles.pictures import MAX_SIDE, WIDTHS
from articles.services import upload
from ledger.selectors import database_time
from tests.bench.report import Measure
from tests.bench.server import Bench
from tests.bench.sizes import Size
from tests.bench.taking_turns import compared
from tests.bench.texts import write_many

_QUALITY: Final = 82
_METHOD: Final = 4


def photograph(bench: Bench, size: Size) -> Iterator[Measure]:
    """A photograph of 12 million pixels through the service, against Pillow writing its widths."""
    data = _photograph(size.pick(tiny=400, usual=4_000))
    with bench.database() as database, override_settings(MEDIA_ROOT=database.scratch / "media"):
        write_many(database, 20)
        owner = Account.objects.order_by("pk")[0]
        yield compared(
            database,
            size,
            name="U1",
            what="photograph uploaded / Pillow writes the same widths",
            goal=1.2,
            ours=lambda: upload(owner, data=data, now=database_time()),
            bound=lambda: _rewrite(data),
            turns=1,
        )


def _photograph(width: int) -> bytes:
    """Colours that run into each other with some grain, from a seed."""
    dice = Random(7)
    coarse = Image.frombytes("RGB", (40, 30), dice.randbytes(40 * 30 * 3))
    height = width * 3 // 4
    grain = Image.frombytes(
        "RGB", (width // 4, height // 4), dice.randbytes(width * height // 16 * 3)
    )
    smooth = coarse.resize((width, height), Image.Resampling.BICUBIC)
    drawn = Image.blend(smooth, grain.resize((width, height)), 0.1)
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=90)
    return out.getvalue()


def _rewrite(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as opened:
        opened.draft("RGB", (MAX_SIDE, MAX_SIDE))
        opened.load()
        opened.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
        for width in (*(each for each in WIDTHS if each < opened.width), opened.width):
            height = round(opened.height * width / opened.width)
            shown = opened.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
            shown.save(io.BytesIO(), "WEBP", quality=_QUALITY, method=_METHOD)
