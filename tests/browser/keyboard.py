"""Steps of somebody who has no mouse."""

from typing import Final

import pytest
from playwright.sync_api import Page

#: A card shows the focus of its title around the whole of itself.
_HAS_RING: Final = """(() => { const node = document.activeElement;
  return [node, node.closest("article")?.parentElement].some(
    (each) => each && getComputedStyle(each).outlineStyle !== "none"); })()"""


def press_until(page: Page, selector: str, *, limit: int = 60, key: str = "Tab") -> None:
    """Tab on, or back with another key, until the element has a focus that can be seen."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate(_HAS_RING), f"no focus ring on {selector}"
            return
    pytest.fail(f"{selector} cannot be reached with Tab on {page.url}")
