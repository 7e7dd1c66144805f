"""Browsers in words: "Firefox on Windows" for the line that a browser sends about itself.

For people to know their own devices again, and to leave programs out where reads are counted.
"""

import re
from typing import Final

from django.utils.translation import gettext

#: Looked for in this order: most browsers claim to be the ones below them too.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)

_PROGRAMS: Final = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|fetch|scrap|monitor|headless|lighthouse|feed|facebook"
    r"|curl|wget|python|java/|go-http|httpx?\b|libwww|okhttp|axios|node",
    re.IGNORECASE,
)


def is_program(agent: str) -> bool:
    """Whether a user agent says that it is no browser of a person's, or says nothing."""
    return not agent.startswith(("Mozilla/", "Opera/")) or _PROGRAMS.search(agent) is not None


def device(agent: str) -> str:
    """Browser and system of a user agent; what is unknown is shown as it is, at most 60 long."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    if browser and system:
        words = gettext("%(browser)s on %(system)s")
        return words % {"browser": browser, "system": system}
    return browser or system or agent[:60]
