"""Google's Lighthouse, of the version that is locked in tests/lighthouse, looking at one page.

Its scores of speed are of a phone that it computes from the time that this machine takes.
"""

import json
import os
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inkwell.assets import AssetsError, find_node
from tests.plugin.browser import find_chromium

#: The goal of the design in each category.
LEAST: Final = 95
_FOLDER: Final = Path(__file__).parents[1] / "lighthouse"
#: What Lighthouse counts, and does not time.
_COUNTED: Final = ("byte", "element", "unitless")


@dataclass(frozen=True, slots=True)
class Look:
    """Scores of 100 by category, and every audit as Lighthouse reports it."""

    scores: Mapping[str, int]
    audits: Mapping[str, Mapping[str, object]]

    def counted(self) -> list[str]:
        """Audits below 0.9 of what is counted, however fast the machine is."""
        return [
            f"{name}: {audit['score']} {audit.get('displayValue', '')}"
            for name, audit in self.audits.items()
            if audit.get("numericUnit") in _COUNTED
            and isinstance(score := audit.get("score"), int | float)
            and score < 0.9
        ]


def install() -> Sequence[str]:
    """The words that start it, installed when they are asked for; AssetsError where it cannot
    be had.
    """
    node, npm = find_node()
    words = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(words, cwd=_FOLDER, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssetsError(f"npm ci failed: {done.stderr[-300:]}")
    return (str(node), str(_FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"))


def look(
    words: Sequence[str], address: str, *, categories: Collection[str], report: Path
) -> Look | str:
    """What it finds there, or what it says where it could not look."""
    done = subprocess.run(
        [*words, address, "--quiet", "--output=json", f"--output-path={report}"]
        + ["--chrome-flags=--headless=new --no-sandbox"]
        + [f"--only-categories={','.join(categories)}"],
        env={**os.environ, "CHROME_PATH": str(find_chromium())},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return done.stderr[-2000:]
    found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * found["categories"][name]["score"]) for name in categories}
    return Look(scores, found["audits"])
