"""Writer 1: register with an e-mail, confirm, and publish a first article with pictures, headings,
code and a table, paying nothing and installing nothing.
"""

from pathlib import Path

from playwright.sync_api import Page, expect

from accounts.models import Account
from tests.articles.pictures import photograph
from tests.browser.newcomers import newest_code, sign_up
from tests.browser.walks.people import open_settings
from tests.frontend.world import World

BODY = """Start where the water stands.

## What you need

| tool  | price |
|-------|------:|
| spade |    20 |

```python
depth_cm = 30
```

"""


def test_from_a_stranger_to_an_article_with_everything_in_it(
    browser_page: Page, committed_world: World, tmp_path: Path
) -> None:
    page = browser_page
    (tmp_path / "trench.jpg").write_bytes(photograph())
    sign_up(page, "newbie")
    page.get_by_role("link", name="Confirm it now or later").click()
    page.get_by_label("Code").fill(newest_code("newbie"))
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("newbie@example.org")).to_be_visible()
    assert Account.objects.get(name="newbie").email == "newbie@example.org"

    page.goto("/write")
    page.get_by_label("Title").fill("Digging a trench")
    # The editor takes the place of the field that the page came with.
    expect(page.locator(".cm-content")).to_be_visible()
    page.get_by_role("textbox", name="Text").fill(BODY)
    page.get_by_role("button", name="Picture").click()
    dialog = page.get_by_role("dialog", name="Add a picture")
    dialog.get_by_label("File").set_input_files(tmp_path / "trench.jpg")
    dialog.get_by_label("What is to be seen or heard").fill("A trench in wet clay")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog).to_be_hidden()
    open_settings(page)
    page.get_by_label("None: I wrote it").check()
    settings = page.get_by_role("group", name="Settings of this text")
    settings.get_by_role("button", name="Publish").click()

    text = page.get_by_role("article").first
    expect(text.get_by_role("heading", name="Digging a trench", level=1)).to_be_visible()
    expect(text.get_by_role("heading", name="What you need", level=2)).to_be_visible()
    expect(text.get_by_role("cell", name="spade")).to_be_visible()
    expect(text.get_by_text("depth_cm = 30")).to_be_visible()
    shown = text.get_by_role("img", name="A trench in wet clay")
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 64
