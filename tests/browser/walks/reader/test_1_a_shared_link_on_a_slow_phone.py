"""Reader 1: open a shared link on a slow phone, without an account or script: the text comes at
once, and no wall covers it.
"""

from typing import Any

from playwright.sync_api import expect

from articles.services import publish
from ledger.selectors import database_time
from tests.browser.walks.people import Enter
from tests.frontend.world import World

#: What a line of 400 kbit/s carries in two seconds, with one of them left for its round trips.
MOST_BYTES = 50_000
NEEDED = {"Document", "Stylesheet"}
BODY = "Two lime trees stand here, and one of them does not flower every year.\n\n"


def test_the_text_needs_few_bytes_and_nothing_covers_it(
    enter: Enter, committed_world: World
) -> None:
    text = publish(committed_world.author, title="Lime trees", body=BODY * 20, now=database_time())
    page, sizes = enter(script=False, phone=True), dict[str, float]()
    kinds: dict[str, str] = {}
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")

    def seen(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def came(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    line.on("Network.responseReceived", seen)
    line.on("Network.loadingFinished", came)
    page.goto(f"/@tove/{text.permlink}", wait_until="load")
    # Letters of the system stand in for the fonts until those have come.
    needed = {
        kind: sizes[key] for key, kind in kinds.items() if kind in ("Document", "Stylesheet")
    }
    assert set(needed) == NEEDED
    assert sum(needed.values()) < MOST_BYTES, needed
    words = page.get_by_text("Two lime trees").first
    expect(words).to_be_in_viewport()
    box = words.bounding_box()
    assert box is not None
    top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).textContent",
        [box["x"] + 20, box["y"] + box["height"] / 2],
    )
    assert "Two lime trees" in top
    expect(page.get_by_role("dialog")).to_have_count(0)
