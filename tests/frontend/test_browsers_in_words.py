"""People know their devices again by name."""

import pytest

from frontend.agents import device

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
AGENTS = [
    (
        f"Mozilla/5.0 (X11; Linux x86_64) {_WEBKIT} Chrome/141.0.0.0 Safari/537.36",
        "Chrome on Linux",
    ),
    (
        f"Mozilla/5.0 (Windows NT 10.0) {_WEBKIT} Chrome/141.0.0.0 Safari/537.36 Edg/141.0",
        "Edge on Windows",
    ),
    ("Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0", "Firefox on Android"),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
        " Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Safari on iPhone",
    ),
    ("curl/8.5.0", "curl/8.5.0"),
    ("", ""),
]


@pytest.mark.parametrize(("agent", "words"), AGENTS)
def test_a_browser_is_named_with_its_system(agent: str, words: str) -> None:
    assert device(agent) == words
