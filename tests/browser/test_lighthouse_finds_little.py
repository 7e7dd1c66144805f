"""Lighthouse gives the pages that strangers meet first at least 95 of 100 in each category.

Its version is locked in tests/lighthouse; it is installed when the test runs, and where that
cannot be done the test skips and says why. Its scores of speed are of a phone that it computes.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from inkwell.assets import AssetsError, find_node
from tests.frontend.world import World
from tests.plugin.browser import find_chromium

FOLDER = Path(__file__).parents[1] / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WANTED = ",".join(CATEGORIES)
LEAST = 95
#: A busy machine takes from a score of speed and never adds to it, so the best look counts. It
#: may also keep Chromium from telling when a page began, which Lighthouse asks to try again.
LOOKS = 5


@pytest.fixture(scope="module")
def lighthouse() -> list[str]:
    """The words that start Lighthouse."""
    try:
        node, npm = find_node()
    except AssetsError as error:
        pytest.skip(f"no Lighthouse: {error}")
    words = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(words, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no Lighthouse: npm ci failed: {done.stderr[-300:]}")
    return [str(node), str(FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js")]


@pytest.mark.slow
def test_three_pages_score_well(
    lighthouse: list[str], browser: Browser, committed_world: World, site: str, tmp_path: Path
) -> None:
    del browser  # Only here to skip where there is no Chromium.
    low: list[str] = []
    for address in ("/", committed_world.article_address, "/@tove"):
        for _ in range(LOOKS):
            wrong = look([*lighthouse, site + address], tmp_path / "report.json")
            if not wrong:
                break
        low += wrong
    assert low == [], "\n".join(low)


def look(words: list[str], report: Path) -> list[str]:
    """What keeps a page under the least score or from being seen: nothing, if all is well."""
    done = subprocess.run(
        [*words, "--quiet", "--output=json", f"--output-path={report}"]
        + ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={WANTED}"],
        env={**os.environ, "CHROME_PATH": str(find_chromium())},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return [f"{words[-1]} {done.stderr[-2000:]}"]
    found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}
    print(words[-1], scores)
    return (
        [f"{words[-1]} {scores}", *failed(found["audits"])] if min(scores.values()) < LEAST else []
    )


def failed(audits: dict[str, dict[str, object]]) -> list[str]:
    """What Lighthouse would have better."""
    return [
        f"  {name}: {audit['score']} {audit.get('displayValue', '')}"
        for name, audit in audits.items()
        if isinstance(score := audit.get("score"), int | float) and score < 0.9
    ]
