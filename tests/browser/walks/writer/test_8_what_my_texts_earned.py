"""Writer 8: see what each text and month earned; take a table and a year's statement along.

Reads and their sources are walked where they are counted.
"""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_earnings_by_text_and_month_and_as_a_table(enter: Enter, committed_world: World) -> None:
    page = enter("tove")
    page.goto("/desk/writer")
    row = page.get_by_role("row", name="An older text")
    earned = row.get_by_role("cell").nth(1).inner_text().strip()
    assert float(earned.split()[0]) > 0
    expect(page.get_by_role("img", name="Earned by month")).to_be_visible()
    page.get_by_text("As a table", exact=True).click()
    expect(page.get_by_role("table", name="By month").get_by_role("row").first).to_contain_text(
        earned.split()[0]
    )
    page.goto("/wallet")
    with page.expect_download() as download:
        page.get_by_role("link", name="As a table (CSV)").click()
    table = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Author's reward,the reward pool,An older text" in table
    page.get_by_role("link", name="Statement of the year").click()
    expect(page.get_by_role("table", name="Statement")).to_be_visible()
    with page.expect_download() as statement:
        page.get_by_role("link", name="As a table (CSV)").click()
    assert statement.value.suggested_filename.endswith(".csv")
