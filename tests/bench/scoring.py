"""The speed of the pages that strangers meet first, as Lighthouse scores it for a phone.

It computes that phone from what this machine takes, so that it means something only on a quiet
one. The median of several looks counts.
"""

from collections.abc import Iterator
from statistics import median
from typing import Final

from articles.models import Article
from tests.bench.reading import many_texts
from tests.bench.report import Measure
from tests.bench.server import Bench
from tests.bench.sizes import Size
from tests.plugin.lighthouse import LEAST, Look, install, look
from tests.plugin.sites import started

_LOOKS: Final = 5


def strangers(bench: Bench, size: Size) -> Iterator[Measure]:
    """Lighthouse's score of speed for front page, article and profile, against 95 of 100."""
    words = install()
    with many_texts(bench, size) as database:
        text = Article.objects.select_related("author").order_by("-pk")[0]
        profile = f"/@{text.author.name}"
        with started(database.url, database.scratch / "web.log") as site:
            for what, place in (
                ("front page", "/"),
                ("article", f"{profile}/{text.permlink}"),
                ("profile", profile),
            ):
                looks = [
                    look(
                        words,
                        site + place,
                        categories=["performance"],
                        report=database.scratch / "report.json",
                    )
                    for _ in range(size.pick(tiny=1, usual=_LOOKS))
                ]
                scores = [each.scores["performance"] for each in looks if isinstance(each, Look)]
                score = median(scores or [0])
                yield Measure(
                    name="lighthouse",
                    what=f"{what}, Lighthouse's performance / least",
                    ours=f"{score:.0f} of 100",
                    bound=f"{LEAST} of 100",
                    ratio=score / LEAST,
                    sense="at least",
                    goal=1,
                )
