"""Lighthouse gives the pages that strangers meet first at least 95 of 100 in each category, and
finds nothing to mend in what it counts of their speed.

What it times is a benchmark, `./run bench lighthouse`: beside other tests it says how busy they
keep the machine. Where it cannot be installed the test skips and says why.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from inkwell.assets import AssetsError
from tests.frontend.world import World
from tests.plugin.lighthouse import LEAST, Look, install, look

ALWAYS_TRUE = ("accessibility", "best-practices", "seo")
#: A busy machine may keep Chromium from telling when a page began, which Lighthouse asks to try
#: again.
LOOKS = 5


@pytest.fixture(scope="module")
def lighthouse() -> Sequence[str]:
    """The words that start Lighthouse."""
    try:
        return install()
    except AssetsError as error:
        pytest.skip(f"no Lighthouse: {error}")


@pytest.mark.slow
def test_three_pages_score_well(
    lighthouse: Sequence[str],
    browser: Browser,
    committed_world: World,
    site: str,
    tmp_path: Path,
) -> None:
    del browser  # Only here to skip where there is no Chromium.
    report = tmp_path / "report.json"
    for place in ("/", committed_world.article_address, "/@tove"):
        for _ in range(LOOKS):
            found = look(
                lighthouse,
                site + place,
                categories=("performance", *ALWAYS_TRUE),
                report=report,
            )
            if isinstance(found, Look):
                break
        assert isinstance(found, Look), found
        low = {name: found.scores[name] for name in ALWAYS_TRUE if found.scores[name] < LEAST}
        assert (place, low, found.counted()) == (place, {}, [])
